"""Every mistake an author can make, defined once: code, wording, and the advice that goes with it.

`docs/errors.md` has a heading for each code. E1xx: reading; E2xx: names and types; E3xx: scenes and minds; E4xx: as a
story runs; W…: legal and odd.
"""

from __future__ import annotations

from typing import Final

from forbear.errors import Diagnostic, Span

MESSAGES: Final[dict[str, str]] = {
    "E101": "cannot read this here: {found}",
    "E102": "a bracket '{bracket}' is never closed",
    "E103": "a closing bracket '{bracket}' without its opening",
    "E104": "this text has no end: the closing '\"' is missing",
    "E105": "this comment has no end: '*/' is missing",
    "E106": "'{found}' is not a word, a number or a sign of the language",
    "E107": "this can be read in two ways: {usual} or {peer}",
    "E108": "brackets are nested more than {limit} deep",
    "E109": "the file has more than {limit} {what}",
    "E110": "the file is not text in UTF-8",
    "E111": "the file is empty: it defines nothing",
    "E112": "cannot read the file: {reason}",
    "E113": "there is no '{name}' to import",
    "E114": "'{name}' imports itself: {chain}",
    "E115": "an import is a library name or a file in the same folder, not '{name}'",
    "E116": "nothing is defined between these two ';'",
    "E401": "division by zero: {what}",
    "E402": "more than {limit} triggers in a row: {triggers} never come to rest",
    "E410": "the effect of {event} contradicts itself: {fluent} becomes both {values}",
    "E411": "{what} can stand at the beginning of a story only, not in an effect",
    "E412": "an effect on the world itself cannot be a distribution",
    "E413": "an initial statement reads {fluent}, which is not settled there",
    "E414": "an initial statement contradicts itself: {fluent} becomes both {values}",
    "E415": "what minds think of each other here has no end: {events}",
    "W101": "this is read as {peer}, not as {usual}",
    "W102": "this comment has no end: all that follows is taken as comment",
    "W103": "the type '{name}' is declared nowhere and is made here",
}
"""Code → wording; `{…}` is filled in where the mistake is found."""


def report(code: str, span: Span | None, lines: tuple[str, ...] = (), hint: str | None = None, **words: object) -> Diagnostic:
    """Return a Diagnostic of this code; `lines`: the lines of the file, so that the place can be shown."""
    shown = lines[span.line - 1] if span is not None and 0 < span.line <= len(lines) else ""
    severity = "warning" if code.startswith("W") else "error"
    return Diagnostic(code, MESSAGES[code].format(**words), span, hint, severity, shown)  # type: ignore[arg-type]
