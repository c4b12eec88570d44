"""What everyone believes at the beginning, on numbers worked by hand from docs/semantics.md §2."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from forbear.errors import StoryError
from tests.minds.told import PEOPLE, Told

THREE = "entity A : character; entity B : character; entity C : character; property x() : boolean; x();"
END = "action end() { consenting: A; }; reason r(A): 0; turns: A;"


def test_whoever_is_told_nothing_is_right_about_the_world_they_stand_in() -> None:
    """A gives x ¼; nothing is said of B. In A's worlds B is right about each: A thinks B thinks x with ¼."""
    told = Told(THREE + "believes(A, x() = {True: 0.25, False: 0.75});" + END)
    assert told.weight("B", "x()") == 1.0
    assert told.weight("A>B", "x()") == 0.25
    assert told.weight("B>A", "x()") == 1.0


def test_a_plain_declaration_concerns_its_path_alone_an_open_one_every_path_that_ends_there() -> None:
    """`believes(A, …)` is not what C thinks A thinks; `openly believes(B, …)` is, at any depth."""
    told = Told(
        THREE + "believes(A, x() = {True: 0.25, False: 0.75}); openly believes(B, x() = {True: 0.5, False: 0.5});" + END
    )
    assert told.weight("C>A", "x()") == 1.0
    assert told.weight("C>B", "x()") == 0.5
    assert told.weight("A>C>B", "x()") == 0.5
    assert told.weight("B>A", "x()") == 0.5


def test_the_exact_path_beats_the_open_declaration() -> None:
    told = Told(
        THREE + "openly believes(B, x() = {True: 0.5, False: 0.5}); believes(A, believes(B, x() = False));" + END
    )
    assert told.weight("B", "x()") == 0.5
    assert told.weight("C>B", "x()") == 0.5
    assert told.weight("A>B", "x()") == 0.0
    assert told.weight("A>B>C", "x()") == 0.0


def test_a_conditional_declaration_is_read_in_the_world_where_it_stands() -> None:
    """A thinks B good with 0.3. A good B gives x 0.9, another 0.1. A>B: .3·.9 + .7·.1 = .34; B is good: .9."""
    told = Told(
        THREE
        + "property good(c : character) : boolean; good(B);"
        + "openly believes(A, good(B) = {True: 0.3, False: 0.7});"
        + "openly believes(B, x() = if(good(B)) {True: 0.9, False: 0.1} else {True: 0.1, False: 0.9});"
        + END
    )
    assert told.weight("B", "x()") == pytest.approx(0.9)
    assert told.weight("A>B", "x()") == pytest.approx(0.34)
    assert told.weight("B>A", "good(B)") == pytest.approx(0.3)


def test_what_one_is_sure_of_is_written_in_before_a_condition_is_read() -> None:
    """B is sure to be no good (wrongly): so B trusts nobody, though B is good."""
    told = Told(
        THREE
        + "property good(c : character) : boolean; good(B); openly believes(B, good(B) = False);"
        + "openly believes(B, x() = if(good(B)) {True: 0.9, False: 0.1} else {True: 0.1, False: 0.9});"
        + END
    )
    assert told.weight("B", "x()") == pytest.approx(0.1)


def _both(x: int, y: int) -> Callable[..., bool]:
    return lambda state, _: state[x] is True and state[y] is True


def test_a_joint_declaration_keeps_fluents_together() -> None:
    """x and y are alike with 0.3 both, 0.7 neither; declared apart they would be independent."""
    joint = "believes(A, {x() = True & y() = True: 0.3, x() = False & y() = False: 0.7});"
    apart = "believes(A, x() = {True: 0.3, False: 0.7}); believes(A, y() = {True: 0.3, False: 0.7});"
    for text, both in ((joint, 0.3), (apart, 0.09)):
        told = Told(THREE + "property y() : boolean;" + text + END)
        worlds = told.at().node.beliefs[0]
        x, y = told.task.cell("x()"), told.task.cell("y()")
        assert worlds.weight(_both(x, y)) == pytest.approx(both)
        assert told.weight("A", "x()") == pytest.approx(0.3)


def test_equal_beginnings_are_one_object() -> None:
    """Past the longest declared path only the last mind matters: A>B>A and B>A are the same beliefs."""
    told = Told(THREE + "openly believes(A, x() = {True: 0.25, False: 0.75});" + END)
    root = told.at().node
    through = root.beliefs[1].worlds()[0][1].beliefs[0]
    assert through is root.beliefs[1].worlds()[0][1].beliefs[2].worlds()[0][1].beliefs[0]


SEES = """
property cloth() : boolean; property sees(c : character) : boolean;
openly believes(A, if(sees(A)) {cloth() & sees(B): 0.9, cloth() & !sees(B): rest}
    else {!cloth() & !sees(B): 0.3, cloth() & sees(B): rest});
openly believes(B, if(sees(B)) {cloth() & sees(A): 0.9, cloth() & !sees(A): rest}
    else {!cloth() & !sees(A): 0.3, cloth() & sees(A): rest});
"""


def test_a_condition_on_what_hangs_together_is_read_in_each_mind() -> None:
    """A sees nothing: no cloth with 0.3, and then B sees none either and thinks so too; else B sees it and is sure:
    0.3 · 0.3 that B thinks there is none."""
    told = Told(PEOPLE + SEES)
    assert told.weight("A", "cloth()", False) == pytest.approx(0.3)
    assert told.weight("A>B", "cloth()", False) == pytest.approx(0.3 * 0.3)
    assert told.weight("A>B", "sees(A)") == pytest.approx(0.3 * 0.7 + 0.7 * 0.9)
    assert told.weight("A>B>A", "cloth()", False) == pytest.approx(0.3 * 0.3 * 0.3 + 0.7 * 0.1 * 0.3)


def test_of_what_a_branch_does_not_speak_of_a_mind_is_right_there() -> None:
    """A is told of q where p holds and of q and r where it does not; p holds, and r is what it is."""
    told = Told(
        PEOPLE
        + """property p() : boolean; property q() : boolean; property r() : boolean; p(); r();
        believes(A, if(p()) q() = {True: 0.25, False: rest} else {q() & r(): 0.5, !q() & !r(): rest});"""
    )
    assert told.weight("A", "q()") == pytest.approx(0.25)
    assert told.weight("A", "r()") == pytest.approx(1.0)


def test_a_condition_on_what_hangs_together_must_be_known_to_its_believer() -> None:
    doubted = "property p() : boolean; openly believes(A, p() = {True: 0.5, False: rest});"
    with pytest.raises(StoryError) as caught:
        Told(PEOPLE + SEES.replace("if(sees(A))", "if(p())") + doubted)
    assert {diagnostic.code for diagnostic in caught.value.diagnostics} == {"E306"}
