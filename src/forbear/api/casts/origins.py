"""Where casts come from: a story at its beginning, or a save."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

from forbear.api.casts.cast import Cast
from forbear.api.casts.reopening import opened
from forbear.api.casts.stories import CastStory, of_scene
from forbear.api.scene import Scene, load
from forbear.api.sources import Text
from forbear.errors import RequestError
from forbear.language import amounts
from forbear.language.building.builder import StoryBuilder
from forbear.minds.budget import Limits
from forbear.minds.garbage import without_collecting
from forbear.minds.live.graph import condensed, reachable
from forbear.minds.live.open_minds import OpenMinds
from forbear.minds.reference import ReferenceEngine
from forbear.stories.follow import follow, read_names
from forbear.stories.sample import draw
from forbear.stories.unfold import begin

MOST_WORLDS = 256
"""So many worlds a mind keeps apart."""


def cast(
    source: str | Text | Scene | StoryBuilder | Any,
    *,
    after: str = "",
    seed: int = 0,
    limits: Limits | None = None,
    most_worlds: int = MOST_WORLDS,
) -> Cast:
    """Begin a cast: the people of a scene or a domain, with what is so and what they believe at its beginning.

    source: a catalogue name, a file, a text, a scene that is loaded, or a StoryBuilder. after: events of the scene's own
    turns to take as having happened. seed: what nature draws at the beginning, where she does. limits: for each call.
    most_worlds: how many worlds a mind keeps apart; the lightest are merged. Raises StoryError, RequestError, LimitReached.
    """
    scene = source if isinstance(source, Scene) else load(_source(source))
    if not scene.roles:
        raise RequestError(f"nobody lives in {scene.name}", "declare 'entity Ann : character;'")
    if type(most_worlds) is not int or most_worlds < 2:
        raise RequestError("most_worlds is a whole number, at least 2")
    bounds = limits or Limits()
    story = of_scene(scene)
    with without_collecting():
        if after:
            return _after(story, after, bounds, most_worlds, seed)
        minds = OpenMinds(story.task, bounds, most_worlds)
        roots = minds.engine.roots()
        if len(roots) > 1:
            drawn = draw([amounts.exp(log) for log, _ in roots], random.Random(f"{seed}:beginning"))
            minds.node = roots[drawn][1]
    return Cast(story, minds)


def _after(story: CastStory, after: str, limits: Limits, most_worlds: int, seed: int) -> Cast:
    story.scene.needs_turns()
    stories = follow(begin(ReferenceEngine(story.scene.task, limits)), read_names(after))
    drawn = stories[draw([each.probability for each in stories], random.Random(f"{seed}:beginning"))]
    graph = condensed(reachable(drawn.end.node))
    return Cast(story, OpenMinds(story.task, limits, most_worlds, graph))


def _source(source: Any) -> Any:
    return Text(str(source) + "\n", "built.story") if isinstance(source, StoryBuilder) else source


def restore(
    save: Mapping[str, Any],
    source: str | Text | Scene | StoryBuilder | Any = None,
    *,
    limits: Limits | None = None,
    most_worlds: int = MOST_WORLDS,
    gone: list[str] | None = None,
) -> Cast:
    """Take up a saved cast, in the story as it is now: what is new in it is as it declares, what is gone is dropped.

    A save is data and may come from anybody: every part of it is checked. source: the story, where it is none of the
    catalogue: a save names a file, but cannot have it opened. gone: a list to which the names of all that the save has
    and the story no longer are added. Raises RequestError for what is no save, StoryError, LimitReached.
    """
    found = source if isinstance(source, Scene) or source is None else _source(source)
    back = opened(save, found, limits or Limits(), most_worlds)
    made = Cast(back.story, back.minds, back.count, back.log)
    made.ahead = back.ahead
    if gone is not None:
        gone += back.gone
    return made
