"""One piece of a file at a time, by the grammar: a mistake stays in its piece, and the next is read all the same."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import Any

from forbear.errors import Diagnostic, Span
from forbear.language.messages import report
from forbear.language.nearest import closest
from forbear.language.reading.comments import Commenting
from forbear.language.reading.shaping import Shaper
from forbear.language.reading.tables import load_tables
from forbear.language.reading.tokens import Chunk, Source
from forbear.language.reading.trees import END, Unexpected
from forbear.language.reading.words import DEFINERS, PARTS, ROLES, TROPE_PARTS
from forbear.language.syntax import tree as syntax
from forbear.language.syntax.tree import NO_COMMENTS
from forbear.records import replace

_SHOWN = {"NAME": "a name", "NUMBER": "a number", "TEXT": 'a text in "…"', "$END": "the end of this piece"}


class Pieces:
    """Reads the pieces of one file; what is wrong with them is in `diagnostics`."""

    def __init__(self, source: Source, comments: Commenting, torn: tuple[Span, ...]) -> None:
        self.source = source
        self._torn = sorted((span.line, span.column) for span in torn)
        self.comments = comments
        self.diagnostics: list[Diagnostic] = []
        self._is_base = source.file.endswith(".txt")

    def definitions(self, pieces: tuple[Chunk, ...]) -> Iterator[syntax.Definition]:
        """Yield the definitions that could be read."""
        is_role = False
        for chunk in pieces:
            is_role = (is_role and chunk.tokens[0].text in ROLES) or [t.text for t in chunk.tokens[:2]] == [
                "trope",
                "role",
            ]
            further = is_role and chunk.tokens[0].text in ROLES
            found = self._piece(chunk, "further_binding" if further else "definition")
            if found is not None:
                yield found

    def _piece(self, chunk: Chunk, start: str) -> Any:
        comments = self.comments.of(chunk)
        shaper = Shaper(self.source, chunk.tokens, is_base=self._is_base)
        try:
            tree = grammar().tree(chunk.tokens, start)
            found = shaper.piece(tree, self.source.span(chunk.start, chunk.tokens[-1].end))
        except Unexpected as error:
            self._unexpected(error, chunk, start)
            found = None
        except RecursionError:
            span = self.source.span(chunk.start, chunk.tokens[0].end)
            self.diagnostics.append(report("E109", span, self.source.lines, limit=500, what="signs in one expression"))
            found = None
        self.diagnostics += shaper.diagnostics
        if chunk.body is None:
            return found if found is None or comments is NO_COMMENTS else replace(found, comments=comments)
        inner = self._body(chunk, found)
        comments = replace(comments, inside=self.comments.inside(chunk), behind=self.comments.behind(chunk))
        match found:
            case syntax.ActionDef() | syntax.TriggerDef():
                return replace(found, parts=inner, comments=comments)
            case syntax.MindDef():
                return replace(found, parts=inner, comments=comments)
            case syntax.TropeDef():
                return replace(found, parts=inner, comments=comments)
            case syntax.CaseDef():
                return replace(found, body=inner, comments=comments)
            case None:
                return None
        brace = self.source.text.find("{", chunk.tokens[-1].end)
        self.diagnostics.append(report("E101", self.source.span(brace, brace + 1), self.source.lines, found="'{'"))
        return None

    def _body(self, chunk: Chunk, found: object) -> tuple[Any, ...]:
        assert chunk.body is not None
        if chunk.tokens[0].text == "case":
            return tuple(self.definitions(chunk.body))
        start = {"mind": "setting", "trope": "trope_part"}.get(chunk.tokens[0].text, "part")
        return tuple(part for part in [self._piece(piece, start) for piece in chunk.body] if part is not None)

    def _unexpected(self, error: Unexpected, chunk: Chunk, start: str) -> None:
        first, last = self.source.place(chunk.start), self.source.place(chunk.end)
        place = bisect_left(self._torn, first)
        if place < len(self._torn) and self._torn[place] <= last:
            return  # the bracket that is missing has been told, and is the cause
        if error.kind == END:
            behind = chunk.tokens[-1].end
            span, found = self.source.span(behind, behind + 1), "the end of this piece"
        else:
            token = chunk.tokens[error.place]
            span, found = self.source.span(token.start, token.end), f"'{token.text}'"
        hint = self._hint(error, chunk, start)
        self.diagnostics.append(report("E101", span, self.source.lines, hint, found=found))

    def _hint(self, error: Unexpected, chunk: Chunk, start: str) -> str | None:
        first = chunk.tokens[0].text
        known = {"definition": DEFINERS, "part": PARTS, "trope_part": TROPE_PARTS}.get(start, frozenset())
        near = closest(first, known, 1, 0.7) if first not in known else []
        if near:
            return f"did you mean '{near[0]}'?"
        text = chunk.tokens[error.place].text if error.kind != END else ""
        if error.kind == "NUMBER" and text.startswith("-"):
            return "a minus in front of a digit belongs to the number; write 'a - 1' with blanks"
        if error.kind == "NAME" and text in DEFINERS | PARTS | TROPE_PARTS and error.place > 0:
            return "is a ';' missing before it?"
        written = grammar().written
        expected = sorted(
            {_SHOWN.get(name) or (f"'{written[name]}'" if name in written else "") for name in error.expected} - {""}
        )
        return f"expected {' or '.join(expected)}" if 0 < len(expected) <= 4 else None


grammar = cache(load_tables)
