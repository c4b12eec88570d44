"""The streams of the command line: what is shown on them, and what happens where they are closed or full.

Titles, names, paths and messages hold text from strangers. Whatever is printed goes through `Shown`, which spells out
what would steer a terminal: control characters, and signs that turn the direction of writing. Colours are ours, and
are written beside it.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from typing import Any, TextIO

import click

from forbear.errors import NotWritten, RequestError
from forbear.signs import visible


class PipeClosed(Exception):
    """Whoever read what is printed has stopped reading."""


class Shown:
    """A stream that spells out what would steer a terminal, and tells what keeps it from being written.

    It has no bytes beneath it: whoever asks for them would pass it by. Raises NotWritten and PipeClosed.
    """

    def __init__(self, stream: TextIO) -> None:
        self.plain = stream

    def __getattr__(self, name: str) -> Any:
        if name == "buffer":
            raise AttributeError(name)
        return getattr(self.plain, name)

    def write(self, text: str) -> int:
        """Write a text, spelled out."""
        if not isinstance(text, str):
            raise TypeError("text is shown, not bytes")
        return self.write_plain(visible(text))

    def write_plain(self, text: str) -> int:
        """Write a text as it is."""
        with _told():
            return self.plain.write(text)

    def flush(self) -> None:
        """Write what is kept back."""
        with _told():
            self.plain.flush()


@contextlib.contextmanager
def _told() -> Any:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.EPIPE, errno.ESHUTDOWN):
            raise PipeClosed from None
        raise NotWritten("the output", error.strerror or str(error)) from None
    except ValueError as error:  # closed meanwhile
        raise NotWritten("the output", str(error)) from None


class _Silent(io.TextIOBase):
    """A standard input that is closed: who asks it is told so."""

    def readline(self, size: int | None = -1) -> str:  # type: ignore[override]
        raise RequestError("the standard input is closed", "give the answers by a pipe or a file")

    def read(self, size: int | None = -1) -> str:
        return self.readline()

    def isatty(self) -> bool:
        return False


def prepare() -> None:
    """Make the process's streams safe. Raises NotWritten where there is no output.

    Text goes to a file or a pipe in UTF-8, so that nothing is lost, unless PYTHONIOENCODING says otherwise; what a
    terminal's encoding does not have is shown as `?`.
    """
    if sys.stdin is None:
        _occupy(0)
        sys.stdin = _Silent()
    if sys.stderr is None:
        _occupy(2)
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            elif os.environ.get("PYTHONIOENCODING"):
                stream.reconfigure(errors="backslashreplace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.stderr = Shown(sys.stderr)
    if sys.stdout is None:
        raise NotWritten("the output", "it is closed")
    sys.stdout = Shown(sys.stdout)


def _occupy(number: int) -> None:
    """Keep the next file that is opened from being taken for a stream that is closed."""
    with contextlib.suppress(OSError):
        opened = os.open(os.devnull, os.O_RDWR)
        if opened != number:
            os.close(opened)


def give_up() -> None:
    """Let nothing more be written to an output that takes nothing."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.close(nothing)
    with contextlib.suppress(OSError, ValueError, AttributeError, NotWritten, PipeClosed):
        sys.stdout.flush()


def say(text: str, *, newline: bool = True) -> None:
    """Print a text with colours of ours in it: all that is not ours must have been through `visible`."""
    stream = sys.stdout
    if isinstance(stream, Shown):
        coloured = text if stream.isatty() else click.unstyle(text)
        stream.write_plain(coloured + ("\n" if newline else ""))
        stream.flush()
    else:
        click.echo(text, nl=newline, color=stream.isatty())


def copy(text: str) -> None:
    """Print the text of a file: to a file or a pipe as it is, on a terminal spelled out."""
    stream = sys.stdout
    if isinstance(stream, Shown) and not stream.isatty():
        stream.write_plain(text)
        stream.flush()
    else:
        click.echo(text, nl=False)
