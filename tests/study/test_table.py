"""The table of findings: what it says is what the engine finds, and nothing that stops its writer breaks it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from forbear.api.listing import list_scenes
from forbear.api.recognition import Recognised, recognise, recognise_elsewhere
from forbear.api.scene import load
from forbear.catalogue import findings as record
from forbear.catalogue.findings import TABLE, ChanceFinding, SceneFindings, findings, trope_on_record
from forbear.catalogue.index import scene_names
from forbear.tropes.shelf import alone
from study.examination import TROPE
from study.findings import chances_of, opened
from study.table import keep, table_of

FEW = ("anime/trigun", "film/casablanca", "theatre/julius-caesar")


def test_it_is_of_the_trope_that_the_page_is_about() -> None:
    assert trope_on_record() == TROPE


@pytest.mark.parametrize("scene", [*FEW, *(pytest.param(s, marks=pytest.mark.nightly) for s in scene_names())])
def test_what_is_on_record_is_what_the_engine_finds(scene: str) -> None:
    """A change of the engine that moves a verdict must not leave the old one on record: `just findings`."""
    now = [chance for one in opened() if one.scene == scene for chance in chances_of(one)]
    assert [_rounded(one) for one in now] == [_rounded(one) for one in findings()[scene].chances]


@pytest.mark.parametrize("scene", [*FEW, *(pytest.param(s, marks=pytest.mark.nightly) for s in scene_names())])
def test_the_list_says_nothing_that_recognising_the_scene_denies(scene: str) -> None:
    """The variants that `forbear list` has of a scene are those that its story is called by; where that is called nothing, none
    but those of the likeliest story that is called something."""
    run = load(scene).run()
    shapes = {trope.name for trope in alone(TROPE).tropes}

    def named(found: Recognised | None) -> set[str]:
        verdicts = () if found is None else found.verdicts
        return {v.variant.name for v in verdicts if v.trope.name in shapes and v.variant is not None}

    (entry,) = (one for one in list_scenes().entries if one.name == scene)
    told = named(recognise(run))
    assert set(entry.variants) == told if told else set(entry.variants) <= named(recognise_elsewhere(run))


def _rounded(finding: ChanceFinding) -> ChanceFinding:
    features = tuple(
        sorted((name, pytest.approx(amount, abs=1e-3)) for name, amount in finding.features if amount >= 5e-5)
    )
    return replace(finding, features=features)  # type: ignore[arg-type]


def test_the_table_is_as_its_writer_would_write_it() -> None:
    """Nobody has edited it, and the same findings give the same bytes."""
    assert table_of(findings().values()) == TABLE.read_text(encoding="utf-8")


@pytest.mark.parametrize("stopped_at", ["fsync", "replace"])
def test_a_stopped_writer_leaves_what_was_there(
    stopped_at: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*arguments: object, **more: object) -> None:
        raise KeyboardInterrupt

    table = tmp_path / "findings.json"
    table.write_text("old", encoding="utf-8")
    monkeypatch.setattr(record, "TABLE", table)
    monkeypatch.setattr(os, stopped_at, stop)
    with pytest.raises(KeyboardInterrupt):
        keep({"film/one": SceneFindings("film/one", "", ())})
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("findings.json", "old")]


def test_scenes_stand_in_order_whatever_the_order_of_the_work() -> None:
    one, other = SceneFindings("a/a", "1", ()), SceneFindings("b/b", "2", ())
    assert table_of([one, other]) == table_of([other, one])
