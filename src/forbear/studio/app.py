"""The studio's application: every address, and what answers it."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from importlib.metadata import version
from pathlib import Path
from typing import TypeGuard

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from forbear.account.plain import Data
from forbear.studio.asking import ask, json_body, query
from forbear.studio.bounds import BODY, Bounds
from forbear.studio.failures import Refused, failure_data
from forbear.studio.folder import LARGEST, Folder
from forbear.studio.guard import Door, Guard
from forbear.studio.jobs.asked import BESIDE, EARLIER_BESIDE, FILE, MOST_EARLIER
from forbear.studio.jobs.kinds import LONG, QUICK, STANDING
from forbear.studio.pool import Pool
from forbear.studio.responses import error_response, json_response, refusal

SCHEMA = "forbear-studio/1"

STATIC = Path(__file__).with_name("static")


def create_app(folder: Path | None = None, door: Door | None = None, bounds: Bounds | None = None) -> Starlette:
    """Return the application. folder: where files may be loaded and saved; None: nowhere. door: who may use it; None:
    this machine alone. Raises FileNotFoundError where there is no such folder."""
    studio = Studio(None if folder is None else Folder(folder), bounds or Bounds())
    work = [Route(f"/api/{kind}", studio.work(kind), methods=["POST"]) for kind in (*QUICK, *LONG)]
    standing = [Route(f"/api/{kind}", studio.standing(kind), methods=["GET"]) for kind in STANDING]
    routes = [
        Route("/", page, methods=["GET"]),
        Route("/api/about", studio.about, methods=["GET"]),
        Route("/api/files", studio.files, methods=["GET"]),
        Route("/api/file", studio.load, methods=["GET"]),
        Route("/api/file", studio.save, methods=["PUT"]),
        *work,
        *standing,
        Mount("/static", StaticFiles(directory=STATIC)),
    ]
    app = Starlette(
        routes=routes,
        middleware=[Middleware(Guard, door=door or Door())],
        exception_handlers={Refused: _refused, HTTPException: _no_such, Exception: _broken},
        lifespan=studio.living,
    )
    app.state.pool = studio.pool
    return app


class Studio:
    """What the addresses of one application share: the folder, the bounds, and the processes that work."""

    def __init__(self, folder: Folder | None, bounds: Bounds) -> None:
        self._folder = folder
        self._bounds = bounds
        self.pool = Pool(bounds)

    @contextlib.asynccontextmanager
    async def living(self, app: Starlette) -> AsyncIterator[None]:
        """Keep the processes as long as the application runs."""
        async with self.pool:
            yield

    async def about(self, request: Request) -> Response:
        """Say what this studio is and allows."""
        name = None if self._folder is None else self._folder.path.name
        return json_response(
            {
                "schema": SCHEMA,
                "version": version("forbear"),
                "folder": name,
                "verdicts": True,
                "limits": {**self._bounds.as_data(), "file": LARGEST},
            }
        )

    async def files(self, request: Request) -> Response:
        """List the folder."""
        query(request)
        return json_response(await run_in_threadpool(self._open_folder().listed))

    async def load(self, request: Request) -> Response:
        """Load a file."""
        name = query(request, "name").get("name", "")
        found = await run_in_threadpool(self._open_folder().load, name)
        return json_response(found.as_data())

    async def save(self, request: Request) -> Response:
        """Save a file, if it is still as it was loaded."""
        body = await json_body(request, BODY)
        match body:
            case {"name": str(name), "text": str(text), "version": str() | None as known} if len(body) == 3:
                saved = await run_in_threadpool(self._open_folder().save, name, text, known)
            case _:
                raise Refused("bad-request", "a file is saved with 'name', 'text' and 'version' (null for a new one)")
        return json_response({"name": saved.name, "version": saved.version})

    def work(self, kind: str) -> Answering:
        """Return what answers requests of a kind: their body goes to a worker."""

        async def answer(request: Request) -> Response:
            asked = await json_body(request, BODY)
            return await ask(self.pool, request, kind, await run_in_threadpool(self._with_file, asked))

        return answer

    def standing(self, kind: str) -> Answering:
        """Return what answers a kind of question that is asked without a body."""

        async def answer(request: Request) -> Response:
            return await ask(self.pool, request, kind, query(request, *STANDING[kind]))

        return answer

    def _with_file(self, asked: Data) -> Data:
        """Return what is asked with the text of the file that it names, and the folder that its imports are beside.

        The worker gets texts and never the name of a file to open, but for what they import from that folder.
        """
        for own in (BESIDE, EARLIER_BESIDE):
            if own in asked:
                raise Refused("bad-request", f"'{own}' means nothing here")
        asked = self._with_earlier_files(asked)
        name = asked.get("file")
        if name is None:
            return asked
        if not isinstance(name, str):
            raise Refused("bad-request", "'file' must be the name of a file")
        if "text" in asked and self._folder is None:
            return asked
        folder = self._open_folder()
        if "text" in asked:
            return {**asked, BESIDE: str(folder.beside(name))}
        return {**asked, "text": folder.load(name).text, BESIDE: str(folder.beside(name))}

    def _with_earlier_files(self, asked: Data) -> Data:
        """Return what is asked with the texts of the files that it goes on from, each named `file:NAME`."""
        earlier = asked.get("earlier")
        if not isinstance(earlier, list) or not any(_is_file(name) for name in earlier[:MOST_EARLIER]):
            return asked
        folder = self._open_folder()
        files = [name.removeprefix(FILE) if _is_file(name) else None for name in earlier[:MOST_EARLIER]]
        texts = [given if name is None else folder.load(name).text for given, name in zip(earlier, files, strict=False)]
        beside = ["" if name is None else str(folder.beside(name)) for name in files]
        return {**asked, "earlier": [*texts, *earlier[MOST_EARLIER:]], EARLIER_BESIDE: beside}

    def _open_folder(self) -> Folder:
        if self._folder is None:
            raise Refused(
                "no-folder", "the studio was started without a folder", "start it with `forbear studio --folder NAME`"
            )
        return self._folder


Answering = Callable[[Request], Awaitable[Response]]


async def page(request: Request) -> Response:
    """Show the page."""
    return FileResponse(STATIC / "index.html")


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    return error_response(error.data)


async def _no_such(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        return refusal("method", f"{request.method} is not how this is asked", (error.headers or {}).get("Allow"))
    return refusal("not-found", f"there is nothing at {request.url.path[:100]}")


async def _broken(request: Request, error: Exception) -> Response:
    return error_response(failure_data(error))


def _is_file(name: object) -> TypeGuard[str]:
    return isinstance(name, str) and name.startswith(FILE)
