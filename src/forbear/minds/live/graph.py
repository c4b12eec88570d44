"""All the minds of a node as a closed graph: what can be reached from it, copied, made small, and made again.

Nesting has no bottom, but the beliefs that were really made differently are few: after a hundred events of three people
some twenty. So a node can be taken out of the engine that made it, and everything else that engine kept let go.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from forbear.language.amounts import log_sum
from forbear.minds.node import Belief, Interner, Node, State, World
from forbear.records import dataclass

_DIGITS = 12
"""Log weights that agree to so many decimals are the same weight."""

Worlds = tuple[tuple[float, int], ...]
"""Log weights, each with the place of a node."""


@dataclass(frozen=True, slots=True)
class MindGraph:
    """nodes: each a state and, for each mind, the place of its belief; beliefs: each whose it is and its worlds. The first
    node is the one that all is reached from."""

    nodes: tuple[tuple[State, tuple[int, ...]], ...]
    beliefs: tuple[tuple[int, Worlds], ...]

    @property
    def size(self) -> int:
        """How many nodes and beliefs there are."""
        return len(self.nodes) + len(self.beliefs)


def reachable(node: Node, look: Callable[[], None] = lambda: None) -> MindGraph:
    """Return all that can be reached from a node; beliefs not worked out yet are. look: called for each of them."""
    nodes: dict[Node, int] = {node: 0}
    beliefs: dict[Belief, int] = {}
    waiting, found_nodes = [node], []
    found_beliefs: list[tuple[int, Worlds]] = []
    while waiting:
        later: list[Node] = []
        for each in waiting:
            for place, belief in enumerate(each.beliefs):
                if belief in beliefs:
                    continue
                look()
                beliefs[belief] = len(beliefs)
                worlds = belief.worlds()
                for _, world in worlds:
                    if world not in nodes:
                        nodes[world] = len(nodes)
                        later.append(world)
                found_beliefs.append((place, tuple((log, nodes[world]) for log, world in worlds)))
            found_nodes.append(each)
        waiting = later
    return MindGraph(
        tuple((each.state, tuple(beliefs[belief] for belief in each.beliefs)) for each in found_nodes),
        tuple(found_beliefs),
    )


def condensed(graph: MindGraph) -> MindGraph:
    """Return the graph in which what cannot be told apart, however deep one asks, is one."""
    states: dict[State, int] = {}
    state_of = [states.setdefault(state, len(states)) for state, _ in graph.nodes]
    rounded = [[round(log, _DIGITS) for log, _ in worlds] for _, worlds in graph.beliefs]
    node_of = list(state_of)
    count = 0
    while True:
        known: dict[object, int] = {}
        belief_of = [
            known.setdefault((owner, _shares(worlds, logs, node_of)), len(known))
            for (owner, worlds), logs in zip(graph.beliefs, rounded, strict=True)
        ]
        classes: dict[object, int] = {}
        node_of = [
            classes.setdefault((state_of[place], tuple([belief_of[one] for one in beliefs])), len(classes))
            for place, (_, beliefs) in enumerate(graph.nodes)
        ]
        if len(known) + len(classes) == count:
            return _quotient(graph, node_of, belief_of)
        count = len(known) + len(classes)


def _quotient(graph: MindGraph, node_of: list[int], belief_of: list[int]) -> MindGraph:
    """Return the graph of the classes, each as the first of its class is."""
    nodes: dict[int, tuple[State, tuple[int, ...]]] = {}
    for place, (state, beliefs) in enumerate(graph.nodes):
        nodes.setdefault(node_of[place], (state, tuple(belief_of[one] for one in beliefs)))
    found: dict[int, tuple[int, Worlds]] = {}
    for place, (owner, worlds) in enumerate(graph.beliefs):
        if belief_of[place] not in found:
            found[belief_of[place]] = (owner, joined((log, node_of[node]) for log, node in worlds))
    return from_root(MindGraph(tuple(nodes.values()), tuple(found.values())))


def _shares(worlds: Worlds, logs: list[float], node_of: list[int]) -> object:
    """Return what a mind holds, as far as nodes are told apart by now. logs: of the worlds, rounded."""
    if len(worlds) == 1:
        return node_of[worlds[0][1]]
    found = dict(zip([node_of[node] for _, node in worlds], logs, strict=True))
    if len(found) < len(worlds):
        if len(found) == 1:
            return node_of[worlds[0][1]]
        return frozenset((node, round(log, _DIGITS)) for log, node in joined((log, node_of[n]) for log, n in worlds))
    return frozenset(found.items())


def joined(worlds: Iterable[tuple[float, int]]) -> Worlds:
    """Return worlds with the weights of equal ones added up."""
    logs: dict[int, list[float]] = {}
    for log, node in worlds:
        logs.setdefault(node, []).append(log)
    return tuple((found[0] if len(found) == 1 else log_sum(found), node) for node, found in logs.items())


def from_root(graph: MindGraph) -> MindGraph:
    """Return what can be reached from the first node of a graph alone, in a fixed order."""
    nodes: dict[int, int] = {0: 0}
    beliefs: dict[int, int] = {}
    order = [0]
    for node in order:
        for belief in graph.nodes[node][1]:
            if belief not in beliefs:
                beliefs[belief] = len(beliefs)
                for _, world in graph.beliefs[belief][1]:
                    if world not in nodes:
                        nodes[world] = len(nodes)
                        order.append(world)
    return MindGraph(
        tuple((graph.nodes[node][0], tuple(beliefs[one] for one in graph.nodes[node][1])) for node in order),
        tuple(
            (graph.beliefs[one][0], tuple((log, nodes[world]) for log, world in graph.beliefs[one][1]))
            for one in beliefs
        ),
    )


def built(graph: MindGraph, interner: Interner) -> Node:
    """Return the first node of a graph, made by an interner; nothing more follows of itself in it."""
    return _Building(graph, interner).first()


class _Building:
    """What was made of a graph so far."""

    def __init__(self, graph: MindGraph, interner: Interner) -> None:
        self._graph = graph
        self._interner = interner
        self._apart = object()
        """Tells the beliefs made here from those made of another graph."""
        self._made: dict[int, Belief] = {}
        self._waiting: list[Belief] = []

    def first(self) -> Node:
        root = self._node(0)
        while self._waiting:
            self._waiting.pop().worlds()
        return root

    def _node(self, place: int) -> Node:
        state, beliefs = self._graph.nodes[place]
        return self._interner.node(state, tuple([self._belief(one) for one in beliefs]))

    def _belief(self, place: int) -> Belief:
        found = self._made.get(place)
        if found is None:
            owner, worlds = self._graph.beliefs[place]

            def recipe(_: Belief) -> Iterable[World]:
                return [(log, self._node(world)) for log, world in worlds]

            key = ("kept", self._apart, place)
            found = self._made[place] = self._interner.belief(key, owner, recipe, settles=False)
            self._waiting.append(found)
        return found
