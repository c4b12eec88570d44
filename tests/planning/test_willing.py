"""With everybody willing a goal is reached just where some possible steps lead to it, whatever is left out of account."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, assume, given, settings

from forbear.errors import StoryError
from forbear.grounding.ground import ground
from forbear.language.loader import load_problem
from forbear.language.values import Value
from forbear.planning.compiling.compiled import CompiledTask, compiled
from forbear.planning.limits import PlanLimits
from forbear.planning.node import SureNode
from forbear.planning.node_limits import Effort
from forbear.planning.progression import Progression
from forbear.planning.search import Request, Search
from forbear.planning.utility import AUTHOR, Utilities, is_better
from tests.planning.random_problems import problems
from tests.planning.recorded import every_case

STEPS = 3
UNREADABLE = {"ambiguous_property", "contradictory_effect", "trigger_infinite"}


def reached(task: CompiledTask) -> list[Value]:
    """Return the author's utilities that possible steps lead to, followed one by one."""
    progression, utilities = Progression(task), Utilities(task)
    level: list[SureNode] = [progression.root()]
    found = [utilities.of(AUTHOR, level[0].state)]
    for _ in range(STEPS):
        level = [
            progression.after(node, action)
            for node in level
            for action in task.actions
            if progression.is_possible(node, action)
        ]
        found += [utilities.of(AUTHOR, node.state) for node in level]
    return found


def compare(task: CompiledTask) -> None:
    start, *others = reached(task)
    better = [value for value in others if is_better(value, start)]
    limits = PlanLimits(STEPS, 3, 2)
    goals = sorted(set(better), key=float)  # type: ignore[arg-type]
    for goal in (*goals, goals[-1] + 1 if goals else 1):  # type: ignore[operator]
        if not is_better(goal, start):
            continue
        story = next(Search(task, Request(goal, limits, is_everybody_willing=True)).stories(), None)
        assert (story is None) == (not any(not is_better(goal, value) for value in better))


@pytest.mark.parametrize("make", every_case(*UNREADABLE))
def test_a_corner_case_is_reached_where_it_can_be(make: Callable[[], CompiledTask]) -> None:
    compare(make())


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(problems())
def test_a_random_problem_is_reached_where_it_can_be(text: str) -> None:
    try:
        compare(compiled(ground(load_problem(text))))
    except StoryError:
        assume(False)


MANY = """
type place;
entity Ann : character;
{entities}
property at(c : character) : place;
property seen(p : place) : boolean;
property crowned() : boolean;
at(Ann) = P0;
crowned() = False;
action walk(c : character, p : place) {{
	precondition: at(c) != p; effect: at(c) = p & seen(p); consenting: c; observing(o : character): o == o;
}};
action crown(c : character) {{
	precondition: crowned(); effect: at(c) = P1; consenting: c; observing(o : character): o == o;
}};
utility(): if(crowned()) 1 else 0;
utility(Ann): if(at(Ann) == P1) 1 else 0;
"""


def test_what_has_no_bearing_on_a_goal_does_not_hide_that_it_cannot_be_reached() -> None:
    """Twenty places that may have been seen make a million states; none of them crowns anybody."""
    text = MANY.format(entities="\n".join(f"entity P{number} : place;" for number in range(20)))
    task = compiled(ground(load_problem(text)))
    request = Request(1, PlanLimits(None, 3, 2), Effort(nodes=2_000), is_everybody_willing=True)
    search = Search(task, request)
    assert list(search.stories()) == []
    assert search.progress().nodes < 100
