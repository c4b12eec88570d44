"""Numbers in words: one table for how likely something is, one for how surprising."""

from __future__ import annotations

import math

LIKELIHOOD = (
    (0.995, "all but certain"),
    (0.90, "very likely"),
    (0.70, "likely"),
    (0.55, "rather likely"),
    (0.45, "as likely as not"),
    (0.30, "rather unlikely"),
    (0.10, "unlikely"),
    (0.005, "very unlikely"),
    (0.0, "all but impossible"),
)
"""From this probability up, it is called so."""

SURPRISE = (
    (6.0, "stunned"),
    (3.0, "astonished"),
    (1.5, "surprised"),
    (0.5, "a little surprised"),
    (0.0, "not surprised"),
)
"""From this many bits up, an observer is called so."""


def likelihood(probability: float) -> str:
    """Return how likely a probability is, in words."""
    if probability >= 1:
        return "certain"
    if probability <= 0:
        return "impossible"
    return next(word for least, word in LIKELIHOOD if probability >= least)


UNLIKELY = 0.3
"""Who finds an event less likely than this even in their own best reading of it is astonished, or more."""

_EXPLAINED = 2.9
"""No more bits than this are told of where the best reading explains the event: from 3 on one is astonished."""


def surprise(bits: float, at_best: float = 0.0) -> str:
    """Return how surprised somebody is, in words. at_best: how likely it was in their own best reading of it."""
    if math.isinf(bits):
        return "had held it impossible"
    felt = bits if at_best < UNLIKELY else min(bits, _EXPLAINED)
    return next(word for least, word in SURPRISE if felt >= least)


def sentence(text: str) -> str:
    """Return a text as it stands at the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def turns(count: int) -> str:
    """Return `1 turn`, `2 turns`."""
    return f"{count} turn{'s' if count != 1 else ''}"


def listed(items: list[str], joiner: str = "and") -> str:
    """Return `a`, `a and b`, or `a, b and c`."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {joiner} {items[-1]}" if items else ""
