"""A task without what can never matter in it: deeds never open, conditions always so, amounts that are nothing.

A shared domain offers far more than one scene uses. What is left over here gives the same odds, beliefs and worths
(tests/grounding/test_narrowing.py); numbers of fluents, actions and reasons stay, so events fit both tasks.

The guess of what can be so is generous: a value that anybody could believe counts. It also leaves room for the other
values a question may put at the beginning, so that the altered tasks of one scene share one guess.
"""

from __future__ import annotations

from copy import copy
from itertools import product
from typing import assert_never

from forbear.errors import InternalError, Span
from forbear.grounding.task import (
    GroundAction,
    GroundAssign,
    GroundFluent,
    GroundHears,
    GroundReason,
    GroundTrigger,
    Kinship,
    Task,
)
from forbear.language.expressions import (
    FALSE,
    TRUE,
    And,
    Arithmetic,
    Believes,
    Cell,
    Comparison,
    Conditional,
    Degree,
    Distribution,
    Expects,
    Expression,
    Fluent,
    Function,
    Literal,
    Not,
    Or,
    Quantified,
    TypeTest,
    Variable,
)
from forbear.language.problem import CHANCE
from forbear.language.values import UNKNOWN, Value
from forbear.logic import folding
from forbear.logic.cells import all_parts, cells_of
from forbear.logic.rebuilding import rebuilt
from forbear.records import replace

Room = frozenset[Literal] | None
"""The values that something can have; None: any."""

_MOST_VALUES = 16

_KEPT = 8
"""So many tasks are kept with what is left of them: whoever asks in altered scenes comes back to the same few."""

_NOTHING = {"boolean": Literal(False), "number": Literal(0)}
_BOTH = frozenset((TRUE, FALSE))


def narrowed(task: Task) -> Task:
    """Return the task without what can never matter in it; tasks made of one another share the work."""
    found = task.kinship.narrowing
    narrowing = found.made_for(task) if isinstance(found, Narrowing) else None
    if narrowing is not None and narrowing is not found:
        task.kinship.narrowing = narrowing
    if narrowing is None or not (narrowing.knows(task) or narrowing.fits(task)):
        narrowing = task.kinship.narrowing = Narrowing(task, narrowing)
    return narrowing.applied(task)


def come_to_the_same(one: Task, other: Task) -> bool:
    """Say whether two tasks, one altered from the other, differ in nothing that could ever matter: in no more than reasons
    and costs that are nothing whatever happens."""
    first, second = (_without_nothing(narrowed(task)) for task in (one, other))
    return first == second


def _without_nothing(task: Task) -> Task:
    return replace(task, reasons=tuple(reason for reason in task.reasons if reason.value != _NOTHING["number"]))


def with_own_narrowing(task: Task, kin: Task | None = None) -> Task:
    """Return the task with a narrowing that no task made of others will widen, begun as that of `kin`."""
    found = None if kin is None else kin.kinship.narrowing
    own = replace(task, kinship=Kinship())
    own.kinship.narrowing = found.copied() if isinstance(found, Narrowing) else None
    return own


def possible_values(task: Task) -> tuple[frozenset[Value] | None, ...]:
    """Return for each fluent the values that it can have, in the world or in a mind; None: any."""
    narrowed(task)
    narrowing = task.kinship.narrowing
    assert isinstance(narrowing, Narrowing)
    return narrowing.possible_values


def varying_cells(task: Task) -> tuple[int, ...]:
    """Return the cells in which two states of one task can differ: between moments, between what is so and what minds
    hold, and after a mind was put right."""
    found = {cell for cells, _ in task.drawn for cell in cells}
    found.update(cell for declaration in task.declarations for cell in declaration.cells)
    found.update(() if task.carried is None else task.carried.doubted)
    found.update(effect.cell for action in task.actions for effect in action.effects)
    found.update(effect.cell for trigger in task.triggers for effect in trigger.effects)
    found.update(cell for heard in all_heard(task) for cell in cells_of(heard.formula))
    for action in task.actions:
        for part in all_parts(action.precondition):
            if isinstance(part, Comparison):
                found.update(cells_of(part))
    return tuple(sorted(found))


