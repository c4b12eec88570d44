"""Text to tokens, by the base language's lexical rules, and tokens to the pieces that end with `;`.

A minus directly followed by a digit belongs to the number, whatever stands before it. No word is reserved: a word is
a keyword by where it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Literal as OneOf

from forbear.errors import Diagnostic, Span
from forbear.figures import NoFigure, read_figure
from forbear.language.messages import report
from forbear.language.syntax.tree import GAP
from forbear.records import dataclass

LARGEST = 1_000_000
"""Characters in a file."""

MOST_TOKENS = 200_000
DEEPEST = 100

TokenKind = OneOf["name", "number", "unknown", "text", "sign", "bad"]

_TOKEN = re.compile(
    r"""
    \s*+(?:
      (?P<comment>//[^\n]*|/\*.*?\*/)
    | (?P<open_comment>/\*.*)
    | (?P<text>"[^"\n]*")
    | (?P<open_text>"[^\n]*)
    | (?P<number>-?(?:\d+(?:\.(?!\.)\d*)?|\.\d+)(?:[eE][+-]?\d+(?![^\s(){}\[\],;:*/+\-&|!=<>"]))?)
    | (?P<gap>\.\.\.(?![^\s(){}\[\],;:*/+\-&|!=<>"])|…)
    | (?P<sign>==|!=|>=|<=|\.\.|[(){}\[\],;:*/+\-&|!=<>])
    | (?P<name>[^\W\d_][^\s(){}\[\],;:*/+\-&|!=<>"]*)
    | (?P<unknown>\?(?![^\s(){}\[\],;:*/+\-&|!=<>"]))
    | (?P<bad>[^\s(){}\[\],;:*/+\-&|!=<>"]+)
    | (?P<end>\Z)
    )
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One token; `start` and `end` are offsets into the text."""

    kind: TokenKind
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment with its marks."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Scan:
    """All tokens and comments of a text, and what could not be read."""

    tokens: tuple[Token, ...]
    comments: tuple[Comment, ...]
    diagnostics: tuple[Diagnostic, ...]


class Source:
    """A text with its name and its lines; turns offsets into places."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.lines = tuple(text.split("\n"))
        self._starts = [0]
        for line in self.lines:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def place(self, offset: int) -> tuple[int, int]:
        """Return (line, column) of an offset, both from 1."""
        line = bisect_right(self._starts, offset, 0, len(self.lines))
        return line, offset - self._starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """Return the Span of the text from start to end."""
        line, column = self.place(start)
        if end < self._starts[line]:  # most places are in one line
            return Span(self.file, line, column, line, column + end - start)
        end_line, end_column = self.place(end)
        return Span(self.file, line, column, end_line, end_column)


def scan(source: Source, *, is_base: bool) -> Scan:
    """Return the tokens and comments of a text. In a base file a comment without end runs to the end of the file."""
    tokens: list[Token] = []
    comments: list[Comment] = []
    found: list[Diagnostic] = []
    for match in _TOKEN.finditer(source.text):
        kind = match.lastgroup
        if kind is None or kind == "end":
            break
        text, (start, end) = match[kind], match.span(kind)
        if kind in ("name", "sign") and len(tokens) < MOST_TOKENS:
            tokens.append(Token(kind, text, start, end))  # type: ignore[arg-type]
            continue
        if kind in ("comment", "open_comment"):
            comments.append(Comment(text, start, end))
            if kind == "open_comment":
                code = "W102" if is_base else "E105"
                found.append(report(code, source.span(start, start + 2), source.lines))
            continue
        if len(tokens) >= MOST_TOKENS:
            span = source.span(start, end)
            found.append(report("E109", span, source.lines, limit=MOST_TOKENS, what="words and signs"))
            break
        if kind == "open_text":
            found.append(report("E104", source.span(start, end), source.lines))
            tokens.append(Token("text", text + '"', start, end))
        elif kind == "bad" or (kind == "gap" and is_base):
            hint = "a name begins with a letter" if text[0] in "_?'$@#" else None
            found.append(report("E106", source.span(start, end), source.lines, hint, found=text[:40]))
            tokens.append(Token("name", text, start, end))
        elif kind == "gap":
            tokens.append(Token("sign", GAP, start, end))
        elif kind == "number":
            tokens.append(Token("number", _usable(text, source.span(start, end), source, found), start, end))
        else:
            tokens.append(Token(kind, text, start, end))  # type: ignore[arg-type]
    return Scan(tuple(tokens), tuple(comments), tuple(found))


def _usable(text: str, span: Span, source: Source, found: list[Diagnostic]) -> str:
    """Return a number as written; 0 for one that cannot be used, which is told."""
    try:
        read_figure(text)
    except NoFigure as reason:
        found.append(report("E117", span, source.lines, reason=reason))
        return "0"
    return text


@dataclass(frozen=True, slots=True)
class Chunk:
    """The tokens of one piece, without the `;` that ends it. `body` holds the pieces of its block, if it has one; the
    block's brackets are not among `tokens`. `start` and `end` are offsets, the end behind the `;`."""

    tokens: tuple[Token, ...]
    body: tuple[Chunk, ...] | None
    start: int
    end: int
    body_end: int = 0


BLOCKS = frozenset(("action", "trigger", "mind", "case", "reader", "trope"))
"""Definitions that have a block of pieces."""

_CLOSING = {"(": ")", "{": "}", "[": "]"}


def chunks(tokens: tuple[Token, ...], source: Source) -> tuple[tuple[Chunk, ...], tuple[Diagnostic, ...]]:
    """Cut tokens into pieces at every `;` outside brackets, blocks into pieces of their own."""
    cutter = _Cutter(tokens, source)
    found = cutter.pieces(0, len(tokens))
    return found, tuple(cutter.diagnostics)


class _Cutter:
    def __init__(self, tokens: tuple[Token, ...], source: Source) -> None:
        self.tokens = tokens
        self.source = source
        self.diagnostics: list[Diagnostic] = []
        self.partner = self._partners()

    def _partners(self) -> dict[int, int]:
        """Return for every opening bracket the place of its closing one; report those without."""
        found: dict[int, int] = {}
        opened: list[int] = []
        waiting = dict.fromkeys(_CLOSING.values(), 0)
        told_deep = False
        for place, token in enumerate(self.tokens):
            if token.kind != "sign":
                continue
            if token.text in _CLOSING:
                opened.append(place)
                waiting[_CLOSING[token.text]] += 1
                if len(opened) > DEEPEST and not told_deep:
                    told_deep = True
                    self._tell("E108", token, limit=DEEPEST)
            elif token.text in ")}]":
                if not waiting[token.text]:
                    self._tell("E103", token, bracket=token.text)
                    continue
                while _CLOSING[self.tokens[opened[-1]].text] != token.text:
                    lost = self.tokens[opened.pop()]
                    waiting[_CLOSING[lost.text]] -= 1
                    self._tell("E102", lost, bracket=lost.text)
                waiting[token.text] -= 1
                found[opened.pop()] = place
        for place in opened:
            self._tell("E102", self.tokens[place], bracket=self.tokens[place].text)
        return found

    def _tell(self, code: str, token: Token, **words: object) -> None:
        span = self.source.span(token.start, token.end)
        self.diagnostics.append(report(code, span, self.source.lines, None, **words))

    def pieces(self, low: int, high: int) -> tuple[Chunk, ...]:
        found = []
        place = low
        while place < high:
            if self.tokens[place].text == ";" and self.tokens[place].kind == "sign":
                self._tell("E116", self.tokens[place])
                place += 1
                continue
            chunk, place = self._piece(place, high)
            found.append(chunk)
        return tuple(found)

    def _piece(self, low: int, high: int) -> tuple[Chunk, int]:
        """Return the piece that begins at a place, and where the next one begins."""
        is_block = self.tokens[low].kind == "name" and self.tokens[low].text in BLOCKS
        place = low
        while place < high:
            token = self.tokens[place]
            if token.kind == "sign" and token.text == ";":
                return Chunk(self.tokens[low:place], None, self.tokens[low].start, token.end), place + 1
            if token.kind == "sign" and token.text in _CLOSING:
                closing = self.partner.get(place)
                if is_block and token.text == "{" and closing is not None:
                    return self._block(low, place, closing, high)
                place = closing + 1 if closing is not None else place + 1
                continue
            place += 1
        last = self.tokens[high - 1]
        return Chunk(self.tokens[low:high], None, self.tokens[low].start, last.end), high

    def _block(self, low: int, opening: int, closing: int, high: int) -> tuple[Chunk, int]:
        body = self.pieces(opening + 1, closing)
        following = closing + 1
        end = self.tokens[closing].end
        if following < high and self.tokens[following].text == ";":
            end = self.tokens[following].end
            following += 1
        inner = self.tokens[closing].start
        return Chunk(self.tokens[low:opening], body, self.tokens[low].start, end, inner), following
