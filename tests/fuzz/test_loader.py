"""Whatever a file or a request says, it is loaded or refused with a message: never a traceback, never without end.

Texts are made by tearing real stories apart and by throwing words of the language together. `just nightly` tries many
more, and others each time.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forbear import ForbearError, Limits, StoryError, load
from forbear.grounding.ground import ground
from forbear.grounding.limits import GroundLimits
from forbear.language.loader import LIBRARY, load_problem
from forbear.language.reading.parser import parse
from forbear.language.writing.printer import print_document
from tests.fuzz.derived import definition, derived

ROOT = Path(__file__).parents[2]
STORIES = [
    (ROOT / "tests" / "vectors" / "gambit.story").read_text(encoding="utf-8"),
    *(path.read_text(encoding="utf-8") for path in sorted(LIBRARY.glob("*.story"))),
    *(path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests/language/checking/cases").glob("*.story"))),
]
WORDS = [
    "type",
    "entity",
    "property",
    "constant",
    "action",
    "trigger",
    "utility",
    "reason",
    "mind",
    "tau",
    "turns",
    "ends",
    "outcome",
    "case",
    "reader",
    "watch",
    "trope",
    "role",
    "title",
    "note",
    "openly",
    "believes",
    "belief",
    "says",
    "if",
    "elseif",
    "else",
    "forall",
    "exists",
    "sum",
    "product",
    "while",
    "as",
    "sees",
    "rest",
    "chance",
    "precondition",
    "effect",
    "consenting",
    "observing",
    "revealing",
    "cost",
    "weight",
    "depth",
    "precision",
    "infinite",
    "True",
    "False",
    "?",
    "boolean",
    "number",
    "character",
    "entity",
    "Ann",
    "Bob",
    "good",
    "mood",
    "x",
    "0",
    "1",
    "0.5",
    "-1",
    "1e9",
    "99999999999999999999",
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    ",",
    ";",
    ":",
    ".",
    "*",
    "/",
    "+",
    "-",
    "&",
    "|",
    "!",
    "=",
    "==",
    "!=",
    ">=",
    "<=",
    ">",
    "<",
    '"text"',
    '"{a}"',
    '"{a.their}"',
    "//",
    "/*",
    "*/",
    "\n",
    "é",
    "名",
    "\x00",
    "\u202e",
    '"',
]

torn = st.builds(
    lambda text, start, length, again, at: (
        text[: start % len(text)] + text[start % len(text) + length :] + text[at % len(text) : at % len(text) + again]
    ),
    st.sampled_from(STORIES),
    st.integers(0, 100_000),
    st.integers(0, 60),
    st.integers(0, 200),
    st.integers(0, 100_000),
)
thrown = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
mixed = st.builds(
    lambda text, words, at: text[: at % len(text)] + " " + words + " " + text[at % len(text) :],
    st.sampled_from(STORIES),
    thrown,
    st.integers(0, 100_000),
)


def taken(text: str) -> None:
    """Load a text as far as it goes; only what is meant for users may be raised."""
    try:
        ground(load_problem(text + ";\n"), limits=GroundLimits(actions=2_000, fluents=2_000))
    except ForbearError as error:
        assert str(error).strip()


@given(torn | thrown | mixed)
def test_any_text_is_loaded_or_refused(text: str) -> None:
    taken(text)


@given(torn | mixed)
def test_what_can_be_read_is_printed_and_read_again(text: str) -> None:
    document, found = parse(text, "fuzzed.story")
    if any(diagnostic.severity == "error" for diagnostic in found):
        return
    printed = print_document(document)
    again, found = parse(printed, "fuzzed.story")
    assert again == document
    assert print_document(again) == printed


@given(st.integers(0, 1 << 60))
def test_what_the_grammar_derives_is_laid_out_the_same_again_and_means_the_same(seed: int) -> None:
    drawn = random.Random(seed)
    laid_out_the_same_again(definition(drawn, drawn.randint(3, 14)))


@given(
    st.sampled_from(["exactly", "exactly openly", "openly"]),
    st.sampled_from(["", "if (a()) ", "believes(Ann, b()) & ", "x() * ", "x() - ", "exists (c : kind) "]),
    st.integers(0, 1 << 60),
)
def test_so_is_what_stands_behind_a_word_where_no_bracket_can_begin(word: str, beginning: str, seed: int) -> None:
    drawn = random.Random(seed)
    laid_out_the_same_again(f"{word} {beginning}{derived('disjunction', drawn, drawn.randint(3, 14))};")


def laid_out_the_same_again(text: str) -> None:
    document, found = parse(text, "fuzzed.story")
    if any(diagnostic.severity == "error" for diagnostic in found):
        return
    assert document.definitions
    printed = print_document(document)
    again, found = parse(printed, "fuzzed.story")
    assert not any(diagnostic.severity == "error" for diagnostic in found)
    assert again == document
    assert print_document(again) == printed


@pytest.mark.parametrize(
    ("text", "laid_out"),
    [
        ("exactly if (a()) 1 else 2 = x();", "exactly if(a()) 1 else 2 = x();"),
        ("exactly (a() & b());", "exactly(a() & b());"),
        ("exactly a() * 2 / b() == 1 & d();", "exactly a() * 2 / b() == 1 & d();"),
        ("exactly a() - b() + d() != 1;", "exactly a() - b() + d() != 1;"),
        ("a() - b() + d() != 1;", "(a() - b()) + d() != 1;"),
        ("type level = (a == b) .. (if (a) 1 else 2);", "type level = (a == b) ..(if(a) 1 else 2);"),
        ("expects(Ann, coins(Bob) < 3) & good(Ann);", "expects(Ann, coins(Bob) < 3) & good(Ann);"),
        ("hears(Ann, coins(Bob) < 3) & good(Ann);", "hears(Ann, coins(Bob) < 3) & good(Ann);"),
    ],
)
def test_brackets_stand_where_they_are_needed_and_nowhere_else(text: str, laid_out: str) -> None:
    document, found = parse(text, "one.story")
    assert not found
    assert print_document(document) == laid_out + "\n"


@pytest.mark.parametrize(
    "text",
    [
        "exactly if (a() : kind) b() : place : wet | d();",  # (if(a() : kind) b() : place) : wet | d()
        "exactly a() & b() | x() = if (d()) 1 else if (e()) 2 else 3;",  # (a() & b()) | …, which the base language cannot read
    ],
)
def test_what_only_a_bracket_at_its_beginning_would_make_plain_is_refused_behind_a_word(text: str) -> None:
    assert [d.code for d in parse(text, "one.story")[1]] == ["E118"]
    assert not parse(text.removeprefix("exactly "), "one.story")[1]


@pytest.mark.parametrize(
    ("text", "column"),
    [("mind (1 / 0) { precision: infinite; }", 14), ("trope role other() = x() { }", 26)],
)
def test_a_block_behind_what_has_none_is_told_and_not_dropped(text: str, column: int) -> None:
    _, found = parse(text, "one.story")
    assert [(d.code, d.span.column) for d in found if d.span is not None] == [("E101", column)]


@given(st.binary(max_size=400) | st.text(max_size=300).map(lambda text: text.encode("utf-16")))
def test_any_file_is_loaded_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.mktemp("fuzz") / "any.story"
    file.write_bytes(data)
    with pytest.raises(StoryError):
        load_problem(file)


SCENE = load(str(ROOT / "tests" / "vectors" / "gambit.story"))
FEW = Limits(nodes=300, seconds=2.0)
asked = (
    thrown
    | st.text(max_size=40)
    | st.sampled_from(["offer", "spare", "offer, kill", "mercy(Alice)", "reason life(Bob)", "cost kill(Alice)", "tau"])
)


@given(asked, asked)
def test_any_request_is_met_or_refused(settings: str, events: str) -> None:
    try:
        load(str(SCENE.source), settings=(settings,)).run(events, limits=FEW)
    except ForbearError as error:
        assert str(error).strip()


@given(asked)
def test_any_number_asked_for_is_there_or_not(name: str) -> None:
    try:
        SCENE.number(name)
    except ForbearError as error:
        assert str(error).strip()
