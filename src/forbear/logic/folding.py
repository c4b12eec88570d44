"""What is known of an expression without any state: constants are computed, negations pushed inward.

Only what holds in every state is folded: `0 * n()` stays, since n() may be `?`; `x == x` stays, since it costs nothing.
An expression made by these functions needs no further folding.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any, Final, assert_never, cast
from typing import Literal as OneOf

from forbear.errors import Span
from forbear.language import amounts
from forbear.language.expressions import (
    FALSE,
    TRUE,
    And,
    Arithmetic,
    Believes,
    Comparison,
    Conditional,
    Degree,
    Distribution,
    Expects,
    Expression,
    Function,
    Literal,
    Not,
    Or,
    Variable,
)
from forbear.language.functions import FunctionName, NoValue, Number, applied, within
from forbear.language.values import UNKNOWN, Unknown, Value
from forbear.logic.cells import all_parts

Comparator = OneOf["==", "!=", "<", "<=", ">", ">="]
Operator = OneOf["+", "-", "*", "/"]

OPPOSITE: Final[dict[Comparator, Comparator]] = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
"""`!(n > 0)` is `n <= 0`, so that neither holds where n is `?`."""

FLIPPED: Final[dict[Comparator, Comparator]] = {"==": "==", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}
"""The comparison that says the same with its sides exchanged."""


def is_number(value: object) -> bool:
    """Say whether a value is a number; a truth value is not. What minds weigh may be a float."""
    return isinstance(value, amounts.NUMERIC) and not isinstance(value, bool)


def has_number(expression: Expression) -> bool:
    """Say whether an expression has a number in every state."""
    match expression:
        case Literal(value):
            return is_number(value)
        case Degree() | Expects():
            return True
        case Arithmetic(operator, left, right):
            return operator != "/" and has_number(left) and has_number(right)
        case Function("max" | "min" | "abs", arguments):
            return all(has_number(argument) for argument in arguments)
        case Conditional(branches, otherwise):
            values = [value for _, value in branches]
            return otherwise is not None and all(has_number(value) for value in (*values, otherwise))
    return False


def may_fail(expression: Expression) -> bool:
    """Say whether an expression may be one that cannot be worked out: a division by what may be 0, a logarithm."""
    return any(_may_fail(part) for part in all_parts(expression))


def _may_fail(part: Expression) -> bool:
    match part:
        case Arithmetic("/", _, Literal(value)):
            return not is_number(value) or value == 0
        case Arithmetic("/") | Expects() | Distribution():
            return True
        case Function(name):
            return name not in amounts.CHOOSING
    return False


def are_equal(left: Value, right: Value) -> bool:
    """Say whether two values are the same; `True` is not 1."""
    return left is right or (left == right and isinstance(left, bool) == isinstance(right, bool))


def _differ(left: Value, right: Value) -> bool:
    return left != right or isinstance(left, bool) != isinstance(right, bool)


def _is_less(left: Any, right: Any) -> bool:
    return is_number(left) and is_number(right) and left < right


def _is_greater(left: Any, right: Any) -> bool:
    return is_number(left) and is_number(right) and left > right


def _is_at_most(left: Value, right: Value) -> bool:
    return are_equal(left, right) or _is_less(left, right)


def _is_at_least(left: Value, right: Value) -> bool:
    return are_equal(left, right) or _is_greater(left, right)


COMPARING: Final[dict[Comparator, Callable[[Value, Value], bool]]] = {
    "==": are_equal,
    "!=": _differ,
    "<": _is_less,
    "<=": _is_at_most,
    ">": _is_greater,
    ">=": _is_at_least,
}
"""What each comparison asks of two values: `?` equals only itself, and only numbers have an order (docs/handbook.md)."""


def compare(operator: Comparator, left: Value, right: Value) -> bool:
    """Compare two values."""
    return COMPARING[operator](left, right)


def compute(operator: Operator, left: Value, right: Value, span: Span | None = None) -> Value:
    """Compute exactly, but for what minds weigh (floats); `?` with anything is `?`. 0 / 0 is 0, as in the base language.

    span: where it is written. Raises NoValue for what has no value, is too large or too long.
    """
    if isinstance(left, (str, Unknown)) or isinstance(right, (str, Unknown)):
        return UNKNOWN
    found: Number
    match operator:
        case "+":
            found = left + right
        case "-":
            found = left - right
        case "*":
            found = left * right
        case "/":
            found = _quotient(left, right, span)
        case _:
            assert_never(operator)
    if isinstance(found, amounts.Symbol):
        return found  # type: ignore[return-value] # how large it is, is not asked
    found = within(found, operator, left, right, span)
    return found.numerator if type(found) is Fraction and found.denominator == 1 else found  # type: ignore[return-value]


def _quotient(left: Number, right: Number, span: Span | None) -> Number:
    if right == 0:
        if left == 0:
            return 0
        raise NoValue(f"{left} / {right}", span, divides=True)
    if isinstance(left, amounts.INEXACT) or isinstance(right, amounts.INEXACT):
        return left / right
    return Fraction(left) / Fraction(right)


def apply(name: FunctionName, values: tuple[Value, ...], span: Span | None = None) -> Value:
    """Return what a function comes to; `?` where an argument is no number. `span`: as in compute. Raises NoValue."""
    numbers = tuple([value for value in values if is_number(value)])
    if len(numbers) < len(values):
        return UNKNOWN
    if name in amounts.CHOOSING and any(isinstance(number, amounts.Symbol) for number in numbers):
        return cast(Value, amounts.chosen(name, cast(Any, numbers)))
    try:
        return cast(Value, applied(name, cast(Any, numbers)))
    except NoValue as error:
        raise NoValue(error.reason, span) from None
    except TypeError:
        try:
            return cast(Value, amounts.applied(name, cast(Any, numbers[0])))
        except ValueError as error:
            raise NoValue(str(error), span) from None


def conjunction(parts: Iterable[Expression]) -> Expression:
    """Return `a & b & …` without what is True; FALSE where one is False."""
    kept: list[Expression] = []
    for part in parts:
        if isinstance(part, And):
            kept.extend(part.operands)
        elif not isinstance(part, Literal):
            kept.append(part)
        elif part.value is False:
            return FALSE
        elif part.value is not True:
            kept.append(part)
    return TRUE if not kept else kept[0] if len(kept) == 1 else And(tuple(kept))


def disjunction(parts: Iterable[Expression]) -> Expression:
    """Return `a | b | …` without what is False; TRUE where one is True."""
    kept: list[Expression] = []
    for part in parts:
        if isinstance(part, Or):
            kept.extend(part.operands)
        elif not isinstance(part, Literal):
            kept.append(part)
        elif part.value is True:
            return TRUE
        elif part.value is not False:
            kept.append(part)
    return FALSE if not kept else kept[0] if len(kept) == 1 else Or(tuple(kept))


def negation(formula: Expression) -> Expression:
    """Return the negation of a folded formula, pushed inward as far as it goes."""
    match formula:
        case Literal(value):
            return FALSE if value is True else TRUE
        case Not(operand):
            return operand
        case And(operands):
            return disjunction([negation(operand) for operand in operands])
        case Or(operands):
            return conjunction([negation(operand) for operand in operands])
        case Comparison(operator, left, right):
            return Comparison(OPPOSITE[operator], left, right)
    return Not(formula)


def comparison(operator: Comparator, left: Expression, right: Expression) -> Expression:
    """Compare two folded expressions; a constant comes to stand on the right."""
    if isinstance(left, Literal):
        if isinstance(right, Literal):
            return TRUE if compare(operator, left.value, right.value) else FALSE
        left, right, operator = right, left, FLIPPED[operator]
    if isinstance(right, Literal) and right.value is UNKNOWN:
        if operator in ("<", ">"):
            return FALSE
        if operator in ("<=", ">="):
            operator = "=="
    return Comparison(operator, left, right)


def arithmetic(operator: Operator, left: Expression, right: Expression, span: Span | None = None) -> Expression:
    """Compute with two folded expressions; a division by a constant zero stays, to be reported where it comes up."""
    if isinstance(left, Literal) and isinstance(right, Literal):
        if not (operator == "/" and right.value == 0 and left.value != 0):
            with contextlib.suppress(NoValue):
                return Literal(compute(operator, left.value, right.value))
    elif isinstance(right, Literal) and right.value == (0 if operator in ("+", "-") else 1):
        return left
    elif isinstance(left, Literal) and left.value == {"+": 0, "*": 1}.get(operator):
        return right
    return Arithmetic(operator, left, right, span)


def function(name: FunctionName, arguments: tuple[Expression, ...], span: Span | None = None) -> Expression:
    """Apply a function to folded expressions; one without a value stays, to be reported where it comes up."""
    if all(isinstance(argument, Literal) for argument in arguments):
        try:
            return Literal(
                apply(name, tuple(argument.value for argument in arguments if isinstance(argument, Literal)))
            )
        except NoValue:
            pass
    return Function(name, arguments, span)


def total(operator: OneOf["+", "*"], parts: list[Expression]) -> Expression:
    """Return the sum or product of folded parts as a tree of even depth, so that it may be long."""
    constant: Expression = Literal(0 if operator == "+" else 1)
    rest: list[Expression] = []
    for part in parts:
        if isinstance(part, Literal):
            constant = arithmetic(operator, constant, part)
        else:
            rest.append(part)
    while len(rest) > 1:
        pairs = [arithmetic(operator, left, right) for left, right in zip(rest[::2], rest[1::2], strict=False)]
        rest = pairs + ([rest[-1]] if len(rest) % 2 else [])
    return arithmetic(operator, rest[0], constant) if rest else constant


def conditional(branches: Iterable[tuple[Expression, Expression]], otherwise: Expression | None) -> Expression:
    """Return the conditional without branches that are never taken; TRUE stands for a missing else."""
    kept: list[tuple[Expression, Expression]] = []
    for condition, value in branches:
        if condition == TRUE:
            otherwise = value
            break
        if condition != FALSE:
            kept.append((condition, value))
    last = TRUE if otherwise is None else otherwise
    return Conditional(tuple(kept), last) if kept else last


def believed(character: Variable | Literal, body: Expression) -> Expression:
    """Return what the character takes the folded body to be; a constant is itself in every mind."""
    return body if isinstance(body, Literal) else Believes(character, body)


def degree(character: Variable | Literal, body: Expression) -> Expression:
    """Return the weight the character gives to the folded body."""
    if isinstance(body, Literal):
        return Literal(1 if body.value is True else 0)
    return Degree(character, body)
