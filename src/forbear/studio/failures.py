"""The one shape in which the studio tells that something went wrong (docs/studio-api.md, Errors)."""

from __future__ import annotations

import logging
import secrets
import traceback
from collections.abc import Mapping
from typing import Any

from forbear.account.plain import Data
from forbear.errors import Diagnostic, LimitReached, RequestError, StoryError

STATUS: Mapping[str, int] = {
    "bad-request": 400,
    "token": 401,
    "refused": 403,
    "not-found": 404,
    "method": 405,
    "conflict": 409,
    "replaced": 409,
    "no-folder": 409,
    "too-large": 413,
    "media-type": 415,
    "story": 422,
    "request": 422,
    "limit": 422,
    "internal": 500,
    "not-available": 501,
    "busy": 503,
}
"""The HTTP status of each code."""


class Refused(Exception):
    """A request that is answered with an error; `data` is what is told. members: what stands beside the usual ones."""

    def __init__(self, code: str, message: str, hint: str | None = None, **members: Any) -> None:
        super().__init__(message)
        self.data = error_data(code, message, hint, **members)


def error_data(code: str, message: str, hint: str | None = None, **members: Any) -> Data:
    """Return an error as data; `diagnostics` and `limit` are there also where they are empty."""
    return {"error": {"code": code, "message": message, "hint": hint, "diagnostics": [], "limit": None} | members}


def status_of(data: Data) -> int:
    """Return the HTTP status of an error as data."""
    return STATUS[data["error"]["code"]]


def failure_data(error: Exception) -> Data:
    """Return as data why a job could not be done."""
    match error:
        case Refused():
            return error.data
        case StoryError():
            errors = [d for d in error.diagnostics if d.severity == "error"]
            count = f"{len(errors)} mistake{'' if len(errors) == 1 else 's'}"
            told = [diagnostic_data(diagnostic) for diagnostic in error.diagnostics]
            return error_data("story", f"the story has {count}", diagnostics=told)
        case RequestError():
            return error_data("request", error.message, error.hint)
        case LimitReached():
            limit = {"limit": error.limit, "value": error.value, "raise_with": error.raise_with}
            return error_data("limit", str(error), limit=limit)
        case MemoryError():
            return error_data("limit", "the memory that a request may use did not suffice", "ask for less at a time")
        case RecursionError():
            return error_data("limit", "the story is nested too deeply", "ask for less at a time")
    number = secrets.token_hex(4)
    _LOG.error("mistake %s\n%s", number, "".join(traceback.format_exception(error)).rstrip())
    return error_data("internal", f"a mistake of ours, number {number}", _REPORT, number=number)


_LOG = logging.getLogger("forbear.studio")
_REPORT = "please report it, with the story that led to it and what the studio printed under that number"


def diagnostic_data(diagnostic: Diagnostic) -> Data:
    """Return a diagnostic as data, with where its caret is drawn."""
    span, window = diagnostic.span, diagnostic.window
    place = None
    if span is not None:
        place = {
            "file": span.file,
            "line": span.line,
            "column": span.column,
            "end_line": span.end_line,
            "end_column": span.end_column,
        }
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "place": place,
        "line": "" if window is None else window[0],
        "caret": None if window is None else {"start": window[1], "width": window[2]},
        "text": str(diagnostic),
    }
