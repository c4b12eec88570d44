"""From a request to a job, and from what came of it to an answer: bodies, progress, and clients that go away."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import json
import re
from collections.abc import AsyncIterator

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse

from forbear.account.plain import Data
from forbear.studio import frames
from forbear.studio.failures import Refused, status_of
from forbear.studio.jobs.kinds import LONG, warm_key
from forbear.studio.pool import Answer, Pool
from forbear.studio.responses import refusal, written

LINES = "application/x-ndjson"

PATIENCE = 20.0
"""Seconds in which a body must have come."""

_NAME = re.compile(r"[A-Za-z0-9-]{1,64}")


async def json_body(request: Request, largest: int) -> Data:
    """Return the object that a request's body is. Raises Refused."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise Refused("media-type", "the body must be application/json")
    try:
        async with asyncio.timeout(PATIENCE):
            body = await _bytes(request, largest)
    except TimeoutError:
        raise Refused("bad-request", f"the body did not come within {PATIENCE:g} seconds") from None
    except ClientDisconnect:
        raise Refused("replaced", "the client went away") from None
    try:
        found = json.loads(body, parse_constant=_no_number)
    except RecursionError:
        raise Refused("bad-request", "the body is nested too deeply") from None
    except ValueError as error:
        raise Refused("bad-request", f"the body is no JSON: {error}") from None
    if not isinstance(found, dict):
        raise Refused("bad-request", "the body must be a JSON object")
    return found


async def _bytes(request: Request, largest: int) -> bytes:
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > largest:
            raise Refused("too-large", f"a body may have {largest} bytes")
        parts.append(part)
    return b"".join(parts)


def _no_number(text: str) -> None:
    raise ValueError(f"{text} is no number in JSON")


def query(request: Request, *known: str) -> dict[str, str]:
    """Return what stands behind the `?`. Raises Refused for what is not known."""
    found = dict(request.query_params)
    for name in found:
        if name not in known:
            raise Refused("bad-request", f"'{name}' means nothing here", f"known: {', '.join(known) or 'nothing'}")
    return found


async def ask(pool: Pool, request: Request, kind: str, asked: Data) -> Response:
    """Have a job done, and answer with what came of it; in lines, with its progress, where that was asked for."""
    client, key = _header(request, "forbear-client"), _header(request, "forbear-key")
    told: asyncio.Queue[Data] = asyncio.Queue()
    wants_lines = LINES in request.headers.get("accept", "")

    def tell(progress: Data) -> None:
        if wants_lines:
            told.put_nowait(progress)

    work = pool.work(
        kind,
        asked,
        is_long=kind in LONG,
        client=client,
        key=key if client else None,
        warm_for=warm_key(asked),
        tell=tell,
        address=_address(request),
    )
    if wants_lines:
        return StreamingResponse(_lines(request, asyncio.ensure_future(work), told), media_type=LINES)
    working = asyncio.ensure_future(work)
    leaving = asyncio.ensure_future(_left(request))
    try:
        await asyncio.wait((working, leaving), return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            return refusal("replaced", "the client went away")
        return _answer(await working)
    finally:
        leaving.cancel()
        await _stopped(working)


def _answer(answer: Answer) -> Response:
    kind, body = answer
    if kind == frames.RESULT:
        return Response(body, media_type="application/json")
    return Response(body, status_of(json.loads(body)), media_type="application/json")


async def _lines(request: Request, working: asyncio.Future[Answer], told: asyncio.Queue[Data]) -> AsyncIterator[bytes]:
    """Yield progress as it is told, then the result. The client gone, it stops the work."""
    leaving = asyncio.ensure_future(_left(request))
    word = asyncio.ensure_future(told.get())
    try:
        while not working.done():
            await asyncio.wait((working, word, leaving), return_when=asyncio.FIRST_COMPLETED)
            if leaving.done():
                return
            if word.done():
                yield written(word.result()) + b"\n"
                word = asyncio.ensure_future(told.get())
        try:
            kind, body = await working
        except Refused as refused:
            kind, body = frames.ERROR, written(refused.data)
        if kind == frames.RESULT:
            yield b'{"status":200,"result":' + body + b"}\n"
        else:
            error: Data = json.loads(body)
            yield written({"status": status_of(error), **error}) + b"\n"
    finally:
        word.cancel()
        leaving.cancel()
        await _stopped(working)


async def _left(request: Request) -> None:
    """Return when the client has gone away."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _stopped(working: asyncio.Future[Answer]) -> None:
    if not working.done():
        working.cancel()
        with contextlib.suppress(asyncio.CancelledError, Refused):
            await working


def _address(request: Request) -> str:
    """Return where a request comes from; nothing where that is this machine."""
    host = "" if request.client is None else request.client.host
    try:
        return "" if ipaddress.ip_address(host).is_loopback else host
    except ValueError:
        return host


def _header(request: Request, name: str) -> str | None:
    found = request.headers.get(name)
    if found is not None and not _NAME.fullmatch(found):
        raise Refused("bad-request", f"'{name}' must be 1 to 64 letters, digits and '-'")
    return found
