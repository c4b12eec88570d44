"""The weights of a distribution, and what they may be meant as: one of them a step of the scale away."""

from __future__ import annotations

import math

SAME_WEIGHT = 1e-9
"""Two weights this close are one level of the scale."""

Weighing = tuple[float, ...]
"""The weights of a distribution, in the order in which it is written."""


def moved_weights(weights: Weighing, scale: tuple[float, ...]) -> list[Weighing]:
    """Return the distributions in which one weight has moved by a step, each once."""
    found: list[Weighing] = []
    for place, weight in enumerate(weights):
        level = next((n for n, known in enumerate(scale) if abs(known - weight) < SAME_WEIGHT), None)
        rest = math.fsum(other for n, other in enumerate(weights) if n != place)
        if level is None or rest <= 0:
            continue
        for step in (level - 1, level + 1):
            if 0 <= step < len(scale):
                share = (1 - scale[step]) / rest
                row = tuple(scale[step] if n == place else other * share for n, other in enumerate(weights))
                if not any(all(abs(a - b) < SAME_WEIGHT for a, b in zip(row, other, strict=True)) for other in found):
                    found.append(row)
    return found
