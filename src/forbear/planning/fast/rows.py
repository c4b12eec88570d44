"""The numbers of states, apart from their bits: each row of numbers once, with the comparisons that hold in it.

Comparisons of numbers are bits of the state too. Those that read numbers alone follow from the row; the others (few,
if any) are made anew for each state.
"""

from __future__ import annotations

from collections.abc import Iterable

from forbear.language.expressions import Expression, Literal
from forbear.language.values import Value
from forbear.logic import folding
from forbear.logic.cells import Path, cells_of
from forbear.logic.clauses import Atom
from forbear.logic.evaluation import evaluate
from forbear.planning.fast.encoding import Encoding

Numbers = tuple[Value, ...]


class Rows:
    """All rows of numbers met so far, by number."""

    def __init__(self, encoding: Encoding) -> None:
        self._encoding = encoding
        self.numbers: list[Numbers] = []
        self.pattern: list[int] = []
        """For each row the comparisons that hold."""
        self.compared: int = 0
        """The bits of comparisons that follow from the row."""
        self.mixed: list[int] = []
        """The places of comparisons that do not."""
        for place, fluents in enumerate(encoding.atom_fluents):
            if all([encoding.slots[fluent] >= 0 for fluent in fluents]):
                self.compared |= encoding.atom_bits[place]
            else:
                self.mixed.append(place)
        self._reading: list[list[int]] = [[] for _ in encoding.numbers]
        """For each place in the row the comparisons that follow from the row and read it."""
        self._always: int = 0
        """The bits of comparisons that hold and read nothing."""
        for place, fluents in enumerate(encoding.atom_fluents):
            if self.compared & encoding.atom_bits[place]:
                if not fluents and self._holds(encoding.atoms[place], 0, ()):
                    self._always |= encoding.atom_bits[place]
                for fluent in sorted(fluents):
                    self._reading[encoding.slots[fluent]].append(place)
        self._known: dict[Numbers, int] = {}
        self._values: dict[tuple[int, int], Value] = {}
        self._reads: dict[int, bool] = {}
        self._kept: list[Expression] = []
        self._assigned: dict[tuple[int, tuple[tuple[int, Value], ...]], int] = {}

    def intern(self, numbers: Numbers) -> int:
        """Return the number of a row."""
        found = self._known.get(numbers, -1)
        if found < 0:
            found = self._add(numbers, self._always, range(len(numbers)))
        return found

    def _add(self, numbers: Numbers, pattern: int, slots: Iterable[int]) -> int:
        """Add a row; its comparisons are another's but for those that read some places."""
        encoding = self._encoding
        done = 0
        for slot in slots:
            for place in self._reading[slot]:
                bit = encoding.atom_bits[place]
                if not done & bit:
                    done |= bit
                    holds = self._holds(encoding.atoms[place], 0, numbers)
                    pattern = pattern | bit if holds else pattern & ~bit
        found = self._known[numbers] = len(self.numbers)
        self.numbers.append(numbers)
        self.pattern.append(pattern)
        return found

    def with_mixed(self, bits: int, row: int) -> int:
        """Return the bits with the comparisons that read more than numbers as they are."""
        encoding = self._encoding
        for place in self.mixed:
            bit = encoding.atom_bits[place]
            bits = bits | bit if self._holds(encoding.atoms[place], bits, self.numbers[row]) else bits & ~bit
        return bits

    def encoded(self, state: tuple[Value, ...]) -> tuple[int, int]:
        """Return a flat state as bits and row."""
        encoding = self._encoding
        bits = 0
        for fluent, value in enumerate(state):
            if encoding.bits[fluent]:
                bits |= encoding.bits[fluent][value]
        row = self.intern(tuple([state[fluent] for fluent in encoding.numbers]))
        return self.with_mixed(bits | self.pattern[row], row), row

    def assigned(self, row: int, changes: tuple[tuple[int, Value], ...]) -> int:
        """Return the row with some fluents set."""
        key = (row, changes)
        found = self._assigned.get(key, -1)
        if found < 0:
            new = list(self.numbers[row])
            slots: list[int] = []
            for fluent, value in changes:
                slot = self._encoding.slots[fluent]
                new[slot] = value
                slots.append(slot)
            numbers = tuple(new)
            found = self._known.get(numbers, -1)
            if found < 0:
                found = self._add(numbers, self.pattern[row], slots)
            self._assigned[key] = found
        return found

    def difference(self, row: int, other: int) -> tuple[tuple[int, Value], ...]:
        """Return the fluents that differ, with the other row's values."""
        pairs = zip(self._encoding.numbers, self.numbers[row], self.numbers[other], strict=True)
        return tuple(
            [(fluent, now) for fluent, old, now in pairs if old is not now and not folding.are_equal(old, now)]
        )

    def moved(self, row: int, other: int) -> list[int]:
        """Return the places in the row of what differs."""
        pairs = zip(self.numbers[row], self.numbers[other], strict=True)
        return [slot for slot, (old, now) in enumerate(pairs) if old is not now and not folding.are_equal(old, now)]

    def evaluated(self, expression: Expression, bits: int, row: int) -> Value:
        """Return the value of an expression in a state. Raises NoValue."""
        if isinstance(expression, Literal):
            return expression.value
        name = id(expression)
        reads_numbers = self._reads.get(name)
        if reads_numbers is None:
            self._kept.append(expression)  # so that its id stays its own
            reads_numbers = all([self._encoding.slots[cell] >= 0 for cell in cells_of(expression)])
            self._reads[name] = reads_numbers
        if not reads_numbers:
            return self._value(expression, bits, self.numbers[row])
        key = (name, row)
        if key not in self._values:
            self._values[key] = self._value(expression, 0, self.numbers[row])
        return self._values[key]

    def _holds(self, atom: Atom, bits: int, numbers: Numbers) -> bool:
        left = self._value(atom.left, bits, numbers)
        return folding.compare(atom.operator, left, self._value(atom.right, bits, numbers))

    def _value(self, expression: Expression, bits: int, numbers: Numbers) -> Value:
        if isinstance(expression, Literal):
            return expression.value

        def read(path: Path, fluent: int) -> Value:
            return self._encoding.value(fluent, bits, numbers)

        return evaluate(expression, read)
