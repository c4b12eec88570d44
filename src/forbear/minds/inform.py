"""Telling a mind something: a fluent takes given odds in its worlds, independently of the rest (docs/semantics.md §4).

A mind is not told about its own beliefs: in its worlds they are what they are (introspection).
"""

from __future__ import annotations

from collections.abc import Iterable

from forbear.language import amounts
from forbear.language.values import Value
from forbear.minds.node import Belief, Interner, Node, State, World

Odds = tuple[tuple[Value, float], ...]
"""Values with positive weights that sum to 1."""


def tell(
    node: Node, places: tuple[int, ...], cell: int, odds: Odds, interner: Interner, *, is_final: bool = True
) -> Node:
    """Return the node after the last of these minds, as those before it see it, was told the odds of a cell.

    places: the minds by their number, outermost first, at least one. is_final: False where the first of them is told
    more by the same event, so that nothing follows of itself before that.
    """
    place, deeper = places[0], places[1:]
    if deeper and deeper[0] == place:
        return tell(node, deeper, cell, odds, interner, is_final=is_final)
    old = node.beliefs[place]

    def worlds(new: Belief) -> Iterable[World]:
        for log_weight, world in old.worlds():
            beliefs = replaced(world.beliefs, place, new)
            if deeper:
                yield log_weight, tell(interner.node(world.state, beliefs), deeper, cell, odds, interner)
                continue
            for value, weight in odds:
                state = written(world.state, ((cell, value),))
                yield log_weight + amounts.log(weight), interner.node(state, beliefs)

    key = ("told", old.number, places, cell, odds, is_final)
    new = interner.belief(key, place, worlds, settles=is_final)
    return interner.node(node.state, replaced(node.beliefs, place, new))


def assured(node: Node, places: tuple[int, ...], cell: int, value: Value, interner: Interner) -> Node:
    """Return the node had the last of these minds, as those before it see it, been sure of a value of a cell: what hangs
    together with it is as they hold it likely given that. Where they rule it out, they are told it.

    places: the minds by their number, outermost first, at least one.
    """
    place, deeper = places[0], places[1:]
    old = node.beliefs[place]

    def worlds(new: Belief) -> Iterable[World]:
        if deeper:
            for log_weight, world in old.worlds():
                seen = interner.node(world.state, replaced(world.beliefs, place, new))
                yield log_weight, assured(seen, deeper, cell, value, interner)
            return
        kept = [row for row in old.worlds() if row[1].state[cell] == value]
        whole = amounts.log_sum([log_weight for log_weight, _ in kept]) if kept else 0.0
        for log_weight, world in kept or old.worlds():
            state = written(world.state, ((cell, value),))
            yield log_weight - whole, interner.node(state, replaced(world.beliefs, place, new))

    new = interner.belief(("assured", old.number, places, cell, value), place, worlds)
    return interner.node(node.state, replaced(node.beliefs, place, new))


def replaced(beliefs: tuple[Belief, ...], place: int, belief: Belief) -> tuple[Belief, ...]:
    """Return the beliefs with one mind's exchanged."""
    return (*beliefs[:place], belief, *beliefs[place + 1 :])


def written(state: State, values: Iterable[tuple[int, Value]]) -> State:
    """Return the state with these cells set."""
    changed = list(state)
    for cell, value in values:
        changed[cell] = value
    return tuple(changed)
