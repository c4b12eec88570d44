"""What every piece of a file has: its place, and the comments about it."""

from __future__ import annotations

from typing import Literal as OneOf

from forbear.errors import Span
from forbear.language.syntax.tree_expressions import Expression
from forbear.records import dataclass, field


@dataclass(frozen=True, slots=True)
class Comments:
    """What stands before a piece, a line each with its marks; what stands behind it on its line; and what stands
    before the closing bracket of a block."""

    before: tuple[str, ...] = ()
    behind: str | None = None
    inside: tuple[str, ...] = ()


NO_COMMENTS = Comments()


@dataclass(frozen=True, slots=True)
class Formal:
    """A parameter: `c : character` (a name and a type), or a fixed value (type None)."""

    value: Expression
    type: str | None
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What every definition, and every part of one, has."""

    span: Span = field(compare=False, repr=False)
    comments: Comments = field(default=NO_COMMENTS, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class TextDef(Piece):
    """`title "…"` and its like."""

    keyword: OneOf["title", "work", "medium", "cite", "note"]
    text: str
