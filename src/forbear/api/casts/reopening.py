"""A save taken up in a story as it is now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from forbear.api.casts.records import Taken
from forbear.api.casts.saves import check_head, read_minds
from forbear.api.casts.stories import CastStory, read_bounds, read_log, read_story
from forbear.api.scene import Scene
from forbear.api.sources import Text
from forbear.garbage import without_collecting
from forbear.minds.budget import Budget, Limits
from forbear.minds.live.names import taken_up
from forbear.minds.live.open_minds import MOST_WORLDS, OpenMinds
from forbear.records import dataclass


@dataclass(frozen=True, slots=True)
class Reopened:
    """What a save holds, in the story as it is. gone: the names of what the story no longer has."""

    story: CastStory
    minds: OpenMinds
    count: int
    log: list[Taken]
    ahead: tuple[str, ...]
    gone: tuple[str, ...]


def opened(
    save: Mapping[str, Any], source: str | Text | Scene | None, limits: Limits, most_worlds: int | None = None
) -> Reopened:
    """Return what a save holds. most_worlds: where not as many as it says. Raises RequestError for what is no save,
    StoryError, LimitReached."""
    kept = check_head(save)
    story, dropped = read_story(kept, source)
    minds = read_minds(kept)
    count, log, ahead, merged = read_log(kept)
    room, as_saved = read_bounds(kept)
    apart = most_worlds or as_saved or MOST_WORLDS
    with without_collecting():
        graph, lost = taken_up(minds, story.task, Budget(limits))
        found = OpenMinds(story.task, limits, apart, graph, room)
    found.merged = merged
    gone = (*dropped, *(name for name in lost if name not in story.removed))
    still = tuple(name for name in ahead if name in story.task.characters)
    return Reopened(story, found, count, log, still, gone)
