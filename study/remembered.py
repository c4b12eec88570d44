"""Work that is done once for the same texts and the same code: what a long recipe has come to is there when it is run again.

It lies in `build/study`, a file for each piece, with a mark of what it was worked out from; with another mark it is done
again. So a recipe that was stopped goes on where it was, and a changed scene alone is worked out anew.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

import forbear
from forbear.files import write
from forbear.variants.workers import Workers, cores

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "build" / "study"
SOURCES = Path(forbear.__file__).parent

ENGINE = ("figures.py", "language", "logic", "grounding", "minds", "stories")
"""What of the package decides what happens in a scene: a change there, and all is worked out again."""

Piece = TypeVar("Piece", bound=Hashable)


@cache
def code_mark(code: tuple[str, ...]) -> str:
    """Return a mark of some of the code, beside the engine's: files and folders by their place in the package or in the
    study."""
    found = 0
    for folder in ((ROOT if name.startswith("study/") else SOURCES) / name for name in (*ENGINE, *code)):
        for path in sorted(folder.rglob("*")) if folder.is_dir() else (folder,):
            if path.suffix in (".py", ".lark"):
                found = zlib.crc32(path.read_bytes(), zlib.crc32(path.name.encode(), found))
    return f"{found:08x}"


class Remembered(Generic[Piece]):
    """Pieces of work of one kind."""

    def __init__(
        self, kind: str, work: Callable[[Piece], Any], marks: Mapping[Piece, str], code: tuple[str, ...]
    ) -> None:
        """work: does a piece in a process of its own, and returns JSON-ready data. marks: what each is worked out from,
        texts and all. code: what it is worked out by, beside the engine."""
        self._kind = kind
        self._work = work
        self._marks = marks
        self._code = code

    def done(self, workers: int | None, on_progress: Callable[[int, int], None]) -> dict[Piece, Any]:
        """Return what comes of every piece, in their order; what is remembered is not done again."""
        found = {piece: self._read(piece) for piece in self._marks}
        missing: Sequence[Piece] = [piece for piece in self._marks if found[piece] is None]
        on_progress(len(found) - len(missing), len(found))
        if missing:
            FOLDER.mkdir(parents=True, exist_ok=True)
            with Workers(self._work, min(workers or cores(), len(missing))) as pool:
                for number, (piece, data) in enumerate(pool.done(missing), start=1):
                    found[piece] = data
                    write(self._file(piece), json.dumps({"mark": self._mark(piece), "data": data}))
                    on_progress(len(found) - len(missing) + number, len(found))
        return found

    def _read(self, piece: Piece) -> Any:
        try:
            kept = json.loads(self._file(piece).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return kept["data"] if kept.get("mark") == self._mark(piece) else None

    def _mark(self, piece: Piece) -> str:
        return f"{self._marks[piece]} {code_mark(self._code)}"

    def _file(self, piece: Piece) -> Path:
        return FOLDER / f"{self._kind} {piece}".replace("/", ".")
