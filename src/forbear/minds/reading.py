"""How a ground expression reads a state and the minds around it.

An expression becomes a function of (state, node): fluents are read in the state, minds in the node. The two differ
only where a cost mixes what is so with what is believed. A formula of which a mind is unsure is not true to it, and
neither is its negation: `believes` gives `?` there, and `?` is not True.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

from forbear.errors import InternalError, Span
from forbear.language.expressions import (
    And,
    Arithmetic,
    Believes,
    Cell,
    Comparison,
    Conditional,
    Degree,
    Expression,
    Function,
    Literal,
    Not,
    Or,
)
from forbear.language.functions import FunctionName, NoValue, applied, within
from forbear.language.values import UNKNOWN, Value
from forbear.logic.negation import negated
from forbear.minds.node import Node, State

Reading = Callable[[State, Node], Value]
Number = int | float | Fraction


class Reader:
    """Compiles expressions to Readings, each once; knows the characters' places in a node.

    An expression is known by being the same object, which is quicker to tell than that it is equal.
    """

    def __init__(self, characters: tuple[str, ...]) -> None:
        self._place = {name: place for place, name in enumerate(characters)}
        self._known: dict[int, tuple[Expression, Reading]] = {}

    def reading(self, expression: Expression) -> Reading:
        """Return the function of (state, node) that an expression is."""
        found = self._known.get(id(expression))
        if found is None:
            found = self._known[id(expression)] = (expression, self._compile(expression))
        return found[1]

    def _compile(self, expression: Expression) -> Reading:
        match expression:
            case Literal(value):
                return lambda state, node: value
            case Cell(index):
                return lambda state, node: state[index]
            case Not(operand):
                pushed = negated(operand)
                if not isinstance(pushed, Not):
                    return self.reading(pushed)
                inner = self.reading(operand)
                return lambda state, node: inner(state, node) is not True
            case And(operands):
                parts = tuple(self.reading(operand) for operand in operands)
                return _all(parts)
            case Or(operands):
                parts = tuple(self.reading(operand) for operand in operands)
                return _any(parts)
            case Comparison(operator, left, right):
                return _comparison(operator, self.reading(left), self.reading(right))
            case Arithmetic(operator, left, right, span):
                return _arithmetic(operator, self.reading(left), self.reading(right), span)
            case Function(function, arguments, span):
                return _function(function, tuple(self.reading(argument) for argument in arguments), span)
            case Conditional(branches, otherwise):
                tests = tuple((self.reading(test), self.reading(value)) for test, value in branches)
                last = self.reading(otherwise if otherwise is not None else Literal(True))
                return lambda state, node: _first(tests, last, state, node)
            case Believes(Literal(str(name)), body):
                return _believes(self._place[name], self.reading(body))
            case Degree(Literal(str(name)), body):
                return _degree(self._place[name], self.reading(body))
        raise InternalError(f"not a ground expression: {expression}")


def is_number(value: object) -> bool:
    """Say whether a value is a number; a truth value is not."""
    return isinstance(value, (int, float, Fraction)) and not isinstance(value, bool)


def as_float(value: Value) -> float:
    """Return a utility as a float: True is 1, False and `?` are 0."""
    return 0.0 if isinstance(value, str) or value is UNKNOWN else float(value)


def _all(parts: tuple[Reading, ...]) -> Reading:
    def read(state: State, node: Node) -> Value:
        for part in parts:  # noqa: SIM110 - quicker than all() of a generator
            if part(state, node) is not True:
                return False
        return True

    return read


def _any(parts: tuple[Reading, ...]) -> Reading:
    def read(state: State, node: Node) -> Value:
        for part in parts:  # noqa: SIM110 - quicker than any() of a generator
            if part(state, node) is True:
                return True
        return False

    return read


def _first(tests: tuple[tuple[Reading, Reading], ...], last: Reading, state: State, node: Node) -> Value:
    for test, value in tests:
        if test(state, node) is True:
            return value(state, node)
    return last(state, node)


def _comparison(operator: str, left: Reading, right: Reading) -> Reading:
    match operator:
        case "==":
            return lambda state, node: left(state, node) == right(state, node)
        case "!=":
            return lambda state, node: left(state, node) != right(state, node)
        case "<":
            return lambda state, node: _less(left(state, node), right(state, node))
        case ">":
            return lambda state, node: _less(right(state, node), left(state, node))
        case "<=":
            return lambda state, node: _at_most(left(state, node), right(state, node))
        case ">=":
            return lambda state, node: _at_most(right(state, node), left(state, node))
    raise InternalError(f"no comparison {operator}")


def _less(left: Value, right: Value) -> bool:
    return is_number(left) and is_number(right) and left < right  # type: ignore[operator]


def _at_most(left: Value, right: Value) -> bool:
    return left == right or _less(left, right)


def _arithmetic(operator: str, left: Reading, right: Reading, span: Span | None) -> Reading:
    return lambda state, node: _compute(operator, left(state, node), right(state, node), span)


def _function(name: FunctionName, arguments: tuple[Reading, ...], span: Span | None) -> Reading:
    def read(state: State, node: Node) -> Value:
        values = tuple([argument(state, node) for argument in arguments])
        if UNKNOWN in values:
            return UNKNOWN
        try:
            return applied(name, values)  # type: ignore[arg-type, return-value]
        except NoValue as error:
            raise NoValue(error.reason, span) from None

    return read


def _compute(operator: str, left: Value, right: Value, span: Span | None) -> Value:
    if left is UNKNOWN or right is UNKNOWN:
        return UNKNOWN
    if isinstance(left, str) or isinstance(right, str):
        raise InternalError(f"arithmetic on an entity: {left} {operator} {right}")
    found: Number
    match operator:
        case "+":
            found = left + right
        case "-":
            found = left - right
        case "*":
            found = left * right
        case _:
            found = _quotient(left, right, span)
    return within(found, operator, left, right, span)  # type: ignore[return-value]


def _quotient(left: Number, right: Number, span: Span | None) -> Number:
    if left == 0:
        return 0
    if right == 0:
        raise NoValue(f"{left} / {right}", span, divides=True)
    if isinstance(left, float) or isinstance(right, float):
        return left / right
    quotient = Fraction(left) / Fraction(right)
    return quotient.numerator if quotient.denominator == 1 else quotient


def _believes(place: int, body: Reading) -> Reading:
    def read(state: State, node: Node) -> Value:
        found: Value | None = None
        for _, world in node.beliefs[place].worlds():
            value = body(world.state, world)
            if found is None:
                found = value
            elif found != value:
                return UNKNOWN
        return UNKNOWN if found is None else found

    return read


def _degree(place: int, body: Reading) -> Reading:
    def read(state: State, node: Node) -> Value:
        weights = [math.exp(log) for log, world in node.beliefs[place].worlds() if body(world.state, world) is True]
        return math.fsum(weights)  # type: ignore[return-value]

    return read
