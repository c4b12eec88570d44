"""A table of tapes against the engine, at random points of random scenes."""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import forbear
from forbear.errors import StoryError
from forbear.grounding.task import Task
from forbear.minds.reference import ReferenceEngine
from forbear.stories.numbers import SceneNumber, number_named, numbers
from forbear.stories.sweep.asked import Query, answers, asked
from forbear.stories.sweep.table import Table
from forbear.stories.sweep.tracing import set_in
from tests.laws.scenes import Sketch, sketches


def table_of(task: Task, some: Sequence[SceneNumber], asks: Sequence[Query], after: str = "") -> Table:
    names = [name for ask in asks for name in ask.columns(task)]
    return Table(task, some, names, lambda engine: answers(engine, asks, after), ReferenceEngine, by="python")


def held_against_the_engine(
    task: Task, some: Sequence[SceneNumber], points: Sequence[Sequence[float]], texts: Sequence[str], after: str = ""
) -> Table:
    """Hold every answer of a table at these points against the engine's."""
    asks = asked(texts, task, after)
    table = table_of(task, some, asks, after)
    columns = [array("d", column) for column in zip(*points, strict=True)]
    found = table.work_out(columns, len(points))
    for place, point in enumerate(points):
        truth = answers(ReferenceEngine(set_in(task, some, point)), asks, after)
        got = {name: column[place] for name, column in zip(table.columns, found, strict=True)}
        assert got == pytest.approx(truth, rel=1e-12, abs=1e-12), point
    return table


@st.composite
def settings_of(draw: st.DrawFn, number: SceneNumber) -> float:
    """Draw an amount that a number can have: what it is, an end of its range, anything between."""
    if number.whole:
        return float(draw(st.integers(0, 2)))
    if number.name.startswith("precision") and draw(st.integers(0, 3)) == 0:
        return math.inf
    among = [number.low, number.high, 1.0 if number.most >= 1 else number.most]
    return draw(st.one_of(st.sampled_from(among), st.floats(number.low, number.high).map(lambda x: round(x, 6))))


MORE = """
property n() : number; property m(c : character) : number;
n() = 2; m(A) = 1; m(B) = 0; believes(B, m(A) = {1: 0.25, 4: rest});
outcome good: x(); outcome bad: !x() & n() > m(A);
action pay() { consenting: A; precondition: n() >= 1; effect: n() = n() - 1 & m(B) = m(B) + 1; cost(A): m(A) / 2; }
reason wealth(A): n() + (2 * belief(B, m(A) > n())); reason hunger(B): if(m(B) > 0) (m(B) * n()) else 1;
"""


@given(sketches(), st.data())
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)
def test_at_random_points_of_random_scenes_the_tape_is_the_engine(sketch: Sketch, data: st.DataObject) -> None:
    try:
        task = forbear.load(sketch.text(more=MORE)).task
    except StoryError:
        assume(False)
    known = numbers(task)
    some = data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=4, unique_by=lambda number: number.name))
    points = [[data.draw(settings_of(number)) for number in some] for _ in range(3)]
    people = [name for name in task.characters if name != "reader"]
    texts = ["good", "bad", ": y()", f"{people[0]} > {people[1]} : x", f"{people[1]}: z"]
    held_against_the_engine(task, some, points, texts)


GUARDED = """
entity A : character; entity B : character;
property level(c : character) : number;
property done() : boolean;
level(A) = 3; level(B) = 2;
believes(B, level(A) = {1: 0.5, 3: rest});
action act() { consenting: A; precondition: level(A) >= 2; observing(c : character): True; effect: done();
  cost(A): 0.5 * level(B); }
action rest() { consenting: A; observing(c : character): True; }
reason joy(A): if(done() & level(A) > level(B)) level(A) else 0;
reason fear(A): if(done()) 0 - belief(B, level(A) >= 2) else 0;
turns: A;
outcome acted: done();
mind A { depth: 1; precision: 1.0; }
"""


def test_numbers_that_decide_what_is_open_make_tapes_of_their_own() -> None:
    task = forbear.load(GUARDED).task
    some = [number_named(task, name) for name in ("level(A)", "level(B)", "precision(A)", "tau")]
    points = [[a, b, p, 1.5] for a in (0.0, 1.5, 2.0, 3.0, 5.0) for b in (0.0, 2.0, 3.0) for p in (0.0, 1.0, math.inf)]
    table = held_against_the_engine(task, some, points, ["acted", "B : level(A)", ": level(A)", ": done()"])
    assert 3 < table.labour.tapes < len(points)


def test_a_choice_its_worth_and_a_told_story() -> None:
    task = forbear.load(GUARDED).task
    some = [number_named(task, name) for name in ("level(A)", "reason joy(A)")]
    points = [[2.5, 0.2], [2.5, 3.0], [9.0, 1.0]]
    held_against_the_engine(task, some, points, ["choice act", "value act", "choice rest", "value rest"])
    held_against_the_engine(task, some, points, ["likelihood", "acted"], "act")


def test_the_same_points_have_the_same_bytes_in_any_order_and_company() -> None:
    task = forbear.load(GUARDED).task
    some = [number_named(task, name) for name in ("level(A)", "level(B)")]
    points = [(a / 4, b / 4) for a in range(24) for b in range(16)]
    asks = asked(["acted", "B : level(A)"], task)

    def worked_out(wanted: list[tuple[float, float]]) -> dict[tuple[float, float], tuple[float, ...]]:
        table = table_of(task, some, asks)
        found = table.work_out([array("d", column) for column in zip(*wanted, strict=True)], len(wanted))
        return dict(zip(wanted, zip(*found, strict=True), strict=True))

    whole = worked_out(points)
    assert worked_out(points[::-1]) == whole
    assert worked_out(points[7:20]) == {point: whole[point] for point in points[7:20]}


def test_a_number_of_an_altered_task_is_its_own_whichever_was_asked_first() -> None:
    """What a task's numbers are is kept between tasks made of one another; each has its own amounts all the same."""
    task = forbear.load("film/casablanca", before=True).task
    mercy = number_named(task, "mercy(Ilsa)")
    moved = mercy.task_at(1.0)
    assert number_named(moved, "mercy(Ilsa)").now == 1.0
    assert number_named(task, "mercy(Ilsa)").now == mercy.now
