"""Planning by likelihood: which stories count, in what order, and why there is none. All odds worked by hand.

In TWO each of Ann and Bob goes up or down; up is worth 1, down 0, at precision 1. So each goes up with probability
e / (1 + e) = 0.7311, whatever the other does.
"""

from __future__ import annotations

import math
from typing import Any

import pytest

from forbear.api.plans import PlanRequest, plan
from forbear.errors import RequestError
from forbear.planning.search import SearchProgress

UP = math.e / (1 + math.e)
TWO = """
entity Ann : character; entity Bob : character;
property high(c : character) : boolean;
action up(c : character) { consenting: c; effect: high(c); };
action down(c : character) { consenting: c; effect: !high(c); };
reason view(c : character): if(high(c)) 1 else 0;
turns: Ann, Bob;
outcome both: high(Ann) & high(Bob);
"""
COIN = """
entity Ann : character; property heads() : boolean; property paid() : boolean;
action falls() { effect: heads(); weight: 1; };
action stands() { effect: !heads(); weight: 9; };
action pay(c : character) { consenting: c; effect: paid(); };
action keep(c : character) { consenting: c; effect: !paid(); };
reason thrift(Ann): if(paid()) 0 else 1;
turns: chance, Ann;
"""


def stories(goal: str, source: str = TWO, **options: object) -> list[tuple[tuple[str, ...], float]]:
    planning: Any = plan(PlanRequest(source=source, goal=goal, **options))  # type: ignore[arg-type]
    return [(story.actions, story.probability) for story in planning]


def test_stories_come_likeliest_first_with_their_probability() -> None:
    first, second = stories("high(Ann)")
    assert first == (("up(Ann)", "up(Bob)"), pytest.approx(UP * UP))
    assert second == (("up(Ann)", "down(Bob)"), pytest.approx(UP * (1 - UP)))


def test_an_outcome_of_the_scene_is_a_goal_by_its_name() -> None:
    assert stories("both") == [(("up(Ann)", "up(Bob)"), pytest.approx(UP * UP))]


def test_a_step_counts_from_its_probability_up() -> None:
    """down has 0.2689."""
    assert stories("!high(Bob) & high(Ann)", at_least=0.25) != []
    assert stories("!high(Bob) & high(Ann)", at_least=0.28) == []


def test_chance_counts_with_its_odds_whatever_the_threshold() -> None:
    """The coin shows heads 1 time in 10; Ann keeps with e / (1 + e)."""
    assert stories("heads() & !paid()", COIN, at_least=0.5) == [(("falls()", "keep(Ann)"), pytest.approx(0.1 * UP))]


def test_a_threshold_that_no_story_meets_names_step_chooser_and_odds() -> None:
    planning = plan(PlanRequest(source=TWO, goal="high(Ann) & !high(Bob)", at_least=0.5))
    assert list(planning) == []
    why = planning.why_not()
    assert (why.kind, why.certain, why.step, why.action, why.who) == ("unlikely", True, 1, "down(Bob)", "Bob")
    assert "27 %" in str(why)


def test_a_goal_that_no_choice_leads_to_is_unreachable() -> None:
    planning = plan(PlanRequest(source=TWO, goal="high(Ann) & !high(Ann)"))
    assert list(planning) == []
    assert planning.why_not().kind == "unreachable"


def test_what_nobody_would_ever_do_is_told_apart_from_what_cannot_be() -> None:
    """At infinite precision Ann never goes down, though she could."""
    planning = plan(PlanRequest(source=TWO + "mind Ann { precision: infinite; }", goal="!high(Ann)"))
    assert list(planning) == []
    assert planning.why_not().kind == "unlikely"


@pytest.mark.parametrize("avoid", ["down", "down(Bob)", "!high(Bob) & high(Ann)"])
def test_what_is_to_be_avoided_is(avoid: str) -> None:
    """The formula holds after up(Ann) already, so it shuts out all but what begins otherwise."""
    planning = plan(PlanRequest(source=TWO, goal="!high(Bob)", avoid=(avoid,)))
    found = [story.actions for story in planning]
    if avoid == "!high(Bob) & high(Ann)":
        assert found == [("down(Ann)", "down(Bob)")]
    else:
        assert found == []
        assert planning.why_not().kind == "avoided"


def test_events_can_be_taken_as_having_happened() -> None:
    """Given that Ann went down, only Bob's step counts."""
    assert stories("high(Bob)", after="down") == [(("down(Ann)", "up(Bob)"), pytest.approx(UP))]


def test_a_story_is_the_record_of_a_run() -> None:
    story: Any = next(iter(plan(PlanRequest(source=TWO, goal="both"))))
    data = story.as_data()
    assert [event["action"] for event in data["events"]] == ["up", "up"]
    assert data["story"]["steps"][0]["chooser"] == "Ann"
    assert len(story.run.why()) == 2


def test_the_search_tells_how_far_it_is() -> None:
    seen: list[SearchProgress] = []
    list(plan(PlanRequest(source=TWO, goal="both"), on_progress=seen.append))
    assert seen
    assert float(seen[-1].best) == pytest.approx(UP * UP)  # type: ignore[arg-type]


def test_a_limit_gives_what_was_found_on_the_way_down() -> None:
    turns = ", ".join(("Ann", "Bob") * 8)
    planning = plan(PlanRequest(source=TWO.replace("turns: Ann, Bob;", f"turns: {turns};"), goal="both", nodes=60))
    found = list(planning)
    assert planning.limit is not None
    assert planning.limit.limit == "nodes"
    assert len(found) <= 1


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        ({"goal": None}, "author"),
        ({"goal": "bth"}, "both"),
        ({"goal": "both", "at_least": 2.0}, "probability"),
        ({"goal": "both", "author_limit": 3}, "--author-limit"),
        ({"goal": "both", "strategy": "nosuch"}, "likeliest-first"),
        ({"goal": "both", "avoid": ("donw",)}, "down"),
        ({"goal": "both", "after": "sideways"}, "up"),
    ],
)
def test_a_request_that_does_not_fit_says_what_would(options: dict[str, object], wanted: str) -> None:
    with pytest.raises(RequestError, match=wanted):
        list(plan(PlanRequest(source=TWO, **options)))  # type: ignore[arg-type]
