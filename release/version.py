"""The version stands in pyproject.toml; what else must name it is held to that: the citation, the extension for editors."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[1]

_HOME = ("pyproject.toml", r'^version = "(.*)"$')
_COPIES = (
    ("CITATION.cff", r"^version: (.*)$"),
    ("editors/vscode/package.json", r'^  "version": "(.*)",$'),
    ("editors/vscode/package-lock.json", r'^  "version": "(.*)",$'),
)
_DATE = ("CITATION.cff", r"^date-released: (.*)$")


def version() -> str:
    """Return the version of the checkout."""
    return _read(*_HOME)


def disagreements(tag: str | None = None) -> list[str]:
    """Return what does not name the version as pyproject.toml does, the change log among it. tag: of a release."""
    own = version()
    found = [f"{file} says {_read(file, line)}, not {own}" for file, line in _COPIES if _read(file, line) != own]
    if tag is not None:
        if tag != f"v{own}":
            found.append(f"the tag is {tag}, not v{own}")
        if not re.search(rf"^## {re.escape(own)}\b", _text("CHANGELOG.md"), re.MULTILINE):
            found.append(f"CHANGELOG.md has no heading for {own}")
    return found


def become(own: str, day: date) -> None:
    """Make it another version, wherever one is named, released on a day; the news so far are in it (towncrier)."""
    if not re.fullmatch(r"\d+\.\d+\.\d+((a|b|rc)\d+)?", own):
        raise SystemExit(f"{own} is no version: it is like 0.2.0, or 0.2.0rc1")
    for file, line in (_HOME, *_COPIES):
        _write(file, line, own)
    _write(*_DATE, day.isoformat())
    gathering = ["towncrier", "build", "--yes", "--version", own, "--date", day.isoformat(), "--dir", str(ROOT)]
    subprocess.run([sys.executable, "-m", *gathering], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def _text(file: str) -> str:
    return (ROOT / file).read_text(encoding="utf-8")


def _read(file: str, line: str) -> str:
    found = re.search(line, _text(file), re.MULTILINE)
    assert found is not None, f"{file} names no version"
    return found[1]


def _write(file: str, line: str, new: str) -> None:
    text = _text(file)
    found = re.search(line, text, re.MULTILINE)
    assert found is not None
    (ROOT / file).write_text(text[: found.start(1)] + new + text[found.end(1) :], encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:]:
        become(sys.argv[1], date.today())
    print("\n".join([version(), *disagreements()]))
