"""When two amounts count as one: the rule by which every question tells a tie from a difference.

Sums of floats come out a little beside what they are; a choice that turns by less than this has not turned.
"""

from __future__ import annotations

from collections.abc import Iterable

SAME = 1e-9
"""Two amounts that are no further apart are the same."""


def is_same(one: float, other: float) -> bool:
    """Say whether two amounts are a tie."""
    return abs(one - other) <= SAME


def is_less(one: float, other: float) -> bool:
    """Say whether one amount is under another, and no tie with it."""
    return one < other - SAME


def is_most(one: float, others: Iterable[float]) -> bool:
    """Say whether an amount is at least as large as all others, ties included."""
    return not any(is_less(one, other) for other in others)
