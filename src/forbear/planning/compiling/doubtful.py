"""What somebody does not know, and could find out: by what the file says, or once they have tried something in vain."""

from __future__ import annotations

from forbear.grounding.task import Task
from forbear.language.expressions import Cell, Expression, Literal
from forbear.language.values import UNKNOWN
from forbear.logic.cells import parts_of


def doubtful_cells(task: Task) -> frozenset[int]:
    """Return the fluents (numbers in the task) of finitely many values that somebody is said to take to be `?`, or may come
    to, where something fails that hangs on them.

    The base language knows no plans that find out, so there are none there.
    """
    if task.is_base:
        return frozenset()
    return lost_cells(task) | frozenset(
        cell
        for declaration in task.declarations
        for _, choices in declaration.alternatives
        for values, _ in choices
        for cell, value in zip(declaration.cells, values, strict=True)
        if isinstance(value, Literal) and value.value is UNKNOWN and task.fluents[cell].values is not None
    )


def lost_cells(task: Task) -> frozenset[int]:
    """Return the fluents of more than two values that what may fail hangs on: they may be seen not to be as was thought."""
    found: set[int] = set()
    for action in task.actions:
        if action.attempted is not None:
            found |= _cells(task.actions[action.attempted].precondition)
    return frozenset(cell for cell in found if task.fluents[cell].type not in ("boolean", "number"))


def _cells(expression: Expression) -> set[int]:
    if isinstance(expression, Cell):
        return {expression.index}
    return {cell for part in parts_of(expression) for cell in _cells(part)}
