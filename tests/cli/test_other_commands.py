"""`forbear list`, `show`, `check` and `format`."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from tests.cli.calling import GAMBIT, forbear


def test_list_names_scenes_that_run() -> None:
    entries = json.loads(forbear("list", "--json").out)
    assert "film/casablanca" in [entry["name"] for entry in entries]
    assert "film/casablanca" in forbear("list").out


def test_show_prints_a_text_that_is_the_same_scene(tmp_path: Path) -> None:
    (tmp_path / "copy.story").write_text(forbear("show", "film/casablanca").out, encoding="utf-8")
    there, here = (
        forbear("run", name, "--quiet", "--before", folder=tmp_path).out for name in ("film/casablanca", "copy.story")
    )
    assert there == here


def test_check_tells_all_mistakes_at_once(tmp_path: Path) -> None:
    (tmp_path / "bad.story").write_text("entity A : charcter;\nproperty x(c : character) : boolen;\nx(B);\n")
    called = forbear("check", "bad.story", folder=tmp_path)
    assert called.code == 2
    for place in ("bad.story:1:", "bad.story:2:", "bad.story:3:"):
        assert place in called.err
    assert "did you mean 'character'" in called.err
    assert forbear("check", "film/casablanca").code == 0


def test_format_keeps_comments_and_does_nothing_twice(tmp_path: Path) -> None:
    file = tmp_path / "gambit.story"
    shutil.copy(GAMBIT, file)
    comments = [line.split("//")[1].strip() for line in file.read_text().splitlines() if "//" in line]
    assert forbear("format", str(file), "--check").code == 1
    assert forbear("format", str(file), "--write").code == 0
    text = file.read_text()
    assert all(text.count(comment) == 1 for comment in comments)
    assert forbear("format", str(file), "--check").code == 0
    assert forbear("run", str(file), "--quiet").out == forbear("run", GAMBIT, "--quiet").out


def test_alone_it_says_how_to_begin() -> None:
    called = forbear()
    assert "forbear run film/casablanca" in called.out + called.err


def test_what_cannot_be_written_is_left_as_it_was(tmp_path: Path) -> None:
    kept = tmp_path / "gambit.story"
    shutil.copy(GAMBIT, kept)
    before = kept.read_bytes()
    file = tmp_path / "link.story"
    file.symlink_to(kept)  # whoever you are, this is not written through
    called = forbear("format", str(file), "--write")
    assert called.code == 1
    assert "link.story cannot be written" in called.err
    assert kept.read_bytes() == before
    assert file.is_symlink()


def test_who_lacks_an_extra_gets_a_line_of_advice() -> None:
    program = (
        "import sys; sys.modules['starlette'] = sys.modules['uvicorn'] = None\n"
        "from forbear.cli.main import run_command; sys.exit(run_command(sys.argv[1:]))"
    )
    for arguments, code in ((["studio", "--no-browser"], 2), (["run", GAMBIT, "--quiet", "--why", "none"], 0)):
        found = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False)
        assert found.returncode == code, found.stderr
        assert ("forbear[studio]" in found.stderr) == (code == 2)
        assert "Traceback" not in found.stderr
