"""A server of this machine: the address it listens at, and connections of which one that hangs costs nobody else a place.

The studio and `forbear serve` are served so. It wants uvicorn, which comes with their extras.
"""

from __future__ import annotations

import asyncio
import ipaddress
import json
import socket
from collections.abc import Callable
from typing import Any, ClassVar

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from forbear.errors import RequestError

HEADERS = 10.0
"""Seconds in which a connection that begins a request must have said what it wants."""

BODY = 30.0
"""Seconds in which the rest of a request must have come."""

MOST_SILENT = 100
"""So many connections may be open that have not said what they want: beyond, the oldest is closed."""


def is_loopback(host: str) -> bool:
    """Say whether an address is this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def bound(host: str, port: int, option: str) -> socket.socket:
    """Return a socket at an address, 0 for any port. option: what names the port. Raises RequestError where it cannot be had."""
    made = None
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, protocol, _, place = found[0]
        made = socket.socket(family, kind, protocol)  # its protocol named, so that nothing is held back on it
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(place)
    except OSError as error:
        if made is not None:
            made.close()
        hint = f"{option} 0 takes any port that is free" if port else None
        raise RequestError(f"cannot listen on {host} port {port}: {error.strerror or error}", hint) from None
    return made


class Connection(H11Protocol):
    """A connection that is closed where a request begins and does not come, and that refuses in JSON."""

    silent: ClassVar[dict[Connection, None]] = {}
    """The connections that have not yet said what they want, the oldest first."""

    _closing: asyncio.TimerHandle | None = None
    _awaited: float | None = None

    def connection_made(self, transport: Any) -> None:
        """Wait for the request, but not for ever."""
        super().connection_made(transport)
        self.silent[self] = None
        self._await(HEADERS)
        if len(self.silent) > MOST_SILENT:
            oldest = next(iter(self.silent))
            del self.silent[oldest]
            oldest.transport.close()

    def data_received(self, data: bytes) -> None:
        """Hear what is wanted."""
        super().data_received(data)
        if self.cycle is not None:
            self.silent.pop(self, None)
        if self.transport.get_protocol() is not self:  # it is a socket's now, which has its own ways
            self.silent.pop(self, None)
            self._await(None)
        elif self.conn.their_state is h11.SEND_BODY:
            self._await(BODY)
        elif self.conn.their_state is h11.IDLE and (self.cycle is None or self.conn.trailing_data[0]):
            self._await(HEADERS)
        else:
            self._await(None)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        self.silent.pop(self, None)
        self._await(None)
        super().connection_lost(exc)

    def refusal(self, message: str) -> bytes:
        """Return the JSON that tells why what came is no request."""
        return json.dumps({"error": message}).encode()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no request, as everything is refused here."""
        body = self.refusal(msg.rstrip("."))
        headers = [
            (b"content-type", b"application/json"),
            (b"content-length", str(len(body)).encode()),
            (b"x-content-type-options", b"nosniff"),
            (b"connection", b"close"),
        ]
        for event in (h11.Response(status_code=400, headers=headers), h11.Data(data=body), h11.EndOfMessage()):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _await(self, seconds: float | None) -> None:
        """Let what comes next come within some seconds of when it was first waited for; None: nothing is waited for."""
        if seconds == self._awaited:
            return
        if self._closing is not None:
            self._closing.cancel()
        self._awaited = seconds
        self._closing = None if seconds is None else self.loop.call_later(seconds, self.transport.close)


class Listener(uvicorn.Server):
    """A server that tells when it can be asked."""

    def __init__(self, config: uvicorn.Config, on_ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin, and tell."""
        await super().startup(sockets)
        if self.started:
            self._on_ready()


def listen(app: Any, at: socket.socket, on_ready: Callable[[], None], **more: Any) -> None:
    """Serve an application until interrupted. on_ready: is called once it can be asked. more: settings of uvicorn's."""
    settings: dict[str, Any] = {
        "log_level": "warning",
        "access_log": False,
        "server_header": False,
        "proxy_headers": False,
        "http": Connection,
        "lifespan": "off",
        "timeout_keep_alive": 30,
        "timeout_graceful_shutdown": 2,
        "h11_max_incomplete_event_size": 32_768,
    }
    Listener(uvicorn.Config(app, **{**settings, **more}), on_ready).run(sockets=[at])
