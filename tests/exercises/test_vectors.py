"""Exercises whose figures are among the vectors: two programs written apart agree on them (tests/vectors/README.md).

Only the names differ. Where an exercise goes on after the vectors' last event, the last choice is worked out here.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.exercises.exercise import CLOSE, DEPTHS, exercise, logistic, shares

VECTORS: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "vectors" / "silence.json").read_text(encoding="utf-8")
)


def stories(vector: str, names: dict[str, str]) -> dict[tuple[str, ...], float]:
    """Return a vector's stories in an exercise's names."""
    return {tuple(names[event] for event in row["events"]): row["probability"] for row in VECTORS[vector]["stories"]}


def beliefs(vector: str, *after: str) -> dict[str, float]:
    """Return a vector's beliefs after its events."""
    return next(row["belief"] for row in VECTORS[vector]["beliefs"] if row["after"] == list(after))


GLASSES = {
    f"{verb}({side})": f"{own}({side})"
    for verb, own in (("poison", "drug"), ("drink", "drink"))
    for side in ("Left", "Right")
}
MEETING = {
    f"{verb}({place})": f"{own}({place})"
    for verb, own in (("go_ann", "set_out"), ("go_bob", "follow"))
    for place in ("Cafe", "Park")
}
COIN = {
    f"{verb}({side})": f"{own}({side})"
    for verb, own in (("fall", "fall"), ("say", "name"), ("wager", "bet"))
    for side in ("Heads", "Tails")
}


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize(
    ("name", "vector", "names"),
    [("two-glasses", "glasses", GLASSES), ("where-to-meet", "cafe", MEETING), ("coin-under-a-cup", "coin", COIN)],
)
def test_every_story_is_as_likely_as_the_vectors_have_it(
    name: str, vector: str, names: dict[str, str], depth: int
) -> None:
    expected = stories(f"{vector}_depth{depth}", names)
    assert exercise(name, depth).stories() == pytest.approx(expected, abs=CLOSE)


@pytest.mark.parametrize("depth", DEPTHS)
def test_the_glass_unseen_is_suspected_as_far_as_she_would_have_chosen_it(depth: int) -> None:
    held = beliefs(f"glasses_depth{depth}", "poison(Left)")
    told = exercise("two-glasses", depth)
    for side in ("Left", "Right"):
        found = told.value_weight("Dan", "powder()", side, after="drug(Left)")
        assert found == pytest.approx(held[f"Dan: poisoned() = {side}"], abs=CLOSE)


@pytest.mark.parametrize("depth", DEPTHS)
def test_with_both_glasses_in_reach_there_is_nothing_to_go_by(depth: int) -> None:
    """Knock-out: where neither glass is harder to reach, all is even at every depth."""
    told = exercise("two-glasses", depth, "slight = 0")
    assert told.stories() == pytest.approx(dict.fromkeys(told.stories(), 0.25), abs=CLOSE)


@pytest.mark.parametrize("depth", DEPTHS)
def test_without_the_coffee_nothing_tells_one_place_from_the_other(depth: int) -> None:
    told = exercise("where-to-meet", depth, "reason coffee(Ann): 0")
    assert told.stories() == pytest.approx(dict.fromkeys(told.stories(), 0.25), abs=CLOSE)


@pytest.mark.parametrize("depth", DEPTHS)
def test_a_banker_who_lies_without_a_pang_says_nothing(depth: int) -> None:
    """Knock-out: where a lie costs nothing, he is as likely to say either at depth 0, and so nothing is read into it: the
    guest thinks three to one, whatever he says."""
    told = exercise("coin-under-a-cup", depth, "some = 0")
    for said in ("Heads", "Tails"):
        assert told.value_weight("Guest", "coin()", "Heads", f"fall(Heads), name({said})") == pytest.approx(0.75)


def inspected(depth: int) -> tuple[float, float, float]:
    """Return how likely it is that the nephew killed the colonel, that the butler did, and that nobody did: as whoever
    sees nothing of it thinks, before the study is opened."""
    if depth == 0:
        return (
            1 / 2,
            1 / 4,
            1 / 4,
        )  # of each hour they think nothing but that either may be; the butler's, if he still lives
    held = beliefs("whodunit", "kill(Heir)", "rest(Butler)")
    return tuple(held[f"Inspector: killer() = {who}"] for who in ("Heir", "Butler", "?"))  # type: ignore[return-value]


