"""Two numbers of a scene moved at once: what comes out at each point of a grid.

The grid is worked out from coarse to fine, so that what there is when time runs out is spread evenly.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from forbear.errors import LimitReached
from forbear.grounding.task import Task
from forbear.minds.interface import Engine
from forbear.records import dataclass
from forbear.stories.questions.edge import EdgePoint, point

_COARSEST = 16


@dataclass(frozen=True, slots=True)
class Heat:
    """What came out: a row of points for each y, one point for each x; None where it was not worked out."""

    x: tuple[float, ...]
    y: tuple[float, ...]
    rows: tuple[tuple[EdgePoint | None, ...], ...]
    limit: LimitReached | None


def heat(
    task_at: Callable[[float, float], Task],
    x: tuple[float, ...],
    y: tuple[float, ...],
    engine_of: Callable[[Task], Engine],
    *,
    seconds: float,
    on_progress: Callable[[int, int], None] | None = None,
) -> Heat:
    """Work out a grid, as much of it as there is time for.

    task_at: the task with both numbers set. seconds: for all of it. on_progress: told (points done, points in all).
    """
    until = time.monotonic() + seconds
    rows: list[list[EdgePoint | None]] = [[None] * len(x) for _ in y]
    limit: LimitReached | None = None
    for done, (column, row) in enumerate(_coarse_to_fine(len(x), len(y))):
        if time.monotonic() > until:
            limit = LimitReached("seconds", seconds, "--limit-seconds")
            break
        try:
            rows[row][column] = point(task_at(x[column], y[row]), x[column], engine_of)
        except LimitReached as reached:
            limit = reached
        if on_progress is not None:
            on_progress(done + 1, len(x) * len(y))
    return Heat(x, y, tuple(tuple(row) for row in rows), limit)


def _coarse_to_fine(width: int, height: int) -> Iterator[tuple[int, int]]:
    """Yield every place of a grid once, those on coarser grids first; the last row and column belong to each grid."""
    done: set[tuple[int, int]] = set()
    stride = _COARSEST
    while stride:
        for row in (*range(0, height, stride), height - 1):
            for column in (*range(0, width, stride), width - 1):
                if (column, row) not in done:
                    done.add((column, row))
                    yield column, row
        stride //= 2
