"""What a mind puts right that saw what it held impossible: the fourth stage, on numbers worked by hand.

B is sure that the lamp is out; what is done shows it burning, so no world agrees, not even once it is put right; the
lamp is set besides.
"""

from __future__ import annotations

import pytest

from tests.minds.told import Told

SETTING = (
    "entity A : character; entity B : character; entity C : character; type place; entity Hill : place;"
    + "entity Lake : place; property at(c : character) : place; property p() : number; property q() : number;"
    + "property lamp() : boolean; property done() : boolean; lamp(); believes(B, lamp() = False);"
    + "p() = 3; q() = 3; at(A) = Lake; at(B) = Lake; at(C) = Hill; reason r(A): 0; turns: A;"
)


def told(condition: str, beliefs: str) -> Told:
    deed = f"action do() {{ precondition: {condition}; effect: done(); revealing: lamp(); consenting: A; }};"
    found = Told(SETTING + beliefs + deed)
    assert found.surprises("", "do()")["B"].stage == 4
    return found


def test_a_sum_puts_right_all_that_it_reads() -> None:
    """B thinks p = q = 0, and 0 + 0 > 4 is false: both are 3 afterwards."""
    found = told("p() + q() > 4", "believes(B, p() = 0); believes(B, q() = 0);")
    assert found.weight("B", "p()", 3, "do") == found.weight("B", "q()", 3, "do") == 1.0


def test_two_fluents_that_are_compared_are_both_put_right() -> None:
    found = told("p() == q()", "believes(B, p() = 0); believes(B, q() = 5);")
    assert found.weight("B", "p()", 3, "do") == found.weight("B", "q()", 3, "do") == 1.0


def test_a_bound_sets_the_amount_to_what_it_is() -> None:
    found = told("p() >= 2", "believes(B, p() = 0); believes(B, q() = 5);")
    assert found.weight("B", "p()", 3, "do") == found.weight("B", "q()", 5, "do") == 1.0


def test_whoever_was_right_stays_right() -> None:
    """B thinks that nobody is at the Lake. C knew that A is there, and B thought C knew where A is (on the Hill): after
    the deed B thinks that C takes A to be at the Lake, and that C thinks so of B (who has told themselves so)."""
    found = told("at(A) == Lake", "believes(B, at(A) = Hill); believes(B, p() = {0: 0.5, 3: 0.5});")
    assert found.weight("B", "at(A)", "Lake", "do") == 1.0
    assert found.weight("B>C", "at(A)", "Lake", "do") == 1.0
    assert found.weight("B>C>A", "at(A)", "Lake", "do") == 1.0
    assert found.weight("B", "p()", 3, "do") == pytest.approx(0.5)


def test_whoever_was_wrong_there_sees_for_themselves() -> None:
    """C, who sees nothing and whom B takes to be wrong about A, is left alone."""
    found = Told(
        SETTING
        + "believes(B, at(A) = Hill); believes(B, believes(C, at(A) = Lake));"
        + "believes(B, q() = 0); believes(B, believes(C, q() = 1));"
        + "action do() { precondition: at(A) == Lake & q() == 3; effect: done(); revealing: lamp(); consenting: A;"
        + "observing(c : character): c != C; };"
    )
    assert found.surprises("", "do()")["B"].stage == 4
    assert found.weight("B", "q()", 3, "do") == 1.0
    assert found.weight("B>C", "q()", 1, "do") == 1.0
    assert found.weight("B>C", "at(A)", "Lake", "do") == 1.0


def test_what_somebody_believes_is_put_right_in_their_mind_alone() -> None:
    """C thinks A at the Lake (they are), B thinks C thinks A on the Hill. The deed needs C to think so."""
    found = told("believes(C, at(A) == Lake)", "believes(B, believes(C, at(A) = Hill)); believes(C, at(A) = Lake);")
    assert found.weight("B>C", "at(A)", "Lake", "do") == 1.0
    assert found.weight("B", "at(A)", "Lake", "do") == 1.0


def test_what_was_shown_is_news_to_nobody_who_saw_it_too() -> None:
    """Everyone is shown the lamp burning. B, who thought it out and everyone sure of that, does not think them so still."""
    found = told("p() >= 2", "believes(B, p() = 0);")
    assert found.weight("B", "lamp()", True, "do") == 1.0
    assert found.weight("B>C", "lamp()", True, "do") == found.weight("B>C>B", "lamp()", True, "do") == 1.0
