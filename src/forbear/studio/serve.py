"""Starting the studio: a server on this machine, and the page in the user's browser."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable
from pathlib import Path

from forbear.errors import RequestError
from forbear.listening import bound, is_loopback, listen
from forbear.records import dataclass, field
from forbear.studio.app import create_app
from forbear.studio.bounds import Bounds
from forbear.studio.connections import StudioConnection
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
    is_open = not is_loopback(wanted.host)
    door = Door(is_open, frozenset(wanted.names), secrets.token_urlsafe(24) if is_open else None)
    try:
        app = create_app(wanted.folder, door, wanted.bounds)
    except OSError as error:
        raise RequestError(f"'{wanted.folder}' is no folder that can be used", error.strerror) from None
    at = bound(wanted.host, wanted.port, "--port")
    address = _address(wanted.host, at.getsockname()[1], door.token)
    listen(app, at, lambda: on_ready(address), ws="none", http=StudioConnection, lifespan="on")


def _address(host: str, port: int, token: str | None) -> str:
    shown = {"0.0.0.0": socket.gethostname(), "::": socket.gethostname()}.get(
        host, f"[{host}]" if ":" in host else host
    )
    return f"http://{shown}:{port}/" + ("" if token is None else f"?token={token}")
