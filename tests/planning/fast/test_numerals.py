"""How far a number is away: counted by the values that it can come to."""

from __future__ import annotations

import pytest

from forbear.grounding.ground import ground
from forbear.language.loader import load_problem
from forbear.planning.compiling.compiled import compiled
from forbear.planning.fast.planner import FastPlanner
from forbear.planning.limits import PlanLimits

PROBLEM = """
property coins() : number;
property debts() : number;
property rent() : number;
debts() = 4;
action earn() { precondition: coins() < 20; effect: coins() = coins() + 1; };
action settle() { precondition: coins() >= 2; effect: debts() = 0; };
action raise() { precondition: debts() == 0; effect: rent() = 9; };
utility(): coins() + rent() - debts();
"""


@pytest.mark.parametrize(
    ("goal", "steps"),
    [
        (-4, 0),  # 0 + 0 - 4, as it is
        (-3, 1),  # earn
        (2, 3),  # 2 coins after two steps, no debts after three
        (3, 3),  # 3 coins after three steps, and no debts
        (4, 4),  # no debts after three steps, so rent 9 after four
        (13, 4),  # 4 + 9 - 0
        (14, 5),
    ],
)
def test_a_sum_is_as_far_away_as_its_parts_without_deletions(goal: int, steps: int) -> None:
    planner = FastPlanner(compiled(ground(load_problem(PROBLEM))), PlanLimits(20, 20, 1))
    planner.set_goal(goal)
    assert planner.asking.away(planner.nodes.state[planner.asking.root]) == steps


def test_values_past_those_told_apart_hide_no_story() -> None:
    planner = FastPlanner(compiled(ground(load_problem(PROBLEM))), PlanLimits(20, 20, 1))
    story = planner.plan(24)  # 15 coins, past the values that are told apart: 15 + 9 - 0
    assert story is not None
    assert len(story) == 17  # 15 times earn, settle, raise
