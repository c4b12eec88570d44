"""What is legal and odd in a scene once it is spelled out: reasons and outcomes that nothing can change.

Generous: a fluent that some action could set counts as changing, also where that action never comes about; and what
reads a mind counts as changing, since minds always may.
"""

from __future__ import annotations

from collections.abc import Iterator

from forbear.errors import Diagnostic
from forbear.grounding.task import Task
from forbear.language.expressions import Expression, Literal
from forbear.language.messages import report
from forbear.language.problem import Problem
from forbear.language.syntax.tree import OutcomeDef, ReasonDef
from forbear.logic.cells import cells_of, reads_minds


def unchanging(problem: Problem, task: Task) -> tuple[Diagnostic, ...]:
    """Return a warning for each reason and outcome, of the story's own file, that is the same whatever is done."""
    document = problem.document
    if document is None or not task.turns:
        return ()
    settable = frozenset(_settable(task))
    drawn = frozenset(cell for cells, _ in task.drawn for cell in cells)
    found = []
    for definition in document.definitions:
        if isinstance(definition, ReasonDef):
            values = [reason.value for reason in task.reasons if reason.name == definition.name]
            if any(_is_given_up(value) or _changes(value, settable | drawn) for value in values) or not values:
                continue
            found.append(report("W307", definition.span, document.lines, name=definition.name))
        if isinstance(definition, OutcomeDef):
            conditions = [condition for name, condition in task.outcomes if name == definition.name]
            if not any(_changes(condition, settable) for condition in conditions):
                found.append(report("W308", definition.span, document.lines, name=definition.name))
    return tuple(found)


def _settable(task: Task) -> Iterator[int]:
    yield from (effect.cell for action in task.actions for effect in action.effects if not effect.path)
    yield from (effect.cell for trigger in task.triggers for effect in trigger.effects if not effect.path)


def _changes(expression: Expression, settable: frozenset[int]) -> bool:
    return reads_minds(expression) or not settable.isdisjoint(cells_of(expression))


def _is_given_up(value: Expression) -> bool:
    """Say whether a reason is 0: so a scene says that somebody does not have what others have."""
    return isinstance(value, Literal) and value.value == 0
