"""Lapses, strict levels and what level 0 is, on numbers worked by hand from docs/semantics.md §5."""

from __future__ import annotations

import math

import pytest

from forbear.api.scene import load
from tests.minds.told import PEOPLE, Told

e = math.exp


def sigmoid(x: float) -> float:
    return 1 / (1 + e(-x))


CHOICE = (
    PEOPLE
    + "property x() : boolean; action good() { effect: x(); consenting: A; }; action bad() { consenting: A; };"
    + "reason r(A): if(x()) 2 else 0; turns: A;"
)


def test_who_lapses_takes_anything_with_that_chance() -> None:
    """π(good) = 0.9 · 1/(1+e^-2) + 0.1 / 2; for the best alone 0.9 + 0.05."""
    assert Told(CHOICE + "lapse: 0.1;").odds()["good()"] == pytest.approx(0.9 * sigmoid(2) + 0.05)
    infinite = "mind A { precision: infinite; lapse: 0.1; }"
    assert Told(CHOICE + infinite).odds() == pytest.approx({"good()": 0.95, "bad()": 0.05})
    assert Told(CHOICE + "lapse: 0.3; mind A { lapse: 1; }").odds()["good()"] == pytest.approx(0.5)


def test_a_lapse_is_reckoned_with_by_who_foresees_it() -> None:
    """B asks or not; A, the best for whom is to say no, says yes by lapses alone: 0.2 / 2 = 0.1. Asking costs B 1 and wins
    10 · 0.1 = 1: B is even."""
    told = Told(
        PEOPLE
        + "property asked() : boolean; property won() : boolean;"
        + "action ask() { effect: asked(); consenting: B; cost(B): 1; }; action leave() { consenting: B; };"
        + "action yes() { precondition: asked(); effect: won(); consenting: A; };"
        + "action no() { precondition: asked(); consenting: A; };"
        + "reason pain(A): if(won()) 0 - 1 else 0; reason gain(B): if(won()) 10 else 0; turns: B, A;"
        + "mind A { precision: infinite; lapse: 0.2; }"
    )
    assert told.odds()["ask()"] == pytest.approx(0.5)


MATCHING = (
    PEOPLE
    + "property a() : boolean; property b() : boolean;"
    + "action heads() { effect: a(); consenting: A; observing(c : character): c == A; };"
    + "action tails() { consenting: A; observing(c : character): c == A; };"
    + "action up() { effect: b(); consenting: B; }; action down() { consenting: B; };"
    + "reason match(A): (if(a() & b()) 3 else 0) + (if(!a() & !b()) 1 else 0);"
    + "reason miss(B): (if(a() & !b()) 1 else 0) + (if(!a() & b()) 1 else 0);"
    + "mind A { depth: 2; } mind B { depth: 2; } turns: A, B;"
)


def test_strict_levels_take_others_to_think_one_less() -> None:
    """A acts unseen, then B. With level 0 uniform, A at level 1 takes B to be even: Q(heads) = 1.5, Q(tails) = 0.5, so
    π_1(heads) = s = 1/(1+e^-1). B, who reads at level 2, takes A so: Q(up) = 1 - s, Q(down) = s, π(up) = u = 1/(1+e^(2s-1)).
    A at level 2 takes B to read as deep: Q(heads) = 3u, Q(tails) = 1 - u."""
    told = Told(MATCHING + "tau: strict; level0: uniform;")
    s = sigmoid(1)
    assert told.odds("heads")["up()"] == pytest.approx(sigmoid(1 - 2 * s))
    assert told.odds()["heads()"] == pytest.approx(sigmoid(4 * sigmoid(1 - 2 * s) - 1))


