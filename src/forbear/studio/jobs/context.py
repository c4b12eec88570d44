"""What a job works with: its bounds, the scene it is about, and somebody to tell how far it is."""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Mapping
from itertools import zip_longest
from pathlib import Path

from forbear.account.plain import Data
from forbear.api.limits import DEEPEST, Limits
from forbear.api.moved_outcomes import MovedOutcomes
from forbear.api.runs import Run
from forbear.api.scene import Scene, load
from forbear.api.sources import Text, is_scene_name, is_text, near_scenes
from forbear.api.trees import StoryTree
from forbear.editing.parts import offered_numbers
from forbear.errors import LimitReached, RequestError, StoryError
from forbear.records import replace
from forbear.studio.failures import Refused
from forbear.studio.jobs.asked import BESIDE, EARLIER_BESIDE, MOST_EARLIER, Asked
from forbear.studio.jobs.warm import Warm

MOST_SETTINGS, MOST_NUMBERS = 200, 200

MOST_OFFERED = 64
"""So many of the numbers that a page offers one tape is over."""

OPENING = 1 / 8
"""Such a part of the seconds a tape may take that nobody has moved a number for: a run must still fit into the rest."""

UNSAVED = "text.story"

_ENDINGS = (".story", ".trope", ".txt")


class Context:
    """One job's surroundings. limits: the server's; a request may lower them. tell: is told (share, doing)."""

    def __init__(self, warm: Warm, limits: Data, tell: Callable[[float, str], None]) -> None:
        self.warm = warm
        self.tell = tell
        self._limits = limits

    def limits(self, asked: Asked) -> Limits:
        """Return the bounds of the job: the server's, or what the request lowers them to."""
        if not asked.has("limits"):
            asked.optional("limits")
            return Limits(**self._limits)
        inner = asked.inner("limits")
        nodes = inner.whole("nodes", 1, self._limits["nodes"], self._limits["nodes"])
        stories = inner.whole("stories", 1, self._limits["stories"], self._limits["stories"])
        seconds = inner.amount("seconds", self._limits["seconds"])
        if not 0 < seconds <= self._limits["seconds"]:
            raise Refused("bad-request", f"'limits.seconds' must be above 0 and at most {self._limits['seconds']:g}")
        inner.finish()
        return Limits(nodes, seconds, self._limits["megabytes"], stories)

    def required_text(self, asked: Asked) -> Text:
        """Return the text of a request that must have one."""
        source = text_of(asked)
        if source is None:
            raise Refused("bad-request", "'text' or 'file' is needed")
        return source

    def scene(self, asked: Asked) -> Scene:
        """Return the scene that a request names, with all that it changes; loaded scenes stay warm. before: as it was before
        anything was told of it. free: as it is read, with nobody held to what is told."""
        scene, amounts, depth = self.beginning(asked)
        return changed(scene, amounts, depth)

    def beginning(self, asked: Asked) -> tuple[Scene, dict[str, float], int | None]:
        """Return the same before its numbers are moved, what is to be moved, and how deep everyone is to think."""
        source = source_of(asked)
        case = asked.optional("case")
        settings = asked.texts("settings", MOST_SETTINGS)
        amounts = asked.amounts("numbers", MOST_NUMBERS)
        depth = asked.optional_whole("depth", 0, DEEPEST)
        before, free = asked.flag("before", False), asked.flag("free", False)
        name = (source, _beside(source), case, settings, before)
        scene: Scene = self.warm.scenes.get(name, lambda: load(source, case=case, settings=settings, before=before))
        earlier = _earlier_of(asked)
        if earlier:
            known = tuple((one, _beside(one)) for one in earlier)
            scene = self.warm.scenes.get((*name, known), lambda: self._going_on(scene, earlier))
        return scene.free() if free else scene, amounts, depth

    def outcomes(
        self, scene: Scene, amounts: dict[str, float], limits: Limits, *, free: bool = False
    ) -> dict[str, float] | None:
        """Return how likely each outcome is with some numbers moved, by a tape that stays warm; None where only a run
        can tell. A scene that is told is free once a number of it is moved. free: somebody is about to move numbers: the
        tape is made even if none is moved yet."""
        if scene.carried is not None or not scene.task.turns or not scene.task.outcomes or not (amounts or free):
            return None
        if {name for name, _ in scene.problem.constants} & set(amounts):
            return None
        scene = scene.free()
        name = (_named(scene), limits)
        allowed = limits if amounts else replace(limits, seconds=limits.seconds * OPENING)

        def make() -> MovedOutcomes:
            return MovedOutcomes(scene.task, scene.number, offered_numbers(scene)[:MOST_OFFERED], allowed)

        found: MovedOutcomes | None = self.warm.tapes.get(name, make)
        try:
            return None if found is None else found.at(amounts)
        except LimitReached:
            if amounts:
                self.warm.tapes.put(name, None)
            else:
                self.warm.tapes.drop(name)
            return None

    def _going_on(self, scene: Scene, earlier: tuple[str | Text, ...]) -> Scene:
        """Return a scene as it goes on from others, each a name of the catalogue or a text, told one after another."""
        limits = Limits(**self._limits)
        for source in earlier:
            if isinstance(source, str) and not is_text(source) and not is_scene_name(source):
                raise Refused("not-found", f"there is no scene '{source[:100]}'", near_scenes(source))
        run = load(earlier[0]).run(limits=limits)
        for source in earlier[1:]:
            run = run.then(load(source), limits=limits)
        return scene.going_on(run)

    def sound_scene(self, source: Text) -> Scene | None:
        """Return the scene of a text; None where it has mistakes, or is too large."""
        name = (source, _beside(source), None, (), False)
        try:
            found: Scene = self.warm.scenes.get(name, lambda: load(source))
        except (StoryError, RequestError, LimitReached):
            return None
        return found

    def tree(self, asked: Asked) -> StoryTree:
        """Return the tree of the scene that a request names; it stays warm, with all that was opened of it."""
        scene = self.scene(asked)
        limits = self.limits(asked)
        tree: StoryTree = self.warm.stories.get(("tree", _named(scene), limits), lambda: StoryTree(scene, limits))
        return tree

    def run(self, scene: Scene, limits: Limits, after: str, *, samples: int = 0, seed: int = 0) -> Run:
        """Return what comes of a scene; it stays warm, unless a limit cut it short."""
        name = ("run", _named(scene), limits, after, samples, seed)
        found: Run | None = self.warm.stories.find(name)
        if found is None:
            found = scene.run(after, samples=samples, seed=seed, limits=limits, on_progress=self._finished)
            if found.record.limit is None:
                self.warm.stories.put(name, found)
        return found

    def _finished(self, stories: int, probability: float) -> None:
        self.tell(probability, f"{stories} stories")


