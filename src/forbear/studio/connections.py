"""Connections as the studio keeps them: what is no request is refused in the studio's JSON."""

from __future__ import annotations

from forbear.listening import Connection
from forbear.studio.failures import error_data
from forbear.studio.responses import written


class StudioConnection(Connection):
    """A connection that refuses as the studio refuses everything."""

    def refusal(self, status: int, message: str) -> bytes:
        """Return the JSON that tells why what came is not answered."""
        return written(error_data("busy" if status == 503 else "bad-request", message))
