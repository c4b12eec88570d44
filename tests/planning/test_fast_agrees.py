"""The fast planner finds a story exactly where the plain one has some, and the story it finds is one of them."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from random_problems import problems
from recorded import cases, compiled_file, needs_peer

from forbear.errors import StoryError
from forbear.grounding.compiled import CompiledTask, compiled
from forbear.grounding.ground import ground
from forbear.language.loader import load_problem
from forbear.planning.fast.planner import FastPlanner
from forbear.planning.limits import PlanLimits
from forbear.planning.plain import all_plans
from forbear.planning.utility import is_better

UNREADABLE = {"ambiguous_property", "contradictory_effect", "trigger_infinite"}
READABLE = [name for name in cases() if name not in UNREADABLE]
LIMITS = [(3, 3, 2), (3, 2, 1), (2, 3, 2), (3, 1, 2), (3, 2, 0)]


def compare(task: CompiledTask, limits: PlanLimits) -> None:
    plain = {tuple(step.action for step in plan): value for plan, value in all_plans(task, limits)}
    goals = sorted(set(plain.values()), key=float)  # type: ignore[arg-type]
    for goal in (*goals, goals[-1] + 1 if goals else 1):  # type: ignore[operator]
        reaching = {plan for plan, value in plain.items() if not is_better(goal, value)}  # type: ignore[arg-type]
        found = FastPlanner(task, limits).plan(goal)  # type: ignore[arg-type]
        if found.plan is None:
            assert not reaching
        else:
            assert found.plan in reaching
            assert plain[found.plan] == found.utility


@needs_peer
@pytest.mark.parametrize("limits", LIMITS, ids=str)
@pytest.mark.parametrize("name", READABLE)
def test_fast_agrees_with_plain_on_a_corner_case(name: str, limits: tuple[int, int, int]) -> None:
    compare(compiled_file("cases", name), PlanLimits(*limits))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(problems(), st.sampled_from([(3, 3, 1), (2, 3, 2), (3, 2, 2), (2, 2, 1), (3, 4, 0)]))
def test_fast_agrees_with_plain_on_random_problems(text: str, limits: tuple[int, int, int]) -> None:
    try:
        task = compiled(ground(load_problem(text)))
        compare(task, PlanLimits(*limits))
    except StoryError as error:
        assume(False)
        raise AssertionError from error
