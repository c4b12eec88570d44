"""A table of tapes: each holds where its guards do, and a point that breaks the guards of all is traced anew.

Which tape a point goes by depends on the point alone: the guards of two tapes never hold at once. So the same point has
the same bytes, whatever other points are asked for, and whoever works them out. Where a comparison hangs on rounding, the
point is the engine's. Depths, and precisions without bound, make other tables: there is no tape across them.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence

from forbear.grounding.task import Task
from forbear.minds.tape.door import Forms
from forbear.minds.tape.forms import Columns, Kind
from forbear.minds.tape.tape import Tape
from forbear.minds.tape.traced import TooClose
from forbear.records import dataclass
from forbear.stories.numbers import SceneNumber
from forbear.stories.sweep.tracing import Answer, EngineOf, set_in, traced

MOST_TAPES = 256
"""So many tapes are kept; those not used for longest go first, and are made again where they are wanted."""


_Structure = tuple[float | None, ...]
"""What the numbers are that make another table; None for those that are inputs of the tapes."""


@dataclass(frozen=True, slots=True)
class Labour:
    """How points were worked out: how many by each form, how many by the engine alone, and how many tapes were made."""

    by: tuple[tuple[str, int], ...]
    by_engine: int
    tapes: int


class Table:
    """The tapes of some questions about a task, over some of its numbers."""

    def __init__(
        self,
        task: Task,
        numbers: Sequence[SceneNumber],
        columns: Sequence[str],
        answer: Answer,
        engine_of: EngineOf,
        *,
        by: Kind | None = None,
        worth_tracing: int = 1,
        most: int = MOST_TAPES,
    ) -> None:
        """columns: the names of the answers. by: the form in which tapes are evaluated; the quickest that there is where it
        is None. worth_tracing: fewer points that no tape holds for are asked of the engine. most: so many tapes are kept."""
        self._task = task
        self._numbers = tuple(numbers)
        self._answer = answer
        self._engine_of = engine_of
        self._by = by
        self._worth_tracing = worth_tracing
        self._most = most
        self.columns = tuple(columns)
        self._tapes: dict[tuple[_Structure, int], Forms] = {}
        self._counts: dict[str, int] = {}
        self._by_engine = 0
        self._made = 0

    @property
    def labour(self) -> Labour:
        """How all points so far were worked out."""
        return Labour(tuple(sorted(self._counts.items())), self._by_engine, self._made)

    @property
    def tapes(self) -> tuple[Tape, ...]:
        """The tapes that take all of the numbers."""
        return tuple(forms.tape for (structure, _), forms in self._tapes.items() if set(structure) <= {None})

    def begin(self, amounts: Sequence[float]) -> None:
        """Trace one setting, so that a tape is there for what is near it. Raises LimitReached, StoryError."""
        self._begun(self._structure([array("d", [amount]) for amount in amounts], 0), amounts)

    def work_out(self, columns: Columns, points: int) -> list[array[float]]:
        """Return a column of answers for each name in `columns`. Raises LimitReached, StoryError, RequestError."""
        results = [array("d", bytes(8 * points)) for _ in self.columns]
        groups: dict[_Structure, list[int]] = {}
        if any(number.whole or math.inf in column for number, column in zip(self._numbers, columns, strict=True)):
            for point in range(points):
                groups.setdefault(self._structure(columns, point), []).append(point)
        else:
            groups[(None,) * len(self._numbers)] = list(range(points))
        for structure, group in groups.items():
            self._work_out_group(structure, group, columns, results)
        return results

    def _structure(self, columns: Columns, point: int) -> _Structure:
        amounts = [column[point] for column in columns]
        return tuple(
            amount if number.whole or math.isinf(amount) else None
            for number, amount in zip(self._numbers, amounts, strict=True)
        )

    def _work_out_group(
        self, structure: _Structure, points: list[int], columns: Columns, results: list[array[float]]
    ) -> None:
        for known in [label for label in self._tapes if label[0] == structure]:
            if points:
                points = self._evaluated(known, points, columns, results)
        while points:
            first = points[0]
            amounts = [column[first] for column in columns]
            label = self._begun(structure, amounts) if len(points) >= self._worth_tracing else None
            if label is not None:
                points = self._evaluated(label, points, columns, results)
                if not points or points[0] != first:
                    continue
                del self._tapes[label]
            self._by_engine += 1
            task = set_in(self._task, self._numbers, amounts)
            found = self._answer(self._engine_of(task))
            for result, name in zip(results, self.columns, strict=True):
                result[first] = found[name]
            points = points[1:]

    def _begun(self, structure: _Structure, amounts: Sequence[float]) -> tuple[_Structure, int] | None:
        """Trace a point, and return where the tape is kept; None where the point is the engine's."""
        task = self._task
        free: list[tuple[SceneNumber, float]] = []
        for number, fixed, amount in zip(self._numbers, structure, amounts, strict=True):
            if fixed is None:
                free.append((number, amount))
            else:
                task = number.change(task, fixed)
        try:
            numbers, given = [number for number, _ in free], [amount for _, amount in free]
            tape = traced(task, numbers, given, self._answer, self._engine_of)
        except TooClose:
            return None
        self._made += 1
        label = (structure, self._made)
        self._tapes[label] = Forms(tape)
        while len(self._tapes) > self._most:
            del self._tapes[next(iter(self._tapes))]
        return label

    def _evaluated(
        self, label: tuple[_Structure, int], points: list[int], columns: Columns, results: list[array[float]]
    ) -> list[int]:
        """Evaluate a tape at some points, and return those at which its guards are broken."""
        forms = self._tapes[label] = self._tapes.pop(label)
        form = forms.form(len(points), self._by)
        used = [column for fixed, column in zip(label[0], columns, strict=True) if fixed is None]
        is_all = len(points) == len(results[0])
        given = used if is_all else [array("d", [column[point] for point in points]) for column in used]
        found, holds = form.run(given, len(points))
        count = sum(holds)
        self._counts[form.name] = self._counts.get(form.name, 0) + count
        if is_all and count == len(points):
            for result, column in zip(results, found, strict=True):
                result[:] = column
            return []
        for number, point in enumerate(points):
            if holds[number]:
                for result, column in zip(results, found, strict=True):
                    result[point] = column[number]
        return [point for number, point in enumerate(points) if not holds[number]]
