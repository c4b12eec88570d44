"""Every answer of a test set is right: by an oracle written apart, and by the engine itself."""

from __future__ import annotations

import itertools
import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from forbear.api.scene import load
from forbear.errors import RequestError
from forbear.testsets.answers import KINDS, TestsetKind
from forbear.testsets.chains import Chain, Thoughts
from forbear.testsets.dares import shown
from forbear.testsets.doings import Doing, Opened
from forbear.testsets.items import derivation, formal, item
from forbear.testsets.making import PosedStory, posed_stories
from forbear.testsets.scenes import after_text, scene_text
from forbear.testsets.sheets import rows, write_testset
from tests.testsets import oracle

CASES = [(kind, order) for kind in KINDS for order in range(1, 5) if not (kind == "second-order" and order == 1)]


def right(posed: PosedStory, story: tuple[Doing, ...]) -> str:
    if posed.kind == "trope":
        return oracle.shown(posed.begun, story, posed.chain, posed.thing)
    last = oracle.answer(posed.begun, story, posed.chain, posed.thing)
    if posed.kind != "knows-whether":
        return last
    return "yes" if last == oracle.answer(posed.begun, story, posed.chain[:-1], posed.thing) else "no"


def engines(posed: PosedStory, story: tuple[Doing, ...]) -> str:
    after = after_text(story) if posed.kind == "trope" else ""
    reply = load(scene_text(posed, story)).ask(formal(posed), after=after)
    if posed.kind == "knows-whether":
        return "yes" if reply.knows == 1 else "no"
    if posed.kind == "trope":
        chance = dict(reply.weights).get(True, 0.0)
        assert any(chance == pytest.approx(one) for one in (0.0, 0.5, 1.0))
        return {0.0: "no murderer", 1.0: "a murderer"}.get(chance, "open")
    ((value, weight),) = reply.weights
    assert weight == 1
    return str(value)


@pytest.mark.parametrize(("kind", "order"), CASES)
def test_answers_are_those_of_the_oracle(kind: TestsetKind, order: int) -> None:
    for posed in posed_stories(kind, order, 60, seed=3):
        assert posed.answer == right(posed, posed.story)
        assert posed.pair_answer == right(posed, posed.pair)
        assert posed.answer != posed.pair_answer


@pytest.mark.parametrize(("kind", "order"), CASES)
def test_answers_are_those_of_the_engine(kind: TestsetKind, order: int) -> None:
    for posed in posed_stories(kind, order, 1, seed=11):
        assert posed.answer == engines(posed, posed.story)
        assert posed.pair_answer == engines(posed, posed.pair)


@pytest.mark.nightly
@pytest.mark.parametrize(("kind", "order"), CASES)
def test_many_answers_are_those_of_the_engine(kind: TestsetKind, order: int) -> None:
    for posed in posed_stories(kind, order, 60, seed=5):
        assert posed.answer == engines(posed, posed.story)
        assert posed.pair_answer == engines(posed, posed.pair)


@pytest.mark.parametrize(("kind", "order"), CASES)
def test_who_thinks_less_far_answers_wrongly(kind: TestsetKind, order: int) -> None:
    """An answer is not that of the question without its outermost mind, or not that without all but it; but for what one is
    truly told or sees oneself."""
    if kind == "knows-whether" or (kind in ("hidden-observer", "private-word") and order == 1):
        return
    for posed in posed_stories(kind, order, 30, seed=1):
        lower = {right(posed._replace(chain=chain), posed.story) for chain in (posed.chain[1:], posed.chain[:1])}
        assert lower != {posed.answer}


PLACES: tuple[TestsetKind, ...] = tuple(kind for kind in KINDS if kind not in ("knows-whether", "trope"))


def shortcuts(posed: PosedStory, row: dict[str, Any]) -> dict[str, str]:
    """The answers of who thinks of nobody, by the words alone; and of who asks only what the first or the last of a chain
    takes to be so."""
    text, choices = " ".join(row["story"]), row["choices"]
    found = {
        "named last": max(choices, key=text.rfind),
        "named first": min(choices, key=text.find),
        "named most": max(choices, key=lambda place: (text.count(place), text.rfind(place))),
        "told": next((doing.where for doing in posed.story if doing.verb == "tell"), ""),
    }
    if len(posed.chain) > 1:
        found["seen last by who is asked about"] = oracle.answer(posed.begun, posed.story, posed.chain[:1], posed.thing)
        found["by who is thought of last"] = oracle.answer(posed.begun, posed.story, posed.chain[-1:], posed.thing)
    return found


