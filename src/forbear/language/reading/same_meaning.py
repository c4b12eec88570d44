"""Whether two readings of the same words mean the same.

`mean_the_same`: brackets, and the order of sums and products, do not count. `have_one_value` is wider: amounts are
multiplied out, so that `0 - 2 * g`, which is `0 - (2 * g)` and `(0 - 2) * g`, has one value.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from forbear.language.syntax import tree as syntax

Normal = tuple[object, ...]
"""An expression with chains laid flat; equal for expressions that mean the same by associativity alone."""

Monomial = frozenset[tuple[Normal, int]]
"""What is multiplied, each with its power."""

Polynomial = dict[Monomial, Fraction]
"""Products with their factors; the factor 0 is left out."""

MOST_TERMS: Final = 100
"""A longer polynomial is not multiplied out."""

MOST_POWER: Final = 100


def mean_the_same(one: syntax.Expression, other: syntax.Expression) -> bool:
    """Say whether two expressions differ in brackets only."""
    return one == other or normal(one) == normal(other)


def have_one_value(one: syntax.Expression, other: syntax.Expression) -> bool:
    """Say whether two readings come to the same value, whatever the fluents are."""
    return one == other or _Multiplied().normal(one) == _Multiplied().normal(other)


def normal(expression: syntax.Expression) -> Normal:
    """Return the expression with `&`, `|`, sums and products laid flat."""
    return _Flat().normal(expression)


class _Flat:
    """Lays flat."""

    def normal(self, expression: syntax.Expression) -> Normal:
        match expression:
            case syntax.Chain(operator, operands):
                flat: list[object] = []
                for operand in operands:
                    inner = self.normal(operand)
                    if inner[0] == operator and isinstance(inner[1], tuple):
                        flat += inner[1]
                    else:
                        flat.append(inner)
                return (operator, tuple(flat))
            case syntax.Operation():
                return self._amount(expression)
            case syntax.Name(text):
                return ("name", text)
            case syntax.Numeral(value):
                return ("number", value)
            case syntax.QuestionMark():
                return ("?",)
            case syntax.Call(name, arguments):
                return ("call", name, tuple(self.normal(argument) for argument in arguments))
            case syntax.Negation(operand):
                return ("!", self.normal(operand))
            case syntax.Compare(operator, left, right):
                return (operator, self.normal(left), self.normal(right))
            case syntax.Assignment(target, value, _, is_remembered):
                return ("=", is_remembered, self.normal(target), self.normal(value))
            case syntax.If(branches, otherwise):
                tests = tuple((self.normal(test), self.normal(value)) for test, value in branches)
                return ("if", tests, None if otherwise is None else self.normal(otherwise))
            case syntax.Binder(kind, variable, type_, body):
                return (kind, variable, type_, self.normal(body))
            case syntax.MindTerm("hears" | "expects" as kind, character, body):  # as a fluent of that name is written
                return ("call", kind, (self.normal(character), self.normal(body)))
            case syntax.MindTerm(kind, character, body):
                return (kind, self.normal(character), self.normal(body))
            case syntax.Membership(operand, type_):
                return (":", self.normal(operand), type_)
            case syntax.Weights(entries):
                rows = ((self.normal(e.value), None if e.weight is None else self.normal(e.weight)) for e in entries)
                return ("{", tuple(rows))

    def _amount(self, expression: syntax.Operation) -> Normal:
        if expression.operator in "+-":
            return ("sum", tuple(self._terms(expression, 1)))
        return ("product", tuple(self._factors(expression, 1)))

    def _terms(self, expression: syntax.Expression, sign: int) -> list[tuple[int, Normal]]:
        if isinstance(expression, syntax.Operation) and expression.operator in "+-":
            right = sign if expression.operator == "+" else -sign
            return self._terms(expression.left, sign) + self._terms(expression.right, right)
        return [(sign, self.normal(expression))]

    def _factors(self, expression: syntax.Expression, sign: int) -> list[tuple[int, Normal]]:
        if isinstance(expression, syntax.Operation) and expression.operator in "*/":
            right = sign if expression.operator == "*" else -sign
            return self._factors(expression.left, sign) + self._factors(expression.right, right)
        return [(sign, self.normal(expression))]


class _Multiplied(_Flat):
    """Multiplies amounts out, as long as they stay short."""

    def _amount(self, expression: syntax.Operation) -> Normal:
        found = self._polynomial(expression)
        return super()._amount(expression) if found is None else ("amount", frozenset(found.items()))

    def _polynomial(self, expression: syntax.Expression) -> Polynomial | None:
        """Return an amount multiplied out; None where it is too long."""
        if isinstance(expression, syntax.Numeral):
            return _without_nought({frozenset(): Fraction(expression.value)})
        if not isinstance(expression, syntax.Operation):
            return _alone(self.normal(expression))
        left, right = self._polynomial(expression.left), self._polynomial(expression.right)
        if left is None or right is None:
            return None
        match expression.operator:
            case "+" | "-":
                sign = 1 if expression.operator == "+" else -1
                found = dict(left)
                for product, factor in right.items():
                    found[product] = found.get(product, Fraction(0)) + sign * factor
                return None if len(found) > MOST_TERMS else _without_nought(found)
            case "*":
                return _product(left, right)
        if not right:
            return _alone(("divided by nought", frozenset(left.items())))
        if len(right) == 1:
            ((product, factor),) = right.items()
            return _product(left, {frozenset((part, -power) for part, power in product): 1 / factor})
        return _product(left, _alone(("amount", frozenset(right.items())), -1))


def _alone(part: Normal, power: int = 1) -> Polynomial:
    return {frozenset(((part, power),)): Fraction(1)}


def _product(left: Polynomial, right: Polynomial) -> Polynomial | None:
    if len(left) * len(right) > MOST_TERMS:
        return None
    found: Polynomial = {}
    for one, first in left.items():
        for other, second in right.items():
            powers = dict(one)
            for part, power in other:
                powers[part] = powers.get(part, 0) + power
            if any(abs(power) > MOST_POWER for power in powers.values()):
                return None
            product = frozenset((part, power) for part, power in powers.items() if power)
            found[product] = found.get(product, Fraction(0)) + first * second
    return _without_nought(found)


def _without_nought(polynomial: Polynomial) -> Polynomial:
    return {product: factor for product, factor in polynomial.items() if factor}
