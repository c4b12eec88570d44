"""Connections that never finish cost nobody their page, and every refusal is the documented JSON."""

from __future__ import annotations

import contextlib
import http.client
import json
import logging
import signal
import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from forbear.studio.failures import failure_data
from tests.studio.test_serve import started


@pytest.fixture(scope="module")
def place() -> Iterator[tuple[str, int]]:
    process, address = started("--port", "0")
    where = urlsplit(address)
    assert where.hostname is not None and where.port is not None
    yield where.hostname, where.port
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)


def answer(place: tuple[str, int], text: bytes) -> tuple[int, bytes]:
    with socket.create_connection(place, timeout=20) as connection:
        connection.sendall(text)
        response = http.client.HTTPResponse(connection)
        response.begin()
        return response.status, response.read()


def test_unfinished_headers_cost_nobody_their_page(place: tuple[str, int]) -> None:
    with contextlib.ExitStack() as opened:
        for _ in range(260):
            connection = opened.enter_context(socket.create_connection(place, timeout=20))
            connection.sendall(b"GET / HTTP/1.1\r\nHost: ")
        host = f"{place[0]}:{place[1]}".encode()
        status, page = answer(place, b"GET / HTTP/1.1\r\nHost: " + host + b"\r\nConnection: close\r\n\r\n")
        assert status == 200 and b"<html" in page
        status, about = answer(place, b"GET /api/about HTTP/1.1\r\nHost: " + host + b"\r\nConnection: close\r\n\r\n")
        assert status == 200 and json.loads(about)["schema"] == "forbear-studio/1"


@pytest.mark.parametrize(
    ("text", "status", "code"),
    [
        (b"NOT A REQUEST\r\n\r\n", 400, "bad-request"),
        (b"GET / HTTP/1.1\r\nHost: HOST\r\nBad Header\r\n\r\n", 400, "bad-request"),
        (b"GET /" + b"x" * 70_000 + b" HTTP/1.1\r\nHost: HOST\r\n\r\n", 404, "not-found"),
        (b"GET /nothing HTTP/1.1\r\nHost: HOST\r\n\r\n", 404, "not-found"),
        (b"DELETE / HTTP/1.1\r\nHost: HOST\r\n\r\n", 405, "method"),
        (b"GET / HTTP/1.1\r\nHost: example.org\r\n\r\n", 403, "refused"),
        (
            b"GET /api/about HTTP/1.1\r\nHost: HOST\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==\r\nSec-WebSocket-Version: 13\r\n\r\n",
            403,
            "refused",
        ),
    ],
)
def test_every_refusal_is_the_documented_json(place: tuple[str, int], text: bytes, status: int, code: str) -> None:
    found, body = answer(place, text.replace(b"HOST", f"{place[0]}:{place[1]}".encode()))
    told = json.loads(body)["error"]
    assert (found, told["code"]) == (status, code)
    assert {"code", "message", "hint", "diagnostics", "limit"} <= told.keys()


def test_who_leaves_in_the_midst_of_a_body_is_no_mistake_of_ours() -> None:
    process, address = started("--port", "0")
    place = urlsplit(address).netloc
    host, port = place.split(":")
    head = (
        f"POST /api/check HTTP/1.1\r\nHost: {place}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{{"
    )
    for _ in range(3):
        with socket.create_connection((host, int(port)), timeout=20) as connection:
            connection.sendall(head.encode())
    status, _ = answer((host, int(port)), f"GET / HTTP/1.1\r\nHost: {place}\r\nConnection: close\r\n\r\n".encode())
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=30)
    assert status == 200
    assert "Traceback" not in told and "mistake" not in told, told


def test_a_mistake_of_ours_has_a_number_and_its_trace_goes_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, "forbear.studio"):
        try:
            raise KeyError("secret detail")
        except KeyError as error:
            told = failure_data(error)["error"]
    assert told["code"] == "internal" and told["number"] in told["message"]
    assert "secret detail" not in json.dumps(told)
    assert told["number"] in caplog.text and "secret detail" in caplog.text
