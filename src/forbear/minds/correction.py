"""What a mind puts right when it sees, or is told, what it held impossible: `logic/correction.py` on nodes.

Whoever in a world was sure of a corrected fluent and right stays right there: what is news to one has been so all along,
and who knew, knew.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from forbear.grounding.task import Task
from forbear.language.expressions import Cell, Expression
from forbear.language.values import Value
from forbear.logic import folding
from forbear.logic.cells import Path
from forbear.logic.clauses import Atom, Dnf, clauses_of
from forbear.logic.correction import corrected, doubted, untellable
from forbear.logic.tracked import Tracker, seen_by
from forbear.minds.inform import replaced, written
from forbear.minds.node import Belief, Interner, Node, World
from forbear.minds.reading import Reader, Reading
from forbear.minds.sight import Shown


class Corrections:
    """Puts worlds of one task right."""

    def __init__(self, task: Task, interner: Interner, reader: Reader) -> None:
        self._is_base = task.is_base
        self._interner = interner
        self._reader = reader
        self._places = {name: place for place, name in enumerate(task.characters)}
        self._fluents = task.fluents
        self._clauses: dict[int, tuple[Expression, Dnf]] = {}
        self._readings: dict[Atom, Reading] = {}
        self._believed: dict[tuple[Path, int], Reading] = {}

    @cached_property
    def _tracker(self) -> Tracker:
        return Tracker(self._fluents)

    def corrected(self, world: Node, condition: Expression, actual: Node | None, own: int) -> Node:
        """Return the world, one of the mind `own`, put right until a condition holds in it.

        actual: the node in which an event happened whose precondition the condition is; None for what `own` is told. The
        belief of `own` stays as it is: whoever makes the world sets it (introspection). Raises LimitReached for a condition
        too large to spell out.
        """
        clauses = self._form(condition)
        there = _NodeView(self, world)
        if self._is_base and actual is not None:
            changes = doubted(clauses, there, _NodeView(self, actual))
        else:
            so = None if actual is None else _NodeView(self, actual)
            changes = corrected(clauses, there, so, self._tracker.domain)
        for fluent, value in changes:
            known = self._tracker.known[fluent]
            world = self._written(world, known.path, known.cell, value, own)
        return world

    def seen(self, world: Node, shown: Shown, own: int | None) -> Node:
        """Return the world, one of the mind `own`, with what was shown set in it."""
        for cell, value in shown:
            world = self._written(world, (), cell, value, own)
        return world

    def untellable(self, condition: Expression) -> bool:
        """Say whether a condition compares amounts or sums, so that nobody can be told it."""
        return bool(untellable(self._form(condition)))

    def _form(self, condition: Expression) -> Dnf:
        found = self._clauses.get(id(condition))
        if found is None:
            explicit = self._tracker.explicit(condition)
            clauses = clauses_of(explicit, self._tracker.domain, is_spelled=self._is_base)
            found = self._clauses[id(condition)] = (condition, clauses)
        return found[1]

    def holds(self, atom: Atom, node: Node) -> bool:
        """Say whether an atom holds in a node."""
        reading = self._readings.get(atom)
        if reading is None:
            reading = self._readings[atom] = self._reader.reading(self._tracker.plain(atom))
        return reading(node.state, node) is True

    def value(self, fluent: int, node: Node) -> Value:
        """Return the value of a belief fluent in a node; `?` where the mind is unsure."""
        known = self._tracker.known[fluent]
        return self._believed_value(known.path, known.cell, node)

    def _believed_value(self, path: Path, cell: int, node: Node) -> Value:
        reading = self._believed.get((path, cell))
        if reading is None:
            reading = self._believed[path, cell] = self._reader.reading(seen_by(path, Cell(cell)))
        return reading(node.state, node)

    def _written(self, world: Node, path: Path, cell: int, value: Value, own: int | None) -> Node:
        """Return a world in which the minds on a path take a cell to be a value, () being the world itself.

        own: whose world it is, if anybody's; that mind is left as it is.
        """
        if path and self._places[path[0]] == own:
            return world
        old = self._believed_value(path, cell, world)
        beliefs = world.beliefs
        for name, place in self._places.items():
            if place == own:
                continue
            if path and path[0] == name:
                beliefs = replaced(beliefs, place, self._moved(beliefs[place], place, path[1:], cell, value))
            elif not self._is_base:
                beliefs = replaced(beliefs, place, self._kept_right(beliefs[place], place, path, cell, old, value))
        state = world.state if path else written(world.state, ((cell, value),))
        return self._interner.node(state, beliefs)

    def _kept_right(self, mind: Belief, place: int, path: Path, cell: int, old: Value, value: Value) -> Belief:
        """Return a belief that moves with a fluent if it was right about it, `old` being what the fluent was.

        Whether it was is asked no sooner than its worlds are: what others think of it may need the same putting right,
        and so on without end.
        """

        def worlds(new: Belief) -> Iterable[World]:
            is_right = all(
                folding.are_equal(self._believed_value(path, cell, world), old) for _, world in mind.worlds()
            )
            for log_weight, world in mind.worlds():
                mine = self._interner.node(world.state, replaced(world.beliefs, place, new))
                yield log_weight, self._written(mine, path, cell, value, place) if is_right else mine

        return self._interner.belief(("kept right", mind.number, place, path, cell, old, value), place, worlds)

    def _moved(self, old: Belief, place: int, path: Path, cell: int, value: Value) -> Belief:
        """Return a belief in all of whose worlds a fluent is put right, each world's own belief being the new one."""

        def worlds(new: Belief) -> Iterable[World]:
            for log_weight, world in old.worlds():
                mine = self._interner.node(world.state, replaced(world.beliefs, place, new))
                yield log_weight, self._written(mine, path, cell, value, place)

        return self._interner.belief(("put right", old.number, place, path, cell, value), place, worlds)


class _NodeView:
    """A node as `logic/correction.py` reads it."""

    def __init__(self, corrections: Corrections, node: Node) -> None:
        self._corrections = corrections
        self._node = node

    def value(self, fluent: int) -> Value:
        return self._corrections.value(fluent, self._node)

    def holds(self, atom: Atom) -> bool:
        return self._corrections.holds(atom, self._node)
