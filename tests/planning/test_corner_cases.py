"""The plain planner finds all the plans of small problems, and no others; each worked out by hand."""

from __future__ import annotations

import pytest

from forbear.planning.judge import PlanJudge
from forbear.planning.limits import PlanLimits
from forbear.planning.plain import all_plans
from forbear.planning.search import Request, Search
from forbear.planning.solution import PlanReason, PlanStep
from tests.planning.corner_cases import CASES, corner_case


@pytest.mark.parametrize("name", CASES)
def test_all_plans_are_those_worked_out_by_hand(name: str) -> None:
    task = corner_case(name)
    found = {
        " ".join(task.task.actions[step.action].name for step in plan)
        for plan, _ in all_plans(task, PlanLimits(4, 4, 2))
    }
    assert found == CASES[name].plans


def test_a_step_without_its_reason_is_unexplained_for_who_takes_it() -> None:
    task = corner_case("mistaken")
    search = Search(task, Request(1, PlanLimits(4, 4, 2)))
    (go,) = search.with_reasons(next(search.stories()))
    assert PlanJudge(task).judge((go,)) == ()
    assert [(f.fault, f.place, f.who) for f in PlanJudge(task).judge((PlanStep(go.action),))] == [
        ("unexplained", (0,), "Ann")
    ]


def test_nobody_counts_on_a_miracle() -> None:
    """Ann packs because it will rain and she will sell: the rain, the second step that she has in mind, is nobody's."""
    task = corner_case("no miracle")
    pack, rains, sell = (next(a.index for a in task.task.actions if a.name == n) for n in ("pack", "rains", "sell"))
    sells = PlanStep(sell, (PlanReason("Ann", ()),))
    packs = PlanStep(pack, (PlanReason("Ann", (PlanStep(rains), sells)),))
    found = PlanJudge(task).judge((packs, PlanStep(rains), sells))
    assert ("miracle", (0, "Ann", 1)) in [(finding.fault, finding.place) for finding in found]
