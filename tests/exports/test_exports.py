"""What is exported, without any tool: identifiers that last, odds that are the engine's, words that change no odds."""

from __future__ import annotations

import csv
import io
import json
import math
import re
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

import forbear
from forbear.cli.export import command
from forbear.exports.export import FORMATS, ending, export, manuscript_of, strings
from forbear.exports.manuscript import PARTS, Onward, parts_of
from forbear.exports.strings import read_table

DOOR = """
entity Ann : character;
entity Bob : character;
property shut() : boolean;
property warm() : boolean;
action close(c : character) { precondition: !shut(); effect: shut(); consenting: c; };
action open(c : character) { precondition: shut(); effect: !shut(); consenting: c; };
action light(c : character) { precondition: !warm(); effect: warm(); consenting: c; };
reason ease(c : character): if(warm()) 2 else 0;
turns: Ann, Bob;
"""


def _scene(more: str = "") -> forbear.Scene:
    return forbear.load(forbear.Text(DOOR + more))


def test_a_moment_keeps_its_name_whatever_else_changes() -> None:
    before = {beat.name for beat in manuscript_of(_scene()).beats}
    # A dearer deed, words, a comment, and one more thing to do, which has moments of its own.
    more = (
        '// a comment\nsays Ann: "Anna";\nreason order(c : character): if(shut()) 1 else 0;\n'
        "action sing(c : character) { precondition: warm(); consenting: c; effect: !warm(); };"
    )
    after = {beat.name for beat in manuscript_of(_scene(more)).beats}
    assert before < after


def test_whoever_draws_a_part_has_the_odds_to_a_millionth() -> None:
    thirds = tuple(Onward("", "", 1 / 3, name) for name in "abc")
    assert parts_of(thirds) == [333_333, 666_667, PARTS]
    rare = (Onward("", "", 1e-9, "a"), Onward("", "", 1 - 1e-9, "b"))
    assert parts_of(rare) == [0, PARTS]


def test_odds_in_a_tree_multiply_to_the_stories_of_a_run() -> None:
    scene = forbear.load("film/casablanca", before=True)
    ends = [beat for beat in manuscript_of(scene).beats if not beat.onward]
    stories = scene.run().stories
    assert sorted(beat.probability for beat in ends) == pytest.approx(sorted(story.probability for story in stories))


def test_a_player_may_do_what_they_never_would() -> None:
    sure = _scene().moved({"precision(Ann)": math.inf})
    open_to_her = {onward.event for onward in manuscript_of(sure, role="Ann").beats[0].onward}
    drawn = {onward.event for onward in manuscript_of(sure, role="Bob").beats[0].onward}
    assert "close(Ann)" in open_to_her
    assert drawn == {"light(Ann)"}


def test_a_translated_table_changes_words_and_no_odds() -> None:
    scene = forbear.load("film/casablanca")
    rows = list(csv.DictReader(io.StringIO(strings(scene, ".csv", role="Ilsa"))))
    table = io.StringIO()
    written = csv.DictWriter(table, ["id", "text", "translation"])
    written.writeheader()
    written.writerows({**row, "translation": row["text"].upper()} for row in rows)
    words = read_table(table.getvalue(), ".csv")
    plain = export(scene, "ink", role="Ilsa").splitlines()
    told = export(scene, "ink", role="Ilsa", words=words).splitlines()
    assert len(plain) == len(told)
    for one, other in zip(plain, told, strict=True):
        assert one == other or one.partition(" # id:")[0].upper() == other.partition(" # id:")[0].upper()
    drawn = [line for line in plain if "draw" in line]
    assert drawn and drawn == [line for line in told if "draw" in line]


def test_baked_odds_are_those_of_the_moved_scene() -> None:
    scene = forbear.load("film/casablanca")
    over = {"mercy(Ilsa)": [0.0, 12.0], "tau": [1.0, 1.5]}
    data = json.loads(export(scene, "odds-json", over=over))
    assert len(data["settings"]) == 4
    for row in data["settings"]:
        begun = scene.moved(row["numbers"]).run().stories[0].beginning
        found = {option["event"]: option["probability"] for option in row["moments"]["start"]["options"]}
        assert found == {
            str(begun.engine.task.actions[option.event.action]): option.probability
            for option in begun.options
            if option.event.action is not None
        }
    rows = list(csv.reader(io.StringIO(export(scene, "odds", over=over))))
    assert len(rows) - 1 == sum(len(m["options"]) for s in data["settings"] for m in s["moments"].values())


