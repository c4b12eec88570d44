"""Which properties never change, for anybody: nothing has an effect on them, and nobody is said to have them wrong.

What hangs on such a property alone can be decided while the events are spelled out.
"""

from __future__ import annotations

from collections.abc import Iterator

from forbear.grounding.statements import GroundBeginning
from forbear.grounding.task import GroundFluent
from forbear.language.expressions import Fluent, Property
from forbear.language.problem import Assign, Effect, ForEach, Inform, Problem, Together, When
from forbear.records import fields, is_dataclass


def constant_properties(
    problem: Problem, start: GroundBeginning, fluents: tuple[GroundFluent, ...]
) -> frozenset[Property]:
    """Return the properties of a problem that stay as they begin, in the world and in every mind."""
    doubted = {cell for declaration in start.declarations for cell in declaration.cells}
    doubted.update(cell for cells, _ in start.drawn for cell in cells)
    names = {fluents[cell].name for cell in doubted}
    effects = (*(action.effect for action in problem.actions), *(trigger.effect for trigger in problem.triggers))
    names.update(declared.name for effect in effects for declared in _changed(effect))
    return frozenset(declared for declared in problem.properties if declared.name not in names)


def _changed(effect: Effect | None) -> Iterator[Property]:
    match effect:
        case None:
            return
        case Assign(target):
            yield target.property
        case Together(effects):
            for part in effects:
                yield from _changed(part)
        case When(branches, otherwise):
            for _, part in branches:
                yield from _changed(part)
            yield from _changed(otherwise)
        case ForEach() | Inform():
            yield from _changed(effect.body)
        case _:
            yield from _mentioned(effect)


def _mentioned(part: object) -> Iterator[Property]:
    """Yield every property that is spoken of."""
    if isinstance(part, Fluent):
        yield part.property
    elif isinstance(part, tuple):
        for each in part:
            yield from _mentioned(each)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _mentioned(getattr(part, field.name))
