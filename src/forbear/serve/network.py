"""Calls over the network of this machine, until interrupted."""

from __future__ import annotations

from collections.abc import Callable

from forbear.listening import bound, listen
from forbear.serve.calls import LARGEST
from forbear.serve.sessions import Sessions
from forbear.serve.web import Gate, create_app


def serve_network(
    sessions: Sessions,
    host: str,
    port: int,
    origins: tuple[str, ...],
    token: str | None,
    on_ready: Callable[[str], None],
) -> None:
    """Serve until interrupted. on_ready: is told the address. Raises RequestError where it cannot be had."""
    at = bound(host, port, "--http")
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{at.getsockname()[1]}/"
    app = create_app(sessions, Gate(origins, token))
    listen(app, at, lambda: on_ready(address), ws="websockets-sansio", ws_max_size=LARGEST, limit_concurrency=200)
