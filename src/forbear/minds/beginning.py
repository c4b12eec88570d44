"""What everyone believes at the beginning (docs/semantics.md §2).

The belief of c at a node with state s, reached by path p, depends on s and on the path p·c alone; past the longest
declared path only its last mind matters. So equal beginnings are found by their key and made once.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator

from forbear.grounding.task import Declaration, Task
from forbear.language import amounts
from forbear.language.expressions import TRUE, Cell, Literal
from forbear.language.values import UNKNOWN, Value
from forbear.logic.cells import Path
from forbear.minds.budget import Budget
from forbear.minds.inform import written
from forbear.minds.node import Belief, Interner, Node, Settle, State, World
from forbear.minds.reading import Reader

ANYWHERE = "…"
"""Stands at the head of a path past the longest declared one."""

Choices = tuple[tuple[tuple[Value, ...], float], ...]
"""Values for some cells, with their weights."""


class Beginning:
    """Makes the first nodes of a task."""

    def __init__(self, task: Task, interner: Interner, reader: Reader, budget: Budget, settle: Settle) -> None:
        self._task = task
        self._interner = interner
        self._reader = reader
        self._budget = budget
        self._settle = settle
        self._exact = {d.path for d in task.declarations if not d.openly}
        self._bare = Node(-1, task.initial, ())
        self._known: dict[Path, tuple[Declaration, ...]] = {}
        self._masks: dict[Path, tuple[tuple[int, Value], ...]] = {}

    def roots(self) -> tuple[World, ...]:
        """Return what may be so at the beginning, with log weights: one node, or one for each of nature's draws."""
        return tuple(
            (log, self._settle(self._interner.node(state, self._beliefs(state, (), None)), None))
            for log, state in self.draws()
        )

    def belief(self, state: State, path: Path) -> Belief:
        """Return what the last mind on a path begins with where things are so."""
        return self._belief(state, path, self._task.characters.index(path[-1]))

    def shares(self, state: State, path: Path, cells: frozenset[int]) -> tuple[tuple[float, State], ...]:
        """Return what the last mind on a path was said to think of these cells where things are so: states, which differ
        in these cells alone, with log weights."""
        others = set(range(len(state))) - cells
        told = tuple(d for d in (_narrowed(d, others) for d in self._told(self.canonical(path))) if d is not None)
        state, open_questions = self._sure(state, told)
        found = []
        for drawn in itertools.product(*(choices for _, choices in open_questions)):
            world = state
            for (cells_of_one, _), (values, _) in zip(open_questions, drawn, strict=True):
                world = written(world, zip(cells_of_one, values, strict=True))
            found.append((amounts.total([amounts.log(weight) for _, weight in drawn]), world))
        return tuple(found)

    def declared(self, path: Path) -> frozenset[int]:
        """Return the cells of which something is declared for the last mind on a path."""
        return frozenset(cell for told in self._told(self.canonical(path)) for cell in told.cells)

    def draws(self) -> Iterator[tuple[float, State]]:
        """Yield the states that nature may draw, with log weights."""
        draws = [
            [(cells, values, amounts.log(weight)) for values, weight in choices if weight > 0]
            for cells, choices in self._task.drawn
        ]
        self._budget.charge_nodes(math.prod(len(choices) for choices in draws))
        for drawn in itertools.product(*draws):
            state = self._task.initial
            for cells, values, _ in drawn:
                state = written(state, zip(cells, values, strict=True))
            yield amounts.total([log for _, _, log in drawn]), state

    def _beliefs(self, state: State, path: Path, own: tuple[int, Belief] | None) -> tuple[Belief, ...]:
        """Return everyone's beliefs at a node; `own` is the belief of which the node is a world (introspection)."""
        return tuple(
            own[1] if own is not None and own[0] == place else self._belief(state, (*path, name), place)
            for place, name in enumerate(self._task.characters)
        )

    def _belief(self, state: State, path: Path, place: int) -> Belief:
        path = self.canonical(path)
        told = self._told(path)
        masked = written(state, self._hidden(path, told))
        return self._interner.belief(
            ("beginning", path, masked),
            place,
            lambda belief: self._worlds(belief, state, path, place, told),
            is_first=True,
        )

    def _hidden(self, path: Path, told: tuple[Declaration, ...]) -> tuple[tuple[int, Value], ...]:
        """Return the cells of which the last mind on a path begins with the same whatever is so, as nobody knows them."""
        found = self._masks.get(path)
        if found is None:
            found = tuple((cell, UNKNOWN) for d in told if not _follows_world(d) for cell in d.cells)
            self._masks[path] = found
        return found

    def canonical(self, path: Path) -> Path:
        """Return the path itself while some declaration names it or a longer one; else only its last mind."""
        declared = any(exact[: len(path)] == path for exact in self._exact)
        return path if declared else (ANYWHERE, path[-1])

    def _told(self, path: Path) -> tuple[Declaration, ...]:
        """Return what the last mind on a path is told: for each fluent the exact declaration, else the open one, else
        nature's odds where nature drew it."""
        found = self._known.get(path)
        if found is None:
            found = self._known[path] = self._make_told(path)
        return found

    def _make_told(self, path: Path) -> tuple[Declaration, ...]:
        exact = [d for d in self._task.declarations if not d.openly and d.path == path]
        taken = {cell for d in exact for cell in d.cells}
        openly = [d for d in self._task.declarations if d.openly and d.path[-1] == path[-1]]
        told = exact + [d for d in (_narrowed(d, taken) for d in openly) if d is not None]
        taken |= {cell for d in told for cell in d.cells}
        for cells, choices in self._task.drawn:
            drawn = _narrowed(_declared(path, cells, choices), taken)
            if drawn is not None:
                told.append(drawn)
        return tuple(told)

    def _worlds(
        self, belief: Belief, state: State, path: Path, place: int, told: tuple[Declaration, ...]
    ) -> Iterable[World]:
        state, open_questions = self._sure(state, told)
        self._budget.charge_nodes(math.prod(len(choices) for _, choices in open_questions))
        for drawn in itertools.product(*(choices for _, choices in open_questions)):
            world = state
            for (cells, _), (values, _) in zip(open_questions, drawn, strict=True):
                world = written(world, zip(cells, values, strict=True))
            node = self._interner.node(world, self._beliefs(world, path, (place, belief)))
            yield amounts.total([amounts.log(weight) for _, weight in drawn]), node

    def _sure(self, state: State, told: tuple[Declaration, ...]) -> tuple[State, list[tuple[tuple[int, ...], Choices]]]:
        """Return the state with all that is sure written into it, and what remains open.

        Conditions read what is sure, so what is sure is written first, until nothing more is.
        """
        answers: list[tuple[tuple[int, ...], Choices]] = []
        for _ in range(len(told) + 1):
            answers = [(d.cells, self._choices(d, state)) for d in told]
            sure = state
            for cells, choices in answers:
                if len(choices) == 1:
                    sure = written(sure, zip(cells, choices[0][0], strict=True))
            if sure == state:
                break
            state = sure
        return state, [(cells, choices) for cells, choices in answers if len(choices) > 1]

    def _choices(self, declaration: Declaration, state: State) -> Choices:
        """Return the distribution that a declaration gives in a state; weights of 0 are left out."""
        for condition, choices in declaration.alternatives:
            if self._reader.reading(condition)(state, self._bare) is True:
                return tuple(
                    (tuple(self._reader.reading(value)(state, self._bare) for value in values), weight)
                    for values, weight in choices
                    if weight > 0
                )
        return ((tuple(state[cell] for cell in declaration.cells), 1.0),)


def _follows_world(declaration: Declaration) -> bool:
    """Say whether a declaration says that somebody knows: what they hold is what is so."""
    return declaration.alternatives == ((TRUE, ((tuple(Cell(cell) for cell in declaration.cells), 1.0),)),)


def _declared(path: Path, cells: tuple[int, ...], choices: Choices) -> Declaration:
    entries = tuple((tuple(Literal(value) for value in values), weight) for values, weight in choices)
    return Declaration(path=path, openly=False, cells=cells, alternatives=((TRUE, entries),))


def _narrowed(declaration: Declaration, taken: set[int]) -> Declaration | None:
    """Return a declaration without the fluents that a stronger one speaks of; None where nothing is left."""
    keep = [place for place, cell in enumerate(declaration.cells) if cell not in taken]
    if not keep:
        return None
    if len(keep) == len(declaration.cells):
        return declaration
    return Declaration(
        path=declaration.path,
        openly=declaration.openly,
        cells=tuple(declaration.cells[place] for place in keep),
        alternatives=tuple(
            (condition, tuple((tuple(values[place] for place in keep), weight) for values, weight in choices))
            for condition, choices in declaration.alternatives
        ),
    )
