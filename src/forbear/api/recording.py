"""The record of a run: unfolded within limits, and of a story of fewer turns where they do not suffice for all."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

from forbear.account.declared import declared_beliefs
from forbear.account.record import Record
from forbear.errors import LimitReached, too_deep
from forbear.garbage import without_collecting
from forbear.grounding.task import Task
from forbear.language.problem import Problem
from forbear.minds.budget import GRACE, Limits
from forbear.minds.interface import Engine
from forbear.minds.reference import ReferenceEngine
from forbear.records import replace
from forbear.stories.follow import follow, read_names
from forbear.stories.story import Story
from forbear.stories.unfold import Unfolding, begin, unfold

Progress = Callable[[int, float], None]
"""Told (stories finished, probability finished)."""


class RecordedScene(Protocol):
    """What is asked of a scene to record a run of it."""

    @property
    def problem(self) -> Problem: ...

    @property
    def task(self) -> Task: ...

    @property
    def is_as_told(self) -> bool: ...

    def told_first(self) -> Callable[[Story], bool] | None: ...

    def record(self, given: tuple[Story, ...], found: Unfolding) -> Record: ...


_TELLING = 1 / 60
"""Of the seconds of a run, what it may take to tell what is believed where a limit was hit."""


def recorded(
    scene: RecordedScene,
    task: Task,
    after: str,
    samples: int,
    seed: int,
    limits: Limits,
    on_progress: Progress | None,
    share: float = 1.0,
) -> Record:
    """Return the record of a scene's task, cut short where a limit was hit before anything was unfolded.

    share: of the seconds, for the story itself.
    """
    engine = ReferenceEngine(task, limits)
    began = time.monotonic()
    engine.budget.renew(share)
    try:
        with without_collecting():
            record = _unfolded(scene, engine, after, samples, seed, limits, on_progress)
        if record.limit is not None:
            left = 1 - (time.monotonic() - began) / limits.seconds if record.limit.limit == "stories" else 0.0
            engine.budget.renew(max(left, _TELLING), least=GRACE)
            record.beliefs(engine.budget.check_clock)
    except (LimitReached, RecursionError) as error:
        reached = error if isinstance(error, LimitReached) else too_deep()
        return replace(scene.record((), Unfolding((), 1.0, reached)), declared=declared_beliefs(task))
    engine.budget.renew(least=GRACE)
    if record.interrupted:
        engine.budget.hurry(time.monotonic() + GRACE)
    return record


def shortened(scene: RecordedScene, record: Record, after: str, samples: int, seed: int, limits: Limits) -> Record:
    """Return a record as if the story ended after fewer turns: the most that a quarter of the limits allows.

    The record keeps the limit that was hit, and says after how many turns the story was taken to end.
    """
    until = time.monotonic() + limits.seconds / 4
    best = record
    for horizon in range(1, len(scene.task.turns)):
        left = until - time.monotonic()
        if left <= 0:
            break
        share = replace(limits, nodes=limits.nodes // 4, seconds=left)
        shorter = replace(scene.task, turns=scene.task.turns[:horizon])
        found = recorded(scene, shorter, after, samples, seed, share, None)
        if found.limit is not None:
            break
        best = replace(found, limit=record.limit, horizon=horizon, task=shorter)
    return best


def _unfolded(
    scene: RecordedScene,
    engine: Engine,
    after: str,
    samples: int,
    seed: int,
    limits: Limits,
    on_progress: Progress | None,
) -> Record:
    if scene.is_as_told and not after and not samples:
        return _as_told(scene, engine, limits, on_progress)
    given = follow(begin(engine), read_names(after))
    if not samples:
        found = unfold(given, most=limits.stories, on_progress=on_progress, first=scene.told_first())
        return scene.record(given, found)
    from forbear.stories.sample import drawn

    told, found = drawn(given, samples, seed, engine.budget.charge_work)
    return replace(scene.record(given, found), samples=told, seed=seed)


def _as_told(scene: RecordedScene, engine: Engine, limits: Limits, on_progress: Progress | None) -> Record:
    """Return the record of the story that is told; how it may go on after what is told, where that is not the end."""
    from forbear.api.opening import as_told  # slow to load, and not wanted where nothing is told

    assert scene.problem.tale is not None
    given, found = as_told(scene.problem.tale, engine, limits.stories, on_progress)
    return replace(scene.record(given, found), is_as_told=True)