class Narrowing:
    """What can be so in a task and those altered from it, and its expressions with that written into them."""

    def __init__(self, task: Task, earlier: Narrowing | None = None) -> None:
        """earlier: one that a task altered from the same one did not fit; there is room for both then."""
        self._turns = frozenset(task.turns) | (earlier.turns if earlier else frozenset())
        self._script = frozenset(task.script) | (earlier.script if earlier else frozenset())
        self._begun = list(_beginning(task))
        if earlier is not None:
            self._begun = [_joined(mine, theirs) for mine, theirs in zip(self._begun, earlier.begun, strict=True)]
        self._fluents, self._initial = task.fluents, task.initial
        self._room = list(self._begun)
        self._explore(task)
        self._simple: dict[int, tuple[Expression, Expression]] = {}
        self._parts: dict[int, tuple[object, object]] = {}
        self._known: dict[int, tuple[Task, Task]] = {}

    @property
    def turns(self) -> frozenset[str]:
        return self._turns

    @property
    def script(self) -> frozenset[int]:
        return self._script

    @property
    def begun(self) -> list[Room]:
        return self._begun

    @property
    def possible_values(self) -> tuple[frozenset[Value] | None, ...]:
        """For each fluent the values that it can have; None: any."""
        return tuple(None if room is None else frozenset(literal.value for literal in room) for room in self._room)

    def copied(self) -> Narrowing:
        """Return one that knows what this does, and what it comes to know of tasks made from others it keeps for itself."""
        found = copy(self)
        found._simple, found._parts, found._known = dict(self._simple), dict(self._parts), {}
        return found

    def made_for(self, task: Task) -> Narrowing | None:
        """Return this where a task has the fluents that it is about; where it has further ones, which nothing changes, one that
        has room for them; None where it has others."""
        if self._fluents is task.fluents:
            return self
        many = len(self._fluents)
        if len(task.fluents) <= many or any(a is not b for a, b in zip(self._fluents, task.fluents, strict=False)):
            return None
        found = self.copied()
        more = [None] * (len(task.fluents) - many)
        found._fluents, found._initial = task.fluents, (*self._initial, *task.initial[many:])
        found._begun, found._room = [*self._begun, *more], [*self._room, *more]
        return found

    def knows(self, task: Task) -> bool:
        """Say whether this very task was narrowed not long ago."""
        return id(task) in self._known

    def fits(self, task: Task) -> bool:
        """Say whether all that the task begins with was reckoned with."""
        if not self._turns.issuperset(task.turns) or not self._script.issuperset(task.script):
            return False
        for cell, (value, reckoned) in enumerate(zip(task.initial, self._initial, strict=True)):
            room = self._begun[cell]
            if value is not reckoned and room is not None and Literal(value) not in room:
                return False
        for cell, held in () if task.carried is None else task.carried.values:
            room = self._begun[cell]
            if room is not None and not room.issuperset(map(Literal, held)):
                return False
        told = (declaration for declaration in task.declarations)
        for declaration in told:
            for _, choices in declaration.alternatives:
                for values, _ in choices:
                    for cell, said in zip(declaration.cells, values, strict=True):
                        room = self._begun[cell]
                        if room is not None and not (isinstance(said, Literal) and said in room):
                            return False
        return all(
            self._begun[cell] is None or Literal(value) in self._begun[cell]  # type: ignore[operator]
            for cells, draws in task.drawn
            for values, _ in draws
            for cell, value in zip(cells, values, strict=True)
        )

    def applied(self, task: Task) -> Task:
        """Return the task without what can never matter in it."""
        found = self._known.get(id(task))
        if found is None:
            if len(self._known) >= _KEPT:
                del self._known[next(iter(self._known))]
            found = self._known[id(task)] = (task, self._made(task))
        return found[1]

    def _made(self, task: Task) -> Task:
        triggers = tuple(kept for trigger in task.triggers if (kept := self._trigger(trigger)).precondition != FALSE)
        return replace(
            task,
            actions=tuple([self._action(action) for action in task.actions]),
            triggers=triggers,
            reasons=tuple([self._reason(reason) for reason in task.reasons]),
            ends=self._simplified(task.ends),
        )

    def _explore(self, task: Task) -> None:
        """Let every value that can come up come up."""
        events = [(action.precondition, action.effects) for action in task.actions if self._is_somebodys(action)]
        events += [(trigger.precondition, trigger.effects) for trigger in task.triggers]
        for action in task.actions:
            for part in all_parts(action.precondition):
                if isinstance(part, Comparison) and part.operator not in ("==", "!="):
                    for cell in cells_of(part):  # a mind put right may hold it unknown
                        self._add(cell, frozenset((Literal(UNKNOWN),)))
        grown = True
        for heard in all_heard(task):
            for cell in cells_of(heard.formula):  # one who is told may come to hold it anything
                self._add(cell, _values_of(task.fluents[cell]))
        while grown:
            grown = False
            self._simple = {}
            for precondition, effects in events:
                if self._simplified(precondition) == FALSE:
                    continue
                for effect in effects:
                    if self._simplified(effect.condition) != FALSE:
                        grown |= self._add(effect.cell, self._values(effect.value))

    def _is_somebodys(self, action: GroundAction) -> bool:
        if action.index in self._script:
            return True
        if not action.consenting:
            return CHANCE in self._turns
        return not self._turns.isdisjoint(action.consenting)

    def _add(self, cell: int, values: Room) -> bool:
        old = self._room[cell]
        self._room[cell] = _joined(old, values)
        return self._room[cell] != old

    def _action(self, action: GroundAction) -> GroundAction:
        found = self._parts.get(id(action))
        if found is None:
            found = self._parts[id(action)] = (action, self._simple_action(action))
        return found[1]  # type: ignore[return-value]

    def _simple_action(self, action: GroundAction) -> GroundAction:
        precondition = self._simplified(action.precondition) if self._is_somebodys(action) else FALSE
        if precondition == FALSE:
            nobody = tuple(FALSE for _ in action.observing)
            return replace(
                action, precondition=FALSE, effects=(), observing=nobody, reveals=(), costs=(), glimpses=(), hears=()
            )
        costs = (replace(cost, amount=self._simplified(cost.amount)) for cost in action.costs)
        reveals = (replace(reveal, condition=self._simplified(reveal.condition)) for reveal in action.reveals)
        return replace(
            action,
            precondition=precondition,
            effects=self._effects(action.effects),
            observing=tuple(self._simplified(condition) for condition in action.observing),
            reveals=tuple(reveal for reveal in reveals if reveal.condition != FALSE),
            costs=tuple(cost for cost in costs if cost.amount != Literal(0)),
            weight=self._simplified(action.weight),
            glimpses=tuple(replace(each, condition=self._simplified(each.condition)) for each in action.glimpses),
            hears=self._heard(action.hears),
        )

    def _trigger(self, trigger: GroundTrigger) -> GroundTrigger:
        found = self._parts.get(id(trigger))
        if found is None:
            simple = replace(
                trigger,
                precondition=self._simplified(trigger.precondition),
                effects=self._effects(trigger.effects),
                hears=self._heard(trigger.hears),
            )
            found = self._parts[id(trigger)] = (trigger, simple)
        return found[1]  # type: ignore[return-value]

    def _reason(self, reason: GroundReason) -> GroundReason:
        found = self._parts.get(id(reason))
        if found is None:
            condition = None if reason.condition is None else self._simplified(reason.condition)
            simple = replace(reason, condition=condition, value=self._simplified(reason.value))
            found = self._parts[id(reason)] = (reason, simple)
        return found[1]  # type: ignore[return-value]

    def _heard(self, hears: tuple[GroundHears, ...]) -> tuple[GroundHears, ...]:
        """Return what is heard; the formulas stay as they are, since hearing may make so what could not be."""
        kept = (replace(heard, condition=self._simplified(heard.condition)) for heard in hears)
        return tuple(heard for heard in kept if heard.condition != FALSE)

    def _effects(self, effects: tuple[GroundAssign, ...]) -> tuple[GroundAssign, ...]:
        kept = (
            replace(effect, value=self._simplified(effect.value), condition=condition)
            for effect in effects
            if (condition := self._simplified(effect.condition)) != FALSE
        )
        return tuple(kept)

    def _simplified(self, expression: Expression) -> Expression:
        found = self._simple.get(id(expression))
        if found is None:
            found = self._simple[id(expression)] = (expression, self._simplify(expression))
        return found[1]

    def _simplify(self, expression: Expression) -> Expression:
        match expression:
            case Cell(index):
                room = self._room[index]
                return next(iter(room)) if room is not None and len(room) == 1 else expression
            case Comparison():
                return self._comparison(expression)
            case Arithmetic(operator, left, right, span):
                return self._arithmetic(operator, self._simplified(left), self._simplified(right), span)
            case Conditional(branches, otherwise):
                simple = [(self._simplified(test), self._simplified(value)) for test, value in branches]
                last = TRUE if otherwise is None else self._simplified(otherwise)
                if isinstance(last, Literal) and all(value == last for _, value in simple):
                    return last
                return folding.conditional(simple, last)
        return rebuilt(expression, self._simplified)

    def _comparison(self, expression: Comparison) -> Expression:
        left, right = self._simplified(expression.left), self._simplified(expression.right)
        one, other = self._values(left), self._values(right)
        if one is not None and other is not None:
            answers = {folding.compare(expression.operator, a.value, b.value) for a, b in product(one, other)}
            if len(answers) == 1:
                return TRUE if answers.pop() else FALSE
        return folding.comparison(expression.operator, left, right)

    def _arithmetic(
        self, operator: folding.Operator, left: Expression, right: Expression, span: Span | None
    ) -> Expression:
        if operator == "*":
            for one, other in ((left, right), (right, left)):
                if one == Literal(0) and folding.has_number(other):
                    return one
        return folding.arithmetic(operator, left, right, span)

    def _values(self, expression: Expression) -> Room:
        """Return the values that an expression can have."""
        match expression:
            case Literal():
                return frozenset((expression,))
            case Cell(index):
                return self._room[index]
            case Not() | And() | Or() | Comparison():
                return _BOTH
            case Conditional(branches, otherwise):
                found: Room = self._values(TRUE if otherwise is None else otherwise)
                for _, value in branches:
                    found = _joined(found, self._values(value))
                return found
            case Believes(_, body):
                return _joined(self._values(body), frozenset((Literal(UNKNOWN),)))
            case Distribution(entries):
                found = frozenset()
                for value, _ in entries:
                    found = _joined(found, self._values(value))
                return found
            case Arithmetic() | Function() | Degree() | Expects():
                return None
            case Variable() | Fluent() | TypeTest() | Quantified():
                raise InternalError(f"not a ground expression: {expression!r}")
        assert_never(expression)


