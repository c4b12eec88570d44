"""Some runs at different settings that go on, shared by all that is asked of a scene: what one question has had worked out,
the next one finds.

A setting is answered by the first run whose guards hold there; where none does, by a new one that begins there, or by
the engine.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence

from forbear.errors import StoryError
from forbear.grounding.task import Task
from forbear.minds.tape.door import Forms
from forbear.minds.tape.forms import Columns
from forbear.minds.tape.traced import TooClose
from forbear.records import dataclass
from forbear.stories.numbers import SceneNumber
from forbear.stories.sweep.tracing import EngineOf, OngoingRun

MOST_RUNS = 40
"""So many runs are kept going; settings that none of them holds for are the engine's."""

WORTH = 2
"""So many settings that no run holds for are worth another: one takes less than two runs of the engine do."""


class OngoingRuns:
    """The runs of a task over some numbers of it."""

    def __init__(self, task: Task, numbers: Sequence[SceneNumber], engine_of: EngineOf) -> None:
        self.task = task
        self.numbers = tuple(numbers)
        self.engine_of = engine_of
        self.runs: list[OngoingRun] = []

    def begun_as_it_stands(self) -> None:
        """Begin a run where the scene stands, if all of its numbers are something there. Raises LimitReached, StoryError."""
        now = [number.now for number in self.numbers]
        amounts = [amount for amount in now if amount is not None]
        if len(amounts) == len(now):
            self.begun(amounts)

    def begun(self, amounts: Sequence[float]) -> OngoingRun | None:
        """Return a new run that begins where the numbers have these amounts; None where there are enough, or where it hangs
        on rounding. Raises LimitReached, StoryError."""
        if len(self.runs) >= MOST_RUNS:
            return None
        try:
            run = OngoingRun(self.task, self.numbers, amounts, self.engine_of)
        except TooClose:
            return None
        self.runs.append(run)
        return run


@dataclass(frozen=True, slots=True)
class RowFound:
    """What tapes of a run came to at a setting."""

    run: OngoingRun
    row: tuple[float, ...]


class RunTapes:
    """The tapes of some answers: one of each run, made when it is first needed."""

    def __init__(self, runs: OngoingRuns, answers: Callable[[OngoingRun], Mapping[str, object]]) -> None:
        self._runs = runs
        self._answers = answers
        self._forms: dict[OngoingRun, Forms | None] = {}
        self._noted: dict[OngoingRun, int] = {}
        self._unheld = 0

    def noted(self, run: OngoingRun) -> int:
        """Return how many of a run's guards hold wherever its tape does."""
        return self._noted[run]

    def at(self, columns: Columns, points: int) -> list[RowFound | None]:
        """Return the answers at each setting; None where no run holds. Raises LimitReached, StoryError."""
        found: list[RowFound | None] = [None] * points
        left = list(range(points))
        for run in self._runs.runs:
            left = self.evaluated(run, columns, left, found)
        while left and (self._unheld + len(left) >= WORTH or not self._runs.runs):
            run_here = self._runs.begun([column[left[0]] for column in columns])
            if run_here is None:
                break
            before = len(left)
            left = self.evaluated(run_here, columns, left, found)
            if len(left) == before:
                break
            self._unheld = 0
        self._unheld += len(left)
        return found

    def evaluated(
        self, run: OngoingRun, columns: Columns, points: list[int], found: list[RowFound | None]
    ) -> list[int]:
        """Fill in the settings that a run holds for, and return the others."""
        forms = self._form(run) if points else None
        if forms is None:
            return points
        rows = evaluated(forms, columns, points)
        for point, row in zip(points, rows, strict=True):
            if row is not None:
                found[point] = RowFound(run, row)
        return [point for point, row in zip(points, rows, strict=True) if row is None]

    def _form(self, run: OngoingRun) -> Forms | None:
        if run not in self._forms:
            try:
                self._forms[run] = Forms(run.tape(lambda: self._answers(run)))
            except (TooClose, StoryError):
                self._forms[run] = None
            self._noted[run] = run.noted
        return self._forms[run]


def evaluated(forms: Forms, columns: Columns, points: Sequence[int]) -> list[tuple[float, ...] | None]:
    """Return what a tape comes to at some of the settings; None where its guards do not hold."""
    given = [array("d", [column[point] for point in points]) for column in columns]
    found, holds = forms.form(len(points)).run(given, len(points))
    rows = zip(*found, strict=True) if found else (() for _ in points)
    return [row if is_held else None for row, is_held in zip(rows, holds, strict=True)]
