"""The tasks that the engines of open minds work on: the story's, with room for whatever somebody may hold by now.

What a task says could ever be so, is what an engine reckons with (grounding/narrowing.py, doubt.py). A host may bring about
what no event of the story would, so that must be among the declarations. Which task it is hangs on the minds as they are and
on nothing that was before: so no digit of what is worked out hangs on it either.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from forbear.grounding.narrowing import narrowed, possible_values, varying_cells, with_own_narrowing
from forbear.grounding.task import Declaration, Task
from forbear.language.expressions import TRUE, Literal
from forbear.language.problem import CHANCE, SCRIPT
from forbear.language.values import UNKNOWN, Value
from forbear.logic.folding import is_number
from forbear.minds.doubt import may_be_doubted
from forbear.minds.live.rows import END
from forbear.minds.node import State, picker
from forbear.records import replace

Wide = Mapping[int, tuple[frozenset[Value], bool]]
"""Values that cells may come to have, for a reason that no task tells; and whether somebody may come to doubt them by it."""

Beyond = tuple[tuple[int, tuple[Value, ...]], ...]
"""Cells, in order, with values beyond what the story by itself would bring about."""

_KEPT, _FEW = 1_000, 4


class Footing:
    """The tasks of one story, whoever acts."""

    def __init__(self, task: Task) -> None:
        every = tuple(action.index for action in task.actions)
        self._task = with_own_narrowing(replace(task, turns=(*task.characters, CHANCE, SCRIPT, END), script=every))
        whole = narrowed(self._task)
        varying = frozenset(varying_cells(whole))
        self._possible = tuple(
            values if cell in varying else frozenset((task.initial[cell],))
            for cell, values in enumerate(possible_values(self._task))
        )
        doubted = may_be_doubted(whole)
        self._sure = tuple(cell for cell in range(len(task.fluents)) if cell not in doubted)
        self._hidden = {cell: self._some_values(cell) for cell in self._sure if cell in whole.changing}
        """What all see as it changes, as the story has it; once a host hides such a deed, any of these may be doubted."""
        self._strange: dict[State, tuple[int, ...]] = {}
        self._tasks: dict[Beyond, Task] = {}

    def _some_values(self, cell: int) -> frozenset[Value]:
        possible, first = self._possible[cell], self._task.initial[cell]
        if possible is not None:
            return possible | {first}
        return frozenset((first, 1 if first == 0 else 0)) if is_number(first) else frozenset((first, UNKNOWN))

    def altered(self, task: Task) -> Footing:
        """Return what it is for a task that differs in reasons and costs alone."""
        found = object.__new__(Footing)
        other = replace(task, turns=self._task.turns, script=self._task.script)
        found._task = with_own_narrowing(other, self._task)
        found._possible, found._sure, found._hidden = self._possible, self._sure, self._hidden
        found._strange, found._tasks = {}, {}
        return found

    def task(self, beyond: Beyond) -> Task:
        """Return the task with room for what is beyond the story. Its turns are all there could be: others may be set."""
        if not beyond:
            return self._task
        found = self._tasks.get(beyond)
        if found is None:
            if len(self._tasks) >= _FEW:
                self._tasks.clear()
            found = self._tasks[beyond] = self._wider(beyond)
        return found

    def _wider(self, beyond: Beyond) -> Task:
        declared = tuple(
            Declaration(
                (self._task.characters[0],),
                True,
                (cell,),
                ((TRUE, tuple(((Literal(value),), 1 / len(values)) for value in values)),),
            )
            for cell, values in beyond
        )
        task = replace(self._task, declarations=(*self._task.declarations, *declared))
        return with_own_narrowing(task)

    def beyond(self, states: Iterable[State], wide: Wide) -> Beyond:
        """Return what is beyond the story in states that somebody holds possible, or may come to."""
        every = list(dict.fromkeys(states))
        cells = {cell for state in every for cell in self._strange_in(state)}
        doubted = {cell for cell, (_, is_doubted) in wide.items() if is_doubted and cell in self._sure}
        sure = picker(self._sure)
        known = sure(every[0])
        if any(sure(state) != known for state in every):
            doubted.update(cell for cell in self._sure if any(state[cell] != every[0][cell] for state in every))
        for cell, (values, _) in wide.items():
            possible = self._possible[cell]
            if possible is not None and not possible.issuperset(values):
                cells.add(cell)
        found: dict[int, frozenset[Value]] = dict(self._hidden) if doubted else {}
        for cell in cells | doubted.difference(found):
            told, _ = wide.get(cell, (frozenset(), False))
            held = found.get(cell, frozenset()) | told
            found[cell] = held.union((self._task.initial[cell],), [state[cell] for state in every])
        return tuple((cell, tuple(sorted(found[cell], key=repr))) for cell in sorted(found))

    def _strange_in(self, state: State) -> tuple[int, ...]:
        """Return the cells in which a state is as nothing in the story would bring about."""
        found = self._strange.get(state)
        if found is None:
            if len(self._strange) >= _KEPT:
                self._strange.clear()
            found = self._strange[state] = tuple(
                cell
                for cell, (value, possible) in enumerate(zip(state, self._possible, strict=True))
                if possible is not None and value not in possible
            )
        return found
