"""Epistemic nodes: a state, and for every character a weighted set of further nodes (docs/semantics.md §1).

Nesting has no bottom, so a Belief makes its worlds when they are first asked for. Nodes are interned: two nodes with
the same state and the same beliefs are one object, and so are two beliefs that were made in the same way; compare
them with `is`. Weights are kept as logarithms, so that an unlikely world is never lost to rounding.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from operator import itemgetter

from forbear.language import amounts
from forbear.language.values import Value
from forbear.minds.budget import Budget

State = tuple[Value, ...]
World = tuple[float, "Node"]
"""A log weight (natural logarithm, at most 0) and the node it belongs to."""


MANY = 8
"""Of so many worlds on, how likely each value of a cell is, is worked out for all of its values together."""


class Node:
    """One state of affairs, minds included. Made by `Interner.node` only; never changed."""

    __slots__ = ("beliefs", "number", "place", "state")

    def __init__(self, number: int, state: State, beliefs: tuple[Belief, ...], place: int = -1) -> None:
        """place: the number of the state among those of the interner; nodes of one interner that share it have the same."""
        self.number = number
        self.state = state
        self.beliefs = beliefs
        self.place = place


class Belief:
    """A finite distribution over nodes, one character's; made by `Interner.belief` only.

    The worlds come from a recipe that is followed once, when they are first asked for. Then each is settled: what
    follows of itself there (triggers) happens. What settling reads of this very belief, it reads as it was before.
    """

    __slots__ = ("_degrees", "_recipe", "_settle", "_shares", "_worlds", "is_first", "number")

    def __init__(
        self,
        number: int,
        recipe: Callable[[Belief], Iterable[World]],
        settle: Callable[[Node], Node] | None,
        is_first: bool = False,
    ) -> None:
        """is_first: one that somebody begins with, so that its worlds are soon made."""
        self.number = number
        self.is_first = is_first
        self._recipe: Callable[[Belief], Iterable[World]] | None = recipe
        self._settle = settle
        self._worlds: tuple[World, ...] = ()
        self._shares: dict[int, dict[Value, float] | None] = {}
        self._degrees: dict[Callable[[State, Node], Value], float] = {}

    def worlds(self) -> tuple[World, ...]:
        """Return the (log weight, node) pairs; the weights are positive and sum to 1."""
        if self._recipe is not None:
            recipe = self._recipe
            self._worlds = worlds = _merge(recipe(self))
            try:
                self._recipe = None
                if self._settle is not None:
                    self._shares, self._degrees = {}, {}
                    self._worlds = _merge([(log_weight, self._settle(node)) for log_weight, node in worlds])
                    self._shares, self._degrees = {}, {}
            except BaseException:
                self._recipe = recipe
                raise
        return self._worlds

    def shares(self, cell: int) -> dict[Value, float] | None:
        """Return the weight of each value of a cell; None where there are few worlds, or its values are not for a table."""
        worlds = self.worlds()
        if len(worlds) < MANY:
            return None
        if cell not in self._shares:
            found: dict[Value, list[float]] = {}
            for log_weight, node in worlds:
                value = node.state[cell]
                if isinstance(value, amounts.Symbol):
                    break
                found.setdefault(value, []).append(amounts.exp(log_weight))
            else:
                self._shares[cell] = {value: amounts.total(weights) for value, weights in found.items()}
                return self._shares[cell]
            self._shares[cell] = None
        return self._shares[cell]

    def degree(self, body: Callable[[State, Node], Value]) -> float:
        """Return the weight of the worlds in which something holds, so far as it does: that of a reading, worked out once."""
        worlds = self.worlds()
        found = self._degrees.get(body)
        if found is None:
            weights: list[float] = []
            gated: dict[amounts.Symbol, list[float]] = {}
            for log, world in worlds:
                holds = body(world.state, world)
                if holds is True:
                    weights.append(amounts.exp(log))
                elif isinstance(holds, amounts.Symbol):
                    gated.setdefault(holds, []).append(amounts.exp(log))
            weights += [amounts.total(some) * gate for gate, some in gated.items()]  # type: ignore[operator]
            found = self._degrees[body] = amounts.total(weights)
        return found

    def let_go(self) -> None:
        """Forget the worlds and how they come about."""
        self._worlds, self._recipe, self._settle = (), None, None
        self._shares, self._degrees = {}, {}

    def weight(self, holds: Callable[[State, Node], bool]) -> float:
        """Return the weight in [0, 1] of the worlds in which something holds."""
        return amounts.total([amounts.exp(log_weight) for log_weight, node in self.worlds() if holds(node.state, node)])


def _merge(worlds: Iterable[World]) -> tuple[World, ...]:
    """Add up the weights of equal worlds, keeping the order in which they came first."""
    logs: dict[Node, list[float]] = {}
    for log_weight, node in worlds:
        logs.setdefault(node, []).append(log_weight)
    return tuple((values[0] if len(values) == 1 else amounts.log_sum(values), node) for node, values in logs.items())


Settle = Callable[["Node", int | None], "Node"]
"""Runs the triggers in a node; the number is the character whose belief the node is a world of, if anybody's."""


