"""What must hold of tapes at random points of random scenes in which much is hidden, remembered and scripted."""

from __future__ import annotations

import math
from array import array

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import forbear
from forbear.errors import StoryError
from forbear.grounding.task import Task
from forbear.minds.reference import ReferenceEngine
from forbear.minds.tape.gradient import derivative, with_gradient
from forbear.minds.tape.plain import PlainForm
from forbear.minds.tape.traced import TooClose
from forbear.stories.numbers import SceneNumber, numbers
from forbear.stories.sweep.asked import answers, asked
from forbear.stories.sweep.tracing import traced
from tests.laws.scenes import Sketch
from tests.laws.veiled_scenes import veiled
from tests.stories.sweep.test_table import held_against_the_engine, settings_of

MORE = """
property n() : number; property m(c : character) : number; property recalled() : number;
n() = 2; m(A) = 1; m(B) = 0; recalled() = 0; believes(B, m(A) = {1: 0.25, 4: rest});
outcome good: x(); outcome bad: !x() & n() > m(A);
action pay() { consenting: A; precondition: n() >= 1; effect: n() = n() - 1 & remember recalled() = belief(B, x());
  observing(c : character): c == A; observing(c : character) as stirs(): True; cost(A): m(A) / 2; }
action look() { consenting: B; effect: remember recalled() = expects(B, x()); revealing(c : character) if(c == B): y(); }
action fall() { effect: m(B) = m(B) + 1; }
reason wealth(A): max(n(), m(B)) + (2 * belief(B, m(A) > n())); reason memory(B): recalled() * abs(n() - 3);
script: fall();
"""

_SLOW = (HealthCheck.too_slow, HealthCheck.filter_too_much)


def _task(sketch: Sketch) -> Task:
    try:
        return forbear.load(sketch.text(more=MORE)).task
    except StoryError:
        assume(False)
        raise


def _drawn(data: st.DataObject, known: list[SceneNumber], most: int) -> list[SceneNumber]:
    return data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=most, unique_by=lambda number: number.name))


@given(veiled(), st.data())
@settings(max_examples=15, suppress_health_check=_SLOW, deadline=None)
def test_where_much_is_hidden_the_tape_is_the_engine(sketch: Sketch, data: st.DataObject) -> None:
    task = _task(sketch)
    some = _drawn(data, list(numbers(task)), 4)
    points = [[data.draw(settings_of(number)) for number in some] for _ in range(3)]
    people = [name for name in task.characters if name != "reader"]
    texts = ["good", "bad", ": recalled()", f"{people[0]} > {people[1]} : x", f"{people[1]}: y"]
    held_against_the_engine(task, some, points, texts)


STEP = 1e-5


@given(veiled(), st.data())
@settings(max_examples=10, suppress_health_check=_SLOW, deadline=None)
def test_the_gradients_of_scenes_are_central_differences(sketch: Sketch, data: st.DataObject) -> None:
    task = _task(sketch)
    some = _drawn(data, [n for n in numbers(task) if not n.whole and n.name != "tau"], 3)
    point = [round(data.draw(st.floats(0.1, 0.9)), 3) for _ in some]
    asks = asked(["good", ": recalled()"], task)
    try:
        tape = traced(task, some, point, lambda engine: answers(engine, asks), ReferenceEngine)
    except TooClose:
        assume(False)
        raise
    found, holds = PlainForm(with_gradient(tape)).run([array("d", [x]) for x in point], 1)
    assume(holds[0])
    slopes = {name: column[0] for (name, _), column in zip(with_gradient(tape).outputs, found, strict=True)}
    for place, name in enumerate(tape.inputs):
        near = [array("d", [x, x, x]) for x in point]
        near[place] = array("d", [point[place] - STEP, point[place], point[place] + STEP])
        values, held = PlainForm(tape).run(near, 3)
        if not all(held):
            continue  # a guard is broken so near: there is an edge
        for (output, _), (low, here, high) in zip(tape.outputs, values, strict=True):
            if abs(high - 2 * here + low) > 1e-7 * max(1.0, abs(here)):
                continue  # the larger of two changes so near: there is a bend
            slope = (high - low) / (2 * STEP)
            assert slopes[derivative(output, name)] == pytest.approx(slope, rel=1e-6, abs=1e-6), (output, name)


TIES = """
entity A : character;
property worth() : number; property other() : number; property took() : boolean;
worth() = 2; other() = 2;
action take() { consenting: A; effect: took(); }
action leave() { consenting: A; }
reason taken(A): if(took()) worth() else other();
turns: A; outcome took: took();
mind A { precision: infinite; }
"""


def test_ties_of_a_mind_that_takes_the_best_are_shared_on_the_tape_too() -> None:
    task = forbear.load(TIES).task
    some = [number for number in numbers(task) if number.name in ("worth()", "other()", "precision(A)")]
    points = [[2.0, 2.0, math.inf], [2.0, 2.0 + 1e-12, math.inf], [2.0, 2.5, math.inf], [3.0, 2.0, math.inf]]
    table = held_against_the_engine(task, some, points, ["took"])
    (column,) = table.work_out([array("d", c) for c in zip(*points, strict=True)], len(points))
    assert list(column) == [0.5, 0.5, 0.0, 1.0]
