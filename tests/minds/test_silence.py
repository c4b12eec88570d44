"""Deeds unseen, things not shown, what is heard: figures that two programs written apart from the page agreed on.

`tests/vectors/silence.json`: each case names its scene, a case of it and the depth of everybody. Beliefs are those after
the events, before whoever is next has seen their menu.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.minds.told import Told

VECTORS = Path(__file__).parents[1] / "vectors"
EXPECTED: dict[str, dict[str, Any]] = json.loads((VECTORS / "silence.json").read_text(encoding="utf-8"))
CLOSE = 1e-9


@pytest.fixture(scope="module", params=sorted(EXPECTED))
def case(request: pytest.FixtureRequest) -> tuple[Told, dict[str, Any]]:
    expected = EXPECTED[request.param]
    text = (VECTORS / "silence" / expected["file"]).read_text(encoding="utf-8")
    names = Told(text).task.characters
    minds = tuple(f"mind {name} {{ depth: {expected['depth']}; }}" for name in names)
    return Told(text, minds, case=expected["case"]), expected


def _named(event: str) -> str:
    """Return an event as `describe` names it."""
    return "wait" if "wait" in event else event


def test_stories_and_their_probabilities(case: tuple[Told, dict[str, Any]]) -> None:
    told, expected = case
    recorded = {tuple(_named(event) for event in row["events"]): row["probability"] for row in expected["stories"]}
    found = told.stories()
    assert {events for events in found if found[events] > 0} == recorded.keys()
    assert found == pytest.approx(recorded, abs=CLOSE)


def test_beliefs_after_events(case: tuple[Told, dict[str, Any]]) -> None:
    told, expected = case
    for row in expected["beliefs"]:
        after = ", ".join(_named(event) for event in row["after"])
        for key, weight in row["belief"].items():
            path, said = key.split(": ")
            fluent, value = said.rsplit(" = ", 1)
            found = told.value_weight(path, fluent, value, after=after)
            assert found == pytest.approx(weight, abs=CLOSE), f"{key} after {after}"
