"""All stories from somewhere on, the likeliest first, until none is left or a limit is hit."""

from __future__ import annotations

import heapq
import itertools
import math
from collections.abc import Callable, Iterable

from forbear.errors import LimitReached
from forbear.language import amounts
from forbear.language.amounts import log_sum
from forbear.language.ties import ranked
from forbear.minds.events import Event, Step
from forbear.minds.interface import Engine
from forbear.records import dataclass
from forbear.stories.moment import Moment
from forbear.stories.story import Story


@dataclass(frozen=True, slots=True)
class Unfolding:
    """Finished stories, likeliest first; the probability of those not finished; and the limit that stopped it."""

    stories: tuple[Story, ...]
    unfinished: float
    limit: LimitReached | None = None
    interrupted: bool = False


def begin(engine: Engine) -> tuple[Story, ...]:
    """Return the stories of no steps: one, or one for each of nature's draws."""
    return tuple(Story(Moment(engine, node, Step()), log_weight) for log_weight, node in engine.roots())


def unfold(
    stories: Iterable[Story],
    *,
    most: int,
    on_progress: Callable[[int, float], None] | None = None,
    first: Callable[[Story], bool] | None = None,
) -> Unfolding:
    """Return all continuations of some stories with their exact probabilities, at most `most` of them.

    Where a limit is hit or the user interrupts, the stories finished so far come back, with the rest's probability.
    on_progress: told (finished stories, probability finished). first: which of several that are equally likely come first.
    """
    order = itertools.count()
    told = 0.0
    waiting = [(-story.log_probability, next(order), story) for story in stories]
    heapq.heapify(waiting)
    finished: list[Story] = []
    limit: LimitReached | None = None
    interrupted = False
    while waiting:
        try:
            _, _, story = waiting[0]
            if story.is_over:
                if len(finished) >= most:
                    raise LimitReached("stories", most, "--limit-stories")
                finished.append(story)
                heapq.heappop(waiting)
                if on_progress is not None:
                    told += story.probability
                    on_progress(len(finished), min(told, 1.0))
                continue
            longer = [story.then(option) for option in story.end.options if option.log_probability > -math.inf]
        except LimitReached as reached:
            limit = reached
            break
        except KeyboardInterrupt:
            interrupted = True
            break
        heapq.heappop(waiting)
        for continuation in longer:
            heapq.heappush(waiting, (-continuation.log_probability, next(order), continuation))
    rest = log_sum([-key for key, _, _ in waiting])
    told_first = ranked(
        finished,
        lambda story: story.log_probability,
        lambda story: (
            first is not None and not first(story),
            in_writing(tuple(step.event for step in story.steps)),
        ),
    )
    return Unfolding(tuple(told_first), amounts.exp(rest), limit, interrupted)


def in_writing(events: tuple[Event, ...]) -> tuple[int, ...]:
    """Return what courses are in order by where they are equally likely: by their actions, as these are written."""
    return tuple(-1 if event.action is None else event.action for event in events)
