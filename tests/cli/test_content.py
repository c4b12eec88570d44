"""`forbear test`: what never comes up is named, each kind by a scene made for it."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from tests.cli.calling import forbear
from tests.docs.schemas import faults

SCENE = """
entity Ann : character;
entity Bob : character;
property key(c : character) : boolean;
property rich() : boolean;
property glad() : boolean;
says key(c): "{c} has the key";
says rich(): "there is gold";
key(Ann);
action open_door(c : character) { precondition: key(c) & c == Ann; effect: glad() & if(rich()) key(Bob); consenting: c; }
action shout(c : character) { precondition: c == Ann; consenting: c; }
action fly(c : character) { precondition: rich(); effect: !glad(); consenting: c; }
reason joy(Ann): if(glad()) 1 else 0;
turns: Ann, Bob;
ends: rich();
outcome well: glad();
outcome never: glad() & rich();
"""


@pytest.fixture
def scene(tmp_path: Path) -> str:
    (tmp_path / "key.story").write_text(SCENE, encoding="utf-8")
    return str(tmp_path / "key.story")


def found(scene: str, *more: str) -> dict[str, list[str]]:
    data = json.loads(forbear("test", scene, "--json", *more).out)
    assert faults(data, "forbear-test-1") == []
    rows: dict[str, list[str]] = {}
    for row in data["found"]:
        rows.setdefault(row["kind"], []).append(row["name"])
    return rows


def test_all_that_never_comes_up_is_named(scene: str) -> None:
    """Ann opens or shouts; Bob can do nothing, for he cannot fly: two stories, one of them ends in no outcome."""
    assert found(scene) == {
        "action": ["fly"],
        "outcome": ["never"],
        "telling": ["rich = True"],
        "condition": ["open_door", "ends"],
        "dead end": ["Bob", "outcomes"],
        "no reason": ["Bob"],
    }


def test_where_all_are_too_many_some_are_drawn(scene: str) -> None:
    done = forbear("test", scene, "--json", "--limit-stories", "1", "--samples", "40")
    data = json.loads(done.out)
    assert not data["complete"] and data["stories"] >= 40
    assert {row["name"] for row in data["found"] if row["kind"] == "action"} == {"fly"}


def test_a_tie_is_told(tmp_path: Path) -> None:
    (tmp_path / "tie.story").write_text(SCENE.replace("reason joy(Ann)", "reason joy(Bob)"), encoding="utf-8")
    assert "Ann" in found(str(tmp_path / "tie.story"))["tie"]


def test_the_report_is_one_that_machines_read(scene: str) -> None:
    done = forbear("test", scene, "--junit")
    suite = ElementTree.fromstring(done.out)
    assert (suite.get("tests"), suite.get("failures")) == ("7", "6")
    assert done.code == 1
    kinds = ("action", "outcome", "telling", "condition", "dead end", "no reason")
    assert forbear("test", scene, *(part for kind in kinds for part in ("--pass", kind))).code == 0


def test_what_is_imported_counts_where_that_is_asked_for() -> None:
    assert "action" not in found("film/casablanca") and "toss" in found("film/casablanca", "--imported")["action"]
