"""A cast knows no turns, and is no other than the scene: fed the scene's events, all minds are as they are in it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import forbear
from forbear.api.casts.cast import Cast
from forbear.api.casts.origins import cast
from forbear.api.scene import load
from forbear.errors import StoryError
from forbear.language.loader import load_problem
from forbear.minds.budget import Limits
from forbear.minds.reference import ReferenceEngine
from forbear.stories.follow import describe
from forbear.stories.story import Story
from forbear.stories.unfold import begin
from tests.laws.scenes import Sketch, sketches
from tests.laws.veiled_scenes import veiled

VILLAGE = (Path(__file__).parents[2] / "examples" / "village" / "village.story").read_text(encoding="utf-8")

SAME = 1e-12
PATIENT = Limits(seconds=3_000)
"""Of the thousand orders one takes a minute where the machine is busy, and a test times nothing."""


def _is_fit(sketch: Sketch) -> bool:
    if any("script" in text for text in sketch.rest):
        return False
    try:
        load_problem(sketch.text())
    except StoryError:
        return False
    return True


def fed(playing: Cast, story: Story, first: int) -> int:
    """Let a cast take in what a story's steps from number `first` on bring in one turn; return the number after it."""
    step = story.steps[first]
    task = step.before.engine.task
    turn = step.before.step.turn
    last = first
    while last + 1 < len(story.steps) and story.steps[last + 1].before.step.turn == turn:
        last += 1
    closing = story.steps[last].event
    playing.happened(
        describe(step.event, task),
        task.turns[turn + 1 :],
        by=step.event.by,
        refused_by=closing.by if closing.kind == "refuse" else None,
        turn_known=True,
    )
    return last + 1


def apart(playing: Cast, story: Story) -> float:
    """Return how far what any mind holds, or takes another to hold, differs between a cast and the end of a story."""
    mine, theirs = playing._minds.node, story.end.node
    found = 0.0
    names = story.end.engine.task.characters
    for one, _ in enumerate(names):
        found = max(found, _apart(_weights(mine.beliefs[one]), _weights(theirs.beliefs[one])))
        for two, _ in enumerate(names):
            mean = [_mean(node.beliefs[one], two) for node in (mine, theirs)]
            found = max(found, _apart(*mean))
    assert mine.state == theirs.state
    return found


def _weights(belief):  # type: ignore[no-untyped-def]
    found: dict[object, float] = {}
    for log, node in belief.worlds():
        found[node.state] = found.get(node.state, 0.0) + 2.718281828459045**log
    return found


def _mean(belief, place):  # type: ignore[no-untyped-def]
    found: dict[object, float] = {}
    for log, node in belief.worlds():
        for state, weight in _weights(node.beliefs[place]).items():
            found[state] = found.get(state, 0.0) + weight * 2.718281828459045**log
    return found


def _apart(one: dict[object, float], other: dict[object, float]) -> float:
    return max(abs(one.get(state, 0.0) - other.get(state, 0.0)) for state in {*one, *other})


def compare(text: str, places: list[int]) -> None:
    scene = load(text)
    engine = ReferenceEngine(scene.task, PATIENT)
    stories = begin(engine)
    if len(stories) > 1:
        return
    story, playing = stories[0], cast(scene, limits=PATIENT)
    number = 0
    for place in (*places, *[0] * 10):
        if story.is_over:
            break
        asked = story.end
        options = [option for option in asked.options if option.probability > 0]
        if asked.chooser in scene.task.characters and not asked.step.asked:
            odds = playing.odds(asked.chooser, scene.task.turns[asked.step.turn + 1 :])
            for option in asked.options:
                assert odds[describe(option.event, scene.task)] == pytest.approx(option.probability, abs=SAME)
        story = story.then(options[place % len(options)])
        if not story.end.step.asked or story.is_over:
            number = fed(playing, story, number)
            assert apart(playing, story) < SAME
    assert number == len(story.steps)


@settings(max_examples=12, deadline=None)
@given(sketches().filter(_is_fit), st.lists(st.integers(0, 5), max_size=4))
def test_a_cast_fed_a_scenes_events_equals_the_scene(sketch: Sketch, places: list[int]) -> None:
    compare(sketch.text(), places)


@settings(max_examples=12, deadline=None)
@given(veiled().filter(_is_fit), st.lists(st.integers(0, 5), max_size=4))
def test_so_it_does_where_much_is_unseen_and_suspected(sketch: Sketch, places: list[int]) -> None:
    compare(sketch.text(), places)


def in_any_order(seed: int) -> None:
    randomness = random.Random(seed)
    order = [randomness.choice(("You", "Ada", "Bero", "Cleo")) for _ in range(randomness.choice((2, 3)))]
    places = [randomness.randrange(20) for _ in order]
    text = VILLAGE.replace("turns: You, Ada, Bero, Cleo;", f"turns: {', '.join(order)};")
    compare(text, places)


@pytest.mark.parametrize("seed", range(2))
def test_open_events_in_any_order_equal_a_scene_with_those_turns(seed: int) -> None:
    in_any_order(seed)


@pytest.mark.nightly
@pytest.mark.timeout(3_000)
def test_a_thousand_orders_of_open_events_equal_scenes_with_those_turns() -> None:
    for seed in range(1_000):
        in_any_order(seed)


@pytest.mark.parametrize("known", [False, True])
def test_what_nobody_sees_and_nobody_suspects_changes_no_other_mind(known: bool) -> None:
    text = VILLAGE.replace(
        "turns:",
        "action hide(a : character) { precondition: a == Cleo; effect: coins(a) = coins(a) + 9; consenting: a;"
        " observing(x : character): x == a; unsuspected; }\nturns:",
    )
    playing = forbear.cast(text)
    before = playing._minds.node.beliefs
    playing.happened("hide(Cleo)", turn_known=known)
    after = playing._minds.node.beliefs
    for name in ("You", "Ada", "Bero"):
        if not known:
            assert before[playing._place(name)] is after[playing._place(name)]
        assert playing.believes(name, "coins(Cleo) == 0") == pytest.approx(1, abs=SAME)
    assert playing.believes("Cleo", "coins(Cleo) == 9") == pytest.approx(1, abs=SAME)
    assert playing.value("coins(Cleo)") == 9


def test_who_sees_nothing_keeps_their_mind_unless_the_turn_is_known() -> None:
    """Bero alone hears it; Ada's worlds divide where all know that the stranger had a turn, and stay where not."""
    kept, suspecting = forbear.cast(VILLAGE), forbear.cast(VILLAGE)
    kept.happened("accuse(You, Bero, Cleo)")
    suspecting.happened("accuse(You, Bero, Cleo)", turn_known=True)
    assert kept.believes("Ada", "named(Cleo)") == 0
    assert 0 < suspecting.believes("Ada", "named(Cleo)") < 1
    for playing in (kept, suspecting):
        assert playing.believes("Bero", "named(Cleo)") == pytest.approx(1)
        assert playing.believes("Bero", "honest(You) == 4") == pytest.approx(
            kept.believes("Bero", "honest(You) == 4"), abs=SAME
        )
