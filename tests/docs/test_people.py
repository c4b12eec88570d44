"""What whoever takes part meets: forms that ask for what is needed, a citation that says of which part."""

from __future__ import annotations

import re

from tests.docs.pages import ROOT


def test_a_wrong_verdict_is_told_with_scene_expectation_and_reason() -> None:
    form = (ROOT / ".github" / "ISSUE_TEMPLATE" / "wrong-verdict.yml").read_text(encoding="utf-8")
    asked = re.findall(r"^  - type: .*?(?=^  - type: |\Z)", form, re.MULTILINE | re.DOTALL)
    required = {re.search(r"^    id: (\w+)$", part, re.MULTILINE)[1] for part in asked if "required: true" in part}
    assert {"scene", "expected", "why", "version"} <= required


def test_governance_takes_ten_lines() -> None:
    text = (ROOT / "GOVERNANCE.md").read_text(encoding="utf-8")
    assert [line.partition(".")[0] for line in text.splitlines() if line[:1].isdigit()] == [
        str(n) for n in range(1, 11)
    ]


def test_every_reference_says_of_which_part_and_every_page_it_names_is_there() -> None:
    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8").partition("references:")[2]
    parts = re.split(r"^  - type: ", text, flags=re.MULTILINE)[1:]
    scopes = [re.search(r'^    scope: "(.*)"$', part, re.MULTILINE) for part in parts]
    assert len(parts) >= 7
    assert all(scopes)
    for page in re.findall(r"docs/[\w-]+\.md", text):
        assert (ROOT / page).is_file()


def test_the_semantics_name_the_sources_that_are_to_be_cited() -> None:
    semantics = (ROOT / "docs" / "semantics.md").read_text(encoding="utf-8")
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    for name in ("Gmytrasiewicz", "McKelvey", "Camerer", "Baker", "Tirole"):
        assert name in semantics and name in citation
