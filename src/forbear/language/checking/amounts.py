"""Constant expressions: numbers, the amounts named so far, and arithmetic on them; exact."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from forbear.language.checking.findings import Findings
from forbear.language.expressions import Literal
from forbear.language.syntax import tree as syntax

Number = int | Fraction


def amount(node: syntax.Expression, constants: Mapping[str, Literal], findings: Findings) -> Number | None:
    """Return the number that a constant expression comes to; None, and told, where it is none."""
    match node:
        case syntax.Number(value):
            return value
        case syntax.Name(text, span):
            if text in constants:
                named = constants[text].value
                assert isinstance(named, (int, Fraction))
                return named
            findings.tell("E225", span, findings.near(text, constants), found=f"'{text}'")
            return None
        case syntax.Arithmetic(operator, left, right):
            first, second = (
                amount(left, constants, findings),
                amount(right, constants, findings),
            )
            if first is None or second is None:
                return None
            if operator == "/" and second == 0:
                findings.tell("E222", right.span)
                return None
            return exact(_compute(operator, first, second))
    findings.tell("E225", node.span, None, found="this")
    return None


def _compute(operator: str, left: Number, right: Number) -> Number:
    match operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
    return Fraction(left) / right


def exact(number: Number) -> Number:
    """Return a whole number as int, any other as Fraction."""
    return number.numerator if isinstance(number, Fraction) and number.denominator == 1 else number
