"""What a mind has to put right that saw what it took to be impossible: `logic/correction.py` on states of bits.

Each question is asked once. In a scene whoever was right stays right, in the state and in the minds within.
"""

from __future__ import annotations

from forbear.language.expressions import Cell, Expression, Literal
from forbear.language.values import Value
from forbear.logic import folding
from forbear.logic.cells import Path
from forbear.logic.clauses import Atom
from forbear.logic.correction import corrected, disappointed, doubted
from forbear.logic.evaluation import evaluate
from forbear.planning.fast.effects import Change
from forbear.planning.fast.encoding import Encoding
from forbear.planning.fast.flat import FlatStates


class CodedCorrections:
    """Corrections, each made once."""

    def __init__(self, encoding: Encoding, states: FlatStates) -> None:
        self._encoding = encoding
        self._states = states
        self._known: dict[tuple[int, int, int, int, int], Change] = {}
        self._read_bits: list[int] = [-1] * len(encoding.actions)
        """For each action the bits of what its grounds read: whatever else differs, the correction is the same."""
        self._reads_numbers: list[bool] = [False] * len(encoding.actions)
        self._right: dict[tuple[int, Change], Change] = {}
        self._within: dict[tuple[int, int, Change, int], Change] = {}
        self.keeps_right: bool = not encoding.compiled.task.is_base
        """Whether whoever was right about what is corrected stays right: not so in the base language."""
        self._beliefs: list[tuple[int, int]] = _beliefs(encoding)

    def corrections(self, believed: int, actual: int, action: int) -> Change:
        """Return the change that a mind in the state `believed` makes of an action in the state `actual`."""
        states = self._states
        mask, reads_numbers = self.grounds(action)
        row = actual_row = 0
        if reads_numbers:
            row, actual_row = states.row[believed], states.row[actual]
        key = (action, states.bits[believed] & mask, states.bits[actual] & mask, row, actual_row)
        found = self._known.get(key)
        if found is None:
            grounds = self._encoding.compiled.actions[action].grounds
            there, so = self._view(believed), self._view(actual)
            if not self.keeps_right:
                found = self._change(dict(doubted(grounds, there, so)))
            elif self._encoding.attempted[action] != action:
                found = self._change(dict(disappointed(grounds, there, so, self._domain)))
            else:
                found = self._change(dict(corrected(grounds, there, so, self._domain)))
            self._known[key] = found
        return found

    def grounds(self, action: int) -> tuple[int, bool]:
        """Return the bits that an action's grounds read, and whether they read numbers."""
        mask = self._read_bits[action]
        if mask < 0:
            mask = self._look_at(action)
        return mask, self._reads_numbers[action]

    def _look_at(self, action: int) -> int:
        """Find what an action's grounds read, and return its bits."""
        encoding = self._encoding
        mask = 0
        for clause in encoding.compiled.actions[action].grounds:
            for atom in clause:
                for fluent in atom.cells:
                    mask |= encoding.fluent_mask[fluent]
                    if encoding.slots[fluent] >= 0:
                        self._reads_numbers[action] = True
        self._read_bits[action] = mask
        return mask

    def staying_right(self, state: int, change: Change) -> Change:
        """Return a correction of a state with the beliefs, among its fluents, of those who were right and stay so."""
        key = (state, change)
        found = self._right.get(key)
        if found is None:
            view = self._view(state)
            values = self._values(change)
            for own, about in self._beliefs:
                if own not in values and about in values and folding.are_equal(view.value(own), view.value(about)):
                    values[own] = values[about]
            found = self._right[key] = self._change(values)
        return found

    def supposed(self, state: int, fluent: int, bit: int, owner: int) -> Change:
        """Return the change by which a fluent is supposed to have the value of a bit.

        Whoever takes it to be as it was, as the state has it, is right about it, but for what anybody thinks of the owner.
        """
        encoding = self._encoding
        view = self._view(state)
        name = encoding.compiled.task.characters[owner]
        values = {fluent: encoding.value(fluent, bit, ())}
        for own, about in self._beliefs:
            if about in values and name not in encoding.compiled.fluents[own].path:
                if folding.are_equal(view.value(own), view.value(about)):
                    values[own] = values[about]
        return self._change(values)

    def within(self, state: int, mind: int, change: Change, character: int) -> Change:
        """Return what a correction of a state is in a character's mind: what they are right about, and told of."""
        key = (state, mind, change, character)
        found = self._within.get(key)
        if found is None:
            here, there = self._view(state), self._view(mind)
            about = self._encoding.about[character]
            changed = self._values(change)
            values = {f: v for f, v in changed.items() if folding.are_equal(here.value(f), there.value(f))}
            values.update({about[f]: v for f, v in changed.items() if f in about})
            found = self._within[key] = self._change(values)
        return found

    def _view(self, state: int) -> BitView:
        return BitView(self._encoding, self._states.bits[state], self._states.rows.numbers[self._states.row[state]])

    def _domain(self, fluent: int) -> tuple[Value, ...] | None:
        compiled = self._encoding.compiled
        return compiled.task.fluents[compiled.fluents[fluent].cell].values

    def _change(self, values: dict[int, Value]) -> Change:
        encoding = self._encoding
        clear = put = 0
        assigned: list[tuple[int, Value]] = []
        for fluent, value in values.items():
            if encoding.slots[fluent] >= 0:
                assigned.append((fluent, value))
            else:
                clear |= encoding.fluent_mask[fluent]
                put |= encoding.bits[fluent][value]
        return clear, put, tuple(assigned)

    def _values(self, change: Change) -> dict[int, Value]:
        clear, put, assigned = change
        values = dict(assigned)
        encoding = self._encoding
        while clear:
            fluent = encoding.fluent_of_bit[(clear & -clear).bit_length() - 1]
            mask = encoding.fluent_mask[fluent]
            clear &= ~mask
            values[fluent] = encoding.value(fluent, put, ())
        return values


def _beliefs(encoding: Encoding) -> list[tuple[int, int]]:
    """Return every belief fluent that is read with what it is a belief about, those of fewer minds first."""
    fluents, read = encoding.compiled.fluents, encoding.compiled.read
    found = [pair for about in encoding.about for pair in about.items() if pair[0] in read]
    found.sort(key=lambda pair: len(fluents[pair[0]].path))
    return found


class BitView:
    """A state read by fluent."""

    def __init__(self, encoding: Encoding, bits: int, numbers: tuple[Value, ...]) -> None:
        self._encoding = encoding
        self._bits: int = bits
        self._numbers = numbers

    def value(self, fluent: int) -> Value:
        """Return the value of a fluent."""
        return self._encoding.value(fluent, self._bits, self._numbers)

    def holds(self, atom: Atom) -> bool:
        """Say whether a comparison holds."""
        left, right = atom.left, atom.right
        if isinstance(left, Cell) and isinstance(right, Literal):
            value = self._encoding.value(left.index, self._bits, self._numbers)
            return folding.COMPARING[atom.operator](value, right.value)
        return folding.compare(atom.operator, self._read(left), self._read(right))

    def _read(self, expression: Expression) -> Value:
        if isinstance(expression, Literal):
            return expression.value

        def read(path: Path, fluent: int) -> Value:
            return self.value(fluent)

        return evaluate(expression, read)
