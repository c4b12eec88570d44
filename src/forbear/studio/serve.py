"""Starting the studio: a server on this machine, and the page in the user's browser."""

from __future__ import annotations

import ipaddress
import secrets
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from forbear.errors import RequestError
from forbear.records import dataclass, field
from forbear.studio.app import create_app
from forbear.studio.bounds import Bounds
from forbear.studio.connections import Connection
from forbear.studio.guard import Door


@dataclass(frozen=True, slots=True)
class StudioOptions:
    """How the studio is to be started. names: it may be called by these, beside addresses in digits."""

    host: str = "127.0.0.1"
    port: int = 8642
    folder: Path | None = None
    names: tuple[str, ...] = ()
    bounds: Bounds = field(default_factory=Bounds)


def serve(wanted: StudioOptions, on_ready: Callable[[str], None]) -> None:
    """Serve until interrupted. on_ready: is told the address to open, once it can be opened.

    Raises RequestError where the address cannot be had or the folder is not there.
    """
    is_open = not _is_loopback(wanted.host)
    door = Door(is_open, frozenset(wanted.names), secrets.token_urlsafe(24) if is_open else None)
    try:
        app = create_app(wanted.folder, door, wanted.bounds)
    except OSError as error:
        raise RequestError(f"'{wanted.folder}' is no folder that can be used", error.strerror) from None
    listening = _listening(wanted)
    address = _address(wanted.host, listening.getsockname()[1], door.token)
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        http=Connection,
        lifespan="on",
        timeout_keep_alive=30,
        timeout_graceful_shutdown=2,
        h11_max_incomplete_event_size=32_768,
    )
    _Server(config, lambda: on_ready(address)).run(sockets=[listening])


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, on_ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._on_ready()


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _listening(wanted: StudioOptions) -> socket.socket:
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(
            wanted.host, wanted.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(place)
    except OSError as error:
        hint = "--port 0 takes any port that is free" if wanted.port else None
        raise RequestError(f"cannot listen on {wanted.host} port {wanted.port}: {error.strerror}", hint) from None
    return listening


def _address(host: str, port: int, token: str | None) -> str:
    shown = {"0.0.0.0": socket.gethostname(), "::": socket.gethostname()}.get(
        host, f"[{host}]" if ":" in host else host
    )
    return f"http://{shown}:{port}/" + ("" if token is None else f"?token={token}")
