"""How deep the others are taken to think: a cognitive hierarchy (docs/semantics.md §5; Camerer, Ho & Chong 2004)."""

from __future__ import annotations

import math
from functools import cache

from forbear.language import amounts


def log_shares(depth: int, tau: float) -> tuple[float, ...]:
    """Return the log weights that a mind of this depth (≥ 1) gives to the depths 0 … depth - 1 of others.

    They are Poisson with mean tau, cut off below `depth` and made to sum to 1; where tau is infinite, all of it is on
    depth - 1, as in level-k, and where it is 0, on depth 0.
    """
    if not isinstance(tau, amounts.Symbol) and (tau == 0 or tau == math.inf):
        sure = 0 if tau == 0 else depth - 1
        return tuple([0.0 if level == sure else -math.inf for level in range(depth)])
    return _traced_shares(depth, tau) if isinstance(tau, amounts.Symbol) else _shares(depth, tau)


@cache
def _shares(depth: int, tau: float) -> tuple[float, ...]:
    raw = [level * math.log(tau) - math.lgamma(level + 1) for level in range(depth)]
    total = math.log(math.fsum(math.exp(value) for value in raw))
    return tuple(value - total for value in raw)


def _traced_shares(depth: int, tau: float) -> tuple[float, ...]:
    weights = [1.0]
    for level in range(1, depth):
        weights.append(weights[-1] * tau / level)
    whole = amounts.total(weights)
    return tuple(amounts.log(weight / whole) for weight in weights)
