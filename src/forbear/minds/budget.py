"""How much a computation may use before it must stop and say so.

Every new node, and every so many steps of work, is charged here; what was found so far stays with the caller.
"""

from __future__ import annotations

import math
import time

from forbear.errors import LimitReached
from forbear.minds.memory import MemoryUsage
from forbear.records import dataclass

_CLOCK_EVERY = 64
_HURRIED = 4
_MEMORY_EVERY = 1_024

DEEPEST = 6
"""How deep a mind can be set to think here."""

GRACE = 0.25
"""Seconds that are always there to tell what was found."""

_MANY = 4
"""Where one node in so many is there for something that may have been done unseen, that is where the work went."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one computation: epistemic nodes, seconds, megabytes that it may add, stories unfolded.

    until: the moment of `time.monotonic` at which all that shares these limits is over, however many seconds each has.
    """

    nodes: int = 400_000
    seconds: float = 60.0
    megabytes: float = 2_000.0
    stories: int = 5_000
    until: float = math.inf


class Budget:
    """What is left of some Limits. Charging past the end raises LimitReached with the option that raises it."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.nodes = 0
        self.suspected = 0
        """How many worlds are there since something may have been done unseen."""
        self._charges = 0
        self._memory = MemoryUsage()
        self._until = min(time.monotonic() + limits.seconds, limits.until)
        self._clock_every = _CLOCK_EVERY

    def renew(self, share: float = 1.0, *, least: float = 0.0) -> None:
        """Begin a new allowance: what was used so far no longer counts, the memory excepted.

        share: of the seconds. least: seconds that there are in any case.
        """
        now = time.monotonic()
        self.nodes = 0
        self.suspected = 0
        self._clock_every = _CLOCK_EVERY
        self._until = max(now + least, min(now + self.limits.seconds * share, self.limits.until))

    def hurry(self, until: float) -> None:
        """Begin an allowance that is over at a moment of `time.monotonic`, and look at the clock more often."""
        self.renew()
        self._until = min(self._until, until)
        self._clock_every = _HURRIED

    @property
    def _cause(self) -> str:
        return "too many things may have been done unseen" if _MANY * self.suspected > self.nodes else ""

    def charge_nodes(self, count: int) -> None:
        """Count new nodes, before they are made."""
        self.nodes += count
        if self.nodes > self.limits.nodes:
            raise LimitReached("nodes", self.limits.nodes, "--limit-nodes", self._cause)
        self.charge_work()

    def charge_work(self) -> None:
        """Count a piece of work; now and then look at the clock and the memory."""
        self._charges += 1
        if self._charges % self._clock_every:
            return
        self.check_clock()
        if self._charges % _MEMORY_EVERY == 0 and self._memory.megabytes(self.nodes) > self.limits.megabytes:
            raise LimitReached("megabytes", self.limits.megabytes, "--limit-memory", self._cause)

    def check_clock(self) -> None:
        """Look at the clock: for a piece of work that is long itself."""
        if time.monotonic() > self._until:
            raise LimitReached("seconds", self.limits.seconds, "--limit-seconds", self._cause)
