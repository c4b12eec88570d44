"""What a run comes to at some other points while it goes on: each operation once, as it is asked for, and each guard.

A tape is for what is known to be asked. Where questions come one after the other, each resting on what the others had worked
out, their tapes would go over the same operations again and again.
"""

from __future__ import annotations

import math
from collections.abc import Sequence, Set

from forbear.minds.tape.forms import Columns
from forbear.minds.tape.recorder import Recorder

_BROKEN = -1


class Followed:
    """A run at some points. since: so many of its guards hold there."""

    def __init__(self, recorder: Recorder, columns: Columns, points: Sequence[int], since: int = 0) -> None:
        self._recorder = recorder
        self._inputs = [[column[point] for column in columns] for point in points]
        self._rows: list[list[float]] = [[] for _ in points]
        self._done = [0 for _ in points]
        self._held: list[dict[int, int]] = [{} for _ in points]
        self._since = since

    def value(self, number: int, parts: Set[int], place: int) -> float | None:
        """Return what an operation comes to at one of the points, by its place among them; None where a guard breaks there that
        these parts of the run noted."""
        if not all([self._holds(part, place) for part in parts]):
            return None
        value = self._at(number, place)
        return None if math.isnan(value) and self._recorder.value(number) is None else value

    def _holds(self, part: int, place: int) -> bool:
        held = self._held[place].get(part, 0)
        if held == _BROKEN or held == self._recorder.noted_by(part):
            return held != _BROKEN
        for order, guard in self._recorder.guards_of(part, held):
            if order >= self._since and not guard.holds(self._at(guard.operation, place)):
                self._held[place][part] = _BROKEN
                return False
        self._held[place][part] = self._recorder.noted_by(part)
        return True

    def _at(self, number: int, place: int) -> float:
        """Return what an operation comes to at a point; nan where that is out of all bounds."""
        row, takes = self._rows[place], self._recorder.takes(number)
        missing = takes & ~self._done[place]
        if missing:
            self._recorder.work_out(row, self._inputs[place], missing)
            self._done[place] |= takes
        return row[number]
