"""Stories toward a goal among people who choose by likelihood: each step one that its chooser would take.

The goal is asked of finished stories only: a scene's turns are played to their end, as in a run. What nature does has
no threshold, only odds: nobody chooses it.
"""

from __future__ import annotations

import heapq
import itertools
import math
from collections.abc import Callable, Iterable, Iterator
from typing import Literal as OneOf

from forbear.errors import LimitReached
from forbear.language.problem import UNCHOSEN
from forbear.records import dataclass
from forbear.stories.moment import Moment, Option
from forbear.stories.story import Story, StoryStep

Order = OneOf["likeliest-first", "depth-first"]
"""likeliest-first: stories come by falling probability. depth-first: the likeliest step first, wherever it leads."""

Progress = Callable[[int, int, float], None]
"""Told (stories taken up, steps of the longest, probability of the best that reaches the goal, 0 for none)."""


@dataclass(frozen=True, slots=True)
class StoryAim:
    """What a story must come to (asked of finished stories), and what each of its steps must be like.

    at_least: a step counts if its chooser takes it with this probability or more, in [0, 1]. Steps that were taken as
    given, nature's, and those without an alternative count always. is_avoided: steps that must not happen.
    """

    is_reached: Callable[[Story], bool]
    at_least: float = 0.0
    is_avoided: Callable[[Moment, Option], bool] = lambda moment, option: False

    def is_open(self, moment: Moment, option: Option) -> bool:
        """Say whether a step counts."""
        if option.log_probability == -math.inf or self.is_avoided(moment, option):
            return False
        is_free = moment.chooser in UNCHOSEN or len(moment.options) == 1
        return is_free or option.probability >= self.at_least


class StoriesToward:
    """Iterates the stories that come to what is wanted. After the last, `limit` says what stopped the search, if
    anything did, and `is_interrupted` whether the user did."""

    def __init__(
        self,
        stories: Iterable[Story],
        wanted: StoryAim,
        *,
        order: Order = "likeliest-first",
        on_progress: Progress | None = None,
    ) -> None:
        self.taken_up = 0
        self.longest = 0
        self.limit: LimitReached | None = None
        self.is_interrupted = False
        self._wanted = wanted
        self._order = order
        self._on_progress = on_progress
        self._count = itertools.count()
        self._waiting: list[tuple[tuple[float, float], int, Story]] = []
        self._best = 0.0
        for story in stories:
            self._push(story)

    def _push(self, story: Story) -> None:
        depth = -len(story.steps) if self._order == "depth-first" else 0
        heapq.heappush(self._waiting, ((depth, -story.log_probability), next(self._count), story))

    def __iter__(self) -> Iterator[Story]:
        """Yield the stories; likeliest first where that order was asked for."""
        while self._waiting:
            try:
                story = self._taken_up()
            except LimitReached as reached:
                self.limit = reached
                return
            except KeyboardInterrupt:
                self.is_interrupted = True
                return
            if story is not None:
                yield story

    def _taken_up(self) -> Story | None:
        """Take up the next story: return it if it is finished and wanted, else put its continuations in its place."""
        _, _, story = self._waiting[0]
        self.taken_up += 1
        self.longest = max(self.longest, len(story.steps))
        is_found = story.is_over and self._wanted.is_reached(story)
        longer = (
            []
            if story.is_over
            else [story.then(option) for option in story.end.options if self._wanted.is_open(story.end, option)]
        )
        heapq.heappop(self._waiting)
        for continuation in longer:
            self._push(continuation)
        if is_found:
            self._best = max(self._best, story.probability)
        if self._on_progress is not None:
            self._on_progress(self.taken_up, self.longest, self._best)
        return story if is_found else None


def weakest(story: Story) -> StoryStep | None:
    """Return the step that its chooser was least likely to take; None where nobody chose anything."""
    chosen = [
        step
        for step in story.steps
        if not step.given and step.before.chooser not in UNCHOSEN and len(step.before.options) > 1
    ]
    return min(chosen, key=lambda step: step.option.log_probability, default=None)


def is_possible(stories: Iterable[Story], is_reached: Callable[[Story], bool]) -> bool:
    """Say whether some story comes to it, whatever anybody would choose. Raises LimitReached."""
    waiting = list(stories)
    while waiting:
        story = waiting.pop()
        if story.is_over:
            if is_reached(story):
                return True
            continue
        waiting += [story.then(option) for option in reversed(story.end.options)]
    return False
