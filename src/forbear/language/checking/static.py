"""What an expression can be, as far as its text says: a set of types, of single entities, and of `?`.

`Exactly` an entity is more than its types say: Hall may be a room and a holder both.
"""

from __future__ import annotations

from typing import Literal as OneOf

from forbear.language.checking.world import World
from forbear.language.expressions import Expression, Literal
from forbear.language.values import UNKNOWN
from forbear.records import dataclass


@dataclass(frozen=True, slots=True)
class Exactly:
    """One entity."""

    name: str


Static = frozenset[str | Exactly]
"""Type names, single entities, and `?`."""

Kind = OneOf["boolean", "number", "entity"]

BOOLEAN: Static = frozenset({"boolean"})
NUMBER: Static = frozenset({"number"})
NOTHING = "?"

_WORDS = {"boolean": "a truth value", "number": "a number", NOTHING: "'?'"}


@dataclass(frozen=True, slots=True)
class Typed:
    """A checked expression with what it can be."""

    expression: Expression
    static: Static


def of_literal(literal: Literal) -> Static:
    """Return what a value can be: itself."""
    value = literal.value
    if isinstance(value, bool):
        return BOOLEAN
    if value is UNKNOWN:
        return frozenset({NOTHING})
    return frozenset({Exactly(value)}) if isinstance(value, str) else NUMBER


def kinds(static: Static) -> frozenset[Kind]:
    """Return the kinds of value among what an expression can be; `?` is of no kind."""
    found: set[Kind] = set()
    for part in static:
        if part == "boolean":
            found.add("boolean")
        elif part == "number":
            found.add("number")
        elif part != NOTHING:
            found.add("entity")
    return frozenset(found)


def fits(static: Static, type_name: str, world: World) -> bool:
    """Say whether all that an expression can be belongs to a type; `?` belongs to all but `boolean`."""
    return all(_part_fits(part, type_name, world) for part in static)


def _part_fits(part: str | Exactly, type_name: str, world: World) -> bool:
    if isinstance(part, Exactly):
        return world.is_a(part.name, type_name)
    return type_name != "boolean" if part == NOTHING else world.is_below(part, type_name)


def can_be_equal(left: Static, right: Static, world: World) -> bool:
    """Say whether two expressions could have one value in common, other than by both being `?`."""
    if NOTHING in left and NOTHING in right and len(left) > 1 and len(right) > 1:
        left, right = left - {NOTHING}, right - {NOTHING}
    return any(_can_meet(one, other, world) for one in left for other in right)


def _can_meet(one: str | Exactly, other: str | Exactly, world: World) -> bool:
    if NOTHING in (one, other):
        return one == other
    if isinstance(one, Exactly) and isinstance(other, Exactly):
        return True
    if isinstance(one, Exactly):
        one, other = other, one
    assert isinstance(one, str)
    if isinstance(other, Exactly):
        return world.is_a(other.name, one)
    return world.can_meet(one, other)


def describe(static: Static) -> str:
    """Write what an expression can be, for an author."""
    parts = sorted(
        part.name if isinstance(part, Exactly) else _WORDS.get(part, f"a value of type {part}") for part in static
    )
    return " or ".join(parts)


def expected(type_name: str) -> str:
    """Write what a place asks for."""
    return _WORDS.get(type_name, f"a value of type {type_name}")