@pytest.mark.parametrize("kind", PLACES)
def test_no_simple_way_of_answering_does_well(kind: TestsetKind) -> None:
    """A guess among the choices is right three or four times of ten. What is named first or last is so no more often, but
    for how far 400 stories may stray (a tenth is four standard deviations); no other shortcut is right much more than
    half of the time. Nearly none is right of a story and of its pair."""
    right_of: Counter[str] = Counter()
    right_of_both: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    chance = 0.0
    orders = [order for known, order in CASES if known == kind]
    for order in orders:
        for number, posed in enumerate(posed_stories(kind, order, 400 // len(orders), seed=2)):
            row = item(posed, number)
            chance += 1 / len(row["choices"])
            pairs = shortcuts(posed._replace(story=posed.pair), {**row, "story": row["pair"]["story"]})
            for name, answer in shortcuts(posed, row).items():
                asked[name] += 1
                right_of[name] += answer == posed.answer
                right_of_both[name] += answer == posed.answer and pairs[name] == posed.pair_answer
    chance /= sum(400 // len(orders) for _ in orders)
    for name in ("named last", "named first"):
        assert right_of[name] / asked[name] <= chance + 0.1
    for name in asked:
        assert right_of[name] / asked[name] <= 0.62
    for name in ("named last", "named first", "named most", "told"):
        assert right_of_both[name] / asked[name] <= 0.3


NINE = (
    Doing("leave", "A"),
    Doing("move", "B", "ball", "box"),
    Doing("leave", "B"),
    Doing("move", "C", "ball", "drawer"),
    Doing("enter", "A", where="hall"),
    Doing("leave", "C"),
    Doing("move", "D", "ball", "basket"),
    Doing("enter", "C", where="hall"),
    Doing("move", "E", "ball", "box"),
)


def test_all_425_questions_of_nine_events_and_five_people() -> None:
    """Orders 1 to 4 of five people are 5 + 20 + 80 + 320 chains."""
    begun = Opened({"ball": "basket"}, dict.fromkeys("ABCDE", "hall"))
    chains = [
        chain
        for order in range(1, 5)
        for chain in itertools.product("ABCDE", repeat=order)
        if all(one != other for one, other in itertools.pairwise(chain))
    ]
    assert len(chains) == 425
    thoughts = Thoughts(begun, NINE, "ball")
    for chain in chains:
        assert thoughts.believed(chain) == oracle.answer(begun, NINE, chain, "ball")
    # by hand: B left after the first move, A missed both and saw all from the fifth event on
    assert thoughts.believed(("B",)) == "box"
    assert thoughts.believed(("A", "B")) == "basket"
    assert thoughts.believed(("E", "B")) == "box"
    assert thoughts.believed(("E", "C")) == "box"


def _any_story(draw: random.Random) -> tuple[Opened, tuple[Doing, ...]]:
    """People come and go, wherever they are, and move, look and tell."""
    people = "ABCDE"[: draw.randint(2, 5)]
    begun = Opened({"ball": "box"}, {who: draw.choice(("hall", "")) for who in people})
    if draw.random() < 0.5:
        begun = Opened({"ball": "box"}, dict.fromkeys(people, "hall"))
    story = []
    for _ in range(draw.randint(1, 10)):
        who, where = draw.choice(people), draw.choice(("box", "drawer", "basket"))
        story.append(
            draw.choice(
                (
                    Doing("enter", who, where="hall"),
                    Doing("leave", who),
                    Doing("move", who, "ball", where),
                    Doing("peek", who, "ball"),
                    Doing("tell", who, "ball", where, draw.choice(people)),
                    Doing("idle", who),
                )
            )
        )
    return begun, tuple(story)


def test_in_any_story_minds_have_it_where_the_oracle_does() -> None:
    """However people come and go, at its end and before each event; and it is so also after the events that all see."""
    draw = random.Random(1)
    for _ in range(400):
        begun, story = _any_story(draw)
        thoughts = Thoughts(begun, story, "ball")
        for _ in range(4):
            names = draw.choices(list(begun.rooms), k=draw.randint(1, 5))
            chain: Chain = tuple(name for name, _ in itertools.groupby(names))
            after = [oracle.answer(begun, story[:end], chain, "ball") for end in range(len(story) + 1)]
            before = [oracle.answer(begun, story[:end], chain[:-1], "ball") for end in range(len(story) + 1)]
            assert thoughts.believed(chain) == after[-1]
            assert [place for _, place in thoughts.believed_along(chain)] == after[1:]
            assert [thoughts.knows(chain, until=end) for end in range(len(story))] == [
                one == other for one, other in zip(after[:-1], before[:-1], strict=True)
            ]


def test_the_same_seed_gives_the_same_bytes_and_another_gives_others(tmp_path: Path) -> None:
    one, two, other = tmp_path / "one.jsonl", tmp_path / "two.jsonl", tmp_path / "other.jsonl"
    write_testset(one, KINDS, range(1, 5), 54, 7)  # type: ignore[arg-type]
    write_testset(two, KINDS, range(1, 5), 54, 7)  # type: ignore[arg-type]
    write_testset(other, KINDS, range(1, 5), 54, 8)  # type: ignore[arg-type]
    assert one.read_bytes() == two.read_bytes() != other.read_bytes()
    found = [json.loads(line) for line in one.read_text(encoding="utf-8").splitlines()]
    assert len(found) == 54
    assert len({row["id"] for row in found}) == 54
    assert all(row["answer"] in row["choices"] for row in found)
    assert all(row["answer"] not in row["foils"].values() for row in found)
    assert "| deception | 4 | 2 |" in (tmp_path / "one.card.md").read_text(encoding="utf-8")


def test_a_csv_file_has_a_row_for_each_story(tmp_path: Path) -> None:
    out = tmp_path / "set.csv"
    assert write_testset(out, ("white-lie",), (1, 2), 10, 0) == 10
    assert len(out.read_text(encoding="utf-8").splitlines()) == 11


def test_what_is_not_made_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RequestError):
        list(rows(("second-order",), (1,), 5, 0))
    with pytest.raises(RequestError):
        list(posed_stories("unseen-move", 5, 1, 0))
    with pytest.raises(RequestError):
        write_testset(tmp_path / "set.xlsx", KINDS, (1,), 1, 0)


def test_a_row_can_hold_the_story_as_a_scene() -> None:
    (posed,) = posed_stories("hidden-observer", 2, 1, seed=2)
    row = item(posed, 0, has_scene=True)
    ((value, _),) = load(row["scene"]).ask(row["formal"]).weights
    assert value == row["answer"]


def test_a_choice_shows_something_to_those_alone_who_think_that_the_chooser_thought_it_loaded() -> None:
    """By hand: Bob unloads the pistol while Alice is out; Cleo sees him do it, and Dov is out too. Alice comes back and
    does not shoot. She thought it loaded, and so it shows who she is, to Bob and Cleo. Had she looked in unseen, it would be
    open in truth; Bob, who knows of no look, would think it shown all the same. Dov does not see it."""
    begun = Opened({"pistol": "loaded"}, dict.fromkeys(("Alice", "Bob", "Cleo", "Dov"), "room"))
    gone = (Doing("leave", "Alice"), Doing("leave", "Dov"), Doing("move", "Bob", "pistol", "empty"))
    came = (Doing("enter", "Alice", where="room"), Doing("spare", "Alice", "pistol", to="Bob"))
    blind = Thoughts(begun, (*gone, *came), "pistol")
    looked = Thoughts(begun, (*gone, Doing("peek", "Alice", "pistol"), *came), "pistol")
    for chain in (("Bob",), ("Cleo",), ("Bob", "Cleo"), ()):
        assert shown(blind, chain) == "no murderer"
    assert shown(blind, ("Dov",)) == shown(blind, ("Bob", "Dov")) == "open"
    assert shown(looked, ()) == "open"
    assert shown(looked, ("Bob",)) == "no murderer"
    # who saw it made empty before all, Alice among them, learns nothing
    before_her = (Doing("move", "Bob", "pistol", "empty"), Doing("fire", "Alice", "pistol", to="Bob"))
    assert shown(Thoughts(begun, before_her, "pistol"), ("Bob",)) == "open"


def test_how_a_word_about_a_gift_comes_to_be_believed_is_told_of_a_gift() -> None:
    for posed in posed_stories("white-lie", 2, 20, 3):
        told = " ".join(derivation(posed))
        assert f"what the {posed.thing} is held to be" in told
        assert "moves the" not in told
        assert " to the " not in told
