"""What a scene says everybody believes, read off its declarations: for a scene too large to be worked out."""

from __future__ import annotations

import math

from forbear.account.record import BeliefWeight
from forbear.grounding.task import Declaration, Task
from forbear.language.values import Value
from forbear.minds.node import Node
from forbear.minds.reading import Reader


def declared_beliefs(task: Task) -> tuple[BeliefWeight, ...]:
    """Return the weights that the declarations give, conditions read in the actual state."""
    reader = Reader(task.characters)
    found = []
    for declaration in task.declarations:
        for place, cell in enumerate(declaration.cells):
            odds = _odds(declaration, place, task, reader)
            found += [BeliefWeight(declaration.path, str(task.fluents[cell]), value, odds[value]) for value in odds]
    return tuple(found)


def _odds(declaration: Declaration, place: int, task: Task, reader: Reader) -> dict[Value, float]:
    bare = Node(-1, task.initial, ())
    parts: dict[Value, list[float]] = {}
    for condition, choices in declaration.alternatives:
        if reader.reading(condition)(task.initial, bare) is True:
            for values, weight in choices:
                parts.setdefault(reader.reading(values[place])(task.initial, bare), []).append(weight)
            break
    return {value: math.fsum(weights) for value, weights in parts.items()}
