"""Asking the studio in this process: the application with its worker processes, without a socket."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import httpx

from forbear.studio.app import create_app
from forbear.studio.bounds import Bounds
from forbear.studio.guard import Door

T = TypeVar("T")

HERE = "http://127.0.0.1:8642"


def with_studio(
    use: Callable[[httpx.AsyncClient], Awaitable[T]],
    *,
    folder: Path | None = None,
    door: Door | None = None,
    bounds: Bounds | None = None,
) -> T:
    """Run a studio for as long as `use` needs it, and return what that returns."""

    async def run() -> T:
        app = create_app(folder, door, bounds or Bounds(seconds=250.0, in_line=250.0))
        async with app.router.lifespan_context(app):
            transport = httpx.ASGITransport(app=app, client=("127.0.0.1", 50_000))
            async with httpx.AsyncClient(transport=transport, base_url=HERE, timeout=280) as client:
                return await use(client)

    return asyncio.run(run())


def ask(
    path: str, body: object | None = None, *, folder: Path | None = None, method: str | None = None
) -> httpx.Response:
    """Ask one thing of a studio of its own."""

    async def use(client: httpx.AsyncClient) -> httpx.Response:
        if body is None:
            return await client.get(path)
        return await client.request(method or "POST", path, json=body)

    return with_studio(use, folder=folder)


def told(response: httpx.Response, status: int = 200) -> Any:
    """Return what an answer holds; it must have this status, and an error the one shape of errors."""
    data = response.json()
    assert response.status_code == status, data
    if status >= 400:
        assert {"code", "message", "hint", "diagnostics", "limit"} <= data["error"].keys()
    return data
