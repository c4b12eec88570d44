"""What can go wrong, as a tree, and how a mistake in a file is described.

    ForbearError
    ├── StoryError          the author's mistakes in a file, all of them at once (Diagnostics)
    ├── RequestError        the user's mistake in a request: no such scene, an event that was not open
    ├── LimitReached        a bound on nodes, time, memory or depth was hit; says which, and how to raise it
    ├── NotWritten          a file or the output could not be written: a full disk, no permission, a closed stream
    └── InternalError       our mistake, and says so

A `Diagnostic` is a value: checks collect them and go on, so that one run shows every mistake.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Literal

from forbear.records import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text in a file; lines and columns count from 1, the end is exclusive.

    text: its first line, where it is to be shown when the file is no longer at hand.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    text: str = field(default="", compare=False, repr=False)


WIDEST = 160
"""Characters of a line that are shown."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One mistake or oddity: a code that `docs/errors.md` has a heading for, where it is, what to do."""

    code: str
    message: str
    span: Span | None = None
    hint: str | None = None
    severity: Literal["error", "warning"] = "error"
    source_line: str = field(default="", compare=False)

    @property
    def window(self) -> tuple[str, int, int] | None:
        """The line, or the part of a long one around the place; where the caret begins in it, counted from 0; and how
        wide it is. None where no line is known."""
        if not self.span or not self.source_line:
            return None
        end = self.span.end_column if self.span.end_line == self.span.line else len(self.source_line) + 1
        width = max(1, min(end, len(self.source_line) + 1) - self.span.column)
        shown, start = _window(self.source_line.replace("\t", " "), self.span.column - 1)
        return shown, start, min(width, max(1, len(shown) - start))

    def __str__(self) -> str:
        """Return `file:line:column: code message`, the line, a caret and the hint."""
        place = f"{self.span.file}:{self.span.line}:{self.span.column}: " if self.span else ""
        kind = "" if self.severity == "error" else "warning "
        lines = [f"{place}{kind}{self.code} {self.message}"]
        if self.window is not None:
            shown, start, width = self.window
            lines += [f"  {shown}", "  " + " " * start + "^" * width]
        if self.hint:
            lines.append(f"  hint: {self.hint}")
        return "\n".join(lines)


def _window(line: str, place: int) -> tuple[str, int]:
    """Return the part of a long line around a place, and where the place is in it."""
    if len(line) <= WIDEST:
        return line, place
    start = max(0, min(place - WIDEST // 2, len(line) - WIDEST))
    before, after = "…" if start else "", "…" if start + WIDEST < len(line) else ""
    return f"{before}{line[start : start + WIDEST]}{after}", place - start + len(before)


MOST_SHOWN = 100
"""So many mistakes and oddities are shown; the rest is counted."""


def shown(diagnostics: Sequence[Diagnostic]) -> str:
    """Return mistakes and oddities as they are shown, each with its line: the first hundred of them."""
    lines = [str(diagnostic) for diagnostic in diagnostics[:MOST_SHOWN]]
    if len(diagnostics) > MOST_SHOWN:
        lines.append(f"and {len(diagnostics) - MOST_SHOWN} more")
    return "\n".join(lines)


class ForbearError(Exception):
    """Everything the package raises on purpose."""


class StoryError(ForbearError):
    """A file, or an expression given beside it, has mistakes; `diagnostics` holds every one of them."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(diagnostics)
        self.diagnostics = diagnostics

    def __str__(self) -> str:
        """Return the first hundred of the mistakes, and how many there are besides."""
        return shown(self.diagnostics)


class RequestError(ForbearError):
    """A request that cannot be met: an unknown scene, an event that was not open, a case that is not there."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message if hint is None else f"{message}\n  hint: {hint}")
        self.message = message
        self.hint = hint


class LimitReached(ForbearError):
    """A bound was hit. `limit` is the bound's name, `value` where it stood, `raise_with` the option that raises it, or nothing.

    cause: what most of it went into, where that is known.
    """

    def __init__(self, limit: str, value: float, raise_with: str, cause: str = "") -> None:
        told = f"; {raise_with} raises it" if raise_with else ", and cannot be raised"
        because = f"{cause}: " if cause else ""
        super().__init__(f"{because}the limit on {limit} ({value:g}) was reached{told}")
        self.limit = limit
        self.value = value
        self.raise_with = raise_with
        self.cause = cause


def too_deep() -> LimitReached:
    """Return what a RecursionError of the engine means: a story so long that its thoughts nest too deeply."""
    return LimitReached("thoughts within thoughts", sys.getrecursionlimit(), "")


class NotWritten(ForbearError):
    """Something could not be written, and what was there is as it was. `what`: the file, or the output; `reason`: why."""

    def __init__(self, what: str, reason: str) -> None:
        super().__init__(f"{what} cannot be written: {reason}")
        self.what = what
        self.reason = reason


class InternalError(ForbearError):
    """A mistake of ours. Please report it with the file that led to it."""
