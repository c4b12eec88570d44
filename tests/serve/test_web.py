"""Calls over HTTP and WebSocket: who may call, and that what is sent is bounded."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx
import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from forbear.serve.sessions import ServeBounds, Sessions
from forbear.serve.web import Gate, create_app

CALL = {"jsonrpc": "2.0", "id": 1, "method": "session.begin", "params": {"source": "film/casablanca"}}


def asked(gate: Gate, method: str = "POST", path: str = "/", **more: Any) -> httpx.Response:
    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=create_app(Sessions(ServeBounds(), None), gate))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:1") as client:
            return await client.request(method, path, **more)

    return asyncio.run(ask())


def test_a_call_is_answered() -> None:
    found = asked(Gate(), json=CALL)
    assert found.status_code == 200 and found.json()["result"]["people"] == ["Rick", "Ilsa"]
    assert asked(Gate(), json={**CALL, "id": None}).status_code == 200
    told = {name: value for name, value in CALL.items() if name != "id"}
    assert asked(Gate(), json=told).status_code == 204
    assert asked(Gate(), "GET", "/openrpc.json").json()["openrpc"].startswith("1.")


@pytest.mark.parametrize(
    ("gate", "headers", "status"),
    [
        (Gate(), {"Host": "evil.example"}, 403),
        (Gate(), {"Origin": "http://evil.example"}, 403),
        (Gate(("http://game.example",)), {"Origin": "http://game.example"}, 200),
        (Gate(("http://game.example",)), {"Origin": "http://evil.example"}, 403),
        (Gate(token="secret"), {}, 401),
        (Gate(token="secret"), {"Authorization": "Bearer wrong"}, 401),
        (Gate(token="secret"), {"Authorization": "Bearer secret", "Host": "game.example"}, 200),
    ],
)
def test_who_may_call(gate: Gate, headers: dict[str, str], status: int) -> None:
    found = asked(gate, json=CALL, headers=headers)
    assert found.status_code == status
    if status == 200 and "Origin" in headers:
        assert found.headers["access-control-allow-origin"] == headers["Origin"]


def test_a_page_asks_first_and_is_let_in_where_it_was_allowed() -> None:
    gate = Gate(("http://game.example",))
    assert asked(gate, "OPTIONS", headers={"Origin": "http://game.example"}).status_code == 204
    assert asked(gate, "OPTIONS", headers={"Origin": "http://evil.example"}).status_code == 403
    assert asked(Gate(), "OPTIONS").status_code == 403


def test_what_is_too_much_is_refused() -> None:
    assert asked(Gate(), content=b" " * 9_000_000).status_code == 413


def test_a_socket_is_talked_to() -> None:
    client = TestClient(create_app(Sessions(ServeBounds(), None), Gate()))
    with client.websocket_connect("ws://127.0.0.1/ws") as socket:
        socket.send_text(json.dumps(CALL))
        name = json.loads(socket.receive_text())["result"]["session"]
        socket.send_text(json.dumps({"jsonrpc": "2.0", "id": 2, "method": "people", "params": [name]}))
        assert json.loads(socket.receive_text())["result"] == ["Rick", "Ilsa"]
        socket.send_text("nonsense")
        assert json.loads(socket.receive_text())["error"]["code"] == -32700
    guarded = TestClient(create_app(Sessions(ServeBounds(), None), Gate(token="secret")), base_url="http://127.0.0.1:1")
    with pytest.raises(WebSocketDisconnect), guarded.websocket_connect("ws://127.0.0.1/ws"):
        pass
    with guarded.websocket_connect("ws://127.0.0.1/ws?token=secret"):
        pass
