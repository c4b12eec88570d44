"""What the code cites is there: pages, and sections of the semantics."""

from __future__ import annotations

import re

from tests.docs.pages import ROOT

SOURCES = {path: path.read_text(encoding="utf-8") for path in (ROOT / "src" / "forbear").rglob("*.py")}


def test_every_page_that_is_cited_is_there() -> None:
    cited = {(name, path) for path, text in SOURCES.items() for name in re.findall(r"docs/[\w/-]+\.md", text)}
    assert [(name, str(path)) for name, path in sorted(cited) if not (ROOT / name).exists()] == []


def test_every_section_of_the_semantics_that_is_cited_is_there() -> None:
    page = (ROOT / "docs" / "semantics.md").read_text(encoding="utf-8")
    there = set(re.findall(r"^## (\d+)\. ", page, re.MULTILINE))
    cited = {number for text in SOURCES.values() for number in re.findall(r"semantics\.md §(\d+)", text)}
    assert len(cited) > 5 and cited <= there
