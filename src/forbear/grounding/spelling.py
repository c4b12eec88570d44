"""Ground expressions as an author would write them, with names for numbers: `believes(Ann, thief() = Bob)`."""

from __future__ import annotations

from typing import assert_never

from forbear.grounding.task import Task
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
from forbear.language.values import show

_UNITS = (Literal, Variable, Cell, Fluent, Function, Believes, Degree, Expects, Distribution)
"""What needs no brackets, wherever it stands."""


def spelled(expression: Expression, task: Task) -> str:
    """Return an expression as it would be written; an equality with one `=`, as facts are."""

    def each(part: Expression) -> str:
        return spelled(part, task)

    def unit(part: Expression) -> str:
        return each(part) if isinstance(part, _UNITS) else f"({each(part)})"

    match expression:
        case Literal(value):
            return show(value)
        case Variable(name):
            return name
        case Cell(index):
            return str(task.fluents[index])
        case Fluent(family, arguments):
            return f"{family.name}({', '.join(map(each, arguments))})"
        case Not(operand):
            return f"!{unit(operand)}"
        case And(operands):
            return " & ".join(_operand(part, each) for part in operands)
        case Or(operands):
            return " | ".join(_operand(part, each) for part in operands)
        case Comparison("==", left, Literal(True)):
            return each(left)
        case Comparison("!=", left, Literal(True)):
            return f"!{unit(left)}"
        case Comparison(operator, left, right):
            return f"{unit(left)} {'=' if operator == '==' else operator} {unit(right)}"
        case Arithmetic(sign, left, right):
            return f"{unit(left)} {sign} {unit(right)}"
        case Function(name, arguments):
            return f"{name}({', '.join(map(each, arguments))})"
        case Conditional(branches, otherwise):
            cases = " else".join(f" if({each(test)}) {unit(value)}" for test, value in branches).strip()
            return cases if otherwise is None else f"{cases} else {unit(otherwise)}"
        case Believes(who, body):
            return f"believes({each(who)}, {each(body)})"
        case Degree(who, body):
            return f"belief({each(who)}, {each(body)})"
        case Expects(who, body):
            return f"expects({each(who)}, {each(body)})"
        case Quantified(kind, variable, body):
            return f"{kind}({variable.name} : {variable.type}) {unit(body)}"
        case TypeTest(operand, type_name):
            return f"{each(operand)} : {type_name}"
        case Distribution(entries):
            return "{" + ", ".join(f"{each(value)}: {each(weight)}" for value, weight in entries) + "}"
    assert_never(expression)


def _operand(part: Expression, each: object) -> str:
    told: str = each(part)  # type: ignore[operator]
    return f"({told})" if isinstance(part, (And, Or, Conditional, Quantified)) else told
