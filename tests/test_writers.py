"""Every writer of files, killed and on a full disk: the old file or the new one, whole, and nothing beside it."""

from __future__ import annotations

import contextlib
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
GAMBIT = ROOT / "tests" / "vectors" / "gambit.story"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and bounds as POSIX has them")

ANSWERS = 'title = "A test"\n'

WRITERS: dict[str, tuple[str, list[str], str]] = {
    "format": ("one.story", ["format", "--write", "one.story"], ""),
    "new": ("made.story", ["new", "made.story", "--answers", "answers.toml"], ""),
    "play": ("save.json", ["play", "gambit.story", "--as", "Alice", "--save", "save.json"], "1\n1\n1\n"),
    "plan": ("plan.dot", ["plan", "gambit.story", "--goal", "alive(Bob)", "--export", "plan.dot"], ""),
    "html": ("page.html", ["run", "gambit.story", "--html", "page.html", "--why", "none"], ""),
    "export": ("out/gambit.story.dot", ["export", "gambit.story", "--to", "dot", "--out", "out"], ""),
    "strings": ("told.csv", ["export", "gambit.story", "--to", "dot", "--strings", "told.csv"], ""),
    "sweep": (
        "odds.csv",
        ["sweep", "gambit.story", "--over", "tau = 1, 2, 3", "--ask", "value offer", "--out", "odds.csv"],
        "",
    ),
    "studio": ("one.story", ["studio"], ""),
}
"""By name: the file that is written, the command, what is typed. Each file but that of `new` is there before."""


