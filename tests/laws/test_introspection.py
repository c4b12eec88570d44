"""What a mind holds of itself is never worked out; worked out, it is the same, where nothing is told by `hears`."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forbear.errors import StoryError
from forbear.grounding.ground import ground
from forbear.language.loader import load_problem
from forbear.minds.node import Belief
from forbear.minds.reference import ReferenceEngine
from forbear.stories.unfold import begin
from tests.laws.scenes import Sketch, sketches


def _is_fit(sketch: Sketch) -> bool:
    if any("hears" in deed for deed in sketch.deeds):
        return False
    try:
        load_problem(sketch.text())
    except StoryError:
        return False
    return True


def _weights(belief: Belief) -> dict[object, float]:
    found: dict[object, float] = {}
    for log, world in belief.worlds():
        found[world.state] = found.get(world.state, 0.0) + math.exp(log)
    return found


@settings(max_examples=40)
@given(sketches().filter(_is_fit), st.lists(st.integers(0, 5), max_size=3))
def test_a_world_reads_the_event_as_the_mind_does_whose_world_it_is(sketch: Sketch, places: list[int]) -> None:
    """In each world that remains, what may have happened there moves the mind to the very belief it has come to."""
    engine = ReferenceEngine(ground(load_problem(sketch.text())))
    story = begin(engine)[0]
    for choice in (*places, 0):
        if story.is_over:
            break
        moment = story.end
        options = [option for option in moment.options if option.probability > 0]
        event = options[choice % len(options)].event
        for place, name in enumerate(sketch.people):
            depth = moment.depth(name)
            worlds = moment.arrived.beliefs[place].worlds()
            finding = engine.finding(worlds, name, depth, moment.arrived, event, moment.step)
            if finding is None or finding.stage:
                continue
            new = engine.after((depth,) * len(sketch.people), moment.arrived, event, moment.step).beliefs[place]
            for trace in finding.traces:
                if trace.course:
                    inner = engine.followed(trace, depth, finding.start).beliefs[place]
                    assert _weights(inner) == pytest.approx(_weights(new), abs=1e-9)
        story = story.then(options[choice % len(options)])
