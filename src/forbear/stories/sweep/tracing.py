"""A scene's tape: the engine run once, at one setting of its numbers, and what came of it remembered."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from forbear.garbage import without_collecting
from forbear.grounding.narrowing import with_own_narrowing
from forbear.grounding.task import Task
from forbear.minds.interface import Engine
from forbear.minds.tape.following import Followed
from forbear.minds.tape.forms import Columns
from forbear.minds.tape.tape import Tape
from forbear.minds.tape.traced import Recording, TooClose
from forbear.stories.numbers import SceneNumber

EngineOf = Callable[[Task], Engine]

Answer = Callable[[Engine], Mapping[str, float]]
"""Asks an engine, and returns the answers by name: the same names at every setting."""


def set_in(task: Task, numbers: Sequence[SceneNumber], amounts: Sequence[float]) -> Task:
    """Return the task with numbers set, one after the other; constants first, since they are where the text has them."""
    for number, amount in sorted(zip(numbers, amounts, strict=True), key=lambda pair: pair[0].group != "amount"):
        task = number.change(task, amount)
    return task


class OngoingRun:
    """A run that is remembered and goes on: what is asked of it later uses what it has worked out, and makes tapes too.

    It begins where these numbers have these amounts. engine: its own; engine_of: makes one for a task, the same for the same.
    """

    def __init__(
        self, task: Task, numbers: Sequence[SceneNumber], amounts: Sequence[float], engine_of: EngineOf
    ) -> None:
        """Raises TooClose, also where nothing is left of a weight that is to be shared out; LimitReached."""
        self._recording = Recording()
        self._made_by = engine_of
        with without_collecting():
            self._recording.is_asking = False
            inputs = [
                self._recording.input(number.name, amount) for number, amount in zip(numbers, amounts, strict=True)
            ]
            try:
                begun = with_own_narrowing(set_in(task, numbers, inputs), task)  # type: ignore[arg-type]
            except ZeroDivisionError:
                raise TooClose from None
            self.engine = engine_of(begun)
            self._recording.is_asking = True
        self._engines: dict[Task, Engine] = {}
        self._parts: dict[Hashable, int] = {None: 0}
        self._made_in: dict[Engine, int] = {self.engine: 0}
        self._alike: list[int] = [0]

    def engine_of(self, task: Task) -> Engine:
        """Return the engine of a task of this run: of an altered scene."""
        now = self._recording.recorder.part
        if not self._engines:
            self._engines[self.engine.task] = self.engine  # a task is compared as a whole, which takes its time
        found = self._engines.get(task)
        if found is None:
            found = self._engines[task] = self._made_by(task)
            self._made_in[found] = now
        self._join(self._made_in[found], now)
        return found

    def _join(self, one: int, other: int) -> None:
        """Note that two parts ask the same engine: each rests on what the other had it work out."""
        first, second = self._alike[one], self._alike[other]
        if first != second:
            self._alike = [first if part == second else part for part in self._alike]

    @contextmanager
    def part(self, name: Hashable) -> Iterator[None]:
        """What is worked out meanwhile is a part of its own: nothing but what is asked for by its name rests on it. What it
        finds worked out in the engine of the run has to be asked for before."""
        recorder = self._recording.recorder
        before = recorder.part
        if name not in self._parts:
            self._parts[name] = len(self._alike)
            self._alike.append(self._parts[name])
        recorder.part = self._parts[name]
        try:
            yield
        finally:
            recorder.part = before

    def resting_on(self, name: Hashable) -> frozenset[int]:
        """Return the numbers of the parts on whose guards it rests what a part was asked for."""
        wanted = {self._alike[0], self._alike[self._parts[name]]}
        return frozenset(part for part, kind in enumerate(self._alike) if kind in wanted)

    @property
    def noted(self) -> int:
        """How many guards were noted so far."""
        return self._recording.recorder.noted

    def tape(self, answers: Callable[[], Mapping[str, object]]) -> Tape:
        """Return the tape of some answers. Raises TooClose, LimitReached, StoryError."""
        with self._going_on():
            return self._recording.tape(answers())

    def number(self, answer: Callable[[], object]) -> int:
        """Return the operation that makes an answer. Raises TooClose, LimitReached, StoryError."""
        with self._going_on():
            return self._recording.number(answer())

    def followed(self, columns: Columns, points: Sequence[int], since: int) -> Followed:
        """Return the run at some of the points. since: so many of its guards hold there."""
        return Followed(self._recording.recorder, columns, points, since)

    @contextmanager
    def _going_on(self) -> Iterator[None]:
        for engine in (self.engine, *self._engines.values()):
            engine.budget.renew()  # what is asked now has an allowance of its own
        with without_collecting():
            yield


def traced(
    task: Task,
    numbers: Sequence[SceneNumber],
    amounts: Sequence[float],
    answer: Answer,
    engine_of: EngineOf,
) -> Tape:
    """Return the tape whose inputs are these numbers, begun where they have these amounts. Raises TooClose, LimitReached."""
    run = OngoingRun(task, numbers, amounts, engine_of)
    return run.tape(lambda: answer(run.engine))
