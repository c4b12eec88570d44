"""What a run comes to at some other points while it goes on: each operation once, as it comes, and each guard.

A tape is for what is known to be asked. Where questions come one after the other, each resting on what the others had worked
out, their tapes would go over the same operations again and again.
"""

from __future__ import annotations

import math
from collections.abc import Sequence, Set

from forbear.minds.tape.forms import Columns
from forbear.minds.tape.recorder import Recorder


class Followed:
    """A run at some points. since: so many of its guards hold there."""

    def __init__(self, recorder: Recorder, columns: Columns, points: Sequence[int], since: int = 0) -> None:
        self._recorder = recorder
        self._inputs = [[column[point] for column in columns] for point in points]
        self._rows: list[list[float]] = [[] for _ in points]
        self._broken: list[list[Set[int]]] = [[] for _ in points]
        self._checked = since

    def __len__(self) -> int:
        return len(self._rows)

    def values(self, number: int, parts: Set[int]) -> list[float | None]:
        """Return what an operation comes to at each point; None where a guard breaks that these parts of the run noted."""
        self._go_on()
        is_known = self._recorder.value(number) is not None
        return [
            row[number]
            if (is_known or not math.isnan(row[number])) and all(noted_by.isdisjoint(parts) for noted_by in broken)
            else None
            for row, broken in zip(self._rows, self._broken, strict=True)
        ]

    def _go_on(self) -> None:
        new = self._recorder.guards_from(self._checked)
        for row, inputs, broken in zip(self._rows, self._inputs, self._broken, strict=True):
            self._recorder.work_out(row, inputs)
            broken += [noted_by for guard, noted_by in new if not guard.holds(row[guard.operation])]
        self._checked += len(new)
