"""`like`: scenes are near by what they are made of. Expected neighbours come from the page, which tells two scenes twice."""

from __future__ import annotations

import json

import pytest

from forbear import load
from forbear.account.lines import text_of
from forbear.api.answers import new_scene
from forbear.errors import RequestError
from forbear.variants.likeness import like, likeness_data, likeness_lines
from forbear.variants.structure import GROUPS, WORDS, apart, distance, shared

NEED = {"hung.need": 1.0, "motive.deed": 0.5, "shape.opened": 1.0}
CONSCIENCE = {"hung.conscience": 1.0, "motive.deed": 0.5, "shape.opened": 1.0}


def test_what_a_choice_hangs_on_is_a_whole_group() -> None:
    """The two differ in the group `hung` only, and there wholly: a quarter of all."""
    assert apart("hung", NEED, CONSCIENCE) == 1
    assert distance(NEED, CONSCIENCE) == pytest.approx(1 / len(GROUPS))
    assert distance(NEED, NEED) == 0
    assert distance(NEED, CONSCIENCE) == distance(CONSCIENCE, NEED)


def test_within_a_group_every_feature_weighs_alike() -> None:
    """One of the features of `motive` moved by 0.5: 0.5 over their number, and a quarter of that in all."""
    many = sum(name.startswith("motive.") for name in WORDS)
    assert distance(NEED, {**NEED, "motive.deed": 1.0}) == pytest.approx(0.5 / many / len(GROUPS))


def test_what_is_shared_is_what_both_have_much_of() -> None:
    assert shared(NEED, CONSCIENCE) == ("shape.opened", "motive.deed")
    assert shared(NEED, {"hung.need": 1.0}) == ("hung.need",)


def test_a_scene_told_twice_is_among_the_nearest_eight() -> None:
    """Of more than a hundred and twenty; the two tellings are coded apart, by different people, from what each tells.

    Not the other way round: as the novel is coded conscience alone would hold him back, and as the film is, need.
    """
    found = like(load("film/revenge-of-the-sith"), show=8).found
    assert "literature/revenge-of-the-sith" in [alike.scene for alike in found]


def test_a_scene_of_ones_own_is_compared_by_running_it() -> None:
    """The defaults of `new` are the trope played straight, and so is the nearest scene."""
    found = like(load(new_scene("life-and-death", {})), show=3)
    assert "conscience" in {alike.chance.kind for alike in found.found}
    told = "\n".join(text_of(line) for line in likeness_lines(found))
    assert "In both, the choice hangs on conscience" in told
    assert max(len(line) for line in told.splitlines()) <= 80
    assert json.dumps(likeness_data(found))


def test_a_scene_without_a_chance_is_told_so() -> None:
    with pytest.raises(RequestError, match="do harm"):
        like(load('import "life-and-death"; entity A : character; can_dismiss(A, A); turns: A;'))


def test_renaming_changes_nothing() -> None:
    """Names are not looked at: the same answers under other names have the same features."""
    one = like(load(new_scene("life-and-death", {})), show=3)
    other = like(load(new_scene("life-and-death", {"alice": "Xq", "bob": "Zzz", "title": "Rain"})), show=3)
    assert [(a.scene, round(a.distance, 9)) for a in one.found] == [
        (a.scene, round(a.distance, 9)) for a in other.found
    ]
