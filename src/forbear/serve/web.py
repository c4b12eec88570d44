"""Calls by HTTP (`POST /`) and by WebSocket (`/ws`), and the document (`GET /openrpc.json`).

A page elsewhere can send requests to a server on this machine: what it is called by must be an address or a name that was
given, and an `Origin` one that was allowed. Beyond this machine a token is asked for.
"""

from __future__ import annotations

import hmac
import ipaddress
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from forbear.records import dataclass
from forbear.serve.calls import LARGEST, answer
from forbear.serve.openrpc import document
from forbear.serve.sessions import Sessions

_METHODS = "GET, POST, OPTIONS"


@dataclass(frozen=True, slots=True)
class Gate:
    """Who may call. origins: pages that may; token: what must be shown; None: nothing."""

    origins: tuple[str, ...] = ()
    token: str | None = None

    def refusal(self, headers: Headers, shown: str | None = None) -> tuple[int, str] | None:
        """Return why somebody may not call, with the status; None where they may."""
        host = headers.get("host", "")
        if not _is_address(host) and self.token is None:
            return 403, f"this server is not called '{host[:100]}'"
        origin = headers.get("origin")
        if origin is not None and origin not in self.origins and "*" not in self.origins:
            return 403, f"a page of {origin[:100]} may not call; --allow-origin {origin[:100]} lets it"
        if self.token is not None:
            given = headers.get("authorization", "").removeprefix("Bearer ") or shown or ""
            if not hmac.compare_digest(given.encode(), self.token.encode()):
                return 401, "a token is asked for: Authorization: Bearer …"
        return None

    def shared(self, headers: Headers) -> dict[str, str]:
        """Return the headers that let an allowed page read an answer."""
        origin = headers.get("origin")
        if origin is None:
            return {}
        return {"Access-Control-Allow-Origin": origin, "Vary": "Origin"}


def _is_address(host: str) -> bool:
    """Say whether a `Host` is localhost or an address in digits, which nobody can have pointed here later."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    if name == "localhost":
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def create_app(sessions: Sessions, gate: Gate) -> Starlette:
    """Return the application."""

    async def call(request: Request) -> Response:
        refused = gate.refusal(request.headers)
        if refused is not None:
            return JSONResponse({"error": refused[1]}, refused[0])
        body = b""
        async for part in request.stream():
            body += part
            if len(body) > LARGEST:
                return JSONResponse({"error": f"a message has at most {LARGEST} bytes"}, 413)
        found = await run_in_threadpool(answer, sessions, body)
        shared = gate.shared(request.headers)
        if found is None:
            return Response(status_code=204, headers=shared)
        return Response(found, media_type="application/json", headers=shared)

    async def asked(request: Request) -> Response:
        refused = gate.refusal(request.headers) if request.method != "OPTIONS" else None
        origin = request.headers.get("origin")
        if request.method == "OPTIONS":
            if origin is None or (origin not in gate.origins and "*" not in gate.origins):
                return Response(status_code=403)
            headers = {
                **gate.shared(request.headers),
                "Access-Control-Allow-Methods": _METHODS,
                "Access-Control-Allow-Headers": "content-type, authorization",
            }
            return Response(status_code=204, headers=headers)
        if refused is not None:
            return JSONResponse({"error": refused[1]}, refused[0])
        return JSONResponse(document(), headers=gate.shared(request.headers))

    async def talk(socket: WebSocket) -> None:
        if gate.refusal(socket.headers, socket.query_params.get("token")) is not None:
            await socket.close(1008)
            return
        await socket.accept()
        try:
            while True:
                found = await run_in_threadpool(answer, sessions, await socket.receive_text())
                if found is not None:
                    await socket.send_text(found)
        except (WebSocketDisconnect, KeyError):
            return

    return Starlette(
        routes=[
            Route("/", call, methods=["POST"]),
            Route("/", asked, methods=["OPTIONS"]),
            Route("/openrpc.json", asked, methods=["GET", "OPTIONS"]),
            WebSocketRoute("/ws", talk),
        ]
    )
