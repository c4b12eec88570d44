"""Whether a compiled condition holds in a state, and what a mind must put right when it saw the opposite.

States are flat here: what somebody believes is a fluent of its own wherever a condition asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from forbear.language.expressions import Cell, Expression, Literal
from forbear.language.values import UNKNOWN, Value
from forbear.logic import folding
from forbear.logic.cells import Path, cells_of
from forbear.logic.clauses import Atom, Dnf
from forbear.logic.evaluation import evaluate

State = tuple[Value, ...]
Change = tuple[int, Value]
"""A fluent of the compiled task, and the value it takes."""


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
            if not atom_holds(atom, state):
                break
        else:
            return True
    return False


def written(state: State, changes: tuple[Change, ...]) -> State:
    """Return the state with these fluents set."""
    after = list(state)
    for fluent, value in changes:
        after[fluent] = value
    return tuple(after)


def corrections(precondition: Dnf, actual: State, believed: State) -> tuple[Change, ...]:
    """Return what has to change in a believed state for an event to have been possible (surprise).

    Nothing, where the event was possible there. Otherwise every part, false in the mind, of every clause that was
    true in fact: by `==` the fluent takes its actual value, by any other comparison `?`.
    """
    if holds(precondition, believed):
        return ()
    found: list[Change] = []
    for clause in precondition:
        if all(atom_holds(atom, actual) for atom in clause):
            for atom in clause:
                for change in _mended(atom, actual):
                    if atom_holds(atom, written(believed, tuple(found))):
                        break
                    found.append(change)
    return tuple(found)


def _mended(atom: Atom, actual: State) -> Iterator[Change]:
    """Yield the changes for one atom; a comparison of several numbers concerns each of them."""
    if atom.operator == "==" and isinstance(atom.right, Literal):
        for fluent in sorted(cells_of(atom.left)):
            yield fluent, actual[fluent]
        return
    for fluent in sorted(cells_of(atom.left) | cells_of(atom.right)):
        yield fluent, actual[fluent] if atom.operator == "==" else UNKNOWN
