"""How far apart stories are, by hand; that none is lost that differs; that the most different is the next one told."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import cast

import pytest
from hypothesis import HealthCheck, assume, given, settings

from forbear.errors import LimitReached, StoryError
from forbear.grounding.ground import ground
from forbear.language.loader import load_problem
from forbear.planning.compiling.compiled import CompiledTask, compiled
from forbear.planning.diversity import Selection, distance
from forbear.planning.judge import PlanJudge
from forbear.planning.limits import PlanLimits
from forbear.planning.plain import all_plans
from forbear.planning.search import FoundStory, Request, Search
from tests.planning.random_problems import problems
from tests.planning.recorded import every_case

UNREADABLE = {"ambiguous_property", "contradictory_effect", "trigger_infinite"}

WAYS = """
type place;
entity Tom : character;
entity Bea : character;
entity Home : place;
entity Hill : place;
entity Market : place;
property at(c : character) : place;
at(Tom) = Home;
at(Bea) = Hill;
action walk(c : character, from : place, to : place) {
	precondition: at(c) == from & from != to;
	effect: at(c) = to;
	consenting: c;
	observing(o : character): o == o;
};
utility(): if(at(Tom) == Market | at(Bea) == Market) 1 else 0;
utility(Tom): if(at(Tom) == Market) 1 else 0;
utility(Bea): if(at(Bea) == Market) 1 else 0;
"""


def ways() -> CompiledTask:
    return compiled(ground(load_problem(WAYS)))


def number(task: CompiledTask, text: str) -> int:
    return [str(action) for action in task.task.actions].index(text)


def test_the_distance_is_half_of_steps_and_half_of_deeds() -> None:
    """A detour shares none of three steps but its deed: (3/3 + 0/1) / 2. Another walker shares nothing: 1."""
    task = ways()
    straight = (number(task, "walk(Tom, Home, Market)"),)
    detour = (number(task, "walk(Tom, Home, Hill)"), number(task, "walk(Tom, Hill, Market)"))
    other = (number(task, "walk(Bea, Hill, Market)"),)
    assert distance(straight, detour, task.task) == Fraction(1, 2)
    assert distance(straight, other, task.task) == 1
    assert distance(straight, (*detour, *straight), task.task) == Fraction(2, 3) / 2
    assert distance(detour, detour[::-1], task.task) == 0


def test_another_walker_comes_before_another_way() -> None:
    task = ways()
    search = Search(task, Request(1, PlanLimits(2, 2, 1), variants=True))
    chosen = list(itertools.islice(Selection(search).stories(), 4))
    told = [[str(task.task.actions[step]) for step in each.story.actions] for each in chosen]
    first = told[0][0]
    assert first in ("walk(Tom, Home, Market)", "walk(Bea, Hill, Market)")
    assert {told[0][0], told[1][0]} == {"walk(Tom, Home, Market)", "walk(Bea, Hill, Market)"}
    assert [each.distance for each in chosen] == [None, 1, Fraction(1, 2), Fraction(1, 2)]
    assert sorted(len(each) for each in told) == [1, 1, 2, 2]


def none_is_lost(task: CompiledTask, limits: PlanLimits) -> None:
    """Each of the plain planner's stories, but for the order of its steps, is told once, and each told is right."""
    search = Search(task, Request(None, limits, variants=True))
    goal = search.goal
    plain = {
        tuple(sorted(step.action for step in plan))
        for plan, value in all_plans(task, limits)
        if not goal > value  # type: ignore[operator]
    }
    told = []
    for chosen in Selection(search).stories():
        assert PlanJudge(task).judge(search.with_reasons(chosen.story)) == ()
        told.append(tuple(sorted(chosen.story.actions)))
    assert len(told) == len(set(told))
    assert set(told) == plain


@pytest.mark.parametrize("make", every_case(*UNREADABLE, "unknown_utility"))
def test_no_story_of_a_corner_case_is_lost(make: Callable[[], CompiledTask]) -> None:
    none_is_lost(make(), PlanLimits(3, 3, 2))


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(problems())
def test_no_story_of_a_random_problem_is_lost(text: str) -> None:
    try:
        none_is_lost(compiled(ground(load_problem(text))), PlanLimits(3, 3, 2))
    except StoryError:
        assume(False)


class Stopped:
    """A search that finds three stories and then meets a limit."""

    def __init__(self, task: CompiledTask) -> None:
        self.compiled = task
        self.effort = 0
        walks = ("walk(Tom, Home, Market)", "walk(Bea, Hill, Market)", "walk(Tom, Hill, Market)")
        self._stories = [FoundStory((number(task, walk),), 1, 1) for walk in walks]

    def turns(self) -> Iterator[FoundStory | None]:
        yield from self._stories
        raise LimitReached("nodes", 20, "--limit-nodes")


def test_what_was_found_before_a_limit_is_told_and_then_the_limit() -> None:
    stories = Selection(cast(Search, Stopped(ways()))).stories()
    assert [each.distance for each in itertools.islice(stories, 3)] == [None, 1, Fraction(1, 2)]
    with pytest.raises(LimitReached):
        next(stories)