def disturbed(
    how: str, name: str, times: int, tmp_path: Path, typed: str | None = None
) -> tuple[str, list[dict[str, Any]]]:
    """Return the file that a writer writes, and what lay there and was told after each time; first undisturbed.

    typed: where something else is typed than is usual.
    """
    file, arguments, usual = WRITERS[name]
    folder = tmp_path / "here"
    (folder / file).parent.mkdir(parents=True)
    shutil.copy(GAMBIT, folder / "gambit.story")
    (folder / "answers.toml").write_text(ANSWERS, encoding="utf-8")
    old = before(name)
    if old is not None:
        (folder / file).write_text(old, encoding="utf-8")
    command = [sys.executable, "-m", "tests.writing", how, str(times), str(folder), file, *arguments]
    run = subprocess.run(command, cwd=ROOT, input=usual if typed is None else typed, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return file, [json.loads(line) for line in run.stdout.splitlines()]


OFTEN = [*(pytest.param(name, 100, marks=pytest.mark.nightly) for name in WRITERS), ("format", 6), ("sweep", 6)]
"""Each writer a hundred times in the night; two of them a few times with every change."""


def before(name: str) -> str | None:
    """Return what the file of a writer holds before it writes; None where it is not there."""
    file = WRITERS[name][0]
    return None if name == "new" else GAMBIT.read_text(encoding="utf-8") if file == "one.story" else "old\n"


def wholes(name: str, last: str, tmp_path: Path) -> set[str | None]:
    """Return all that a writer may leave: what was there before, what it writes last, and what it wrote whole on the way.

    A play is kept at each turn, so that whoever stops has what stood there when less was typed.
    """
    turns = WRITERS[name][2].splitlines(keepends=True)
    earlier = []
    for count in range(len(turns)):
        file, found = disturbed("KILL", name, 0, tmp_path / str(count), "".join(turns[:count]))
        earlier.append(found[0]["files"][file])
    return {before(name), last, *earlier}


def beside(found: dict[str, str], file: str) -> set[str]:
    """Return what lies beside the file that was written; not the parts of a sweep, which the next one goes on from."""
    return {name for name in found if name != file and ".parts/" not in name}


@pytest.mark.parametrize(("name", "times"), OFTEN)
def test_a_killed_writer_loses_nothing(name: str, times: int, tmp_path: Path) -> None:
    file, found = disturbed("KILL", name, times, tmp_path)
    whole = found[0]["files"][file]
    assert found[0]["code"] == 0, found[0]["told"]
    left, good = 0, wholes(name, whole, tmp_path)
    for each in found[1:]:
        assert each["files"].get(file) in good
        left += len(beside(each["files"], file) - beside(found[0]["files"], file))
    # Between its name of its own and the one it is meant for, a file may be left: two of the calls of one write.
    assert left <= times / 5


@pytest.mark.parametrize(("name", "times"), OFTEN)
def test_a_full_disk_is_told_and_loses_nothing(name: str, times: int, tmp_path: Path) -> None:
    file, found = disturbed("FULL", name, times, tmp_path)
    whole = found[0]["files"][file]
    good = wholes(name, whole, tmp_path)
    for each in found[1:]:
        now = each["files"].get(file)
        assert now in good
        assert beside(each["files"], file) == beside(found[0]["files"], file) - ({file} if now is None else set())
        if now != whole:
            assert each["code"] == 1, each["told"]
            assert re.search(r"cannot be written|File too large", each["told"]) and "Traceback" not in each["told"]
    assert any(each["files"].get(file) != whole for each in found[1:])


LIMITED: dict[str, tuple[str, list[str], str]] = {
    "sweep": (
        "odds.csv",
        [
            "sweep",
            "gambit.story",
            "--ask",
            "value~offer",
            "--out",
            "odds.csv",
            "--workers",
            "2",
            "--limit-seconds",
            "60",
        ],
        "",
    ),
    "plan": (
        "plan.dot",
        ["plan", "gambit.story", "--goal", "alive(Bob)", "--export", "plan.dot", "--limit-nodes", "100000"],
        "",
    ),
    "play": (
        "save.json",
        ["play", "gambit.story", "--as", "Alice", "--save", "save.json", "--limit-seconds", "50"],
        "1\n1\n1\n",
    ),
}
"""Commands under limits, as above; each in a process of its own, with those that it starts."""

POINTS = [f"tau = {','.join(f'{1 + step / 512:.6f}' for step in range(256))}", "reason life(Bob) = 0 : 9 : 256"]
"""Some blocks of a sweep."""


def run_limited(name: str, folder: Path, killed_after: float | None = None) -> int:
    """Run a command; return its exit code. killed_after: seconds after which it is killed, with all that it started."""
    _, arguments, typed = LIMITED[name]
    words = [word.replace("~", " ") for word in arguments]
    words += [part for over in POINTS if name == "sweep" for part in ("--over", over)]
    command = [sys.executable, "-c", "from forbear.cli.main import main; main()", *words]
    pipe = subprocess.PIPE
    process = subprocess.Popen(
        command, cwd=folder, stdin=pipe, stdout=pipe, stderr=pipe, text=True, start_new_session=True
    )
    try:
        process.communicate(typed, timeout=killed_after)
    except subprocess.TimeoutExpired:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    return process.returncode


@pytest.mark.parametrize(
    ("name", "times"),
    [*(pytest.param(name, 100, marks=pytest.mark.nightly) for name in LIMITED), ("plan", 3)],
)
def test_a_command_under_limits_killed_at_any_time_loses_nothing_and_goes_on(
    name: str, times: int, tmp_path: Path
) -> None:
    """A sweep is killed again and again on its way to one file, and comes to the same bytes."""
    file = LIMITED[name][0]
    shutil.copy(GAMBIT, tmp_path / "gambit.story")
    begun = time.monotonic()
    assert run_limited(name, tmp_path) == 0
    seconds = time.monotonic() - begun
    whole = (tmp_path / file).read_bytes()
    drawn, kills, made = random.Random(8), 0, 0
    (tmp_path / file).write_bytes(b"old")
    for _ in range(times):
        kills += run_limited(name, tmp_path, drawn.uniform(0.0, 1.1) * seconds) == -signal.SIGKILL
        found = (tmp_path / file).read_bytes()
        if name == "play" and found != b"old":
            assert json.loads(found)["schema"]
        else:
            assert found in (b"old", whole)
        if found != b"old":
            made += 1
            (tmp_path / file).write_bytes(b"old")
        for left in tmp_path.glob(".*"):
            os.utime(left, (0, 0))
    assert kills >= times / 2
    assert run_limited(name, tmp_path) == 0
    assert (tmp_path / file).read_bytes() == whole
    assert {path.name for path in tmp_path.iterdir()} == {"gambit.story", file}
