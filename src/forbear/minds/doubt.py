"""Which fluents anybody could ever be unsure of, found without running: a sound guess from the declarations.

A fluent is open to doubt if a declaration or nature leaves it open, if an effect tells somebody of it, if a deed that
not everybody sees can set it, or if it can be set under a condition, or to a value, that is itself open to doubt.
"""

from __future__ import annotations

from forbear.grounding.narrowing import all_heard
from forbear.grounding.task import GroundAction, GroundAssign, Task
from forbear.language.expressions import FALSE, TRUE, And, Expression
from forbear.language.problem import READER
from forbear.logic.cells import cells_of, read_in_state


def doubted_at_first(task: Task) -> frozenset[int]:
    """Return the cells that nature draws or that somebody was said to be unsure of."""
    found = {cell for cells, _ in task.drawn for cell in cells}
    found.update(() if task.carried is None else task.carried.doubted)
    for declaration in task.declarations:
        if any(len(choices) > 1 for _, choices in declaration.alternatives):
            found.update(declaration.cells)
    return frozenset(found)


def may_be_doubted(task: Task) -> frozenset[int]:
    """Return the cells whose value may differ between two worlds of one mind."""
    found = set(doubted_at_first(task))
    for action in task.actions:
        if (
            action.precondition is not FALSE
            and action.precondition != FALSE
            and not is_seen_by_all(action, task.characters)
        ):
            found.update(effect.cell for effect in action.effects)
    for heard in all_heard(task):
        found.update(cells_of(heard.formula))
    sources: list[tuple[GroundAssign, Expression]] = [
        (effect, TRUE) for action in task.actions for effect in action.effects
    ]
    sources += [(effect, trigger.precondition) for trigger in task.triggers for effect in trigger.effects]
    grown = -1
    while grown != len(found):
        grown = len(found)
        for effect, precondition in sources:
            read = read_in_state(And((effect.condition, effect.value, precondition)))
            if effect.path or read is None or not found.isdisjoint(read):
                found.add(effect.cell)
    return frozenset(found)


def is_seen_by_all(action: GroundAction, characters: tuple[str, ...]) -> bool:
    """Say whether everybody who can be on turn sees an action whole, wherever it is done."""
    return all(
        condition == TRUE or name == READER or name in action.consenting
        for name, condition in zip(characters, action.observing, strict=True)
    )
