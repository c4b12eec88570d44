"""What a told story is called, by readings drawn from the posterior: each variant with the share of them that have it."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence

from forbear.errors import LimitReached
from forbear.language.patterns import TropeLibrary
from forbear.language.problem import called
from forbear.reading.drawn_stories import DrawnCourse, DrawnStories, DrawnStory
from forbear.reading.posterior import DRAWN, Episode, Inferred
from forbear.reading.told_reading import NamedSo
from forbear.stories.premised import LeftOpen
from forbear.stories.vocabulary.frame import EngineOf
from forbear.stories.vocabulary.question import ToldStory
from forbear.tropes.decisions import SortedDecisions
from forbear.tropes.left_open import UNTOLD, left_open
from forbear.tropes.verdict import names, verdicts

NOTHING = ("", "")
"""The trope and variant of a reading under which the story has no name."""

Name = tuple[str, str]
"""A trope and its variant."""


def named_so(
    found: Inferred,
    shelf: TropeLibrary,
    engine_of: EngineOf,
    *,
    number: int = 0,
    count: int = DRAWN,
    seed: int = 0,
    until: float = math.inf,
    on_progress: Callable[[int, int], None] | None = None,
) -> tuple[tuple[NamedSo, ...], tuple[LeftOpen, ...], int]:
    """Return what the story of one scene is called, likeliest first; which premises of patterns the readings do not
    agree about; and how many different readings were drawn for it. A premise that they do not agree about is untold: it
    keeps none of them from a name.

    until: the moment of `time.monotonic` at which the work is over. Where a limit is hit or the user interrupts, the shares are
    of those that were looked at.
    """
    drawn = dict(found.drawn(count, seed))
    shares: dict[Name, float] = {}
    texts: dict[Name, str] = {}
    asked: list[tuple[float, DrawnStory]] = []
    known: tuple[LeftOpen, ...] = ()
    try:
        for row, read in DrawnStories(found, number, shelf, engine_of).of(list(drawn)):
            if time.monotonic() > until:
                break  # what could not be answered for lack of time counts as nothing recognised: it is no verdict
            asked.append((drawn[row], read))
            if on_progress is not None:
                on_progress(len(asked), len(drawn))
    except (LimitReached, KeyboardInterrupt):
        pass
    known = left_open(((share, read.standings) for share, read in asked), dict(shelf.thresholds)[UNTOLD])
    called_of = _names_by(found.episodes[number], shelf, known)
    for share, read in asked:
        named = called_of(read)
        texts |= {name: text for name, text in named.items() if name not in texts}
        for name in named or (NOTHING,):
            shares[name] = shares.get(name, 0.0) + share
    total = math.fsum(share for share, _ in asked) or 1.0
    ranked = sorted(shares.items(), key=lambda item: (-round(item[1], 9), item[0]))
    called_so = tuple(NamedSo(*name, texts.get(name, ""), share / total) for name, share in ranked)
    return called_so, known, len(asked)


def _names_by(
    episode: Episode, shelf: TropeLibrary, known: Sequence[LeftOpen]
) -> Callable[[DrawnStory], dict[Name, str]]:
    """Return who says what the story of an episode is called under readings, and how that is told. known: premises that are
    left open."""
    people = called(episode.problem)
    bound = frozenset(role.name for role in episode.task.roles)

    def alone(course: DrawnCourse, telling: ToldStory) -> dict[Name, str]:
        return {(trope.title, name): text for trope, name, text in names(shelf, telling, people, known)}

    alike = SortedDecisions(alone)

    def named(read: DrawnStory) -> dict[Name, str]:
        if read.course is None or not read.told:
            return {}
        if len(read.told) == 1:
            return alike.of(read.course, read.told[0])
        recognised = verdicts(shelf, read.told, bound, people, known).recognised
        return {
            (one.trope.title, "" if one.variant is None else one.variant.name): one.trope.title
            if one.variant is None
            else one.variant.text
            for one in recognised
        }

    return named
