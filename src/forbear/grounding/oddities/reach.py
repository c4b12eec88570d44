"""What can come up in a scene, turn by turn: a generous guess in which nothing that can come up is lost.

Of every fluent it knows the values that it could have by then, in the world or in anybody's picture of it. What
somebody believes may always be so or not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import product

from forbear.grounding.task import GroundAction, GroundAssign, GroundHears, Task
from forbear.language.expressions import (
    And,
    Arithmetic,
    Believes,
    Cell,
    Comparison,
    Conditional,
    Degree,
    Distribution,
    Expression,
    Function,
    Literal,
    Not,
    Or,
)
from forbear.language.functions import NoValue
from forbear.language.problem import CHANCE, SCRIPT
from forbear.language.values import UNKNOWN, Value
from forbear.logic import folding
from forbear.logic.cells import cells_of

Room = frozenset[Value] | None
"""The values that something could have; None: any."""

_MOST_VALUES = 32
_MOST_PAIRS = 2_000
_BOTH: Room = frozenset((True, False))
_NOTHING: dict[str, Value] = {"boolean": False, "number": 0}


class Reach:
    """The guess for one scene.

    loose: cells that may be anything at the beginning; doubted: cells that may also begin as if nothing was said.
    """

    def __init__(
        self,
        task: Task,
        turns: tuple[str, ...] | None = None,
        loose: Iterable[int] = (),
        doubted: Iterable[int] = (),
    ) -> None:
        self._task = task
        self._rooms = _beginning(task)
        for cell in loose:
            self._rooms[cell] = None
        for cell in doubted:
            self._join(cell, frozenset((_NOTHING.get(task.fluents[cell].type, UNKNOWN),)))
        self.used: dict[int, None] = {}
        """Actions that somebody could find open on their turn."""
        self.idle: list[int] = []
        """Turns on which nothing could be open."""
        self._settle()
        by: dict[str, list[GroundAction]] = {}
        script = iter(task.script)
        for turn, name in enumerate(task.turns if turns is None else turns):
            if name == SCRIPT:
                happens = task.actions[next(script)]
                self.used[happens.index] = None
                self._happen(happens)
                self._settle()
                continue
            if name not in by:
                by[name] = [a for a in task.actions if (name in a.consenting if name != CHANCE else not a.consenting)]
            opened = [action for action in by[name] if self.could(action.precondition)]
            if not opened:
                self.idle.append(turn)
            for action in opened:
                self.used[action.index] = None
                self._happen(action)
            self._settle()

    def _happen(self, action: GroundAction) -> None:
        self._apply(action.effects)
        self._hear(action.hears)

    def _hear(self, told: tuple[GroundHears, ...]) -> bool:
        """Let what is told, and what it has to be put right by, be anything."""
        cells = {cell for each in told for cell in cells_of(each.formula) if self._rooms[cell] is not None}
        for cell in cells:
            self._rooms[cell] = None
        return bool(cells)

    def could(self, condition: Expression) -> bool:
        """Say whether a condition could hold."""
        match condition:
            case Literal(value):
                return value is True
            case Cell(index):
                room = self._rooms[index]
                return room is None or True in room
            case And(operands):
                return all(self.could(operand) for operand in operands)
            case Or(operands):
                return any(self.could(operand) for operand in operands)
            case Believes(_, body):
                return self.could(body)
            case Not(And(operands)):
                return any(self.could(folding.negation(operand)) for operand in operands)
            case Not(Or(operands)):
                return all(self.could(folding.negation(operand)) for operand in operands)
        room = self.values(condition)
        return room is None or True in room

    def values(self, expression: Expression) -> Room:
        """Return the values that an expression could have."""
        match expression:
            case Literal(value):
                return frozenset((value,))
            case Cell(index):
                return self._rooms[index]
            case And() | Or():
                return _BOTH if self.could(expression) else frozenset((False,))
            case Not(operand):
                room = self.values(operand)
                return _BOTH if room is None else frozenset(value is not True for value in room)
            case Comparison(comparator, left, right):
                return (
                    self._combined((left, right), lambda pair: folding.compare(comparator, pair[0], pair[1])) or _BOTH
                )
            case Arithmetic(operator, left, right):
                return self._combined((left, right), lambda pair: folding.compute(operator, pair[0], pair[1]))
            case Function(name, arguments):
                return self._combined(arguments, lambda values: folding.apply(name, values))
            case Conditional(branches, otherwise):
                leaves = [value for test, value in branches if self.could(test)]
                leaves.append(Literal(True) if otherwise is None else otherwise)
                return _joined(self.values(leaf) for leaf in leaves)
            case Believes(_, body):
                return _joined((self.values(body), frozenset((UNKNOWN, False))))
            case Distribution(entries):
                return _joined(self.values(value) for value, _ in entries)
            case Degree():
                return None
        return None

    def _combined(self, parts: tuple[Expression, ...], result: Callable[[tuple[Value, ...]], Value]) -> Room:
        rooms = [self.values(part) for part in parts]
        size = 1
        for room in rooms:
            size = _MOST_PAIRS + 1 if room is None else size * len(room)
        if size > _MOST_PAIRS:
            return None
        found: set[Value] = set()
        for values in product(*(room for room in rooms if room is not None)):
            try:
                found.add(result(values))
            except (NoValue, ZeroDivisionError):
                continue
        return frozenset(found) if len(found) <= _MOST_VALUES else None

    def _apply(self, effects: tuple[GroundAssign, ...]) -> bool:
        has_grown = False
        for effect in effects:
            if self._rooms[effect.cell] is not None and self.could(effect.condition):
                has_grown |= self._join(effect.cell, self.values(effect.value))
        return has_grown

    def _join(self, cell: int, more: Room) -> bool:
        room = self._rooms[cell]
        if room is None or (more is not None and more <= room):
            return False
        self._rooms[cell] = None if more is None or len(room | more) > _MOST_VALUES else room | more
        return True

    def _settle(self) -> None:
        """Let triggers do what they could, until nothing more comes of it."""
        has_grown = True
        while has_grown:
            has_grown = False
            for trigger in self._task.triggers:
                if self.could(trigger.precondition):
                    has_grown |= self._apply(trigger.effects)
                    has_grown |= self._hear(trigger.hears)

    def read(self, expression: Expression) -> Iterator[int]:
        """Yield the cells on whose values an expression could hang, given what else could come up."""
        match expression:
            case Cell(index):
                yield index
            case And(operands):
                # What cannot hold whatever one of the parts is, hangs on none of them.
                if all(self.could(operand) for operand in operands):
                    for operand in operands:
                        yield from self.read(operand)
            case Conditional(branches, otherwise):
                for test, value in branches:
                    if self.could(test):
                        yield from self.read(test)
                        yield from self.read(value)
                if otherwise is not None:
                    yield from self.read(otherwise)
            case Arithmetic("*", left, right):
                if frozenset((0,)) not in (self.values(left), self.values(right)):
                    yield from self.read(left)
                    yield from self.read(right)
            case Not(operand) | Believes(_, operand) | Degree(_, operand):
                yield from self.read(operand)
            case Or(parts) | Function(_, parts):
                for part in parts:
                    yield from self.read(part)
            case Comparison(_, left, right) | Arithmetic(_, left, right):
                yield from self.read(left)
                yield from self.read(right)
            case Distribution(entries):
                for value, weight in entries:
                    yield from self.read(value)
                    yield from self.read(weight)


def _beginning(task: Task) -> list[Room]:
    found: list[Room] = [frozenset((value,)) for value in task.initial]
    for cells, draws in task.drawn:
        for values, _ in draws:
            for cell, value in zip(cells, values, strict=True):
                found[cell] = _joined((found[cell], frozenset((value,))))
    for declaration in task.declarations:
        for _, choices in declaration.alternatives:
            for said, _ in choices:
                for cell, expression in zip(declaration.cells, said, strict=True):
                    more = frozenset((expression.value,)) if isinstance(expression, Literal) else None
                    found[cell] = _joined((found[cell], more))
    return found


def _joined(rooms: Iterable[Room]) -> Room:
    found: frozenset[Value] = frozenset()
    for room in rooms:
        if room is None:
            return None
        found |= room
    return found if len(found) <= _MOST_VALUES else None
