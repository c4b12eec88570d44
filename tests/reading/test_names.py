"""What a story is called by readings drawn from the posterior: the same names as its verdicts have, by tapes or without."""

from __future__ import annotations

import math

import pytest

import forbear
from forbear.api.readings import engines_within
from forbear.api.runs import DEFAULT_LIMITS
from forbear.reading.posterior import applied
from forbear.reading.told_story import likeliest_fitting
from forbear.stories.vocabulary.answers import tellings
from forbear.tropes.shelf import library
from forbear.tropes.verdict import names, verdicts


@pytest.mark.parametrize("scene", ["film/casablanca", "film/dark-knight"])
def test_the_names_of_a_story_are_those_of_its_verdicts(scene: str) -> None:
    engine_of = engines_within(DEFAULT_LIMITS)
    found = forbear.load(scene, before=True).read(draws=0).inferred
    (episode,) = found.episodes
    shelf = library()
    bound = frozenset(role.name for role in episode.task.roles)
    for row in (found.row, found.hypotheses.rows[0], found.hypotheses.rows[-1]):
        story = likeliest_fitting(engine_of(applied(episode, found.quantities, row)), episode.told)
        assert story is not None
        telling = tellings(story, engine_of, dict(shelf.thresholds))[:1]
        recognised = verdicts(shelf, telling, bound).recognised
        expected = [(v.trope.name, "" if v.variant is None else v.variant.name) for v in recognised]
        assert [(trope.name, name) for trope, name, _ in names(shelf, telling[0])] == expected


def test_the_shares_are_of_the_readings_drawn_and_the_same_by_the_same_seed() -> None:
    scene = forbear.load("film/dark-knight", before=True)
    told = scene.read(draws=12, seed=3).told[0]
    assert told == scene.read(draws=12, seed=3).told[0]
    assert 1 < told.drawn <= 12
    # every reading's story has one chance, so that the shares add up
    assert math.fsum(one.share for one in told.called) == pytest.approx(1)
