"""A tape as native code: made in the background by the C compiler that is there, kept, and used when it is ready.

What was made is kept in the user's cache folder by the tape's digest, the compiler and the processor, so that it is made
once. FORBEAR_TAPES names another folder; where it is empty, nothing is compiled.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import platform
import shutil
import subprocess
import tempfile
from array import array
from functools import cache
from pathlib import Path

from forbear.minds.tape.forms import Columns, Kind
from forbear.minds.tape.source import written_in_c
from forbear.minds.tape.tape import Tape

_VERSION = 1
"""Goes up when the same tape is written otherwise."""

_WIDTH = 8
_FLAGS = ("-O2", "-march=native", "-fno-math-errno", "-w", "-shared", "-fPIC")


class NativeForm:
    """A tape as native code."""

    name: Kind = "native"

    def __init__(self, tape: Tape, library: Path) -> None:
        self._outputs = len(tape.outputs)
        self._run = ctypes.CDLL(str(library)).run
        self._run.restype = None

    def run(self, columns: Columns, points: int) -> tuple[list[array[float]], bytearray]:
        """Return the outputs, and for each point whether the guards hold."""
        results = [array("d", bytes(8 * points)) for _ in range(self._outputs)]
        holds = bytearray(points)
        if points:
            held = (ctypes.c_ubyte * points).from_buffer(holds)
            self._run(ctypes.c_long(points), _addresses(columns), _addresses(results), held)
        return results, holds


def _addresses(columns: Columns) -> ctypes.Array[ctypes.c_void_p]:
    return (ctypes.c_void_p * max(1, len(columns)))(*(column.buffer_info()[0] for column in columns))


class Making:
    """A tape that is being compiled."""

    def __init__(self, tape: Tape, compiler: str, folder: Path) -> None:
        self._tape = tape
        self._library = folder / f"{_name(tape, compiler)}.so"
        self._process: subprocess.Popen[bytes] | None = None
        self._half = self._library
        if not self._library.exists():
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, half = tempfile.mkstemp(".so", dir=folder)
            os.close(handle)
            self._half = Path(half)
            command = [compiler, *_FLAGS, "-x", "c", "-", "-o", half, "-lm"]
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            assert self._process.stdin is not None
            try:
                with self._process.stdin as text:
                    text.write(written_in_c(tape, _WIDTH).encode())
            except BrokenPipeError:
                pass

    def made(self, *, wait: bool = False) -> NativeForm | None:
        """Return the form when it is ready; None before that, and where the compiler could not make it.

        wait: until it is ready.
        """
        if self._process is not None:
            if wait:
                self._process.wait()
            result = self._process.poll()
            if result is None:
                return None
            if result != 0:
                self._half.unlink(missing_ok=True)
                return None
            self._half.replace(self._library)
            self._process = None
        try:
            return NativeForm(self._tape, self._library)
        except OSError:
            self._library.unlink(missing_ok=True)
            return None


def making(tape: Tape) -> Making | None:
    """Begin to compile a tape; None where there is no compiler, or no folder of one's own to keep the result in."""
    compiler, folder = compiler_here(), _folder()
    if compiler is None or folder is None:
        return None
    try:
        return Making(tape, compiler, folder)
    except OSError:
        return None


@cache
def compiler_here() -> str | None:
    """Return the C compiler, if there is one."""
    return next((found for name in ("cc", "gcc", "clang") if (found := shutil.which(name))), None)


def _folder() -> Path | None:
    """Return where compiled tapes are kept. A folder that others may write to is not used: what lies there is run."""
    said = os.environ.get("FORBEAR_TAPES")
    if said == "" or not hasattr(os, "getuid"):
        return None
    cache_home = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    folder = Path(said) if said else Path(cache_home) / "forbear" / "tapes"
    if folder.exists():
        about = folder.stat()
        if about.st_uid != os.getuid() or about.st_mode & 0o022:
            return None
    return folder


def _name(tape: Tape, compiler: str) -> str:
    return hashlib.sha256(f"{_VERSION} {_FLAGS} {_machine(compiler)} {tape.digest}".encode()).hexdigest()


@cache
def _machine(compiler: str) -> str:
    """Return what a compiler of this version makes for this processor, as far as it can be told."""
    about = Path("/proc/cpuinfo")
    flags = ""
    if about.exists():
        flags = next((line for line in about.read_text().splitlines() if line.startswith("flags")), "")
    said = subprocess.run([compiler, "--version"], capture_output=True, check=False).stdout
    return f"{platform.system()} {platform.machine()} {flags} {said!r}"
