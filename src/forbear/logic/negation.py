"""The negation of a formula, pushed one level inward.

`!(n > 0)` is `n <= 0`, so that neither holds where n is `?` (the base language's rule).
"""

from __future__ import annotations

from typing import Final

from forbear.language.expressions import And, Comparison, Expression, Literal, Not, Or

_OPPOSITE: Final = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


def negated(formula: Expression) -> Expression:
    """Return an expression that holds where the formula is false; `Not` of it where it cannot be pushed inward."""
    match formula:
        case Not(inner):
            return inner
        case And(operands):
            return Or(tuple(Not(operand) for operand in operands))
        case Or(operands):
            return And(tuple(Not(operand) for operand in operands))
        case Comparison(operator, left, right):
            return Comparison(_OPPOSITE[operator], left, right)  # type: ignore[arg-type]
        case Literal(value):
            return Literal(value is not True)
    return Not(formula)