def all_heard(task: Task) -> tuple[GroundHears, ...]:
    """Return all that anybody may hear."""
    by_actions = (heard for action in task.actions for heard in action.hears)
    return (*by_actions, *(heard for trigger in task.triggers for heard in trigger.hears))


def _values_of(fluent: GroundFluent) -> Room:
    return None if fluent.values is None else frozenset(Literal(value) for value in fluent.values)


def _joined(one: Room, other: Room) -> Room:
    if one is None or other is None:
        return None
    both = one | other
    return both if len(both) <= _MOST_VALUES else None


def _beginning(task: Task) -> list[Room]:
    """Return the values that each fluent may begin with, in the world or in a mind, here or in an altered task."""
    found: list[Room] = [_at_first(task, cell, value) for cell, value in enumerate(task.initial)]
    for cell, held in () if task.carried is None else task.carried.values:
        found[cell] = _joined(found[cell], frozenset(map(Literal, held)))
    for declaration in task.declarations:
        for _, choices in declaration.alternatives:
            for values, _ in choices:
                for cell, value in zip(declaration.cells, values, strict=True):
                    said = frozenset((value,)) if isinstance(value, Literal) else None
                    found[cell] = _joined(found[cell], said)
    for cells, draws in task.drawn:
        for drawn, _ in draws:
            for cell, result in zip(cells, drawn, strict=True):
                found[cell] = _joined(found[cell], frozenset((Literal(result),)))
    return found


def _at_first(task: Task, cell: int, value: Value) -> Room:
    """Return what one fluent may begin with: what it does, or nothing; a number that is something may be any."""
    nothing = _NOTHING.get(task.fluents[cell].type, Literal(UNKNOWN))
    if task.fluents[cell].type == "number" and Literal(value) != nothing:
        return None
    return frozenset((Literal(value), nothing))
