"""Names and where they are declared: every word of a text that is no keyword is a name, and means what it should."""

from __future__ import annotations

from pathlib import Path

import pytest

from forbear.api.scene import load
from forbear.api.sources import Text
from forbear.catalogue.index import LIBRARY, SCENES
from forbear.editing.hover import hover
from forbear.editing.names import names_in
from forbear.editing.outline import outline
from forbear.editing.references import definition, references, rename
from forbear.errors import RequestError, Span
from forbear.language.reading.tokens import Source, chunks, scan
from forbear.language.reading.words import keyword_places
from forbear.tropes.shelf import LIBRARY as TROPES

FILES = [*sorted(SCENES.rglob("*.story"))[::9], *LIBRARY.glob("*.story"), *TROPES.glob("*.trope")]

TEXT = """\
entity Ann : character;
entity Bob : character;
constant small = 2;
property owes(a : character, b : character) : number;  // what a owes b
property calm(c : character) : boolean;
owes(Ann, Bob) = small;
openly believes(Bob, calm(Ann) = {True: 0.5, False: 0.5});
action pay(a : character, b : character) {
	precondition: owes(a, b) > 0 & (exists(a : character) calm(a));
	effect: owes(a, b) = 0;
	consenting: a;
	says: "{a} pays {b.them} what {a} owes";
};
reason owes(a : character): 0 - (sum(b : character) owes(a, b));
says owes(Ann, b): "what {b} gets of Ann";
turns: Ann; !calm(Ann);
type grade = 0 .. small;
typically calm(c : character) = {True: 0.25, False: 0.75};
told: pay(Ann, Bob), ...;
told outcomes paid;
outcome paid: owes(Ann, Bob) == 0;
says outcome paid: "it is paid";
case rich {
	small = 9;
	owes(Ann, Bob) = small;
}
"""


