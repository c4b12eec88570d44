"""A client that hangs in the middle of what it says is closed, and costs nobody else a place, whichever server it is."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest
import uvicorn

from forbear import listening
from forbear.errors import RequestError

WHOLE = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab"


async def app(
    scope: dict[str, Any], receive: Callable[[], Awaitable[Any]], send: Callable[[Any], Awaitable[None]]
) -> None:
    """Tell how many bytes came; of what is put, nothing is wanted."""
    count, more = 0, scope["method"] != "PUT"
    while more:
        message = await receive()
        count, more = count + len(message.get("body", b"")), message.get("more_body", False)
    text = str(count).encode()
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % len(text))]})
    await send({"type": "http.response.body", "body": text})


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, int]]:
    monkeypatch.setattr(listening, "HEADERS", 0.5)
    monkeypatch.setattr(listening, "BODY", 0.7)
    at = listening.bound("127.0.0.1", 0, "--port")
    ready = threading.Event()
    config = uvicorn.Config(app, http=listening.Connection, lifespan="off", log_level="warning")
    server = listening.Listener(config, ready.set)
    running = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[at])))
    running.start()
    assert ready.wait(30)
    yield at.getsockname()[:2]
    server.should_exit = True
    running.join(30)


def said(place: tuple[str, int], text: bytes) -> bytes:
    """All that is answered until the server closes the connection."""
    with socket.create_connection(place, timeout=30) as client:
        client.sendall(text)
        found = b""
        while part := client.recv(1_000):
            found += part
        return found


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        (b"", 0),
        (b"POST / HTT", 0),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Le", 0),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 20\r\n\r\nab", 0),
        (WHOLE + b"POST / HTTP/1.1\r\nHos", 1),
    ],
    ids=["says nothing", "half a line", "half its headers", "half a body", "half a second request"],
)
def test_who_hangs_is_closed_and_told_so_where_anything_was_said(
    place: tuple[str, int], text: bytes, answered: int
) -> None:
    found = said(place, text)
    assert found.count(b"200 OK") == answered
    assert (b'{"error": "the request did not come within ' in found) == bool(text)


def test_where_too_many_have_said_nothing_the_oldest_is_told_so(
    place: tuple[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "HEADERS", 30.0)
    monkeypatch.setattr(listening, "MOST_SILENT", 1)
    with socket.create_connection(place, timeout=30) as oldest, socket.create_connection(place, timeout=30):
        told = b"".join(iter(lambda: oldest.recv(1_000), b""))
    assert b" 503 " in told and told.endswith(b'{"error": "too many connections have not said what they want"}')


@pytest.mark.parametrize(
    "head",
    [
        b"PUT / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 3000000\r\n\r\n",  # answered before its body came
        b"POST / HTTP/1.1\r\nHost: x\r\nX: ",  # has no end
        b"NOT A REQUEST\r\n",
    ],
    ids=["a body that nobody wants", "a head without end", "no request"],
)
def test_who_still_sends_is_answered_and_not_cut_off(place: tuple[str, int], head: bytes) -> None:
    for _ in range(10):
        found = said(place, head + b"y" * 3_000_000)
        assert b" 400 " in found or b" 200 " in found


def test_who_goes_on_slowly_is_answered(place: tuple[str, int]) -> None:
    with socket.create_connection(place, timeout=30) as client:
        client.sendall(WHOLE[:-1])
        client.sendall(WHOLE[-1:])
        answer = b""
        while not answer.endswith(b"\r\n\r\n2"):  # head and body may come one after the other
            part = client.recv(1_000)
            assert part, answer
            answer += part


def test_what_is_no_request_is_refused_in_json(place: tuple[str, int]) -> None:
    head, _, body = said(place, b"NOT A REQUEST\r\n\r\n").partition(b"\r\n\r\n")
    assert b" 400 " in head and b"application/json" in head and body.startswith(b'{"error": ')


def test_a_port_that_is_taken_is_told_with_the_option_that_names_it(place: tuple[str, int]) -> None:
    with pytest.raises(RequestError, match=f"cannot listen on 127.0.0.1 port {place[1]}") as found:
        listening.bound(*place, "--http")
    assert found.value.hint == "--http 0 takes any port that is free"
