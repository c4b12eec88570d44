"""What a mind has to put right that saw what it took to be impossible.

`conditions.corrections` says the same plainly.
"""

from __future__ import annotations

from forbear.grounding import folding
from forbear.grounding.clauses import Atom
from forbear.grounding.evaluation import evaluate
from forbear.grounding.task import Path
from forbear.language.expressions import Expression, Literal
from forbear.language.values import UNKNOWN, Value
from forbear.planning.fast.encoding import Encoding
from forbear.planning.fast.flat import Change, FlatStates


class Surprise:
    """Corrections, each made once."""

    def __init__(self, encoding: Encoding, states: FlatStates) -> None:
        self._encoding = encoding
        self._states = states
        self._known: dict[tuple[int, int, int], Change] = {}

    def corrections(self, believed: int, actual: int, action: int) -> Change:
        """Return the change that a mind in the state `believed` makes of an action in the state `actual`."""
        key = (believed, actual, action)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._mended(believed, actual, action)
        return found

    def _mended(self, believed: int, actual: int, action: int) -> Change:
        encoding = self._encoding
        true, seen = _Values(encoding, self._states, actual), _Values(encoding, self._states, believed)
        for clause in encoding.actions[action].clauses:
            if not all([true.holds(atom) for atom in clause]):
                continue
            for atom in clause:
                for fluent in sorted(encoding.atom_fluents_of(atom)):
                    if seen.holds(atom):
                        break
                    seen.put[fluent] = true.value(fluent) if atom.operator == "==" else UNKNOWN
        clear = put = 0
        assigned: list[tuple[int, Value]] = []
        for fluent, value in seen.put.items():
            if encoding.slots[fluent] >= 0:
                assigned.append((fluent, value))
            else:
                clear |= encoding.fluent_mask[fluent]
                put |= encoding.bits[fluent][value]
        return clear, put, tuple(assigned)


class _Values:
    """A state read by fluent, in which fluents can be put."""

    def __init__(self, encoding: Encoding, states: FlatStates, state: int) -> None:
        self._encoding = encoding
        self._bits: int = states.bits[state]
        self._numbers = states.rows.numbers[states.row[state]]
        self.put: dict[int, Value] = {}

    def value(self, fluent: int) -> Value:
        """Return the value of a fluent."""
        found = self.put.get(fluent)
        return self._encoding.value(fluent, self._bits, self._numbers) if found is None else found

    def holds(self, atom: Atom) -> bool:
        """Say whether a comparison holds."""
        return folding.compare(atom.operator, self._read(atom.left), self._read(atom.right))

    def _read(self, expression: Expression) -> Value:
        if isinstance(expression, Literal):
            return expression.value

        def read(path: Path, fluent: int) -> Value:
            return self.value(fluent)

        return evaluate(expression, read)
