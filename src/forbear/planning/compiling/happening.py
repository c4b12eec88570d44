"""Which ground actions could ever happen: found in a look at what they ask for, before anything is made of them.

The guess is more generous than the one that follows (reachable.py): a fluent has one set of values, whoever believes them,
every effect applies, and only what compares a fluent of finitely many values with a constant can be wanting. An action
that is left out here would be found to be impossible there, once all that it asks for was in normal form and everybody's
view of it spelled out, which for most of many actions is most of the work.
"""

from __future__ import annotations

from collections.abc import Iterable

from forbear.grounding.task import GroundAction, GroundAssign, GroundTrigger, Task
from forbear.language.expressions import And, Believes, Cell, Comparison, Expression, Literal, Not, Or
from forbear.language.values import Value
from forbear.planning.compiling.settled import SureMinds
from forbear.planning.node_limits import NodeLimits

Waiting = tuple[GroundAction | GroundTrigger, Expression]
"""What could not happen yet, with a part of what it asks for that could not hold."""


def could_happen(
    task: Task, actions: Iterable[GroundAction], minds: SureMinds, in_doubt: Iterable[int], bounds: NodeLimits
) -> list[GroundAction]:
    """Return those of some actions of a task that could happen from its beginning, in order.

    in_doubt: the fluents of which any value may be supposed. Raises LimitReached.
    """
    arising = _Arising(task, minds, in_doubt, bounds)
    pending: list[Waiting] = [(each, each.precondition) for each in actions if each.attempted is None]
    pending += [(each, each.precondition) for each in task.triggers]
    for action in actions:
        if action.attempted is not None:
            arising.apply(action.effects)  # it may, whatever it asks for, where what is tried may happen
    happening: set[int] = set()
    while arising.has_grown:
        arising.has_grown = False
        bounds.check()
        still: list[Waiting] = []
        for event, wanting in pending:
            lacking = arising.lacking(wanting)
            if lacking is None and wanting is not event.precondition:
                lacking = arising.lacking(event.precondition)
            if lacking is not None:
                still.append((event, lacking))
                continue
            arising.apply(event.effects)
            if isinstance(event, GroundAction):
                happening.add(event.index)
        pending = still
    return [each for each in actions if (each.index if each.attempted is None else each.attempted) in happening]


class _Arising:
    """The values that fluents may have come to have; only ever grows."""

    def __init__(self, task: Task, minds: SureMinds, in_doubt: Iterable[int], bounds: NodeLimits) -> None:
        self._values: list[set[Value] | None] = [None if each.values is None else set() for each in task.fluents]
        """None: any."""
        self._held: set[int] = set()
        """Conditions that may hold: they stay so. By their identity, which is their own as the task keeps them."""
        self.has_grown = True
        for cell in in_doubt:
            self._values[cell] = None
        for _, state in minds.all():
            bounds.check()
            for values, value in zip(self._values, state, strict=True):
                if values is not None:
                    values.add(value)

    def apply(self, effects: Iterable[GroundAssign]) -> None:
        """Let effects come about, wherever they are conditional."""
        for effect in effects:
            values = self._values[effect.cell]
            if values is None:
                continue
            if not isinstance(effect.value, Literal):
                self._values[effect.cell] = None
                self.has_grown = True
            elif effect.value.value not in values:
                values.add(effect.value.value)
                self.has_grown = True

    def lacking(self, condition: Expression) -> Expression | None:
        """Return a part of a condition that could not hold, for anybody; None where each could by itself."""
        if id(condition) in self._held:
            return None
        found = self._lacking(condition)
        if found is None:
            self._held.add(id(condition))
        return found

    def _lacking(self, condition: Expression) -> Expression | None:
        held = self._held
        if isinstance(condition, And):
            for operand in condition.operands:
                if id(operand) not in held:
                    lacking = self.lacking(operand)
                    if lacking is not None:
                        return lacking
            return None
        return None if self._may_hold(condition) else condition

    def _may_hold(self, condition: Expression) -> bool:
        if isinstance(condition, Comparison):
            cell, other = condition.left, condition.right
            if condition.operator == "==" and isinstance(cell, Cell) and isinstance(other, Literal):
                return not isinstance(other.value, (str, bool)) or self._may_be(cell.index, other.value)
            return True
        match condition:
            case Cell(index):
                return self._may_be(index, True)
            case Not(Cell(index)):
                return self._may_be(index, False)
            case Believes(_, body):
                return self.lacking(body) is None
            case Or(operands):
                return any(self.lacking(operand) is None for operand in operands)
            case Literal(value):
                return value is True
        return True

    def _may_be(self, cell: int, value: Value) -> bool:
        values = self._values[cell]
        return values is None or value in values
