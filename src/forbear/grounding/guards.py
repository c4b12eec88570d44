"""Which of many conditions can hold at all in a state, found by one fluent of each and not one by one.

A condition of one clause with an atom `fluent == constant` cannot hold where the fluent is something else; the first
such atom is its guard. Whether a condition found so does hold is still to be asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from forbear.grounding.clauses import Dnf
from forbear.language.expressions import Cell, Literal
from forbear.language.values import Value


class Guards:
    """The guards of some conditions; a condition without one can always hold."""

    def __init__(self, conditions: Sequence[Dnf]) -> None:
        self._always: list[int] = []
        self._guarded: dict[int, dict[Value, list[int]]] = {}
        for place, condition in enumerate(conditions):
            guard = _guard(condition)
            if guard is None:
                self._always.append(place)
            else:
                self._guarded.setdefault(guard[0], {}).setdefault(guard[1], []).append(place)

    def open(self, value_of: Callable[[int], Value]) -> list[int]:
        """Return the places of the conditions that may hold, in order, where fluents have these values."""
        found = list(self._always)
        for fluent, by_value in self._guarded.items():
            found += by_value.get(value_of(fluent), ())
        found.sort()
        return found


def _guard(condition: Dnf) -> tuple[int, Value] | None:
    if len(condition) == 1:
        for atom in condition[0]:
            if atom.operator == "==" and isinstance(atom.left, Cell) and isinstance(atom.right, Literal):
                return atom.left.index, atom.right.value
    return None
