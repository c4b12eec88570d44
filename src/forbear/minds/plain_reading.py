"""How a ground expression becomes a function that reads a state and the minds around it.

An expression becomes a function of (state, node): fluents are read in the state, minds in the node. The two differ
only where a cost mixes what is so with what is believed. A formula of which a mind is unsure is not true to it, and
neither is its negation: `believes` gives `?` there, and `?` is not True.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import assert_never

from forbear.errors import InternalError, Span
from forbear.language import amounts
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
from forbear.language.functions import FunctionName
from forbear.language.values import UNKNOWN, Value
from forbear.logic import folding
from forbear.logic.cells import reads_minds
from forbear.minds.node import Node, State
from forbear.minds.selection import is_plain, selection

Reading = Callable[[State, Node], Value]


def compiled(expression: Expression, places: Mapping[str, int], reading: Callable[[Expression], Reading]) -> Reading:
    """Return the function of (state, node) that an expression is. places: those of the characters in a node. reading: compiles
    what stands in it."""
    match expression:
        case Literal(value):
            return lambda state, node: value
        case Cell(index):
            return lambda state, node: state[index]
        case Not(Cell(index)):
            return lambda state, node: state[index] is not True
        case Not(operand):
            pushed = folding.negation(operand)
            if not isinstance(pushed, Not):
                return reading(pushed)
            inner = reading(operand)
            return lambda state, node: inner(state, node) is not True
        case And(operands):
            parts = tuple(reading(operand) for operand in operands)
            return _all(parts)
        case Or(operands):
            parts = tuple(reading(operand) for operand in operands)
            return _any(parts)
        case Comparison(operator, Cell(index), Literal(value)):
            return _cell_compared(operator, index, value)
        case Comparison(operator, left, right):
            return _comparison(operator, reading(left), reading(right))
        case Arithmetic("*", left, right, span) if reads_minds(right) and folding.has_number(right):
            return _product(reading(left), reading(right), span)
        case Arithmetic(operator, left, right, span):
            picked = selection(expression) if operator == "+" else None
            if picked is not None:
                by_value = {value: reading(part) for value, part in picked[1].items()}
                return _selected(picked[0], by_value, lambda: _arithmetic("+", reading(left), reading(right), span))
            return _arithmetic(operator, reading(left), reading(right), span)
        case Function(function, arguments, span):
            return _function(function, tuple(reading(argument) for argument in arguments), span)
        case Conditional(branches, otherwise):
            tests = tuple((reading(test), reading(value)) for test, value in branches)
            last = reading(otherwise if otherwise is not None else Literal(True))
            return _either(*tests[0], last) if len(tests) == 1 else _first(tests, last)
        case Believes(Literal(str(name)), body):
            return _believes(places[name], reading(body))
        case Degree(Literal(str(name)), body):
            return weight_of(places[name], body, reading(body))
        case Variable() | Fluent() | TypeTest() | Quantified() | Believes() | Degree() | Expects() | Distribution():
            raise InternalError(f"not a ground expression with one value: {expression}")
    assert_never(expression)


def as_float(value: Value) -> float:
    """Return a utility as a float: True is 1, False and `?` are 0."""
    if isinstance(value, (float, amounts.Symbol)):
        return value  # type: ignore[return-value] # a Symbol stands for a float
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


def _first(tests: tuple[tuple[Reading, Reading], ...], last: Reading) -> Reading:
    def read(state: State, node: Node) -> Value:
        for test, value in tests:
            if test(state, node) is True:
                return value(state, node)
        return last(state, node)

    return read


def _either(test: Reading, value: Reading, last: Reading) -> Reading:
    return lambda state, node: value(state, node) if test(state, node) is True else last(state, node)


def _cell_compared(operator: folding.Comparator, index: int, value: Value) -> Reading:
    compared = folding.COMPARING[operator]
    return lambda state, node: compared(state[index], value)


def _comparison(operator: folding.Comparator, left: Reading, right: Reading) -> Reading:
    compared = folding.COMPARING[operator]
    return lambda state, node: compared(left(state, node), right(state, node))


def _arithmetic(operator: folding.Operator, left: Reading, right: Reading, span: Span | None) -> Reading:
    return lambda state, node: folding.compute(operator, left(state, node), right(state, node), span)


def _product(left: Reading, right: Reading, span: Span | None) -> Reading:
    """Return the reading of a product whose second factor, a number in every state, takes minds to be worked out: which is
    left alone where the first is 0."""

    def read(state: State, node: Node) -> Value:
        factor = left(state, node)
        return 0 if type(factor) is int and factor == 0 else folding.compute("*", factor, right(state, node), span)

    return read


def _function(name: FunctionName, arguments: tuple[Reading, ...], span: Span | None) -> Reading:
    return lambda state, node: folding.apply(name, tuple([each(state, node) for each in arguments]), span)


def _selected(cell: int, parts: dict[Value, Reading], plainly: Callable[[], Reading]) -> Reading:
    """Return the reading of a sum of which one part counts; plainly: makes that of the sum as it stands."""
    plain: list[Reading] = []

    def read(state: State, node: Node) -> Value:
        value = state[cell]
        if not is_plain(value):
            if not plain:
                plain.append(plainly())
            return plain[0](state, node)
        part = parts.get(value)
        return 0 if part is None else folding.compute("+", 0, part(state, node))

    return read


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


def weight_of(place: int, body: Expression, holds: Reading) -> Reading:
    """Return the reading of the weight that a mind gives to a formula. holds: says where it is so, or how far."""
    match body:
        case Comparison("==", Cell(index), Literal(value)) if is_plain(value):
            return _share(place, index, value, holds)
    return _degree(place, holds)


def _degree(place: int, body: Reading) -> Reading:
    def read(state: State, node: Node) -> Value:
        return node.beliefs[place].degree(body)  # type: ignore[return-value]

    return read


def _share(place: int, cell: int, value: Value, body: Reading) -> Reading:
    """Return the weight that a mind gives to a cell's having a value; a mind of many worlds is asked for all values at once."""
    plain = _degree(place, body)

    def read(state: State, node: Node) -> Value:
        shares = node.beliefs[place].shares(cell)
        return plain(state, node) if shares is None else shares.get(value, 0.0)  # type: ignore[return-value]

    return read
