"""A scene's tape: the engine run once, at one setting of its numbers, and what came of it remembered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from forbear.grounding.task import Task
from forbear.minds.garbage import without_collecting
from forbear.minds.interface import Engine
from forbear.minds.tape.tape import Tape
from forbear.minds.tape.traced import Recording
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
        """Raises TooClose, LimitReached."""
        self._recording = Recording()
        self._made_by = engine_of
        with without_collecting():
            self._recording.is_asking = False
            inputs = [
                self._recording.input(number.name, amount) for number, amount in zip(numbers, amounts, strict=True)
            ]
            self.engine = engine_of(set_in(task, numbers, inputs))  # type: ignore[arg-type]
            self._recording.is_asking = True
        self._engines = {self.engine.task: self.engine}

    def engine_of(self, task: Task) -> Engine:
        """Return the engine of a task of this run: of an altered scene."""
        found = self._engines.get(task)
        if found is None:
            found = self._engines[task] = self._made_by(task)
        return found

    @property
    def noted(self) -> int:
        """How many guards were noted so far."""
        return self._recording.recorder.noted

    def tape(self, answers: Callable[[], Mapping[str, object]], since: int = 0) -> Tape:
        """Return the tape of some answers. since: so many guards are known to hold where it is evaluated. Raises TooClose,
        LimitReached, StoryError."""
        for engine in self._engines.values():
            engine.budget.renew()  # what is asked now has an allowance of its own
        with without_collecting():
            return self._recording.tape(answers(), since)


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
