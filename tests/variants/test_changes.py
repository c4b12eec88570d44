"""The single changes that `turn` tries: complete for what it promises, each a setting that loads, each sized right."""

from __future__ import annotations

import pytest

from forbear import load
from forbear.records import replace
from forbear.variants.changes import Change, applied, changes

SCENE = """
import "life-and-death";
entity Ilsa : character;
entity Rick : character;
can_open(Rick, Ilsa);
prize(Ilsa, Rick) = strong;
openly believes(Ilsa, good(Rick) = {True: unlikely, False: likely});
believes(Rick, believes(Ilsa, mercy(Ilsa) = {overwhelming: even, none: even}));
turns: Rick, Ilsa;
"""


def _changes() -> tuple[Change, ...]:
    scene = load(SCENE)
    return changes(scene.problem, scene.task, ("Ilsa", "Rick"))


def _of(about: str) -> dict[str, int]:
    return {change.told: change.steps for change in _changes() if change.about == about}


def test_an_amount_goes_to_every_other_level_by_so_many_steps() -> None:
    assert _of("prize(Ilsa, Rick)") == {
        "prize(Ilsa, Rick): strong → overwhelming": 1,
        "prize(Ilsa, Rick): strong → some": 1,
        "prize(Ilsa, Rick): strong → slight": 2,
        "prize(Ilsa, Rick): strong → none": 3,
    }


def test_what_is_not_stated_can_be_added() -> None:
    """A need that the scene does not speak of is none: four levels up to overwhelming."""
    assert _of("need(Ilsa, Rick)")["need(Ilsa, Rick): none → overwhelming"] == 4


def test_nobody_is_given_feelings_about_themselves_as_another() -> None:
    assert not any(change.about == "need(Ilsa, Ilsa)" for change in _changes())


def test_a_weight_goes_to_every_other_level() -> None:
    """From unlikely: one step down to remote, one up to even, two to likely, three to sure."""
    found = {
        change.settings[0]: change.steps for change in _changes() if change.about == "what Ilsa thinks of good(Rick)"
    }
    assert found == {
        "openly believes(Ilsa, good(Rick) = {True: remote, False: rest});": 1,
        "openly believes(Ilsa, good(Rick) = {True: even, False: rest});": 1,
        "openly believes(Ilsa, good(Rick) = {True: likely, False: rest});": 2,
        "openly believes(Ilsa, good(Rick) = {True: sure, False: rest});": 3,
    }
    assert "what Rick thinks Ilsa thinks of mercy(Ilsa)" in {change.about for change in _changes()}


def test_a_defence_is_put_up_openly_or_in_secret() -> None:
    assert {change.settings for change in _changes() if change.about == "shielded(Rick)"} == {
        ("shielded(Rick) = True",),
        ("shielded(Rick) = True", "openly believes(Ilsa, shielded(Rick) = {True: remote, False: sure})"),
    }


def test_a_life_that_weighs_less_is_a_change_too() -> None:
    """`reason life` reads no amount: overwhelming in every scene, so four levels down to none."""
    assert _of("reason life(Rick)")["what life is to Rick → none"] == 4


def test_the_smallest_come_first_and_every_one_loads() -> None:
    found = _changes()
    assert [change.steps for change in found] == sorted(change.steps for change in found)
    assert len({change.settings for change in found}) == len(found)
    for change in found[::7]:
        load(SCENE, settings=change.settings)


def test_what_is_done_to_the_task_is_what_loading_the_text_comes_to() -> None:
    text = SCENE + "can_wound(Ilsa, Rick); outcome lives: alive(Rick);"
    scene = load(text)
    found = changes(scene.problem, scene.task, ("Ilsa", "Rick"))
    assert all(change.edit is not None for change in found)
    assert {change.edit.number is None for change in found if change.edit} == {True, False}
    for change in found[:: max(1, len(found) // 12)]:
        task = applied(scene.task, [change])
        assert task is not None
        here, loaded = replace(scene, task=task).run(), load(text, settings=change.settings).run()
        assert here.outcomes == pytest.approx(loaded.outcomes, abs=1e-12), change.settings
        assert [s.probability for s in here.stories] == pytest.approx(
            [s.probability for s in loaded.stories], abs=1e-12
        )
