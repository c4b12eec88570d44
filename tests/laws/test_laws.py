"""What holds in every scene, tried on random small ones."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forbear.account.report import RECORDED
from forbear.api.scene import load
from forbear.errors import StoryError
from forbear.grounding.ground import ground
from forbear.language.loader import load_problem
from forbear.minds import reference
from forbear.minds.node import Belief, Node
from forbear.minds.reference import ReferenceEngine
from forbear.stories.moment import Moment
from forbear.stories.story import Story
from forbear.stories.unfold import begin, unfold
from tests.laws.scenes import FLUENTS, Sketch, sketches

EXAMPLES = 40

NARROWED = (
    "",
    # a deed nobody can ever do, an amount that is nothing, and a reason in which it stands
    "property n() : number; property never() : boolean; "
    "action dream() { precondition: never(); effect: x() & n() = 4; consenting: A; }; "
    "reason dreams(A): if(x()) n() * belief(B, y()) else n();",
    # a number that a deed raises from nothing, read where the deed is not
    "property n() : number; action raise_it() { precondition: n() < 2; effect: n() = n() + 1; consenting: B; }; "
    "reason high(A): if(n() > 1) 3 else n(); reason low(B): if(n() >= 1) 2 else 0;",
    # a value that only a mind holds possible
    "property v() : boolean; openly believes(B, v() = {True: 0.3, False: rest}); "
    "action claim() { precondition: v(); effect: y(); consenting: A; cost(A): if(v()) 0 else 1; }; "
    "reason vain(A): 2 * belief(B, v());",
)
"""What a shared domain would add: much that a scene has no use for, and some that looks so and is not."""


def engine_of(text: str) -> ReferenceEngine:
    return ReferenceEngine(ground(load_problem(text)))


def unfolded(text: str) -> tuple[Story, ...]:
    found = unfold(begin(engine_of(text)), most=10_000)
    assert found.limit is None
    return found.stories


def moments(stories: tuple[Story, ...]) -> list[Moment]:
    return [moment for s in stories for moment in (s.beginning, *(step.after for step in s.steps))]


def outline(text: str) -> dict[tuple[str, ...], float]:
    """Return the stories by the names of their events, with their probabilities."""
    found: dict[tuple[str, ...], float] = {}
    for story in unfolded(text):
        task = story.beginning.engine.task
        names = tuple(
            step.event.kind + ("" if step.event.action is None else task.actions[step.event.action].name)
            for step in story.steps
        )
        found[names] = found.get(names, 0.0) + story.probability
    return found


def sound(sketch: Sketch) -> bool:
    """Say whether a sketch is a scene: a conditional belief about what its owner doubts is refused."""
    try:
        load_problem(sketch.text())
    except StoryError:
        return False
    return True


scenes = sketches().filter(sound)


@settings(max_examples=EXAMPLES)
@given(scenes)
def test_the_probabilities_of_all_stories_sum_to_one(sketch: Sketch) -> None:
    assert math.fsum(outline(sketch.text()).values()) == pytest.approx(1.0, abs=1e-9)


def _beliefs(node: Node, depth: int) -> list[tuple[int, Belief]]:
    if depth == 0:
        return []
    found = list(enumerate(node.beliefs))
    for _, belief in list(found):
        for _, world in belief.worlds():
            found += _beliefs(world, depth - 1)
    return found


@settings(max_examples=EXAMPLES)
@given(scenes)
def test_in_every_world_of_a_mind_its_own_belief_is_that_belief(sketch: Sketch) -> None:
    """Introspection, at the beginning and after every event, two minds deep; and weights are positive and sum to 1."""
    for moment in moments(unfolded(sketch.text())):
        for node in (moment.node, moment.arrived):
            for place, belief in _beliefs(node, 2):
                weights = [math.exp(log) for log, _ in belief.worlds()]
                assert all(weight >= 0 for weight in weights)
                assert math.fsum(weights) == pytest.approx(1.0, abs=1e-9)
                assert all(world.beliefs[place] is belief for _, world in belief.worlds())


@settings(max_examples=EXAMPLES)
@given(scenes, st.randoms(use_true_random=False))
def test_the_order_of_declarations_changes_nothing(sketch: Sketch, randomness: object) -> None:
    shuffled = list(sketch.beliefs)
    randomness.shuffle(shuffled)  # type: ignore[attr-defined]
    before, after = outline(sketch.text()), outline(sketch.text(beliefs=tuple(shuffled)))
    assert after == pytest.approx(before, abs=1e-9)


@settings(max_examples=EXAMPLES)
@given(scenes, st.sampled_from(("A", "B")))
def test_a_belief_about_an_irrelevant_fluent_changes_nothing(sketch: Sketch, name: str) -> None:
    more = f"property colour() : boolean; openly believes({name}, colour() = {{True: 0.3, False: 0.7}});"
    assert outline(sketch.text(more=more)) == pytest.approx(outline(sketch.text()), abs=1e-9)


@settings(max_examples=EXAMPLES)
@given(scenes)
def test_equal_nodes_are_one_object(sketch: Sketch) -> None:
    """No two nodes have the same state and the very same beliefs."""
    seen: dict[tuple[object, ...], Node] = {}
    for moment in moments(unfolded(sketch.text())):
        nodes = [moment.node, *(world for _, belief in _beliefs(moment.node, 2) for _, world in belief.worlds())]
        for node in nodes:
            key = (id(moment.engine), node.state, *(id(belief) for belief in node.beliefs))
            assert seen.setdefault(key, node) is node


@settings(max_examples=EXAMPLES // 2)
@given(scenes)
def test_a_story_replayed_gives_the_same_beliefs(sketch: Sketch) -> None:
    """The events of a story, taken one by one by another engine, lead to the same odds of everything."""
    story = unfolded(sketch.text())[0]
    moment = begin(engine_of(sketch.text()))[0].end
    for step in story.steps:
        moment = moment.after(step.event)
    for path in [(a, *b) for a in sketch.people for b in ((), *((n,) for n in sketch.people))]:
        assert moment.odds(path) == story.end.odds(path)


@settings(max_examples=EXAMPLES // 3)
@given(scenes, st.integers(0, 5))
def test_the_same_seed_gives_the_same_bytes(sketch: Sketch, seed: int) -> None:
    runs = [load(sketch.text()).run(samples=3, seed=seed) for _ in range(2)]
    one, other = (json.dumps(run.as_data(*RECORDED)) for run in runs)
    assert one == other
    assert str(runs[0]) == str(runs[1])


@settings(max_examples=EXAMPLES // 2)
@given(scenes)
def test_plain_readers_learn_nothing_from_why(sketch: Sketch) -> None:
    """At depth 0 all around, a deed without effect, reveal or precondition moves nobody's odds of anything."""
    minds = "".join(f"mind {name} {{ depth: 0; }}" for name in sketch.people)
    deed = "action nod() { consenting: A; }; action wink() { consenting: A; cost(A): if(x()) 2 else 0; };"
    plain = Sketch(sketch.people, sketch.facts, sketch.beliefs, (deed,), sketch.reasons, (minds, "turns: A;"))
    before = begin(engine_of(plain.text()))[0].end
    for option in before.options:
        after = before.after(option.event)
        for name in sketch.people:
            for cell in range(len(FLUENTS)):
                assert after.odds((name,))[cell] == pytest.approx(before.odds((name,))[cell])


def odds_and_beliefs(text: str) -> list[tuple[tuple[str, ...], float, tuple[tuple[float, ...], ...]]]:
    """Return every story with its odds, and what everyone's worlds weigh at its end."""
    found = []
    for story in unfolded(text):
        events = tuple(str(step.event) for step in story.steps)
        weights = tuple(
            tuple(math.exp(log) for log, _ in story.end.node.beliefs[place].worlds())
            for place in range(len(story.end.engine.task.characters))
        )
        found.append((events, story.probability, weights))
    return found


@settings(max_examples=EXAMPLES)
@given(scenes, st.sampled_from(NARROWED))
def test_what_is_left_out_as_never_mattering_never_matters(sketch: Sketch, more: str) -> None:
    """A bug here would be a deed, reason or condition dropped that something in the scene could have come to."""
    text = sketch.text(more=more)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reference, "narrowed", lambda task: task)
        whole = odds_and_beliefs(text)
    for (events, odds, weights), (also, same, alike) in zip(whole, odds_and_beliefs(text), strict=True):
        assert events == also
        assert same == pytest.approx(odds, abs=1e-12)
        assert [list(mine) for mine in weights] == [pytest.approx(list(theirs), abs=1e-12) for theirs in alike]
