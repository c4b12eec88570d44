"""Calling the command line as a user does: a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
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
        timeout=120,
    )
    assert "Traceback" not in found.stderr, found.stderr
    return Called(found.returncode, found.stdout, found.stderr)
