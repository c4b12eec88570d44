"""The readings that come with the package: complete, of the texts as they are now, and what is worked out from them."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

import forbear
from forbear.catalogue import marks, readings
from forbear.catalogue.index import SCENES
from forbear.catalogue.readings import READING, kept_reading, reading_file
from forbear.language.values import Value
from forbear.minds.semantics import SEMANTICS
from forbear.reading.kept import Made, made_of, reading_kept, reading_text
from forbear.reading.told_reading import AddedFact, LeftAside, NamedSo, ShownQuantity, ToldReading
from forbear.resources import files_below
from forbear.stories.premised import LeftOpen, Premised
from study.readings import made_now, reading_of, told_cases

AGAIN = ("film/casablanca", "film/dark-knight")
"""So many are worked out again."""

MADE = Made(2, "0123abcd", "4567ef01")


def test_a_reading_is_the_same_once_it_was_kept() -> None:
    scene = forbear.load("film/casablanca", before=True)
    told = scene.read(draws=2).told[0]
    again = reading_kept(reading_text(told, MADE))
    assert again.applied(scene.problem, scene.task) == told.applied(scene.problem, scene.task)
    assert reading_text(again, MADE) == reading_text(told, MADE)  # numbers are kept with twelve digits


@pytest.mark.parametrize("value", [True, False, 3, Fraction(1, 3), "Ken"])
def test_all_of_a_reading_is_kept(value: Value) -> None:
    shown = ShownQuantity("mercy(Ann)", "Ann", "typical", ("none", "strong"), (0.25, 0.75), (0.5, 0.5), 0.125, 1, 0)
    of_all = ShownQuantity("hidden()", None, "stated", ("True",), (1.0,), (1.0,), 0.0, 0, 0)
    told = ToldReading(
        tale="told: offer(Ann, Bob), ...",
        because="fear",
        before=0.25,
        said=0.5,
        hangs=0.75,
        weight=0.125,
        departures=2,
        shown=(shown, of_all),
        added=(AddedFact("can_wound(Ann, Bob)", value, "wound(Ann, Bob)"),),
        aside=(LeftAside("pride(Ann)", 0.5), LeftAside("pride(Bob)", None)),
        called=(NamedSo("T", "v", "v: Ann spares Bob", 0.5), NamedSo("", "", "", 0.5)),
        left_open=(LeftOpen(Premised("t", "motive", (("bob", "Bob"), ("alice", "Ann")), (("s", 0), ("u", 2))), 0.25),),
        drawn=2,
        hypotheses=8,
        known=16,
        weakest=("offer(Ann, Bob)", 0.0625),
        limit="seconds",
    )
    text = reading_text(told, MADE)
    assert made_of(text) == MADE
    assert reading_kept(text) == told


def test_every_told_scene_has_a_reading_of_its_texts_as_they_are_now() -> None:
    told = {reading_file(one.scene, one.case): one for one in told_cases()}
    kept = files_below(SCENES, READING)
    assert sorted(kept) == sorted(told), "`just renew`"
    stale = [str(told[path]) for path in kept if made_of(path.read_text("utf-8")) != made_now(told[path])]
    assert stale == [], "`just renew` works them out anew"
    assert [path for path in kept if reading_kept(path.read_text("utf-8")).limit is not None] == []


@pytest.mark.parametrize("name", AGAIN)
def test_what_is_kept_is_what_is_worked_out(name: str) -> None:
    now = reading_of(next(one for one in told_cases() if str(one) == name))
    # what is drawn for the name of the story may differ by machine where two readings are as likely to the last place
    assert rows(now) == rows(reading_file(name, None).read_text("utf-8"))
    assert kept_reading(name, None) is not None


def rows(text: str) -> list[list[object]]:
    """Return the rows of a kept reading but those of what it is called; numbers that agree to nine digits are the same."""
    told = (line.split("\t") for line in text.splitlines() if not line.startswith(("called", "open", "drawn")))
    return [[rounded(part) for part in row] for row in told]


def rounded(part: str) -> object:
    try:
        return f"{float(part):.9g}"
    except ValueError:
        return part


def test_a_reading_of_another_text_or_another_semantics_counts_for_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "film").mkdir()
    for ending in (".story", ".told", READING):
        path = SCENES / f"film/casablanca{ending}"
        (tmp_path / "film" / path.name).write_text(path.read_text("utf-8"), encoding="utf-8")
    monkeypatch.setattr(readings, "SCENES", tmp_path)
    monkeypatch.setattr(marks, "SCENES", tmp_path)
    assert kept_reading("film/casablanca", None) is not None
    assert kept_reading("film/casablanca", "past_caring") is None
    kept = tmp_path / "film" / f"casablanca{READING}"
    whole = kept.read_text("utf-8")
    kept.write_text(whole.replace(f"made\t{SEMANTICS}\t", f"made\t{SEMANTICS + 1}\t"), encoding="utf-8")
    assert kept_reading("film/casablanca", None) is None
    kept.write_text(whole[: len(whole) // 2].rpartition("\t")[0], encoding="utf-8")  # cut off: it is none
    assert kept_reading("film/casablanca", None) is None
    kept.write_text(whole, encoding="utf-8")
    told = tmp_path / "film" / "casablanca.told"
    told.write_text(told.read_text("utf-8") + "// another word\n", encoding="utf-8")
    assert kept_reading("film/casablanca", None) is None
