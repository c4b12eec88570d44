"""Syntax as plain data and back: tuples, lists, texts and whole numbers, as a file of what was made has them.

A node is its class's name with its fields, a place is four numbers, a tuple is a list; the file's name is said anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Final

from forbear.errors import Span
from forbear.language.syntax import tree as syntax
from forbear.records import fields, is_dataclass

Packed = tuple[Any, ...] | list[Any] | str | int | None

_FRACTION: Final = "/"
_CLASSES: Final[dict[str, Any]] = {
    name: found for name, found in vars(syntax).items() if isinstance(found, type) and is_dataclass(found)
}
_PIECES: Final = frozenset(name for name, found in _CLASSES.items() if issubclass(found, syntax.Piece))
"""Classes whose first two fields, place and comments, are given by name."""


def pack(part: object) -> Packed:
    """Return syntax, or a tuple of it, as plain data."""
    match part:
        case Span():
            return (part.line, part.column, part.end_line, part.end_column)
        case tuple():
            return [pack(inner) for inner in part]
        case Fraction():
            return (_FRACTION, part.numerator, part.denominator)
        case None | str() | int():
            return part
        case syntax.Comments() if part == syntax.NO_COMMENTS:
            return None
    assert is_dataclass(part) and type(part).__name__ in _CLASSES
    return (type(part).__name__, *(pack(getattr(part, each.name)) for each in fields(part)))


def unpack(packed: Packed, file: str) -> Any:
    """Return the syntax that was packed, as if it stood in a file of this name."""
    classes, pieces = _CLASSES, _PIECES

    def unpacked(part: tuple[Any, ...] | list[Any]) -> Any:
        if type(part) is list:
            return tuple(all_of(part))
        head = part[0]
        if type(head) is int:
            return Span(file, *part)
        if head == _FRACTION:
            return Fraction(*part[1:])
        if head in pieces:
            _, place, comments, *rest = part
            own = syntax.NO_COMMENTS if comments is None else unpacked(comments)
            return classes[head](*all_of(rest), span=Span(file, *place), comments=own)
        return classes[head](*all_of(part[1:]))

    def all_of(parts: Sequence[Any]) -> list[Any]:
        """Return parts unpacked; a leaf, as most are, is what it is."""
        return [unpacked(part) if type(part) is tuple or type(part) is list else part for part in parts]

    return all_of((packed,))[0]
