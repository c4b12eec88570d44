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
