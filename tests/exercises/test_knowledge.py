"""Exercises about what people know of each other's knowing: a letter lost, children with mud on them, a trust that is
looked for."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.exercises.exercise import CLOSE, DEPTHS, exercise, logistic, shares, thought

LOST = 0.1


def marched(sure: float) -> float:
    """Return how likely somebody marches who thinks so surely that both will, through a clear pass: 6, and -4 otherwise."""
    return logistic(10 * sure - 4)


@pytest.mark.parametrize("depth", DEPTHS)
def test_what_an_answer_that_does_not_come_tells(depth: int) -> None:
    """Rubinstein's figures: who has sent a letter and no answer thinks it likelier that the letter was lost than the answer,
    1 / (2 - ε); who has no letter thinks the pass clear by ε / (1 + ε), where it is clear one day in two. Nature is learned
    from at every depth."""
    told = exercise("undelivered-letter", depth)
    lost = "letter_arrives, answer_is_lost"
    assert told.weight("Ann", "letter()", False, after=lost) == pytest.approx(1 / (2 - LOST), abs=CLOSE)
    assert told.weight("Bo", "answer()", after=lost) == pytest.approx(1 - LOST, abs=CLOSE)
    nothing = "letter_is_lost, no_rider_comes"
    assert told.weight("Bo", "clear()", after=nothing) == pytest.approx(LOST / (1 + LOST), abs=CLOSE)


@pytest.mark.parametrize("depth", DEPTHS)
def test_who_marches(depth: int) -> None:
    """Bo chooses last, on what he thinks of Ann, who marches unseen: at depth 0 either as likely. Ann has an answer, or
    none."""
    letter_lost = 1 / (2 - LOST)
    clear = LOST / (1 + LOST)
    answered: list[float] = []
    unanswered: list[float] = []
    with_letter = without = 0.0
    for own in range(depth + 1):
        yes, no = (0.5, 0.5) if own == 0 else (thought(own, *answered), thought(own, *unanswered))
        with_letter, without = marched((1 - LOST) * yes + LOST * no), marched(clear * no)
        answered.append(marched(with_letter))
        unanswered.append(marched(letter_lost * without + (1 - letter_lost) * with_letter))
    told = exercise("undelivered-letter", depth)
    for after, ann, bo in (
        ("letter_arrives, answer_arrives", answered[-1], with_letter),
        ("letter_arrives, answer_is_lost", unanswered[-1], with_letter),
        ("letter_is_lost, no_rider_comes", unanswered[-1], without),
    ):
        assert told.odds(after)["march(Ann)"] == pytest.approx(ann, abs=CLOSE)
        assert told.odds(f"{after}, Ann: march")["march(Bo)"] == pytest.approx(bo, abs=CLOSE)


@pytest.mark.parametrize("depth", DEPTHS)
def test_where_no_rider_is_ever_lost_silence_is_news(depth: int) -> None:
    """Knock-out: that riders are lost. Who has no letter is sure that the pass is full of snow, and stays: logistic(-4)."""
    told = exercise("undelivered-letter", depth, "lost = 0", case="snow")
    silent = "no_rider_comes, no_rider_comes"
    assert told.weight("Bo", "clear()", after=silent) == pytest.approx(0.0, abs=CLOSE)
    assert told.odds(f"{silent}, Ann: stay")["march(Bo)"] == pytest.approx(logistic(-4), abs=CLOSE)
    unsure = exercise("undelivered-letter", depth, case="snow")
    assert unsure.weight("Bo", "clear()", after=silent) == pytest.approx(LOST / (1 + LOST), abs=CLOSE)


MUDDY = {"one": ("Ada",), None: ("Ada", "Ben"), "three": ("Ada", "Ben", "Cleo")}
"""Who is muddy, by case."""


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("case", MUDDY)
def test_k_muddy_children_step_forward_when_they_are_asked_for_the_kth_time(case: str | None, depth: int) -> None:
    """The known answer, by induction: with one, who sees no mud knows at once; with k, each of them would see k - 1 step
    forward in round k - 1 if they were clean, and nobody does. Who is clean knows it a round later."""
    told, muddy = exercise("muddy-children", depth, case=case), MUDDY[case]
    for asked in range(4):
        after = ", ".join(["somebody_is", *["ask"] * asked])
        for child in ("Ada", "Ben", "Cleo"):
            known = told.weight(child, f"muddy({child})", after=after)
            others = len([one for one in muddy if one != child])
            if child in muddy:
                assert (known == 1.0) == (asked >= others), (child, asked)
            else:
                assert (known == 0.0) == (asked > others - 1), (child, asked)
        forward = {child for child in muddy if told.at(after).node.state[told.task.cell(f"forward({child})")]}
        assert forward == (set(muddy) if asked >= len(muddy) else set())


@pytest.mark.parametrize("depth", DEPTHS)
def test_if_father_says_nothing_nobody_ever_knows(depth: int) -> None:
    """Knock-out: what all of them can see, said aloud. Of 8 ways for three to be muddy, each child is left with two."""
    told = exercise("muddy-children", depth, case="unsaid")
    for child in ("Ada", "Ben", "Cleo"):
        assert told.weight(child, f"muddy({child})", after="say_nothing, ask, ask, ask") == pytest.approx(0.5)


def looked_for(depth: int, conscience: float) -> float:
    """Return how likely Ali, at a depth, looks for a share as he trusts: at depth 0 either deed as likely; at each next
    depth what such a Bea would do whom a shallower Ali had trusted. To share is worth 2, to keep all 4 less her guilt."""
    found = 0.5
    for _ in range(depth):
        found = shared(conscience, found)
    return found


def shared(conscience: float, looked: float) -> float:
    return logistic(2 * conscience * looked - 2)


@pytest.mark.parametrize("depth", (0, 1, 2, 3))
@pytest.mark.parametrize("conscience", (1, 2, 3))
def test_guilt_and_trust(depth: int, conscience: int) -> None:
    told = exercise("guilt-and-trust", depth, f"conscience() = {conscience}")
    looked = looked_for(depth, conscience)
    cell = told.task.cell("looked_for()")
    kept = told.at("lend").node.state[cell]
    assert isinstance(kept, (int, Fraction)) and float(kept) == pytest.approx(looked, abs=1e-9)
    assert told.odds("lend")["share()"] == pytest.approx(shared(conscience, float(kept)), abs=CLOSE)
    trust, hold = shares(2 * shared(conscience, looked), 1)
    assert told.odds()["lend()"] == pytest.approx(trust, abs=CLOSE)
    assert told.odds()["hold_on()"] == pytest.approx(hold, abs=CLOSE)


@pytest.mark.parametrize("depth", (0, 1, 2, 3))
@pytest.mark.parametrize("conscience", (0.5, 1, 1.5, 3, 4))
def test_she_shares_where_guilt_times_what_was_looked_for_is_over_1(depth: int, conscience: float) -> None:
    """Knock-out: the case `hardened`, where guilt weighs 1 and she keeps it all."""
    told = exercise("guilt-and-trust", depth, f"conscience() = {conscience}")
    shares_it = told.odds("lend")["share()"] > 0.5
    assert shares_it == (conscience * looked_for(depth, conscience) > 1)
