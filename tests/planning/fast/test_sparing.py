"""What a story can spare by the reasons given in it is what the judge says, asked of each story with a step less."""

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
from forbear.planning.judge import Judge
from forbear.planning.limits import PlanLimits
from forbear.planning.progression import Progression
from forbear.planning.search import ANYTHING, Request, Search
from forbear.planning.solution import Step
from forbear.planning.utility import AUTHOR, Utilities
from tests.planning.random_problems import problems
from tests.planning.recorded import every_case

UNREADABLE = {"ambiguous_property", "contradictory_effect", "trigger_infinite"}
LIMITS = PlanLimits(3, 3, 2)


def worth(task: CompiledTask, steps: tuple[Step, ...]) -> Value:
    progression = Progression(task)
    actions = {action.action: action for action in task.actions}
    node = progression.root()
    for step in steps:
        node = progression.after(node, actions[step.action])
    return Utilities(task).of(AUTHOR, node.state)


def spared_by_the_judge(task: CompiledTask, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    judge = Judge(task)
    for kept in itertools.combinations(steps, len(steps) - 1):
        if not judge.judge(kept) and worth(task, kept) == worth(task, steps):
            return spared_by_the_judge(task, kept)
    return steps


def compare(task: CompiledTask) -> int:
    """Compare over explained stories, whether or not they serve the author; return how many could spare something."""
    planner = FastPlanner(task, LIMITS)
    shorter = 0
    for story in itertools.islice(Search(task, Request(ANYTHING, LIMITS)).stories(), 60):
        steps = told_reasons(story.actions, planner)
        expected = spared_by_the_judge(task, steps)
        assert spared(steps, planner) == expected
        shorter += len(expected) < len(steps)
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
