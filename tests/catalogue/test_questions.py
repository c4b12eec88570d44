"""A scene from a few answers: whatever is answered, it runs; whatever cannot be answered is told."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forbear import api, load
from forbear.errors import RequestError

NAMES = st.text(max_size=20)


@st.composite
def _answers(draw: st.DrawFn) -> dict[str, str]:
    chosen = {q.key: draw(st.sampled_from(q.choices)) for q in api.QUESTIONS if q.choices}
    return chosen | {"alice": "Ilsa", "bob": draw(st.sampled_from(["Rick", "the kill", "some", "Old Tom", "Éowyn"]))}


@settings(max_examples=25, deadline=None)
@given(_answers())
def test_every_answer_makes_a_scene_without_a_mistake_that_runs(answers: dict[str, str]) -> None:
    scene = load(api.new_scene(answers))
    assert sum(story.probability for story in scene.run().stories) == pytest.approx(1)


@settings(max_examples=40, deadline=None)
@given(NAMES, NAMES, NAMES)
def test_any_names_make_a_scene_or_are_refused(title: str, alice: str, bob: str) -> None:
    try:
        text = api.new_scene({"title": title, "alice": alice, "bob": bob})
    except RequestError:
        return
    load(text)


def test_nothing_answered_is_the_trope_played_straight() -> None:
    """The defaults are the page's own description: a reason to kill, a Bob who believes she is no murderer, an Alice who
    does not know it. He opens the chance and she spares him, each the likelier."""
    events = load(api.new_scene({})).run().as_data("stories")["stories"][0]["events"]
    assert [(event["action"], event["by"]) for event in events][:2] == [("offer", "Bob"), ("spare", "Alice")]


def test_an_alice_without_conscience_kills() -> None:
    """strong (6) to gain by his death against a conscience that costs nothing, no need and no love."""
    scene = load(api.new_scene({"mercy": "none", "kinship": "none", "regard": "overwhelming"}))
    events = scene.run(after="offer").as_data("stories")["stories"][0]["events"]
    assert events[-1]["action"] == "kill"


def test_bad_answers_are_told_all_at_once() -> None:
    with pytest.raises(RequestError) as caught:
        api.new_scene({"grudge": "stong", "god": "yes", "alice": "Ilsa", "bob": "Ilsa"})
    told = str(caught.value)
    assert "did you mean 'strong'" in told and "did you mean 'good'" in told and "takes two" in told


def test_a_choice_may_be_shortened_while_it_is_clear() -> None:
    question = next(q for q in api.QUESTIONS if q.key == "grudge")
    assert api.accepted(question, "OVER", {}) == ("overwhelming", None)
    assert api.accepted(question, "s", {})[1] is not None  # slight, some, strong
