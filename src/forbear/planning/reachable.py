"""The graph of all that can come about: nodes that can be told apart, and the steps that everyone who takes part in has
a reason for.

Two nodes are one here if the state is the same and what minds take to be so is, two minds deep.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from forbear.errors import LimitReached
from forbear.grounding.compiled import CompiledTask
from forbear.planning.conditions import State
from forbear.planning.node import Node
from forbear.planning.progression import Progression
from forbear.planning.search import Search, Story

DEPTH = 2
"""Minds within minds by which nodes are told apart."""

Signature = tuple[State, tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Place:
    """A node of the graph: its number, in the order found, and the steps of the shortest way there."""

    number: int
    node: Node
    steps: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A step from one place to another; `action` is its number in the task."""

    source: int
    target: int
    action: int


@dataclass(frozen=True, slots=True)
class ReachableGraph:
    """What was found; `limit`: what stopped it, if anything did."""

    places: tuple[Place, ...]
    passages: tuple[Passage, ...]
    limit: LimitReached | None
    is_interrupted: bool = False


def reachable(search: Search, *, most: int) -> ReachableGraph:
    """Return everything that explained steps lead to within the limits of a search, at most so many places."""
    exploring = _Exploring(search, most)
    limit, is_interrupted = None, False
    try:
        exploring.run()
    except LimitReached as reached:
        limit = reached
    except KeyboardInterrupt:
        is_interrupted = True
    return ReachableGraph(tuple(exploring.places), tuple(exploring.passages), limit, is_interrupted)


class _Exploring:
    def __init__(self, search: Search, most: int) -> None:
        self._search = search
        self._most = most
        self._task: CompiledTask = search.compiled
        self._progression = Progression(search.compiled)
        self._numbers: dict[Signature, int] = {}
        self.places: list[Place] = []
        self.passages: list[Passage] = []

    def run(self) -> None:
        """Explore breadth first."""
        waiting: deque[tuple[Place, tuple[int, ...]]] = deque([(self._place(self._progression.root(), 0)[0], ())])
        longest = self._search.request.limits.author
        while waiting:
            place, path = waiting.popleft()
            if longest is not None and place.steps >= longest:
                continue
            for action, after in self._open(place.node, path):
                target, is_new = self._place(after, place.steps + 1)
                self.passages.append(Passage(place.number, target.number, action))
                if is_new:
                    waiting.append((target, (*path, action)))

    def _open(self, node: Node, path: tuple[int, ...]) -> Iterator[tuple[int, Node]]:
        """Yield the steps that are possible in a node, and explained for all who consent to them."""
        avoided = self._search.request.avoid
        for action in self._task.actions:
            if action.action in avoided or not self._progression.is_possible(node, action):
                continue
            *_, step = self._search.with_reasons(Story((*path, action.action), 0, 0))
            consenting = self._task.task.actions[action.action].consenting
            if all(step.reason_of(who) is not None for who in consenting):
                yield action.action, self._progression.after(node, action)

    def _place(self, node: Node, steps: int) -> tuple[Place, bool]:
        key = self._signature(node, DEPTH)
        number = self._numbers.get(key)
        if number is not None:
            return self.places[number], False
        if len(self.places) >= self._most:
            raise LimitReached("places of the graph", self._most, "--limit-places")
        place = Place(len(self.places), node, steps)
        self._numbers[key] = place.number
        self.places.append(place)
        return place, True

    def _signature(self, node: Node, depth: int) -> Signature:
        if depth == 0:
            return node.state, ()
        minds = tuple(
            self._signature(node.believed(place), depth - 1) for place in range(len(self._task.task.characters))
        )
        return node.state, minds
