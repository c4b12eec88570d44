"""One word, one meaning: no word is explained twice."""

from __future__ import annotations

import re

from tests.docs.pages import ROOT


def test_no_word_is_explained_twice() -> None:
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    words = re.findall(r"\*\*([^*]+)\*\*", text)
    assert len(words) > 50
    assert sorted(words) == sorted(set(words))
