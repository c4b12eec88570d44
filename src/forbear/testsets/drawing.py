"""Choosing at random from a few things, by one number each: several times as quick as the standard library, and as even."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def one_of(randomness: random.Random, things: Sequence[T]) -> T:
    """Return one of some things."""
    return things[int(randomness.random() * len(things))]


def some_of(randomness: random.Random, things: Sequence[T], count: int) -> list[T]:
    """Return so many different ones of some things, in any order."""
    left = list(things)
    return [left.pop(int(randomness.random() * len(left))) for _ in range(count)]
