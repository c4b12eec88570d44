"""Lines of a report: text in pieces, each with the part it plays; whoever shows them decides on colours."""

from __future__ import annotations

import textwrap
from typing import Literal as OneOf

from forbear.figures import percent as percent
from forbear.records import dataclass

WIDTH = 80
"""Columns of a report."""

Style = OneOf["plain", "title", "heading", "strong", "faint", "bar", "number", "warning"]


@dataclass(frozen=True, slots=True)
class Fragment:
    """Some text in one style."""

    text: str
    style: Style = "plain"


Line = tuple[Fragment, ...]


def line(*pieces: str | Fragment) -> Line:
    """Return a line; bare text is plain."""
    return tuple(Fragment(piece) if isinstance(piece, str) else piece for piece in pieces)


def text_of(shown: Line) -> str:
    """Return a line without styles."""
    return "".join(piece.text for piece in shown).rstrip()


def paragraph(text: str, indent: str = "", style: Style = "plain", hanging: str = "") -> list[Line]:
    """Return text broken at WIDTH columns; further lines are indented by `hanging` too."""
    rows = textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent + hanging, break_on_hyphens=False)
    return [line(Fragment(row, style)) for row in rows]


def beside(text: str, indent: str, width: int, *pieces: Fragment) -> list[Line]:
    """Return text broken at `width` columns behind its indent, and pieces beside its last row."""
    rows = textwrap.wrap(text, width, subsequent_indent="  ", break_on_hyphens=False)
    *above, last = rows or [""]
    return [*(line(f"{indent}{row}") for row in above), line(f"{indent}{last:<{width}} ", *pieces)]


def heading(text: str) -> list[Line]:
    """Return a section's heading with the blank line before it."""
    return [line(), line(Fragment(text, "heading"))]


def bar(share: float, cells: int = 10) -> Fragment:
    """Return a small bar for a share from 0 to 1."""
    full = round(share * cells)
    return Fragment("█" * full + "░" * (cells - full), "bar")
