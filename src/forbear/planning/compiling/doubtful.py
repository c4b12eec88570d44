"""What somebody does not know, and could find out: by what the file says, or once they have tried something in vain."""

from __future__ import annotations

from forbear.grounding.task import GroundAction, Task
from forbear.language.expressions import And, Believes, Cell, Comparison, Degree, Expects, Expression, Literal, Or
from forbear.language.values import UNKNOWN
from forbear.logic import folding
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


def tried_in_vain(action: GroundAction, task: Task, in_doubt: frozenset[int]) -> Expression:
    """Return an action's precondition; of one that fails: what is tried is impossible, and nobody who tries takes it for so.

    Of what somebody may be in doubt about any value may be right, as far as they know.
    """
    if action.attempted is None or not in_doubt:
        return action.precondition
    needed = task.actions[action.attempted].precondition
    might_be = _might_be(needed, in_doubt)
    if might_be == needed:
        return action.precondition
    hoped = [folding.believed(Literal(name), might_be) for name in action.consenting]
    return folding.conjunction([folding.negation(needed), *hoped])


def _might_be(condition: Expression, in_doubt: frozenset[int]) -> Expression:
    """Return a condition, which holds too where what it compares is in doubt and `?`."""
    match condition:
        case And(operands):
            return folding.conjunction([_might_be(operand, in_doubt) for operand in operands])
        case Or(operands):
            return folding.disjunction([_might_be(operand, in_doubt) for operand in operands])
        case Comparison("!=", Cell(), Literal()):
            return condition
        case Comparison():
            open_cells = sorted(_own_cells(condition) & in_doubt)
            return folding.disjunction([condition, *[Comparison("==", Cell(c), Literal(UNKNOWN)) for c in open_cells]])
    return condition


def _own_cells(expression: Expression) -> set[int]:
    """Return the fluents that an expression reads in the world, and in no mind."""
    if isinstance(expression, Believes | Degree | Expects):
        return set()
    if isinstance(expression, Cell):
        return {expression.index}
    return {cell for part in parts_of(expression) for cell in _own_cells(part)}


def _cells(expression: Expression) -> set[int]:
    if isinstance(expression, Cell):
        return {expression.index}
    return {cell for part in parts_of(expression) for cell in _cells(part)}
