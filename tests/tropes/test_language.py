"""Trope files as text: what is wrong with one is told all at once, and what is right is written out the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from forbear.api.recognition import recognise
from forbear.api.scene import load
from forbear.editing.files import check
from forbear.errors import RequestError, StoryError
from forbear.language.reading.imports import read_file
from forbear.language.reading.parser import parse
from forbear.language.trope_loader import load_tropes
from forbear.language.vocabulary import WORDS
from forbear.language.writing.printer import print_document
from forbear.stories.vocabulary.answers import ALTERING
from forbear.stories.vocabulary.answers import WORDS as ANSWERED
from forbear.tropes.shelf import LIBRARY, library, thresholds

ROOT = Path(__file__).parents[2]
FILES = sorted(LIBRARY.glob("*.trope"))

MISTAKEN = """
trope t {
	roles: a, b;
	step first by c: choices(first) > 1;                  // E201
	later second by a: opens(first, third, b) >= opened;  // E502
	premise p "{nobody}": motive(second, b);              // E231 E503
	variant v "x": atempt(second, b);                     // E501
	detail d of w "x": attempt(second);                   // E201 E203
	effect e "x": motive(second, b) >= a;                 // E504
}
"""


def test_every_mistake_is_told_at_once_each_on_its_line() -> None:
    with pytest.raises(StoryError) as caught:
        load_tropes(MISTAKEN, thresholds=thresholds())
    found: dict[int, set[str]] = {}
    for diagnostic in caught.value.diagnostics:
        assert diagnostic.span is not None
        found.setdefault(diagnostic.span.line, set()).add(diagnostic.code)
    wanted = {
        number: set(re.findall(r"[EW]\d+", line.partition("//")[2]))
        for number, line in enumerate(MISTAKEN.splitlines(), 1)
        if "//" in line
    }
    assert found == wanted


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_what_is_written_out_reads_the_same(file: Path) -> None:
    document, found = read_file(file)
    assert document is not None and not found
    text = print_document(document)
    assert text == file.read_text(encoding="utf-8")
    again, _ = parse(text, str(file))
    assert again.definitions == document.definitions


@pytest.mark.parametrize(
    "text", ["", "\0", "trope", "trope {", "trope t { roles: a", "trope t { step }", "constant x = 1;", "}{" * 50]
)
def test_bad_files_get_a_message(tmp_path: Path, text: str) -> None:
    file = tmp_path / "bad.trope"
    file.write_text(text, encoding="utf-8")
    assert check(str(file))


def test_a_trope_that_is_not_there() -> None:
    with pytest.raises(RequestError, match="did you mean 'sword_over_head'"):
        recognise(load("film/casablanca").run(), "sword over heads")


def test_a_threshold_of_a_file_is_its_own(tmp_path: Path) -> None:
    own = load_tropes(
        "constant felt = 3; trope t { roles: a; step s by a: choices(s) > felt; }", thresholds=thresholds()
    )
    assert dict(own.thresholds)["felt"] == 3
    assert dict(thresholds())["felt"] == 0.25


def test_every_word_is_answered_and_stands_on_the_page() -> None:
    assert set(WORDS) == {*ANSWERED, *ALTERING}
    page = (ROOT / "docs" / "tropes.md").read_text(encoding="utf-8")
    assert [word for word in WORDS if f"| `{word}(" not in page] == []
    assert [name for name, _ in thresholds() if f"`{name}`" not in page] == []


def test_every_variant_and_effect_stands_on_the_page() -> None:
    page = (ROOT / "docs" / "tropes.md").read_text(encoding="utf-8")
    gambit = library().tropes[0]
    names = [claim.name for claim in (*gambit.variants, *gambit.details, *gambit.effects)]
    assert [name for name in names if f"`{name}`" not in page] == []


def test_no_pattern_is_named_in_code() -> None:
    """Roles, variants and deeds of a trope stand in trope files alone."""
    sources = [*(ROOT / "src/forbear/stories").rglob("*.py"), *(ROOT / "src/forbear/tropes").rglob("*.py")]
    names = {trope.name for trope in library().tropes} | {v.name for t in library().tropes for v in t.variants}
    names -= set(WORDS)
    for source in sources:
        text = source.read_text(encoding="utf-8").replace('"kill_me_now.trope"', "")
        used = {name for name in names if re.search(rf"""["']{name}["']""", text)}
        assert not used, f"{source}: {used}"
