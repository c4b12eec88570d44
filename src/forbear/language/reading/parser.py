"""Text to syntax: every mistake of a file at once, because each piece is read by itself (pieces.py).

The grammar is loaded only where there is something to read.
"""

from __future__ import annotations

import re

from forbear.errors import Diagnostic
from forbear.language.messages import report
from forbear.language.reading.comments import Commenting
from forbear.language.reading.tokens import LARGEST, Source, chunks, scan
from forbear.language.syntax import tree as syntax

_HALF = re.compile("[\ud800-\udfff]")
"""Half of a character: UTF-8 has no bytes for it."""


def parse(text: str, file: str) -> tuple[syntax.Document, tuple[Diagnostic, ...]]:
    """Return the syntax of a file, as much of it as could be read, and every mistake found.

    A name that ends in `.txt` is read as the base language reads it.
    """
    source = Source(with_line_feeds(text), file)
    if len(text) > LARGEST:
        return _nothing(source, report("E109", None, hint=file, limit=LARGEST, what="characters"))
    half = None if text.isascii() else _HALF.search(source.text)
    if half is not None:  # no file has it, but a text that a program hands over
        return _nothing(source, report("E110", source.span(half.start(), half.end()), source.lines))
    scanned = scan(source, is_base=file.endswith(".txt"))
    if not scanned.tokens:
        found = scanned.diagnostics or (report("E111", None, hint=file),)
        return syntax.Document((), file, source.lines), found
    pieces, torn = chunks(scanned.tokens, source)
    if any(diagnostic.code == "E108" for diagnostic in torn):
        return _nothing(source, *scanned.diagnostics, *torn)
    from forbear.language.reading.pieces import Pieces

    reading = Pieces(source, Commenting(source, scanned.comments), tuple(d.span for d in torn if d.span is not None))
    definitions = tuple(reading.definitions(pieces))
    document = syntax.Document(definitions, file, source.lines, reading.comments.rest())
    return document, _ordered((*scanned.diagnostics, *torn, *reading.diagnostics))


def parse_some(text: str, file: str, words: frozenset[str]) -> tuple[syntax.Definition, ...]:
    """Return the definitions of a file that begin with one of these words, as far as they can be read; what else there
    is, and every mistake, is passed over."""
    source = Source(with_line_feeds(text), file)
    pieces, _ = chunks(scan(source, is_base=file.endswith(".txt")).tokens, source)
    from forbear.language.reading.pieces import Pieces

    reading = Pieces(source, Commenting(source, ()), ())
    return tuple(reading.definitions(tuple(piece for piece in pieces if piece.tokens[0].text in words)))


def with_line_feeds(text: str) -> str:
    """Return a text whose lines all end alike, without the mark that some editors put at its beginning."""
    return text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")


def _nothing(source: Source, *found: Diagnostic) -> tuple[syntax.Document, tuple[Diagnostic, ...]]:
    return syntax.Document((), source.file, source.lines), found


def _ordered(found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Return the mistakes in the order of their places, one for each place."""
    placed = {(d.span, d.message): d for d in found}
    return tuple(sorted(placed.values(), key=lambda d: (d.span.line, d.span.column) if d.span else (0, 0)))
