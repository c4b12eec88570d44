"""What a mind does when it sees what it held impossible: the stages of surprise (docs/semantics.md §4).

The first, in which why is no longer asked, is evidence.py's. Here: (2) that one would have seen it is dropped; (3) every
world is corrected so that the event was possible there; (4) what was shown is set.
"""

from __future__ import annotations

import math

from forbear.language.amounts import log_sum
from forbear.minds.correction import Corrections
from forbear.minds.events import Event
from forbear.minds.finding import Trace
from forbear.minds.node import Node, World
from forbear.minds.sight import Look, Shown, Sight
from forbear.minds.turns import Turns


class Surprises:
    """Takes in what was held impossible."""

    def __init__(self, turns: Turns, sight: Sight, corrections: Corrections) -> None:
        self._turns = turns
        self._sight = sight
        self._corrections = corrections

    def taken_in(
        self, worlds: tuple[World, ...], place: int, look: Look, actual: Node, alike: tuple[Event, ...]
    ) -> tuple[int, tuple[Trace, ...]]:
        """Return the stage, and what remains of these worlds; `alike`: the events that it may have been."""
        could = [
            (log, world, event, world)
            for log, world in worlds
            for event in alike
            if not self._turns.is_over(world)
            and self._turns.is_possible(event, world)
            and self._sight.agrees(world, event, look.shown)
        ]
        if could:
            return 2, _weighed(could)
        corrected = [
            (log, world, event, self._corrections.corrected(world, self._turns.condition(event), actual, place))
            for log, world in worlds
            for event in alike
        ]
        agreeing = [row for row in corrected if self._sight.agrees(row[3], row[2], look.shown)]
        if agreeing:
            return 3, _weighed(agreeing)
        return 4, _weighed(corrected, look.shown)

    def seen(self, world: Node, shown: Shown, own: int | None) -> Node:
        """Return the world, one of the mind `own`, with what was shown set in it: who knew it there, knows it."""
        return self._corrections.seen(world, shown, own)


def _weighed(rows: list[tuple[float, Node, Event, Node]], forced: Shown = ()) -> tuple[Trace, ...]:
    total = log_sum([log for log, _, _, _ in rows])
    assert total > -math.inf
    return tuple(Trace(log - total, world, (event,), start, forced) for log, world, event, start in rows)