@pytest.mark.parametrize("depth", DEPTHS)
def test_the_inspector_suspects_as_far_as_each_would_have_done_it(depth: int) -> None:
    """In the vectors the butler cannot strike a dead man; here he can, in vain (0.047), which changes nothing for anybody:
    the colonel is dead by the same hand, as often."""
    told = exercise("who-killed-the-colonel", depth)
    after = "strike(Nephew), bring_tea, leave_be(Butler)"
    nephew, butler, nobody = inspected(depth)
    for who, weight in (("Nephew", nephew), ("Butler", butler), ("?", nobody)):
        assert told.value_weight("Inspector", "killer()", who, after) == pytest.approx(weight, abs=CLOSE)
    found = told.value_weight("Inspector", "killer()", "Nephew", f"{after}, open_study")
    assert found == pytest.approx(nephew / (nephew + butler), abs=CLOSE)


@pytest.mark.parametrize("depth", DEPTHS)
def test_who_is_accused(depth: int) -> None:
    """He accuses by what it is worth: 3 for the right one, -3 for the wrong one, nothing for nobody."""
    nephew, butler, _ = inspected(depth)
    sure = nephew / (nephew + butler)
    odds = exercise("who-killed-the-colonel", depth).odds("strike(Nephew), bring_tea, leave_be(Butler), open_study")
    worth = shares(3 * (2 * sure - 1), 3 * (1 - 2 * sure), 0)
    assert tuple(odds[event] for event in ("accuse(Nephew)", "accuse(Butler)", "drop_it()")) == pytest.approx(worth)
    if depth:
        row = next(row for row in VECTORS["whodunit"]["stories"] if row["events"][-1] == "accuse(Heir)")
        killed = beliefs("whodunit", "kill(Heir)")["Inspector: killer() = Heir"]
        rested = row["probability"] / killed / worth[0]
        assert rested == pytest.approx(1.0, abs=CLOSE), "in the vectors the butler of a dead man rests"


@pytest.mark.parametrize("depth", DEPTHS)
def test_if_the_butler_gained_as_much_the_inspector_could_not_tell(depth: int) -> None:
    """Knock-out: a butler who would gain 4 strikes as the nephew would if nobody came after him: logistic(1). The nephew,
    who gains 4 either way where the butler strikes, strikes at logistic(4 - 3 - 4 · logistic(1))."""
    told = exercise("who-killed-the-colonel", depth, "reason grudge(Butler): if(alive()) 0 else strong")
    butler = 1 / 2 if depth == 0 else logistic(1)
    nephew = 1 / 2 if depth == 0 else logistic(1 - 4 * logistic(1))
    killed = nephew + (1 - nephew) * butler
    after = "leave_be(Nephew), bring_tea, strike(Butler), open_study"
    assert told.value_weight("Inspector", "killer()", "Nephew", after) == pytest.approx(nephew / killed, abs=CLOSE)
    if depth:
        assert max(told.odds(after).items(), key=lambda item: item[1])[0] == "accuse(Butler)"


@pytest.mark.parametrize("depth", DEPTHS)
def test_a_wink_is_read_by_whoever_asks_why(depth: int) -> None:
    """The vectors end with the wink; Bob then looks where he thinks it is, by what finding it is worth (2). Neither Ann nor
    Cy reckons with anybody, so depth 2 reads them as depth 1 does."""
    vector = "ring_depth0" if depth == 0 else "ring"
    told = exercise("ring", depth)
    for after, seen in (("hide(Box)", ["hide(Box)"]), ("hide(Box), wink", ["hide(Box)", "wink()"])):
        held = beliefs(vector, *seen)["Bob: ring() = Box"]
        assert told.value_weight("Bob", "ring()", "Box", after) == pytest.approx(held, abs=CLOSE)
    assert told.odds("hide(Box), wink")["look(Box)"] == pytest.approx(logistic(2 * (2 * held - 1)), abs=CLOSE)
    recorded = stories(vector, {name: name for name in ("hide(Box)", "hide(Drawer)", "wink()", "shrug()")})
    found: dict[tuple[str, ...], float] = {}
    for events, probability in told.stories().items():
        found[events[:2]] = found.get(events[:2], 0.0) + probability
    assert found == pytest.approx(recorded, abs=CLOSE)


@pytest.mark.parametrize("depth", DEPTHS)
def test_a_wink_that_costs_nothing_tells_nothing(depth: int) -> None:
    """Knock-out: Cy winks as easily of the drawer, and Bob thinks after it what he thought before."""
    told = exercise("ring", depth, "some = 0")
    before = told.value_weight("Bob", "ring()", "Box", "hide(Box)")
    assert told.value_weight("Bob", "ring()", "Box", "hide(Box), wink") == pytest.approx(before, abs=CLOSE)
