"""Why no likely story comes to a goal, in sentences."""

from __future__ import annotations

from typing import assert_never

from forbear.account.lines import percent
from forbear.account.naming import Naming
from forbear.account.shortfall import Shortfall
from forbear.account.toward import story_brief
from forbear.language.problem import CHANCE
from forbear.stories.follow import describe
from forbear.stories.story import Story
from forbear.stories.unlikely import Unlikely


def likely_shortfall(found: Unlikely, naming: Naming, at_least: float) -> Shortfall:
    """Return why there is no story. at_least: the probability that each choice was to have."""
    match found.cause:
        case "too unlikely":
            return _too_unlikely(found, naming, at_least)
        case "kept out":
            assert found.story is not None
            told = story_brief(found.story, naming)
            sentence = f"Every story that reaches the goal has in it what was to be avoided; the likeliest: {told}."
            return Shortfall("avoided", (sentence,), True, _deeds(found.story))
        case "never taken":
            sentence = "The goal can be reached, but only by a step that its chooser would never take."
            return Shortfall("unlikely", (sentence,), True)
        case "unreachable":
            sentence = "The goal cannot be reached: no story of this scene ends so, whatever anybody chooses."
            return Shortfall("unreachable", (sentence,), True)
    assert_never(found.cause)


def _too_unlikely(found: Unlikely, naming: Naming, at_least: float) -> Shortfall:
    story, step = found.story, found.step
    assert story is not None and step is not None
    place = story.steps.index(step)
    chance = percent(step.option.probability)
    event = naming.event(step.event)
    would = f"this comes by chance with {chance} only: {event}"
    if step.before.chooser != CHANCE:
        would = f"{naming.thing(step.before.chooser or '')} would do this with {chance} only: {event}"
    sentences = (
        f"No story reaches the goal by steps that are all taken with a probability of {percent(at_least)} or more.",
        f"The likeliest that reaches it ({percent(story.probability)}): {story_brief(story, naming)}.",
        f"There, at step {place + 1}, {would}.",
    )
    deeds = _deeds(story)
    return Shortfall("unlikely", sentences, True, deeds, place, deeds[place], step.before.chooser)


def _deeds(story: Story) -> tuple[str, ...]:
    task = story.beginning.engine.task
    return tuple(describe(step.event, task) for step in story.steps)
