"""How much work a plan may take: nodes, seconds, megabytes. What was found so far stays with the caller."""

from __future__ import annotations

import time
from collections.abc import Callable

from forbear.errors import LimitReached
from forbear.minds.memory import MemoryUsage
from forbear.records import dataclass, replace


@dataclass(frozen=True, slots=True)
class Effort:
    """Bounds on one search: distinct epistemic nodes, seconds, megabytes that it may add."""

    nodes: int = 5_000_000
    seconds: float = 600.0
    megabytes: float = 6_000.0


DEFAULT_EFFORT = Effort(nodes=5_000_000, seconds=60.0, megabytes=4_000.0)
"""How much a search may use where nothing else is asked for."""

GRACE = 0.4
"""Seconds that are always there to tell what was found, or why nothing was."""

EVERY = 0.1
"""Seconds between two looks of whoever watches."""

_LOOKS = 15
"""Of so many looks and one more, one is at the clock."""

_MEMORY_EVERY = 0.02
"""Seconds between two looks at the memory, which takes longer than a look at the clock."""


class NodeLimits:
    """What is left of an Effort. `check` raises LimitReached with the option that raises the limit.

    The clock runs, and memory counts, from when it was made; `within` others, it ends when these do at the latest.

    It is called now and then from the innermost loops, compiled or not, and is itself never compiled: so the
    interpreter has its chance to hear of Ctrl-C.
    """

    def __init__(
        self, effort: Effort, watch: Callable[[], None] | None = None, *, within: NodeLimits | None = None
    ) -> None:
        self.effort = effort
        self._started = self._watched = time.monotonic()
        self._looked = self._pardoned = 0.0
        self._watch = watch
        self._looks = 0
        self._within = within
        self._memory = MemoryUsage()

    def pardon(self, seconds: float) -> None:
        """Let nothing be hit for some seconds: there is always time to tell what was found."""
        self._pardoned = time.monotonic() + seconds

    def rest(self, effort: Effort, least: float = 0.0) -> NodeLimits:
        """Return limits on something that comes after: an effort, within the seconds that are left, or the `least`."""
        return NodeLimits(replace(effort, seconds=min(effort.seconds, max(least, self.left))))

    @property
    def left(self) -> float:
        """The seconds that are left."""
        own = self._started + self.effort.seconds - time.monotonic()
        return own if self._within is None else min(own, self._within.left)

    def look(self) -> None:
        """Check now and then: for what is done often and is soon done."""
        self._looks += 1
        if not self._looks & _LOOKS:
            self.check()

    def check(self, nodes: int = 0) -> None:
        """Look at the count of nodes, the clock and now and then the memory; let the watcher look too."""
        now = time.monotonic()
        if self._watch is not None and now - self._watched >= EVERY:
            self._watched = now
            self._watch()
        if now < self._pardoned:
            return
        if nodes > self.effort.nodes:
            raise LimitReached("nodes", self.effort.nodes, "--limit-nodes")
        if now - self._started > self.effort.seconds:
            raise LimitReached("seconds", self.effort.seconds, "--limit-seconds")
        if now - self._looked >= _MEMORY_EVERY:
            self._looked = now
            if self._memory.megabytes(nodes) > self.effort.megabytes:
                raise LimitReached("megabytes", self.effort.megabytes, "--limit-memory")
        if self._within is not None:
            self._within.check(nodes)
