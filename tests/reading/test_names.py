"""What a story is called by readings drawn from the posterior: the same names as its verdicts have, by tapes or without."""

from __future__ import annotations

import math

import pytest

import forbear
from forbear.api.readings import engines_within
from forbear.api.runs import DEFAULT_LIMITS
from forbear.reading.posterior import applied
from forbear.reading.told_story import likeliest_fitting
from forbear.reading.verdicts import named_so
from forbear.stories.vocabulary.answers import tellings
from forbear.tropes.left_open import UNTOLD, left_open, standings
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


@pytest.mark.parametrize("scene", ["film/casablanca", "film/force-awakens"])
def test_names_by_tapes_are_those_by_the_engine_one_reading_at_a_time(scene: str) -> None:
    """Which story a reading tells, what premises it meets and what it is called: worked out by tapes together, or each
    alone."""
    engine_of = engines_within(DEFAULT_LIMITS)
    found = forbear.load(scene, before=True).read(draws=0).inferred
    (episode,) = found.episodes
    shelf = library()
    alone = []
    for row, share in found.drawn(12, 1):
        story = likeliest_fitting(engine_of(applied(episode, found.quantities, row)), episode.told)
        assert story is not None
        telling = tellings(story, engine_of, dict(shelf.thresholds))[0]
        alone.append((share, telling, standings(shelf.tropes, telling)))
    known = left_open([(share, standing) for share, _, standing in alone], dict(shelf.thresholds)[UNTOLD])
    shares: dict[str, float] = {}
    for share, telling, _ in alone:
        for name in [name for _, name, _ in names(shelf, telling, left_open=known)] or [""]:  # or the story has no name
            shares[name] = shares.get(name, 0.0) + share
    together, open_together, _ = named_so(found, shelf, engine_of, count=12, seed=1)
    assert {one.variant: one.share for one in together} == pytest.approx(shares)
    assert {one.at: one.share for one in open_together} == pytest.approx({one.at: one.share for one in known})
