"""Constant expressions: numbers, the amounts named so far, and arithmetic on them; exact."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from forbear.figures import LARGEST, is_usable
from forbear.language.checking.findings import Findings
from forbear.language.expressions import Literal
from forbear.language.functions import FUNCTIONS, SEVERAL, NoValue, applied
from forbear.language.syntax import tree as syntax

Number = int | Fraction


def amount(node: syntax.Expression, constants: Mapping[str, Literal], findings: Findings) -> Number | None:
    """Return the number that a constant expression comes to; None, and told, where it is none."""
    match node:
        case syntax.Numeral(value):
            return value
        case syntax.Name(text, span):
            if text in constants:
                named = constants[text].value
                assert isinstance(named, (int, Fraction))
                return named
            findings.tell("E225", span, findings.near(text, constants), found=f"'{text}'")
            return None
        case syntax.Operation(operator, left, right):
            first, second = (
                amount(left, constants, findings),
                amount(right, constants, findings),
            )
            if first is None or second is None:
                return None
            if operator == "/" and second == 0:
                findings.tell("E222", right.span)
                return None
            return _usable(exact(_compute(operator, first, second)), node, findings)
        case syntax.Call(name, span=span) if name in FUNCTIONS and not findings.is_base(span):
            return _function(node, constants, findings)
    findings.tell("E225", node.span, None, found="this")
    return None


def _function(node: syntax.Call, constants: Mapping[str, Literal], findings: Findings) -> Number | None:
    values = [amount(argument, constants, findings) for argument in node.arguments]
    known = tuple(value for value in values if value is not None)
    if not has_right_number(node, findings) or len(known) < len(values):
        return None
    try:
        found = applied(FUNCTIONS[node.name], known)
    except NoValue as error:
        findings.tell("E233", node.span, None, reason=error.reason)
        return None
    assert not isinstance(found, float)
    return found


def has_right_number(node: syntax.Call, findings: Findings) -> bool:
    """Say whether a function is given as many arguments as it takes; told where it is not."""
    given = len(node.arguments)
    if given >= 2 if node.name in SEVERAL else given == 1:
        return True
    wanted = "two numbers or more" if node.name in SEVERAL else "one number"
    findings.tell("E203", node.span, None, name=node.name, wanted=wanted, given=given)
    return False


def _usable(number: Number, node: syntax.Expression, findings: Findings) -> Number | None:
    if is_usable(number):
        return number
    findings.tell("E117", node.span, None, reason=f"it is larger than {LARGEST:g}, or has too many digits")
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
