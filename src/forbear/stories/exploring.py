"""All moments that a scene can come to, each once, and the steps between them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from forbear.errors import LimitReached
from forbear.stories.moment import Moment, Option
from forbear.stories.story import Story
from forbear.stories.toward import Wanted


@dataclass(frozen=True, slots=True)
class Explored:
    """Steps, each with the moment it is taken at; `limit`: what stopped the exploration, if anything did."""

    steps: tuple[tuple[Moment, Option], ...]
    limit: LimitReached | None
    is_interrupted: bool = False


def explore(stories: Iterable[Story], wanted: Wanted, *, most: int) -> Explored:
    """Return every step that counts, from the ends of some stories on, at most so many moments."""
    steps: list[tuple[Moment, Option]] = []
    waiting = deque(story.end for story in stories)
    known = {(moment.node, moment.step) for moment in waiting}
    try:
        while waiting:
            moment = waiting.popleft()
            for option in moment.options:
                if not wanted.is_open(moment, option):
                    continue
                after = moment.after(option.event)
                steps.append((moment, option))
                if (after.node, after.step) not in known:
                    if len(known) >= most:
                        raise LimitReached("places of the graph", most, "--limit-places")
                    known.add((after.node, after.step))
                    waiting.append(after)
    except LimitReached as reached:
        return Explored(tuple(steps), reached)
    except KeyboardInterrupt:
        return Explored(tuple(steps), None, is_interrupted=True)
    return Explored(tuple(steps), None)
