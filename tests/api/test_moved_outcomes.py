"""Outcomes while numbers are moved: by a tape that was made before, whichever weight of a belief is moved."""

from __future__ import annotations

import pytest

import forbear
from forbear.api import moved_outcomes
from forbear.api.moved_outcomes import MovedOutcomes
from forbear.grounding.task import Task
from forbear.minds.budget import Limits
from forbear.minds.reference import ReferenceEngine
from tests.api.test_sweeps import HOPE, TEXT, odds


def test_a_belief_of_two_values_is_one_thing_to_move(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []

    def engine(task: Task, limits: Limits | None = None) -> ReferenceEngine:
        made.append(task)
        return ReferenceEngine(task, limits)

    monkeypatch.setattr(moved_outcomes, "ReferenceEngine", engine)
    scene = forbear.load(TEXT)
    moved = MovedOutcomes(scene.task, scene.number, [scene.number(HOPE)])
    assert moved.at({})["gift"] == pytest.approx(odds(1, scene.number(HOPE).now or 0.0), abs=1e-12)
    assert moved.at({"believes(A, kind(B) = False)": 0.7})["gift"] == pytest.approx(odds(1, 0.3), abs=1e-12)
    assert moved.at({HOPE: 0.2, "believes(A, kind(B) = False)": 0.4})["gift"] == pytest.approx(odds(1, 0.6), abs=1e-12)
    assert len(made) == 1


def test_of_a_belief_whose_other_weight_is_nothing_there_is_none_to_share_out() -> None:
    """As the engine has it, one after the other: with the one weight at nothing the other is all, and stays so; the other way
    round the second takes its part of the first."""
    scene = forbear.load(TEXT)
    moved = MovedOutcomes(scene.task, scene.number, [scene.number(HOPE)])
    other = "believes(A, kind(B) = False)"
    for amounts in ({other: 0.0, HOPE: 0.4}, {HOPE: 0.0, other: 0.4}, {HOPE: 1.0, other: 0.4}, {other: 1.0, HOPE: 0.4}):
        assert moved.at(amounts) == pytest.approx(scene.moved(amounts).run().outcomes, abs=1e-12)
