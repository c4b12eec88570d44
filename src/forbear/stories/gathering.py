"""The stories toward an end, as they are asked for: each once, or none with the deeds of another; and one that follows the
likeliest steps where the search ended before it had found any."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

from forbear.errors import LimitReached
from forbear.stories.follow import describe
from forbear.stories.story import Story
from forbear.stories.toward import Order, StoriesToward, StoryAim

Told = Callable[[int, int, float], None]
"""Told (stories taken up, steps of the longest, the best odds so far)."""


class StoryGathering:
    """`search`: what looks for them, once it is begun. `found`: how many were yielded."""

    def __init__(self, aim: StoryAim, order: Order, *, diverse: bool, on_progress: Told | None) -> None:
        self.search: StoriesToward | None = None
        self.found = 0
        self._aim = aim
        self._order = order
        self._diverse = diverse
        self._on_progress = on_progress

    def stories(self, begun: tuple[Story, ...], sparing: Callable[[], tuple[Story, ...]]) -> Iterator[Story]:
        """Yield the stories that go on from some. sparing: the same beginnings with a part of the limits, for a last try;
        it may raise LimitReached."""
        self.search = StoriesToward(begun, self._aim, order=self._order, on_progress=self._on_progress)
        seen: set[tuple[str, ...]] = set()
        for story in self.search:
            task = story.beginning.engine.task
            deeds = tuple(sorted(describe(step.event, task) for step in story.steps))
            if self._diverse and deeds in seen:
                continue
            seen.add(deeds)
            self.found += 1
            yield story
        if self.search.limit is not None and not self.found and self._order == "likeliest-first":
            yield from self._dived(sparing)

    def _dived(self, sparing: Callable[[], tuple[Story, ...]]) -> Iterator[Story]:
        """Yield what following the likeliest steps finds: better than nothing."""
        try:
            for story in itertools.islice(StoriesToward(sparing(), self._aim, order="depth-first"), 1):
                self.found += 1
                yield story
        except LimitReached:
            return
