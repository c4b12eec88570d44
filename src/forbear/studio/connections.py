"""Connections as the studio keeps them: one that never says what it wants costs nobody else a place."""

from __future__ import annotations

import asyncio
from typing import Any, ClassVar

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from forbear.studio.failures import error_data
from forbear.studio.responses import written

HEADERS = 10.0
"""Seconds in which a new connection must have said what it wants."""

MOST_SILENT = 100
"""So many connections may be open that have not: beyond, the oldest is closed."""


class Connection(H11Protocol):
    """A connection that is closed where its first request does not come, and that refuses in JSON."""

    silent: ClassVar[dict[Connection, None]] = {}
    """The connections that have not yet said what they want, the oldest first."""

    _closing: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Wait for the request, but not for ever."""
        super().connection_made(transport)
        self.silent[self] = None
        self._closing = self.loop.call_later(HEADERS, transport.close)
        if len(self.silent) > MOST_SILENT:
            oldest = next(iter(self.silent))
            del self.silent[oldest]
            oldest.transport.close()

    def data_received(self, data: bytes) -> None:
        """Hear what is wanted."""
        super().data_received(data)
        if self.cycle is not None:
            self._heard()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        self._heard()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no request, as the studio refuses everything."""
        body = written(error_data("bad-request", msg.rstrip(".")))
        headers = [
            (b"content-type", b"application/json"),
            (b"content-length", str(len(body)).encode()),
            (b"x-content-type-options", b"nosniff"),
            (b"connection", b"close"),
        ]
        for event in (h11.Response(status_code=400, headers=headers), h11.Data(data=body), h11.EndOfMessage()):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _heard(self) -> None:
        self.silent.pop(self, None)
        if self._closing is not None:
            self._closing.cancel()
            self._closing = None
