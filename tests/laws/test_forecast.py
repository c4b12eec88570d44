"""Nobody contradicts their own forecast: for every observer and the doer, with menus and chance, at depths 1 and 2.

Where the law does not hold is shown in tests/minds/test_forecast.py, with by how much.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forbear.errors import StoryError
from forbear.grounding.ground import ground
from forbear.language.loader import load_problem
from forbear.minds.reference import ReferenceEngine
from forbear.stories.unfold import begin
from tests.laws.scenes import Sketch, sketches
from tests.minds.forecast import foreseen_and_held


def _is_fit(sketch: Sketch) -> bool:
    excluded = ("action deal", "hears", "unsuspected", "ends:")
    if any(word in text for text in (*sketch.deeds, *sketch.rest) for word in excluded):
        return False
    try:
        load_problem(sketch.text())
    except StoryError:
        return False
    return True


@settings(max_examples=40)
@given(sketches().filter(_is_fit), st.integers(1, 2), st.lists(st.integers(0, 5), max_size=3))
def test_what_is_held_afterwards_adds_up_to_what_was_foreseen(sketch: Sketch, depth: int, places: list[int]) -> None:
    engine = ReferenceEngine(ground(load_problem(sketch.text())))
    story = begin(engine)[0]
    for place in (*places, 0):
        if story.is_over:
            break
        for name in sketch.people:
            foreseen, held = foreseen_and_held(engine, story.end.arrived, story.end.step, name, depth)
            assert held == pytest.approx(foreseen, abs=1e-9)
        options = [option for option in story.end.options if option.probability > 0]
        story = story.then(options[place % len(options)])
