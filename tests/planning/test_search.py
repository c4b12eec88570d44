"""A search is bounded, can be stopped from within, and leaves what it has; what is avoided is avoided."""

from __future__ import annotations

import pytest

from forbear.errors import LimitReached, RequestError
from forbear.grounding.ground import ground
from forbear.language.expressions import Cell
from forbear.language.loader import load_problem
from forbear.planning.compiling.compiled import CompiledTask, compiled
from forbear.planning.fast.planner import Patience
from forbear.planning.limits import PlanLimits
from forbear.planning.node_limits import Effort
from forbear.planning.search import ANYTHING, MOST_COST, Request, Search, SearchProgress

TWO_ROADS = """
entity Ann : character;
property at() : number; property rested() : boolean; property lit() : boolean;
action road() { precondition: at() == 0; effect: at() = 1; consenting: Ann; };
action wood() { precondition: at() == 0; effect: at() = 1 & lit(); consenting: Ann; };
action rest() { precondition: at() == 1; effect: rested(); consenting: Ann; };
utility(): if(rested()) 2 elseif(at() == 1) 1 else 0;
utility(Ann): if(rested()) 1 else 0;
"""
ENDLESS = """
entity Ann : character;
property count() : number;
action more() { effect: count() = count() + 1; consenting: Ann; };
utility(): if(count() == 100000) 2 elseif(count() > 2) 1 else 0;
utility(Ann): count();
"""


def task_of(text: str) -> CompiledTask:
    return compiled(ground(load_problem(text)))


def names(task: CompiledTask, actions: tuple[int, ...]) -> list[str]:
    return [task.task.actions[action].name for action in actions]


def test_a_number_that_grows_without_end_meets_the_limit_on_nodes_and_leaves_the_best_story() -> None:
    task = task_of(ENDLESS)
    search = Search(task, Request(2, PlanLimits(None, 3, 1), Effort(nodes=4_000)))
    with pytest.raises(LimitReached, match="nodes"):
        list(search.stories())
    best = search.best
    assert best is not None
    assert (names(task, best.actions), best.utility) == (["more"] * 3, 1)


def test_whoever_watches_may_stop_the_search_and_the_best_story_stays() -> None:
    task = task_of(ENDLESS)

    def stop(progress: SearchProgress) -> None:
        raise KeyboardInterrupt

    search = Search(task, Request(2, PlanLimits(None, 3, 1), Effort(seconds=60)), watch=stop)
    with pytest.raises(KeyboardInterrupt):
        list(search.stories())
    assert search.progress().taken_up > 0


def test_a_limit_of_no_time_is_told() -> None:
    with pytest.raises(LimitReached, match="seconds"):
        list(Search(task_of(ENDLESS), Request(2, PlanLimits(None, 3, 1), Effort(seconds=0))).stories())


def test_an_avoided_action_is_in_no_story_and_an_avoided_state_on_no_way() -> None:
    task = task_of(TWO_ROADS)
    road = next(action.index for action in task.task.actions if action.name == "road")
    search = Search(task, Request(2, PlanLimits(3, 3, 1), avoid=frozenset((road,)), every=True))
    assert [names(task, story.actions) for story in search.stories()] == [["wood", "rest"]]
    lit = next(place for place, fluent in enumerate(task.task.fluents) if fluent.name == "lit")
    avoiding = compiled(task.task, (Cell(lit),))
    search = Search(avoiding, Request(2, PlanLimits(3, 3, 1), avoid_states=(0,), every=True))
    assert [names(avoiding, story.actions) for story in search.stories()] == [["road", "rest"]]


def test_with_costs_the_cheaper_way_comes_first() -> None:
    task = task_of(TWO_ROADS)
    dear = {action.index: 9 for action in task.task.actions if action.name == "road"}
    story = next(Search(task, Request(2, PlanLimits(3, 3, 1), costs=dear, strategy="best-first")).stories())
    assert (names(task, story.actions), story.cost) == (["wood", "rest"], 2)


def test_nothing_is_cheaper_than_the_cheapest_story_however_dear_it_is() -> None:
    """Both ways have two steps. A story that costs 65 536 or more once stood for no bound, and was found again and again."""
    task = task_of(TWO_ROADS)
    dear = dict.fromkeys(range(len(task.task.actions)), MOST_COST)
    search = Search(task, Request(2, PlanLimits(3, 3, 1), Effort(seconds=1), costs=dear))
    assert next(search.stories()).cost == 2 * MOST_COST
    assert search._planner.cheaper(2 * MOST_COST, Patience(1000)) == (None, False)


def test_a_cost_has_nine_digits_at_most() -> None:
    with pytest.raises(RequestError, match="999999999 at most"):
        Search(task_of(TWO_ROADS), Request(2, costs={0: MOST_COST + 1}))


def test_where_anything_will_do_every_explained_story_comes() -> None:
    task = task_of(TWO_ROADS)
    search = Search(task, Request(ANYTHING, PlanLimits(2, 3, 1), every=True))
    found = {tuple(names(task, story.actions)) for story in search.stories()}
    assert found == {("road",), ("wood",), ("road", "rest"), ("wood", "rest")}


def test_a_step_that_nobody_has_a_reason_for_is_refused_by_name() -> None:
    task = task_of(TWO_ROADS.replace("utility(Ann): if(rested()) 1 else 0;", "utility(Ann): 0;"))
    search = Search(task, Request(2, PlanLimits(3, 3, 1)))
    assert list(search.stories()) == []
    assert {(tuple(names(task, r.actions)), r.who) for r in search.refusals()} == {
        (("road",), "Ann"),
        (("wood",), "Ann"),
    }
    willing = Search(task, Request(2, PlanLimits(3, 3, 1), is_everybody_willing=True))
    assert len(next(willing.stories()).actions) == 2


def test_an_action_that_is_not_there_cannot_be_avoided() -> None:
    with pytest.raises(RequestError, match="99"):
        Search(task_of(TWO_ROADS), Request(2, avoid=frozenset((99,))))
