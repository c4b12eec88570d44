"""What a file says that somebody does not know, and could find out."""

from __future__ import annotations

from forbear.grounding.task import Task
from forbear.language.expressions import Literal
from forbear.language.values import UNKNOWN


def doubtful_cells(task: Task) -> frozenset[int]:
    """Return the fluents (numbers in the task) of finitely many values that somebody is said to take to be `?`.

    The base language knows no plans that find out, so there are none there.
    """
    if task.is_base:
        return frozenset()
    return frozenset(
        cell
        for declaration in task.declarations
        for _, choices in declaration.alternatives
        for values, _ in choices
        for cell, value in zip(declaration.cells, values, strict=True)
        if isinstance(value, Literal) and value.value is UNKNOWN and task.fluents[cell].values is not None
    )
