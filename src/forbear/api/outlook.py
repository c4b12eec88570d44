"""What comes out of a scene at settings of some of its numbers: by tapes where it declares outcomes, else by the engine."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence

from forbear.grounding.task import Task
from forbear.minds.interface import Engine
from forbear.stories.numbers import SceneNumber
from forbear.stories.questions.edge import EdgePoint, Look, point, point_of
from forbear.stories.sweep.asked import answers, asked
from forbear.stories.sweep.table import Table
from forbear.stories.sweep.tracing import set_in

_FEW = 3
"""Fewer settings than these are not worth a tape: it takes some two or three runs to make one."""


def outlook(task: Task, numbers: Sequence[SceneNumber], engine_of: Callable[[Task], Engine]) -> Look:
    """Return what looks at settings of these numbers: lists of amounts. Raises as the engine does."""
    if not task.outcomes:
        return lambda settings: [point(set_in(task, numbers, each), each[0], engine_of) for each in settings]
    names = [name for name, _ in task.outcomes]
    asks = asked(names, task)
    table = Table(task, numbers, names, lambda engine: answers(engine, asks), engine_of, worth_tracing=_FEW)

    def look(settings: Sequence[Sequence[float]]) -> list[EdgePoint]:
        columns = [array("d", column) for column in zip(*settings, strict=True)]
        rows = zip(*table.work_out(columns, len(settings)), strict=True)
        return [
            point_of(each[0], tuple(zip(names, chances, strict=True)))
            for each, chances in zip(settings, rows, strict=True)
        ]

    return look
