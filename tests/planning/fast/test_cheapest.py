"""Relaxed plans of the cheapest rules: what is counted, whatever the order, and by the core as by Python."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings

from forbear.errors import StoryError
from forbear.grounding.ground import ground
from forbear.language.loader import load_problem
from forbear.planning.compiling.compiled import CompiledTask, compiled
from forbear.planning.fast import planner
from forbear.planning.fast.additive import NEVER
from forbear.planning.fast.native import CORE
from forbear.planning.fast.planner import FastPlanner
from forbear.planning.fast.relaxed import Relaxed
from forbear.planning.limits import PlanLimits
from tests.planning.random_attempts import mistaken_problems
from tests.planning.random_problems import problems

DEAR = "action dear(c : character) { precondition: p() & q() & r(); effect: g(); consenting: c; };"
CHEAP = "action cheap(c : character) { precondition: s(); effect: g(); consenting: c; };"
ONES = " ".join(f"action make_{it}(c : character) {{ effect: {it}(); consenting: c; }};" for it in "pqrs")


def steps_of_cheapest(text: str) -> int:
    """Return the steps of the relaxed plan at the beginning toward what the author wishes."""
    made = FastPlanner(compiled(ground(load_problem(text))), PlanLimits(5, 5, 1))
    relaxed, states = made.asking._relaxed, made.states
    question = relaxed.question(-1, states.worth(1), True)
    return relaxed.cheapest_plan(made.nodes.state[made.asking.root], question)


def story(actions: str, wish: str = "g()") -> str:
    properties = " ".join(f"property {it}() : boolean;" for it in "pqrsg")
    return f"entity Ann : character; {properties} {actions} utility(): if({wish}) 1 else 0;"


@pytest.mark.parametrize("actions", [DEAR + CHEAP + ONES, ONES + CHEAP + DEAR])
def test_of_two_ways_in_as_many_layers_the_cheaper_one_is_counted(actions: str) -> None:
    # Both come in the second layer: by p, q, r and `dear` in four steps, by s and `cheap` in two.
    assert steps_of_cheapest(story(actions)) == 2


def test_a_step_that_serves_two_parts_is_counted_once() -> None:
    # p, q and r come of `both` alone, which needs s: two steps, not two for each.
    both = "action both(c : character) { precondition: s(); effect: p() & q() & r(); consenting: c; };"
    only = "action make_s(c : character) { effect: s(); consenting: c; };"
    assert steps_of_cheapest(story(both + only, "p() & q() & r()")) == 2


def test_of_several_that_will_do_the_cheapest_is_counted() -> None:
    # g needs p (by s, two steps) or q (one step): q, then the end.
    actions = (
        "action end(c : character) { precondition: p() | q(); effect: g(); consenting: c; };"
        "action p(c : character) { precondition: s(); effect: p(); consenting: c; };"
        "action q(c : character) { effect: q(); consenting: c; };"
        "action s(c : character) { effect: s(); consenting: c; };"
    )
    assert steps_of_cheapest(story(actions)) == 2


def test_what_follows_by_a_trigger_costs_nothing() -> None:
    actions = (
        "action begin(c : character) { effect: p(); consenting: c; };"
        "trigger then() { precondition: p() & !g(); effect: g(); };"
    )
    assert steps_of_cheapest(story(actions)) == 1


def test_what_cannot_come_about_never_does() -> None:
    assert steps_of_cheapest(story(CHEAP)) == NEVER


def compare(task: CompiledTask) -> None:
    """Hold the estimate of all states that are near against the least steps, and the core's against Python's."""
    found = []
    for core in (CORE, None):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(planner, "CORE", core)
            made = FastPlanner(task, PlanLimits(3, 3, 1))
        nodes, states, relaxed = made.nodes, made.states, made.asking._relaxed
        assert isinstance(relaxed, Relaxed)
        reached = {made.asking.root}
        for _ in range(2):
            reached |= {nodes.after(node, each) for node in reached for each in states.open_actions(nodes.state[node])}
        counts = []
        for whose in range(-1, len(task.task.characters)):
            for node in sorted(reached)[:30]:
                state = nodes.state[node]
                question = relaxed.question(whose, states.utility(state, whose), False)
                length, least = relaxed.cheapest_plan(state, question), relaxed.steps(state, question)
                assert (length == NEVER) == (least == NEVER)
                assert length >= least
                counts.append((states.bits[state], length))
        found.append(sorted(counts))
    assert found[0] == found[1]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(problems())
def test_no_plan_is_shorter_than_the_least_steps_and_the_core_counts_as_python_does(text: str) -> None:
    try:
        compare(compiled(ground(load_problem(text))))
    except StoryError as error:
        assume(False)
        raise AssertionError from error


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(mistaken_problems())
def test_the_same_where_attempts_fail(text: str) -> None:
    try:
        compare(compiled(ground(load_problem(text), attempts=True)))
    except StoryError as error:
        assume(False)
        raise AssertionError from error
