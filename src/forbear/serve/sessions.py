"""The casts that a server holds, each in a session that a caller names by a word it was given."""

from __future__ import annotations

import secrets
import threading
from pathlib import Path

from forbear.api.casts.cast import Cast
from forbear.api.limits import Limits
from forbear.api.sources import Text, scene_names
from forbear.records import dataclass
from forbear.serve.failures import NO_SESSION, REQUEST, TOO_MANY, Failure


@dataclass(frozen=True, slots=True)
class ServeBounds:
    """Bounds of a server: sessions held at once, and of each call nodes, seconds and megabytes."""

    sessions: int = 64
    nodes: int = 400_000
    seconds: float = 10.0
    megabytes: float = 1_000.0

    @property
    def limits(self) -> Limits:
        """The limits of one call."""
        return Limits(nodes=self.nodes, seconds=self.seconds, megabytes=self.megabytes)


class Sessions:
    """Holds casts. folder: where stories may be read, beside the catalogue; None: nowhere."""

    def __init__(self, bounds: ServeBounds, folder: Path | None) -> None:
        self.bounds = bounds
        self._folder = None if folder is None else folder.resolve()
        self._casts: dict[str, Cast] = {}
        self._lock = threading.Lock()

    def begin(self, cast: Cast) -> str:
        """Hold a cast; return the name of its session. Raises Failure where there are too many."""
        with self._lock:
            if len(self._casts) >= self.bounds.sessions:
                raise Failure(TOO_MANY, f"there are {len(self._casts)} sessions, and no more are held; end one")
            name = secrets.token_urlsafe(12)
            self._casts[name] = cast
        return name

    def check_room(self) -> None:
        """Raise Failure where there is no room for one more."""
        if len(self._casts) >= self.bounds.sessions:
            raise Failure(TOO_MANY, f"there are {len(self._casts)} sessions, and no more are held; end one")

    def cast(self, name: str) -> Cast:
        """Return the cast of a session. Raises Failure where there is none."""
        found = self._casts.get(name)
        if found is None:
            raise Failure(NO_SESSION, f"there is no session '{name[:60]}'", {"hint": "begin one with session.begin"})
        return found

    def end(self, name: str) -> None:
        """Let a session go. Raises Failure where there is none."""
        self.cast(name)
        with self._lock:
            self._casts.pop(name, None)

    def source(self, name: str | None, text: str | None) -> str | Text:
        """Return the story that a call means: a text, a scene of the catalogue, or a file of the folder. Raises Failure."""
        if text is not None:
            return Text(text)
        if name is None:
            raise Failure(REQUEST, "no story is given", {"hint": "give a 'source', or its 'text'"})
        if name in scene_names():
            return name
        if self._folder is not None:
            path = (self._folder / name).resolve()
            if path.is_relative_to(self._folder) and path.suffix in (".story", ".txt") and path.is_file():
                return str(path)
        hint = "name a scene of the catalogue, or a .story file of the server's folder, or send its 'text'"
        raise Failure(REQUEST, f"there is no story '{name[:100]}'", {"hint": hint})
