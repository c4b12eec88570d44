"""A scene from a few answers: whatever is answered, it runs; whatever cannot be answered is told."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forbear import load
from forbear.api.answers import new_scene
from forbear.catalogue.questionnaire import questionnaire
from forbear.errors import RequestError

DOMAIN = "life-and-death"
ASKING = questionnaire(DOMAIN)
NAMES = st.text(max_size=20)


@st.composite
def _answers(draw: st.DrawFn) -> dict[str, str]:
    chosen = {q.key: draw(st.sampled_from(q.choices)) for q in ASKING.prompts if q.choices}
    return chosen | {"alice": "Ilsa", "bob": draw(st.sampled_from(["Rick", "the kill", "some", "Old Tom", "Éowyn"]))}


@settings(max_examples=25, deadline=None)
@given(_answers())
def test_every_answer_makes_a_scene_without_a_mistake_that_runs(answers: dict[str, str]) -> None:
    scene = load(new_scene(DOMAIN, answers))
    assert sum(story.probability for story in scene.run().stories) == pytest.approx(1)


@settings(max_examples=40, deadline=None)
@given(NAMES, NAMES, NAMES)
def test_any_names_make_a_scene_or_are_refused(title: str, alice: str, bob: str) -> None:
    try:
        text = new_scene(DOMAIN, {"title": title, "alice": alice, "bob": bob})
    except RequestError:
        return
    load(text)


def test_nothing_answered_is_the_trope_played_straight() -> None:
    """The defaults are the page's own description: a reason to kill, a Bob who believes she is no murderer, an Alice who
    does not know it. He opens the chance and she spares him, each the likelier."""
    events = load(new_scene(DOMAIN, {})).run().as_data("stories")["stories"][0]["events"]
    assert [(event["action"], event["by"]) for event in events][:2] == [("offer", "Bob"), ("spare", "Alice")]


def test_an_alice_without_conscience_kills() -> None:
    """strong (6) to gain by his death against a conscience that costs nothing, no need and no love."""
    scene = load(new_scene(DOMAIN, {"mercy": "none", "kinship": "none", "regard": "overwhelming"}))
    events = scene.run(after="offer").as_data("stories")["stories"][0]["events"]
    assert events[-1]["action"] == "kill"


def test_bad_answers_are_told_all_at_once() -> None:
    with pytest.raises(RequestError) as caught:
        new_scene(DOMAIN, {"grudge": "stong", "god": "yes", "alice": "Ilsa", "bob": "Ilsa"})
    told = str(caught.value)
    assert "did you mean 'strong'" in told and "did you mean 'good'" in told and "takes two" in told


def test_a_choice_may_be_shortened_while_it_is_clear() -> None:
    question = next(q for q in ASKING.prompts if q.key == "grudge")
    assert ASKING.accepted(question, "OVER", {}) == ("overwhelming", None)
    assert ASKING.accepted(question, "s", {})[1] is not None  # slight, some, strong


def test_a_domain_without_questions_is_told() -> None:
    with pytest.raises(RequestError, match="there are for life-and-death"):
        new_scene("no-such-domain", {})


def test_a_guard_leaves_a_line_out_and_a_meaning_stands_for_an_answer() -> None:
    """By hand: nothing is said of a grudge that is none; a bad person is `good(Bob) = False`; who takes a death for
    nothing is feared to take it for overwhelming."""
    text = new_scene(DOMAIN, {"grudge": "none", "good": "no", "mercy": "none", "conscience": "likely"})
    assert "grudge" not in text
    assert "\ngood(Bob) = False;\n" in text
    assert "\nopenly believes(Alice, mercy(Alice) = {overwhelming: likely, none: unlikely});\n" in text
