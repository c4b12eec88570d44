"""How large a ground task may grow, and the count that is kept while it does.

A story file is data from strangers: everything is counted before it is made, so a file with a thousand entities and
four parameters stops at once and not when the memory is gone.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from forbear.errors import LimitReached
from forbear.records import dataclass


@dataclass(frozen=True, slots=True)
class GroundLimits:
    """Bounds on one task: ground fluents, ground actions, ground triggers, terms made by spelling out binders; and the
    seconds that it may take."""

    fluents: int = 200_000
    actions: int = 10_000
    triggers: int = 50_000
    instances: int = 1_000_000
    seconds: float = 60.0


_CLOCK_EVERY = 256

DEFAULT_LIMITS = GroundLimits()


class Tally:
    """Counts what was made against one bound. `count` raises LimitReached before the bound is passed."""

    __slots__ = ("_bound", "_counts", "_look", "_name", "_option", "_seconds", "_until", "made")

    def __init__(
        self, name: str, bound: int, option: str, seconds: float = math.inf, look: Callable[[], None] | None = None
    ) -> None:
        """look: called now and then; what it raises ends the work."""
        self._name = name
        self._bound = bound
        self._option = option
        self.made = 0
        self._counts = 0
        self._seconds = seconds
        self._look = look
        self._until = time.monotonic() + seconds

    def count(self, more: int = 1) -> None:
        """Count `more` things that are about to be made."""
        self.made += more
        if self.made > self._bound:
            raise LimitReached(self._name, self._bound, self._option)
        self._counts += 1
        if self._counts % _CLOCK_EVERY == 0:
            if time.monotonic() > self._until:
                raise LimitReached("seconds", self._seconds, "--limit-seconds")
            if self._look is not None:
                self._look()

    def would_fit(self, more: int) -> None:
        """Raise LimitReached where `more` things are too many; count nothing."""
        if self.made + more > self._bound:
            raise LimitReached(self._name, self._bound, self._option)
