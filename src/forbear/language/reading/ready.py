"""Domains and tropes that come with the package, read as it was built: no start has to read them again.

What is ready lies beside the package (`made.py`), a file for each, with the text that it was made of and a mark of the
code that read it. It is taken where both are still the same; else the text is read on the spot.
"""

from __future__ import annotations

import marshal
import zlib
from functools import cache
from pathlib import Path

from forbear import resources
from forbear.language.reading.parser import parse, with_line_feeds
from forbear.language.syntax import tree as syntax
from forbear.language.syntax.packing import pack, unpack
from forbear.made import made_data

ENDING = ".syntax"
"""What the file of a ready domain is called, behind the domain's own name."""

_FORMAT = 4
"""Of the file: the one that every Python from 3.4 on reads."""

_LANGUAGE = Path(__file__).parents[1]


def made_ready(path: Path) -> bytes | None:
    """Return a file read, with what it was read from, as it is kept; None for what is no syntax, or not without a
    mistake."""
    if path.suffix not in (".story", ".trope"):
        return None
    text = resources.read(path).decode("utf-8-sig")
    document, found = parse(text, str(path))
    return (
        None if found else marshal.dumps((_mark(), text, pack(document.definitions), pack(document.comments)), _FORMAT)
    )


def ready(text: str, path: Path) -> syntax.Document | None:
    """Return the syntax of a file with this text, where a build has made it ready; None where it has to be read."""
    try:
        data = made_data(f"{path.name}{ENDING}")
        if data is None:
            return None
        mark, own, definitions, comments = marshal.loads(data)
        if mark != _mark() or own != text:
            return None
        file = str(path)
        lines = tuple(with_line_feeds(text).split("\n"))
        return syntax.Document(unpack(definitions, file), file, lines, unpack(comments, file))
    except (OSError, EOFError, TypeError, ValueError, KeyError):
        return None


@cache
def _mark() -> int:
    """Return a mark of all that decides what syntax a text makes."""
    found = 0
    for folder in (_LANGUAGE / "reading", _LANGUAGE / "syntax"):
        for path in resources.files_in(folder):
            if path.suffix in (".py", ".lark"):
                found = zlib.crc32(resources.read(path), found)
    return zlib.crc32(resources.read(_LANGUAGE.parent / "figures.py"), found)
