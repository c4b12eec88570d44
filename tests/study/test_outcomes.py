"""The table of outcomes: complete, in the words agreed on, true to the page's records, and read by nobody but the check."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

import forbear
import study
from study.examples import examples
from study.outcomes import labels, outcomes

PACKAGE = Path(forbear.__file__).parent
STUDY = Path(study.__file__).parent
RECORDS = Path(__file__).parents[3] / "shared" / "page" / "whole" / "examples.json"

VARIANTS = {
    "played_straight", "bob_was_wrong", "needed_alive", "deterred", "bound", "fond", "by_chance", "out_gambitted",
    "by_trust", "hidden_defence", "never_answered", "another_way", "inverted", "exploited", "averted", "downplayed",
}  # fmt: skip
EFFECTS = {"nothing", "respect", "trust", "loyalty", "change_of_sides"}
CHOICES = {"spares", "strikes", "another_way"}

MEDIA = {
    "Anime & Manga": "anime",
    "Comic Books": "comics",
    "Fan Works": "fan-works",
    "Films — Live-Action": "film",
    "Literature": "literature",
    "Live-Action TV": "television",
    "Tabletop Games": "tabletop",
    "Theatre": "theatre",
    "Video Games": "games",
    "Webcomics": "webcomics",
    "Western Animation": "animation",
    "Real Life": "real-life",
}


def _records() -> list[dict[str, object]]:
    if not RECORDS.exists():
        pytest.skip("the page's records are not at hand")
    return [record for record in json.loads(RECORDS.read_text(encoding="utf-8")) if not record["header"]]


def test_every_record_has_its_scene() -> None:
    records = _records()
    assert [record["id"] for record in records] == [example.record for example in examples()]
    for record, example in zip(records, examples(), strict=True):
        assert example.scene.split("/")[0] == MEDIA[str(record["medium"])], example.scene
        first, last = record["line"], record["line_end"]
        assert example.lines == (f"{first}" if first == last else f"{first}-{last}"), example.scene


def test_links_are_those_of_the_records() -> None:
    names = {example.record: example.scene for example in examples()} | {None: ""}
    for record, example in zip(_records(), examples(), strict=True):
        assert example.same_scene_as == names[record["same_scene_as"]]  # type: ignore[index]
        assert example.continues == names[record["continues"]]  # type: ignore[index]


def test_nothing_is_scored_where_the_record_is_unclear() -> None:
    """A record whose choice is unclear is scored only in its branches, which have a choice of their own."""
    unclear = {e.scene for e, record in zip(examples(), _records(), strict=True) if record["choice"] == "unclear"}
    scored = {outcome.scene for outcome in outcomes() if outcome.is_scored}
    assert unclear & scored == {"games/detroit-become-human"}


def test_each_scene_has_a_row_and_no_chance_two() -> None:
    rows = Counter((o.scene, o.case, o.alice, o.victim, o.chance, o.branch) for o in outcomes())
    assert set(rows.values()) == {1}
    assert {o.scene for o in outcomes()} == {example.scene for example in examples()}
    assert len(examples()) == 108


def test_words_are_the_agreed_ones() -> None:
    for outcome in outcomes():
        assert set(outcome.choices) <= CHOICES, outcome
        assert set(outcome.variants) <= VARIANTS, outcome
        assert set(outcome.effects) <= EFFECTS, outcome
        assert {outcome.alice_lives, outcome.victim_lives} <= {"yes", "no", ""}, outcome
        assert not outcome.is_scored or outcome.choices, outcome


def test_what_is_counted_with_another_is_not_scored() -> None:
    known = {example.scene: example for example in examples()}
    for outcome in outcomes():
        if outcome.counted_with:
            assert not outcome.is_scored
            example = known[outcome.scene]
            assert outcome.counted_with in (example.same_scene_as, example.continues)
    for example in examples():
        if example.same_scene_as:
            scored = [o.scene for o in outcomes() if o.is_scored and o.scene in (example.scene, example.same_scene_as)]
            assert len(scored) == 1


def test_every_word_of_the_page_has_its_meaning() -> None:
    meant = {label.word for label in labels() if label.whose == "page"}
    assert {outcome.page_label for outcome in outcomes() if outcome.page_label} == meant
    words = {label.word for label in labels() if label.whose == "reader"}
    assert {outcome.reader_class for outcome in outcomes() if outcome.reader_class} == words
    for label in labels():
        assert label.variants and set(label.variants) <= VARIANTS


def test_what_the_page_calls_rare_is_rare_among_its_examples() -> None:
    """By its introduction: he may be wrong, or needed alive; rarely is he outdone, rarely protected."""
    told = Counter(outcome.variants[0] for outcome in outcomes() if outcome.is_scored and outcome.variants)
    rare = max(told["out_gambitted"], told["hidden_defence"])
    assert told["played_straight"] > max(told["needed_alive"], told["bob_was_wrong"]) > rare
    assert told["out_gambitted"] == 1


def test_only_the_check_reads_outcomes() -> None:
    """By name of file and by import: nothing that is installed, and in the study what compares and who calls it."""
    readers = {"check", "comparison", "outcomes", "examples", "fit", "asking", "questions"}
    for path in (*PACKAGE.rglob("*.py"), *(path for path in STUDY.rglob("*.py") if path.stem not in readers)):
        text = path.read_text(encoding="utf-8")
        for name in ("outcomes.csv", "labels.csv", "study.outcomes", "import outcomes", 'rows_of("outcomes'):
            assert name not in text, f"{path}: {name}"


def test_nothing_that_is_installed_knows_of_the_study() -> None:
    """What a checkout's reader is told to run is named; nothing is imported."""
    for path in PACKAGE.rglob("*.py"):
        assert re.search(r"^\s*(?:from|import) study\b", path.read_text(encoding="utf-8"), re.MULTILINE) is None, path


def test_what_is_kept_names_a_chance_and_gives_a_reason() -> None:
    from study.comparison import MEASURES, kept

    known = {(o.scene, o.chance, o.case) for o in outcomes()}
    for one in kept():
        assert (one.scene, one.chance, one.case) in known
        assert one.measure in MEASURES and len(one.why) > 20
