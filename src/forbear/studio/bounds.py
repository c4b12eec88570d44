"""How much one request may use, and how many may work at once."""

from __future__ import annotations

from typing import Any

from forbear.records import dataclass

BODY = 1_000_000
"""Bytes of a request's body."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the studio allows. seconds: what a job may count on; it is ended a little after in any case. megabytes: of a
    worker process. workers: processes for each of quick and long work. waiting: jobs in line, none of which waits longer than
    in_line, in seconds: with its work it is answered within a minute, before what stands between gives up. slow: seconds after
    which work that was thought quick no longer counts as such."""

    nodes: int = 400_000
    seconds: float = 20.0
    megabytes: float = 1_000.0
    stories: int = 5_000
    workers: int = 2
    waiting: int = 64
    in_line: float = 30.0
    slow: float = 1.0
    grace: float = 3.0

    def as_data(self) -> dict[str, Any]:
        """Return what a client may know of, as JSON-ready data."""
        return {
            "nodes": self.nodes,
            "seconds": self.seconds,
            "megabytes": self.megabytes,
            "stories": self.stories,
            "body": BODY,
        }
