"""Every code has its heading in docs/errors.md, and no heading is of a code that is no more."""

from __future__ import annotations

import re

from forbear.language.messages import MESSAGES
from tests.docs.pages import ROOT, blocks

TEXT = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")


def test_every_code_has_one_heading_and_every_heading_a_code() -> None:
    headings = re.findall(r"^### ([EW]\d+):", TEXT, re.MULTILINE)
    assert sorted(headings) == sorted(MESSAGES)


def test_an_example_stands_under_the_heading_of_its_code() -> None:
    lines = TEXT.splitlines()
    for block in blocks(TEXT):
        if re.match(r"[EW]\d+", block.mark):
            heading = next(line for line in reversed(lines[: block.line]) if line.startswith("### "))
            assert heading.startswith(f"### {block.mark.split()[0]}:")
