"""All the minds of a node as a closed graph: what can be reached from it, copied, made small, and made again.

Nesting has no bottom, but the beliefs that were really made differently are few: after a hundred events of three people
some twenty. So a node can be taken out of the engine that made it, and everything else that engine kept let go.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from forbear.language.amounts import log_sum
from forbear.minds.node import Belief, Interner, Node, State, World
from forbear.records import dataclass

_DIGITS = 12
"""Log weights that agree to so many decimals are the same weight."""

_LEAST_DEPTH = 2
_FEWER = 8
_LEAST_WORLDS = 4
"""In what one mind takes another to hold there may be so many times fewer worlds, but not fewer than these."""

Worlds = tuple[tuple[float, int], ...]
"""Log weights, each with the place of a node."""


@dataclass(frozen=True, slots=True)
class MindGraph:
    """nodes: each a state and, for each mind, the place of its belief; beliefs: each whose it is and its worlds. The first
    node is the one that all is reached from."""

    nodes: tuple[tuple[State, tuple[int, ...]], ...]
    beliefs: tuple[tuple[int, Worlds], ...]

    @property
    def widest(self) -> int:
        """How many worlds the belief with the most of them has."""
        return max((len(worlds) for _, worlds in self.beliefs), default=0)


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


def condensed(graph: MindGraph, most: int | None = None) -> MindGraph:
    """Return the graph in which what cannot be told apart, however deep one asks, is one.

    most: how many nodes there may be; where that is too few, what cannot be told apart down to some depth is one, at least
    down to what minds take others to take to be so.
    """
    states: dict[State, int] = {}
    state_of = [states.setdefault(state, len(states)) for state, _ in graph.nodes]
    node_of, belief_of = list(state_of), [owner for owner, _ in graph.beliefs]
    count = rounds = 0
    while True:
        known: dict[object, int] = {}
        deeper = [known.setdefault((owner, _shares(worlds, node_of)), len(known)) for owner, worlds in graph.beliefs]
        classes: dict[object, int] = {}
        nodes = [
            classes.setdefault((state_of[place], tuple(deeper[one] for one in beliefs)), len(classes))
            for place, (_, beliefs) in enumerate(graph.nodes)
        ]
        rounds += 1
        if rounds > _LEAST_DEPTH and most is not None and len(classes) > most:
            break
        node_of, belief_of = nodes, deeper
        if len(known) + len(classes) == count:
            break
        count = len(known) + len(classes)
    return _quotient(graph, node_of, belief_of)


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


def _shares(worlds: Worlds, node_of: list[int]) -> tuple[tuple[int, float], ...]:
    return tuple(sorted((node, round(log, _DIGITS)) for log, node in joined((log, node_of[n]) for log, n in worlds)))


def joined(worlds: Iterable[tuple[float, int]]) -> Worlds:
    """Return worlds with the weights of equal ones added up."""
    logs: dict[int, list[float]] = {}
    for log, node in worlds:
        logs.setdefault(node, []).append(log)
    return tuple((found[0] if len(found) == 1 else log_sum(found), node) for node, found in logs.items())


def thinned(graph: MindGraph, most: int) -> tuple[MindGraph, float]:
    """Return the graph with at most so many worlds in a mind, fewer in what one mind takes another to hold; and the most
    weight that was moved for it in one of them.

    The lightest go, each into the one of those kept that it is most like.
    """
    moved = 0.0
    beliefs = list(graph.beliefs)
    for place, depth in _depths(graph).items():
        owner, worlds = beliefs[place]
        allowed = max(_LEAST_WORLDS, most // _FEWER**depth)
        if len(worlds) > allowed:
            ranked = sorted(worlds, key=lambda world: -world[0])
            kept, lost = ranked[:allowed], ranked[allowed:]
            moved = max(moved, math.exp(log_sum([log for log, _ in lost])))
            beliefs[place] = (owner, joined([*kept, *((log, _nearest(graph, node, kept)) for log, node in lost)]))
    return (from_root(MindGraph(graph.nodes, tuple(beliefs))) if moved else graph), moved


def _depths(graph: MindGraph) -> dict[int, int]:
    """Return how many minds stand between a belief and the first node, for each belief."""
    found: dict[int, int] = {}
    nodes, seen, depth = [0], {0}, 0
    while nodes:
        later = []
        for node in nodes:
            for belief in graph.nodes[node][1]:
                if belief not in found:
                    found[belief] = depth
                    later += [world for _, world in graph.beliefs[belief][1] if world not in seen]
                    seen.update(later)
        nodes, depth = later, depth + 1
    return found


def _nearest(graph: MindGraph, node: int, kept: list[tuple[float, int]]) -> int:
    state, minds = graph.nodes[node]

    def distance(other: int) -> tuple[int, int]:
        theirs, their_minds = graph.nodes[other]
        return (
            sum(one != two for one, two in zip(state, theirs, strict=True)),
            sum(one != two for one, two in zip(minds, their_minds, strict=True)),
        )

    return min((other for _, other in kept), key=distance)


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
    made: dict[int, Belief] = {}

    def node(place: int) -> Node:
        state, beliefs = graph.nodes[place]
        return interner.node(state, tuple([belief(one) for one in beliefs]))

    def belief(place: int) -> Belief:
        found = made.get(place)
        if found is None:
            owner, worlds = graph.beliefs[place]

            def recipe(_: Belief, worlds: Worlds = worlds) -> Iterable[World]:
                return [(log, node(world)) for log, world in worlds]

            found = made[place] = interner.belief(("kept", id(graph), place), owner, recipe, settles=False)
            waiting.append(found)
        return found

    waiting: list[Belief] = []
    root = node(0)
    while waiting:
        waiting.pop().worlds()
    return root
