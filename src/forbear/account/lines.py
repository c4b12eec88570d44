"""Lines of a report: text in pieces, each with the part it plays; whoever shows them decides on colours."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal as OneOf

from forbear.figures import percent as percent
from forbear.records import dataclass

WIDTH = 80
"""Columns of a report."""

_TOGETHER = "\N{NO-BREAK SPACE}"

Style = OneOf["plain", "title", "heading", "strong", "faint", "bar", "number", "warning"]


@dataclass(frozen=True, slots=True)
class Fragment:
    """Some text in one style. continues: it goes on with the line above, which was full."""

    text: str
    style: Style = "plain"
    continues: bool = False


Line = tuple[Fragment, ...]


def line(*pieces: str | Fragment) -> Line:
    """Return a line; bare text is plain."""
    return tuple(Fragment(piece) if isinstance(piece, str) else piece for piece in pieces)


def text_of(shown: Line) -> str:
    """Return a line without styles."""
    return "".join(piece.text for piece in shown).rstrip()


def paragraph(text: str, indent: str = "", style: Style = "plain", hanging: str = "") -> list[Line]:
    """Return text broken at WIDTH columns, a number and its % together; further lines are indented by `hanging` too."""
    kept = text.replace(" %", f"{_TOGETHER}%")
    rows = _broken(kept, WIDTH, initial_indent=indent, subsequent_indent=indent + hanging)
    return [line(Fragment(row.replace(_TOGETHER, " "), style, number > 0)) for number, row in enumerate(rows)]


def paragraphs(lines: Iterable[Line]) -> list[tuple[str | None, list[str]]]:
    """Return lines as paragraphs, not broken anywhere, beneath their headings; None above the first."""
    found: list[tuple[str | None, list[str]]] = [(None, [])]
    for shown in lines:
        text = text_of(shown).strip()
        if shown and shown[0].style == "heading":
            found.append((text, []))
        elif shown and shown[0].continues and found[-1][1]:
            found[-1][1][-1] += f" {text}"
        elif text:
            found[-1][1].append(text)
    return [(title, told) for title, told in found if told]


def beside(text: str, indent: str, width: int, *pieces: Fragment) -> list[Line]:
    """Return text broken at `width` columns behind its indent, and pieces beside its last row."""
    rows = _broken(text, width, subsequent_indent="  ")
    *above, last = rows or [""]
    found = [line(Fragment(f"{indent}{row}", continues=number > 0)) for number, row in enumerate(above)]
    return [*found, line(Fragment(f"{indent}{last:<{width}} ", continues=bool(above)), *pieces)]


def _broken(text: str, width: int, **indents: str) -> list[str]:
    """Return text in rows; a hyphen is no place to break it."""
    from textwrap import wrap  # slow to load, and an answer in one line has no need of it

    return wrap(text, width, break_on_hyphens=False, **indents)  # type: ignore[arg-type]


def heading(text: str) -> list[Line]:
    """Return a section's heading with the blank line before it."""
    return [line(), line(Fragment(text, "heading"))]


def bar(share: float, cells: int = 10) -> Fragment:
    """Return a small bar for a share from 0 to 1."""
    full = round(share * cells)
    return Fragment("█" * full + "░" * (cells - full), "bar")
