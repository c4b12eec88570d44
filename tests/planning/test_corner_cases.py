"""The plain planner finds all the plans of small problems, and no others; each worked out by hand."""

from __future__ import annotations

import pytest

from forbear.planning.limits import PlanLimits
from forbear.planning.plain import all_plans
from tests.planning.corner_cases import CASES, corner_case


@pytest.mark.parametrize("name", CASES)
def test_all_plans_are_those_worked_out_by_hand(name: str) -> None:
    task = corner_case(name)
    found = {
        " ".join(task.task.actions[step.action].name for step in plan)
        for plan, _ in all_plans(task, PlanLimits(4, 4, 2))
    }
    assert found == CASES[name].plans
