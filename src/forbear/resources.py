"""The files that come with the package: scenes, domains, tropes, tables. They are read where the package lies in a folder,
and where it lies in a zip.

Each has a path below the package. In a zip the system can open nothing at such a path: there what loaded the package
hands out the bytes, and `importlib.resources` says which files there are. Any other path is a plain file's.
"""

from __future__ import annotations

import io
from functools import cache
from os.path import isdir, isfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_HOME: Final = Path(__file__).parent
_IS_FOLDER: Final = isdir(_HOME)


def is_packed(path: Path) -> bool:
    """Say whether a path lies in a package that lies in no folder, so that nobody can open it or write there."""
    return not _IS_FOLDER and (path == _HOME or _HOME in path.parents)


def read(path: Path) -> bytes:
    """Return the bytes of a file. Raises OSError."""
    return _loader().get_data(str(path)) if is_packed(path) else path.read_bytes()


def text(path: Path) -> str:
    """Return the text of a file in UTF-8, each line's end a line feed. Raises OSError, UnicodeDecodeError."""
    return io.StringIO(read(path).decode(), newline=None).read()


def is_file(path: Path) -> bool:
    """Say whether there is a file at a path."""
    return path in _packed() if is_packed(path) else isfile(path)


def files_in(folder: Path) -> list[Path]:
    """Return what lies straight in a folder, in order; nothing where there is no such folder."""
    if is_packed(folder):
        return sorted(path for path in _packed() if path.parent == folder)
    return sorted(folder.iterdir()) if isdir(folder) else []


def files_below(folder: Path, ending: str) -> list[Path]:
    """Return the files below a folder whose names end so, in order."""
    if is_packed(folder):
        return sorted(path for path in _packed() if path.suffix == ending and folder in path.parents)
    return sorted(folder.rglob(f"*{ending}"))


def _loader() -> Any:
    return __spec__.loader


@cache
def _packed() -> frozenset[Path]:
    """Return the path of every file of a package that lies in no folder."""
    import importlib.resources  # slow to load, and only wanted here

    found: set[Path] = set()
    waiting: list[tuple[Path, Traversable]] = [(_HOME, importlib.resources.files("forbear"))]
    while waiting:
        place, folder = waiting.pop()
        for entry in folder.iterdir():
            if entry.is_dir():
                waiting.append((place / entry.name, entry))
            else:
                found.add(place / entry.name)
    return frozenset(found)
