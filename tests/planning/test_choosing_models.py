"""One interface for both models of choice: the same exploration over explained steps and over likely ones.

LAMP: the light is on or off, and Ann may turn it either way. She wants it on. By explanation only turning it on has a
reason; by likelihood at precision 1 she turns it on with e / (1 + e), for a worth of 1 against 0.
"""

from __future__ import annotations

import math

import pytest

from forbear.grounding.ground import ground
from forbear.language.loader import load_problem
from forbear.minds.reference import ReferenceEngine
from forbear.planning.choice_model import explore
from forbear.planning.compiling.compiled import compiled
from forbear.planning.explained import ExplainedChoices
from forbear.planning.limits import PlanLimits
from forbear.planning.search import Request, Search
from forbear.stories.likelihood_model import LikelyChoices
from forbear.stories.toward import StoryAim
from forbear.stories.unfold import begin

LAMP = """
entity Ann : character; property on() : boolean;
action light() { effect: on(); consenting: Ann; };
action douse() { effect: !on(); consenting: Ann; };
"""
UTILITY = "utility(Ann): if(on()) 1 else 0; utility(): if(on()) 1 else 0;"


def explained(**limits: int) -> ExplainedChoices:
    task = compiled(ground(load_problem(LAMP + UTILITY)))
    return ExplainedChoices(Search(task, Request(limits=PlanLimits(**limits))))


def likely(at_least: float) -> LikelyChoices:
    scene = LAMP + "reason sight(Ann): if(on()) 1 else 0; turns: Ann;"
    stories = begin(ReferenceEngine(ground(load_problem(scene))))
    return LikelyChoices(stories, StoryAim(lambda story: True, at_least))


def test_by_explanation_only_what_has_a_reason_is_open() -> None:
    found = explore(explained(author=3, character=2, depth=1), most=10)
    assert len(found.points) == 2
    assert [(p.source, p.target, p.opening.step, p.opening.log_probability) for p in found.passages] == [(0, 1, 0, 0.0)]


def test_by_likelihood_both_are_open_with_their_odds() -> None:
    found = explore(likely(0.0), most=10)
    up = math.e / (1 + math.e)
    assert [math.exp(p.opening.log_probability) for p in found.passages] == pytest.approx([up, 1 - up])
    assert len(explore(likely(0.5), most=10).passages) == 1


def test_a_bound_leaves_what_was_found() -> None:
    """The beginning is one point, so a bound of 1 leaves it alone."""
    for model in (explained(author=3, character=2, depth=1), likely(0.0)):
        found = explore(model, most=1)  # type: ignore[misc]
        assert (len(found.points), found.passages, found.is_complete) == (1, (), False)
        assert found.limit is not None
        assert found.limit.raise_with == "--limit-places"
