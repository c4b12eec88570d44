"""A task without one of its people: what they may do is open to nobody, and what they think is nobody's thought.

The facts about them stay; fluents and actions keep their numbers.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from forbear.grounding.task import GroundAction, GroundAssign, GroundHears, GroundTrigger, Task
from forbear.language.expressions import FALSE, Believes, Degree, Expects, Expression, Literal
from forbear.logic.rebuilding import rebuilt
from forbear.records import replace


def without_person(task: Task, name: str) -> Task:
    """Return the task without a character. Raises ValueError where there is none of this name."""
    place = task.characters.index(name)
    return replace(
        task,
        characters=_without(task.characters, place),
        minds=_without(task.minds, place),
        declarations=tuple(each for each in task.declarations if name not in each.path),
        actions=tuple(_action(each, place, name) for each in task.actions),
        triggers=tuple(_trigger(each, name) for each in task.triggers),
        reasons=tuple(
            replace(
                each,
                condition=None if each.condition is None else _thought(each.condition, name),
                value=_thought(each.value, name),
            )
            for each in task.reasons
            if each.character != name
        ),
        utilities=tuple((whose, _thought(value, name)) for whose, value in task.utilities if whose != name),
        turns=tuple(each for each in task.turns if each != name),
        ends=_thought(task.ends, name),
        outcomes=tuple((outcome, _thought(condition, name)) for outcome, condition in task.outcomes),
        watches=tuple(watch for watch in task.watches if name not in watch[0]),
        roles=tuple(replace(each, value=_thought(each.value, name)) for each in task.roles),
    )


def thought_by_the_others(expression: Expression, gone: Iterable[str]) -> Expression:
    """Return an expression in which nothing is thought by those who are gone."""
    return reduce(_thought, gone, expression)


def changed_by_the_others(effects: tuple[GroundAssign, ...], gone: Iterable[str]) -> tuple[GroundAssign, ...]:
    """Return what becomes so, without what becomes so in the minds of those who are gone."""
    return reduce(_effects, gone, effects)


def _without(row: tuple, place: int) -> tuple:  # type: ignore[type-arg]
    return (*row[:place], *row[place + 1 :])


def _action(action: GroundAction, place: int, name: str) -> GroundAction:
    return replace(
        action,
        precondition=FALSE if name in action.consenting else _thought(action.precondition, name),
        effects=_effects(action.effects, name),
        consenting=tuple(each for each in action.consenting if each != name),
        observing=tuple(_thought(each, name) for each in _without(action.observing, place)),
        reveals=tuple(
            replace(each, condition=_thought(each.condition, name)) for each in action.reveals if each.character != name
        ),
        costs=tuple(
            replace(each, amount=_thought(each.amount, name)) for each in action.costs if each.character != name
        ),
        weight=_thought(action.weight, name),
        glimpses=tuple(
            replace(each, condition=_thought(each.condition, name))
            for each in action.glimpses
            if each.character != name
        ),
        hears=_heard(action.hears, name),
    )


def _trigger(trigger: GroundTrigger, name: str) -> GroundTrigger:
    return replace(
        trigger,
        precondition=_thought(trigger.precondition, name),
        effects=_effects(trigger.effects, name),
        hears=_heard(trigger.hears, name),
    )


def _effects(effects: tuple[GroundAssign, ...], name: str) -> tuple[GroundAssign, ...]:
    return tuple(
        replace(each, value=_thought(each.value, name), condition=_thought(each.condition, name))
        for each in effects
        if name not in each.path
    )


def _heard(hears: tuple[GroundHears, ...], name: str) -> tuple[GroundHears, ...]:
    return tuple(
        replace(each, formula=_thought(each.formula, name), condition=_thought(each.condition, name))
        for each in hears
        if each.character != name
    )


def _thought(expression: Expression, name: str) -> Expression:
    """Return an expression in which nothing is thought by somebody."""
    match expression:
        case Believes(Literal(value)) if value == name:
            return FALSE
        case Degree(Literal(value)) | Expects(Literal(value)) if value == name:
            return Literal(0)
    return rebuilt(expression, lambda part: _thought(part, name))
