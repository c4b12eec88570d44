"""Brackets are asked for where two readings come to different values, and nowhere else; an example tells them apart."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forbear.language.reading.parser import parse
from forbear.language.syntax import tree as syntax

DECLARED = ("x()", "y()", "z()")


def advice(expression: str) -> list[str]:
    """Return the advice of every E107 that an expression meets in a story file."""
    _, found = parse(f"ends: {expression};", "a.story")
    assert {diagnostic.code for diagnostic in found} <= {"E107"}
    return [diagnostic.hint or "" for diagnostic in found]


def meant(expression: str, name: str) -> syntax.Expression:
    """Return how an expression is read in a file of this name."""
    document, _ = parse(f"ends: {expression};" if name.endswith(".story") else f"utility(): {expression};", name)
    (definition,) = document.definitions
    assert isinstance(definition, (syntax.EndsDef, syntax.UtilityDef))
    return definition.condition if isinstance(definition, syntax.EndsDef) else definition.value


@pytest.mark.parametrize(
    "expression",
    [
        "0 - 2 * g()",
        "2 * x() / 3",
        "x() + y() / 1",
        "0 - x() / 2 > 1",
        "if(a()) 0 - 2 * g() else 0 - g() / 4",
        "1 * x() - y()",
    ],
)
def test_no_brackets_are_asked_for_where_both_readings_have_one_value(expression: str) -> None:
    assert advice(expression) == []


@pytest.mark.parametrize(
    ("expression", "told"),
    [
        ("10 - 2 - 3", "write (10 - 2) - 3 or 10 - (2 - 3); the first is 5, the second 11"),
        (
            "1.5 * x() - y() > 0",
            "write (1.5 * x()) - y() or 1.5 * (x() - y()); where x() = 2 and y() = 3, the first is 0, the second -1.5",
        ),
        (
            "1 == 2 & if(a()) x() - y() - 1 else 0",
            "write (x() - y()) - 1 or x() - (y() - 1); where x() = 2 and y() = 3, the first is -2, the second 0",
        ),
    ],
)
def test_the_advice_shows_both_brackets_and_an_example(expression: str, told: str) -> None:
    assert advice(expression) == [told]


def test_of_conditions_the_example_says_what_holds() -> None:
    """a | b & c where a holds, and c does not: a | (b & c) holds, (a | b) & c does not."""
    (told,) = advice("a() | b() & c()")
    assert told == (
        "write a() | (b() & c()) or (a() | b()) & c(); where a(), b() and not c(), the first holds, the second does not"
    )


OPERANDS = st.sampled_from(("x()", "y()", "z()", "0", "1", "2", "0.5"))


@st.composite
def amounts(draw: st.DrawFn) -> str:
    """Draw a sum of products without brackets."""
    parts = [draw(OPERANDS)]
    for _ in range(draw(st.integers(1, 4))):
        parts += [draw(st.sampled_from(("+", "-", "*", "/"))), draw(OPERANDS)]
    return " ".join(parts)


def value(node: syntax.Expression, given_: dict[str, Fraction]) -> Fraction:
    if isinstance(node, syntax.Numeral):
        return Fraction(node.value)
    if isinstance(node, syntax.Call):
        return given_[node.name]
    assert isinstance(node, syntax.Operation)
    left, right = value(node.left, given_), value(node.right, given_)
    match node.operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
    return left / right


@given(amounts())
def test_brackets_are_asked_for_if_and_only_if_the_readings_differ(expression: str) -> None:
    """A base file gives the other reading. Two amounts that differ as rational functions differ at some of the places,
    which are drawn from thousands of thousands; where one divides by zero nothing is said."""
    usual, peer = meant(expression, "a.story"), meant(expression, "a.txt")
    random = Random(1)
    differ = []
    for _ in range(8):
        place = {name: Fraction(random.randint(1, 10**6), random.randint(1, 10**6)) for name in ("x", "y", "z")}
        try:
            differ.append(value(usual, place) != value(peer, place))
        except ZeroDivisionError:
            return
    assert bool(advice(expression)) == any(differ)


def test_a_base_file_is_read_as_it_was() -> None:
    """One value does not make one reading: in a base file 0 - 2 * g stays (0 - 2) * g."""
    found = meant("0 - 2 * g()", "a.txt")
    assert isinstance(found, syntax.Operation)
    assert found.operator == "*"
    assert isinstance(found.left, syntax.Operation)
