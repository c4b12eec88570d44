"""Runs a writer of files many times, each in a child that is killed, or that has no room left on the disk.

    python -m tests.writing KILL|FULL TIMES FOLDER FILE ARGUMENT…

The child does the command ARGUMENT… (`studio` saves FILE as the studio does). KILL: every other time it is killed at
one of the system's calls that the writer makes, one after the other, else after a time by chance. FULL: it may write
so many bytes only. After each, what lies in FOLDER is printed as JSON, with the exit code and what was told.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import os
import random
import resource
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import Any

from forbear import files
from forbear.cli.main import run_command

CALLS = ("open", "fsync", "replace", "unlink", "close", "fdopen", "fchmod", "stat", "access")
TYPED = "entity Ann : character;\n" * 4_000


class CountedCalls:
    """The `os` of the writer, which dies before its n-th call."""

    def __init__(self, dies_at: int) -> None:
        self.made = 0
        self._dies_at = dies_at

    def call(self) -> None:
        self.made += 1
        if self.made == self._dies_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def __getattr__(self, name: str) -> Any:
        found = getattr(os, name)
        if name not in CALLS:
            return found

        def counted(*arguments: Any, **named: Any) -> Any:
            self.call()
            return found(*arguments, **named)

        return counted


def done(file: Path, arguments: list[str]) -> int:
    """Do the command; return its exit code."""
    if arguments != ["studio"]:
        return run_command(arguments)
    from forbear.studio.failures import Refused
    from forbear.studio.folder import Folder

    folder = Folder(file.parent)
    try:
        folder.save(file.name, TYPED, folder.load(file.name).version)
    except Refused as refused:
        sys.stderr.write(str(refused))
        return 1
    return 0


def child(file: Path, arguments: list[str], dies_at: int, room: int | None) -> int:
    """Do the command as it is to be disturbed; return its exit code."""
    calls = CountedCalls(dies_at)
    link: Any = files._LINK

    def second_name(*names: Any, **how: Any) -> None:
        calls.call()
        link(*names, **how)

    vars(files)["os"], vars(files)["_LINK"] = calls, second_name
    if room is not None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    return done(file, arguments)


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8", errors="replace")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def anew(folder: Path, before: Path) -> None:
    """Have in the folder what was there before, and stand in it."""
    shutil.rmtree(folder)
    shutil.copytree(before, folder)
    os.chdir(folder)


def warm(file: Path, arguments: list[str], answer: str) -> None:
    """Load all that the command loads, so that no child spends its time on that."""
    read, write = os.pipe()
    number = os.fork()
    if number == 0:
        os.close(read)
        sys.stdin = io.StringIO(answer)
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            done(file, arguments)
        os.write(write, "\n".join(name for name in sys.modules if name.startswith("forbear.")).encode())
        os._exit(0)
    os.close(write)
    with open(read, encoding="utf-8") as opened:
        names = opened.read().splitlines()
    os.waitpid(number, 0)
    for name in names:
        importlib.import_module(name)


def main() -> None:
    how, times, place, name, *arguments = sys.argv[1:]
    folder, before = Path(place), Path(place).with_name("before")
    file = folder / name
    os.chdir(folder)
    shutil.copytree(folder, before)
    drawn = random.Random(7)
    report, answer = sys.stdout, sys.stdin.read()
    warm(file, arguments, answer)
    anew(folder, before)
    begun = time.monotonic()
    seconds = 0.0
    for turn in range(int(times) + 1):
        read, write = os.pipe()
        number = os.fork()
        if number == 0:
            os.close(read)
            told = io.StringIO()
            sys.stdin = io.StringIO(answer)
            dies_at = turn // 2 + 1 if how == "KILL" and turn % 2 and turn > 1 else 0
            room = 37 * (turn - 1) if how == "FULL" and turn else None
            with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
                code = child(file, arguments, dies_at, room)
            os.write(write, told.getvalue()[:2_000].encode())
            os._exit(code)
        os.close(write)
        if how == "KILL" and turn and turn % 2 == 0:
            time.sleep(drawn.uniform(0.5, 1.1) * seconds)
            os.kill(number, signal.SIGKILL)
        _, status = os.waitpid(number, 0)
        seconds = seconds or time.monotonic() - begun  # the first is not disturbed
        with open(read, encoding="utf-8") as opened:
            said = opened.read()
        code = os.waitstatus_to_exitcode(status)
        report.write(json.dumps({"code": code, "told": said, "files": contents(folder)}) + "\n")
        report.flush()
        anew(folder, before)


if __name__ == "__main__":
    main()
