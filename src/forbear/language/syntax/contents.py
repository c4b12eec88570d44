"""What stands in a piece of syntax, whatever it is: its parts, and all that stands in these."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from operator import attrgetter
from typing import Any

from forbear.records import fields, is_dataclass


def inside(part: object) -> tuple[Any, ...]:
    """Return what stands directly inside a definition or an expression, or inside a tuple of them: definitions,
    expressions, their parts, and tuples of these. What may be there and is not is None."""
    if isinstance(part, tuple):
        return part
    kind: Any = type(part)
    return _inside(kind)(part)


def walk(part: object) -> Iterator[object]:
    """Yield a definition, an expression or a tuple of them, and all that stands in it, in the order of the text."""
    waiting = [part]
    while waiting:
        part = waiting.pop()
        if part is not None:
            yield part
            waiting += inside(part)[::-1]


_LEAVES = frozenset(("str", "str | None", "int | Fraction", "bool", "tuple[str, ...]", "Span", "Comments"))
"""Fields of these types hold no syntax; nor do those that hold one of some words."""


@cache
def _inside(kind: type) -> Callable[[object], tuple[Any, ...]]:
    """Return what takes the syntax out of the fields of a class, which is asked thousands of times as a file is checked."""
    names = [] if not is_dataclass(kind) else [each.name for each in fields(kind) if not _is_leaf(str(each.type))]
    match names:
        case []:
            return lambda part: ()
        case [name]:
            only = attrgetter(name)
            return lambda part: (only(part),)
    return attrgetter(*names)


def _is_leaf(type_name: str) -> bool:
    return type_name in _LEAVES or type_name.startswith("OneOf[")
