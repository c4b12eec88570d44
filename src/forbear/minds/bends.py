"""Conditions whose two ways come to the same where they part, as `if(a >= b) a - b else b - a`: they bend and do not jump.

Such a one is what the other way comes to, and so many times max(a - b, 0): so it is written for numbers that remember how they
were made, which then are not asked which is the larger, not even where they are the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from forbear.language.expressions import Arithmetic, Comparison, Expression, Function, Literal

_Linear = dict[Expression | None, Fraction]
"""So many times each of some expressions, added up; under None what is always the same."""


def bent(test: Expression, value: Expression, otherwise: Expression) -> Expression | None:
    """Return `if(test) value else otherwise` without a condition; None where the two ways do not meet where it turns.

    The comparison's sides are numbers, and nothing fails, wherever what is returned is asked for.
    """
    if not isinstance(test, Comparison) or test.operator in ("==", "!="):
        return None
    if test.operator in ("<", "<="):
        return _bent(Arithmetic("-", test.right, test.left), value, otherwise)
    return _bent(Arithmetic("-", test.left, test.right), value, otherwise)


def _bent(apart: Expression, value: Expression, otherwise: Expression) -> Expression | None:
    times = _times(_joined(_linear(value), _linear(otherwise), -1), _linear(apart))
    if times is not None:
        above = Function("max", (apart, Literal(0)))
        return Arithmetic("+", otherwise, above if times == 1 else Arithmetic("*", Literal(times), above))
    for factor, one, other in _shared(value, otherwise):
        found = _bent(apart, one, other)
        if found is not None:
            return Arithmetic("*", factor, found)
    return None


def _shared(value: Expression, otherwise: Expression) -> Iterator[tuple[Expression, Expression, Expression]]:
    """Yield each factor of both ways, with what is left of them; anything is a factor of 0."""
    for factor, one in _factors(value):
        if _is_nothing(otherwise):
            yield factor, one, otherwise
        for same, other in _factors(otherwise):
            if same == factor:
                yield factor, one, other
    if _is_nothing(value):
        for factor, other in _factors(otherwise):
            yield factor, value, other


def _factors(way: Expression) -> tuple[tuple[Expression, Expression], ...]:
    """Return each factor of a product, with the other."""
    if not isinstance(way, Arithmetic) or way.operator != "*":
        return ()
    return (way.left, way.right), (way.right, way.left)


def _is_nothing(way: Expression) -> bool:
    return not any(_linear(way).values())


def _linear(expression: Expression) -> _Linear:
    found: _Linear = {}
    waiting = [(expression, Fraction(1))]
    while waiting:  # sums may have thousands of terms
        one, times = waiting.pop()
        match one:
            case Literal(int() | Fraction() as value) if not isinstance(value, bool):
                found[None] = found.get(None, Fraction(0)) + times * value
            case Arithmetic("+" | "-" as operator, left, right):
                waiting += ((left, times), (right, times if operator == "+" else -times))
            case Arithmetic("*", left, right) if (number := _constant(left)) is not None:
                waiting.append((right, times * number))
            case Arithmetic("*", left, right) if (number := _constant(right)) is not None:
                waiting.append((left, times * number))
            case Arithmetic("/", left, right) if number := _constant(right):
                waiting.append((left, times / number))
            case _:
                found[one] = found.get(one, Fraction(0)) + times
    return found


def _constant(expression: Expression) -> Fraction | None:
    match expression:
        case Literal(int() | Fraction() as value) if not isinstance(value, bool):
            return Fraction(value)
    return None


def _joined(one: _Linear, other: _Linear, sign: int) -> _Linear:
    return {each: one.get(each, Fraction(0)) + sign * other.get(each, Fraction(0)) for each in (*one, *other)}


def _times(one: _Linear, other: _Linear) -> Fraction | None:
    """Return how many times the other the one is; None where it is not, or the other is always the same."""
    one = {each: number for each, number in one.items() if number}
    other = {each: number for each, number in other.items() if number}
    if not set(other) - {None} or set(one) != set(other):
        return None
    shares = {number / other[each] for each, number in one.items()}
    return shares.pop() if len(shares) == 1 else None
