"""Costs that read what their doer is wrong about: a deed costs what it costs, so the choice knows what they do not.

What deeds cost somebody's conscience is felt, and meant so: one finds out by it who one is.
"""

from __future__ import annotations

from collections.abc import Iterator

from forbear.errors import Diagnostic
from forbear.grounding.oddities.doubts import Doubts, read_outside_minds
from forbear.grounding.oddities.own import Own
from forbear.grounding.oddities.reach import Reach
from forbear.grounding.task import Task
from forbear.language.syntax.tree import CostPart

_FELT = "conscience"


def felt(own: Own, task: Task, reach: Reach, doubts: Doubts) -> Iterator[Diagnostic]:
    """Yield a warning for each action of the file with such a cost."""
    for name, definition in own.actions.items():
        part = next((part for part in definition.parts if isinstance(part, CostPart)), None)
        if part is None:
            continue
        for action in own.instances(name):
            found = [
                (cost.character, cell)
                for cost in action.costs
                if cost.kind != _FELT and cost.character in task.turns
                for cell in sorted(read_outside_minds(cost.amount) & doubts.of(cost.character))
                if task.fluents[cell].subject == cost.character
            ]
            if found and action.index in reach.used:
                doer, cell = found[0]
                hint = "what is found out only later is better a reason: reasons are weighed as they believe"
                yield own.tell("W313", part.span, hint, action=action, fluent=task.fluents[cell], name=doer)
                break
