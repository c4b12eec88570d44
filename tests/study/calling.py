"""Calling the study as somebody in a checkout does: a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.cli.calling import ROOT, Called


def study(*arguments: str) -> Called:
    """Run `python -m study` with these arguments; no traceback may ever be seen."""
    found = subprocess.run(
        [sys.executable, "-m", "study", *arguments],
        cwd=ROOT,
        env={**os.environ, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert "Traceback" not in found.stderr, found.stderr
    return Called(found.returncode, found.stdout, found.stderr)
