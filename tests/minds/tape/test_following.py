"""A run followed at other points, against the program itself, run on floats."""

from __future__ import annotations

from array import array
from collections.abc import Set

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from forbear.minds.tape.following import Followed
from forbear.minds.tape.plain import PlainForm
from forbear.minds.tape.traced import Recording, TooClose
from tests.minds.tape.programs import Program, inputs, programs, run

ALL = frozenset({0})


def _values(followed: Followed, number: int, parts: Set[int], points: int) -> list[float | None]:
    return [followed.value(number, parts, place) for place in range(points)]


@given(programs, inputs, st.lists(inputs, min_size=1, max_size=4))
@settings(max_examples=50)
def test_a_run_that_is_followed_comes_to_what_its_tape_does_wherever_that_holds(
    program: Program, first: list[float], others: list[list[float]]
) -> None:
    points = [first, *others]
    columns = [array("d", column) for column in zip(*points, strict=True)]
    trace = Recording()
    begun = [trace.input(f"x{place}", value) for place, value in enumerate(first)]
    followed = Followed(trace.recorder, columns, range(len(points)))
    try:
        made = run(program, begun)  # type: ignore[arg-type]
    except TooClose:
        assume(False)
        raise
    found = [_values(followed, trace.number(number), ALL, len(points)) for number in made]
    results, holds = PlainForm(trace.tape({f"y{n}": number for n, number in enumerate(made)})).run(columns, len(points))
    assert holds[0]
    for place, point in enumerate(points):
        values = [column[place] for column in found]
        if holds[place]:
            assert values == [column[place] for column in results]
            assert values == pytest.approx(run(program, point), rel=1e-12, abs=1e-12)
        else:
            assert None in values


def test_only_the_guards_of_the_parts_that_are_asked_for_bind() -> None:
    """At x = 2 the run answers `x > 1` in one part and `x < 3` in another; 4 is more than 1, and no less than 3."""
    trace = Recording()
    x = trace.input("x", 2.0)
    followed = Followed(trace.recorder, [array("d", [4.0, 0.5])], [0, 1])
    recorder = trace.recorder
    recorder.part = 1
    assert x > 1
    recorder.part = 2
    assert x < 3
    assert _values(followed, x.operation, {1}, 2) == [4.0, None]
    assert _values(followed, x.operation, {2}, 2) == [None, 0.5]
    assert _values(followed, x.operation, {1, 2}, 2) == [None, None]
    assert _values(followed, x.operation, {0}, 2) == [4.0, 0.5]
    recorder.part = 0
    assert x > 1  # noted anew, by another part
    assert _values(followed, x.operation, {0}, 2) == [4.0, None]


def test_of_the_guards_that_are_known_to_hold_none_is_looked_at() -> None:
    trace = Recording()
    x = trace.input("x", 2.0)
    assert x > 1
    followed = Followed(trace.recorder, [array("d", [0.5])], [0], since=trace.recorder.noted)
    assert followed.value((x + x).operation, {0}, 0) == 1.0


def test_what_is_out_of_all_bounds_at_a_point_is_not_told_there() -> None:
    """1 / (x - 1) has no value at 1, whether a guard minds that or not."""
    trace = Recording()
    x = trace.input("x", 2.0)
    over = trace.recorder.reciprocal((x - 1).operation)
    assert _values(Followed(trace.recorder, [array("d", [1.0, 3.0])], [0, 1]), over, {0}, 2) == [None, 0.5]
