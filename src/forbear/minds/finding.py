"""What an observer makes of an event (docs/semantics.md §4)."""

from __future__ import annotations

from forbear.minds.events import Event, Step
from forbear.minds.node import Node
from forbear.minds.sight import Shown
from forbear.records import dataclass

Course = tuple[Event, ...]
"""What may have happened in a world, in order: one event, all of a turn, or nothing."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A world that remains, with its log weight, and what happened in it.

    start: the world as corrected, where that was needed. forced: cells that are then set to what was seen.
    """

    log_weight: float
    world: Node
    course: Course
    start: Node
    forced: Shown = ()


@dataclass(frozen=True, slots=True)
class Posterior:
    """log Z; the stage of surprise (0: none, 1–4 as on the page); what remains; the step at which it began."""

    log_total: float
    stage: int
    traces: tuple[Trace, ...]
    start: Step
