"""A message of JSON-RPC 2.0 and its answer: one call, or several in a list."""

from __future__ import annotations

import json
from typing import Any

from forbear.account.plain import json_text
from forbear.errors import ForbearError, too_deep
from forbear.serve.failures import (
    BROKEN,
    INVALID_REQUEST,
    NO_METHOD,
    TOO_MANY,
    UNREADABLE,
    Failure,
    failure_of,
)
from forbear.serve.methods import BY_NAME
from forbear.serve.openrpc import document
from forbear.serve.parameters import checked
from forbear.serve.sessions import Sessions

LARGEST = 8_000_000
"""Signs of a message."""

MOST_CALLS = 100
"""Calls of one message."""

_EXACT = 2**53

DISCOVER = "rpc.discover"


def answer(sessions: Sessions, message: str | bytes) -> str | None:
    """Return the answer to a message, as JSON in one line; None where nothing is to be answered."""
    if len(message) > LARGEST:
        return _line(_failed(None, Failure(TOO_MANY, f"a message has at most {LARGEST} signs")))
    try:
        read = json.loads(message, parse_constant=_no_number, parse_float=_number)
    except (ValueError, RecursionError):
        return _line(_failed(None, Failure(UNREADABLE, "this is no JSON")))
    if not isinstance(read, list):
        found = _answered(sessions, read)
        return None if found is None else _line(found)
    if not read or len(read) > MOST_CALLS:
        return _line(_failed(None, Failure(INVALID_REQUEST, f"a list has from 1 to {MOST_CALLS} calls")))
    several = [each for each in (_answered(sessions, one) for one in read) if each is not None]
    return _line(several) if several else None


def _no_number(name: str) -> float:
    raise ValueError(name)


def _number(text: str) -> float:
    """Return a number; 3.0 is 3, for some engines know no whole numbers in JSON, and write back what they read as such."""
    found = float(text)
    return int(found) if found.is_integer() and abs(found) < _EXACT else found


def _line(data: object) -> str:
    return json_text(data, indent=None)


def _answered(sessions: Sessions, call: object) -> dict[str, Any] | None:
    """Return the answer to one call; None to a notification."""
    if not isinstance(call, dict) or call.get("jsonrpc") != "2.0" or not isinstance(call.get("method"), str):
        return _failed(None, Failure(INVALID_REQUEST, "a call has 'jsonrpc': '2.0', a 'method', 'params' and an 'id'"))
    number = call.get("id")
    if not (number is None or isinstance(number, (str, int, float))) or isinstance(number, bool):
        return _failed(None, Failure(INVALID_REQUEST, "the 'id' of a call is a text or a number"))
    try:
        result = called(sessions, call["method"], call.get("params"))
    except Failure as failure:
        return None if "id" not in call else _failed(number, failure)
    return None if "id" not in call else {"jsonrpc": "2.0", "id": number, "result": result}


def called(sessions: Sessions, name: str, params: object) -> Any:
    """Return what a method gives. Raises Failure."""
    if name == DISCOVER:
        return document()
    method = BY_NAME.get(name)
    if method is None:
        raise Failure(NO_METHOD, f"there is no method '{name[:60]}'", {"hint": f"{DISCOVER} tells them all"})
    given = checked(params, method.parameters)
    try:
        return method.answer(sessions, given)
    except ForbearError as error:
        raise failure_of(error) from None
    except RecursionError:
        raise failure_of(too_deep()) from None
    except Failure:
        raise
    except Exception as error:
        raise Failure(BROKEN, f"a mistake of Forbear's: {type(error).__name__}") from error


def _failed(number: object, failure: Failure) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": number, "error": failure.as_data()}
