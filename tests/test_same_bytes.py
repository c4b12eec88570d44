"""The same input gives the same bytes, whatever order Python's hashing happens to have."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

GAMBIT = str(Path(__file__).parent / "vectors" / "gambit.story")

COMMANDS = [
    ("run", "film/casablanca"),
    ("run", "film/casablanca", "--json"),
    ("run", "film/casablanca", "--sample", "30", "--seed", "5", "--why", "none"),
    ("run", GAMBIT, "--json", "--edge", "precision(Alice)", "--depth", "2", "--why", "none"),
    ("format", GAMBIT),
    ("list", "--json"),
]


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_the_same_bytes_whatever_the_hashing(arguments: tuple[str, ...]) -> None:
    seen = set()
    for seed in ("0", "1", "4242"):
        found = subprocess.run(
            [sys.executable, "-c", "from forbear.cli.main import main; main()", *arguments],
            env={**os.environ, "PYTHONHASHSEED": seed, "NO_COLOR": "1"},
            capture_output=True,
            check=True,
        )
        seen.add(hashlib.sha256(found.stdout + found.stderr).hexdigest())
    assert len(seen) == 1
