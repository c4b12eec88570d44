"""Who has used how much lately, so that those who used little need not wait behind those who used much."""

from __future__ import annotations

import math
import time

HALF_LIFE = 10.0
"""Seconds after which what was used counts half."""

MOST = 1_000
"""So many clients are remembered."""


class StudioUsage:
    """Seconds of work by client, the longer ago the less of them."""

    def __init__(self) -> None:
        self._used: dict[str, tuple[float, float]] = {}

    def by(self, client: str) -> float:
        """Return how many seconds count against a client now."""
        seconds, at = self._used.get(client, (0.0, 0.0))
        return seconds * math.pow(0.5, (time.monotonic() - at) / HALF_LIFE)

    def add(self, client: str, seconds: float) -> None:
        """Count seconds that a client used."""
        self._used[client] = (self.by(client) + seconds, time.monotonic())
        if len(self._used) > MOST:
            del self._used[min(self._used, key=self.by)]
