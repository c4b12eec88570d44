"""The model of choice that weighs nothing: a step is open if everyone who consents to it has a reason.

Points are nodes with the steps that led there. Two are one if the state is the same and what minds take to be so is,
two minds deep.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from forbear.planning.choice_model import Opening
from forbear.planning.node import SureNode
from forbear.planning.progression import Progression
from forbear.planning.search import FoundStory, Search
from forbear.records import dataclass

DEPTH = 2
"""Minds within minds by which points are told apart."""


@dataclass(frozen=True, slots=True)
class Place:
    """A node, and the actions (numbers in the task) of the shortest way there."""

    node: SureNode
    path: tuple[int, ...]


class ExplainedChoices:
    """The choices of a search's task, within its limits and without what it avoids. Steps are actions by number."""

    def __init__(self, search: Search) -> None:
        self._search = search
        self._progression = Progression(search.compiled)
        self._names = search.compiled.task.characters

    def beginnings(self) -> tuple[Place, ...]:
        """Return the one beginning."""
        return (Place(self._progression.root(), ()),)

    def key(self, point: Place) -> Hashable:
        """Return the state, and what minds take to be so."""
        return self._signature(point.node, DEPTH)

    def openings(self, point: Place) -> Iterator[Opening[Place, int]]:
        """Yield the steps that are possible, and explained for all who consent to them."""
        request = self._search.request
        if request.limits.author is not None and len(point.path) >= request.limits.author:
            return
        for action in self._search.compiled.actions:
            if action.action in request.avoid or not self._progression.is_possible(point.node, action):
                continue
            path = (*point.path, action.action)
            *_, step = self._search.with_reasons(FoundStory(path, 0, 0))
            consenting = self._search.compiled.task.actions[action.action].consenting
            if all(step.reason_of(who) is not None for who in consenting):
                yield Opening(action.action, 0.0, Place(self._progression.after(point.node, action), path))

    def _signature(self, node: SureNode, depth: int) -> Hashable:
        if depth == 0:
            return node.state
        minds = (self._signature(node.believed(place), depth - 1) for place in range(len(self._names)))
        return (node.state, *minds)
