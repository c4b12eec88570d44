"""An exercise of the catalogue with everybody at one depth, and the arithmetic that derivations by hand need."""

from __future__ import annotations

import math

from forbear.catalogue.index import find
from tests.minds.told import Told

CLOSE = 1e-9
DEPTHS = (0, 1, 2)


def exercise(name: str, depth: int, *settings: str, case: str | None = None) -> Told:
    """Return an exercise with everybody at a depth; settings are put over the scene."""
    text = find(f"exercises/{name}").read_text(encoding="utf-8")
    minds = tuple(f"mind {character} {{ depth: {depth}; }}" for character in Told(text).task.characters)
    return Told(text, (*minds, *settings), case=case)


def logistic(x: float) -> float:
    """Return how likely the first of two options is taken that is worth x more, at precision 1."""
    return 1 / (1 + math.exp(-x))


def shares(*values: float) -> tuple[float, ...]:
    """Return how likely each option is taken, by what it is worth, at precision 1."""
    weights = [math.exp(value) for value in values]
    return tuple(weight / sum(weights) for weight in weights)


def thought(depth: int, *by_depth: float) -> float:
    """Return how likely somebody at a depth thinks it that another takes an option, from how likely those at depth 0, 1 …
    take it: at depth 0 as at depth 0; at 1 by the only one below; at 2, where tau is 1.5, 0 : 1 as 1 : 1.5."""
    if depth < 2:
        return by_depth[0]
    return 0.4 * by_depth[0] + 0.6 * by_depth[1]
