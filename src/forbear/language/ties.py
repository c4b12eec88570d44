"""When two amounts count as one: the rule by which every question tells a tie from a difference.

Sums of floats come out a little beside what they are; a choice that turns by less than this has not turned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

Item = TypeVar("Item")

SAME = 1e-9
"""Two amounts that are no further apart are the same."""


def is_same(one: float, other: float) -> bool:
    """Say whether two amounts are a tie."""
    return abs(one - other) <= SAME


def is_less(one: float, other: float) -> bool:
    """Say whether one amount is under another, and no tie with it."""
    return one < other - SAME


def ranked(items: Iterable[Item], amount: Callable[[Item], float], order: Callable[[Item], Any]) -> list[Item]:
    """Return items, those with the largest amounts first; those that tie with the first of them by another order."""
    found: list[Item] = []
    tied: list[Item] = []
    for item in sorted(items, key=lambda each: -amount(each)):
        if tied and is_less(amount(item), amount(tied[0])):
            found += sorted(tied, key=order)
            tied = []
        tied.append(item)
    return [*found, *sorted(tied, key=order)]


def largest(items: Iterable[Item], amount: Callable[[Item], float]) -> Item:
    """Return the first of the items that tie with the one of the largest amount. There is at least one."""
    listed = list(items)
    most = max(amount(item) for item in listed)
    return next(item for item in listed if not is_less(amount(item), most))
