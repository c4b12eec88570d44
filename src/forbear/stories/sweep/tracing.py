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


def traced(
    task: Task,
    numbers: Sequence[SceneNumber],
    amounts: Sequence[float],
    answer: Answer,
    engine_of: EngineOf,
) -> Tape:
    """Return the tape whose inputs are these numbers, begun where they have these amounts. Raises TooClose, LimitReached."""
    recording = Recording()
    with without_collecting():
        recording.is_asking = False
        inputs = [recording.input(number.name, amount) for number, amount in zip(numbers, amounts, strict=True)]
        engine = engine_of(set_in(task, numbers, inputs))  # type: ignore[arg-type]
        recording.is_asking = True
        return recording.tape(answer(engine))
