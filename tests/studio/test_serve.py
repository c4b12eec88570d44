"""The studio as it is started: it says where it is, stops what a page that closes had asked for, and ends cleanly."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from forbear.studio.pool import Pool
from tests.studio.serving import Served

# A scene without outcomes has no tape: every point of its grid is a run.
BUSHY = """
entity Ann : character;
property count(c : character) : number;
count(Ann) = 0;
action one(c : character) { precondition: True; effect: count(c) = count(c) + 1; consenting: c; }
action two(c : character) { precondition: True; effect: count(c) = count(c) + 2; consenting: c; }
reason more(c : character): count(c);
turns: Ann, Ann, Ann, Ann, Ann, Ann, Ann, Ann, Ann;
"""
LONG = {"text": BUSHY, "x": {"number": "precision(Ann)", "steps": 201}, "y": {"number": "count(Ann)", "steps": 201}}


def started(*arguments: str) -> tuple[subprocess.Popen[str], str]:
    """Start a studio; return it with the address that it prints."""
    process = subprocess.Popen(
        [sys.executable, "-c", "from forbear.cli.main import main; main()", "studio", "--no-browser", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout is not None and process.stderr is not None
    said = process.stdout.readline()
    found = re.search(r"http://\S+", said)
    assert found, said + process.stderr.read()
    return process, found[0]


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    process, address = started("--port", "0", "--folder", str(tmp_path))
    yield process, address
    process.kill()
    process.wait()
    for stream in (process.stdout, process.stderr):
        assert stream is not None
        stream.close()


def get(address: str, path: str, **headers: str) -> tuple[int, bytes]:
    place = urlsplit(address)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=280)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    found = answer.status, answer.read()
    connection.close()
    return found


def test_it_says_where_it_is_and_ends_at_ctrl_c(studio: tuple[subprocess.Popen[str], str], tmp_path: Path) -> None:
    process, address = studio
    status, body = get(address, "/api/about")
    assert status == 200
    assert json.loads(body)["folder"] == tmp_path.name
    assert get(address, "/")[0] == 200
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=280)
    assert process.returncode == 130
    assert "Traceback" not in errors


def test_open_to_the_network_the_printed_address_holds_the_token(tmp_path: Path) -> None:
    process, address = started("--port", "0", "--host", "0.0.0.0", "--allow-host", "studio.example")
    try:
        place = urlsplit(address)
        here = f"http://127.0.0.1:{place.port}/"
        token = place.query.removeprefix("token=")
        assert len(token) >= 24
        assert get(here, "/api/about")[0] == 401
        assert get(here, "/api/about", Authorization=f"Bearer {token}")[0] == 200
        assert get(here, "/api/about", Host="evil.example", Authorization=f"Bearer {token}")[0] == 403
        assert get(here, f"/?{place.query}")[0] == 303
    finally:
        process.kill()
        process.communicate()


def test_a_port_that_is_taken_and_a_folder_that_is_not_there_are_told(tmp_path: Path) -> None:
    taken = socket.socket()
    taken.bind(("127.0.0.1", 0))
    taken.listen()
    for arguments in (["--port", str(taken.getsockname()[1])], ["--port", "0", "--folder", str(tmp_path / "none")]):
        found = subprocess.run(
            [sys.executable, "-c", "from forbear.cli.main import main; main()", "studio", "--no-browser", *arguments],
            capture_output=True,
            text=True,
            timeout=280,
            check=False,
        )
        assert found.returncode == 2
        assert found.stderr.startswith("error: ")
        assert "Traceback" not in found.stderr
    taken.close()


def until(holds: Callable[[], bool]) -> None:
    for _ in range(25_000):
        if holds():
            return
        time.sleep(0.01)
    raise AssertionError("it did not come to be")


@pytest.mark.parametrize("accept", ["application/json", "application/x-ndjson"])
def test_closing_the_page_stops_the_work_it_asked_for(served: Served, pool: Pool, accept: str) -> None:
    place = urlsplit(served.address)
    body = json.dumps(LONG).encode()
    with socket.create_connection((place.hostname, place.port)) as page:
        head = (
            f"POST /api/heat HTTP/1.1\r\nHost: {place.netloc}\r\nContent-Type: application/json\r\nAccept: {accept}\r\n"
        )
        page.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        until(lambda: pool.at_work == ("heat",))
    until(lambda: pool.at_work == ())


def test_a_body_that_never_comes_takes_no_process(served: Served, pool: Pool) -> None:
    place = urlsplit(served.address)
    with socket.create_connection((place.hostname, place.port)) as page:
        head = f"POST /api/run HTTP/1.1\r\nHost: {place.netloc}\r\nContent-Type: application/json\r\n"
        page.sendall(f"{head}Content-Length: 1000\r\n\r\n{{".encode())
        served.ask("/api/run", {"scene": "film/casablanca"})
        assert pool.at_work == ()


def test_more_bytes_than_were_announced_are_refused(served: Served) -> None:
    place = urlsplit(served.address)
    with socket.create_connection((place.hostname, place.port)) as page:
        page.sendall(f"POST /api/run HTTP/1.1\r\nHost: {place.netloc}\r\nContent-Type: application/json\r\n".encode())
        page.sendall(b"Transfer-Encoding: chunked\r\n\r\n")
        try:
            for _ in range(40):
                page.sendall(b"10000\r\n" + b" " * 0x10000 + b"\r\n")
        except OSError:
            pass
        assert b"413" in page.recv(200)
