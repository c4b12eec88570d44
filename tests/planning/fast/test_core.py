"""The core in C comes to what Python comes to: the same stories and reasons, after as many questions, nodes and states."""

from __future__ import annotations

import gc
import itertools
import weakref

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from forbear.errors import StoryError
from forbear.grounding.ground import ground
from forbear.language.loader import load_problem
from forbear.planning.compiling.compiled import CompiledTask, compiled
from forbear.planning.fast import linking, planner
from forbear.planning.fast.native import CORE
from forbear.planning.limits import PlanLimits
from forbear.planning.search import ANYTHING, Request, Search
from tests.planning.corner_cases import CASES
from tests.planning.random_attempts import mistaken_problems
from tests.planning.random_doubts import doubtful_problems
from tests.planning.random_problems import problems

needs_core = pytest.mark.skipif(CORE is None, reason="the core was not compiled")


def outcome(task: CompiledTask, request: Request, most: int) -> list[object]:
    """Return all that a search tells, and how much it has done."""
    search = Search(task, request)
    found = [(story, search.with_reasons(story)) for story in itertools.islice(search.stories(), most)]
    best = None if found else search.best
    return [*found, best, search.refusals(), search.progress(), search._planner.counts(), search.effort]


def agree(task: CompiledTask, request: Request, most: int = 20) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(planner, "CORE", None)
        in_python = outcome(task, request, most)
    assert outcome(task, request, most) == in_python


@needs_core
def test_a_state_too_wide_for_the_stack_is_left_to_python(monkeypatch: pytest.MonkeyPatch) -> None:
    task = compiled(ground(load_problem(next(iter(CASES.values())).text)))
    assert Search(task, Request(None, PlanLimits(5, 4, 2)))._planner._link is not None
    monkeypatch.setattr(linking, "MOST_BITS", 1)
    assert Search(task, Request(None, PlanLimits(5, 4, 2)))._planner._link is None


@needs_core
@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("strategy", ["portfolio", "explanation-first", "goal-first"])
def test_corner_cases_are_searched_alike(name: str, strategy: str) -> None:
    task = compiled(ground(load_problem(CASES[name].text)))
    agree(task, Request(None, PlanLimits(5, 4, 2), strategy=strategy))  # type: ignore[arg-type]


@needs_core
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(problems(), st.sampled_from(("portfolio", "novelty", "best-first")), st.sampled_from((None, "hadd", "none")))
def test_random_problems_are_searched_alike(text: str, strategy: str, heuristic: str | None) -> None:
    try:
        task = compiled(ground(load_problem(text)))
        agree(task, Request(None, PlanLimits(4, 4, 2), strategy=strategy, heuristic=heuristic))  # type: ignore[arg-type]
        agree(task, Request(ANYTHING, PlanLimits(3, 3, 2), every=True), 40)
        agree(task, Request(None, PlanLimits(4, 3, 1), variants=True), 5)
    except StoryError:
        assume(False)


@needs_core
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(doubtful_problems())
def test_random_problems_in_which_somebody_is_in_doubt_are_searched_alike(text: str) -> None:
    try:
        agree(compiled(ground(load_problem(text))), Request(None, PlanLimits(4, 4, 2)))
    except StoryError:
        assume(False)


@needs_core
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(mistaken_problems())
def test_random_problems_in_which_attempts_fail_are_searched_alike(text: str) -> None:
    try:
        agree(compiled(ground(load_problem(text), attempts=True)), Request(None, PlanLimits(4, 4, 2)))
    except StoryError:
        assume(False)


@needs_core
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(doubtful_problems(tries=True))
def test_random_problems_in_which_trying_tells_are_searched_alike(text: str) -> None:
    try:
        agree(compiled(ground(load_problem(text), attempts=True)), Request(None, PlanLimits(4, 4, 2)))
    except StoryError:
        assume(False)


@needs_core
def test_a_core_goes_when_its_search_goes() -> None:
    search = Search(compiled(ground(load_problem(next(iter(CASES.values())).text))), Request(None, PlanLimits(4, 4, 2)))
    next(search.stories(), None)
    gone = weakref.ref(search._planner)
    del search
    gc.collect()
    assert gone() is None


@needs_core
def test_what_is_not_there_is_an_error_and_not_read() -> None:
    assert CORE is not None
    search = Search(compiled(ground(load_problem(next(iter(CASES.values())).text))), Request(None, PlanLimits(4, 4, 2)))
    nodes = search._planner.nodes
    for number in (-1, len(nodes.state), 1 << 40):
        with pytest.raises(IndexError):
            nodes.after(number, 0)
