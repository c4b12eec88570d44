"""Two numbers of a scene moved at once: what comes out at each point of a grid.

The grid is worked out from coarse to fine, so that what there is when time runs out is spread evenly.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from forbear.errors import LimitReached
from forbear.records import dataclass
from forbear.stories.questions.edge import EdgePoint, Look

_COARSEST = 16

_AT_FIRST, _AT_MOST = 4, 1_024
"""So many points are looked at together: more where that is quick."""

_OFTEN = 0.05
"""Seconds after which it is told how far the work is."""


@dataclass(frozen=True, slots=True)
class Heat:
    """What came out: a row of points for each y, one point for each x; None where it was not worked out."""

    x: tuple[float, ...]
    y: tuple[float, ...]
    rows: tuple[tuple[EdgePoint | None, ...], ...]
    limit: LimitReached | None


def heat(
    look: Look,
    x: tuple[float, ...],
    y: tuple[float, ...],
    *,
    seconds: float,
    on_progress: Callable[[int, int], None] | None = None,
) -> Heat:
    """Work out a grid, as much of it as there is time for.

    look: says what comes out with both numbers set. seconds: for all of it. on_progress: told (points done, points in all).
    """
    until = time.monotonic() + seconds
    rows: list[list[EdgePoint | None]] = [[None] * len(x) for _ in y]
    limit: LimitReached | None = None
    order = list(_coarse_to_fine(len(x), len(y)))
    done, size = 0, _AT_FIRST
    while done < len(order):
        started = time.monotonic()
        if started > until:
            limit = LimitReached("seconds", seconds, "--limit-seconds")
            break
        places = order[done : done + size]
        done += len(places)
        try:
            found = look([(x[column], y[row]) for column, row in places])
        except LimitReached as reached:
            limit = reached
            continue
        for (column, row), point in zip(places, found, strict=True):
            rows[row][column] = point
        if on_progress is not None:
            on_progress(done, len(order))
        size = min(4 * size, _AT_MOST) if time.monotonic() - started < _OFTEN else max(_AT_FIRST, size // 4)
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
