"""The public names are typed: a small program passes mypy --strict against the stub, and a wrong one does not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def checked(text: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Return what mypy says of a program that stands by itself, as one who has installed the package would ask it."""
    (folder / "program.py").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file", os.devnull, "program.py"]
    cache = ["--cache-dir", str(ROOT / ".mypy_cache" / "typing")]
    asked = {**os.environ, "MYPYPATH": str(ROOT / "src")}
    return subprocess.run([*command, *cache], cwd=folder, env=asked, capture_output=True, text=True, check=False)


def test_a_program_on_the_public_names_is_typed(tmp_path: Path) -> None:
    found = checked((HERE / "program.py").read_text(encoding="utf-8"), tmp_path)
    assert found.returncode == 0, found.stdout


def test_what_is_wrong_in_it_is_told(tmp_path: Path) -> None:
    """A name that is not there, an argument that is not taken, and a request that would be changed."""
    wrong = """
import forbear
forbear.lode("film/casablanca")
forbear.load("film/casablanca").run(befor="offer")
request = forbear.PlanRequest(source="film/casablanca")
request.goal = "alive(Rick)"
"""
    found = checked(wrong, tmp_path)
    assert [line.split(":")[1] for line in found.stdout.splitlines() if ": error:" in line] == ["3", "4", "6"], (
        found.stdout
    )
