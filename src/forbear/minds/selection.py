"""Long sums of which the state picks one part: looked up, where plainly every part would be gone through.

`sum(n : count) (if(at() == n) … else 0)` is such a sum: one part counts, that of the value that `at()` has, and all others
are 0. Which part that is, is found in a table. What is read is the same; only what comes to 0 is left out.
"""

from __future__ import annotations

from typing import Final

from forbear.language.amounts import Symbol
from forbear.language.expressions import Arithmetic, Cell, Comparison, Conditional, Expression, Literal
from forbear.language.values import UNKNOWN, Value

FEWEST: Final = 4
"""Sums of fewer parts are gone through."""

Selection = tuple[int, dict[Value, Expression]]
"""A cell, and what a sum comes to for each value of it; 0 for all others."""


def selection(expression: Expression) -> Selection | None:
    """Return the cell of which each part of a sum counts for one value, with the parts; None where a sum is none such."""
    parts = _summands(expression)
    if len(parts) < FEWEST:
        return None
    cell = -1
    found: dict[Value, Expression] = {}
    for part in parts:
        case = _case(part)
        if case is None or (cell >= 0 and case[0] != cell) or case[1] in found:
            return None
        cell, value, counted = case
        found[value] = counted
    return cell, found


def is_plain(value: Value) -> bool:
    """Say whether a table may be asked for a value: a number that remembers how it was made is to be asked itself."""
    return not isinstance(value, (bool, Symbol))


def _summands(expression: Expression) -> list[Expression]:
    found: list[Expression] = []
    waiting = [expression]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Arithmetic) and part.operator == "+":
            waiting += [part.right, part.left]
        else:
            found.append(part)
    return found


def _case(part: Expression) -> tuple[int, Value, Expression] | None:
    """Return the cell and the value for which a part is more than 0, and what it is there."""
    if not isinstance(part, Conditional) or part.otherwise is None or not part.branches:
        return None
    (test, value), *others = part.branches
    match test:
        case Comparison("==", Cell(cell), Literal(wanted)) if not others and _is_none(part.otherwise):
            counted = value
        case Comparison("!=", Cell(cell), Literal(wanted)) if _is_none(value):
            counted = Conditional(tuple(others), part.otherwise) if others else part.otherwise
        case _:
            return None
    return (cell, wanted, counted) if is_plain(wanted) and wanted is not UNKNOWN else None


def _is_none(expression: Expression) -> bool:
    return isinstance(expression, Literal) and not isinstance(expression.value, bool) and expression.value == 0
