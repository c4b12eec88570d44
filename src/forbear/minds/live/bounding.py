"""All the minds of a node in no more nodes than there may be: what weighs most is kept apart, the rest joins what it is
most like.

Where minds suspect what they did not see, they divide again and again, and what can be reached from a node grows without
end. So nothing is worked out but what is kept: nodes are taken in the order of the weight of the way to them, those first
that anybody's choice can hang on, and where there is no more room, what is left goes into what is there.
"""

from __future__ import annotations

import heapq
import math
import time

from forbear.language.amounts import log_sum
from forbear.minds.live.graph import MindGraph, Worlds, from_root, joined
from forbear.minds.node import Belief, Node, World
from forbear.records import dataclass

_LOOKED_AT = 16
"""Where no kept world has the same state, so many of the heaviest are looked at for the one that is most like."""


@dataclass(frozen=True, slots=True)
class Bounded:
    """graph: the minds. in_time: whether all was worked out that there was room for. moved: the most weight that was
    moved in one mind from worlds that are not kept to those that are; in what one takes others to hold, by the weight
    of the way there. 0: all is as it was.
    """

    graph: MindGraph
    moved: float
    in_time: bool


def bounded(root: Node, most_nodes: int, most_worlds: int, near: int, until: float = math.inf) -> Bounded:
    """Return the minds of a node.

    most_worlds: of one mind. near: how many minds deep choices reach: those are kept first. until: the moment of
    `time.monotonic` at which no more is worked out, and what there is by then is what is kept. Raises LimitReached.
    """
    found = _Keeping(root, most_worlds, near)
    least = 1 + len(root.beliefs)
    in_time = True
    while in_time and found.waiting and len(found.nodes) < max(most_nodes, least):
        in_time = len(found.nodes) < least or time.monotonic() < until
        if in_time:
            found.take()
    graph, moved = found.closed()
    return Bounded(graph, moved, in_time)


class _Keeping:
    def __init__(self, root: Node, most_worlds: int, near: int) -> None:
        self._most_worlds = most_worlds
        self._near = near
        self.nodes: dict[Node, float] = {}
        """With the log weight of the way to each."""
        self._beliefs: dict[Belief, tuple[int, float]] = {}
        """Whose each is, and the log weight of the way to it."""
        self.waiting: list[tuple[int, float, int, int, float, Node]] = [(0, 0.0, 0, 0, 0.0, root)]
        self._count = 0
        self._is_whole = True
        """Whether no world of a belief was left out for want of room."""

    def take(self) -> None:
        """Work out the minds of the node that comes next, and keep it."""
        *_, depth, weight, node = heapq.heappop(self.waiting)
        if node in self.nodes:
            return
        self.nodes[node] = weight
        for place, belief in enumerate(node.beliefs):
            if belief in self._beliefs:
                continue
            self._beliefs[belief] = place, weight
            for number, (log, world) in enumerate(self._heaviest(belief)):
                if world not in self.nodes:
                    self._count += 1
                    rank = -1 if depth == number == 0 else int(depth >= self._near)
                    row = (rank, -weight - log, self._count, depth + 1, weight + log, world)
                    heapq.heappush(self.waiting, row)

    def _heaviest(self, belief: Belief) -> tuple[World, ...]:
        worlds = sorted(belief.worlds(), key=lambda world: -world[0])
        self._is_whole &= len(worlds) <= self._most_worlds
        return tuple(worlds[: self._most_worlds])

    def closed(self) -> tuple[MindGraph, float]:
        """Return what is kept, with everything else in what it is most like; and the most weight that was moved for it."""
        nodes = {node: place for place, node in enumerate(self.nodes)}
        if self._is_whole and not self.waiting:
            return self._whole(nodes), 0.0
        kept = {belief: [(log, world) for log, world in belief.worlds() if world in nodes] for belief in self._beliefs}
        usable = {belief: place for place, belief in enumerate(belief for belief, worlds in kept.items() if worlds)}
        moved = 0.0
        beliefs: list[tuple[int, Worlds]] = []
        for belief in usable:
            owner, weight = self._beliefs[belief]
            lost = [(log, world) for log, world in belief.worlds() if world not in nodes]
            worlds = [(log, nodes[world]) for log, world in kept[belief]]
            if lost:
                moved = max(moved, math.exp(weight + log_sum([log for log, _ in lost])))
                alike = _Likeness([world for _, world in sorted(kept[belief], key=lambda world: -world[0])])
                worlds += [(log, nodes[alike.nearest(world)]) for log, world in lost]
            beliefs.append((owner, joined(worlds)))
        whole = _Likeness([node for node in nodes if all(belief in usable for belief in node.beliefs)])
        found = []
        for node in nodes:
            minds = node.beliefs
            if any(belief not in usable for belief in minds):
                moved = max(moved, math.exp(self.nodes[node]))
                other = whole.nearest(node).beliefs
                minds = tuple(one if one in usable else two for one, two in zip(minds, other, strict=True))
            found.append((node.state, tuple(usable[belief] for belief in minds)))
        return from_root(MindGraph(tuple(found), tuple(beliefs))), moved

    def _whole(self, nodes: dict[Node, int]) -> MindGraph:
        """Return what is kept, where that is all there is."""
        places = {belief: place for place, belief in enumerate(self._beliefs)}
        return from_root(
            MindGraph(
                tuple((node.state, tuple([places[belief] for belief in node.beliefs])) for node in nodes),
                tuple(
                    (owner, tuple([(log, nodes[world]) for log, world in belief.worlds()]))
                    for belief, (owner, _) in self._beliefs.items()
                ),
            )
        )


class _Likeness:
    """Nodes, to find the one that is most like another. kept: the heaviest first; there is one."""

    def __init__(self, kept: list[Node]) -> None:
        self._first = kept[:_LOOKED_AT]
        self._by_state: dict[object, list[Node]] = {}
        for node in kept:
            self._by_state.setdefault(node.state, []).append(node)

    def nearest(self, node: Node) -> Node:
        """Return the one that differs in the fewest fluents, and of those in the fewest minds."""
        same = self._by_state.get(node.state)
        if same is not None:
            return min(same[:_LOOKED_AT], key=lambda other: _minds_apart(node, other))
        return min(self._first, key=lambda other: (_fluents_apart(node, other), _minds_apart(node, other)))


def _minds_apart(node: Node, other: Node) -> int:
    return sum([one is not two for one, two in zip(node.beliefs, other.beliefs, strict=True)])


def _fluents_apart(node: Node, other: Node) -> int:
    return sum([one is not two and one != two for one, two in zip(node.state, other.state, strict=True)])
