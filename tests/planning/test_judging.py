"""The judge accepts every known solution of the peer's problems, and finds the fault in spoiled ones."""

from __future__ import annotations

import pytest

from forbear.errors import RequestError
from forbear.planning.judge import PlanJudge, StepFault
from forbear.planning.solution import PlanReason, PlanStep
from forbear.planning.solution_text import read_solution, write_solution
from tests.planning.recorded import PEER, compiled_file, needs_peer

pytestmark = needs_peer

SOLUTIONS = sorted(path.stem for path in (PEER / "solutions").glob("*.txt"))


def solution(name: str) -> tuple[PlanStep, ...]:
    task = compiled_file("problems", name.split("_")[0]).task
    return read_solution((PEER / "solutions" / f"{name}.txt").read_text(), task)


def judged(plan: tuple[PlanStep, ...], problem: str) -> list[tuple[str, tuple[int | str, ...], str | None]]:
    found: tuple[StepFault, ...] = PlanJudge(compiled_file("problems", problem)).judge(plan)
    return [(finding.fault, finding.place, finding.who) for finding in found]


@pytest.mark.parametrize(
    "name", [pytest.param(n, marks=pytest.mark.nightly) if n == "hospital_both" else n for n in SOLUTIONS]
)
def test_a_known_solution_is_one(name: str) -> None:
    assert judged(solution(name), name.split("_")[0]) == []


@pytest.mark.parametrize("name", SOLUTIONS)
def test_a_solution_reads_back_as_it_was_written(name: str) -> None:
    task = compiled_file("problems", name.split("_")[0]).task
    assert read_solution(write_solution(solution(name), task), task) == solution(name)


def test_a_step_without_its_reason_is_unexplained_for_who_takes_it() -> None:
    first, *rest = solution("raiders")
    who = first.reasons[0].who
    assert judged((PlanStep(first.action), *rest), "raiders") == [("unexplained", (0,), who)]


def test_a_story_without_its_last_step_leads_nowhere() -> None:
    assert ("fruitless", (), None) in judged(solution("treasure")[:-1], "treasure")


def test_a_story_without_its_first_step_becomes_impossible() -> None:
    faults = judged(solution("raiders")[1:], "raiders")
    assert faults
    assert faults[0][0] in ("impossible", "disbelieved", "unexplained")


def test_a_reason_cut_short_does_not_pay() -> None:
    plan = solution("raiders")
    number = next(place for place, step in enumerate(plan) if any(reason.rest for reason in step.reasons))
    step = plan[number]
    cut = tuple(PlanReason(reason.who, ()) for reason in step.reasons)
    spoiled = (*plan[:number], PlanStep(step.action, cut), *plan[number + 1 :])
    assert ("fruitless", (number, cut[0].who), cut[0].who) in judged(spoiled, "raiders")


def test_a_character_counts_on_no_miracle() -> None:
    task = compiled_file("cases", "hindsight_leak")
    numbers = {str(action): action.index for action in task.task.actions}
    sell = PlanStep(numbers["sell(A)"], (PlanReason("A", ()),))
    pack = PlanStep(numbers["pack(A)"], (PlanReason("A", (PlanStep(numbers["storm()"]), sell)),))
    found = PlanJudge(task).judge((pack, PlanStep(numbers["storm()"]), sell))
    assert ("miracle", (0, "A", 1)) in [(finding.fault, finding.place) for finding in found]


def test_an_unknown_action_is_named_with_its_line() -> None:
    with pytest.raises(RequestError, match="line 2: there is no action 'fly"):
        read_solution("rumor()\nfly(Moon)\ngoal(x)\n", compiled_file("problems", "treasure").task)
