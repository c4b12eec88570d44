"""One story drawn by its probability: the same seed, the same story."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from forbear.stories.story import Story

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


def draw(weights: list[float], randomness: random.Random) -> int:
    """Return a place with a chance in proportion to its weight."""
    point = randomness.random() * math.fsum(weights)
    for place, weight in enumerate(weights):
        point -= weight
        if point < 0:
            return place
    return max(place for place, weight in enumerate(weights) if weight > 0)
