"""Expressions as functions of a state and a node, each compiled once."""

from __future__ import annotations

from forbear.language.expressions import Expression
from forbear.minds.amount_reading import AmountReader
from forbear.minds.amount_reading import Worth as Worth
from forbear.minds.plain_reading import Reading as Reading
from forbear.minds.plain_reading import as_float as as_float
from forbear.minds.plain_reading import compiled


class Reader:
    """Compiles expressions to Readings, each once; knows the characters' places in a node.

    An expression is known by being the same object, which is quicker to tell than that it is equal.
    """

    def __init__(self, characters: tuple[str, ...]) -> None:
        self._places = {name: place for place, name in enumerate(characters)}
        self._known: dict[int, tuple[Expression, Reading]] = {}
        self._amounts = AmountReader(self._places)

    @property
    def count(self) -> int:
        """How many expressions are kept."""
        return len(self._known) + self._amounts.count

    def reading(self, expression: Expression) -> Reading:
        """Return the function of (state, node) that an expression is."""
        found = self._known.get(id(expression))
        if found is None:
            found = self._known[id(expression)] = (expression, compiled(expression, self._places, self.reading))
        return found[1]

    def worth(self, expression: Expression) -> Worth:
        """Return the function of (state, node) that says how much an expression comes to, in utility."""
        return self._amounts.worth(expression)