def place(word: str, later: int = 0, text: str = TEXT) -> tuple[int, int]:
    offset = text.index(word) + later
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def starts(spans: tuple[Span, ...]) -> list[tuple[int, int]]:
    return sorted((span.line, span.column) for span in spans)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_word_is_a_keyword_or_a_name(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    source = Source(text, str(path))
    scanned = scan(source, is_base=False)
    named = {(found.span.line, found.span.column) for found in names_in(text, str(path)).places}
    keywords: set[tuple[int, int]] = set()
    starts_of = {"mind": "setting", "trope": "trope_part", "case": "definition"}

    def walk(pieces: object, start: str) -> None:
        for chunk in pieces:  # type: ignore[attr-defined]
            keywords.update(source.place(chunk.tokens[n].start) for n in keyword_places(chunk.tokens, start))
            if chunk.body is not None:
                walk(chunk.body, starts_of.get(chunk.tokens[0].text, "part"))

    walk(chunks(scanned.tokens, source)[0], "definition")
    words = {source.place(token.start) for token in scanned.tokens if token.kind == "name"}
    assert words - keywords - named == set()
    assert named & keywords == set()


def test_a_variable_is_another_one_in_an_inner_formula() -> None:
    text = Text(TEXT)
    outer = starts(references(text, *place("pay(a", 4)))
    inner = starts(references(text, *place("exists(a", 7)))
    assert outer == [(8, 12), (9, 21), (10, 15), (11, 14), (12, 10), (12, 33)]
    assert inner == [(9, 41), (9, 61)]
    assert starts(definition(text, *place('says: "{a}', 8))) == [(8, 12)]


def test_a_property_and_a_reason_of_one_name_are_two_things() -> None:
    text = Text(TEXT)
    assert starts(definition(text, *place("owes(Ann, Bob) = small"))) == [(4, 10)]
    assert starts(definition(text, *place("reason owes", 7))) == [(14, 8)]
    assert (14, 8) not in starts(references(text, *place("property owes", 9)))


def test_an_argument_of_says_is_an_entity_where_there_is_one() -> None:
    text = Text(TEXT)
    assert starts(definition(text, *place("says owes(Ann", 10))) == [(1, 8)]
    assert starts(references(text, *place("says owes(Ann, b", 15))) == [(15, 16), (15, 27)]


def test_a_case_changes_what_is_declared_outside() -> None:
    assert (24, 2) in starts(references(Text(TEXT), *place("constant small", 9)))
    assert [(one.name, [inner.name for inner in one.inner]) for one in outline(Text(TEXT))][-2:] == [
        ("paid", []),
        ("rich", []),
    ]


@pytest.mark.parametrize(("old", "new"), [("Ann", "Zoë"), ("small", "tiny"), ("owes(Ann, Bob) = small", "debt")])
def test_under_another_name_the_story_is_the_same(old: str, new: str) -> None:
    found = rename(Text(TEXT), *place(old), new)
    changed = TEXT.split("\n")
    for span in sorted(found.places, reverse=True):
        line = changed[span.line - 1]
        changed[span.line - 1] = line[: span.column - 1] + new + line[span.end_column - 1 :]
    again = "\n".join(changed)
    assert load(Text(again)).run().outcomes == load(Text(TEXT)).run().outcomes
    assert load(Text(again), case="rich").run().outcomes == load(Text(TEXT), case="rich").run().outcomes
    assert found.name not in [one.name for one in names_in(again, "again").places if one.sort != "reason"]


@pytest.mark.parametrize(
    ("word", "later", "name", "said"),
    [
        ("Ann", 0, "Bob", "names something already"),
        ("Ann", 0, "small", "names something already"),
        ("Ann", 0, "a", "names something already"),
        ("Ann", 0, "if", "cannot be a name"),
        ("Ann", 0, "two words", "cannot be a name"),
        ("Ann", 0, "", "cannot be a name"),
        ("character", 0, "person", "not declared"),
        ("turns", 0, "steps", "nothing that has a name"),
    ],
)
def test_what_would_change_the_story_is_refused(word: str, later: int, name: str, said: str) -> None:
    with pytest.raises(RequestError, match=said):
        rename(Text(TEXT), *place(word, later), name)


def test_a_file_that_cannot_be_read_is_mended_first() -> None:
    with pytest.raises(RequestError, match="mend this first"):
        rename(Text(TEXT + "property broken(;\n"), *place("Ann"), "Zoë")


def test_names_of_the_library_keep_their_names() -> None:
    text = 'import "life-and-death";\nentity Ann : character;\nmercy(Ann) = none;\n'
    with pytest.raises(RequestError, match="library"):
        rename(Text(text), 3, 1, "pity")
    [found] = definition(Text(text), 3, 1)
    assert Path(found.file) == LIBRARY / "life-and-death.story"


def test_a_name_is_followed_through_the_imports_of_the_folder(tmp_path: Path) -> None:
    domain = "entity Ann : character;\nproperty calm(c : character) : boolean;\n"
    (tmp_path / "domain.story").write_text(domain, encoding="utf-8")
    (tmp_path / "between.story").write_text('import "domain";\ncalm(Ann);\n', encoding="utf-8")
    (tmp_path / "stranger.story").write_text("entity Ann : character;\n", encoding="utf-8")
    outside = tmp_path.parent / "outside.story"
    outside.write_text('import "domain";\ncalm(Ann);\n', encoding="utf-8")
    (tmp_path / "linked.story").symlink_to(outside)
    own = Text('import "between";\n!calm(Ann);\n', "own.story", tmp_path)
    [found] = definition(own, 2, 7)
    assert (Path(found.file).name, found.line, found.column) == ("domain.story", 1, 8)
    named = sorted((Path(span.file).name, span.line) for span in references(own, 2, 7))
    assert named == [("between.story", 2), ("domain.story", 1), ("own.story", 2)]
    from_below = Text(domain, str(tmp_path / "domain.story"), tmp_path)
    opened = {str(tmp_path / "own.story"): own.text}
    assert ("between.story", 2) in [(Path(span.file).name, span.line) for span in references(from_below, 1, 8, opened)]
    escaping = Text('import "../outside";\n', "own.story", tmp_path)
    assert definition(escaping, 1, 10) == ()


def test_hover_tells_what_a_fact_is_and_who_doubts_it() -> None:
    scene = load(Text(TEXT))
    found = hover(Text(TEXT), *place("calm(Ann) ="), scene)
    assert found is not None
    assert found.code == "property calm(c : character) : boolean;"
    assert found.lines == (
        "at first: not calm(Ann) (calm(Ann) = False)",
        "Bob thinks: 50 % calm(Ann), 50 % not calm(Ann)",
    )
    amount = hover(Text(TEXT), *place("small;\nopenly"), scene)
    assert amount is not None
    assert "small = 2" in amount.lines


def test_what_a_stranger_writes_brings_no_link_into_a_hover() -> None:
    text = (
        'entity Ann : character;\nproperty p(c : character) : boolean;\nsays p(c): "[{c}](https://example.com) <b>";\n'
    )
    text += "p(Ann);\nproperty q(c : character) : boolean;\nturns: Ann;\n"
    found = hover(Text(text), 4, 1, load(Text(text)))
    assert found is not None
    said = found.markdown.partition("```\n\n")[2]
    assert "\\[Ann\\]\\(https://example.com\\) \\<b\\>" in said


@pytest.mark.parametrize(
    "text", ["", "\n", "entity (", '"', "action a(", "/*", "(" * 300, "{" * 5000, "a" * 5000, TEXT[:200]]
)
def test_any_place_in_any_text_is_answered(text: str) -> None:
    for line, column in [(1, 1), (99, 99), (1, 5), (2, 1)]:
        hover(Text(text), line, column)
        assert definition(Text(text), line, column) is not None
        assert references(Text(text), line, column) is not None
    assert outline(Text(text)) is not None


def test_what_is_told_beside_a_story_is_followed_with_it(tmp_path: Path) -> None:
    story = TEXT.replace("told: pay(Ann, Bob), ...;\ntold outcomes paid;\n", "")
    (tmp_path / "debt.story").write_text(story, encoding="utf-8")
    told = "told: pay(Ann, Bob);\ntold outcomes paid;\n"
    (tmp_path / "debt.told").write_text(told, encoding="utf-8")
    of_the_story = references(Text(story, "debt.story", tmp_path), *place("action pay", 7))
    of_the_telling = references(Text(told, "debt.told", tmp_path), 1, 7)
    assert {(Path(span.file).name, span.line) for span in of_the_story} == {("debt.story", 8), ("debt.told", 1)}
    assert set(of_the_telling) == set(of_the_story)
    [found] = definition(Text(told, "debt.told", tmp_path), 1, 11)
    assert (Path(found.file).name, found.line) == ("debt.story", 1)
