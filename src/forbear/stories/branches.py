"""The tree of all stories, opened a part at a time, the likeliest branches first.

A place in the tree is named by the places of the options on the way to it, so that any part can be asked for without
working out the rest.
"""

from __future__ import annotations

import heapq
import math

from forbear.errors import LimitReached, RequestError
from forbear.records import dataclass
from forbear.stories.story import Story

Places = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Branches:
    """What was opened: a story for each place from `top` on. cut: the places that there was no room for. limit: what
    stopped it, if anything did."""

    top: Places
    opened: dict[Places, Story]
    cut: tuple[Places, ...]
    limit: LimitReached | None = None


def walked(story: Story, places: Places) -> Story:
    """Return the story after the options at these places. Raises RequestError where there is none."""
    for number, place in enumerate(places, start=1):
        options = story.end.options
        if place >= len(options):
            raise RequestError(f"there is no option {place} at step {number}: it has {len(options)}")
        story = story.then(options[place])
    return story


def branches(story: Story, top: Places, *, levels: int, most: int) -> Branches:
    """Open the tree below a place: so many levels down, at most so many places. story: the one at that place.

    Raises RequestError for a place that is not there.
    """
    opened: dict[Places, Story] = {}
    waiting = [(-story.log_probability, top, story)]
    limit = None
    while waiting and len(opened) < most:
        _, places, here = heapq.heappop(waiting)
        try:
            options = here.end.options
            longer = []
            if len(places) - len(top) < levels:
                longer = [
                    (-here.log_probability - option.log_probability, (*places, place), option)
                    for place, option in enumerate(options)
                    if option.log_probability > -math.inf
                ]
            for rank, further, option in longer:
                heapq.heappush(waiting, (rank, further, here.then(option)))
        except LimitReached as reached:
            limit = reached
            waiting.append((0.0, places, here))
            break
        opened[places] = here
    return Branches(top, opened, tuple(sorted(places for _, places, _ in waiting)), limit)
