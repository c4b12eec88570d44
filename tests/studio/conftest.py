"""A studio that really listens, with a folder of its own, for all tests of a file."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator

import httpx
import pytest
import uvicorn

from forbear.studio.app import create_app
from forbear.studio.bounds import Bounds
from forbear.studio.pool import Pool
from tests.studio.serving import Served


@pytest.fixture(scope="module")
def pool(served: Served) -> Pool:
    """The processes of the studio that is served."""
    return served.pool


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a studio."""
    folder = tmp_path_factory.mktemp("stories")
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    app = create_app(folder, bounds=Bounds(seconds=250.0, in_line=250.0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="none", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    address = f"http://127.0.0.1:{listening.getsockname()[1]}"
    with httpx.Client(base_url=address, timeout=280) as client:
        yield Served(address, folder, client, app.state.pool)
    server.should_exit = True
    thread.join(10)
    listening.close()
