"""What a ground expression comes to where every fluent has one known value.

The reader of a state is a function of a path of minds and a cell, so that beliefs can be read too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from forbear.errors import InternalError
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
from forbear.language.values import Value
from forbear.logic import folding
from forbear.logic.cells import Path

Read = Callable[[Path, int], Value]
"""The value of a cell as seen at the end of a path of minds."""


def evaluate(expression: Expression, read: Read, path: Path = ()) -> Value:
    """Return the value. Raises what `read` raises, and NoValue."""
    match expression:
        case Literal(value):
            return value
        case Cell(index):
            return read(path, index)
        case Not(operand):
            pushed = folding.negation(operand)
            if not isinstance(pushed, Not):
                return evaluate(pushed, read, path)
            return evaluate(operand, read, path) is not True
        case And(operands):
            return all([evaluate(operand, read, path) is True for operand in operands])
        case Or(operands):
            return any([evaluate(operand, read, path) is True for operand in operands])
        case Comparison(operator, left, right):
            return folding.compare(operator, evaluate(left, read, path), evaluate(right, read, path))
        case Arithmetic(operator, left, right, span):
            return folding.compute(operator, evaluate(left, read, path), evaluate(right, read, path), span)
        case Function(name, arguments, span):
            return folding.apply(name, tuple([evaluate(argument, read, path) for argument in arguments]), span)
        case Conditional(branches, otherwise):
            for condition, branch in branches:
                if evaluate(condition, read, path) is True:
                    return evaluate(branch, read, path)
            return True if otherwise is None else evaluate(otherwise, read, path)
        case Believes(Literal(name), body):
            return evaluate(body, read, extended(path, str(name)))
        case Degree(Literal(name), body):
            return int(evaluate(body, read, extended(path, str(name))) is True)
        case Variable() | Fluent() | TypeTest() | Quantified() | Believes() | Degree() | Expects() | Distribution():
            raise InternalError(f"not a ground expression with one value: {expression!r}")
    assert_never(expression)


def extended(path: Path, name: str) -> Path:
    """Return the path one mind deeper; what somebody thinks they think is what they think."""
    return path if path and path[-1] == name else (*path, name)
