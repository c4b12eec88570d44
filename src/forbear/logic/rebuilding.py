"""An expression with its parts changed: the one place that knows how each kind of expression is put together again.

What is put together is folded (`folding.py`). A kind that is new must be told here and in `cells.parts_of`, or the types
do not check.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

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
from forbear.logic import folding

Change = Callable[[Expression], Expression]


def rebuilt(expression: Expression, change: Change) -> Expression:
    """Return an expression with every part directly inside it changed; what has no parts is itself."""
    match expression:
        case Literal() | Cell() | Variable() | Fluent() | TypeTest():
            return expression
        case Not(operand):
            return folding.negation(change(operand))
        case And(operands):
            return folding.conjunction(change(operand) for operand in operands)
        case Or(operands):
            return folding.disjunction(change(operand) for operand in operands)
        case Comparison(operator, left, right):
            return folding.comparison(operator, change(left), change(right))
        case Arithmetic(sign, left, right, span):
            return folding.arithmetic(sign, change(left), change(right), span)
        case Function(name, arguments, span):
            return folding.function(name, tuple(change(argument) for argument in arguments), span)
        case Conditional(branches, otherwise):
            cases = [(change(test), change(value)) for test, value in branches]
            return folding.conditional(cases, None if otherwise is None else change(otherwise))
        case Quantified(kind, variable, body):
            return Quantified(kind, variable, change(body))
        case Believes(character, body):
            return folding.believed(character, change(body))
        case Degree(character, body):
            return folding.degree(character, change(body))
        case Expects(character, body):
            return Expects(character, change(body))
        case Distribution(entries):
            return Distribution(tuple((change(value), change(weight)) for value, weight in entries))
    assert_never(expression)
