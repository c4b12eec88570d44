"""Minds by name: a graph of minds that knows no numbers of any task, so that it outlives changes of the story.

`named` writes it, `taken_up` puts it into a task that may have more, or less, than the one it was written in: whoever
and whatever is new is believed as the declarations say, what is gone is told and dropped.
"""

from __future__ import annotations

from collections.abc import Iterable

from forbear.grounding.task import Task
from forbear.language.values import UNKNOWN, Value
from forbear.logic.cells import Path
from forbear.minds.beginning import Beginning
from forbear.minds.budget import Budget
from forbear.minds.inform import replaced
from forbear.minds.live.graph import MindGraph, condensed, reachable
from forbear.minds.node import Belief, Interner, Node, State, World
from forbear.minds.reading import Reader
from forbear.records import dataclass


@dataclass(frozen=True, slots=True)
class NamedMinds:
    """people: whose minds the nodes have, in this order. facts: the fluents, in the order of the nodes' values."""

    people: tuple[str, ...]
    fluents: tuple[str, ...]
    nodes: tuple[tuple[tuple[Value, ...], tuple[int, ...]], ...]
    beliefs: tuple[tuple[int, tuple[tuple[float, int], ...]], ...]


def named(graph: MindGraph, task: Task) -> NamedMinds:
    """Return a graph of a task's by name."""
    return NamedMinds(task.characters, tuple(str(fluent) for fluent in task.fluents), graph.nodes, graph.beliefs)


def taken_up(minds: NamedMinds, task: Task, budget: Budget) -> tuple[MindGraph, tuple[str, ...]]:
    """Return the graph in a task, and what of it is gone: people, fluents, and values that a fluent no longer has.

    Raises LimitReached.
    """
    gone = [name for name in minds.people if name not in task.characters]
    cells = {str(fluent): cell for cell, fluent in enumerate(task.fluents)}
    gone += [fluent for fluent in minds.fluents if fluent not in cells]
    if minds.people == task.characters and minds.fluents == tuple(cells):
        plain = MindGraph(minds.nodes, minds.beliefs)
        lost = _misfits(plain, task)
        if not lost:
            return plain, tuple(gone)
    moving = _Moving(minds, task, cells, budget)
    graph = condensed(reachable(moving.root(), budget.charge_work))
    return graph, (*gone, *sorted(moving.lost))


def _misfits(graph: MindGraph, task: Task) -> bool:
    return any(
        not fits(value, task.fluents[cell].type, task.fluents[cell].values)
        for state, _ in graph.nodes
        for cell, value in enumerate(state)
    )


def fits(value: Value, type_name: str, values: tuple[Value, ...] | None) -> bool:
    """Say whether a fluent of a type can have a value."""
    if type_name == "number":
        return value is UNKNOWN or (not isinstance(value, (bool, str)))
    if type_name == "boolean":
        return isinstance(value, bool) or value is UNKNOWN
    return value is UNKNOWN or (isinstance(value, str) and values is not None and value in values)


class _Moving:
    """Puts minds into a task with other people or other fluents."""

    def __init__(self, minds: NamedMinds, task: Task, cells: dict[str, int], budget: Budget) -> None:
        self._minds = minds
        self._task = task
        self._interner = Interner(budget)
        self._beginning = Beginning(task, self._interner, Reader(task.characters), budget, lambda node, own: node)
        self._kept = [(place, cells[name]) for place, name in enumerate(minds.fluents) if name in cells]
        self._new = frozenset(range(len(task.fluents))) - {cell for _, cell in self._kept}
        self._old_place = {name: place for place, name in enumerate(minds.people)}
        self.lost: set[str] = set()

    def root(self) -> Node:
        return self._node(0, self._task.initial, (), None)

    def _state(self, number: int, around: State) -> State:
        """Return the state of a node, with what the minds did not know of as it is around it."""
        state = list(around)
        values = self._minds.nodes[number][0]
        for place, cell in self._kept:
            fluent = self._task.fluents[cell]
            if fits(values[place], fluent.type, fluent.values):
                state[cell] = values[place]
            else:
                self.lost.add(f"{fluent} = {values[place]}")
        return tuple(state)

    def _node(self, number: int, around: State, path: Path, own: tuple[int, Belief] | None) -> Node:
        state = self._state(number, around)
        beliefs = []
        for place, name in enumerate(self._task.characters):
            if own is not None and own[0] == place:
                beliefs.append(own[1])
            elif name in self._old_place:
                beliefs.append(self._belief(self._minds.nodes[number][1][self._old_place[name]], state, path, place))
            else:
                beliefs.append(self._beginning.belief(state, (*path, name)))
        return self._interner.node(state, tuple(beliefs))

    def _belief(self, number: int, around: State, path: Path, place: int) -> Belief:
        deeper = self._beginning.canonical((*path, self._task.characters[place]))
        news = tuple(around[cell] for cell in sorted(self._new))

        def worlds(new: Belief) -> Iterable[World]:
            for log, node in self._minds.beliefs[number][1]:
                for share, state in self._beginning.shares(self._state(node, around), deeper, self._new):
                    yield log + share, self._node(node, state, deeper, (place, new))

        return self._interner.belief(("taken up", number, deeper, news), place, worlds)


def with_mind(node: Node, place: int, belief: Belief, interner: Interner) -> Node:
    """Return a node with one mind exchanged."""
    return interner.node(node.state, replaced(node.beliefs, place, belief))
