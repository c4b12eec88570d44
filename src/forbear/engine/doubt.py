"""Which fluents anybody could ever be unsure of, found without running: a sound guess from the declarations.

A fluent is open to doubt if a declaration or nature leaves it open, if an effect tells somebody odds of it, or if it
can be set under a condition, or to a value, that is itself open to doubt.
"""

from __future__ import annotations

from forbear.grounding.task import GroundAssign, Task
from forbear.language.expressions import (
    TRUE,
    And,
    Arithmetic,
    Believes,
    Cell,
    Comparison,
    Conditional,
    Degree,
    Distribution,
    Expression,
    Literal,
    Not,
    Or,
)


def may_be_doubted(task: Task) -> frozenset[int]:
    """Return the cells whose value may differ between two worlds of one mind."""
    found = {cell for cells, _ in task.drawn for cell in cells}
    for declaration in task.declarations:
        if any(len(choices) > 1 for _, choices in declaration.alternatives):
            found.update(declaration.cells)
    sources: list[tuple[GroundAssign, Expression]] = [(effect, TRUE) for action in task.actions for effect in action.effects]
    sources += [(effect, trigger.precondition) for trigger in task.triggers for effect in trigger.effects]
    grown = -1
    while grown != len(found):
        grown = len(found)
        for effect, precondition in sources:
            read = _union((effect.condition, effect.value, precondition))
            if effect.path or read is None or not found.isdisjoint(read):
                found.add(effect.cell)
    return frozenset(found)


def mentioned_cells(expression: Expression) -> frozenset[int] | None:
    """Return the cells that an expression reads in a state; None where it reads minds."""
    match expression:
        case Cell(index):
            return frozenset((index,))
        case Literal():
            return frozenset()
        case Believes() | Degree():
            return None
        case Not(operand):
            return mentioned_cells(operand)
        case And(operands) | Or(operands):
            return _union(operands)
        case Comparison(_, left, right) | Arithmetic(_, left, right):
            return _union((left, right))
        case Conditional(branches, otherwise):
            parts = tuple(part for branch in branches for part in branch)
            return _union(parts if otherwise is None else (*parts, otherwise))
        case Distribution(entries):
            return _union(tuple(part for entry in entries for part in entry))
    return None


def _union(parts: tuple[Expression, ...]) -> frozenset[int] | None:
    found: frozenset[int] = frozenset()
    for part in parts:
        cells = mentioned_cells(part)
        if cells is None:
            return None
        found |= cells
    return found
