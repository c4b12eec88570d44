"""Stories drawn by their probability: the same seed, the same stories."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from forbear.errors import LimitReached
from forbear.stories.story import Story
from forbear.stories.unfold import Unfolding

if TYPE_CHECKING:
    import random


def sample(stories: tuple[Story, ...], randomness: random.Random) -> Story:
    """Return a finished story, begun from one of these in proportion to their probabilities."""
    weights = [story.probability for story in stories]
    story = stories[draw(weights, randomness)]
    while not story.is_over:
        options = story.end.options
        story = story.then(options[draw([option.probability for option in options], randomness)])
    return story


def drawn(
    stories: tuple[Story, ...], count: int, seed: int, charge: Callable[[], None]
) -> tuple[tuple[Story, ...], Unfolding]:
    """Return so many stories, and each of them once, as what was found: as many as could be had before a limit or Ctrl-C.

    charge: counts the work of one, and raises LimitReached.
    """
    from random import Random  # slow to load

    randomness = Random(seed)
    found: list[Story] = []
    limit, interrupted = None, False
    try:
        while len(found) < count:
            found.append(sample(stories, randomness))
            charge()
    except LimitReached as reached:
        limit = reached
    except KeyboardInterrupt:
        interrupted = True
    once = tuple({tuple(step.event for step in story.steps): story for story in found}.values())
    return tuple(found), Unfolding(once, 0.0 if found else 1.0, limit, interrupted)


def draw(weights: list[float], randomness: random.Random) -> int:
    """Return a place with a chance in proportion to its weight."""
    point = randomness.random() * math.fsum(weights)
    for place, weight in enumerate(weights):
        point -= weight
        if point < 0:
            return place
    return max(place for place, weight in enumerate(weights) if weight > 0)
