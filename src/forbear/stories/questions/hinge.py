"""The hinges of a story: the choices of which its ending hung most, by what would have come of the rest of the menu."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from forbear.language.problem import UNCHOSEN
from forbear.stories.story import Story, StoryStep

MOST = 2
"""So many choices are hinges by what would have come of the rest of the menu."""

SETTLED = 0.05
"""A choice that settles the ending by as much is a hinge too, where it settles more than all others."""

Shares = dict[Hashable, float]
"""How likely each ending is."""


def hinges(story: Story, stories: Sequence[Story], ending: Callable[[Story], Hashable]) -> tuple[int, ...]:
    """Return the numbers of the steps, from 0, whose choice moved the ending most, in their order.

    stories: all that finished, which tell what else could have come. ending: what endings are told apart by. A choice
    moves the ending by how far its odds are apart (their total variation, in [0, 1]) from those after whatever else was
    open, where that is most. Of choices that move it alike, the less settled one comes first. Where the choice that settles
    the ending most, by how far its odds then are from those before, is none of these, it is one more.
    """
    found = []
    settling = []
    for number, step in enumerate(story.steps):
        if step.before.chooser in UNCHOSEN or len(step.before.options) < 2:
            continue
        moved, settled = _moved(story, number, stories, ending)
        settling.append((round(settled, 6), -number))
        found.append((-round(moved, 6), -round(_best_other(step), 6), number))
    chosen = {number for _, _, number in sorted(found)[:MOST]}
    settled, place = max(settling, default=(0.0, 0))
    if settled >= SETTLED:
        chosen.add(-place)
    return tuple(sorted(chosen))


def _moved(
    story: Story, number: int, stories: Sequence[Story], ending: Callable[[Story], Hashable]
) -> tuple[float, float]:
    """Return how far a choice moves the ending, from those after whatever else was open, and from what it was before."""
    before = [step.event for step in story.steps[:number]]
    after: dict[Hashable, Shares] = {}
    for other in stories:
        events = [step.event for step in other.steps]
        if other.beginning is story.beginning and events[:number] == before and len(events) > number:
            shares, end = after.setdefault(events[number], {}), ending(other)
            shares[end] = shares.get(end, 0.0) + other.probability
    before_it: Shares = {}
    for shares in after.values():
        for end, share in shares.items():
            before_it[end] = before_it.get(end, 0.0) + share
    chosen = after.pop(story.steps[number].event, {})
    return max((_apart(chosen, shares) for shares in after.values()), default=0.0), _apart(chosen, before_it)


def _apart(one: Shares, other: Shares) -> float:
    """Return the total variation between two distributions, each divided by its sum."""
    whole, rest = sum(one.values()), sum(other.values())
    if not whole or not rest:
        return 0.0
    return sum(abs(one.get(end, 0.0) / whole - other.get(end, 0.0) / rest) for end in {*one, *other}) / 2


def _best_other(step: StoryStep) -> float:
    return max(option.probability for option in step.before.options if option.event != step.event)
