"""On a terminal the account is in colour, and the same words; NO_COLOR and a pipe leave it plain."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.cli.calling import GAMBIT, forbear

ESCAPES = re.compile(r"\x1b\[[0-9;]*[A-Za-z]|\x1b\[\?\d+[hl]")


def on_a_terminal(**environment: str) -> str:
    """Return what a run shows on a terminal."""
    program = "import sys; from forbear.cli.main import main; main()"
    arguments = [sys.executable, "-c", program, "run", GAMBIT, "--why", "none", "--full"]
    inherited = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    master, terminal = os.openpty()
    with subprocess.Popen(
        arguments, env={**inherited, "TERM": "xterm-256color", **environment}, stdout=terminal, stderr=terminal
    ) as process:
        os.close(terminal)
        shown = b"".join(_all_of(master))
    os.close(master)
    assert process.returncode == 0
    return shown.decode()


def _all_of(master: int) -> Iterator[bytes]:
    while True:
        try:
            data = os.read(master, 65536)
        except OSError:  # the other end is closed
            return
        if not data:
            return
        yield data


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no terminals here")
def test_a_terminal_shows_the_same_words_in_colour() -> None:
    coloured = on_a_terminal()
    assert "\x1b[" in coloured
    plain = forbear("run", GAMBIT, "--why", "none", "--full").out
    words = [line.rstrip() for line in ESCAPES.sub("", coloured).replace("\r", "").splitlines() if line.strip()]
    assert [line for line in plain.splitlines() if line.strip() and line not in words] == []
    assert "\x1b[3" not in on_a_terminal(NO_COLOR="1")
