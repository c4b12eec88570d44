"""How much work a plan may take: nodes, seconds, megabytes. What was found so far stays with the caller."""

from __future__ import annotations

import resource
import sys
import time
from dataclasses import dataclass

from forbear.errors import LimitReached


@dataclass(frozen=True, slots=True)
class Effort:
    """Bounds on one search: distinct epistemic nodes, seconds, megabytes of resident memory."""

    nodes: int = 5_000_000
    seconds: float = 600.0
    megabytes: float = 6_000.0


class NodeLimits:
    """What is left of an Effort. `check` raises LimitReached with the option that raises the limit."""

    def __init__(self, effort: Effort) -> None:
        self.effort = effort
        self._started = time.monotonic()

    def check(self, nodes: int) -> None:
        """Look at the count of nodes, the clock and the memory."""
        if nodes > self.effort.nodes:
            raise LimitReached("nodes", self.effort.nodes, "--limit-nodes")
        if time.monotonic() - self._started > self.effort.seconds:
            raise LimitReached("seconds", self.effort.seconds, "--limit-seconds")
        if peak_megabytes() > self.effort.megabytes:
            raise LimitReached("megabytes", self.effort.megabytes, "--limit-memory")


def peak_megabytes() -> float:
    """Return the peak resident memory of this process."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
