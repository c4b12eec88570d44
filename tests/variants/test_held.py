"""Held or fragile: a verdict under small changes of every number that a scene states."""

from __future__ import annotations

from pathlib import Path

import pytest

from forbear.api.recognition import recognise
from forbear.api.scene import load
from forbear.tropes.shelf import library
from forbear.variants import firmness as firmness_module
from forbear.variants.firmness import Firmness

DOMAIN = """
property alive(c : character) : boolean;
property afloat(c : character) : boolean;
property dear(a : character, b : character) : number;
forall(c : character) alive(c);
action give(a : character, b : character) {
	precondition: a != b & afloat(a) & !afloat(b) & alive(b); effect: !afloat(a) & afloat(b); consenting: a;
};
action hold(a : character) { precondition: afloat(a); consenting: a; };
action drown(c : character) { precondition: alive(c) & !afloat(c); effect: !alive(c); };
reason life(c : character) as need: if(alive(c)) 6 else 0;
reason love(a : character) as fondness: sum(b : character) (if(alive(b)) dear(a, b) else 0);
trope role harm(v) = if(alive(v)) 0 else 1;
"""
SCENE = """
import "sea";
entity Ann : character; entity Bea : character;
afloat(Ann); dear(Ann, Bea) = AMOUNT;
turns: Ann, chance;
"""
TROPE = """
trope gift {
	roles: hero, friend;
	step gift by hero: hero != friend & attempt(gift, hero) & saves(gift, friend) >= opened;
	premise heart "{hero} does it for {friend}": speaks(gift, fondness) >= felt;
}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sea.story").write_text(DOMAIN, encoding="utf-8")
    (tmp_path / "gift.trope").write_text(TROPE, encoding="utf-8")
    return tmp_path


def firm(folder: Path, amount: float) -> Firmness:
    file = folder / "plank.story"
    file.write_text(SCENE.replace("AMOUNT", str(amount)), encoding="utf-8")
    scene = load(str(file))
    trope = str(folder / "gift.trope")
    found = recognise(scene.run(), trope)
    firmness = firmness_module.firmness(scene, found, trope=trope)
    return next(one for one in firmness if one.verdict.trope.name == "gift")


def test_what_is_far_from_the_edge_is_held(folder: Path) -> None:
    """Fifty against six: neither half of it, nor six doubled, turns Ann."""
    found = firm(folder, 50)
    assert found.is_held and found.survived == 1.0 and not found.turned_by


def test_what_is_near_it_is_not(folder: Path) -> None:
    """Seven against six: half of the seven turns it, and so does twice the six."""
    found = firm(folder, 7)
    assert "dear(Ann, Bea) × 0.5" in found.turned_by
    assert "reason life(Ann) × 2" in found.turned_by
    assert 0 < found.survived < 1
    assert found.as_data()["held"] is found.is_held


def _by_tapes_as_by_the_engine(name: str, every: int, least: float) -> None:
    scene, shelf = load(name), library()
    changes, taped = firmness_module._changed(scene)
    assert taped is not None
    known = firmness_module._by_tapes(shelf, taped, changes)
    assert len(known) >= least * len(changes)
    for place in list(known)[::every]:
        assert known[place] == firmness_module._names(changes[place].scene(), shelf, ""), changes[place].told


def test_names_by_tapes_are_those_of_the_engine() -> None:
    _by_tapes_as_by_the_engine("film/casablanca", 4, 0.8)


@pytest.mark.nightly
@pytest.mark.parametrize("name", ["film/in-bruges", "literature/les-miserables", "television/babylon-5"])
def test_names_by_tapes_are_those_of_the_engine_in_other_scenes(name: str) -> None:
    _by_tapes_as_by_the_engine(name, 3, 0.5)


def test_a_level_that_a_telling_shows_to_be_another_is_not_moved_on_tapes() -> None:
    """Of Anakin it is read that he needs Palpatine more than the text says: the reading holds whatever the text has there."""
    scene = load("literature/revenge-of-the-sith")
    file = (
        Path(firmness_module.__file__).parents[1] / "catalogue" / "scenes" / "literature" / "revenge-of-the-sith.story"
    )
    line = file.read_text(encoding="utf-8").splitlines().index("need(Anakin, Palpatine) = strong;") + 1
    changes, taped = firmness_module._changed(scene)
    assert taped is not None
    read = next(change for change in changes if change.told == f"line {line}: strong → overwhelming")
    assert read.setting is None
    assert sum(change.setting is not None for change in changes) > 20


@pytest.mark.parametrize(("amount", "is_only_told"), [(1, True), (9, False)])
def test_what_comes_out_only_because_it_is_told_is_not_said_to_turn_with_any_change(
    folder: Path, amount: float, is_only_told: bool
) -> None:
    """Ann, who has the plank, drowns without it: her life is worth 6 to her. For one who is worth 1 she gives it by what is
    told alone (left to herself she keeps it, by e^5 to 1); for one who is worth 9 she gives it anyway."""
    (folder / "plank.told").write_text("told: give(Ann, Bea), drown(Ann);\n", encoding="utf-8")
    found = firm(folder, amount)
    assert found.is_only_told == is_only_told
    assert (found.tried == 0) == is_only_told
    assert not (found.is_held and is_only_told)
