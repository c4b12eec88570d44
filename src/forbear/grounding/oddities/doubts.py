"""What somebody may not know, or be wrong about, found without running: a generous guess."""

from __future__ import annotations

from forbear.grounding.oddities.reach import Reach
from forbear.grounding.task import Declaration, GroundAction, Task
from forbear.language.expressions import TRUE, And, Believes, Cell, Degree, Expression, Literal
from forbear.logic.cells import cells_of, parts_of, reads_minds
from forbear.logic.folding import are_equal, negation


class Doubts:
    """For each character the cells of which they may not know how they are."""

    def __init__(self, task: Task, reach: Reach) -> None:
        self._task = task
        self._reach = reach
        self._used = [task.actions[index] for index in reach.used]
        self._known: dict[str, frozenset[int]] = {}

    def of(self, name: str) -> frozenset[int]:
        """Return the cells that a character may be unsure of, or wrong about, at some time."""
        if name not in self._known:
            self._known[name] = self._found(name)
        return self._known[name]

    def _found(self, name: str) -> frozenset[int]:
        task = self._task
        found = self._at_first(name)
        place = task.characters.index(name)
        grown = -1
        while grown != len(found):
            grown = len(found)
            for action in self._used:
                unseen = name not in action.consenting and self._reach.could(negation(action.observing[place]))
                shown = _shown(action, name)
                for effect in action.effects:
                    if not effect.path and effect.cell not in shown:
                        if unseen or _hangs_on((effect.condition, effect.value), found):
                            found.add(effect.cell)
            for trigger in task.triggers:
                if self._reach.could(trigger.precondition):
                    for effect in trigger.effects:
                        if not effect.path and _hangs_on((trigger.precondition, effect.condition, effect.value), found):
                            found.add(effect.cell)
        return frozenset(found)

    def _at_first(self, name: str) -> set[int]:
        task = self._task
        found = {cell for cells, _ in task.drawn for cell in cells}
        for openly in (True, False):
            for declaration in task.declarations:
                if declaration.openly == openly and declaration.path == (name,):
                    found.difference_update(declaration.cells)
                    found.update(self._left_open(declaration))
        return found

    def _left_open(self, declaration: Declaration) -> set[int]:
        found = set()
        for _, choices in declaration.alternatives:
            for place, cell in enumerate(declaration.cells):
                for values, _ in choices:
                    value = values[place]
                    if value == Cell(cell):
                        continue
                    if not isinstance(value, Literal) or not are_equal(value.value, self._task.initial[cell]):
                        found.add(cell)
        return found


def read_outside_minds(expression: Expression) -> frozenset[int]:
    """Return the cells that an expression reads as they are, not as somebody believes."""
    if isinstance(expression, Cell):
        return frozenset((expression.index,))
    if isinstance(expression, (Believes, Degree)):
        return frozenset()
    return frozenset().union(*(read_outside_minds(part) for part in parts_of(expression)))


def read_in_mind(expression: Expression, name: str) -> frozenset[int]:
    """Return the cells of which an expression asks what one character believes."""
    match expression:
        case Believes(Literal(believer), body):
            return cells_of(body) if believer == name else frozenset()
    return frozenset().union(*(read_in_mind(part, name) for part in parts_of(expression)))


def _shown(action: GroundAction, name: str) -> frozenset[int]:
    cells = (reveal.cells for reveal in action.reveals if reveal.character == name and reveal.condition == TRUE)
    return frozenset(cell for each in cells for cell in each)


def _hangs_on(parts: tuple[Expression, ...], cells: set[int]) -> bool:
    whole = And(parts)
    return not cells.isdisjoint(read_outside_minds(whole)) or reads_minds(whole)
