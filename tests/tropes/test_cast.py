"""Who opens the chance that a pattern is about, who is asked, who is at risk: read off its moments."""

from __future__ import annotations

from pathlib import Path

from forbear.tropes.cast import Casting, cast_of
from forbear.tropes.shelf import alone, named

ONE = """
trope mine {
	title "Mine";
	roles: giver, doer, sufferer, friend;
	step first by giver: choices(first) > 1;
	then second by doer: open(second, sufferer) & (opens(first, second, friend) > 0 | settles(second, sufferer));
	then third by friend: choices(third) > 1;
	premise p "p": alone(first, giver, doer);
}
"""


def test_whoever_acts_first_opens_and_whoever_settles_is_asked(tmp_path: Path) -> None:
    """What comes after the moment that settles it, and who else is spoken of in it, is of no account."""
    file = tmp_path / "mine.trope"
    file.write_text(ONE, encoding="utf-8")
    (mine,) = alone(str(file)).tropes
    assert cast_of(mine) == Casting(opener="giver", asked="doer", victim="sufferer")


def test_a_pattern_of_one_moment_has_nobody_who_opens_it() -> None:
    assert cast_of(named("sword_over_head")) == Casting(opener=None, asked="alice", victim="victim")


def test_a_pattern_that_settles_nothing_asks_nobody() -> None:
    assert cast_of(named("heel_face_turn")) == Casting(None, None, None)


def test_a_trope_alone_comes_in_all_its_shapes() -> None:
    assert [trope.name for trope in alone("Kill me now").tropes] == ["kill_me_now", "kill_me_now_unopened"]
