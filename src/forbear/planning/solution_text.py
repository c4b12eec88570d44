"""Plans with reasons as text, in the format of the peer's solution files.

Each line is an action; beneath it, each line led by `| `, stands the rest of each reason, closed by
`goal(Character, …)`. The formula in a goal line is a comment to us: the peer may print one that is false. A reason that
finds something out begins with what is supposed: `if(lair() == Mill)`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from forbear.errors import RequestError
from forbear.grounding.task import Task
from forbear.language.values import show
from forbear.planning.compiling.doubtful import doubtful_cells
from forbear.planning.solution import PlanReason, PlanStep, Supposition

_BAR = "|"
_IF = "if("
_HINT = "a reason supposes a value of what the file says somebody takes to be ?: 'if(at(Ann) == Hill)'"
DEEPEST = 50
"""Reasons within reasons that are read."""


def read_solution(text: str, task: Task) -> tuple[PlanStep, ...]:
    """Read a plan with its reasons. Raises RequestError for a line that is no action of the task, with its number."""
    numbers = {str(action): action.index for action in task.actions}
    supposed = _Suppositions(task)
    lines = [(place, line.rstrip()) for place, line in enumerate(text.splitlines(), 1) if line.strip()]
    return _plan(lines, numbers, supposed)


def write_solution(plan: Sequence[PlanStep], task: Task) -> str:
    """Write a plan with its reasons; goal lines name only whose reason it was."""
    return "".join(f"{line}\n" for line in (*_written(plan, task), "goal()"))


def _written(plan: Sequence[PlanStep], task: Task) -> Iterator[str]:
    for step in plan:
        yield str(task.actions[step.action])
        for reason in step.reasons:
            supposed = [] if reason.supposing is None else [_supposed(reason.supposing, task)]
            yield from (f"{_BAR} {line}" for line in (*supposed, *_written(reason.rest, task), f"goal({reason.who})"))


def _supposed(supposing: Supposition, task: Task) -> str:
    return f"{_IF}{task.fluents[supposing.cell]} == {show(supposing.value)})"


class _Suppositions:
    """What a reason may suppose, as it is written: made when it is first asked for."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._known: dict[str, Supposition] | None = None

    def read(self, line: str, place: int) -> Supposition:
        """Return what a line supposes. Raises RequestError where it is nothing."""
        if self._known is None:
            cells = doubtful_cells(self._task)
            found = [
                Supposition(cell, value) for cell in sorted(cells) for value in self._task.fluents[cell].values or ()
            ]
            self._known = {_supposed(each, self._task): each for each in found}
        if line not in self._known:
            raise RequestError(f"line {place}: nobody is in doubt about '{line}'", _HINT)
        return self._known[line]


def _plan(
    lines: Sequence[tuple[int, str]], numbers: Mapping[str, int], supposed: _Suppositions
) -> tuple[PlanStep, ...]:
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
            steps[-1] = PlanStep(steps[-1].action, _reasons(beneath, numbers, supposed))
            beneath = []
        if line.startswith("goal("):
            break
        if line not in numbers:
            raise RequestError(f"line {place}: there is no action '{line}'")
        steps.append(PlanStep(numbers[line]))
    if beneath and steps:
        steps[-1] = PlanStep(steps[-1].action, _reasons(beneath, numbers, supposed))
    return tuple(steps)


def _reasons(
    lines: Sequence[tuple[int, str]], numbers: Mapping[str, int], supposed: _Suppositions
) -> tuple[PlanReason, ...]:
    found: list[PlanReason] = []
    own: list[tuple[int, str]] = []
    supposing: Supposition | None = None
    for place, line in lines:
        if not own and line.startswith(_IF):
            supposing = supposed.read(line, place)
            continue
        own.append((place, line))
        if line.startswith("goal("):
            who = line.removeprefix("goal(").split(",")[0].removesuffix(")").strip()
            found.append(PlanReason(who, _plan(own, numbers, supposed), supposing))
            own, supposing = [], None
    if own:
        raise RequestError(f"line {own[0][0]}: this reason has no end", "close it with 'goal(…)', naming whose it is")
    return tuple(found)
