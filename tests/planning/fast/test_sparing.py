"""What a story can spare by the reasons given in it is what the judge says, asked of every part of it."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, assume, given, settings

from forbear.errors import StoryError
from forbear.grounding.ground import ground
from forbear.language.loader import load_problem
from forbear.language.values import Value
from forbear.planning.compiling.compiled import CompiledTask, compiled
from forbear.planning.fast.planner import FastPlanner
from forbear.planning.fast.told import spared, told_reasons
from forbear.planning.judge import PlanJudge
from forbear.planning.limits import PlanLimits
from forbear.planning.progression import Progression
from forbear.planning.search import ANYTHING, Request, Search
from forbear.planning.solution import PlanStep
from forbear.planning.utility import AUTHOR, Utilities, is_better
from tests.planning.random_problems import problems
from tests.planning.recorded import every_case

UNREADABLE = {"ambiguous_property", "contradictory_effect", "trigger_infinite"}
LIMITS = PlanLimits(3, 3, 2)


EXPLAINED = {("fruitless", ()), ("early", ()), ("needless", ())}
"""The faults of a story whose every step is possible and explained."""


def worths(task: CompiledTask, steps: tuple[PlanStep, ...]) -> list[Value]:
    """What the author has at the beginning and after each step."""
    progression = Progression(task)
    actions = {action.action: action for action in task.actions}
    node = progression.root()
    found = [Utilities(task).of(AUTHOR, node.state)]
    for step in steps:
        node = progression.after(node, actions[step.action])
        found.append(Utilities(task).of(AUTHOR, node.state))
    return found


def shortest(task: CompiledTask, steps: tuple[PlanStep, ...]) -> int:
    """How many steps a story has once it ends where it is worth most, and the shortest of all its parts stands for it:
    every part is tried."""
    along = worths(task, steps)
    best, length = along[0], 0
    for place, value in enumerate(along):
        if is_better(value, best):
            best, length = value, place
    if length:
        steps = steps[:length]
    aim = worths(task, steps)[-1]
    for count in range(1, len(steps)):
        for part in itertools.combinations(steps, count):
            faults = {(finding.fault, finding.place) for finding in PlanJudge(task).judge(part)}
            if faults <= EXPLAINED and worths(task, part)[-1] == aim:
                return shortest(task, part)
    return len(steps)


def compare(task: CompiledTask) -> int:
    """Compare over explained stories, whether or not they serve the author; return how many could spare something."""
    planner = FastPlanner(task, LIMITS)
    shorter = 0
    for story in itertools.islice(Search(task, Request(ANYTHING, LIMITS)).stories(), 60):
        steps = told_reasons(story.actions, planner)
        left = spared(steps, planner)
        assert len(left) == shortest(task, steps)
        if is_better(worths(task, left)[-1], worths(task, ())[-1]):
            assert PlanJudge(task).judge(left) == ()
        shorter += len(left) < len(steps)
    return shorter


@pytest.mark.parametrize("make", every_case(*UNREADABLE))
def test_a_corner_case_spares_what_the_judge_says(make: Callable[[], CompiledTask]) -> None:
    compare(make())


SPARING = """
type thing;
entity A : character;
property wished() : boolean;
property seen() : boolean;
wished() = False; seen() = False;
action look(c : character) { precondition: !seen(); effect: seen(); consenting: c; };
action wish(c : character) { precondition: !wished(); effect: wished(); consenting: c; };
utility(): if(wished()) 1 else 0;
utility(A): (if(wished()) 2 else 0) + if(seen()) 1 else 0;
"""


def test_a_look_that_the_author_has_no_use_for_is_spared() -> None:
    """A gains by looking and by wishing alike, each for its own reason; the author's worth hangs on the wish alone."""
    assert compare(compiled(ground(load_problem(SPARING)))) > 0


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(problems())
def test_random_problems_spare_what_the_judge_says(text: str) -> None:
    try:
        compare(compiled(ground(load_problem(text))))
    except StoryError:
        assume(False)
