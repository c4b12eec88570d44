"""The stories of readings drawn from the posterior, by tapes together: each as the engine has it alone."""

from __future__ import annotations

import pytest

import forbear
from forbear.api.readings import engines_within
from forbear.api.runs import DEFAULT_LIMITS
from forbear.language.patterns import TropeLibrary
from forbear.reading.drawn_stories import WORTH_TAPES, DrawnStories
from forbear.reading.told_story import likeliest_fitting
from forbear.stories.vocabulary.answers import tellings
from forbear.stories.vocabulary.question import Question
from forbear.tropes.left_open import standings
from forbear.tropes.shelf import alone

DRAWS = 12


@pytest.mark.parametrize("scene", ["film/casablanca", "film/dark-knight"])
def test_stories_by_tapes_are_those_of_the_engine(scene: str) -> None:
    """What happens, how likely each event was, what the last choice hangs on, and which premises are met."""
    engine_of = engines_within(DEFAULT_LIMITS)
    found = forbear.load(scene, before=True).read(draws=0).inferred
    (episode,) = found.episodes
    shelf = alone("kill_me_now")
    drawn = dict(found.drawn(DRAWS, 2))
    stories = dict(DrawnStories(found, 0, shelf, engine_of, looks_further=False, wants_odds=True).of(list(drawn)))
    assert set(stories) == set(drawn) and len(drawn) >= WORTH_TAPES
    for row, drawn_story in stories.items():
        story = likeliest_fitting(engine_of(found.task(row)), episode.told)
        assert story is not None and drawn_story.course is not None
        assert drawn_story.course.events == tuple(step.event for step in story.steps)
        assert drawn_story.odds == pytest.approx([step.option.probability for step in story.steps], abs=1e-12)
        telling, taped = tellings(story, engine_of, dict(shelf.thresholds))[0], drawn_story.told[0]
        assert taped.happened == telling.happened
        assert drawn_story.standings == standings(shelf.tropes, telling)
        people = telling.people
        for happened in telling.happened:
            for victim in people:
                if happened.by in people and victim != happened.by:
                    asked = Question("cause", (happened.number, victim))
                    assert taped.ask(asked).value == telling.ask(asked).value


def test_what_is_not_wanted_is_not_worked_out() -> None:
    """No odds where they are not wanted; and one story only where nobody looks further."""
    engine_of = engines_within(DEFAULT_LIMITS)
    found = forbear.load("film/casablanca", before=True).read(draws=0).inferred
    rows = [row for row, _ in found.drawn(3)]
    shelf: TropeLibrary = alone("kill_me_now")
    plain = [one for _, one in DrawnStories(found, 0, shelf, engine_of, looks_further=False).of(rows)]
    assert [one.odds for one in plain] == [()] * len(rows)
    assert [len(one.told) for one in plain] == [1] * len(rows)
