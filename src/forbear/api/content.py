"""The test of a scene's content: what of it comes up when all its stories, or many, are played out."""

from __future__ import annotations

import random
import time

from forbear.api.scene import Scene
from forbear.errors import LimitReached
from forbear.garbage import without_collecting
from forbear.minds.budget import Limits
from forbear.minds.reference import ReferenceEngine
from forbear.records import replace
from forbear.stories.coverage import KINDS as KINDS
from forbear.stories.coverage import Coverage, Own, covered
from forbear.stories.sample import sample
from forbear.stories.story import Story
from forbear.stories.unfold import begin, unfold


def content(
    scene: Scene, *, samples: int = 300, seed: int = 0, imported: bool = False, limits: Limits | None = None
) -> Coverage:
    """Play out all stories of a scene, or where they are too many so many drawn by the seed, and say what never came up.

    imported: whether what the scene imports counts, too.
    Raises RequestError where nobody takes turns, LimitReached where not one story could be told.
    """
    scene.needs_turns()
    bounds, own = limits or Limits(), (lambda name: True) if imported else _own(scene)
    with without_collecting():
        first = replace(bounds, seconds=bounds.seconds / 2)
        found = unfold(begin(ReferenceEngine(scene.task, first)), most=bounds.stories)
        if found.limit is None and not found.interrupted:
            return covered(scene.problem, scene.task, found.stories, own, complete=True)
        return _drawn(scene, found.stories, samples, seed, bounds, own)


def _own(scene: Scene) -> Own:
    """Return what says whether a name or a text stands in the scene's own file."""
    document = scene.problem.document
    if document is None or not scene.problem.imported:
        return lambda name: True
    named = {getattr(each, "name", None) for each in document.definitions}
    said = {getattr(each, "text", None) for each in document.definitions}
    return lambda name: name in named or name in said


def _drawn(scene: Scene, told: tuple[Story, ...], samples: int, seed: int, bounds: Limits, own: Own) -> Coverage:
    engine = ReferenceEngine(scene.task, replace(bounds, until=time.monotonic() + bounds.seconds / 2))
    beginnings, randomness = begin(engine), random.Random(seed)
    drawn: list[Story] = []
    limit: LimitReached | None = None
    while len(drawn) < samples and limit is None:
        try:
            drawn.append(sample(beginnings, randomness))
        except LimitReached as reached:
            limit = reached
    if limit is not None and not drawn and not told:
        raise limit
    try:
        return covered(scene.problem, scene.task, (*told, *drawn), own, complete=False)
    except LimitReached:
        engine.budget.renew()
        return covered(scene.problem, scene.task, drawn, own, complete=False)
