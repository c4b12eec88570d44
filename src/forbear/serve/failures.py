"""What goes wrong with a call, by its code: those of JSON-RPC 2.0, and Forbear's own."""

from __future__ import annotations

from typing import Any

from forbear.errors import Diagnostic, ForbearError, LimitReached, RequestError, StoryError

UNREADABLE, INVALID_REQUEST, NO_METHOD, INVALID_PARAMS, BROKEN = -32700, -32600, -32601, -32602, -32603
STORY, REQUEST, LIMIT, NO_SESSION, TOO_MANY = -32000, -32001, -32002, -32003, -32004

TOLD = {
    UNREADABLE: "what was sent is no JSON",
    INVALID_REQUEST: "what was sent is no request",
    NO_METHOD: "there is no such method",
    INVALID_PARAMS: "the parameters are not as the schema says",
    BROKEN: "a mistake of Forbear's",
    STORY: "the story, or a formula, has mistakes; data has each with its place",
    REQUEST: "the request cannot be met: nobody of that name, an event that is not possible now, no save",
    LIMIT: "a limit was hit, and the cast is as it was; data says which",
    NO_SESSION: "there is no such session, or no longer",
    TOO_MANY: "there are too many sessions, or too much was sent",
}
"""The codes, and what each means."""


class Failure(Exception):
    """A call that is answered with an error."""

    def __init__(self, code: int, message: str, data: object = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.data = data

    def as_data(self) -> dict[str, Any]:
        """Return the error object."""
        found: dict[str, Any] = {"code": self.code, "message": self.message}
        return found if self.data is None else {**found, "data": self.data}


def failure_of(error: ForbearError) -> Failure:
    """Return what an error of the package is to a caller."""
    match error:
        case StoryError():
            rows = [diagnostic_data(each) for each in error.diagnostics[:100]]
            return Failure(STORY, error.diagnostics[0].message if error.diagnostics else "mistakes", rows)
        case RequestError():
            return Failure(REQUEST, error.message, None if error.hint is None else {"hint": error.hint})
        case LimitReached():
            return Failure(LIMIT, str(error), {"limit": error.limit, "value": error.value})
    return Failure(BROKEN, str(error))


def diagnostic_data(found: Diagnostic) -> dict[str, Any]:
    """Return a mistake or an oddity as data."""
    span = found.span
    return {
        "code": found.code,
        "severity": found.severity,
        "message": found.message,
        "file": None if span is None else span.file,
        "line": None if span is None else span.line,
        "column": None if span is None else span.column,
        "hint": found.hint,
    }
