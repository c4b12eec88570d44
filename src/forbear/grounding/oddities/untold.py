"""Preconditions that read what their doer may not know: that the deed is open tells them (docs/semantics.md §3)."""

from __future__ import annotations

from collections.abc import Iterator

from forbear.errors import Diagnostic
from forbear.grounding.oddities.doubts import Doubts, read_in_mind, read_outside_minds
from forbear.grounding.oddities.own import Own
from forbear.grounding.oddities.reach import Reach
from forbear.grounding.task import Task
from forbear.language.syntax.tree import PreconditionPart


def untold(own: Own, task: Task, reach: Reach, doubts: Doubts) -> Iterator[Diagnostic]:
    """Yield a warning for each action of the file, of the first doer and fluent where it is so."""
    for name, definition in own.actions.items():
        part = next((part for part in reversed(definition.parts) if isinstance(part, PreconditionPart)), None)
        if part is None:
            continue
        for action in own.instances(name):
            doers = [doer for doer in action.consenting if doer in task.turns]
            if action.index not in reach.used or not doers:
                continue
            doer = doers[0]
            known = read_in_mind(action.precondition, doer)
            unsure = sorted((read_outside_minds(action.precondition) - known) & doubts.of(doer))
            if unsure:
                hint = "to let them try in vain, put the condition into the effect: effect: if(…) …"
                yield own.tell("W312", part.span, hint, action=action, fluent=task.fluents[unsure[0]], name=doer)
                break
