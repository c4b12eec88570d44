"""What could never happen is left out before anything is compiled, and nothing else: the same comes out as without."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from forbear.errors import StoryError
from forbear.grounding.ground import ground
from forbear.grounding.task import GroundAction, Task
from forbear.language.loader import Text, load_problem
from forbear.planning.compiling import compiled as compiling
from forbear.planning.compiling.doubtful import doubtful_cells
from forbear.planning.compiling.happening import could_happen
from forbear.planning.compiling.settled import SureMinds
from forbear.planning.node_limits import Effort, NodeLimits
from tests.planning.random_attempts import mistaken_problems
from tests.planning.random_doubts import doubtful_problems
from tests.planning.random_problems import problems

TOWN = """
type place;
entity Home : place;
entity Shop : place;
entity Mill : place;
entity Fort : place;
entity Ann : character;
entity Bob : character;
property at(c : character) : place;
property open(p : place) : boolean;
property crowned(c : character) : boolean;
at(Ann) = Home;
at(Bob) = Home;
open(Home);
believes(Ann, open(Mill));
action unlock(c : character) {
    precondition: at(c) == Shop;
    effect: open(Shop);
    consenting: c;
};
action walk(c : character, p : place) {
    precondition: open(p) & !(at(c) == p);
    effect: at(c) = p;
    consenting: c;
};
action crown(c : character, p : place) {
    precondition: at(c) == p & crowned(c);
    effect: crowned(c);
    consenting: c;
};
utility(): if (at(Ann) == Shop) 1 else 0;
utility(Ann): if (at(Ann) == Shop) 1 else 0;
utility(Bob): 0;
"""


def found(task: Task) -> list[str]:
    return [str(action) for action in happening(task)]


def happening(task: Task) -> list[GroundAction]:
    return could_happen(task, task.actions, SureMinds(task), doubtful_cells(task), NodeLimits(Effort()))


def test_what_asks_for_what_never_comes_about_is_left_out() -> None:
    """By hand: only Home is open, and Ann takes the Mill for open too, so that in her mind one walks there. The Shop is
    opened by whoever is in it, and nobody comes in; nobody is crowned but who is."""
    assert found(ground(load_problem(TOWN))) == [
        "walk(Ann, Home)",
        "walk(Ann, Mill)",
        "walk(Bob, Home)",
        "walk(Bob, Mill)",
    ]


def test_what_comes_about_in_the_end_lets_all_happen_that_asks_for_it() -> None:
    """By hand: with the Shop open all walk there, and unlock it; the Fort stays shut."""
    names = found(ground(load_problem(TOWN + "open(Shop);")))
    assert "unlock(Ann)" in names and "walk(Bob, Shop)" in names
    assert not any("Fort" in name or "crown" in name for name in names)


def compare(task: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    part = compiling.compiled(task)
    with monkeypatch.context() as patch:
        patch.setattr(compiling, "could_happen", lambda task, actions, *others: list(actions))
        whole = compiling.compiled(task)
    assert {action.action for action in whole.actions} <= {action.index for action in happening(task)}
    assert [action.action for action in part.actions] == [action.action for action in whole.actions]
    assert set(part.fluents) <= set(whole.fluents)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=problems(), is_base=st.booleans())
def test_what_is_left_out_is_what_would_be_found_impossible(
    monkeypatch: pytest.MonkeyPatch, text: str, is_base: bool
) -> None:
    try:
        compare(ground(load_problem(Text(text, "given.txt" if is_base else "given.story"))), monkeypatch)
    except StoryError as error:
        assume(False)
        raise AssertionError from error


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=doubtful_problems())
def test_so_it_is_where_something_can_be_found_out(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    compare(ground(load_problem(text), attempts=True), monkeypatch)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=mistaken_problems())
def test_so_it_is_where_what_is_tried_may_fail(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    compare(ground(load_problem(text), attempts=True), monkeypatch)
