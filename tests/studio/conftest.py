"""A studio that really listens, with a folder of its own, for all tests of a file."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn

from forbear.studio.app import create_app
from forbear.studio.bounds import Bounds


@dataclass(frozen=True)
class Served:
    """A studio at work: where it is, and its folder."""

    address: str
    folder: Path
    client: httpx.Client

    def ask(self, path: str, body: object | None = None, *, status: int = 200, method: str = "POST", **headers: str) -> Any:
        """Ask one thing; the answer must have this status, and an error the one shape of errors."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if body is None:
            answer = self.client.get(path, headers=named)
        else:
            answer = self.client.request(method, path, json=body, headers=named)
        data = answer.json()
        assert answer.status_code == status, data
        if status >= 400:
            assert {"code", "message", "hint", "diagnostics", "limit"} <= data["error"].keys()
        return data


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a studio."""
    folder = tmp_path_factory.mktemp("stories")
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    app = create_app(folder, bounds=Bounds(seconds=40.0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="none", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    address = f"http://127.0.0.1:{listening.getsockname()[1]}"
    with httpx.Client(base_url=address, timeout=60) as client:
        yield Served(address, folder, client)
    server.should_exit = True
    thread.join(10)
    listening.close()
