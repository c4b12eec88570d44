"""Conversations that are fuzzed: calls to `forbear serve`, and what an editor says to the language server."""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import logging
from typing import Any

from forbear.account.plain import json_text
from forbear.serve.calls import answer
from forbear.serve.failures import BROKEN
from forbear.serve.sessions import ServeBounds, Sessions

BOUNDS = ServeBounds(sessions=4, nodes=300, seconds=0.3, megabytes=500.0)
SESSION = "$SESSION"
"""In a conversation: the name of the session that was begun last."""

URI = "file:///fuzzed/one.story"


class Broken(AssertionError):
    """An answer says that the mistake is ours, or is no answer."""


def strict(text: str | bytes) -> Any:
    """Return what JSON says; a NaN in it is none."""
    return json.loads(text, parse_constant=_no_constant)


def _no_constant(name: str) -> float:
    raise Broken(f"{name} in JSON")


def serve(text: str) -> None:
    """A conversation is a list of messages, each in JSON or as it is sent; every answer is one, and says of no mistake
    of ours."""
    held, name = Sessions(BOUNDS, None), ""
    for message in _listed(text)[:20]:
        sent = message if isinstance(message, str) else json_text(message, indent=None)
        found = answer(held, sent.replace(SESSION, name).encode("utf-8", "surrogatepass"))
        if found is None:
            continue
        if "\n" in found:
            raise Broken("an answer of several lines")
        found.encode("utf-8")
        read = strict(found)
        for one in read if isinstance(read, list) else [read]:
            if one.get("error", {}).get("code") == BROKEN:
                raise Broken(f"{sent[:120]}: {one['error']['message']}")
            result = one.get("result")
            if isinstance(result, dict) and isinstance(result.get("session"), str):
                name = result["session"]


def lsp(text: str) -> None:
    """A conversation is a list of [method, params]; the server lives through it, and no answer is a mistake of ours."""
    desk = importlib.import_module("forbear.lsp.desk")
    server = importlib.import_module("forbear.lsp.server")
    vars(desk)["REST"] = 0.0
    logging.getLogger("pygls").setLevel(logging.CRITICAL)
    messages: list[dict[str, Any]] = [
        _request(0, "initialize", {"processId": None, "rootUri": None, "capabilities": {}})
    ]
    messages.append(_request(None, "initialized", {}))
    for number, row in enumerate(_listed(text)[:20], 1):
        if isinstance(row, list) and len(row) == 2 and isinstance(row[0], str) and row[0] not in ("exit", "shutdown"):
            messages.append(_request(None if "did" in row[0] else number, row[0], row[1]))
    messages += [_request(999, "shutdown", None), _request(None, "exit", None)]
    told = io.BytesIO()
    told.close = lambda: None  # type: ignore[method-assign]
    with contextlib.suppress(SystemExit):
        server.serve(io.BytesIO(b"".join(map(_framed, messages))), told)
    for body in told.getvalue().split(b"Content-Length: ")[1:]:
        answered = strict(body.partition(b"\r\n\r\n")[2])
        if answered.get("error", {}).get("code") == BROKEN:
            asked = next((one for one in messages if one.get("id") == answered.get("id")), None)
            raise Broken(f"{asked}: {answered['error']}"[:500])


def _request(number: int | None, method: str, params: object) -> dict[str, Any]:
    told: dict[str, Any] = {"jsonrpc": "2.0", "method": method}
    return told | ({} if number is None else {"id": number}) | ({} if params is None else {"params": params})


def _framed(message: object) -> bytes:
    data = json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(data), data)


def _listed(text: str) -> list[Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return [text]
    return found if isinstance(found, list) else [found]
