"""Where casts come from: a story at its beginning, or a save."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Any

from forbear.api.casts.cast import Cast
from forbear.api.casts.reopening import opened
from forbear.api.casts.saves import MOST_NODES
from forbear.api.casts.stories import CastStory, of_scene
from forbear.api.scene import Scene, load
from forbear.api.sources import Text
from forbear.errors import RequestError
from forbear.garbage import without_collecting
from forbear.language import amounts
from forbear.language.building.builder import StoryBuilder
from forbear.minds.budget import Limits
from forbear.minds.live.graph import MindGraph, condensed, reachable
from forbear.minds.live.open_minds import MOST_WORLDS, OpenMinds, beginning
from forbear.minds.reference import ReferenceEngine
from forbear.stories.follow import follow, read_names
from forbear.stories.sample import draw
from forbear.stories.unfold import begin


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
    _check_worlds(most_worlds)
    bounds = limits or Limits()
    story = of_scene(scene)
    with without_collecting():
        graph = _after(story, after, bounds, seed) if after else beginning(story.task, bounds, _drawn(seed))
        return Cast(story, OpenMinds(story.task, bounds, most_worlds, graph, len(graph.nodes)))


def _check_worlds(most: int) -> None:
    if type(most) is not int or not 2 <= most <= MOST_NODES:
        raise RequestError(f"most_worlds is a whole number, from 2 to {MOST_NODES:,}")


def _drawn(seed: int) -> Callable[[list[float]], int]:
    def pick(logs: list[float]) -> int:
        return draw([amounts.exp(log) for log in logs], random.Random(f"{seed}:beginning")) if len(logs) > 1 else 0

    return pick


def _after(story: CastStory, after: str, limits: Limits, seed: int) -> MindGraph:
    story.scene.needs_turns()
    stories = follow(begin(ReferenceEngine(story.scene.task, limits)), read_names(after))
    drawn = stories[draw([each.probability for each in stories], random.Random(f"{seed}:beginning"))]
    return condensed(reachable(drawn.end.node))


def _source(source: Any) -> Any:
    return Text(str(source) + "\n", "built.story") if isinstance(source, StoryBuilder) else source


def restore(
    save: Mapping[str, Any],
    source: str | Text | Scene | StoryBuilder | Any = None,
    *,
    limits: Limits | None = None,
    most_worlds: int | None = None,
    gone: list[str] | None = None,
) -> Cast:
    """Take up a saved cast, in the story as it is now: what is new in it is as it declares, what is gone is dropped.

    A save is data and may come from anybody: every part of it is checked. source: the story, where it is none of the
    catalogue: a save names a file, but cannot have it opened. gone: a list to which the names of all that the save has
    and the story no longer are added. most_worlds: where no longer as many as the cast that was saved kept apart. Raises
    RequestError for what is no save, StoryError, LimitReached.
    """
    if most_worlds is not None:
        _check_worlds(most_worlds)
    found = source if isinstance(source, Scene) or source is None else _source(source)
    back = opened(save, found, limits or Limits(), most_worlds)
    made = Cast(back.story, back.minds, back.count, back.log)
    made.ahead = back.ahead
    if gone is not None:
        gone += back.gone
    return made
