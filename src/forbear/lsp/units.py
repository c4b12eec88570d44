"""Places as the protocol has them: lines and signs from 0, a sign counted as the editor counts it."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol.types import Position, PositionEncodingKind, Range

from forbear.errors import Span

Encoding = PositionEncodingKind | str


def position(lines: Sequence[str], line: int, column: int, encoding: Encoding) -> Position:
    """Return a place of ours (both from 1) as the editor counts it; lines: those of its file."""
    text = lines[line - 1][: column - 1] if 0 < line <= len(lines) else ""
    return Position(line=line - 1, character=_units(text, encoding))


def range_of(lines: Sequence[str], span: Span, encoding: Encoding) -> Range:
    """Return a stretch of text as the editor counts it."""
    start = position(lines, span.line, span.column, encoding)
    return Range(start=start, end=position(lines, span.end_line, span.end_column, encoding))


def column(lines: Sequence[str], place: Position, encoding: Encoding) -> int:
    """Return the column (from 1) of a place of the editor's."""
    line = lines[place.line] if place.line < len(lines) else ""
    if _units(line, encoding) == len(line):
        return min(place.character, len(line)) + 1
    passed = units = 0
    for sign in line:
        if units >= place.character:
            break
        units += _units(sign, encoding)
        passed += 1
    return passed + 1


def _units(text: str, encoding: Encoding) -> int:
    if encoding == PositionEncodingKind.Utf32 or text.isascii():
        return len(text)
    if encoding == PositionEncodingKind.Utf8:
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
