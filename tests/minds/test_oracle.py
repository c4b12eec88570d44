"""The oracle gives the recorded figures of deeds unseen (tests/vectors/silence.json) before the engine is held against it."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from forbear.grounding.ground import ground
from forbear.language.loader import load_problem
from forbear.language.values import show
from forbear.minds.reference import ReferenceEngine
from forbear.stories.unfold import begin, unfold
from tests.minds.oracle import Oracle

VECTORS = Path(__file__).parents[1] / "vectors"
EXPECTED = json.loads((VECTORS / "silence.json").read_text(encoding="utf-8"))
CLOSE = 1e-9


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_stories_and_beliefs(name: str) -> None:
    case = EXPECTED[name]
    text = (VECTORS / "silence" / case["file"]).read_text(encoding="utf-8")
    people = load_problem(text).characters
    minds = tuple(f"mind {one} {{ depth: {case['depth']}; }}" for one in people)
    task = ground(load_problem(text, settings=minds, case=case["case"]))
    oracle = Oracle(task)
    told = {
        tuple("wait" if isinstance(event, str) else str(task.actions[event]) for event in story.events): story
        for story in oracle.stories()
        if story.probability > 0
    }
    recorded = {_named(row["events"]): row["probability"] for row in case["stories"]}
    assert {events: story.probability for events, story in told.items()} == pytest.approx(recorded, abs=CLOSE)
    for row in case["beliefs"]:
        after = _named(row["after"])
        node = next(story for events, story in told.items() if events[: len(after)] == after).nodes[len(after)]
        for key, weight in row["belief"].items():
            path, said = key.split(": ")
            fluent, value = said.rsplit(" = ", 1)
            held = oracle.held(node, tuple(path.split(">")))
            cell = task.cell(fluent)
            found = math.fsum(share for state, share in held.items() if show(state[cell]) == value)
            assert found == pytest.approx(weight, abs=CLOSE), f"{key} after {after}"


def _named(events: list[str]) -> tuple[str, ...]:
    return tuple("wait" if "wait" in event else event for event in events)


@pytest.mark.parametrize("setting", ["lapse: 0.1", "tau: strict", "tau: 0", "level0: uniform", "level0: best"])
@pytest.mark.parametrize("name", sorted(EXPECTED)[::3])
def test_the_engine_agrees_where_minds_are_set_otherwise(name: str, setting: str) -> None:
    case = EXPECTED[name]
    text = (VECTORS / "silence" / case["file"]).read_text(encoding="utf-8")
    people = load_problem(text).characters
    minds = tuple(f"mind {one} {{ depth: 2; }}" for one in people)
    task = ground(load_problem(text, settings=(*minds, setting), case=case["case"]))
    expected = sorted(story.probability for story in Oracle(task).stories() if story.probability > 0)
    found = unfold(begin(ReferenceEngine(task)), most=10_000).stories
    assert sorted(story.probability for story in found) == pytest.approx(expected, abs=CLOSE)
