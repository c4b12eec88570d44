"""Answers as JSON."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from forbear.account.plain import Data, json_bytes
from forbear.studio.failures import error_data, status_of


def json_response(data: Any) -> Response:
    """Return data as an answer. Raises ValueError for a number that JSON has no words for."""
    return Response(written(data), media_type="application/json")


def error_response(data: Data) -> Response:
    """Return an error as an answer with its status."""
    headers = {"Retry-After": "1"} if data["error"]["code"] == "busy" else None
    return Response(written(data), status_of(data), headers, media_type="application/json")


def refusal(code: str, message: str, hint: str | None = None) -> Response:
    """Return an error as an answer, made of its parts."""
    return error_response(error_data(code, message, hint))


def written(data: Any) -> bytes:
    """Return data as JSON in UTF-8."""
    return json_bytes(data)
