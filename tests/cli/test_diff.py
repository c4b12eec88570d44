"""`forbear diff` as a user types it: of two files, and of a file and its last version in git."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.api.test_difference import lender
from tests.cli.calling import forbear

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")


def _commit(folder: Path, message: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    for arguments in (["add", "."], [*who, "commit", "-q", "-m", message]):
        subprocess.run(["git", "-C", str(folder), *arguments], check=True)


@needs_git
def test_a_file_is_held_against_its_last_version(tmp_path: Path) -> None:
    """First against what was committed, from which it was changed; once that is committed too, against what was before."""
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    file = tmp_path / "loan.story"
    file.write_text(lender("0.25", "1").text, encoding="utf-8")
    _commit(tmp_path, "one")
    assert forbear("diff", "loan.story", folder=tmp_path).code == 2
    file.write_text(lender("0.75", "3").text, encoding="utf-8")
    changed = forbear("diff", "loan.story", folder=tmp_path)
    assert changed.code == 0 and "25 % → 75 %" in changed.out
    _commit(tmp_path, "two")
    assert "25 % → 75 %" in forbear("diff", "loan.story", folder=tmp_path).out


def test_where_there_is_no_earlier_version_two_files_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "loan.story").write_text(lender("0.25", "1").text, encoding="utf-8")
    for asked in (["diff", "loan.story"], ["diff", "film/casablanca"]):
        called = forbear(*asked, folder=tmp_path)
        assert called.code == 2
        assert "forbear diff BEFORE AFTER" in called.err
