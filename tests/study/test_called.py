"""What chances are called, worked out with no more than that takes: as the verdicts of the same story have it."""

from __future__ import annotations

import pytest

import forbear
from forbear.account.verdict import story_asked
from forbear.stories.premised import LeftOpen
from forbear.tropes.left_open import standings
from forbear.tropes.shelf import alone
from forbear.tropes.verdict import verdicts
from study.called import chances_called
from study.examination import TROPE


@pytest.mark.parametrize("scene", ["film/casablanca", "film/dark-knight", "anime/one-piece"])
@pytest.mark.parametrize("opens", [False, True])
def test_it_is_as_verdicts_have_it(scene: str, opens: bool) -> None:
    """With all told, and where what no premise rests on is told."""
    shelf = alone(TROPE)
    run = forbear.load(scene).run()
    telling = story_asked(run.record, shelf, run.engine_of)[0]
    known = tuple(LeftOpen(at, 0.5) for at in standings(shelf.tropes, telling)) if opens else ()
    bound = frozenset(role.name for role in run.record.task.roles)
    found = verdicts(shelf, (telling,), bound, left_open=known)
    expected = [
        (
            one.trope.name,
            one.answered_at,
            "" if one.variant is None else one.variant.name,
            "nothing" if one.effect is None else one.effect.name,
        )
        for one in (*found.recognised, *found.near)
    ]
    called = chances_called(shelf, telling, known)
    assert expected and [(one.trope, one.step, one.variant, one.effect) for one in called] == expected
    assert {one.victim for one in called} <= set(telling.people)