def test_nature_draws_how_it_begins_and_says_what_is_so() -> None:
    scene = _scene("shut() = {True: 0.25, False: 0.75};\n")
    first = manuscript_of(scene).beats[0]
    assert (first.chooser, first.called) == ("chance", "Chance")
    assert sorted(onward.probability for onward in first.onward) == [0.25, 0.75]
    assert any("shut()" in onward.told for onward in first.onward)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["film/casablanca", "--to", "inkk"], "did you mean 'ink'?"),
        (["film/casablanca", "--to", "ink", "--as", "Ilse"], "did you mean 'Ilsa'?"),
        (["film/casablanca", "--to", "ink", "--over", "tau = 1, 2"], "'ink' has no numbers to be moved"),
        (["film/casablanca", "--to", "odds", "--over", "tau = 1 : 2 : 10001"], "10001 settings are more than 10000"),
        (["film/casablanca", "--to", "ink", "--words", "none.csv"], "none.csv cannot be read"),
        (["film/casablanca", "--to", "ink", "--strings", "told.txt"], "there is no table of words in '.txt'"),
    ],
)
def test_what_cannot_be_exported_is_refused_with_a_hint(arguments: list[str], said: str) -> None:
    with pytest.raises(forbear.RequestError) as refused:
        CliRunner().invoke(command, arguments, catch_exceptions=False, standalone_mode=False)
    assert said in f"{refused.value.message} {refused.value.hint}"


def test_too_many_moments_are_a_limit() -> None:
    with pytest.raises(forbear.LimitReached, match="--limit-stories raises it"):
        export(forbear.load("film/casablanca"), "ink", limits=forbear.Limits(stories=5))


def test_every_format_stands_in_the_help_of_the_command() -> None:
    told = next(option.help or "" for option in command.params if option.name == "to")
    assert told.rstrip(".").split(", ") == list(FORMATS)
    assert len({ending(to) for to in FORMATS}) == len(FORMATS) - 1  # odds and knows are both tables


def hostile(said: str) -> forbear.Scene:
    """Return a scene in which all that may be told is told so."""
    return forbear.load(
        forbear.Text(
            f'title "{said}"; note "{said}"; entity Ann : character; entity Bob : character;'
            f'says Ann: "{said}"; says good(c): "{said}"; says outcome done: "{said}";'
            "property good(c : character) : boolean; openly believes(Ann, good(Bob) = {True: 0.5, False: rest});"
            f'action go(c : character) {{ effect: good(c); consenting: c; says: "{said}"; }}'
            "action no(c : character) { consenting: c; } reason r(c : character): if(good(c)) 1 else 0;"
            "turns: Ann, Bob; outcome done: good(Ann);",
            "hostile.story",
        )
    )


@pytest.mark.parametrize("to", FORMATS)
def test_no_format_has_signs_that_are_obeyed_and_xml_is_well_formed(to: str) -> None:
    text = forbear.export(hostile("a\x1b]0;b\x07 c\x0bd\x85e\u2028f\u202eg\x9b2J"), to)
    assert not any((ord(sign) < 32 and sign not in "\n\t") or sign in "\x85\x9b\u2028\u202e" for sign in text)
    if to == "graphml":
        ElementTree.fromstring(text)
    assert "\u200f" in forbear.export(hostile("a\u200fb"), "ink"), "a mark of direction turns no other letters"


@pytest.mark.parametrize(
    "said",
    ["(alert(1))", "3 - 2", "</nowiki><<run alert(1)>>", "a]]b", "<script>alert(1)</script>", ":: Evil [script]"],
)
def test_no_text_is_code_in_twine(said: str) -> None:
    """SugarCube evaluates the text of `[[text->passage]]` as an expression; that of a macro, in quotes, it does not."""
    head, title, *rows = forbear.export(hostile(said), "twee", role="Ann").splitlines()
    assert (head, title.strip()) == (":: StoryTitle", said), "the title is plain text"
    assert not [row for row in rows if row.startswith("[[") or ":: Evil" in row[:7]]
    assert not [row for row in rows if "</nowiki><<" in row.replace('</nowiki>" ', "")]
    links = [row for row in rows if row.startswith("<<link ")]
    assert links
    assert not title.startswith("::")
    for row in links:
        assert re.fullmatch(r'<<link "(?:[^"\\]|\\.)*" "\w+">><</link>>', row)


def test_no_name_makes_a_boneyard_of_a_screenplay() -> None:
    text = forbear.export(hostile("x /* y [[ z"), "fountain")
    assert "/*" not in text.replace("/\\*", "")
    assert all(
        row.startswith("[[") and row.endswith("]]") and "[[" not in row[2:] for row in text.splitlines() if "[[" in row
    )


def test_no_text_is_a_formula_in_a_spreadsheet() -> None:
    scene = hostile("=1+1")
    for text in (forbear.export(scene, "knows"), strings(scene, ".csv")):
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        assert "'=1+1" in cells or "'=1+1." in cells
        assert not [cell for cell in cells if cell.startswith("=")]
    assert read_table("id,text,translation\ntitle,'=1+1,'=1+1\nx,a,'quoted'\n", ".csv") == {
        "title": "=1+1",
        "x": "'quoted'",
    }
