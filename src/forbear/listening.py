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
"""So many connections may be open that have not said what they want: beyond, the oldest is refused."""

LINGERING = 5.0
"""Seconds for which what a client still sends is thrown away, once it has been answered."""


def is_loopback(host: str) -> bool:
    """Say whether an address is this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def bound(host: str, port: int, option: str) -> socket.socket:
    """Return a socket at an address, 0 for any port. option: what names the port. Raises RequestError where it cannot
    be had."""
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


class _Transport:
    """A transport that its connection closes in its own way, and that counts as closed from then on."""

    def __init__(self, transport: Any, leave: Callable[[], None], is_leaving: Callable[[], bool]) -> None:
        self._transport = transport
        self.close = leave
        self.is_closing = is_leaving

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)


class Connection(H11Protocol):
    """A connection that is refused in JSON where a request begins and does not come.

    Closed while a client still sends, its system would tell it of a broken connection, and it would not read its answer:
    so it is heard out first.
    """

    silent: ClassVar[dict[Connection, None]] = {}
    """The connections that have not yet said what they want, the oldest first."""

    _closing: asyncio.TimerHandle | None = None
    _awaited: float | None = None
    _is_leaving = False

    def connection_made(self, transport: Any) -> None:
        """Wait for the request, but not for ever."""
        self._under = transport
        closed_so = _Transport(transport, self._leave, lambda: self._is_leaving or transport.is_closing())
        super().connection_made(closed_so)  # type: ignore[arg-type]
        self.silent[self] = None
        self._await(HEADERS)
        if len(self.silent) > MOST_SILENT:
            oldest = next(iter(self.silent))
            del self.silent[oldest]
            oldest.refuse(503, "too many connections have not said what they want")

    def data_received(self, data: bytes) -> None:
        """Hear what is wanted."""
        if self._is_leaving:
            return
        super().data_received(data)
        if self.cycle is not None:
            self.silent.pop(self, None)
        self._expect()

    def on_response_complete(self) -> None:
        """Hear what came behind the request that is answered."""
        super().on_response_complete()
        self._expect()

    def _expect(self) -> None:
        """Wait for what is to come next, as long as that may take."""
        if self._is_leaving:
            return
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

    def refusal(self, status: int, message: str) -> bytes:
        """Return the JSON that tells why what came is not answered."""
        return json.dumps({"error": message}).encode()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no request, as everything is refused here."""
        self.refuse(400, msg.rstrip("."))

    def refuse(self, status: int, message: str) -> None:
        """Say why a request is not waited for, and close the connection."""
        body = self.refusal(status, message)
        headers = [
            (b"content-type", b"application/json"),
            (b"content-length", str(len(body)).encode()),
            (b"x-content-type-options", b"nosniff"),
            (b"connection", b"close"),
        ]
        if self.conn.our_state not in (h11.IDLE, h11.SEND_RESPONSE):  # it is being answered
            self._under.close()
            return
        for event in (h11.Response(status_code=status, headers=headers), h11.Data(data=body), h11.EndOfMessage()):
            self._under.write(self.conn.send(event) or b"")
        self._leave()
        if self.cycle is not None and not self.cycle.response_complete:
            self.cycle.disconnected = True  # whoever works on an answer is told that nobody waits for it
            self.cycle.message_event.set()

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        """Hand the connection to a socket, which closes in its own way."""
        self.transport = self._under
        super().handle_websocket_upgrade(event)

    def _await(self, seconds: float | None) -> None:
        """Let what comes next come within some seconds of when it was first waited for; None: nothing is waited for."""
        if seconds == self._awaited:
            return
        if self._closing is not None:
            self._closing.cancel()
        self._awaited = seconds
        self._closing = None if seconds is None else self.loop.call_later(seconds, self._late, seconds)

    def _late(self, seconds: float) -> None:
        """Wait no longer. Who has said nothing at all is not told so."""
        if self.conn.their_state is h11.IDLE and not self.conn.trailing_data[0]:
            self._under.close()
        else:
            self.refuse(400, f"the request did not come within {seconds:g} seconds")

    def _leave(self) -> None:
        """Close the connection: at once, or when a client that is in the midst of a request has ended or has had its time."""
        is_heard_out = self.conn.their_state not in (h11.SEND_BODY, h11.ERROR) and not self.conn.trailing_data[0]
        if self._is_leaving or is_heard_out or self._under.is_closing() or not self._under.can_write_eof():
            self._under.close()
            return
        self._is_leaving = True
        self._await(None)
        self._under.write_eof()
        self._under.resume_reading()
        self._closing = self.loop.call_later(LINGERING, self._under.close)


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
