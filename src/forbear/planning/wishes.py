"""Reasons as utilities: what people in a `.story` file want, for a planner that knows utilities only.

A character's utility is what the file says it is, and the sum of their reasons. What a deed costs its doer, and what a
reason's `while` hangs on at the moment of choice, have no place in "better off at the end": see `uncounted`.
"""

from __future__ import annotations

from forbear.grounding.task import Task
from forbear.language.expressions import Expression, Literal
from forbear.logic import folding
from forbear.records import replace


def with_reasons_as_utilities(task: Task) -> Task:
    """Return the task in which everybody's reasons are part of their utility."""
    if not task.reasons:
        return task
    wishes: dict[str | None, list[Expression]] = {whose: [value] for whose, value in task.utilities}
    for reason in task.reasons:
        value = reason.value
        if reason.condition is not None:
            value = folding.conditional(((reason.condition, value),), Literal(0))
        wishes.setdefault(reason.character, []).append(value)
    summed = tuple((whose, folding.total("+", values)) for whose, values in wishes.items())
    return replace(task, utilities=summed, reasons=())


def uncounted(task: Task) -> tuple[str, ...]:
    """Return what an explained plan does not weigh in a task, in words."""
    found = []
    if any(action.costs for action in task.actions):
        found.append("what deeds cost their doers")
    if any(reason.condition is not None for reason in task.reasons):
        found.append("`while`, but as part of the reason's value")
    return tuple(found)
