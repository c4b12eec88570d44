"""Every mistake and oddity is told where it stands: the files in `cases/` say `// E: CODE` or `// W: CODE` on the line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from forbear.errors import StoryError
from forbear.language.loader import load
from forbear.language.messages import MESSAGES

CASES = sorted((Path(__file__).parent / "cases").glob("*.*"))


def marked(path: Path) -> set[tuple[int, str]]:
    """Return (line, code) of every mark in a file."""
    found = set()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        for mark in re.findall(r"\b[EW]: ((?:[EW]\d+ ?)+)", line):
            found |= {(number, code) for code in mark.split()}
    return found


def told(path: Path) -> set[tuple[int, str]]:
    """Return (line, code) of everything that loading a file tells."""
    try:
        found = load(path).warnings
    except StoryError as error:
        found = error.diagnostics
    assert all(diagnostic.span is not None and diagnostic.source_line for diagnostic in found)
    return {(diagnostic.span.line, diagnostic.code) for diagnostic in found if diagnostic.span is not None}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_what_is_marked_is_told_and_nothing_else(path: Path) -> None:
    assert told(path) == marked(path)


def test_every_code_of_names_types_scenes_and_minds_is_marked_somewhere() -> None:
    # E232 (too deep) is made by test_check_laws.py, E336 and E337 by test_told_beside.py; the rest by grounding
    # (tests/grounding/test_oddities.py).
    codes = (
        {code for code in MESSAGES if code[:2] in ("E2", "E3", "W2", "W3")}
        - {"E232", "E336", "E337"}
        - {f"W3{n:02}" for n in (7, 8, 9, 10, 11, 12, 13, 17, 18)}
    )
    assert codes - {code for path in CASES for _, code in marked(path)} == set()
