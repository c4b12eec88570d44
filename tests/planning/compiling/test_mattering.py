"""What cannot matter for the goal is left out, and nothing else: the definition has the same plans without it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from forbear.errors import StoryError
from forbear.grounding.ground import ground
from forbear.grounding.task import Task
from forbear.language.loader import Text, load_problem
from forbear.planning.compiling.compiled import compiled
from forbear.planning.compiling.mattering import mattering
from forbear.planning.limits import PlanLimits
from forbear.planning.node_limits import Effort, NodeLimits
from forbear.planning.plain import all_plans
from tests.planning.random_doubts import doubtful_problems
from tests.planning.random_problems import problems


def matters(task: Task) -> frozenset[int]:
    return mattering(task, (), NodeLimits(Effort()))


def compare(task: Task, limits: PlanLimits) -> None:
    whole = {tuple(step.action for step in plan): value for plan, value in all_plans(compiled(task), limits)}
    part = compiled(task, only=matters(task))
    assert {tuple(step.action for step in plan): value for plan, value in all_plans(part, limits)} == whole


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(problems(), st.sampled_from([(3, 3, 1), (2, 3, 2), (3, 2, 2), (2, 2, 1)]), st.booleans())
def test_the_plans_are_the_same_without_what_cannot_matter(
    text: str, limits: tuple[int, int, int], is_base: bool
) -> None:
    try:
        compare(ground(load_problem(Text(text, "given.txt" if is_base else "given.story"))), PlanLimits(*limits))
    except StoryError as error:
        assume(False)
        raise AssertionError from error


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(doubtful_problems(), st.sampled_from([(2, 3, 1), (2, 2, 2)]))
def test_so_they_are_where_something_can_be_found_out(text: str, limits: tuple[int, int, int]) -> None:
    try:
        compare(ground(load_problem(text)), PlanLimits(*limits))
    except StoryError as error:
        assume(False)
        raise AssertionError from error


WALKERS = """
type place; type item;
entity Ann : character; entity Bob : character;
entity Hill : place; entity Lake : place; entity Ring : item;
property at(c : character) : place;
property holder(i : item) : character;
at(Ann) = Hill; at(Bob) = Lake; holder(Ring) = Bob;
DECLARED
action walk(c : character, from : place, to : place) {
    precondition: at(c) == from & from != to; effect: at(c) = to; consenting: c;
    observing(o : character): SEEN;
};
action give(c : character, to : character, i : item) {
    precondition: c != to & holder(i) == c & at(c) == at(to); effect: holder(i) = to; consenting: c, to;
};
utility(): if(at(Ann) == Lake) 1 else 0;
utility(Ann): if(at(Ann) == Lake) 1 else 0;
utility(Bob): if(holder(Ring) == Ann) 1 else 0;
"""


@pytest.mark.parametrize(
    ("seen", "declared", "names"),
    [
        # Whoever walks knows where they are, so no gift can tell them; and where Ann is hangs on nothing of Bob's.
        ("at(o) == from", "", {"walk(Ann, Hill, Lake)", "walk(Ann, Lake, Hill)"}),
        # Nobody sees anybody walk: what Ann takes for her place may be wrong, and a gift puts it right.
        ("False", "", None),
        # She has it wrong from the beginning.
        ("at(o) == from", "openly believes(Ann, at(Ann) = Lake);", None),
    ],
)
def test_what_shows_somebody_nothing_does_not_matter_to_them(seen: str, declared: str, names: set[str] | None) -> None:
    task = ground(load_problem(Text(WALKERS.replace("SEEN", seen).replace("DECLARED", declared), "walkers.story")))
    found = {str(task.actions[index]) for index in matters(task)}
    assert found == ({str(action) for action in task.actions} if names is None else names)


BELL = """
type place;
entity Ann : character; entity Bob : character; entity Hill : place; entity Lake : place;
property at(c : character) : place;
FACTS
at(Ann) = Hill; at(Bob) = Lake;
action walk(c : character, to : place) {
    precondition: at(c) != to; effect: at(c) = to; consenting: c; observing(o : character): o == c;
};
action ring() { effect: rung(); consenting: Ann; observing(o : character): o == Ann | at(o) == Hill; };
trigger heard() { precondition: believes(Bob, rung()) & !moved(); effect: moved(); };
utility(): if(moved() & rung()) 1 else 0;
utility(Ann): if(rung()) 1 else 0;
utility(Bob): if(at(Bob) == Hill) 1 else 0;
"""


@pytest.mark.parametrize("order", [("moved", "rung"), ("rung", "moved")])
def test_what_only_a_trigger_asks_of_a_mind_matters_whenever_that_is_found(order: tuple[str, str]) -> None:
    """Bob consents to nothing that is wished for; that he hears the bell hangs on where he is, and so on his walks."""
    facts = " ".join(f"property {name}() : boolean;" for name in order)
    task = ground(load_problem(Text(BELL.replace("FACTS", facts), "bell.story")))
    found = {str(task.actions[index]) for index in matters(task)}
    assert found == {"ring()", "walk(Bob, Hill)", "walk(Bob, Lake)"}
