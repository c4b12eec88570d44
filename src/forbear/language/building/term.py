"""An expression under Python's operators: `alive(bob) & ~armed(alice)` is the syntax of `alive(Bob) & !armed(Alice)`.

`==` makes a comparison, so terms cannot be compared as Python objects; `and`, `or`, `not` and `in` do not work on them.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, NoReturn, cast

from forbear.errors import Span, StoryError
from forbear.language.messages import report
from forbear.language.reading.parser import parse
from forbear.language.syntax import tree as syntax
from forbear.language.values import Unknown
from forbear.language.writing.printer import print_expression

NOWHERE = Span("built", 1, 1, 1, 1)
"""The place of what was not written in a file."""

REST = "rest"
"""The weight that an entry takes of what the others leave."""


class Term:
    """One expression."""

    __slots__ = ("node",)

    def __init__(self, node: syntax.Expression) -> None:
        self.node = node

    def __str__(self) -> str:
        """Return the text of the expression."""
        return print_expression(self.node)

    def __repr__(self) -> str:
        return f"Term({str(self)!r})"

    def __bool__(self) -> NoReturn:
        raise TypeError("a story's expression is neither true nor false here; join expressions with &, | and ~")

    __hash__ = object.__hash__

    def __and__(self, other: object) -> Term:
        return _chain("&", self, other)

    def __rand__(self, other: object) -> Term:
        return _chain("&", other, self)

    def __or__(self, other: object) -> Term:
        return _chain("|", self, other)

    def __ror__(self, other: object) -> Term:
        return _chain("|", other, self)

    def __invert__(self) -> Term:
        return Term(syntax.Negation(self.node, NOWHERE))

    def __abs__(self) -> Term:
        """Return `abs(x)`."""
        return Term(syntax.Call("abs", (self.node,), NOWHERE))

    def __eq__(self, other: object) -> Term:  # type: ignore[override]
        return _compare("==", self, other)

    def __ne__(self, other: object) -> Term:  # type: ignore[override]
        return _compare("!=", self, other)

    def __lt__(self, other: object) -> Term:
        return _compare("<", self, other)

    def __le__(self, other: object) -> Term:
        return _compare("<=", self, other)

    def __gt__(self, other: object) -> Term:
        return _compare(">", self, other)

    def __ge__(self, other: object) -> Term:
        return _compare(">=", self, other)

    def __add__(self, other: object) -> Term:
        return _compute("+", self, other)

    def __radd__(self, other: object) -> Term:
        return _compute("+", other, self)

    def __sub__(self, other: object) -> Term:
        return _compute("-", self, other)

    def __rsub__(self, other: object) -> Term:
        return _compute("-", other, self)

    def __mul__(self, other: object) -> Term:
        return _compute("*", self, other)

    def __rmul__(self, other: object) -> Term:
        return _compute("*", other, self)

    def __truediv__(self, other: object) -> Term:
        return _compute("/", self, other)

    def __rtruediv__(self, other: object) -> Term:
        return _compute("/", other, self)


def node_of(value: object) -> syntax.Expression:
    """Return the syntax of a term, a Python value, a mapping (a distribution), or a string (read as an expression).

    Floats are read as they print, so that 0.1 is exactly a tenth. Raises StoryError for a string that cannot be read,
    and TypeError for a value that is none of these.
    """
    match value:
        case Term():
            return value.node
        case bool():
            return syntax.Name(str(value), NOWHERE)
        case int() | Fraction():
            return _number(value)
        case float():
            return _number(Fraction(repr(value)))
        case Unknown():
            return syntax.QuestionMark(NOWHERE)
        case str():
            return read(value)
        case Mapping():
            return syntax.Weights(tuple(_entry(key, weight) for key, weight in value.items()), NOWHERE)
    raise TypeError(f"not an expression: {value!r}")


def read(text: str) -> syntax.Expression:
    """Return the syntax of an expression given as text. Raises StoryError."""
    prefix = "ends: "
    document, found = parse(prefix + text + ";", "built.story")
    if found:
        raise StoryError(found)
    if len(document.definitions) != 1 or not isinstance(document.definitions[0], syntax.EndsDef):
        raise StoryError((report("E101", None, hint="one expression is asked for", found=f"'{text}'"),))
    return document.definitions[0].condition


def _number(value: int | Fraction) -> syntax.Expression:
    """Return a number; one without an end, such as 1/3, as a quotient."""
    exact = Fraction(value)
    denominator = exact.denominator
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    if denominator == 1:
        return syntax.Numeral(exact.numerator if exact.denominator == 1 else exact, NOWHERE)
    top, bottom = syntax.Numeral(exact.numerator, NOWHERE), syntax.Numeral(exact.denominator, NOWHERE)
    return syntax.Operation("/", top, bottom, NOWHERE)


def _entry(key: object, weight: object) -> syntax.WeightedEntry:
    value = as_effect(node_of(key))
    return syntax.WeightedEntry(value, None if isinstance(weight, str) and weight == REST else node_of(weight), NOWHERE)


def as_effect(node: syntax.Expression) -> syntax.Expression:
    """Return an expression in which `f == v` gives f its value, as effects and statements are written."""
    match node:
        case syntax.Compare("==", syntax.Call() | syntax.MindTerm() as target, value):
            return syntax.Assignment(target, value, NOWHERE)
        case syntax.Chain(operator, operands):
            return syntax.Chain(operator, tuple(as_effect(operand) for operand in operands), NOWHERE)
        case syntax.If(branches, otherwise):
            effects = tuple((test, as_effect(value)) for test, value in branches)
            return syntax.If(effects, None if otherwise is None else as_effect(otherwise), NOWHERE)
        case syntax.Binder("forall" | "exists" as kind, variable, type_name, body):
            return syntax.Binder(kind, variable, type_name, as_effect(body), NOWHERE)
        case syntax.MindTerm("believes", character, body):
            return syntax.MindTerm("believes", character, as_effect(body), NOWHERE)
    return node


def _chain(operator: str, left: object, right: object) -> Term:
    """Return a chain; `a & b & c` is one chain of three."""
    parts: list[syntax.Expression] = []
    for node in (node_of(left), node_of(right)):
        parts += node.operands if isinstance(node, syntax.Chain) and node.operator == operator else (node,)
    return Term(syntax.Chain(cast(Any, operator), tuple(parts), NOWHERE))


def _compare(operator: str, left: object, right: object) -> Term:
    return Term(syntax.Compare(cast(Any, operator), node_of(left), node_of(right), NOWHERE))


def _compute(operator: str, left: object, right: object) -> Term:
    return Term(syntax.Operation(cast(Any, operator), node_of(left), node_of(right), NOWHERE))
