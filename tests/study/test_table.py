"""The table of findings: what it says is what the engine finds, and nothing that stops its writer breaks it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from forbear.catalogue import findings as record
from forbear.catalogue.findings import TABLE, ChanceFinding, SceneFindings, findings, trope_on_record
from forbear.catalogue.index import scene_names
from study.check import findings_of
from study.examination import TROPE
from study.jobs import Job, do
from study.table import keep, table_of

FEW = ("anime/trigun", "film/casablanca", "theatre/julius-caesar")


def test_it_is_of_the_trope_that_the_page_is_about() -> None:
    assert trope_on_record() == TROPE


@pytest.mark.parametrize("scene", [*FEW, *(pytest.param(s, marks=pytest.mark.nightly) for s in scene_names())])
def test_what_is_on_record_is_what_the_engine_finds(scene: str) -> None:
    """A change of the engine that moves a verdict must not leave the old one on record: `just findings`."""
    cases = dict.fromkeys(finding.case for finding in findings()[scene].chances)
    pairs = [(scene, case) for case in cases or ("",)]
    now = findings_of({Job(*pair): do(Job(*pair)) for pair in pairs}, pairs)[scene]
    assert [_rounded(one) for one in now.chances] == [_rounded(one) for one in findings()[scene].chances]


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
