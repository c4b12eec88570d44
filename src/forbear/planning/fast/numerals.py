"""Bits that the estimates use for the values that numbers can have; no state holds them.

A fluent whose values are numbers has a bit for each of the first values that it can come to, and one for any other.
With these a sum that is to exceed a bound becomes a choice of bits, as anything else is: what it takes for a number to
get there can be counted (numeric reachability by values; cf. Hoffmann 2003, Metric-FF). An expression that reads too
much is not taken apart; then whatever changes something that it reads may change it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import product
from math import prod
from typing import Final

from forbear.language.expressions import Expression
from forbear.language.functions import NoValue
from forbear.language.values import UNKNOWN, Value
from forbear.logic.cells import Path, cells_of
from forbear.logic.evaluation import evaluate
from forbear.planning.compiling.settled import SureMinds
from forbear.planning.fast.encoding import WORLD, CodedEffect, Encoding

Case = tuple[int, Value | None]
"""Bits that must hold, and the value that an expression then has; None where that may be any."""

MOST_VALUES: Final = 12
"""Values of one number that are told apart."""
MOST_CASES: Final = 200
"""Combinations of values for which one expression is taken apart."""


class Numerals:
    """The bits of one encoding's numbers."""

    def __init__(self, encoding: Encoding) -> None:
        self._encoding = encoding
        self._next = len(encoding.fluent_of_bit)
        self._values: dict[int, dict[Value, None]] = {}
        """For each cell that is a number its values, whoever believes them."""
        self._begin()
        self._close()
        self.bits: dict[int, dict[Value, int]] = {}
        """For each fluent that is a number the bit of each value."""
        self.other: dict[int, int] = {}
        """For each such fluent the bit of all other values."""
        for fluent in encoding.numbers:
            values = self._values[encoding.compiled.fluents[fluent].cell]
            self.bits[fluent] = {value: self._bit() for value in values}
            self.other[fluent] = self._bit()

    @property
    def width(self) -> int:
        """How many bits there are, the encoding's among them."""
        return self._next

    def _bit(self) -> int:
        self._next += 1
        return 1 << self._next - 1

    def _begin(self) -> None:
        encoding, task = self._encoding, self._encoding.compiled.task
        minds = SureMinds(task)
        places = [minds.root, *(minds.believed(minds.root, name) for name in task.characters)]
        for fluent in encoding.numbers:
            cell = encoding.compiled.fluents[fluent].cell
            for place in places:
                self._may_be(cell, minds.value(place, (), cell))
            if encoding.compiled.fluents[fluent].path:
                self._may_be(cell, UNKNOWN)

    def _may_be(self, cell: int, value: Value) -> bool:
        """Count a value among a cell's, if there is room, and say whether it is new."""
        values = self._values.setdefault(cell, {})
        if isinstance(value, bool) or value in values or len(values) >= MOST_VALUES:
            return False
        values[value] = None
        return True

    def _close(self) -> None:
        """Find what numbers can come to, whatever happens."""
        encoding = self._encoding
        effects: dict[tuple[int, Expression], None] = {}
        for happening in (*encoding.actions, *encoding.triggers):
            for effect in happening.effects:
                if not effect.put:
                    effects[encoding.compiled.fluents[effect.fluent].cell, effect.value] = None
        cells = [encoding.compiled.fluents[fluent].cell for fluent in range(len(encoding.compiled.fluents))]
        reads = [sorted({cells[fluent] for fluent in cells_of(expression)}) for _, expression in effects]
        seen: list[list[int] | None] = [None] * len(effects)
        """For each effect how many values there were of what it reads when it was last looked at."""
        is_growing = True
        while is_growing:
            is_growing = False
            for place, (cell, expression) in enumerate(effects):
                sizes = [len(self._values.get(each, ())) for each in reads[place]]
                if sizes == seen[place]:
                    continue
                seen[place] = sizes
                for _, value in self._cases(expression, self._possible):
                    if value is not None and self._may_be(cell, value):
                        is_growing = True

    def _possible(self, fluent: int) -> Mapping[Value, int]:
        values = self._values.get(self._encoding.compiled.fluents[fluent].cell)
        return self._encoding.bits[fluent] if values is None else dict.fromkeys(values, 0)

    def _told_apart(self, fluent: int) -> Mapping[Value, int]:
        return self.bits.get(fluent) or self._encoding.bits[fluent]

    def _cases(self, expression: Expression, values_of: Callable[[int], Mapping[Value, int]]) -> Iterator[Case]:
        """Yield an expression's cases; none where there are too many."""
        fluents = sorted(cells_of(expression))
        values = [values_of(fluent) for fluent in fluents]
        if prod(map(len, values)) > MOST_CASES:
            return
        for chosen in product(*(each.items() for each in values)):
            found = {fluent: value for fluent, (value, _) in zip(fluents, chosen, strict=True)}

            def read(path: Path, fluent: int, found: dict[int, Value] = found) -> Value:
                return found[fluent]

            try:
                value = evaluate(expression, read)
            except NoValue:
                value = None
            yield sum(bit for _, bit in chosen), value

    def cases(self, expression: Expression) -> list[Case] | None:
        """Return an expression's cases, those of numbers that are not told apart among them; None: too many."""
        found = list(self._cases(expression, self._told_apart))
        if not found:
            return None
        found += [(self.other[fluent], None) for fluent in sorted(cells_of(expression)) if fluent in self.other]
        return found

    def all_of(self, fluent: int) -> int:
        """Return the bits of all values of a number; 0 for what is none."""
        return sum(self.bits[fluent].values()) + self.other[fluent] if fluent in self.bits else 0

    def assigned(self, effect: CodedEffect) -> list[tuple[int, int]]:
        """Return what must be so for an effect on a number, with the bits of what it then may be.

        Of what a mind is told nothing is said: it may have put right first what the value reads.
        """
        fluent = effect.fluent
        cases = None if effect.whose != WORLD and effect.reads else self.cases(effect.value)
        if cases is None:
            return [(0, self.all_of(fluent))]
        found: dict[int, int] = {}
        for bits, value in cases:
            if value is None or isinstance(value, bool):
                found[bits] = self.all_of(fluent)
            else:
                found[bits] = self.bits[fluent].get(value, self.other[fluent])
        return list(found.items())

    def of_row(self, numbers: tuple[Value, ...]) -> int:
        """Return the bits of a row of numbers."""
        found = 0
        for fluent, value in zip(self._encoding.numbers, numbers, strict=True):
            found |= self.other[fluent] if isinstance(value, bool) else self.bits[fluent].get(value, self.other[fluent])
        return found
