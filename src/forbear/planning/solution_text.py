"""Plans with reasons as text, in the format of the peer's solution files.

Each line is an action; beneath it, each line led by `| `, stands the rest of each reason, closed by
`goal(Character, …)`. The formula in a goal line is a comment to us: the peer may print one that is false.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from forbear.errors import RequestError
from forbear.grounding.task import Task
from forbear.planning.solution import PlanReason, PlanStep

_BAR = "|"
DEEPEST = 50
"""Reasons within reasons that are read."""


def read_solution(text: str, task: Task) -> tuple[PlanStep, ...]:
    """Read a plan with its reasons. Raises RequestError for a line that is no action of the task, with its number."""
    numbers = {str(action): action.index for action in task.actions}
    lines = [(place, line.rstrip()) for place, line in enumerate(text.splitlines(), 1) if line.strip()]
    return _plan(lines, numbers)


def write_solution(plan: Sequence[PlanStep], task: Task) -> str:
    """Write a plan with its reasons; goal lines name only whose reason it was."""
    return "".join(f"{line}\n" for line in (*_written(plan, task), "goal()"))


def _written(plan: Sequence[PlanStep], task: Task) -> Iterator[str]:
    for step in plan:
        yield str(task.actions[step.action])
        for reason in step.reasons:
            yield from (f"{_BAR} {line}" for line in (*_written(reason.rest, task), f"goal({reason.who})"))


def _plan(lines: Sequence[tuple[int, str]], numbers: Mapping[str, int]) -> tuple[PlanStep, ...]:
    steps: list[PlanStep] = []
    beneath: list[tuple[int, str]] = []
    for place, line in lines:
        if line.startswith(_BAR):
            if not steps:
                raise RequestError(f"line {place}: a reason stands before any action")
            if line.replace(" ", "").startswith(_BAR * DEEPEST):
                raise RequestError(f"line {place}: reasons are nested {DEEPEST} deep or more")
            beneath.append((place, line[1:].strip()))
            continue
        if beneath:
            steps[-1] = PlanStep(steps[-1].action, _reasons(beneath, numbers))
            beneath = []
        if line.startswith("goal("):
            break
        if line not in numbers:
            raise RequestError(f"line {place}: there is no action '{line}'")
        steps.append(PlanStep(numbers[line]))
    if beneath and steps:
        steps[-1] = PlanStep(steps[-1].action, _reasons(beneath, numbers))
    return tuple(steps)


def _reasons(lines: Sequence[tuple[int, str]], numbers: Mapping[str, int]) -> tuple[PlanReason, ...]:
    found: list[PlanReason] = []
    own: list[tuple[int, str]] = []
    for place, line in lines:
        own.append((place, line))
        if line.startswith("goal("):
            who = line.removeprefix("goal(").split(",")[0].removesuffix(")").strip()
            found.append(PlanReason(who, _plan(own, numbers)))
            own = []
    if own:
        raise RequestError(f"line {own[0][0]}: this reason has no end", "close it with 'goal(…)', naming whose it is")
    return tuple(found)
