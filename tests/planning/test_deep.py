"""Long reasons found by going where the end looks nearest: what is found is a reason, and nothing else is lost by it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from forbear.errors import StoryError
from forbear.grounding.ground import ground
from forbear.language.loader import load_problem
from forbear.planning.compiling.compiled import compiled
from forbear.planning.fast import deep, questions
from forbear.planning.judge import PlanJudge
from forbear.planning.limits import PlanLimits
from forbear.planning.node_limits import Effort
from forbear.planning.search import STRATEGIES, Request, Search
from tests.docs.pages import ROOT
from tests.planning.random_attempts import mistaken_problems
from tests.planning.random_problems import problems
from tests.planning.test_fast_agrees import compare


@pytest.fixture
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look for reasons so wherever one is wanting, and with less patience than they need."""
    monkeypatch.setattr(questions, "HARD", -1)
    monkeypatch.setattr(deep, "LONG", 0)
    monkeypatch.setattr(deep, "WORLDS", 3)


@pytest.mark.usefixtures("always")
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.one_of(problems(), mistaken_problems()),
    st.sampled_from([(3, 3, 1), (2, 3, 2), (3, 2, 2), (2, 2, 1)]),
    st.sampled_from(STRATEGIES),
)
def test_stories_are_the_same_where_all_reasons_are_looked_for_so(
    text: str, limits: tuple[int, int, int], strategy: Any
) -> None:
    try:
        task = compiled(ground(load_problem(text), attempts=True))
        compare(task, PlanLimits(*limits), strategy=strategy)
    except StoryError as error:
        assume(False)
        raise AssertionError from error


def test_a_robbery_is_planned_that_takes_nineteen_steps() -> None:
    """The gun is asleep with its owner, who drinks for money that has to be stolen first; and the horse is for sale."""
    text = (ROOT / "examples" / "problems" / "long-heist.story").read_text(encoding="utf-8")
    task = compiled(ground(load_problem(text)))
    search = Search(task, Request(1, PlanLimits(26, 20, 2), Effort(nodes=100_000)))
    steps = search.with_reasons(next(search.stories()))
    assert max(1 + len(reason.rest) for step in steps for reason in step.reasons) >= 19
    assert PlanJudge(task).judge(steps) == ()


def test_a_robbery_is_planned_where_there_are_others_to_rob_and_more_ways_to_walk() -> None:
    """In this order of what is declared a look that counts others' worlds as its own ends too early, each time."""
    growth = pytest.importorskip("bench.growth", reason="what a process took is not told everywhere")
    task = compiled(ground(load_problem(growth.heist(2, 1, order=2).text)))
    search = Search(task, Request(1, PlanLimits(26, 20, 2), Effort(nodes=100_000)))
    steps = search.with_reasons(next(search.stories()))
    assert max(1 + len(reason.rest) for step in steps for reason in step.reasons) >= 18
    assert PlanJudge(task).judge(steps) == ()


CIRCLE = """
type place;
entity Ann : character; entity Home : place; entity Attic : place; entity Market : place;
property at(c : character) : place;
property near(p : place, q : place) : boolean;
property has_coin(c : character) : boolean;
at(Ann) = Home; near(Home, Attic); near(Attic, Home); near(Home, Market);
action walk(c : character, from : place, to : place) {
    precondition: at(c) == from & near(from, to); effect: at(c) = to; consenting: c;
};
action earn(c : character) { precondition: at(c) == Market; effect: has_coin(c); consenting: c; };
utility(): if(has_coin(Ann)) 1 else 0;
utility(Ann): if(has_coin(Ann)) 1 else 0;
"""


@pytest.mark.usefixtures("always")
def test_whoever_walks_in_a_circle_has_no_reason_and_is_not_asked_for_one_again() -> None:
    # From the attic there is only the way back to where she was: what comes of it comes of it without.
    task = compiled(ground(load_problem(CIRCLE)))
    asking = Search(task, Request(1, PlanLimits(5, 5, 1)))._planner.asking
    number = {str(task.task.actions[action.action]): place for place, action in enumerate(task.actions)}
    ann = asking.nodes.minds[asking.root][0]
    for name, has_one in (("walk(Ann, Home, Attic)", False), ("walk(Ann, Home, Market)", True)):
        assert asking.deep.find(0, ann, number[name], is_hard=True) is has_one
        assert asking.deep.has_patience(0, ann, number[name]) is has_one
