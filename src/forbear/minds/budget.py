"""How much a computation may use before it must stop and say so.

Every new node, and every so many steps of work, is charged here; what was found so far stays with the caller.
"""

from __future__ import annotations

import resource
import sys
import time

from forbear.errors import LimitReached
from forbear.records import dataclass

_CHECK_EVERY = 256


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one computation: epistemic nodes, seconds, megabytes of resident memory, stories unfolded."""

    nodes: int = 400_000
    seconds: float = 60.0
    megabytes: float = 2_000.0
    stories: int = 5_000


class Budget:
    """What is left of some Limits. Charging past the end raises LimitReached with the option that raises it."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.nodes = 0
        self.suspected = 0
        """How many worlds are there since something may have been done unseen."""
        self._charges = 0
        self._started = time.monotonic()

    def renew(self) -> None:
        """Begin a new allowance: what was used so far no longer counts, the memory excepted."""
        self.nodes = 0
        self.suspected = 0
        self._started = time.monotonic()

    @property
    def _cause(self) -> str:
        return "too many things may have been done unseen" if 2 * self.suspected > self.nodes else ""

    def charge_nodes(self, count: int) -> None:
        """Count new nodes, before they are made."""
        self.nodes += count
        if self.nodes > self.limits.nodes:
            raise LimitReached("nodes", self.limits.nodes, "--limit-nodes", self._cause)
        self.charge_work()

    def charge_work(self) -> None:
        """Count a piece of work; now and then look at the clock and the memory."""
        self._charges += 1
        if self._charges % _CHECK_EVERY:
            return
        if time.monotonic() - self._started > self.limits.seconds:
            raise LimitReached("seconds", self.limits.seconds, "--limit-seconds", self._cause)
        if _resident_megabytes() > self.limits.megabytes:
            raise LimitReached("megabytes", self.limits.megabytes, "--limit-memory", self._cause)


def _resident_megabytes() -> float:
    """Return the peak resident memory of this process, in megabytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
