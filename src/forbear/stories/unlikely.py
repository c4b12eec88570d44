"""Why no likely story comes to a goal: the steps are too unlikely, or avoided, or nobody would ever take them, or none does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal as OneOf

from forbear.records import dataclass, replace
from forbear.stories.story import Story, StoryStep
from forbear.stories.toward import StoriesToward, StoryAim, is_possible, weakest

Cause = OneOf["too unlikely", "kept out", "never taken", "unreachable"]
"""too unlikely: every story that comes to it has a step below the threshold. kept out: every one has in it what is
avoided. never taken: only by a step that its chooser would never take. unreachable: whatever anybody chooses."""


@dataclass(frozen=True, slots=True)
class Unlikely:
    """Why there is none. story: the likeliest that would do, without the threshold or what is avoided; step: its weakest."""

    cause: Cause
    story: Story | None = None
    step: StoryStep | None = None


def unlikely(stories: Sequence[Story], wanted: StoryAim, *, avoids: bool) -> Unlikely:
    """Return why no story comes to what is wanted. avoids: whether anything is to be avoided. Raises LimitReached."""
    if wanted.at_least:
        story = _first(stories, replace(wanted, at_least=0.0))
        step = None if story is None else weakest(story)
        if step is not None:
            return Unlikely("too unlikely", story, step)
    if avoids:
        story = _first(stories, StoryAim(wanted.is_reached))
        if story is not None:
            return Unlikely("kept out", story)
    return Unlikely("never taken" if is_possible(stories, wanted.is_reached) else "unreachable")


def _first(stories: Sequence[Story], wanted: StoryAim) -> Story | None:
    search = StoriesToward(stories, wanted)
    found = next(iter(search), None)
    if search.limit is not None:
        raise search.limit
    return found
