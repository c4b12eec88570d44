"""What the package's own files say, read once as it is built, so that no user waits for them to be read.

Kept beside each file as `NAME.read`, and believed only while the file, and the code that reads files, are what they were.
Only inside the package: what lies beside a stranger's file is never opened.
"""

from __future__ import annotations

import zlib
from functools import cache
from pathlib import Path
from typing import Any

from forbear.language.parser import parse
from forbear.language.syntax import Document

PACKAGE = Path(__file__).resolve().parents[1]
ENDING = ".read"

_READERS = (
    "grammar.lark",
    "words.py",
    "tokens.py",
    "comments.py",
    "syntax.py",
    "syntax_expressions.py",
    "shaping.py",
    "parser.py",
    "pieces.py",
    "tables.py",
    "trees.py",
    "peer_reading.py",
)
"""The files on which it depends what a text becomes."""

_FILE = "file"
"""Stands for the name of the file, which is another one where the package is installed."""


def kept(path: Path, text: str) -> Document | None:
    """Return what a file of the package was read as when the package was built; None where that is not known."""
    place = path.resolve()
    if not place.is_relative_to(PACKAGE):
        return None
    import pickle  # only where there may be something kept

    try:
        with place.with_name(place.name + ENDING).open("rb") as file:
            if pickle.load(file) != _mark(text):
                return None
            reading = pickle.Unpickler(file)
            reading.persistent_load = lambda found: str(path)  # type: ignore[method-assign]
            document = reading.load()
    except (OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError, IndexError, TypeError, ValueError):
        return None
    return document if isinstance(document, Document) else None


def keep() -> list[Path]:
    """Read every file of the package and keep what it says; return where. A file with mistakes is not kept."""
    import pickle

    class Keeping(pickle.Pickler):
        """Writes a stand-in for the name of the file."""

        def persistent_id(self, thing: Any) -> str | None:
            return _FILE if isinstance(thing, str) and thing == str(path) else None

    made = []
    for path in sorted((*PACKAGE.rglob("*.story"), *PACKAGE.rglob("*.trope"))):
        text = path.read_text(encoding="utf-8")
        document, found = parse(text, str(path))
        if found:
            continue
        beside = path.with_name(path.name + ENDING)
        with beside.open("wb") as file:
            pickle.dump(_mark(text), file)
            Keeping(file, protocol=pickle.HIGHEST_PROTOCOL).dump(document)
        made.append(beside)
    return made


def _mark(text: str) -> tuple[int, int]:
    return _readers(), zlib.crc32(text.encode())


@cache
def _readers() -> int:
    folder = Path(__file__).parent
    found = 0
    for name in _READERS:
        found = zlib.crc32((folder / name).read_bytes(), found)
    return found
