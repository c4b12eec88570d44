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
