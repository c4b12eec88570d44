"""Belief fluents: `believes(A, at(B))` as a fluent of its own, with a number, so that a flat state can hold it.

`[A, A]f` is `[A]f`: what somebody thinks they think is what they think.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from forbear.errors import InternalError
from forbear.language.expressions import (
    Believes,
    Cell,
    Comparison,
    Degree,
    Distribution,
    Expects,
    Expression,
    Literal,
)
from forbear.language.values import Value, show
from forbear.logic import folding
from forbear.logic.cells import Path
from forbear.logic.clauses import ALWAYS, NEVER, Atom, Dnf, either, merge
from forbear.logic.rebuilding import rebuilt
from forbear.records import dataclass


@dataclass(frozen=True, slots=True)
class BeliefFluent:
    """What the minds on a path, the first thinking of the second and so on, take a fluent to be; `()` is what is so."""

    path: Path
    cell: int


class Ranged(Protocol):
    """A ground fluent, as far as what may be written of it matters: the values it can take, None for numbers."""

    @property
    def values(self) -> tuple[Value, ...] | None:
        """Return the values."""


class Tracker:
    """Numbers belief fluents as they are met; those of the world keep their number in the task."""

    def __init__(self, fluents: Sequence[Ranged]) -> None:
        self._fluents = fluents
        self.known: list[BeliefFluent] = [BeliefFluent((), cell) for cell in range(len(fluents))]
        self._numbers = {fluent: number for number, fluent in enumerate(self.known)}
        self._before: dict[tuple[str, int], int] = {}
        self._seen: dict[tuple[str, Dnf], Dnf] = {}
        self._suffixes: dict[int, tuple[int, ...]] = {}

    def number(self, path: Path, cell: int) -> int:
        """Return the number of a belief fluent."""
        fluent = BeliefFluent(path, cell)
        found = self._numbers.get(fluent)
        if found is None:
            found = self._numbers[fluent] = len(self.known)
            self.known.append(fluent)
        return found

    def domain(self, number: int) -> tuple[Value, ...] | None:
        """Return the values that a belief fluent can take; None for numbers."""
        return self._fluents[self.known[number].cell].values

    def written(self, number: int) -> str:
        """Return a belief fluent as an author writes it."""
        fluent = self.known[number]
        text = str(self._fluents[fluent.cell])
        for name in reversed(fluent.path):
            text = f"believes({show(name)}, {text})"
        return text

    def before(self, name: str, number: int) -> int:
        """Return what `name` takes a belief fluent to be."""
        found = self._before.get((name, number))
        if found is None:
            fluent = self.known[number]
            path = fluent.path if fluent.path and fluent.path[0] == name else (name, *fluent.path)
            found = self._before[name, number] = self.number(path, fluent.cell)
        return found

    def suffixes(self, number: int) -> tuple[int, ...]:
        """Return the fluent without its first mind, without its first two, and so on to the world."""
        found = self._suffixes.get(number)
        if found is None:
            fluent = self.known[number]
            shorter = (fluent.path[place:] for place in range(1, len(fluent.path) + 1))
            found = self._suffixes[number] = tuple([self.number(path, fluent.cell) for path in shorter])
        return found

    def explicit(self, expression: Expression) -> Expression:
        """Return a ground expression with its beliefs as cells of their own; to a sure mind a degree is 1 or 0."""
        match expression:
            case Believes(Literal(name), body):
                return self.prefixed(str(name), self.explicit(body))
            case Degree(Literal(name), body):
                held = self.prefixed(str(name), self.explicit(body))
                return folding.conditional(((held, Literal(1)),), Literal(0))
            case Expects() | Distribution():
                raise InternalError(f"not a ground expression with one value: {expression!r}")
        return rebuilt(expression, self.explicit)

    def plain(self, atom: Atom) -> Expression:
        """Return an atom as a ground expression: a belief in a comparison where all it reads is in the same minds."""
        paths = {self.known[number].path for number in atom.cells}
        shared = paths.pop() if len(paths) == 1 else ()
        compared = Comparison(atom.operator, self._plain(atom.left, shared), self._plain(atom.right, shared))
        return seen_by(shared, compared)

    def _plain(self, expression: Expression, shared: Path) -> Expression:
        if isinstance(expression, Cell):
            fluent = self.known[expression.index]
            return seen_by(fluent.path[len(shared) :], Cell(fluent.cell))
        return rebuilt(expression, lambda part: self._plain(part, shared))

    def prefixed(self, name: str, expression: Expression) -> Expression:
        """Return an explicit expression as `name` sees it."""
        if isinstance(expression, Cell):
            return Cell(self.before(name, expression.index))
        return rebuilt(expression, lambda part: self.prefixed(name, part))

    def prefixed_clauses(self, name: str, condition: Dnf) -> Dnf:
        """Return a condition in normal form as `name` sees it."""
        if condition in (ALWAYS, NEVER):
            return condition
        found = self._seen.get((name, condition))
        if found is None:
            clauses = (merge(tuple([self._prefixed_atom(name, atom) for atom in clause])) for clause in condition)
            found = self._seen[name, condition] = either((clause,) for clause in clauses if clause is not None)
        return found

    def _prefixed_atom(self, name: str, atom: Atom) -> Atom:
        return Atom(self.prefixed(name, atom.left), atom.operator, self.prefixed(name, atom.right))


def seen_by(path: Path, body: Expression) -> Expression:
    """Return what the minds on a path, the first thinking of the second and so on, take an expression to be."""
    for name in reversed(path):
        body = folding.believed(Literal(name), body)
    return body
