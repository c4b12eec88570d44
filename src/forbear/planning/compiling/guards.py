"""Which of many conditions can hold at all in a state, found by one fluent of each and not one by one.

A condition of one clause with an atom `fluent == constant` cannot hold where the fluent is something else; of such atoms
the one that the fewest conditions share is its guard, and the others that name an entity or a truth value, by `==` or `!=`,
are looked at where the guard holds. Whether a condition found so does hold is still to be asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from forbear.language.expressions import Cell, Literal
from forbear.language.values import Value
from forbear.logic.clauses import Dnf
from forbear.logic.folding import Comparator


class Guards:
    """The guards of some conditions; a condition without one can always hold."""

    def __init__(self, conditions: Sequence[Dnf]) -> None:
        self._always: list[int] = []
        self._guarded: dict[int, dict[Value, list[tuple[int, tuple[tuple[int, Value, bool], ...]]]]] = {}
        """By fluent and value the conditions that these guard, each with what else it asks to be so, or not to be."""
        pairs = [tuple(_pairs(condition, "==")) for condition in conditions]
        shared = Counter(pair for found in pairs for pair in found)
        for place, found in enumerate(pairs):
            if found:
                fluent, value = min(found, key=shared.__getitem__)
                others = [(*pair, True) for pair in found if pair[0] != fluent]
                others += [(*pair, False) for pair in _pairs(conditions[place], "!=")]
                rest = tuple([other for other in others if isinstance(other[1], (str, bool))])
                self._guarded.setdefault(fluent, {}).setdefault(value, []).append((place, rest))
            else:
                self._always.append(place)

    def open(self, value_of: Callable[[int], Value]) -> list[int]:
        """Return the places of the conditions that may hold, in order, where fluents have these values."""
        found = list(self._always)
        for fluent, by_value in self._guarded.items():
            for place, rest in by_value.get(value_of(fluent), ()):
                for other, value, is_wanted in rest:
                    now = value_of(other)
                    if (now is value or (type(value) is not bool and now == value)) is not is_wanted:
                        break
                else:
                    found.append(place)
        found.sort()
        return found


def _pairs(condition: Dnf, operator: Comparator) -> Iterator[tuple[int, Value]]:
    if len(condition) == 1:
        for atom in condition[0]:
            if atom.operator == operator and isinstance(atom.left, Cell) and isinstance(atom.right, Literal):
                yield atom.left.index, atom.right.value
