"""Whether two readings of the same words mean the same: brackets, and the order of sums and products, do not count."""

from __future__ import annotations

from forbear.language.syntax import tree as syntax

Normal = tuple[object, ...]
"""An expression with chains laid flat; equal for expressions that mean the same by associativity alone."""


def mean_the_same(one: syntax.Expression, other: syntax.Expression) -> bool:
    """Say whether two expressions differ in brackets only."""
    return one == other or normal(one) == normal(other)


def normal(expression: syntax.Expression) -> Normal:
    """Return the expression with `&`, `|`, sums and products laid flat."""
    match expression:
        case syntax.Chain(operator, operands):
            flat: list[object] = []
            for operand in operands:
                inner = normal(operand)
                if inner[0] == operator and isinstance(inner[1], tuple):
                    flat += inner[1]
                else:
                    flat.append(inner)
            return (operator, tuple(flat))
        case syntax.Arithmetic("+" | "-"):
            return ("sum", _terms(expression, 1))
        case syntax.Arithmetic():
            return ("product", _factors(expression, 1))
        case syntax.Name(text):
            return ("name", text)
        case syntax.Number(value):
            return ("number", value)
        case syntax.Unknown():
            return ("?",)
        case syntax.Call(name, arguments):
            return ("call", name, [normal(argument) for argument in arguments])
        case syntax.Not(operand):
            return ("!", normal(operand))
        case syntax.Compare(operator, left, right):
            return (operator, normal(left), normal(right))
        case syntax.Assignment(target, value):
            return ("=", normal(target), normal(value))
        case syntax.If(branches, otherwise):
            tests = [(normal(test), normal(value)) for test, value in branches]
            return ("if", tests, None if otherwise is None else normal(otherwise))
        case syntax.Binder(kind, variable, type_, body):
            return (kind, variable, type_, normal(body))
        case syntax.Mind(kind, character, body):
            return (kind, normal(character), normal(body))
        case syntax.TypeTest(operand, type_):
            return (":", normal(operand), type_)
        case syntax.Distribution(entries):
            return ("{", [(normal(e.value), None if e.weight is None else normal(e.weight)) for e in entries])


def _terms(expression: syntax.Expression, sign: int) -> list[tuple[int, Normal]]:
    if isinstance(expression, syntax.Arithmetic) and expression.operator in "+-":
        right = sign if expression.operator == "+" else -sign
        return _terms(expression.left, sign) + _terms(expression.right, right)
    return [(sign, normal(expression))]


def _factors(expression: syntax.Expression, sign: int) -> list[tuple[int, Normal]]:
    if isinstance(expression, syntax.Arithmetic) and expression.operator in "*/":
        right = sign if expression.operator == "*" else -sign
        return _factors(expression.left, sign) + _factors(expression.right, right)
    return [(sign, normal(expression))]
