"""What a mind holds of the world, fluent by fluent, and how that moved."""

from __future__ import annotations

from collections.abc import Callable

from forbear.language import amounts
from forbear.language.values import Value
from forbear.minds.node import Belief, Node

Held = dict[int, dict[Value, float]]
"""For a cell, the weight of each value that has any."""


def held(belief: Belief, cells: frozenset[int] | None = None) -> Held:
    """Return the odds of the cells that a mind is unsure of, or of those that are asked for."""
    worlds = belief.worlds()
    first = worlds[0][1].state
    if cells is None:
        cells = frozenset(
            cell
            for _, world in worlds[1:]
            if world.state is not first
            for cell, (one, other) in enumerate(zip(first, world.state, strict=True))
            if one is not other and one != other
        )
    weights = [amounts.exp(log) for log, _ in worlds]
    total = amounts.total(weights)
    found: Held = {}
    for cell in sorted(cells):
        odds: dict[Value, list[float]] = {}
        for weight, (_, world) in zip(weights, worlds, strict=True):
            odds.setdefault(world.state[cell], []).append(weight)
        found[cell] = {value: amounts.total(parts) / total for value, parts in odds.items()}
    return found


def moved(before: Belief, after: Belief, least: float) -> list[tuple[int, Value, float, float]]:
    """Return the cells and values whose weight in a mind moved by so much, with what it was and is; what was sure and right
    before and is after, as what happens in plain sight, is no news."""
    if before is after:
        return []
    doubted = frozenset(held(before)) | frozenset(held(after))
    if not doubted:
        return []
    old, new = held(before, doubted), held(after, doubted)
    found = []
    for cell in sorted(doubted):
        for value in dict.fromkeys((*old[cell], *new[cell])):
            one, other = old[cell].get(value, 0.0), new[cell].get(value, 0.0)
            if abs(one - other) >= least:
                found.append((cell, value, one, other))
    return found


def weight(node: Node, places: list[int], holds: Callable[[Node], bool]) -> float:
    """Return the weight in [0, 1] of what holds, to the first of some characters, or to the next of them as those
    before see it."""
    if not places:
        return float(holds(node))
    parts = [amounts.exp(log) * weight(world, places[1:], holds) for log, world in node.beliefs[places[0]].worlds()]
    return min(1.0, amounts.total(parts))
