"""Whether a plan has needless steps is judged layer by layer as it is by trying every part of it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from forbear.errors import StoryError
from forbear.grounding.ground import ground
from forbear.language.loader import load_problem
from forbear.language.values import Value
from forbear.planning.compiling.compiled import CompiledTask, compiled
from forbear.planning.judge import PlanJudge
from forbear.planning.limits import PlanLimits
from forbear.planning.node import SureNode
from forbear.planning.progression import Progression
from forbear.planning.search import ANYTHING, Request, Search
from forbear.planning.solution import PlanStep
from forbear.planning.utility import AUTHOR, Utilities, is_better
from tests.planning.random_problems import problems
from tests.planning.recorded import every_case

UNREADABLE = {"ambiguous_property", "contradictory_effect", "trigger_infinite", "unknown_utility"}


class EveryPart:
    """The definition (docs/planning.md), word for word: every part of a plan is tried, in every reason within it."""

    def __init__(self, task: CompiledTask) -> None:
        self.task = task
        self.progression = Progression(task)
        self.utilities = Utilities(task)
        self.actions = {action.action: action for action in task.actions}

    def serves(self, plan: tuple[PlanStep, ...], owner: int, start: SureNode) -> bool:
        node, worth = start, [self.utilities.of(owner, start.state)]
        for number, step in enumerate(plan):
            if not self.possible(step, node) or (owner != AUTHOR and not self.consenting(step)):
                return False
            if (owner == AUTHOR or number > 0) and not self.explained(plan[number:], owner, node):
                return False
            node = self.progression.after(node, self.actions[step.action])
            worth.append(self.utilities.of(owner, node.state))
        if not is_better(worth[-1], worth[0]) or worth[-1] in worth[1:-1]:
            return False
        if owner == AUTHOR and any(is_better(other, worth[-1]) for other in worth):
            return False
        return not any(self.does(part, owner, start, worth[-1]) for part in self.parts(plan, owner))

    def parts(self, plan: tuple[PlanStep, ...], owner: int) -> Iterator[tuple[PlanStep, ...]]:
        steps = plan if owner == AUTHOR else plan[1:]
        for length in range(1, len(plan)):
            yield from itertools.combinations(steps, length)

    def explained(self, rest: tuple[PlanStep, ...], owner: int, node: SureNode) -> bool:
        for who in self.consenting(rest[0]):
            reason = rest[0].reason_of(self.task.task.characters[who])
            if who == owner and reason is None:
                end = node
                for step in rest:
                    if not self.possible(step, end):
                        return False
                    end = self.progression.after(end, self.actions[step.action])
                if not is_better(self.utilities.of(who, end.state), self.utilities.of(who, node.state)):
                    return False
                continue
            mind = node if who == owner else node.believed(who)
            if reason is None or not self.possible(rest[0], mind):
                return False
            if not self.serves((PlanStep(rest[0].action), *reason.rest), who, mind):
                return False
        return True

    def does(self, plan: tuple[PlanStep, ...], owner: int, node: SureNode, value: Value) -> bool:
        for number, step in enumerate(plan):
            if not self.possible(step, node) or not self.explained(plan[number:], owner, node):
                return False
            node = self.progression.after(node, self.actions[step.action])
        return self.utilities.of(owner, node.state) == value

    def possible(self, step: PlanStep, node: SureNode) -> bool:
        action = self.actions.get(step.action)
        return action is not None and self.progression.is_possible(node, action)

    def consenting(self, step: PlanStep) -> tuple[int, ...]:
        names = self.task.task.characters
        return tuple(names.index(name) for name in self.task.task.actions[step.action].consenting)


def compare(task: CompiledTask, most: int) -> None:
    """Judge explained stories, and each with a step left out or two of its steps exchanged, both ways."""
    search = Search(task, Request(ANYTHING, PlanLimits(4, 4, 2), every=True))
    for story in itertools.islice(search.stories(), most):
        steps = search.with_reasons(story)
        spoiled = [steps, *itertools.combinations(steps, len(steps) - 1), (*steps[1:], *steps[:1]), steps + steps[:2]]
        for plan in spoiled:
            if plan:
                every = EveryPart(task)
                assert (PlanJudge(task).judge(plan) == ()) == every.serves(plan, AUTHOR, every.progression.root())


@pytest.mark.parametrize("make", every_case(*UNREADABLE))
def test_a_corner_case_is_judged_as_by_trying_every_part(make: Callable[[], CompiledTask]) -> None:
    compare(make(), 40)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(problems(), st.integers(20, 60))
def test_random_problems_are_judged_as_by_trying_every_part(text: str, most: int) -> None:
    try:
        compare(compiled(ground(load_problem(text))), most)
    except StoryError:
        assume(False)
