"""What an observer makes of an event (docs/semantics.md §4)."""

from __future__ import annotations

from forbear.minds.node import World
from forbear.records import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """log Z; the stage of surprise (0: none, 1–3 as on the page); the worlds that remain with their log weights."""

    log_total: float
    stage: int
    worlds: tuple[World, ...]
