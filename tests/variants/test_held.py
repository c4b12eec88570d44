"""Held or fragile: a verdict under small changes of every number that a scene states."""

from __future__ import annotations

from pathlib import Path

import pytest

from forbear.api.recognition import recognise
from forbear.api.scene import load
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
