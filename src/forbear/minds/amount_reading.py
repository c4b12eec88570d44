"""How much an expression comes to, where what it hangs on may be numbers that remember how they were made.

Such a number is not asked how it compares, which would tie all that follows to the answer: both ways are worked out, each
weighed by a gate, a number that is 1 where it is taken and 0 where it is not. What comes of it is the same. Only what cannot
fail is worked out so; all else asks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from forbear.language import amounts
from forbear.language.amounts import Symbol
from forbear.language.expressions import And, Comparison, Conditional, Degree, Expression, Literal, Not, Or
from forbear.language.functions import NoValue
from forbear.language.values import Value
from forbear.logic import folding
from forbear.logic.folding import may_fail
from forbear.minds.bends import bent
from forbear.minds.node import Node, State
from forbear.minds.plain_reading import Reading, as_float, compiled, weight_of

Worth = Callable[[State, Node], float]
"""What an expression comes to in a state and a node, in utility."""


Made = TypeVar("Made")


class _EachOnce(Generic[Made]):
    """What is made of expressions, of each once. It is known by being the same object, and kept, so that no other is."""

    def __init__(self, make: Callable[[Expression], Made]) -> None:
        self._make = make
        self._made: dict[int, tuple[Expression, Made]] = {}

    @property
    def count(self) -> int:
        """How many expressions are kept."""
        return len(self._made)

    def of(self, expression: Expression) -> Made:
        """Return what is made of an expression."""
        found = self._made.get(id(expression))
        if found is None:
            found = self._made[id(expression)] = expression, self._make(expression)
        return found[1]


class AmountReader:
    """Compiles what is added up in a weighing. places: those of the characters in a node."""

    def __init__(self, places: Mapping[str, int]) -> None:
        self._places = places
        self._readings = _EachOnce(self._compiled)
        self._worths = _EachOnce(self._worth)
        self._gates = _EachOnce(self._gate)

    @property
    def count(self) -> int:
        """How many expressions are kept."""
        return self._readings.count

    def worth(self, expression: Expression) -> Worth:
        """Return the function of (state, node) that says how much an expression comes to, in utility."""
        return self._worths.of(expression)

    def _worth(self, expression: Expression) -> Worth:
        read = self.reading(expression)
        return lambda state, node: as_float(read(state, node))

    def reading(self, expression: Expression) -> Reading:
        """Return the function of (state, node) that an expression is."""
        return self._readings.of(expression)

    def _compiled(self, expression: Expression) -> Reading:
        match expression:
            case Conditional(((test, value), *others), otherwise) if otherwise is not None and not may_fail(expression):
                return self._either(test, value, Conditional(tuple(others), otherwise) if others else otherwise)
            case Degree(Literal(str(name)), body):
                return weight_of(self._places[name], body, self.gate(body))
        return compiled(expression, self._places, self.reading)

    def gate(self, formula: Expression) -> Reading:
        """Return what says whether a formula holds: True where it does; where that hangs on a Symbol, one that is 1 or 0;
        anything else where it does not."""
        return self._gates.of(formula)

    def _gate(self, formula: Expression) -> Reading:
        match formula:
            case And(operands):
                return _all(tuple(self.gate(operand) for operand in operands))
            case Or(operands):
                return _negated(_all(tuple(_negated(self.gate(operand)) for operand in operands)))
            case Not(operand):
                pushed = folding.negation(operand)
                return self.gate(pushed) if not isinstance(pushed, Not) else _negated(self.gate(operand))
            case Comparison(operator, left, right) if not (may_fail(left) or may_fail(right)):
                return _compared(operator, self.reading(left), self.reading(right))
        return self.reading(formula)

    def _either(self, test: Expression, value: Expression, last: Expression) -> Reading:
        """Return the reading of `if(test) value else last`."""
        gate, one, other = self.gate(test), self.reading(value), self.reading(last)
        bend = self._bend(test, value, last)

        def read(state: State, node: Node) -> Value:
            if bend is not None and bend[0](state, node):
                return bend[1](state, node)
            holds = gate(state, node)
            if holds is True:
                return one(state, node)
            if not isinstance(holds, Symbol):
                return other(state, node)
            try:
                ways = one(state, node), other(state, node)
            except NoValue:
                ways = None, None
            if not (folding.is_number(ways[0]) and folding.is_number(ways[1])):
                return one(state, node) if self.reading(test)(state, node) is True else other(state, node)
            return amounts.gated(holds, *ways)

        return read

    def _bend(self, test: Expression, value: Expression, last: Expression) -> tuple[Reading, Reading] | None:
        """Return what says whether a condition that bends turns on numbers that remember how they were made, and what it
        comes to then; None for one that does not bend."""
        found = bent(test, value, last)
        if found is None:
            return None
        assert isinstance(test, Comparison)
        left, right = self.reading(test.left), self.reading(test.right)

        def turns(state: State, node: Node) -> bool:
            sides = left(state, node), right(state, node)
            return any(isinstance(side, Symbol) for side in sides) and all(folding.is_number(side) for side in sides)

        return turns, self.reading(found)


def _all(gates: tuple[Reading, ...]) -> Reading:
    def holds(state: State, node: Node) -> Value:
        found: Value = True
        for gate in gates:
            here = gate(state, node)
            if isinstance(here, Symbol):
                found = here if found is True else found * here  # type: ignore[operator]
            elif here is not True:
                return False
        return found

    return holds


def _negated(gate: Reading) -> Reading:
    def holds(state: State, node: Node) -> Value:
        found = gate(state, node)
        return 1 - found if isinstance(found, Symbol) else found is not True  # type: ignore[operator]

    return holds


def _compared(operator: folding.Comparator, left: Reading, right: Reading) -> Reading:
    compared = folding.COMPARING[operator]

    def holds(state: State, node: Node) -> Value:
        one, other = left(state, node), right(state, node)
        if isinstance(one, Symbol):
            return one.gate(operator, other) if folding.is_number(other) else compared(one, other)  # type: ignore[arg-type]
        if isinstance(other, Symbol):
            turned = folding.FLIPPED[operator]
            return other.gate(turned, one) if folding.is_number(one) else compared(one, other)  # type: ignore[arg-type]
        return compared(one, other)

    return holds
