"""What a cast gives: how somebody leans, what came of an event, what a mind remembers, what a choice hangs on."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from forbear.account.plain import Data
from forbear.records import dataclass, field

Moves = tuple[tuple[str, Any, float, float], ...]
"""A fluent, a value as JSON has it, and the weight that it had and has."""


def moves_data(moves: Moves) -> list[Data]:
    """Return moves as JSON-ready data."""
    return [
        {"fluent": fluent, "value": value, "before": before, "after": after} for fluent, value, before, after in moves
    ]


@dataclass(frozen=True, slots=True)
class Inclination:
    """How somebody would choose now: each open event by its name, with its probability.

    values: what they expect of each, in utility; None where there is nothing to choose. told: each in words. ahead: how
    many turns they were taken to foresee; depth: how deep they were taken to think, None where there was no time to
    weigh anything, and all is as likely. exact: whether that is as far as was asked.
    """

    who: str
    odds: dict[str, float]
    values: dict[str, float | None]
    told: dict[str, str]
    ahead: int
    depth: int | None
    exact: bool

    def __getitem__(self, event: str) -> float:
        return self.odds[event]

    def __iter__(self) -> Iterator[str]:
        return iter(self.odds)

    def __len__(self) -> int:
        return len(self.odds)

    def as_data(self) -> Data:
        """Return it as JSON-ready data."""
        return {
            "who": self.who,
            "options": [
                {"event": name, "told": self.told[name], "probability": odds, "value": self.values[name]}
                for name, odds in self.odds.items()
            ],
            "ahead": self.ahead,
            "depth": self.depth,
            "exact": self.exact,
        }


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of one event. number: its number, counted from 1. seen: how each who learned of it did: "did", "saw",
    "by name", "shown", "heard", "silence". surprise: bits for each who saw it, infinite where they held it impossible.
    moved: what each mind came to think otherwise. exact: whether it was read as far as was asked.
    """

    number: int
    event: str
    by: str | None
    told: str
    seen: dict[str, str] = field(default_factory=dict)
    surprise: dict[str, float] = field(default_factory=dict)
    moved: dict[str, Moves] = field(default_factory=dict)
    exact: bool = True

    def as_data(self) -> Data:
        """Return it as JSON-ready data."""
        return {
            "number": self.number,
            "event": self.event,
            "by": self.by,
            "told": self.told,
            "seen": dict(self.seen),
            "surprise": {who: "infinite" if math.isinf(bits) else bits for who, bits in self.surprise.items()},
            "moved": {who: moves_data(moves) for who, moves in self.moved.items()},
            "exact": self.exact,
        }


@dataclass(frozen=True, slots=True)
class Cause:
    """Something that a choice hangs on: if it were otherwise, as `told` says, the choice would have this probability;
    that is `moved` from what it is."""

    told: str
    probability: float
    moved: float

    def as_data(self) -> Data:
        """Return it as JSON-ready data."""
        return {"told": self.told, "probability": self.probability, "moved": self.moved}
