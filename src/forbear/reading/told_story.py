"""The story that is told, in a scene of one hypothesis: where the telling leaves something open, what is likeliest to
fill it."""

from __future__ import annotations

import heapq
import itertools
import math
from collections.abc import Iterable

from forbear.language.amounts import log_sum
from forbear.minds.interface import Engine
from forbear.reading.telling import told_choice
from forbear.records import replace
from forbear.stories.story import Story
from forbear.stories.sweep.told import GAP, Fitting, Places, ToldEvents
from forbear.stories.unfold import begin

MOST_TRIED = 20_000
"""So many beginnings of stories are looked at for one that fits."""


def likeliest_fitting(engine: Engine, told: ToldEvents, beginnings: Iterable[Story] | None = None) -> Story | None:
    """Return the likeliest of the stories that fit what is told; None where none does, or none is found in time.

    beginnings: where stories may begin; all of nature's where they are not given. Raises LimitReached.
    """
    fitting = Fitting(told, engine.task)
    order = itertools.count()
    waiting: list[tuple[float, int, Story, Places]] = []
    for story in begin(engine) if beginnings is None else beginnings:
        heapq.heappush(waiting, (-story.log_weight, next(order), story, fitting.first))
    for _ in range(MOST_TRIED):
        if not waiting:
            return None
        key, _, story, places = heapq.heappop(waiting)
        if story.is_over:
            return story
        for story_after, further, log in _moved(fitting, story, places):
            if not story_after.is_over or fitting.is_told(further, story_after.end):
                heapq.heappush(waiting, (key - log, next(order), story_after, further))
    return None


def all_fitting(engine: Engine, told: ToldEvents, most: int) -> tuple[Story, ...] | None:
    """Return all stories that fit what is told, whatever they take; None where there are more than so many. Raises
    LimitReached."""
    fitting = Fitting(told, engine.task)
    waiting = [(story, fitting.first) for story in begin(engine)]
    found: list[Story] = []
    for _ in range(MOST_TRIED):
        if not waiting:
            return tuple(found)
        story, places = waiting.pop()
        if story.is_over:
            found.append(story)
            if len(found) > most:
                return None
            continue
        for after, further, _ in _moved(fitting, story, places):
            if not after.is_over or fitting.is_told(further, after.end):
                waiting.append((after, further))
    return None


def _moved(fitting: Fitting, story: Story, places: Places) -> Iterable[tuple[Story, Places, float]]:
    options = story.end.options
    is_forced = story.end.is_forced
    for option in options:
        further = fitting.after(places, option.event, is_forced=is_forced)
        if further and option.log_probability > -math.inf:
            yield story.then(option), further, option.log_probability


def is_told(story: Story, told: ToldEvents) -> bool:
    """Say whether a story that is over fits what is told."""
    fitting = Fitting(told, story.beginning.engine.task)
    places = fitting.first
    for step in story.steps:
        is_forced = step.before.is_forced
        places = fitting.after(places, step.event, is_forced=is_forced)
    return fitting.is_told(places, story.end)


def as_given(engine: Engine, told: ToldEvents) -> tuple[Story, ...]:
    """Return what has happened up to the last event that is told: a story for each of nature's beginnings that may be, with
    the weights that these have once it is known.

    What the telling leaves open between is as is likeliest. Raises LimitReached.
    """
    found = []
    for begun in begin(engine):
        whole = likeliest_fitting(engine, told, (begun,))
        if whole is not None:
            found.append(_up_to_told(whole, begun, told))
    logs = [story.log_weight + sum(step.option.log_probability for step in story.steps) for story in found]
    total = log_sum(logs)
    return tuple(replace(story, log_weight=log - total) for story, log in zip(found, logs, strict=True))


def _up_to_told(whole: Story, begun: Story, told: ToldEvents) -> Story:
    """Return a story as given, up to the last event that is told; all of it where the telling ends with the story."""
    last = told_choice(told)
    if last is None:
        return begun
    fitting = Fitting(told, whole.beginning.engine.task)
    places, story = fitting.first, begun
    for step in whole.steps:
        is_forced = story.end.is_forced
        places = fitting.after(places, step.event, is_forced=is_forced)
        story = story.then(step.option, given=True)
        if told.events[-1] == GAP and any(number > last and not is_asked for number, is_asked in places):
            return story
    return story


def told_choice_step(story: Story, told: ToldEvents) -> int | None:
    """Return at which step of a story that fits what is told the last told choice is made; None where nobody had one."""
    given = _up_to_told(story, Story(story.beginning, story.log_weight), told)
    return next((n for n in reversed(range(len(given.steps))) if len(given.steps[n].before.options) > 1), None)
