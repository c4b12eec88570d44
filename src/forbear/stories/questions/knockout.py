"""What can be silenced in a scene, one thing at a time (docs/semantics.md §8).

A reason or a cost is set to 0. A belief or a fact takes each other value that the state or any declaration names for
that fluent, and a fact also the value of nothing in particular: False, 0 or `?`. A chance takes each of its results.
"""

from __future__ import annotations

from collections.abc import Iterator

from forbear.grounding import what_if
from forbear.grounding.narrowing import narrowed
from forbear.grounding.task import Task
from forbear.language.expressions import FALSE, Believes, Degree, Expression, Literal
from forbear.language.problem import CHANCE
from forbear.language.values import UNKNOWN, Value
from forbear.logic.cells import Path, all_parts, cells_of
from forbear.records import dataclass


@dataclass(frozen=True, slots=True)
class SilencedReason:
    """A named reason of one character counts for nothing."""

    name: str
    character: str

    def apply(self, task: Task) -> Task:
        return what_if.without_reason(task, self.name, self.character)


@dataclass(frozen=True, slots=True)
class SilencedCost:
    """The deeds of this name cost the character nothing of this kind."""

    action: str
    character: str
    kind: str | None

    def apply(self, task: Task) -> Task:
        return what_if.without_cost(task, self.action, self.character, self.kind)


@dataclass(frozen=True, slots=True)
class OtherBelief:
    """The last mind on the path is sure of another value; `openly`: and everyone knows it."""

    path: Path
    openly: bool
    cell: int
    value: Value

    def apply(self, task: Task) -> Task:
        return what_if.with_belief(task, self.path, self.cell, ((self.value, 1.0),), openly=self.openly)


@dataclass(frozen=True, slots=True)
class OtherFact:
    """Another value is so at the beginning."""

    cell: int
    value: Value

    def apply(self, task: Task) -> Task:
        return what_if.with_initial(task, self.cell, self.value)


@dataclass(frozen=True, slots=True)
class OtherDraw:
    """Nature drew this value at the beginning."""

    cell: int
    value: Value

    def apply(self, task: Task) -> Task:
        return what_if.with_drawn(task, self.cell, self.value)


@dataclass(frozen=True, slots=True)
class OtherChance:
    """Nature takes this action wherever it is open to her."""

    action: int

    def apply(self, task: Task) -> Task:
        natural = tuple(action.index for action in task.actions if not action.consenting)
        return what_if.with_chance_result(task, self.action, natural)


Knockout = SilencedReason | SilencedCost | OtherBelief | OtherFact | OtherDraw | OtherChance


def knockouts(task: Task) -> tuple[Knockout, ...]:
    """Return all that can be silenced in a task, in a fixed order, each once; nothing that could not matter in it."""
    task = narrowed(task)
    found: dict[Knockout, None] = {}
    for source in (_reasons, _costs, _beliefs, _carried, _facts, _chances):
        found.update(dict.fromkeys(source(task)))
    return tuple(found)


def _reasons(task: Task) -> Iterator[Knockout]:
    for reason in task.reasons:
        if not isinstance(reason.value, Literal):
            yield SilencedReason(reason.name, reason.character)


def _costs(task: Task) -> Iterator[Knockout]:
    for action in task.actions:
        for cost in action.costs:
            yield SilencedCost(action.name, cost.character, cost.kind)


def _beliefs(task: Task) -> Iterator[Knockout]:
    """Yield other beliefs at paths of up to two minds: where they are declared, and what one takes an open one to be.

    A mind that never chooses and that nothing reads moves nothing, nor does what it is thought to think.
    """
    matter = _minds_that_matter(task)
    for declaration in task.declarations:
        for place, cell in enumerate(declaration.cells):
            named = {value for _, choices in declaration.alternatives for value in _literals(choices, place)}
            for value in named_values(task, cell):
                if named == {value}:
                    continue
                if len(declaration.path) <= 2 and matter.issuperset(declaration.path):
                    yield OtherBelief(declaration.path, declaration.openly, cell, value)
                if declaration.openly and matter.issuperset(declaration.path):
                    for other in task.characters:
                        if other in matter and other != declaration.path[0]:
                            yield OtherBelief((other, *declaration.path), False, cell, value)


def _carried(task: Task) -> Iterator[Knockout]:
    """Yield other beliefs of those who come from an earlier scene in doubt of something, or wrong: with all knowing of it, or
    in one other's eyes."""
    matter = _minds_that_matter(task)
    for name, cell in () if task.carried is None else task.carried.doubts(task):
        if name in matter:
            for value in named_values(task, cell):
                yield OtherBelief((name,), True, cell, value)
                for other in task.characters:
                    if other in matter and other != name:
                        yield OtherBelief((other, name), False, cell, value)


