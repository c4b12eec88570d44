"""What a job works with: its bounds, the scene it is about, and somebody to tell how far it is."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from forbear import api
from forbear.studio.failures import Refused
from forbear.studio.jobs.asked import Asked
from forbear.studio.jobs.kinds import BESIDE
from forbear.studio.jobs.warm import Warm

Data = dict[str, Any]

MOST_SETTINGS, MOST_NUMBERS = 200, 200

UNSAVED = "text.story"


class Context:
    """One job's surroundings. limits: the server's; a request may lower them. tell: is told (share, doing)."""

    def __init__(self, warm: Warm, limits: Data, tell: Callable[[float, str], None]) -> None:
        self.warm = warm
        self.tell = tell
        self._limits = limits
        self._started = time.monotonic()

    def limits(self, asked: Asked) -> api.Limits:
        """Return the bounds of the job: the server's, or what the request lowers them to."""
        if not asked.has("limits"):
            asked.optional("limits")
            return api.Limits(**self._limits)
        inner = asked.inner("limits")
        nodes = inner.whole("nodes", 1, self._limits["nodes"], self._limits["nodes"])
        stories = inner.whole("stories", 1, self._limits["stories"], self._limits["stories"])
        seconds = inner.amount("seconds", self._limits["seconds"])
        if not 0 < seconds <= self._limits["seconds"]:
            raise Refused("bad-request", f"'limits.seconds' must be above 0 and at most {self._limits['seconds']:g}")
        inner.finish()
        return api.Limits(nodes, seconds, self._limits["megabytes"], stories)

    def required_text(self, asked: Asked) -> api.Text:
        """Return the text of a request that must have one."""
        source = text_of(asked)
        if source is None:
            raise Refused("bad-request", "'text' or 'file' is needed")
        return source

    def scene(self, asked: Asked) -> api.Scene:
        """Return the scene that a request names, with all that it changes; loaded scenes stay warm."""
        source = source_of(asked)
        case = asked.optional("case")
        settings = asked.texts("settings", MOST_SETTINGS)
        amounts = asked.amounts("numbers", MOST_NUMBERS)
        depth = asked.whole("depth", 0, 6) if asked.has("depth") else asked.optional("depth")
        scene: api.Scene = self.warm.get(
            (source, case, settings), lambda: api.load(source, case=case, settings=settings)
        )
        if amounts:
            scene = scene.moved(amounts)
        return scene if depth is None else scene.at_depth(int(depth))

    def tree(self, asked: Asked) -> api.Tree:
        """Return the tree of the scene that a request names; it stays warm, with all that was opened of it."""
        scene = self.scene(asked)
        limits = self.limits(asked)
        name = ("tree", scene.source, scene.case, scene.settings, scene.moves, scene.task.minds, limits)
        tree: api.Tree = self.warm.get(name, lambda: api.Tree(scene, limits))
        return tree


def text_of(asked: Asked) -> api.Text | None:
    """Return the text that a request sends, or that of the file that it named; None where there is none."""
    file, text, folder = (asked.optional(member) for member in ("file", "text", BESIDE))
    if text is None:
        return None
    return api.Text(text, file or UNSAVED, None if folder is None else Path(folder))


def source_of(asked: Asked) -> str | api.Text:
    """Return what a request names: a scene of the catalogue, or a text. Never a path: it would be opened."""
    name, text = asked.optional("scene"), text_of(asked)
    if (name is None) == (text is None):
        raise Refused("bad-request", "one of 'scene', 'file' and 'text' is needed", "'file' and 'text' may go together")
    if text is not None:
        return text
    assert name is not None
    if name not in api.scene_names():
        near = api.near_scenes(name)
        raise Refused("not-found", f"there is no scene '{name[:100]}'", near)
    return name