def changed(scene: Scene, amounts: Mapping[str, float], depth: int | None) -> Scene:
    """Return a scene with numbers moved, and with everyone thinking so deep, where that is said."""
    scene = scene.moved(amounts)
    return scene if depth is None else scene.at_depth(depth)


def _named(scene: Scene) -> Hashable:
    """Return what two scenes share if nothing of them differs."""
    told = (scene.reading is None, scene.is_free)
    return (
        scene.source,
        _beside(scene.source),
        scene.case,
        scene.settings,
        scene.moves,
        scene.depth,
        scene.carried,
        told,
    )


def _beside(source: str | Path | Text) -> Hashable:
    """Return how the files stand that a text may import: another answer, and it must be loaded anew."""
    if not isinstance(source, Text) or source.folder is None:
        return None
    with os.scandir(source.folder) as entries:
        listed = [(entry.name, entry.stat(follow_symlinks=False)) for entry in entries if entry.name.endswith(_ENDINGS)]
    return tuple(sorted((name, found.st_mtime_ns, found.st_size) for name, found in listed))


def text_of(asked: Asked) -> Text | None:
    """Return the text that a request sends, or that of the file that it named; None where there is none."""
    file, text, folder = (asked.optional(member) for member in ("file", "text", BESIDE))
    if text is None:
        return None
    return Text(text, file or UNSAVED, None if folder is None else Path(folder))


def _earlier_of(asked: Asked) -> tuple[str | Text, ...]:
    """Return the scenes that a request goes on from: names of the catalogue, texts, and texts of files."""
    named, folders = asked.texts("earlier", MOST_EARLIER), asked.texts(EARLIER_BESIDE, MOST_EARLIER)
    return tuple(
        Text(name, f"earlier-{place + 1}.story", Path(folder)) if folder else name
        for place, (name, folder) in enumerate(zip_longest(named, folders, fillvalue=""))
    )


def source_of(asked: Asked) -> str | Text:
    """Return what a request names: a scene of the catalogue, or a text. Never a path: it would be opened."""
    name, text = asked.optional("scene"), text_of(asked)
    if (name is None) == (text is None):
        raise Refused("bad-request", "one of 'scene', 'file' and 'text' is needed", "'file' and 'text' may go together")
    if text is not None:
        return text
    assert name is not None
    if not is_scene_name(name):
        near = near_scenes(name)
        raise Refused("not-found", f"there is no scene '{name[:100]}'", near)
    return name
