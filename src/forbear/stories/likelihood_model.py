"""The model of choice that weighs: a step is open if its chooser takes it, with the odds that they take it by.

Points are moments of the true story; steps are its options.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from forbear.planning.choice_model import Opening
from forbear.stories.moment import Moment, Option
from forbear.stories.story import Story
from forbear.stories.toward import StoryAim


class LikelyChoices:
    """The choices of a scene from the ends of some stories on, where `wanted` says which steps count."""

    def __init__(self, stories: Sequence[Story], wanted: StoryAim) -> None:
        self._stories = stories
        self._wanted = wanted

    def beginnings(self) -> tuple[Moment, ...]:
        """Return the moments that the stories have come to."""
        return tuple(story.end for story in self._stories)

    def key(self, point: Moment) -> Hashable:
        """Return the node, minds included, and the place in the turns."""
        return point.node, point.step

    def openings(self, point: Moment) -> Iterator[Opening[Moment, Option]]:
        """Yield the options that count, with their odds."""
        for option in point.options:
            if self._wanted.is_open(point, option):
                yield Opening(option, option.log_probability, point.after(option.event))
