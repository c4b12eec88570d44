"""What-ifs that only move numbers are points of a tape: they come to what the runs of the altered scenes come to."""

from __future__ import annotations

import itertools
import math
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from forbear.api.runs import Run
from forbear.api.scene import load
from forbear.errors import StoryError
from forbear.language.loader import Text
from forbear.minds.tape.tape import Tape
from forbear.stories.numbers import number_named
from forbear.stories.questions.knockout import OtherFact, SilencedCost, knockouts
from forbear.stories.questions.replay import Replay, Replayed
from forbear.stories.questions.what_ifs import Things, WhatIfs, number_moved
from forbear.stories.sweep import tracing
from tests.laws.scenes import Sketch, sketches
from tests.laws.veiled_scenes import veiled
from tests.stories.sweep.test_laws import MORE
from tests.stories.sweep.test_table import MORE as PLAIN


def held_against_runs(run: Run, sets: list[Things]) -> None:
    """Hold what-ifs that are asked together against the runs of each."""
    story = run.record.told
    assert story is not None
    found = WhatIfs(story, run.engine_of).without(sets)
    replay = Replay(story, run.engine_of)
    for things, answer in zip(sets, found, strict=True):
        altered = run.record.task
        for thing in things:
            altered = thing.apply(altered)
        are_alike(answer, replay.within(altered), things)


def are_alike(one: Replayed, other: Replayed, what: object) -> None:
    assert one.complete and other.complete
    assert one.choices.keys() == other.choices.keys(), what
    for step, choice in one.choices.items():
        expected = other.choices[step]
        for name in ("probability", "best_other", "best_tied"):
            assert getattr(choice, name) == pytest.approx(getattr(expected, name), rel=1e-12, abs=1e-12), what
        is_tied = math.isclose(expected.best_other, expected.best_tied, rel_tol=1e-9)
        assert is_tied or choice.instead == expected.instead, what


@pytest.mark.nightly
@given(veiled(), st.data())
@settings(max_examples=15, suppress_health_check=(HealthCheck.too_slow, HealthCheck.filter_too_much), deadline=None)
def test_in_random_scenes_they_are_what_the_runs_are(sketch: Sketch, data: st.DataObject) -> None:
    try:
        run = load(Text(sketch.text(more=MORE))).run()
    except StoryError:
        assume(False)
        raise
    assume(run.record.told is not None)
    things = knockouts(run.record.task)
    pairs = list(itertools.combinations(things, 2))
    some = data.draw(st.lists(st.sampled_from(pairs), max_size=6)) if pairs else []
    held_against_runs(run, [*((thing,) for thing in things), *some])


@given(sketches(most_turns=2), st.data())
@settings(max_examples=8, suppress_health_check=(HealthCheck.too_slow, HealthCheck.filter_too_much), deadline=None)
def test_in_small_random_scenes_they_are_what_the_runs_are(sketch: Sketch, data: st.DataObject) -> None:
    try:
        run = load(Text(sketch.text(more=PLAIN))).run()
    except StoryError:
        assume(False)
        raise
    assume(run.record.told is not None)
    task = run.record.task
    things = [thing for thing in knockouts(task) if number_moved(thing, task)]
    some = data.draw(st.lists(st.sampled_from(things), min_size=3, max_size=8, unique=True)) if len(things) > 2 else []
    held_against_runs(run, [*((thing,) for thing in some), *itertools.combinations(some[:3], 2)])


def tapes_made(monkeypatch: pytest.MonkeyPatch) -> list[Tape]:
    """Return where every tape goes that is made for what-ifs from now on."""
    made: list[Tape] = []

    def traced(*given: Any) -> Tape:
        made.append(tracing.traced(*given))
        return made[-1]

    monkeypatch.setattr("forbear.stories.questions.what_ifs.traced", traced)
    return made


DOORS = """
entity Ann : character; entity Bob : character;
property left() : boolean; property fond(c : character) : number; property pride(c : character) : number;
property toll() : number; property seen() : number;
fond(Ann) = 2; pride(Ann) = 1; fond(Bob) = 1; pride(Bob) = 3; toll() = 1; seen() = 0;
believes(Ann, fond(Bob) = {1: 0.5, 4: 0.5});
action go(a : character) { effect: left(); consenting: a; cost(a): toll(); cost(a) as gain: pride(a) / 2; };
action stay(a : character) { effect: !left(); consenting: a; };
reason love(a : character): if(left()) 0 else fond(a);
reason trust(a : character): if(left()) 0.25 * belief(Ann, fond(Bob) > 2) else 0;
turns: Ann, Bob, Ann;
"""


def test_three_that_move_numbers_make_one_tape_and_no_run(monkeypatch: pytest.MonkeyPatch) -> None:
    run = load(Text(DOORS)).run()
    story, task = run.record.told, run.record.task
    assert story is not None
    moving = [(thing,) for thing in knockouts(task) if not isinstance(thing, OtherFact) and number_moved(thing, task)]
    numeric = [things for things in moving if isinstance(things[0], SilencedCost)]
    assert {one[0].kind for one in numeric if isinstance(one[0], SilencedCost)} == {None, "gain"}
    facts = [(OtherFact(cell, 0),) for cell, one in enumerate(task.fluents) if str(one) in ("fond(Ann)", "toll()")]
    made = tapes_made(monkeypatch)
    asked = [*numeric, *facts, (*numeric[0], *facts[0])]
    what_ifs = WhatIfs(story, run.engine_of)
    monkeypatch.setattr(what_ifs, "within", lambda task: pytest.fail("a run was made"))
    found = list(what_ifs.without(asked))
    assert len(found) == len(asked) and len(made) == 1
    monkeypatch.undo()
    held_against_runs(run, asked)
    held_against_runs(run, [(thing,) for thing in knockouts(task)])


def test_two_are_run_and_no_tape_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    run = load(Text(DOORS)).run()
    story, task = run.record.told, run.record.task
    assert story is not None
    made = tapes_made(monkeypatch)
    few: list[Things] = [(OtherFact(cell, 0),) for cell, one in enumerate(task.fluents) if str(one) == "toll()"]
    held_against_runs(run, few * 2)
    assert not made


def test_what_is_altered_besides_has_a_tape_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    run = load(Text(DOORS)).run()
    task = run.record.task
    other = OtherFact([str(one) for one in task.fluents].index("left()"), True)
    numeric = [thing for thing in knockouts(task) if isinstance(thing, SilencedCost)]
    made = tapes_made(monkeypatch)
    held_against_runs(run, [(other, thing) for thing in numeric])
    assert len(made) == 1


def test_of_two_weights_that_are_a_whole_a_tape_of_one_does() -> None:
    run = load(Text(DOORS)).run()
    story, task = run.record.told, run.record.task
    assert story is not None
    what_ifs = WhatIfs(story, run.engine_of)
    one, other = (number_named(task, f"believes(Ann, fond(Bob) = {value})") for value in (1, 4))
    first = what_ifs.at([((one, weight),) for weight in (0.25, 0.5, 0.75)])
    second = what_ifs.at([((other, 0.75),)])
    assert second == first[:1]
    assert first[0] != first[2]
