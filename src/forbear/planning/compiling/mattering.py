"""Which ground actions can matter for the author's goal: the others need not be compiled.

What matters is what the author wishes, what that hangs on, and so on: what changes it, and, since nobody acts
without a reason, the wishes of all who must consent to that, and what these see of it. A plan in which something
else is done holds without it (fast/relevance.py, which finds less still once conditions are simple). Fluents are told
apart by what they are about, whoever believes them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from forbear.grounding.task import GroundAction, GroundAssign, Task
from forbear.language.expressions import TRUE, And, Believes, Cell, Degree, Expects, Expression, Literal, Or
from forbear.logic.cells import parts_of
from forbear.planning.compiling.doubtful import doubtful_cells
from forbear.planning.node_limits import NodeLimits

_NOTHING: Final[frozenset[int]] = frozenset()


def mattering(task: Task, conditions: Iterable[Expression], bounds: NodeLimits) -> frozenset[int]:
    """Return the actions (numbers in the task) that can matter for the author's utility or for some ground conditions.

    Raises LimitReached.
    """
    return _Mattering(task, bounds).closed(conditions)


class _Mattering:
    """Follows what matters from what is wished to what that hangs on."""

    def __init__(self, task: Task, bounds: NodeLimits) -> None:
        self._task = task
        self._bounds = bounds
        self._cells: dict[int, frozenset[int]] = {}
        """By an expression's identity: what grounding shares between actions is looked at once."""
        self._of_minds: set[int] = set()
        """The expressions that ask about beliefs."""
        self._wishes = dict(task.utilities)
        self._reads_minds = False
        """Whether somebody's beliefs are asked about by anything that matters."""
        self._wanted: dict[int, None] = {}
        self._waiting: list[int] = []
        self._minds: dict[int, None] = {}
        """Those who must consent to something that matters: what they see of it does too."""
        self._found: dict[int, None] = {}
        self._changing: dict[int, list[int]] = {}
        self._correcting: dict[int, list[int]] = {}
        """For each fluent the actions that change it, and those whose precondition it is in."""
        self._sure: dict[tuple[int, int], bool] = {}
        self._outright: dict[int, bool] = {}
        self._alternatives: dict[int, frozenset[Expression]] = {}
        """By the identity of who sees an action: the conditions of which one is enough."""
        self._asked_for: set[int] = set()
        """The identities of the expressions of which all that they read is wanted."""
        every = range(len(task.fluents)) if task.is_base else ()
        self._unsure = {*every, *(cell for declaration in task.declarations for cell in declaration.cells)}
        """The fluents that somebody may have wrong from the beginning, or by other ways than seeing what happens."""

    def closed(self, conditions: Iterable[Expression]) -> frozenset[int]:
        task = self._task
        following: dict[int, list[int]] = {}
        for action in task.actions:
            self._bounds.look()
            for cell in _changed(action.effects):
                self._changing.setdefault(cell, []).append(action.index)
            for cell in self._read(action.precondition):
                self._correcting.setdefault(cell, []).append(action.index)
        for number, trigger in enumerate(task.triggers):
            for cell in _changed(trigger.effects):
                following.setdefault(cell, []).append(number)
        self._unsure.update(following)
        self._want(self._wished(None))
        for condition in conditions:
            self._want(self._asked(condition))
        self._want(doubtful_cells(task))
        while self._waiting:
            self._bounds.check()
            cell = self._waiting.pop()
            for number in following.pop(cell, ()):
                trigger = task.triggers[number]
                self._want(self._asked(trigger.precondition))
                self._want_parts(trigger.effects)
            for index in self._changing.get(cell, ()):
                self._add(index)
            for who in tuple(self._minds):
                self._correct(who, cell)
            for who in range(len(task.characters)) if self._reads_minds else ():
                self._see(who)
        return frozenset(self._found)

    def _add(self, index: int) -> None:
        if index in self._found:
            return
        action = self._task.actions[index]
        self._found[index] = None
        if action.attempted is not None:
            self._add(action.attempted)
        self._ask(action.precondition)
        self._want_parts(action.effects)
        names = self._task.characters
        for name in action.consenting:
            who = names.index(name)
            if who not in self._minds:
                self._want(self._wished(name))
                self._see(who)
        for who in self._minds:
            self._ask(action.observing[who])

    def _see(self, who: int) -> None:
        """Let what somebody sees of all that matters so far matter too."""
        if who not in self._minds:
            self._minds[who] = None
            for index in tuple(self._found):
                self._ask(self._task.actions[index].observing[who])
            for cell in tuple(self._wanted):
                self._correct(who, cell)

    def _correct(self, who: int, cell: int) -> None:
        """Let what somebody may have wrong be put right by whatever shows it."""
        for index in self._correcting.get(cell, ()):
            if index not in self._found and not self._is_sure(who, cell):
                self._add(index)

    def _is_sure(self, who: int, cell: int) -> bool:
        """Say whether somebody never has a fluent wrong, nor anybody their idea of it.

        So it is where nothing is said of what anybody takes it to be, and whoever it is sees each change of it as it is.
        """
        key = (who, cell)
        known = self._sure.get(key)
        if known is None:
            known = self._sure[key] = (
                cell not in self._unsure
                and self._is_set_outright(cell)
                and all([self._sees(self._task.actions[index], who) for index in self._changing.get(cell, ())])
            )
        return known

    def _is_set_outright(self, cell: int) -> bool:
        """Say whether each action that changes a fluent does one thing to it, whatever is so, and tells nobody of it."""
        known = self._outright.get(cell)
        if known is None:
            changing = {id(effects): effects for effects in self._effects_on(cell)}
            known = self._outright[cell] = not any(
                effect.cell == cell
                and (effect.path or effect.condition != TRUE or not isinstance(effect.value, Literal))
                for effects in changing.values()
                for effect in effects
            )
        return known

    def _effects_on(self, cell: int) -> list[tuple[GroundAssign, ...]]:
        return [self._task.actions[index].effects for index in self._changing.get(cell, ())]

    def _sees(self, action: GroundAction, who: int) -> bool:
        """Say whether somebody sees an action whenever it happens."""
        condition = action.observing[who]
        known = self._alternatives.get(id(condition))
        if known is None:
            known = self._alternatives[id(condition)] = frozenset(_alternatives(condition))
        return TRUE in known or not known.isdisjoint(_parts(action.precondition))

    def _want(self, cells: Iterable[int]) -> None:
        for cell in cells:
            if cell not in self._wanted:
                self._wanted[cell] = None
                self._waiting.append(cell)

    def _want_parts(self, effects: Iterable[GroundAssign]) -> None:
        for effect in effects:
            self._ask(effect.condition)
            self._ask(effect.value)

    def _ask(self, expression: Expression) -> None:
        """Let what an expression of the task reads matter."""
        if id(expression) not in self._asked_for:
            self._asked_for.add(id(expression))
            self._want(self._asked(expression))

    def _wished(self, name: str | None) -> frozenset[int]:
        value = self._wishes.get(name)
        return _NOTHING if value is None else self._asked(value)

    def _asked(self, expression: Expression) -> frozenset[int]:
        """Return what an expression reads, noting whether it asks about beliefs."""
        if isinstance(expression, Literal):
            return _NOTHING
        found = self._read(expression)
        self._reads_minds = self._reads_minds or id(expression) in self._of_minds
        return found

    def _read(self, expression: Expression) -> frozenset[int]:
        """Return every fluent that an expression reads, in the world and in minds."""
        if isinstance(expression, Literal):
            return _NOTHING
        known = self._cells.get(id(expression))
        if known is None:
            known = self._cells[id(expression)] = self._reading(expression)
        return known

    def _reading(self, expression: Expression) -> frozenset[int]:
        if isinstance(expression, Cell):
            return frozenset((expression.index,))
        found: set[int] = set()
        is_of_minds = isinstance(expression, Believes | Degree | Expects)
        for part in parts_of(expression):
            found |= self._read(part)
            is_of_minds = is_of_minds or id(part) in self._of_minds
        if is_of_minds:
            self._of_minds.add(id(expression))
        return frozenset(found)


def _changed(effects: Iterable[GroundAssign]) -> set[int]:
    return {effect.cell for effect in effects}


def _alternatives(condition: Expression) -> tuple[Expression, ...]:
    return condition.operands if isinstance(condition, Or) else (condition,)


def _parts(condition: Expression) -> tuple[Expression, ...]:
    return condition.operands if isinstance(condition, And) else (condition,)
