"""What a mind has to put right that saw what it took to be impossible.

`conditions.corrections` says the same plainly.
"""

from __future__ import annotations

from forbear.language.expressions import Cell, Expression, Literal
from forbear.language.values import UNKNOWN, Value
from forbear.logic import folding
from forbear.logic.cells import Path
from forbear.logic.clauses import Atom
from forbear.logic.evaluation import evaluate
from forbear.planning.fast.effects import Change
from forbear.planning.fast.encoding import Encoding
from forbear.planning.fast.flat import FlatStates


class Seen:
    """A comparison of a fluent that bits tell with a value, as it can be put right."""

    def __init__(self, encoding: Encoding, fluent: int, atom: Atom) -> None:
        bit, is_wanted = encoding.literal(atom)
        self.bit: int = bit
        self.is_wanted: bool = is_wanted
        self.mask: int = encoding.fluent_mask[fluent]
        self.unknown: int = encoding.bits[fluent].get(UNKNOWN, 0)


class Clause:
    """A clause of such comparisons alone."""

    def __init__(self, care: int, want: int, atoms: list[Seen]) -> None:
        self.care: int = care
        self.want: int = want
        self.atoms: list[Seen] = atoms


class Surprise:
    """Corrections, each made once."""

    def __init__(self, encoding: Encoding, states: FlatStates) -> None:
        self._encoding = encoding
        self._states = states
        self._known: dict[tuple[int, int, int], Change] = {}
        self._clauses: dict[int, list[Clause] | None] = {}
        """For each action its clauses where bits alone tell whether these hold, else None."""

    def corrections(self, believed: int, actual: int, action: int) -> Change:
        """Return the change that a mind in the state `believed` makes of an action in the state `actual`."""
        key = (believed, actual, action)
        found = self._known.get(key)
        if found is None:
            if action not in self._clauses:
                self._clauses[action] = _told_by_bits(self._encoding, action)
            clauses = self._clauses[action]
            if clauses is None:
                found = self._mended(believed, actual, action)
            else:
                found = self._mended_bits(self._states.bits[believed], self._states.bits[actual], clauses)
            self._known[key] = found
        return found

    def _mended_bits(self, seen: int, true: int, clauses: list[Clause]) -> Change:
        """Return the same where all is told by bits."""
        clear = put = 0
        for clause in clauses:
            if true & clause.care == clause.want:
                for atom in clause.atoms:
                    if (seen & atom.bit != 0) != atom.is_wanted:
                        bit = true & atom.mask if atom.is_wanted else atom.unknown
                        seen = seen & ~atom.mask | bit
                        clear |= atom.mask
                        put = put & ~atom.mask | bit
        return clear, put, ()

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


def _told_by_bits(encoding: Encoding, action: int) -> list[Clause] | None:
    """Return an action's clauses if each compares fluents that bits tell with values; None if one does not."""
    found: list[Clause] = []
    for clause in encoding.actions[action].clauses:
        care = want = 0
        atoms: list[Seen] = []
        is_possible = True
        for atom in clause:
            left = atom.left
            if atom.operator not in ("==", "!=") or not isinstance(left, Cell) or not isinstance(atom.right, Literal):
                return None
            if not encoding.bits[left.index].get(atom.right.value, 0):
                return None
            seen = Seen(encoding, left.index, atom)
            if care & seen.bit and (want & seen.bit != 0) != seen.is_wanted:
                is_possible = False
            care |= seen.bit
            if seen.is_wanted:
                want |= seen.bit
            elif not seen.unknown:
                return None
            atoms.append(seen)
        if is_possible:
            found.append(Clause(care, want, atoms))
    return found


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
