"""The fast planner finds a story exactly where the plain one has some, and the story it finds is one of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from forbear.errors import StoryError
from forbear.grounding.ground import ground
from forbear.language.loader import load_problem
from forbear.planning.compiling.compiled import CompiledTask, compiled
from forbear.planning.judge import PlanJudge
from forbear.planning.limits import PlanLimits
from forbear.planning.plain import all_plans
from forbear.planning.search import HEURISTICS, STRATEGIES, Request, Search
from forbear.planning.utility import is_better
from tests.planning.random_attempts import mistaken_problems
from tests.planning.random_doubts import doubtful_problems
from tests.planning.random_problems import problems
from tests.planning.recorded import every_case

UNREADABLE = {"ambiguous_property", "contradictory_effect", "trigger_infinite"}
LIMITS = [(3, 3, 2), (3, 2, 1), (2, 3, 2), (3, 1, 2), (3, 2, 0)]


def compare(task: CompiledTask, limits: PlanLimits, **how: Any) -> None:
    """The first story for each goal is one of the plain planner's; all stories are all of them; each is well judged."""
    plain = {tuple(step.action for step in plan): value for plan, value in all_plans(task, limits)}
    goals = sorted(set(plain.values()), key=float)  # type: ignore[arg-type]
    for goal in (*goals, goals[-1] + 1 if goals else 1):  # type: ignore[operator]
        reaching = {plan for plan, value in plain.items() if not is_better(goal, value)}
        search = Search(task, Request(goal, limits, **how))
        story = next(search.stories(), None)
        if story is None:
            assert not reaching
            best = search.best
            assert (best is None) == (not plain)
            if best is not None:
                assert best.utility == goals[-1]
        else:
            assert story.actions in reaching
            assert plain[story.actions] == story.utility
            assert search.best == story
            assert PlanJudge(task).judge(search.with_reasons(story)) == ()
    if goals:
        every = Search(task, Request(goals[0], limits, every=True)).stories()
        assert {story.actions: story.utility for story in every} == plain


@pytest.mark.parametrize("limits", LIMITS, ids=str)
@pytest.mark.parametrize("make", every_case(*UNREADABLE))
def test_fast_agrees_with_plain_on_a_corner_case(
    make: Callable[[], CompiledTask], limits: tuple[int, int, int]
) -> None:
    compare(make(), PlanLimits(*limits))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    problems(),
    st.sampled_from([(3, 3, 1), (2, 3, 2), (3, 2, 2), (2, 2, 1), (3, 4, 0)]),
    st.sampled_from(STRATEGIES),
    st.sampled_from((None, *HEURISTICS)),
)
def test_fast_agrees_with_plain_on_random_problems(
    text: str, limits: tuple[int, int, int], strategy: Any, heuristic: Any
) -> None:
    try:
        task = compiled(ground(load_problem(text)))
        compare(task, PlanLimits(*limits), strategy=strategy, heuristic=heuristic)
    except StoryError as error:
        assume(False)
        raise AssertionError from error


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    mistaken_problems(),
    st.sampled_from([(3, 3, 1), (2, 3, 2), (3, 2, 2), (2, 2, 1), (3, 4, 0)]),
    st.sampled_from(STRATEGIES),
)
def test_fast_agrees_with_plain_where_attempts_fail(text: str, limits: tuple[int, int, int], strategy: Any) -> None:
    try:
        task = compiled(ground(load_problem(text), attempts=True))
        compare(task, PlanLimits(*limits), strategy=strategy)
    except StoryError as error:
        assume(False)
        raise AssertionError from error


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(doubtful_problems(tries=True), st.sampled_from([(2, 3, 1), (2, 2, 2), (3, 2, 1), (2, 1, 1)]))
def test_fast_agrees_with_plain_where_trying_tells(text: str, limits: tuple[int, int, int]) -> None:
    try:
        task = compiled(ground(load_problem(text), attempts=True))
        compare(task, PlanLimits(*limits))
    except StoryError as error:
        assume(False)
        raise AssertionError from error


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(doubtful_problems(), st.sampled_from([(2, 3, 1), (2, 2, 2), (2, 3, 2), (2, 1, 1)]))
def test_fast_agrees_with_plain_where_something_can_be_found_out(text: str, limits: tuple[int, int, int]) -> None:
    try:
        task = compiled(ground(load_problem(text)))
        compare(task, PlanLimits(*limits))
    except StoryError as error:
        assume(False)
        raise AssertionError from error
