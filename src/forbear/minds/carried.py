"""Minds by name put into a task: whoever and whatever is new there is believed as is declared, what is gone is dropped.

A scene that goes on from another begins so (docs/semantics.md §2), and a cast whose story was changed.
"""

from __future__ import annotations

from collections.abc import Iterable

from forbear.grounding.task import Carried, NamedMinds, Task, fits
from forbear.logic.cells import Path
from forbear.minds.beginning import Beginning
from forbear.minds.node import Belief, Interner, Node, State, World


def carried_roots(task: Task, beginning: Beginning, interner: Interner) -> tuple[World, ...]:
    """Return what a task that begins with carried minds may begin with, with log weights: not settled."""
    assert task.carried is not None
    cells = {str(fluent): cell for cell, fluent in enumerate(task.fluents)}
    moving = Moving(task.carried.minds, task, cells, beginning, interner, task.carried)
    return tuple((log, moving.node(0, state, (), None)) for log, state in beginning.draws())


class Moving:
    """Puts minds into a task with other people or other fluents; carried: and what it states anew wins."""

    def __init__(
        self,
        minds: NamedMinds,
        task: Task,
        cells: dict[str, int],
        beginning: Beginning,
        interner: Interner,
        carried: Carried | None = None,
    ) -> None:
        self._minds = minds
        self._task = task
        self._interner = interner
        self._beginning = beginning
        self._carried = carried
        stated: frozenset[int] = frozenset() if carried is None else carried.stated
        self._kept = [
            (place, cells[name])
            for place, name in enumerate(minds.fluents)
            if name in cells and cells[name] not in stated
        ]
        self._new = frozenset(range(len(task.fluents))) - {cell for _, cell in self._kept}
        self._old_place = {name: place for place, name in enumerate(minds.people)}
        self.lost: set[str] = set()

    def root(self) -> Node:
        """Return the node of what is so."""
        return self.node(0, self._state(0, self._task.initial, self._new), (), None)

    def node(self, number: int, state: State, path: Path, own: tuple[int, Belief] | None) -> Node:
        """Return the node with a number, where things are so."""
        beliefs = []
        for place, name in enumerate(self._task.characters):
            if own is not None and own[0] == place:
                beliefs.append(own[1])
            elif name in self._old_place:
                beliefs.append(self._belief(number, self._old_place[name], state, path, place))
            elif self._carried is None:
                beliefs.append(self._beginning.belief(state, (*path, name)))
            else:
                beliefs.append(self._met(number, state, (*path, name), place))
        return self._interner.node(state, tuple(beliefs))

    def _state(self, number: int, around: State, new: frozenset[int]) -> State:
        """Return the state of a node, with what the minds did not know of, or know otherwise by now, as it is around it."""
        state = list(around)
        values = self._minds.nodes[number][0]
        for place, cell in self._kept:
            if cell in new:
                continue
            fluent = self._task.fluents[cell]
            if fits(values[place], fluent.type, fluent.values):
                state[cell] = values[place]
            else:
                self.lost.add(f"{fluent} = {values[place]}")
        return tuple(state)

    def _belief(self, parent: int, old_place: int, around: State, path: Path, place: int) -> Belief:
        number = self._minds.nodes[parent][1][old_place]
        deeper = self._beginning.canonical((*path, self._task.characters[place]))
        new = self._new if self._carried is None else self._new | self._beginning.declared(deeper)
        follows = new | self._followed(parent, number)
        news = tuple((cell, around[cell]) for cell in sorted(follows))

        def worlds(belief: Belief) -> Iterable[World]:
            for log, node in self._minds.beliefs[number][1]:
                for share, state in self._beginning.shares(self._state(node, around, follows), deeper, new):
                    yield log + share, self.node(node, state, deeper, (place, belief))

        return self._interner.belief(("taken up", number, deeper, news), place, worlds)

    def _met(self, number: int, around: State, path: Path, place: int) -> Belief:
        """Return the belief of somebody new: as declared, and else right, also about the minds that they meet."""
        deeper = self._beginning.canonical(path)
        told = self._beginning.declared(deeper)

        def worlds(belief: Belief) -> Iterable[World]:
            for share, state in self._beginning.shares(around, deeper, told):
                yield share, self.node(number, state, deeper, (place, belief))

        return self._interner.belief(("met", number, deeper, around), place, worlds)

    def _followed(self, parent: int, number: int) -> frozenset[int]:
        """Return the altered cells of which a mind was sure and right: it still is."""
        if self._carried is None or not self._carried.changed:
            return frozenset()
        so = self._minds.nodes[parent][0]
        worlds = [self._minds.nodes[node][0] for _, node in self._minds.beliefs[number][1]]
        return frozenset(
            cell
            for place, cell in self._kept
            if cell in self._carried.changed and all(world[place] == so[place] for world in worlds)
        )
