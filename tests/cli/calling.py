"""Calling the command line as a user does: a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
GAMBIT = str(ROOT / "tests" / "vectors" / "gambit.story")


@dataclass(frozen=True)
class Called:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str


def work_long(process: subprocess.Popen[str]) -> None:
    """Wait until a process has had two seconds of a processor: by then it is at its work, however busy the machine."""
    while process.poll() is None:
        told = subprocess.run(
            ["ps", "-o", "cputime=", "-p", str(process.pid)], capture_output=True, text=True, check=False
        )
        if told.stdout.strip().rpartition(":")[2] >= "02":
            return
        time.sleep(0.1)


def forbear(*arguments: str, folder: Path = ROOT, given: str = "", **environment: str) -> Called:
    """Run `forbear` with these arguments, `given` on its standard input; no traceback may ever be seen."""
    found = subprocess.run(
        [sys.executable, "-m", "forbear", *arguments],
        cwd=folder,
        env={**os.environ, "NO_COLOR": "1", **environment},
        input=given,
        capture_output=True,
        text=True,
        check=False,
        timeout=280,
    )
    assert "Traceback" not in found.stderr, found.stderr
    return Called(found.returncode, found.stdout, found.stderr)
