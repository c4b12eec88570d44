"""Chances as they are found in a scene: who is asked, what was chosen, what a pattern of anybody's own calls it."""

from __future__ import annotations

from math import exp
from pathlib import Path

import pytest

from forbear import load
from forbear.api.scene import Scene
from forbear.errors import RequestError
from forbear.tropes.shelf import alone
from forbear.variants.altered import variant_named
from forbear.variants.chances import ANOTHER_WAY, SPARES, STRIKES, ChanceFound
from forbear.variants.examination import examine
from forbear.variants.turn import turn

HEAD = """
import "life-and-death";
entity Ilsa : character;
entity Rick : character;
turns: Ilsa;
exposed(Rick, Ilsa);
"""

MINE = """
trope mine {
	title "Mine";
	roles: doer, sufferer;
	step blow by doer: doer != sufferer & open(blow, sufferer) & settles(blow, sufferer);
	premise could "{doer} could": open(blow, sufferer);
	variant done "done": attempt(blow, sufferer);
	variant undone "undone": !attempt(blow, sufferer);
}
"""


@pytest.fixture
def mine(tmp_path: Path) -> str:
    file = tmp_path / "mine.trope"
    file.write_text(MINE, encoding="utf-8")
    return str(file)


def scene(text: str) -> Scene:
    return load(HEAD + text)


def only(text: str, pattern: str, *, why: bool = False) -> ChanceFound:
    """Return the one chance of a scene."""
    (found,) = examine(scene(text), alone(pattern), why=why).chances
    return found


def test_one_who_has_all_to_gain_and_no_conscience_strikes(mine: str) -> None:
    """12 for the deed against nothing at all."""
    found = only("mercy(Ilsa) = none; prize(Ilsa, Rick) = overwhelming;", mine)
    assert (found.asked, found.victim, found.opener) == ("Ilsa", "Rick", "")
    assert (found.choice, found.victim_lives, found.asked_lives) == (STRIKES, False, True)
    assert found.variant == "done" and found.odds > 0.99


def test_one_who_has_a_conscience_and_nothing_to_gain_spares(mine: str) -> None:
    found = only("mercy(Ilsa) = overwhelming;", mine)
    assert (found.choice, found.variant, found.victim_lives) == (SPARES, "undone", True)
    assert found.odds < 0.01


def test_one_who_spends_the_blow_on_something_else_does_neither(mine: str) -> None:
    """12 for letting the anger out, which a blow would do too, but at the price of a conscience of 12."""
    found = only("can_vent(Ilsa, Rick); wrath(Ilsa, Rick) = overwhelming; mercy(Ilsa) = overwhelming;", mine)
    assert found.choice == ANOTHER_WAY


def test_a_chance_that_nobody_opened_has_no_features_of_an_opening(mine: str) -> None:
    found = dict(only("mercy(Ilsa) = overwhelming;", mine, why=True).features)
    assert found["shape.opened"] == found["shape.own_life"] == found["belief.known"] == 0
    assert found["hung.nothing"] == 1


def test_a_scene_is_turned_into_a_variant_of_a_pattern_of_ones_own(mine: str) -> None:
    """A prize of 3 against a conscience of 12. With a conscience of 3, or a prize of 12, it is one as much as the other;
    a grudge of 12 beside the prize makes it 15 to 12, and the odds 1 / (1 + e^-3)."""
    wanted = turn(
        scene("mercy(Ilsa) = overwhelming; prize(Ilsa, Rick) = some;"), mine, "done", most=1, show=20, workers=1
    )
    assert wanted.now is not None and wanted.now.variant == "undone"
    assert (wanted.trope, wanted.into, wanted.complete) == ("mine", "done", True)
    ways = {turned.settings: (turned.steps, turned.chance.odds) for turned in wanted.found}
    assert ways[("mercy(Ilsa) = some",)] == (2, pytest.approx(0.5))
    assert ways[("prize(Ilsa, Rick) = overwhelming",)] == (2, pytest.approx(0.5))
    assert ways[("grudge(Ilsa, Rick) = overwhelming",)] == (4, pytest.approx(1 / (1 + exp(-3))))


def test_only_a_trope_with_variants_can_be_turned_into_one() -> None:
    with pytest.raises(RequestError, match="has no variants"):
        variant_named("enemy mine", "done")
    with pytest.raises(RequestError, match="there is no trope"):
        variant_named("no such", "done")
