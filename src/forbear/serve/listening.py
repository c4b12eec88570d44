"""Listening for calls over the network of this machine, until interrupted."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

import uvicorn

from forbear.errors import RequestError
from forbear.serve.calls import LARGEST
from forbear.serve.sessions import Sessions
from forbear.serve.web import Gate, create_app


def is_loopback(host: str) -> bool:
    """Say whether an address is this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def listen(
    sessions: Sessions,
    host: str,
    port: int,
    origins: tuple[str, ...],
    token: str | None,
    on_ready: Callable[[str], None],
) -> None:
    """Serve until interrupted. on_ready: is told the address. Raises RequestError where it cannot be had."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)  # named, so that nothing is held back on it
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(place)
    except OSError as error:
        hint = "--http 0 takes any port that is free" if port else None
        raise RequestError(f"cannot serve at {host}, port {port}: {error.strerror or error}", hint) from None
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listening.getsockname()[1]}/"
    config = uvicorn.Config(
        create_app(sessions, Gate(origins, token)),
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="websockets-sansio",
        ws_max_size=LARGEST,
        lifespan="off",
        timeout_keep_alive=30,
        timeout_graceful_shutdown=2,
        limit_concurrency=200,
    )
    _Listener(config, lambda: on_ready(address)).run(sockets=[listening])


class _Listener(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, on_ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._on_ready()
