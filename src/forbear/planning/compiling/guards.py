"""Which of many conditions can hold at all in a state, found by one fluent of each and not one by one.

A condition of one clause with an atom `fluent == constant` cannot hold where the fluent is something else; of such atoms
the one that the fewest conditions share is its guard. Whether a condition found so does hold is still to be asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from forbear.language.expressions import Cell, Literal
from forbear.language.values import Value
from forbear.logic.clauses import Dnf


class Guards:
    """The guards of some conditions; a condition without one can always hold."""

    def __init__(self, conditions: Sequence[Dnf]) -> None:
        self._always: list[int] = []
        self._guarded: dict[int, dict[Value, list[int]]] = {}
        pairs = [tuple(_pairs(condition)) for condition in conditions]
        shared = Counter(pair for found in pairs for pair in found)
        for place, found in enumerate(pairs):
            if found:
                fluent, value = min(found, key=shared.__getitem__)
                self._guarded.setdefault(fluent, {}).setdefault(value, []).append(place)
            else:
                self._always.append(place)

    def open(self, value_of: Callable[[int], Value]) -> list[int]:
        """Return the places of the conditions that may hold, in order, where fluents have these values."""
        found = list(self._always)
        for fluent, by_value in self._guarded.items():
            found += by_value.get(value_of(fluent), ())
        found.sort()
        return found


def _pairs(condition: Dnf) -> Iterator[tuple[int, Value]]:
    if len(condition) == 1:
        for atom in condition[0]:
            if atom.operator == "==" and isinstance(atom.left, Cell) and isinstance(atom.right, Literal):
                yield atom.left.index, atom.right.value
