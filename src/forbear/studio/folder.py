"""The files in the folder that the user named, and nothing else.

Every part of a name is opened beneath the one before and never through a link, so a name cannot lead outside, also not
by a link that appears in the midst of it. A file is written whole or not at all.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

from forbear.account.plain import Data
from forbear.files import put
from forbear.records import dataclass
from forbear.studio.failures import Refused

LARGEST = 1_000_000
"""Bytes of a file."""

MOST_FILES = 1_000
DEEPEST = 4
LONGEST_NAME = 300

_PART = re.compile(r"[^\W.][\w .'-]*")
_READ, _WRITTEN = (".story", ".trope", ".txt"), (".story", ".trope")
_ENTER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)


@dataclass(frozen=True, slots=True)
class StoryFile:
    """A file's text, and its version: equal where the text is."""

    name: str
    text: str
    version: str

    def as_data(self) -> Data:
        """Return the file as JSON-ready data."""
        return {"name": self.name, "text": self.text, "version": self.version}


class Folder:
    """The user's folder. Every method raises Refused."""

    def __init__(self, path: Path) -> None:
        self.path = path.resolve(strict=True)
        self._saving = threading.Lock()

    def listed(self) -> Data:
        """Return the files, by name, with whether there are more than can be listed."""
        found: list[Data] = []
        with self._entered(()) as top:
            is_complete = self._walk(top, "", found)
        return {"folder": self.path.name, "files": sorted(found, key=lambda f: f["name"]), "more": not is_complete}

    def _walk(self, folder: int, prefix: str, found: list[Data]) -> bool:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
        for entry in listed:
            if not _PART.fullmatch(entry.name) or entry.is_symlink():
                continue
            if entry.is_dir(follow_symlinks=False):
                if prefix.count("/") + 1 < DEEPEST and not self._walk_into(folder, entry.name, prefix, found):
                    return False
            elif entry.name.endswith(_READ) and entry.is_file(follow_symlinks=False):
                if len(found) >= MOST_FILES:
                    return False
                with contextlib.suppress(Refused, OSError):
                    data = _contents(folder, entry.name)
                    found.append({"name": prefix + entry.name, "bytes": len(data), "version": _version(data)})
        return True

    def _walk_into(self, folder: int, name: str, prefix: str, found: list[Data]) -> bool:
        try:
            inner = os.open(name, _ENTER, dir_fd=folder)
        except OSError:
            return True
        try:
            return self._walk(inner, f"{prefix}{name}/", found)
        finally:
            os.close(inner)

    def load(self, name: str) -> StoryFile:
        """Return a file."""
        *folders, last = _parts(name, _READ)
        with self._entered(tuple(folders)) as folder:
            data = _contents(folder, last)
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise Refused("request", f"'{name}' is no text in UTF-8") from None
        return StoryFile(name, text, _version(data))

    def save(self, name: str, text: str, version: str | None) -> StoryFile:
        """Write a file whole. version: of the text that this one replaces; None where the file is new."""
        *folders, last = _parts(name, _WRITTEN)
        try:
            data = text.encode()
        except UnicodeEncodeError:
            raise Refused("bad-request", "'text' has half of a character in it") from None
        if len(data) > LARGEST:
            raise Refused("too-large", f"a file may have {LARGEST} bytes, this text has {len(data)}")
        with self._saving, self._entered(tuple(folders)) as folder:
            _replace(folder, last, name, data, version)
        return StoryFile(name, text, _version(data))

    def beside(self, name: str) -> Path:
        """Return the folder in which a file stands or will stand, where its imports are looked for."""
        *folders, _ = _parts(name, _READ)
        with self._entered(tuple(folders)):
            return self.path.joinpath(*folders)

    @contextlib.contextmanager
    def _entered(self, folders: tuple[str, ...]) -> Iterator[int]:
        """Open a folder inside the folder, step by step."""
        try:
            here = os.open(self.path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        except OSError:
            raise Refused("not-found", "the folder is no longer there") from None
        try:
            for part in folders:
                try:
                    inner = os.open(part, _ENTER, dir_fd=here)
                except OSError as error:
                    raise _refusal(error, part) from None
                os.close(here)
                here = inner
            yield here
        finally:
            os.close(here)


def _parts(name: str, endings: tuple[str, ...]) -> list[str]:
    """Return the parts of a name that may be used."""
    parts = name.split("/")
    if len(name) > LONGEST_NAME or len(parts) > DEEPEST or not all(_PART.fullmatch(part) for part in parts):
        hint = "a name like 'duel.story' or 'my/duel.story': letters, digits, spaces, . _ ' and -"
        raise Refused("refused", f"'{name[:100]}' cannot be the name of a file in the folder", hint)
    if not name.endswith(endings):
        raise Refused("refused", f"'{name[:100]}' ends in none of {', '.join(endings)}")
    return parts


def _contents(folder: int, name: str) -> bytes:
    try:
        file = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=folder)
    except OSError as error:
        raise _refusal(error, name) from None
    try:
        if not stat.S_ISREG(os.fstat(file).st_mode):
            raise Refused("refused", f"'{name}' is no plain file")
        with os.fdopen(file, "rb", closefd=False) as opened:
            data = opened.read(LARGEST + 1)
    finally:
        os.close(file)
    if len(data) > LARGEST:
        raise Refused("too-large", f"'{name}' has more than {LARGEST} bytes")
    return data


def _replace(folder: int, last: str, name: str, data: bytes, version: str | None) -> None:
    """Put the data in the place of the file, if it still has the version."""

    def agreed() -> None:
        current = _current(folder, last)
        if current != version and current != _version(data):
            happened = "has changed since it was loaded" if current and version else "is there already"
            raise Refused(
                "conflict",
                f"'{name}' {happened}" if current else f"'{name}' is gone",
                "load it again, or save under another name",
                current=current,
            )

    try:
        put(folder, last, data, agreed=agreed)
    except OSError as error:
        raise _refusal(error, name) from None


def _current(folder: int, last: str) -> str | None:
    try:
        return _version(_contents(folder, last))
    except Refused as refused:
        if refused.data["error"]["code"] == "not-found":
            return None
        raise


def _version(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


def _refusal(error: OSError, name: str) -> Refused:
    match error.errno:
        case errno.ENOENT:
            return Refused("not-found", f"there is no '{name}' in the folder")
        case errno.ELOOP | errno.ENOTDIR | errno.EMLINK | errno.ENXIO:
            return Refused("refused", f"'{name}' is a link, or no plain file")
    return Refused("refused", f"'{name}': {error.strerror or error}")
