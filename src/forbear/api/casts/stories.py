"""What a cast was made from: a scene, who came later, and who is gone; and how a save tells of it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import reduce
from typing import Any

from forbear.account.plain import Data
from forbear.api.casts.parts import is_text, texts, unusable
from forbear.api.casts.records import Taken
from forbear.api.casts.saves import MOST_NODES
from forbear.api.scene import Scene, load
from forbear.api.sources import Text, scene_names
from forbear.errors import RequestError
from forbear.figures import is_usable
from forbear.grounding.people import without_person
from forbear.grounding.task import Task
from forbear.minds.budget import DEEPEST
from forbear.records import dataclass

_MOST = 2_000
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class CastStory:
    """removed: who is gone. task: the scene's, without them."""

    scene: Scene
    removed: tuple[str, ...]
    task: Task

    def extended(self, text: str) -> CastStory:
        """Return the story with further definitions. Raises StoryError."""
        return of_scene(self.scene.extended(text), self.removed)

    def without(self, name: str) -> CastStory:
        """Return the story without somebody."""
        return CastStory(self.scene, (*self.removed, name), without_person(self.task, name))

    def forgetting(self, name: str) -> CastStory | None:
        """Return the story as if somebody who came later had never been, None for one of its own people.

        Raises StoryError where what came later still than they names them.
        """
        entity = re.compile(rf"entity {re.escape(name)} :")
        left = tuple(text for text in self.scene.more if not entity.match(text))
        if len(left) == len(self.scene.more):
            return None
        return of_scene(self.scene.with_more(left), self.removed)

    def as_data(self) -> Data:
        """Return what a save has of it."""
        scene = self.scene
        return {
            "name": scene.name,
            "case": scene.case,
            "settings": list(scene.settings),
            "numbers": dict(scene.moves),
            "depth": scene.depth,
            "added": list(scene.more),
            "removed": list(self.removed),
        }


def of_scene(scene: Scene, removed: tuple[str, ...] = ()) -> CastStory:
    """Return what a cast of a scene is made from."""
    there = [name for name in removed if name in scene.task.characters]
    return CastStory(scene, tuple(removed), reduce(without_person, there, scene.task))


def read_story(save: Mapping[str, Any], source: str | Text | Scene | None) -> tuple[CastStory, tuple[str, ...]]:
    """Return the story of a save as it is now, and what of its changes can no longer be made.

    Raises RequestError, StoryError, LimitReached.
    """
    told = save.get("story")
    if not isinstance(told, Mapping):
        raise unusable("story")
    name, case, depth = told.get("name"), told.get("case"), told.get("depth")
    settings, added, removed = (texts(told, each, _MOST, _LONGEST) for each in ("settings", "added", "removed"))
    numbers = told.get("numbers")
    if not is_text(name) or not (case is None or is_text(case)):
        raise unusable("story")
    if not (depth is None or (type(depth) is int and 0 <= depth <= DEEPEST)):
        raise unusable("story")
    if (
        not isinstance(numbers, Mapping)
        or len(numbers) > _MOST
        or not all(is_usable(each) for each in numbers.values())
    ):
        raise unusable("story")
    if isinstance(source, Scene):
        scene = source
    else:
        if source is None and name not in scene_names():
            raise RequestError(f"the save is of '{name}', which is not in the catalogue", "name the story's file")
        scene = load(str(name) if source is None else source, case=case, settings=settings, more=added)
        scene = scene.moved(numbers) if numbers else scene
        scene = scene if depth is None else scene.at_depth(depth)
    dropped = tuple(each for each in removed if each not in scene.task.characters)
    return of_scene(scene, removed), dropped


def read_bounds(save: Mapping[str, Any]) -> tuple[int, int | None]:
    """Return how many nodes there may be in any case, and how many worlds a mind keeps apart, where the save says so."""
    room, most_worlds = save.get("room", 0), save.get("most_worlds")
    if type(room) is not int or not 0 <= room <= MOST_NODES:
        raise unusable("room")
    if most_worlds is not None and (type(most_worlds) is not int or not 2 <= most_worlds <= MOST_NODES):
        raise unusable("most_worlds")
    return room, most_worlds


def read_log(save: Mapping[str, Any]) -> tuple[int, list[Taken], tuple[str, ...], float]:
    """Return how many events there were, those remembered, who is ahead, and the most weight that was merged."""
    count, log, merged = (save.get(name) for name in ("count", "log", "merged"))
    if type(count) is not int or not 0 <= count < 2**53:
        raise unusable("count")
    if not isinstance(log, list) or len(log) > _MOST:
        raise unusable("log")
    if not isinstance(merged, (int, float)) or isinstance(merged, bool) or not 0 <= merged <= 1:
        raise unusable("merged")
    return count, [_taken(row) for row in log], texts(save, "ahead", _MOST), float(merged)


def _taken(row: object) -> Taken:
    if not isinstance(row, Mapping):
        raise unusable("log")
    try:
        moves = {
            _text(who): tuple(
                (_text(each["fluent"]), _plain(each["value"]), _weight(each["before"]), _weight(each["after"]))
                for each in rows
            )
            for who, rows in row["moved"].items()
        }
        return Taken(
            number=int(row["number"]),
            event=_text(row["event"]),
            by=None if row["by"] is None else _text(row["by"]),
            told=_text(row["told"]),
            seen={_text(who): _text(how) for who, how in row["seen"].items()},
            surprise={
                _text(who): math.inf if bits == "infinite" else float(bits) for who, bits in row["surprise"].items()
            },
            moved=moves,
            exact=bool(row["exact"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        raise unusable("log") from None


def _text(value: object) -> str:
    if not is_text(value, _LONGEST):
        raise ValueError
    return str(value)


def _plain(value: object) -> object:
    if isinstance(value, (bool, str)) or is_usable(value):
        return value
    raise ValueError


def _weight(value: object) -> float:
    if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 1 + 1e-6:
        return float(value)
    raise ValueError
