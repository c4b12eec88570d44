"""How likely what is told is under many hypotheses at once: on tapes, one for each scene that open facts make."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence

from forbear.grounding.task import Task
from forbear.minds.interface import Engine
from forbear.reading.quantities import Quantity
from forbear.stories.sweep.table import Table
from forbear.stories.vocabulary.frame import EngineOf

Row = tuple[int, ...]
"""A hypothesis: for each open quantity the place of what it is among its possibilities."""

Answer = Callable[[Engine], Mapping[str, float]]

BLOCK = 2048
"""Hypotheses that are worked out together."""


class Likelihoods:
    """What some answers come to under hypotheses."""

    def __init__(
        self,
        task: Task,
        quantities: Sequence[Quantity],
        answer: Answer,
        names: Sequence[str],
        engine_of: EngineOf,
    ) -> None:
        """answer: asks an engine, and returns what is wanted by name. names: of what is wanted, in order."""
        self._task = task
        self._quantities = tuple(quantities)
        self._answer = answer
        self._names = tuple(names)
        self._engine_of = engine_of
        self._facts = tuple(place for place, one in enumerate(self._quantities) if one.is_fact)
        self._tables: dict[Row, Table] = {}

    def at(self, rows: Sequence[Row], moving: Sequence[int] = ()) -> list[array[float]]:
        """Return a column for each name, an entry for each hypothesis. Raises LimitReached, StoryError.

        Numbers that are the same in all of them are written into the scene, so that less has to be computed. moving:
        quantities that differ in what is asked later on, so that the same tapes hold for it.
        """
        found = [array("d", bytes(8 * len(rows))) for _ in self._names]
        groups: dict[tuple[int, ...], list[int]] = {}
        for number, row in enumerate(rows):
            groups.setdefault(tuple(row[place] for place in self._facts), []).append(number)
        varying = tuple(
            place
            for place, one in enumerate(self._quantities)
            if not one.is_fact and (place in moving or any(row[place] != rows[0][place] for row in rows))
        )
        for group in groups.values():
            columns = columns_of(self._quantities, varying, [rows[number] for number in group])
            fixed = tuple(-1 if place in varying else at for place, at in enumerate(rows[group[0]]))
            answers = self._table(fixed).work_out(columns, len(group))
            for column, answered in zip(found, answers, strict=True):
                for number, value in zip(group, answered, strict=True):
                    column[number] = value
        return found

    @property
    def by_engine(self) -> int:
        """How many hypotheses no tape held for, so far."""
        return sum(table.labour.by_engine for table in self._tables.values())

    def _table(self, fixed: Row) -> Table:
        """Return the table in which some quantities are fixed; the others, at -1, are what its numbers move."""
        found = self._tables.get(fixed)
        if found is None:
            task = self._task
            for one, at in zip(self._quantities, fixed, strict=True):
                if at >= 0 and at != one.said:
                    task = one.applied(task, at)
            numbers = [n for one, at in zip(self._quantities, fixed, strict=True) if at < 0 for n in one.numbers]
            found = self._tables[fixed] = Table(task, numbers, self._names, self._answer, self._engine_of)
        return found


def columns_of(quantities: Sequence[Quantity], varying: Sequence[int], rows: Sequence[Row]) -> list[array[float]]:
    """Return what the numbers of some quantities are under hypotheses: a column for each number, an entry for each
    hypothesis."""
    return [
        array("d", [quantities[place].possibilities[row[place]].amounts[k] for row in rows])
        for place in varying
        for k in range(len(quantities[place].numbers))
    ]