def test_level_0_may_take_what_is_best_for_others() -> None:
    """A of depth 0 gives B 2 or keeps 1: best for B is to give, best for oneself to keep; worth most to both, to give."""
    text = (
        PEOPLE
        + "property given() : boolean; action give() { effect: given(); consenting: A; }; action keep() { consenting: A; };"
        + "reason own(A): if(given()) 0 else 1; reason gift(B): if(given()) 2 else 0; turns: A; mind A { depth: 0; }"
    )
    assert Told(text + "level0: best(B);").odds()["give()"] == 1
    assert Told(text + "level0: best;").odds()["give()"] == 0
    assert Told(text + "level0: best(A, B);").odds()["give()"] == 1
    assert Told(text + "level0: literal;").odds()["give()"] == pytest.approx(sigmoid(-1))
    assert Told(text + "level0: uniform;").odds()["give()"] == 0.5


def test_lapses_are_numbers_of_the_tape() -> None:
    """d π(good) / d λ = 1/2 - 1/(1+e^-2), from 0 on."""
    scene = load(CHOICE)
    tape = scene.tape(["lapse(A)"], ["choice good"]).gradient()
    found, holds = tape.evaluate({"lapse(A)": [0.0, 0.25]})
    assert list(holds) == [1, 1]
    assert list(found["choice good"]) == pytest.approx([sigmoid(2), 0.75 * sigmoid(2) + 0.125], abs=1e-12)
    slope = list(found["d choice good / d lapse(A)"])
    assert slope == pytest.approx([0.5 - sigmoid(2)] * 2, abs=1e-12)


def test_lapses_make_what_is_never_chosen_possible_on_the_tape() -> None:
    scene = load(CHOICE + "mind A { precision: infinite; lapse: 0.1; }")
    found = scene.sweep({"lapse(A)": [0.0, 0.5]}, ["choice bad"])
    assert list(found["choice bad"]) == pytest.approx([0.0, 0.25], abs=1e-12)


RANGE = (
    PEOPLE
    + "type offer = 0..most; constant most = 4; property offered() : offer; property done() : boolean;"
    + "action propose(o : offer) { precondition: !done(); effect: offered() = o & done(); consenting: A; };"
    + "reason r(A): offered() * offered(); turns: A;"
)


def test_a_range_gives_an_action_for_each_of_its_numbers() -> None:
    whole = sum(e(o * o - 16) for o in range(5))
    expected = {f"propose({o})": e(o * o - 16) / whole for o in range(5)}
    assert Told(RANGE).odds() == pytest.approx(expected)


def test_all_of_a_range_may_be_as_likely() -> None:
    """B takes 0 … 4 to be as likely: the mean is 2, and the sum over the range of what is so counts one."""
    told = Told(
        RANGE
        + "openly believes(B, offered() = uniform(offer)); action guess(o : offer) { consenting: B; };"
        + "action pass() { consenting: B; }; reason s(B): sum(o : offer) (if(offered() == o) 1 else 0);"
    )
    assert told.value_weight("B", "offered()", "3") == pytest.approx(0.2)


def test_a_logarithm_in_a_cost_is_followed_by_the_tape() -> None:
    """A goes by log(prior) + log(belief): in proportion to their product. d/dp of 0.6 p / (0.6 p + 0.4 (1 - p)) at p = 1/2
    is 0.24 / 0.25."""
    scene = load(
        PEOPLE
        + "property b() : boolean; property a() : boolean; believes(A, b() = {True: 0.5, False: rest});"
        + "action yes() { effect: a(); consenting: A; cost(A): 0 - (log(0.6) + log(belief(A, b()))); };"
        + "action no() { consenting: A; cost(A): 0 - (log(0.4) + log(belief(A, !b()))); }; turns: A;"
    )
    number = "believes(A, b() = True)"
    found, _ = scene.tape([number], ["choice yes"]).gradient().evaluate({number: [0.5, 0.8]})
    assert list(found["choice yes"]) == pytest.approx([0.6, 0.48 / 0.56], abs=1e-12)
    assert found[f"d choice yes / d {number}"][0] == pytest.approx(0.96, abs=1e-12)
