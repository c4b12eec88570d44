"""Files as the whole project reads and writes them: read within bounds, and written whole or not at all.

What is written has no name, or one of its own in the same folder, until all of it is on the disk; then it takes its
place. Whoever stops in between, or fills the disk, leaves the old file as it was. A link is never written through.
Who is killed in the moment between the two names leaves a `.….forbear`, which the next one who writes there takes away.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final

from forbear import resources
from forbear.errors import NotWritten

try:
    import fcntl
except ImportError:  # POSIX only
    _LOCKS: Any = None
else:
    _LOCKS = fcntl

_PLAIN = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _PLAIN
_NAMELESS = getattr(os, "O_TMPFILE", 0)
_LINK: Final[Any] = getattr(os, "link", None)
"""What gives a file a second name; None where files have one name only, as in a browser."""
_HAS_PLACES = {os.open, os.stat, os.access, os.unlink, os.rename, _LINK} <= os.supports_dir_fd
"""Whether files can be named beneath an open folder."""

_OWN_NAME = re.compile(r"\.[0-9a-f]{16}\.forbear")
"""What is written is called so until it takes its place."""

STALE = 60.0
"""Seconds after which a file of such a name was left behind, if no process holds it."""

_SWEPT: set[tuple[int, int]] = set()
"""The folders that this process has looked through for what others left."""

LARGEST_DATA = 64_000_000
"""Bytes of a file that is read for its data, where nothing smaller is asked for."""

_Data = bytes | Callable[[BinaryIO], object]
"""What is written; or what writes it into an open file, and can do so again."""


def read(path: Path, most: int = LARGEST_DATA) -> bytes:
    """Return the bytes of a plain file; of a larger one, `most + 1` of them. Raises OSError; a pipe or a device is
    refused, and not waited for."""
    if resources.is_packed(path):
        return resources.read(path)
    file = os.open(path, _READ)
    with os.fdopen(file, "rb") as opened:
        if not stat.S_ISREG(os.fstat(file).st_mode):
            raise OSError(errno.EINVAL, "it is not a plain file")
        return opened.read(most + 1)


def write(path: Path, text: str, *, is_new: bool = False) -> None:
    """Write a text as a file, in UTF-8, in the place of the one that is there. is_new: only where there is none.

    Raises NotWritten, which names the file; what was there is then as it was.
    """
    try:
        put(path.parent, path.name, text.encode(), is_new=is_new)
    except UnicodeEncodeError:
        raise NotWritten(str(path), "the text has half of a character in it") from None
    except OSError as error:
        raise NotWritten(str(path), error.strerror or str(error)) from None


def may_write(path: Path) -> None:
    """Raise NotWritten where a file could not be written in a place, before the work for it is begun."""
    try:
        with _place_of(path.parent) as place:
            place.mode(path.name)
    except OSError as error:
        raise NotWritten(str(path), error.strerror or str(error)) from None


def put(
    folder: Path | int, name: str, data: _Data, *, is_new: bool = False, agreed: Callable[[], None] | None = None
) -> None:
    """Write a file whole, its mode kept. folder: where, by name or opened. data: its bytes, or what writes them into an
    open file, and can do so again. agreed: called when all is written, and may raise what keeps the old file in its
    place. Raises OSError."""
    with _place_of(folder) as place:
        place.sweep()
        mode = None if is_new else place.mode(name)
        with place.beside(data, mode) as beside:
            if agreed is not None:
                agreed()
            place.settle(beside, name, is_new=is_new)


@contextlib.contextmanager
def _place_of(folder: Path | int) -> Iterator[_Place]:
    """Open a folder, where the system has such a thing."""
    if isinstance(folder, int):
        yield _Place(None, folder)
    elif _HAS_PLACES:
        number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | _PLAIN)
        try:
            yield _Place(folder, number)
        finally:
            os.close(number)
    else:
        yield _Place(folder, None)


class _Place:
    """A folder that is written in: opened, so that another cannot take its place meanwhile, or by its name."""

    def __init__(self, folder: Path | None, number: int | None) -> None:
        self._folder = folder
        self._number = number

    def _at(self, name: str) -> str:
        return name if self._number is not None or self._folder is None else str(self._folder / name)

    def mode(self, name: str) -> int | None:
        """Return the mode of the file that is written anew; None where there is none. Raises OSError for what cannot be."""
        try:
            status = os.stat(self._at(name), dir_fd=self._number, follow_symlinks=False)
        except FileNotFoundError:
            return None
        if stat.S_ISLNK(status.st_mode):
            raise OSError(errno.EINVAL, "it is a link; name the file that it leads to")
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "it is not a plain file")
        if not os.access(self._at(name), os.W_OK, dir_fd=self._number):
            raise PermissionError(errno.EACCES, "it is read-only")
        return stat.S_IMODE(status.st_mode)

    def sweep(self) -> None:
        """Take away what was left by whoever was killed: once for a folder, since that looks through all of it."""
        place = self._number if self._number is not None else self._folder
        with contextlib.suppress(OSError):
            status = os.stat(place or ".")
            if (status.st_dev, status.st_ino) in _SWEPT:
                return
            _SWEPT.add((status.st_dev, status.st_ino))
            for name in os.listdir(place):
                if _OWN_NAME.fullmatch(name) and self._was_left(name):
                    self._forget(name)

    def _was_left(self, name: str) -> bool:
        """Say whether a file is of this user, old, and open in no process."""
        with contextlib.suppress(OSError):
            status = os.stat(self._at(name), dir_fd=self._number, follow_symlinks=False)
            is_own = not hasattr(os, "geteuid") or status.st_uid == os.geteuid()
            if not stat.S_ISREG(status.st_mode) or not is_own or time.time() - status.st_mtime < STALE:
                return False
            if _LOCKS is None:  # there, what is open cannot be taken away
                return True
            file = os.open(self._at(name), _READ | os.O_NOFOLLOW, dir_fd=self._number)
            try:
                return _holds(file)
            finally:
                os.close(file)
        return False

    @contextlib.contextmanager
    def beside(self, data: _Data, mode: int | None) -> Iterator[str]:
        """Write data beside the files that are there, give it a name that nobody has, and take what is left of it away."""
        name = f".{os.urandom(8).hex()}.forbear"
        with contextlib.ExitStack() as held:
            held.callback(self._forget, name)
            if not self._write_nameless(name, data, mode, held):
                flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _PLAIN
                file = os.open(self._at(name), flags, 0o666, dir_fd=self._number)
                opened = held.enter_context(os.fdopen(file, "wb"))
                is_held = _holds(file)
                _fill(file, data, mode)
                if not is_held:  # some systems rename nothing that is open
                    opened.close()
            yield name

    def _forget(self, name: str) -> None:
        with contextlib.suppress(OSError):
            os.unlink(self._at(name), dir_fd=self._number)

    def _write_nameless(self, name: str, data: _Data, mode: int | None, held: contextlib.ExitStack) -> bool:
        """Write data to a file that is named only when all is written, so that a kill leaves nothing behind.

        Return whether this system and this folder can do that. held: keeps it open then.
        """
        if not _NAMELESS or self._number is None:
            return False
        try:
            file = os.open(".", os.O_WRONLY | _NAMELESS | _PLAIN, 0o666, dir_fd=self._number)
        except OSError as error:
            if error.errno in (errno.EOPNOTSUPP, errno.EISDIR, errno.ENOENT, errno.EINVAL):
                return False
            raise
        with contextlib.ExitStack() as own:
            own.enter_context(os.fdopen(file, "wb"))
            _holds(file)
            _fill(file, data, mode)
            source = f"/proc/self/fd/{file}"
            try:
                _second_name(source, name, src_dir_fd=self._number, dst_dir_fd=self._number, follow_symlinks=True)
            except OSError:
                return False
            held.enter_context(own.pop_all())
        return True

    def settle(self, beside: str, name: str, *, is_new: bool) -> None:
        """Give what was written its name, in one step."""
        source, target = self._at(beside), self._at(name)
        if is_new:
            try:
                _second_name(source, target, src_dir_fd=self._number, dst_dir_fd=self._number)
            except FileExistsError:
                raise
            except OSError:  # a file system without second names
                os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _PLAIN, dir_fd=self._number))
                os.replace(source, target, src_dir_fd=self._number, dst_dir_fd=self._number)
        else:
            os.replace(source, target, src_dir_fd=self._number, dst_dir_fd=self._number)
        if self._number is not None:
            with contextlib.suppress(OSError):
                os.fsync(self._number)


def _second_name(source: str, target: str, **how: Any) -> None:
    """Give a file a second name. Raises OSError, also where the system has no such thing."""
    if _LINK is None:
        raise OSError(errno.ENOSYS, "files have one name here")
    _LINK(source, target, **how)


def _holds(file: int) -> bool:
    """Hold an open file, so that others can tell that it is at work. Return whether nobody else holds it."""
    if _LOCKS is None:
        return False
    try:
        _LOCKS.flock(file, _LOCKS.LOCK_EX | _LOCKS.LOCK_NB)
    except OSError:
        return False
    return True


def _fill(file: int, data: _Data, mode: int | None) -> None:
    with os.fdopen(file, "wb", closefd=False) as opened:
        if isinstance(data, bytes):
            opened.write(data)
        else:
            data(opened)
        opened.flush()
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(file, mode)
        os.fsync(file)
