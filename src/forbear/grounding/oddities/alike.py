"""Deeds that differ in nothing but their names: whoever may do both tosses a coin, and nobody can read anything into it."""

from __future__ import annotations

from collections.abc import Iterator

from forbear.errors import Diagnostic
from forbear.grounding.oddities.own import Own
from forbear.grounding.oddities.reach import Reach
from forbear.grounding.task import GroundAction, Task
from forbear.records import fields

_NAMES = frozenset(("index", "name", "arguments", "says"))


def alike(own: Own, task: Task, reach: Reach) -> Iterator[Diagnostic]:
    """Yield a warning for each two actions of which one is the file's, once for each pair of names."""
    compared = [field.name for field in fields(GroundAction) if field.name not in _NAMES]
    first: dict[tuple[object, ...], GroundAction] = {}
    told: set[tuple[str, str]] = set()
    for action in (task.actions[index] for index in sorted(reach.used)):
        other = first.setdefault(tuple(getattr(action, name) for name in compared), action)
        names = (other.name, action.name)
        definition = own.actions.get(action.name) or own.actions.get(other.name)
        if other is action or names in told or definition is None:
            continue
        told.add(names)
        hint = "give them effects, costs or witnesses of their own, or leave one out"
        yield own.tell("W317", definition.span, hint, one=other, other=action)