def _minds_that_matter(task: Task) -> frozenset[str]:
    """Return who chooses, who is asked to consent, and whose beliefs something reads."""
    consenting = {name for action in task.actions if action.precondition != FALSE for name in action.consenting}
    read = {
        str(part.character.value)
        for whole in _expressions(task)
        for part in all_parts(whole)
        if isinstance(part, (Believes, Degree)) and isinstance(part.character, Literal)
    }
    return frozenset(task.turns) | consenting | read


def _literals(choices: tuple[tuple[tuple[Expression, ...], float], ...], place: int) -> Iterator[Value]:
    for values, weight in choices:
        value = values[place]
        if weight > 0 and isinstance(value, Literal):
            yield value.value


def _facts(task: Task) -> Iterator[Knockout]:
    drawn = {cell for cells, _ in task.drawn for cell in cells}
    for cell in sorted(read_cells(task) - drawn):
        for value in (*named_values(task, cell), _nothing(task, cell)):
            if value != task.initial[cell]:
                yield OtherFact(cell, value)


def stands_on(thing: Knockout, task: Task) -> frozenset[int]:
    """Return the cells, of those that nothing changes, by which a thing counts: what kills a reason is often one fact that it
    reads, and then they are one cause."""
    match thing:
        case SilencedReason() | SilencedCost():
            return frozenset(cell for part in worths(thing, task) for cell in cells_of(part)) - task.changing
        case OtherChance():
            return frozenset()
        case _:
            return frozenset((thing.cell,))


def worths(thing: SilencedReason | SilencedCost, task: Task) -> list[Expression]:
    """Return what a reason is worth, or a kind of cost comes to, in utility, wherever the task has it."""
    match thing:
        case SilencedReason(name, character):
            return [one.value for one in task.reasons if (one.name, one.character) == (name, character)]
        case SilencedCost(name, character, kind):
            costs = [cost for action in task.actions if action.name == name for cost in action.costs]
            return [cost.amount for cost in costs if (cost.character, cost.kind) == (character, kind)]


def _nothing(task: Task, cell: int) -> Value:
    kind = task.fluents[cell].type
    return False if kind == "boolean" else 0 if kind == "number" else UNKNOWN


def _chances(task: Task) -> Iterator[Knockout]:
    for cells, choices in task.drawn:
        for place, cell in enumerate(cells):
            for values, weight in choices:
                if weight > 0:
                    yield OtherDraw(cell, values[place])
    if CHANCE in task.turns:
        for action in task.actions:
            if not action.consenting and action.precondition != FALSE:
                yield OtherChance(action.index)


def named_values(task: Task, cell: int) -> tuple[Value, ...]:
    """Return the values that the beginning or any declaration names for a cell, in order."""
    found: dict[Value, None] = {task.initial[cell]: None}
    for declaration in task.declarations:
        if cell in declaration.cells:
            place = declaration.cells.index(cell)
            for _, choices in declaration.alternatives:
                found.update(dict.fromkeys(_literals(choices, place)))
    if task.carried is not None:
        found.update(dict.fromkeys(dict(task.carried.values).get(cell, ())))
    for cells, draws in task.drawn:
        if cell in cells:
            found.update((values[cells.index(cell)], None) for values, _ in draws)
    return tuple(found)


def read_cells(task: Task) -> set[int]:
    """Return the cells that anything in the task reads: a fact that nothing reads moves nothing."""
    revealed = {cell for action in task.actions for reveal in action.reveals for cell in reveal.cells}
    return revealed | {cell for part in _expressions(task) for cell in cells_of(part)}


def _expressions(task: Task) -> list[Expression]:
    """Return all that a task reads as it goes."""
    parts: list[Expression] = [task.ends]
    for action in task.actions:
        parts += [action.precondition, action.weight, *action.observing, *(cost.amount for cost in action.costs)]
        parts += [part for effect in action.effects for part in (effect.value, effect.condition)]
        parts += [reveal.condition for reveal in action.reveals]
    for trigger in task.triggers:
        parts.append(trigger.precondition)
        parts += [part for effect in trigger.effects for part in (effect.value, effect.condition)]
    for reason in task.reasons:
        parts += [reason.value] + ([reason.condition] if reason.condition is not None else [])
    parts += [value for owner, value in task.utilities if owner is not None]
    for declaration in task.declarations:
        parts += [condition for condition, _ in declaration.alternatives]
    return parts
