"""Where checks put what they find; a check tells and goes on, so that one run shows every mistake.

How strict a check is follows the file it stands in: a `.txt` file is read as the base language reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from forbear.errors import Diagnostic, Span
from forbear.language.messages import report
from forbear.language.nearest import did_you_mean
from forbear.language.syntax.tree import Document
from forbear.records import replace

_UNKNOWN = ("E201", "E202", "E205")
"""What is told of a name that nobody declared."""


MOST_ADVISED = 200
"""Names of which the nearest one is looked for."""


class Findings:
    """Collects diagnostics, with the lines of the files they concern.

    torn: names that may well be declared, in a piece that could not be read; nothing is said of them.
    """

    def __init__(self, documents: tuple[Document, ...], torn: frozenset[str] = frozenset()) -> None:
        self._torn = torn
        self._lines = {document.file: document.lines for document in documents}
        self._base = frozenset(document.file for document in documents if document.is_base)
        self._is_torn = False
        self._advised = 0
        self._told = 0
        self._found: dict[Diagnostic, None] = {}

    def tell(self, code: str, span: Span | None, hint: str | None = None, **words: object) -> None:
        """Note a mistake or an oddity."""
        self._told += 1
        if code in _UNKNOWN and words.get("name") in self._torn:
            self._is_torn = True
            return
        lines = self._lines.get(span.file, ()) if span is not None else ()
        self._found[report(code, span, lines, hint, **words)] = None

    def place_of(self, word: str, span: Span) -> Span:
        """Return where a word last stands in the first line of a span, for a caret there; the span where it does not."""
        lines = self._lines.get(span.file, ())
        text = lines[span.line - 1] if 0 < span.line <= len(lines) else ""
        end = span.end_column - 1 if span.end_line == span.line else len(text)
        places = [found.start() for found in re.finditer(r"\w+", text[:end]) if found[0] == word]
        if not places or places[-1] < span.column - 1:
            return span
        column = places[-1] + 1
        return Span(span.file, span.line, column, span.line, column + len(word))

    def with_text(self, span: Span) -> Span:
        """Return a place with its line, for what is told of it once the story runs."""
        lines = self._lines.get(span.file, ())
        return replace(span, text=lines[span.line - 1]) if 0 < span.line <= len(lines) else span

    def is_base(self, span: Span) -> bool:
        """Say whether a place is in a file of the base language."""
        return span.file in self._base

    def near(self, name: str, known: Iterable[str]) -> str | None:
        """Return the advice "did you mean …?" while there are not too many mistakes for it."""
        self._advised += 1
        return did_you_mean(name, known) if self._advised <= MOST_ADVISED else None

    @property
    def number(self) -> int:
        """How often something was told, or would have been."""
        return self._told

    @property
    def has_errors(self) -> bool:
        """Say whether the problem cannot be made."""
        return self._is_torn or any(found.severity == "error" for found in self._found)

    def in_order(self) -> tuple[Diagnostic, ...]:
        """Return what was found: file by file, from the top to the bottom; what has no place comes last."""
        files = {name: place for place, name in enumerate(self._lines)}

        def place(found: Diagnostic) -> tuple[int, int, int]:
            span = found.span
            return (len(files), 0, 0) if span is None else (files.get(span.file, -1), span.line, span.column)

        return tuple(sorted(self._found, key=place))
