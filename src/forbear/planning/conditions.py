"""Whether a compiled condition holds in a state, and what a mind must put right when it saw the opposite.

States are flat here: what somebody believes is a fluent of its own wherever a condition asks for it.
"""

from __future__ import annotations

from forbear.language.expressions import Cell, Expression, Literal
from forbear.language.values import Value
from forbear.logic import folding
from forbear.logic.cells import Path
from forbear.logic.clauses import Atom, Dnf
from forbear.logic.evaluation import evaluate

State = tuple[Value, ...]


class FlatView:
    """A flat state as `logic/correction.py` reads it."""

    def __init__(self, state: State) -> None:
        self._state = state

    def value(self, fluent: int) -> Value:
        """Return the value of a fluent."""
        return self._state[fluent]

    def holds(self, atom: Atom) -> bool:
        """Say whether an atom holds."""
        return atom_holds(atom, self._state)


def value_in(expression: Expression, state: State) -> Value:
    """Return the value of a compiled expression. Raises NoValue."""

    def read(path: Path, fluent: int) -> Value:
        return state[fluent]

    return evaluate(expression, read)


def atom_holds(atom: Atom, state: State) -> bool:
    """Say whether one comparison holds."""
    left, right = atom.left, atom.right
    one = state[left.index] if isinstance(left, Cell) else value_in(left, state)
    other = right.value if isinstance(right, Literal) else value_in(right, state)
    return folding.compare(atom.operator, one, other)


def holds(condition: Dnf, state: State) -> bool:
    """Say whether some clause holds in all its parts."""
    for clause in condition:
        for atom in clause:
            left, right = atom.left, atom.right
            if isinstance(left, Cell) and isinstance(right, Literal):  # as most are, and nothing is asked so often
                if not folding.COMPARING[atom.operator](state[left.index], right.value):
                    break
            elif not atom_holds(atom, state):
                break
        else:
            return True
    return False
