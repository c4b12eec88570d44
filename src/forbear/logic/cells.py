"""Which fluents an expression reads, in the world and in minds."""

from __future__ import annotations

from typing import Final, assert_never

from forbear.language.expressions import (
    And,
    Arithmetic,
    Believes,
    Cell,
    Comparison,
    Conditional,
    Degree,
    Distribution,
    Expects,
    Expression,
    Fluent,
    Function,
    Literal,
    Not,
    Or,
    Quantified,
    TypeTest,
    Variable,
)

_NONE: Final[frozenset[int]] = frozenset()

Path = tuple[str, ...]
"""Whose view: `("Alice", "Bob")` is what Alice thinks Bob thinks; `()` is what is so."""


def parts_of(expression: Expression) -> tuple[Expression, ...]:
    """Return the expressions directly inside another; a kind that is new must be told here and in `rebuilding.py`."""
    match expression:
        case Cell() | Literal():  # what most are, and so asked first
            return ()
        case Believes(_, body) | Degree(_, body) | Expects(_, body) | Not(body):
            return (body,)
        case And(operands) | Or(operands) | Function(_, operands):
            return operands
        case Comparison(_, left, right) | Arithmetic(_, left, right):
            return (left, right)
        case Conditional(branches, otherwise):
            inside = tuple(part for branch in branches for part in branch)
            return inside if otherwise is None else (*inside, otherwise)
        case Distribution(entries):
            return tuple(part for entry in entries for part in entry)
        case Quantified(_, _, body):
            return (body,)
        case Variable() | Fluent() | TypeTest():
            return ()
    assert_never(expression)


def all_parts(expression: Expression) -> list[Expression]:
    """Return an expression and all that stands in it."""
    found = [expression]
    for part in found:
        found += parts_of(part)
    return found


def cells_of(expression: Expression) -> frozenset[int]:
    """Return every cell that an expression reads, in the world and in minds."""
    if isinstance(expression, Cell):
        return frozenset((expression.index,))
    if isinstance(expression, Literal):
        return _NONE
    return frozenset([part.index for part in all_parts(expression) if isinstance(part, Cell)])


def reads_minds(expression: Expression) -> bool:
    """Say whether an expression reads what somebody believes."""
    pending = [expression]
    for part in pending:
        if isinstance(part, (Believes, Degree, Expects)):
            return True
        pending += parts_of(part)
    return False


def read_in_state(expression: Expression) -> frozenset[int] | None:
    """Return the cells that an expression reads in a state; None where it reads minds."""
    return None if reads_minds(expression) else cells_of(expression)
