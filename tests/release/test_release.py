"""A release: one version, a man page that says what the commands say, completion, a wheel that is what it should be."""

from __future__ import annotations

import importlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from datetime import date
from pathlib import Path

import click
import pytest

from forbear.cli.main import COMMANDS
from forbear.extras import EXTRAS
from release import version as versions
from release.__main__ import checksums
from release.man import man_page
from release.version import ROOT, disagreements

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_version_is_one() -> None:
    assert disagreements() == []
    assert disagreements("v99.0.0") != []


def test_another_version_is_named_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pyproject.toml", "CITATION.cff", "CHANGELOG.md", "news/README.md", "editors/vscode/package.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "editors/vscode/package-lock.json", tmp_path / "editors/vscode/package-lock.json")
    (tmp_path / "news" / "+fold.added.md").write_text("Scenes fold.\n", encoding="utf-8")
    (tmp_path / "news" / "7.fixed.md").write_text("A scene no longer tears.\n", encoding="utf-8")
    monkeypatch.setattr(versions, "ROOT", tmp_path)
    versions.become("7.8.9", date(2030, 1, 2))
    assert versions.version() == "7.8.9"
    assert disagreements("v7.8.9") == []
    assert "date-released: 2030-01-02" in (tmp_path / "CITATION.cff").read_text(encoding="utf-8")
    log = (tmp_path / "CHANGELOG.md").read_text(encoding="utf-8")
    parts = [
        "towncrier release notes start",
        "## 7.8.9 (2030-01-02)",
        "### Added",
        "- Scenes fold.",
        "### Fixed",
        "- A scene no longer tears. (#7)",
        "## Before the first release",
    ]
    assert [log.count(part) for part in parts] == [1] * len(parts)
    assert sorted(parts, key=log.index) == parts
    assert [path.name for path in (tmp_path / "news").iterdir()] == ["README.md"]
    with pytest.raises(SystemExit):
        versions.become("seven", date(2030, 1, 2))


def test_every_piece_of_news_is_of_a_kind_that_is_gathered() -> None:
    kinds = {kind["directory"] for kind in PROJECT["tool"]["towncrier"]["type"]}
    names = {path.name for path in (ROOT / "news").iterdir()} - {"README.md"}
    assert {
        name for name in names if not re.fullmatch(rf"(\+\w[\w-]*|\d+)\.({'|'.join(sorted(kinds))})\.md", name)
    } == set()


def test_the_man_page_has_every_command_and_every_option() -> None:
    page = man_page()
    assert page.isascii()
    for name in COMMANDS:
        command: click.Command = importlib.import_module(f"forbear.cli.{name}").command
        part = page.partition(f".SS forbear {name} ")[2].partition("\n.SS ")[0]
        assert part, name
        for parameter in command.params:
            for option in parameter.opts if isinstance(parameter, click.Option) else ():
                assert option.replace("-", r"\-") in part, f"{name} {option}"


@pytest.mark.skipif(shutil.which("groff") is None, reason="there is no groff here")
def test_the_man_page_is_sound_roff() -> None:
    found = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww"], input=man_page(), capture_output=True, text=True, check=True
    )
    assert found.stderr == ""
    assert "EXIT STATUS" in re.sub(r".\x08|\x1b\[[0-9;]*m", "", found.stdout)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("forbear ru", ["plain,run"]),
        ("forbear run film/casab", ["plain,film/casablanca"]),
        ("forbear run --edg", ["plain,--edge"]),
        ("forbear run mine.st", ["file,mine.st"]),
    ],
)
def test_a_shell_completes(typed: str, offered: list[str]) -> None:
    words = typed.split()
    asked = {"COMP_WORDS": typed, "COMP_CWORD": str(len(words) - 1), "_FORBEAR_COMPLETE": "bash_complete"}
    program = "from forbear.cli.main import main; main()"
    found = subprocess.run([sys.executable, "-c", program], env={**os.environ, **asked}, capture_output=True, text=True)
    assert (found.stdout.split(), found.stderr) == (offered, "")


def test_every_extra_is_told_of_with_its_size() -> None:
    page = (ROOT / "docs" / "install.md").read_text(encoding="utf-8")
    extras = set(PROJECT["project"]["optional-dependencies"]) - {"dev", "site", "release"}
    told = set(re.findall(r"^\| `forbear\[(\w+)\]` \|.*\| *\d+ \| *\d+ \|$", page, re.MULTILINE))
    assert told == extras
    assert {extra for found in EXTRAS.values() for extra in found} <= extras


def test_checksums_are_those_of_the_files(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"abc")
    # The digest of "abc" is an example of FIPS 180-2, B.1.
    assert checksums(tmp_path) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  one\n"
    assert checksums(tmp_path).count("\n") == 1


@pytest.mark.nightly
@pytest.mark.skipif(
    importlib.util.find_spec("build") is None, reason="build is not installed: pip install -e '.[release]'"
)
def test_the_files_of_a_release(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "release", "--pure", "--out", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    names = {path.name for path in tmp_path.iterdir()}
    own = versions.version()
    wheel = f"forbear-{own}-py3-none-any.whl"
    assert names - {".gitignore"} == {wheel, f"forbear-{own}.tar.gz", "forbear.1.gz", "SHA256SUMS"}
    subprocess.run(["sha256sum", "--check", "SHA256SUMS"], cwd=tmp_path, check=True, capture_output=True)
    with zipfile.ZipFile(tmp_path / wheel) as archive:
        files = archive.namelist()
    assert "forbear/py.typed" in files
    assert not [
        name for name in files if name.endswith((".so", ".pyd")) or name.startswith(("tests", "study", "website"))
    ]
