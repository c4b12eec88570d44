"""The emperor's new clothes, worked out by hand.

A courtier who sees nothing thinks with 0.3 that there is no cloth, and else that he is unfit; one who sees it, that the other
is unfit with 0.1. Where there is none, both see nothing, and neither can be thought unfit by the other. To praise what one
does not see costs 2, to deny what one sees 6; to be thought fit is worth 9.
"""

from __future__ import annotations

import pytest

from tests.exercises.exercise import CLOSE, DEPTHS, exercise, logistic, thought

NONE = 0.3
FIT = 0.9


def change(sees: float, sees_not: float) -> float:
    """Return by how much praise makes one fitter in the eyes of somebody who sees the cloth than denial does, where those
    who see it praise it so likely, and those who do not so likely."""

    def fit(one: float, other: float) -> float:
        return FIT * one / (FIT * one + (1 - FIT) * other)

    return fit(sees, sees_not) - fit(1 - sees, 1 - sees_not)


def praises(sees: bool, watched: float, by: float) -> float:
    """Return how likely a courtier praises who thinks that somebody who sees it watches with so much weight, and that praise
    changes their mind by so much."""
    return logistic((6 if sees else -2) + 9 * watched * by)


def minister(depth: int, sees: bool) -> float:
    """Return how likely the first to speak praises."""
    by = 0.0
    if depth:
        by = change(*(thought(depth, *(minister(own, kind) for own in range(depth))) for kind in (True, False)))
    return praises(sees, FIT if sees else 1 - NONE, by)


def after_praise(depth: int) -> tuple[float, float]:
    """Return what the second to speak thinks after praise: that there is no cloth, if she sees none; that the minister is
    fit, if she sees it."""
    if depth == 0:
        return NONE, FIT
    one, other = (thought(depth, *(minister(own, kind) for own in range(depth))) for kind in (True, False))
    return NONE * other / (NONE * other + (1 - NONE) * one), FIT * one / (FIT * one + (1 - FIT) * other)


def chamberlain(depth: int, sees: bool, heard: tuple[float, float]) -> float:
    """Return how likely the second to speak praises, by what she thinks after the first."""
    by = 0.0
    if depth:
        by = change(
            *(thought(depth, *(chamberlain(own, kind, heard) for own in range(depth))) for kind in (True, False))
        )
    none, fit = heard
    return praises(sees, fit if sees else 1 - none, by)


PRAISE = "Minister: praise"


@pytest.mark.parametrize("depth", DEPTHS)
def test_the_emperor_s_new_clothes(depth: int) -> None:
    told = exercise("emperors-clothes", depth)
    heard = after_praise(depth)
    assert told.odds()["praise(Minister)"] == pytest.approx(minister(depth, False), abs=CLOSE)
    assert told.weight("Chamberlain", "cloth()", False, after=PRAISE) == pytest.approx(heard[0], abs=CLOSE)
    found = told.odds(PRAISE)["praise(Chamberlain)"]
    assert found == pytest.approx(chamberlain(depth, False, heard), abs=CLOSE)


@pytest.mark.parametrize("depth", DEPTHS)
def test_the_child_is_believed_by_whoever_asks_why_it_said_so(depth: int) -> None:
    """A child who sees nothing says so at logistic(2), one who sees it denies it at logistic(-6)."""
    told = exercise("emperors-clothes", depth)
    none = NONE
    if depth:
        heard = after_praise(depth)
        one, other = (
            thought(depth, *(chamberlain(own, kind, heard) for own in range(depth))) for kind in (True, False)
        )
        none = NONE * other / (NONE * other + (1 - NONE) * one)
        none = none * logistic(2) / (none * logistic(2) + (1 - none) * logistic(-6))
    after = f"{PRAISE}, Chamberlain: praise, Child: deny"
    assert told.weight("Minister", "cloth()", False, after=after) == pytest.approx(none, abs=CLOSE)
    assert (none > 0.5) == (depth > 0)


@pytest.mark.parametrize("depth", (1, 2))
def test_one_who_does_not_care_what_is_thought_of_him_would_have_said_so(depth: int) -> None:
    """Knock-out: his office. He denies it at logistic(2), as at depth 0, where nobody makes anything of it either."""
    told = exercise("emperors-clothes", depth, "reason office(Minister): 0")
    assert told.odds()["deny(Minister)"] == pytest.approx(logistic(2), abs=CLOSE)
    assert exercise("emperors-clothes", depth).odds()["praise(Minister)"] > 0.5
