"""The outcomes of a scene while some of its numbers are moved, one setting at a time, by tapes that are kept between."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from forbear.api.runs import DEFAULT_LIMITS
from forbear.grounding.task import Task
from forbear.minds.budget import Limits
from forbear.minds.reference import ReferenceEngine
from forbear.stories.numbers import SceneNumber, are_whole
from forbear.stories.sweep.asked import answers, asked
from forbear.stories.sweep.table import Table

MOST_TABLES, MOST_TAPES = 4, 24
"""Kept of one scene: tables, each over other numbers, and tapes of a table. Those not used for longest go first."""


class MovedOutcomes:
    """How likely each outcome of a task is, asked one setting of some of its numbers at a time.

    One tape is over all numbers that are likely to be moved: whichever of them is moved first, the scene was worked out
    already.
    """

    def __init__(
        self,
        task: Task,
        number: Callable[[str], SceneNumber],
        likely: Iterable[SceneNumber] = (),
        limits: Limits | None = None,
    ) -> None:
        """number: finds one by its name. likely: those likely to be moved, each where it is something, and free to move
        beside the others. limits: for each tape that is made. Raises RequestError where there is no outcome."""
        self._task = task
        self._number = number
        self._likely = {one.name: one for one in likely}
        self._known = dict(self._likely)
        self._asks = asked([name for name, _ in task.outcomes], task)
        self._engine_of = lambda task: ReferenceEngine(task, limits or DEFAULT_LIMITS)
        self._tables: dict[tuple[str, ...], Table] = {}

    def at(self, amounts: Mapping[str, float]) -> dict[str, float]:
        """Return the outcomes with numbers moved to these amounts, one after the other. Raises RequestError for what a number
        cannot be, LimitReached, StoryError."""
        moved: dict[str, float] = {}
        for name, amount in amounts.items():
            number = self._named(name)
            number.check(amount)
            stands, weight = self._standing(number, amount)
            is_all = number.weighed_in is not None and moved.get(stands) == float(stands == number.name)
            if not is_all:  # of a belief whose other weight was moved to nothing there is none to share out
                moved[stands] = weight
        table, numbers = self._table(self._beside(moved), moved)
        if not table.labour.tapes:
            table, numbers = self._table(tuple(self._named(name) for name in moved), moved)
        found = table.work_out([array("d", [moved.get(one.name, one.now or 0.0)]) for one in numbers], 1)
        return {name: column[0] for name, column in zip(table.columns, found, strict=True)}

    def _named(self, name: str) -> SceneNumber:
        if name not in self._known:
            found = self._number(name)
            self._known[name] = self._likely.get(found.name, found)
        return self._known[name]

    def _standing(self, number: SceneNumber, amount: float) -> tuple[str, float]:
        """Return which number stands for one that is moved, and what that is then: the two weights of a belief are one thing to
        move."""
        if number.name not in self._likely:
            for one in self._likely.values():
                if are_whole(one, number):
                    return one.name, 1 - amount
        return number.name, amount

    def _beside(self, moved: Mapping[str, float]) -> tuple[SceneNumber, ...]:
        """Return what a tape for this is best over: the numbers that are likely to be moved, where these are among them; else
        these, and of the others what is no weight of a belief that one of these is of."""
        if moved.keys() <= self._likely.keys():
            return tuple(self._likely.values())
        first = [self._named(name) for name in moved]
        taken = {number.weighed_in for number in first if number.weighed_in is not None}
        rest = (one for one in self._likely.values() if one.name not in moved and one.weighed_in not in taken)
        return (*first, *rest)

    def _table(
        self, numbers: tuple[SceneNumber, ...], moved: Mapping[str, float]
    ) -> tuple[Table, tuple[SceneNumber, ...]]:
        """Return the table over some numbers, and these. It is begun where the scene stands, if all of them are likely to be
        moved, else where they are now; where that hangs on rounding it has no tape."""
        key = tuple(number.name for number in numbers)
        table = self._tables.pop(key, None)
        if table is None:
            answer = partial(answers, asks=self._asks, after="", at=None)
            names = [name for name, _ in self._task.outcomes]
            table = Table(self._task, numbers, names, answer, self._engine_of, most=MOST_TAPES)
            amounts = {} if key == tuple(self._likely) else moved
            table.begin([amounts.get(number.name, number.now or 0.0) for number in numbers])
        self._tables[key] = table
        while len(self._tables) > MOST_TABLES:
            del self._tables[next(iter(self._tables))]
        return table, numbers
