"""Where a mind does contradict its own forecast, and by how much: each on a scene worked by hand."""

from __future__ import annotations

import math

import pytest

from tests.minds.forecast import foreseen_and_held, gap
from tests.minds.told import PEOPLE, Told


def _gap(text: str, name: str = "B", depth: int = 1, after: str = "") -> float:
    told = Told(PEOPLE + text)
    moment = told.at(after)
    return gap(*foreseen_and_held(told.engine, moment.arrived, moment.step, name, depth))


DOUBT = "property x() : boolean; x(); openly believes(B, x() = {True: 0.5, False: 0.5});"


def test_it_holds_of_a_deed_unseen() -> None:
    """A takes the thing or leaves it, at a cost of 1 to take: B foresees 1/(1+e), and goes on thinking so."""
    text = (
        "property taken() : boolean; action take() { effect: taken(); consenting: A; cost(A): 1;"
        "observing(c : character): c == A; }; action leave() { consenting: A; observing(c : character): c == A; };"
        "reason r(A): 0; turns: A;"
    )
    assert _gap(text) == pytest.approx(0, abs=1e-12)
    assert Told(PEOPLE + text).weight("B", "taken()", after="leave") == pytest.approx(1 / (1 + math.e))


def test_hearing_is_trust() -> None:
    """A says x in any case. B foresees x at ½, and is sure of it once told: by ½."""
    text = DOUBT + "action say() { effect: hears(B, x()); consenting: A; }; reason r(A): 0; turns: A;"
    assert _gap(text) == pytest.approx(0.5)


def test_what_somebody_is_made_to_believe_was_not_foreseen() -> None:
    """A makes B give x a weight of 0.8, in any case: by 0.3."""
    text = (
        DOUBT + "action sway() { effect: believes(B, x() = {True: 0.8, False: 0.2}); consenting: A; };"
        "reason r(A): 0; turns: A;"
    )
    assert _gap(text) == pytest.approx(0.3)


def test_the_unsuspected_has_the_odds_that_nobody_reckons_with() -> None:
    """A sails or stays, ½ each. Once it is done, B, who would not see it, gives it 0: by ½."""
    text = (
        "property away() : boolean; action sail() { effect: away(); consenting: A; observing(c : character): c == A;"
        "unsuspected; }; action stay() { consenting: A; observing(c : character): c == A; };"
        "reason r(A): 0; turns: A;"
    )
    assert _gap(text) == pytest.approx(0.5)
    assert Told(PEOPLE + text).weight("B", "away()", after="stay") == 0.0


def test_nobody_foresees_a_script() -> None:
    """B foresees nothing, weighs their own choice by it, and sees the lamp lit: by 1 from what they held."""
    told = Told(
        PEOPLE + "property lit() : boolean; action light() { effect: lit(); consenting: A; };"
        "action go() { consenting: B; }; action stay() { consenting: B; cost(B): if(lit()) 0 else 1; };"
        "reason r(B): if(lit()) 4 else 0; script: light(); turns: B, script;"
    )
    assert told.weight("B", "lit()", after="go") == 0.0
    assert told.weight("B", "lit()", after="go, light") == 1.0
    assert told.values()["go()"] == pytest.approx(0.0)


def test_a_surprise_had_no_weight() -> None:
    """B is sure that A has no key, so foresees an open door with 0; and is sure of it once A opens: by 1."""
    told = Told(
        PEOPLE + "property key() : boolean; property open() : boolean; key(); openly believes(B, key() = False);"
        "action unlock() { precondition: key(); effect: open(); consenting: A; }; reason r(A): 0; turns: A;"
    )
    place = told.engine.places["B"]
    assert all(not world.state[told.task.cell("open()")] for _, world in told.at().node.beliefs[place].worlds())
    assert told.weight("B", "open()", after="unlock") == 1.0
    assert told.weight("B", "key()", after="unlock") == 1.0


def test_a_plain_reader_foresees_nothing_from_reasons() -> None:
    """At depth 0 both deeds look the same and share evenly, while P_0 = π_0 gives the dearer one 1/(1+e)."""
    text = (
        "property taken() : boolean; action take() { effect: taken(); consenting: A; cost(A): 1;"
        "observing(c : character): c == A; }; action leave() { consenting: A; observing(c : character): c == A; };"
        "reason r(A): 0; turns: A;"
    )
    assert _gap(text, depth=0) == pytest.approx(0.5 - 1 / (1 + math.e))
