"""Putting a world right until a condition holds in it: what a mind does that saw, or was told, what it held impossible.

Nothing here knows what a node is: a world is a `View`, which gives the value of a fluent and says whether an atom
holds. What somebody believes is a fluent of its own (`Tracker`). Who applies the changes sees to it that whoever was
sure of a corrected fluent and right stays right (docs/semantics.md §4).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from forbear.language.expressions import Cell, Literal
from forbear.language.values import UNKNOWN, Value
from forbear.logic import folding
from forbear.logic.cells import Path, cells_of
from forbear.logic.clauses import Atom, Clause, Dnf, Domain
from forbear.logic.evaluation import evaluate

Change = tuple[int, Value]
"""A fluent, and the value it takes."""


def written(state: tuple[Value, ...], changes: Iterable[Change]) -> tuple[Value, ...]:
    """Return a state with these fluents set."""
    after = list(state)
    for fluent, value in changes:
        after[fluent] = value
    return tuple(after)


class CorrectedView(Protocol):
    """A world as far as a condition reads it."""

    def value(self, fluent: int) -> Value:
        """Return the value of a fluent; `?` where a mind that it stands for is unsure."""

    def holds(self, atom: Atom) -> bool:
        """Say whether an atom holds."""


def corrected(condition: Dnf, world: CorrectedView, actual: CorrectedView | None, domain: Domain) -> tuple[Change, ...]:
    """Return what must change in a world for a condition to hold there: nothing where it holds.

    condition: not spelled out (`clauses_of(…, is_spelled=False)`). Of its clauses the first that needs fewest changes
    is made to hold, and of that clause every atom that is false.

    actual: for an event that was seen, the node in which it happened. The clauses that hold there are those that count,
    and every fluent that a false atom reads takes its value there: what made the event possible is what was so. None,
    for what somebody is told, and then so for an event where no clause holds: `f == v` sets f, v being read in the world
    itself; `f != v` sets the one other value, `?` if there are several; a comparison of amounts cannot be told
    (`untellable`), and a clause that needs one is passed over. Nothing changes where no clause can be made to hold.
    """
    if _holds(condition, world):
        return ()
    seen = () if actual is None else tuple(clause for clause in condition if _all_hold(clause, actual))
    ways = [
        changes
        for clause in seen or condition
        if (changes := _Mending(world, actual if seen else None, domain).made(clause)) is not None
    ]
    return min(ways, key=len, default=())


def disappointed(condition: Dnf, world: CorrectedView, actual: CorrectedView, domain: Domain) -> tuple[Change, ...]:
    """Return what must change in a world in which an attempt was to succeed that was seen to fail.

    condition: what it failed by, not spelled out. Of every clause that holds in fact each atom that is false in the world
    is put right. What is not where it was taken to be is seen not to be there, and not where it is: by `!=` the one
    fluent that is wrong takes the one other value, `?` if there are several. All else takes its actual value. So it is
    too where it was open whether the attempt would succeed; of two values of a fluent that was `?` the other one is left.
    """
    if any(_all_hold(clause, world) and not _open(clause, world, actual, domain) for clause in condition):
        return ()
    changes: dict[int, Value] = {}
    for clause in condition:
        if not _all_hold(clause, actual):
            continue
        for atom in clause:
            if world.holds(atom):
                changes.update(_left(atom, world, actual, domain))
                continue
            wrong = [each for each in atom.cells if not folding.are_equal(actual.value(each), world.value(each))]
            values = domain(wrong[0]) if len(wrong) == 1 and atom.operator == "!=" else None
            if values is None or not _is_tellable(atom):
                changes.update((each, actual.value(each)) for each in wrong)
                continue
            taken = world.value(wrong[0])
            others = [value for value in values if value is not UNKNOWN and not folding.are_equal(value, taken)]
            changes[wrong[0]] = others[0] if len(others) == 1 else UNKNOWN
    return tuple(changes.items())


def _open(clause: Clause, world: CorrectedView, actual: CorrectedView, domain: Domain) -> list[int]:
    """Return what a clause reads that is `?` in a world, of finitely many values, and is not so in fact."""
    return [
        cell
        for cell in dict.fromkeys([cell for atom in clause for cell in atom.cells])
        if world.value(cell) is UNKNOWN and actual.value(cell) is not UNKNOWN and domain(cell) is not None
    ]


def _left(atom: Atom, world: CorrectedView, actual: CorrectedView, domain: Domain) -> Iterable[Change]:
    """Yield what a fluent must be that is `?` in a world, where an atom says that it is not its only other value."""
    found = _open((atom,), world, actual, domain)
    if len(found) == 1 and atom.operator == "!=" and _is_tellable(atom):
        others = [cell for cell in atom.cells if cell != found[0]]
        known = [value for value in domain(found[0]) or () if value is not UNKNOWN]
        if len(known) == 2 and all(folding.are_equal(actual.value(cell), world.value(cell)) for cell in others):
            yield found[0], actual.value(found[0])


def untellable(condition: Dnf) -> tuple[Atom, ...]:
    """Return the atoms of a condition that compare amounts or sums: nobody can be told so and know what to think."""
    return tuple(dict.fromkeys(atom for clause in condition for atom in clause if not _is_tellable(atom)))


def doubted(condition: Dnf, world: CorrectedView, actual: CorrectedView) -> tuple[Change, ...]:
    """Return the same as the base language has it, for what stands in a `.txt` file; only for events.

    condition: spelled out. Every atom, false in the world, of every clause that held in fact: by `==` the fluent takes
    its actual value, by any other comparison `?`, whether or not the condition holds then.
    """
    if _holds(condition, world):
        return ()
    mending = _Mending(world, actual, lambda fluent: None)
    for clause in condition:
        if _all_hold(clause, actual):
            for atom in clause:
                is_simple = atom.operator == "==" and isinstance(atom.right, Literal)
                for fluent in sorted(cells_of(atom.left) if is_simple else set(atom.cells)):
                    if mending.holds(atom):
                        break
                    mending.changes[fluent] = actual.value(fluent) if atom.operator == "==" else UNKNOWN
    return tuple(mending.changes.items())


def _holds(condition: Dnf, view: CorrectedView) -> bool:
    return any(_all_hold(clause, view) for clause in condition)


def _all_hold(clause: Clause, view: CorrectedView) -> bool:
    return all(view.holds(atom) for atom in clause)


def _is_tellable(atom: Atom) -> bool:
    return isinstance(atom.left, Cell) and isinstance(atom.right, (Cell, Literal)) and atom.operator in ("==", "!=")


class _Mending:
    """A world in which fluents are being set."""

    def __init__(self, world: CorrectedView, actual: CorrectedView | None, domain: Domain) -> None:
        self._world = world
        self._actual = actual
        self._domain = domain
        self.changes: dict[int, Value] = {}

    def made(self, clause: Clause) -> tuple[Change, ...] | None:
        """Return the changes after which a clause holds; None where it cannot be made to.

        Where an atom reads what another one set, it is put right in the next round.
        """
        for _ in clause:
            wrong = [atom for atom in clause if not self.holds(atom)]
            if not wrong:
                break
            for atom in wrong:
                self._put_right(atom)
        return tuple(self.changes.items()) if all(self.holds(atom) for atom in clause) else None

    def value(self, fluent: int) -> Value:
        """Return the value of a fluent as it is set by now."""
        return self.changes[fluent] if fluent in self.changes else self._world.value(fluent)

    def holds(self, atom: Atom) -> bool:
        """Say whether an atom holds as fluents are set by now."""
        if self.changes.keys().isdisjoint(atom.cells):
            return self._world.holds(atom)

        def read(path: Path, fluent: int) -> Value:
            return self.value(fluent)

        return folding.compare(atom.operator, evaluate(atom.left, read), evaluate(atom.right, read))

    def _put_right(self, atom: Atom) -> None:
        if self._actual is not None:
            for fluent in atom.cells:
                value = self._actual.value(fluent)
                if not folding.are_equal(value, self.value(fluent)):
                    self.changes[fluent] = value
        elif isinstance(atom.left, Cell) and isinstance(atom.right, (Cell, Literal)):
            right = atom.right.value if isinstance(atom.right, Literal) else self.value(atom.right.index)
            if atom.operator == "==":
                self.changes[atom.left.index] = right
            elif atom.operator == "!=":
                values = self._domain(atom.left.index) or ()
                others = [value for value in values if value is not UNKNOWN and not folding.are_equal(value, right)]
                self.changes[atom.left.index] = others[0] if len(others) == 1 else UNKNOWN
