"""Who may ask the studio anything: only its own page, from this machine, unless told otherwise.

A page elsewhere can send requests to a server on this machine. It betrays itself: by the `Host` it looked up (a name
that was pointed here later), by its `Origin`, or by what the browser says of it (`Sec-Fetch-Site`). Everything that
works takes JSON with its media type, which no foreign form can send. Where others on the network can reach the server,
a token is asked for, too.
"""

from __future__ import annotations

import hmac
import ipaddress
import re
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from forbear.records import dataclass
from forbear.studio.responses import refusal

MOST_AT_ONCE = 200
"""So many requests are heard at a time."""

COOKIE = "forbear"

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
"""No script or style but the studio's own files, nothing from elsewhere, and in nobody's frame."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


@dataclass(frozen=True, slots=True)
class Door:
    """How far the studio is open. is_open: it listens to more than loopback. names: the names it may be called by.
    token: what must be shown; None: nothing."""

    is_open: bool = False
    names: frozenset[str] = frozenset()
    token: str | None = None

    def knows(self, host: str) -> bool:
        """Say whether a `Host` header names this server. An address in digits was not looked up, so nobody can have
        pointed it here."""
        name = _name(host)
        if name is None:
            return False
        if name in self.names or name == "localhost":
            return True
        try:
            address = ipaddress.ip_address(name)
        except ValueError:
            return False
        return address.is_loopback or self.is_open


_HOST = re.compile(r"(?:\[([0-9a-f:.]*:[0-9a-f:.]*)\]|([a-z0-9._-]+))(?::[0-9]{1,5})?", re.IGNORECASE)


def _name(host: str) -> str | None:
    """Return the name in a `Host` header, without the port; None where it is not well formed."""
    found = _HOST.fullmatch(host)
    return None if found is None else (found[1] or found[2]).lower().removesuffix(".")


class Guard:
    """Lets through what the studio's own page asks, and puts the safety headers on every answer."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app = app
        self._door = door
        self._at_work = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            return

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store" if scope["path"].startswith("/api/") else "no-cache")
            await send(message)

        refusal = self._refusal(scope) or self._token(scope)
        self._at_work += 1
        try:
            await (refusal or self._app)(scope, receive, send_safely)
        finally:
            self._at_work -= 1

    def _refusal(self, scope: Scope) -> ASGIApp | None:
        if self._at_work >= MOST_AT_ONCE:
            return refusal("busy", "too many requests at once", "ask again in a moment")
        headers = Headers(scope=scope)
        if "websocket" in headers.get("upgrade", "").lower():
            return refusal("refused", "the studio does not speak WebSocket")
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not self._door.knows(hosts[0]):
            return refusal("refused", f"this server is not called '{', '.join(hosts)[:100]}'", _CALL_IT)
        for origin in headers.getlist("origin"):
            if origin.lower() != f"{scope['scheme']}://{hosts[0]}".lower():
                return refusal("refused", f"a page of {origin[:100]} may not use the studio")
        site = headers.get("sec-fetch-site", "same-origin")
        if site not in ("same-origin", "none") and not _is_a_visit(scope, headers):
            return refusal("refused", "a page from elsewhere may not use the studio")
        return None

    def _token(self, scope: Scope) -> ASGIApp | None:
        """Return None where the token was shown or none is asked for; opened with it, leave it in a cookie."""
        wanted = self._door.token
        if wanted is None:
            return None
        headers = Headers(scope=scope)
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if scope["path"] == "/" and _same(given, wanted):
            response = RedirectResponse("/", 303)
            response.set_cookie(COOKIE, wanted, httponly=True, samesite="strict")
            return response
        shown = [cookie_parser(cookies).get(COOKIE, "") for cookies in headers.getlist("cookie")]
        shown += [value.removeprefix("Bearer ") for value in headers.getlist("authorization")]
        if any(_same(value, wanted) for value in shown) or not scope["path"].startswith("/api/"):
            return None
        return refusal("token", "this studio asks for its token", "open the address that it printed as it started")


_CALL_IT = "open it by the address that it printed; `--allow-host NAME` lets it be called by a name"


def _is_a_visit(scope: Scope, headers: Headers) -> bool:
    """Say whether somebody followed a link to the page itself: that shows it, and does nothing."""
    return (
        scope["method"] in ("GET", "HEAD")
        and not scope["path"].startswith("/api/")
        and headers.get("sec-fetch-mode") == "navigate"
        and headers.get("sec-fetch-dest") == "document"
    )


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
