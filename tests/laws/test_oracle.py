"""The engine agrees with the oracle, which was written from the page and apart from it (tests/minds/oracle.py)."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from typing import Any

from hypothesis import given, reject, settings

from forbear.errors import StoryError
from forbear.grounding.ground import ground
from forbear.grounding.task import Task
from forbear.language.loader import load_problem
from forbear.minds.node import Node as Real
from forbear.minds.reference import ReferenceEngine
from forbear.stories.story import Story
from forbear.stories.unfold import begin
from tests.laws.scenes import Sketch
from tests.laws.veiled_scenes import veiled
from tests.minds.oracle import Node, Oracle, TooLarge

CLOSE = 1e-9
MOST_NODES = 2_000
"""Scenes that take the oracle more are left out: it keeps every node it makes."""
EXAMPLES = 30 if os.environ.get("HYPOTHESIS_PROFILE", "ci") == "ci" else 1_000
Weights = Mapping[Any, float]


def _sound(sketch: Sketch) -> bool:
    try:
        load_problem(sketch.text())
    except StoryError:
        return False
    return True


def engine_holds(node: Real, path: tuple[int, ...]) -> Weights:
    """Return the weights of states at the end of a path of minds in the engine, as `Oracle.held` has them."""
    worlds = [(1.0, node)]
    for place in path:
        worlds = [(w * math.exp(log), world) for w, outer in worlds for log, world in outer.beliefs[place].worlds()]
    found: dict[object, float] = {}
    for weight, world in worlds:
        found[world.state] = found.get(world.state, 0.0) + weight
    return found


def apart(one: Weights, other: Weights) -> bool:
    return any(abs(one.get(key, 0.0) - other.get(key, 0.0)) > CLOSE for key in {*one, *other})


def differences(task: Task) -> list[str]:
    """Return where the engine and the oracle part, at every story and prefix of one, the earliest first."""
    found: list[str] = []
    oracle = Oracle(task, MOST_NODES)
    roots = {node.state: (weight, node) for weight, node in oracle.beginnings()}
    stories = list(begin(ReferenceEngine(task)))
    if {s.beginning.node.state: round(s.probability, 9) for s in stories} != {
        state: round(weight, 9) for state, (weight, _) in roots.items()
    }:
        found.append("the beginnings differ")
    for story in stories:
        _compare(oracle, story, roots[story.beginning.node.state][1], found)
    return found


def _compare(oracle: Oracle, story: Story, node: Node, found: list[str]) -> None:
    task, real = oracle.task, story.end.engine.task
    said = [str(story.beginning.node.state)] + [
        "wait" if step.event.action is None else str(real.actions[step.event.action]) for step in story.steps
    ]
    here = " ".join(said)
    for name in task.characters:
        for path in ((name,), *((name, other) for other in task.characters if other != name)):
            held = oracle.held(node, path)
            theirs = engine_holds(story.end.node, tuple(task.characters.index(n) for n in path))
            if apart(held, theirs):
                found.append(f"after {here}: {' > '.join(path)} holds {held}, the engine {theirs}")
    if found:
        return
    step = len(story.steps)
    if oracle.ended(node, step) != story.is_over:
        found.append(f"after {here}: over or not")
    if story.is_over:
        return
    there = oracle.arrived(node, step)
    mine = {
        event if isinstance(event, str) else str(task.actions[event]): p
        for event, p in oracle.odds(there, step).items()
    }
    events = {
        "wait" if option.event.action is None else str(real.actions[option.event.action]): option
        for option in story.end.options
    }
    theirs = {name: option.probability for name, option in events.items()}
    if apart(mine, theirs):
        found.append(f"after {here}: odds {mine}, the engine {theirs}")
        return
    names = {str(action): action.index for action in task.actions}
    for name, option in events.items():
        if option.probability > 0:
            after = oracle.after(oracle.depths, there, names.get(name, "wait"), step)
            _compare(oracle, story.then(option), after, found)


@settings(max_examples=EXAMPLES)
@given(veiled().filter(_sound))
def test_every_story_and_every_belief_is_as_the_page_has_it(sketch: Sketch) -> None:
    try:
        found = differences(ground(load_problem(sketch.text())))
    except TooLarge:
        reject()
    assert found == []