class Interner:
    """Makes nodes and beliefs, each once.

    settle: None where nothing ever follows of itself. varying: the only cells in which two states can differ, where
    that is known; states are told apart by them alone.
    """

    def __init__(self, budget: Budget, settle: Settle | None = None, varying: Iterable[int] | None = None) -> None:
        self._budget = budget
        self._settle = settle
        self.varying = None if varying is None else tuple(varying)
        self._apart = None if self.varying is None else picker(self.varying)
        self._nodes: dict[tuple[int, ...], Node] = {}
        self._states: dict[object, tuple[int, State]] = {}
        self._numbers: dict[Hashable, int] = {}
        self._beliefs: dict[Hashable, Belief] = {}

    @property
    def count(self) -> int:
        """How many nodes were made."""
        return len(self._nodes)

    def let_go(self) -> None:
        """Forget all nodes and beliefs."""
        for belief in self._beliefs.values():
            belief.let_go()
        self._beliefs.clear()
        self._nodes.clear()
        self._states.clear()
        self._numbers.clear()

    def number(self, thing: Hashable) -> int:
        """Return a number that stands for a thing in the keys of beliefs."""
        return self._numbers.setdefault(thing, len(self._numbers))

    def node(self, state: State, beliefs: tuple[Belief, ...]) -> Node:
        """Return the one node with this state and these beliefs (one for each character, in order)."""
        apart = state if self._apart is None else self._apart(state)
        known = self._states.get(apart)
        if known is None:
            known = self._states[apart] = (len(self._states), state)
        place, state = known
        key = (place, *[belief.number for belief in beliefs])
        found = self._nodes.get(key)
        if found is None:
            self._budget.charge_nodes(1)
            found = self._nodes[key] = Node(len(self._nodes), state, beliefs, place)
        return found

    def belief(
        self,
        key: Hashable,
        place: int,
        recipe: Callable[[Belief], Iterable[World]],
        *,
        settles: bool = True,
        is_first: bool = False,
    ) -> Belief:
        """Return the one belief made in the way that `key` names, that of the character at this place; `recipe` is
        given the belief itself and yields its worlds, not yet settled. settles: False where they are to stay so.
        is_first: whether somebody begins with it."""
        found = self._beliefs.get(key)
        if found is None:
            settle = self._settle if settles else None
            bound = None if settle is None else lambda node: settle(node, place)
            found = self._beliefs[key] = Belief(len(self._beliefs), recipe, bound, is_first)
        return found


def picker(cells: tuple[int, ...]) -> Callable[[State], object]:
    """Return the function that picks these cells out of a state."""
    return itemgetter(*cells) if cells else lambda state: None
