"""What a told story is called, by readings drawn from the posterior: each variant with the share of them that have it."""

from __future__ import annotations

from collections.abc import Callable

from forbear.errors import LimitReached
from forbear.language.patterns import TropeLibrary
from forbear.reading.posterior import DRAWN, Inferred, applied
from forbear.reading.told_reading import NamedSo
from forbear.reading.told_story import likeliest_fitting
from forbear.stories.vocabulary.answers import tellings
from forbear.stories.vocabulary.frame import EngineOf
from forbear.tropes.verdict import verdicts

NOTHING = ""
"""The trope of a reading under which the story has no name."""


def named_so(
    found: Inferred,
    shelf: TropeLibrary,
    engine_of: EngineOf,
    *,
    number: int = 0,
    count: int = DRAWN,
    seed: int = 0,
    on_progress: Callable[[int, int], None] | None = None,
) -> tuple[tuple[NamedSo, ...], int]:
    """Return what the story of one scene is called, likeliest first, and how many different readings were drawn for it.

    Where a limit is hit or the user interrupts, the shares are of those that were looked at.
    """
    episode = found.episodes[number]
    bound = frozenset(role.name for role in episode.task.roles)
    drawn = found.drawn(count, seed)
    shares: dict[tuple[str, str], float] = {}
    texts: dict[tuple[str, str], str] = {}
    looked = 0
    try:
        for row, share in sorted(drawn, key=lambda one: -one[1]):
            task = applied(episode, found.quantities, row)
            story = likeliest_fitting(engine_of(task), episode.told)
            names = [(NOTHING, "")]
            if story is not None:
                recognised = verdicts(shelf, tellings(story, engine_of, dict(shelf.thresholds)), bound).recognised
                names = []
                for verdict in recognised:
                    name = verdict.trope.title, "" if verdict.variant is None else verdict.variant.name
                    texts.setdefault(name, verdict.trope.title if verdict.variant is None else verdict.variant.text)
                    names.append(name)
            for name in dict.fromkeys(names or [(NOTHING, "")]):
                shares[name] = shares.get(name, 0.0) + share
            looked += 1
            if on_progress is not None:
                on_progress(looked, len(drawn))
    except (LimitReached, KeyboardInterrupt):
        pass
    total = sum(share for _, share in sorted(drawn, key=lambda one: -one[1])[:looked]) or 1.0
    ranked = sorted(shares.items(), key=lambda row: (-row[1], row[0]))
    return tuple(NamedSo(*name, texts.get(name, ""), share / total) for name, share in ranked), looked
