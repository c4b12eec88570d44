"""`forbear list` narrowed down: by what scenes say of themselves, and by the engine's verdicts on record."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from forbear.api import listing
from forbear.api.listing import list_scenes
from forbear.catalogue import findings, marks
from forbear.catalogue.findings import ChanceFinding, SceneFindings
from forbear.catalogue.index import scene_names
from forbear.errors import RequestError
from forbear.minds.semantics import SEMANTICS


def _names(**filters: str) -> list[str]:
    return [entry.name for entry in list_scenes(**filters).entries]


def test_words_are_found_anywhere_and_all_are_needed() -> None:
    """Ilsa is one of the people, the papers stand in the note, and no scene speaks of both her and a submarine."""
    assert [entry.name for entry in list_scenes(("ilsa", "PAPERS")).entries] == ["film/casablanca"]
    assert list_scenes(("ilsa", "submarine")).entries == ()


def test_medium_and_work() -> None:
    assert "film/casablanca" in _names(medium="Film")
    assert _names(work="casablan") == ["film/casablanca"]
    assert _names(work="casablan", medium="film") == ["film/casablanca"]


def test_an_unknown_medium_is_told_with_near_ones() -> None:
    with pytest.raises(RequestError, match="did you mean 'film'"):
        list_scenes(medium="flim")


def _on_record(monkeypatch: pytest.MonkeyPatch, *found: ChanceFinding) -> None:
    monkeypatch.setattr(listing, "findings", lambda: {"film/casablanca": SceneFindings("film/casablanca", "", found)})


def _finding(variant: str, *, case: str = "", is_told: bool = True) -> ChanceFinding:
    return ChanceFinding(case, 1, "Ilsa", "Rick", "Rick", "spares", True, True, variant, "trust", "conscience", is_told)


def test_verdicts_on_record_narrow_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    _on_record(monkeypatch, _finding("played_straight"), _finding("bob_was_wrong", case="past_caring"))
    assert _names(variant="Played straight") == ["film/casablanca"]
    assert _names(variant="played-straight", cause="conscience", effect="trust") == ["film/casablanca"]
    with pytest.raises(RequestError, match="there is played_straight"):
        list_scenes(variant="bob_was_wrong")  # a case of the scene is, and the list is of scenes as they stand


def test_what_another_story_holds_counts_only_where_the_told_one_holds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    _on_record(monkeypatch, _finding("played_straight"), _finding("bob_was_wrong", is_told=False))
    assert list_scenes(("papers",)).entries[0].variants == ("played_straight",)
    _on_record(monkeypatch, _finding("bob_was_wrong", is_told=False))
    assert list_scenes(("papers",)).entries[0].variants == ("bob_was_wrong",)


def test_scenes_without_a_verdict_are_named_not_dropped_in_silence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _on_record(monkeypatch, _finding("played_straight"))
    other = tmp_path / "other.story"
    other.write_text('title "Another";\n', encoding="utf-8")
    monkeypatch.setattr(listing, "scene_names", lambda: ("film/casablanca", str(other)))
    listed = list_scenes(variant="played_straight")
    assert [entry.name for entry in listed.entries] == ["film/casablanca"]
    assert listed.unknown == (str(other),)


def test_what_is_on_record_is_of_the_scenes_and_the_library_as_they_are() -> None:
    """Whatever lies beside the library once the package is built must not make the table stale; a change that does is
    followed by `just findings`."""
    assert set(findings.findings()) == set(scene_names())


def test_a_changed_scene_makes_its_entry_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One letter more in the scene or in what is told of it, or another semantics, and what was found in it before says nothing
    any more."""
    scenes = tmp_path / "scenes"
    (scenes / "film").mkdir(parents=True)
    scene = scenes / "film" / "one.story"
    scene.write_text('title "One";\n', encoding="utf-8")
    monkeypatch.setattr(marks, "SCENES", scenes)
    monkeypatch.setattr(findings, "SCENES", scenes)
    entry = {"mark": marks.whole_mark("film/one"), "chances": []}
    table = tmp_path / "findings.json"
    whole = {"semantics": SEMANTICS, "trope": "", "scenes": {"film/one": entry, "film/gone": entry}}
    monkeypatch.setattr(findings, "TABLE", table)

    def on_record() -> set[str]:
        findings.findings.cache_clear()
        return set(findings.findings())

    try:
        table.write_text(json.dumps(whole), encoding="utf-8")
        assert on_record() == {"film/one"}
        table.write_text(json.dumps({**whole, "semantics": SEMANTICS + 1}), encoding="utf-8")
        assert on_record() == set()
        table.write_text(json.dumps(whole), encoding="utf-8")
        scene.write_text('title "One!";\n', encoding="utf-8")
        assert on_record() == set()
        scene.write_text('title "One";\n', encoding="utf-8")
        assert on_record() == {"film/one"}
        scene.with_suffix(".told").write_text("told: wait(Ann);\n", encoding="utf-8")
        assert on_record() == set()
    finally:
        findings.findings.cache_clear()
