"""Marks of what something on record was worked out from: where a mark is another, the record is stale.

A mark is a checksum: it tells a change that somebody made, not one that somebody hides.
"""

from __future__ import annotations

import zlib
from functools import cache
from pathlib import Path

from forbear import resources
from forbear.catalogue.index import LIBRARY, SCENES
from forbear.language.reading.imports import TELLING
from forbear.resources import files_in, is_file

_TROPES = Path(__file__).parents[1] / "tropes" / "library"
_WRITTEN = (".story", ".trope")
"""What somebody wrote; beside it may lie what was made of it as the package was built, which differs by the place."""


def own_mark(scene: str) -> str:
    """Return the mark of a scene of the catalogue, by its own text and what is told of it."""
    path = SCENES / f"{scene}.story"
    told = path.with_suffix(TELLING)
    return _shown(_added(resources.text(told) if is_file(told) else "", _added(resources.text(path))))


def whole_mark(scene: str) -> str:
    """Return the mark of a scene of the catalogue, by its own text, what is told of it, and all domains and tropes."""
    return _shown(_added(own_mark(scene), _library()))


@cache
def _library() -> int:
    found = 0
    for path in sorted(path for folder in (LIBRARY, _TROPES) for path in files_in(folder) if path.suffix in _WRITTEN):
        found = zlib.crc32(resources.read(path), _added(path.name, found))
    return found


def _added(text: str, found: int = 0) -> int:
    return zlib.crc32(b"\0", zlib.crc32(text.encode(), found))


def _shown(found: int) -> str:
    return f"{found:08x}"
