"""The tree of a scene's stories, a part at a time, and one story of it in full."""

from __future__ import annotations

from forbear.account.branches import after_text, branches_data, expected_outcomes
from forbear.account.data import drawn_data, told_data
from forbear.account.naming import Naming
from forbear.account.plain import Data
from forbear.api.scene import Scene
from forbear.errors import RequestError
from forbear.minds.budget import Limits
from forbear.minds.reference import ReferenceEngine
from forbear.reading.telling import told_event
from forbear.stories.branches import Places, branches, walked
from forbear.stories.story import Story
from forbear.stories.unfold import begin


class StoryTree:
    """All stories of a scene, worked out as far as they are asked for. Every method raises LimitReached, and
    RequestError for a place that is not there."""

    def __init__(self, scene: Scene, limits: Limits | None = None) -> None:
        if not scene.task.turns:
            raise RequestError(f"{scene.name} is no scene: nobody takes turns in it", "write 'turns: …;'")
        self._scene = scene
        self._engine = ReferenceEngine(scene.task, limits)
        self._naming = Naming(scene.problem, scene.task)
        self._begun = begin(self._engine)

    def part(self, events: Places = (), *, drawn: int = 0, levels: int = 2, most: int = 200) -> Data:
        """Return the part of the tree below some events, each named by its place among the options there.

        drawn: which of nature's beginnings. levels: how far down. most: how many places to open.
        """
        story = self._story(events, drawn)
        beginnings = [{"drawn": drawn_data(begun), "probability": begun.probability} for begun in self._begun]
        return {
            "beginnings": beginnings,
            **branches_data(branches(story, events, levels=levels, most=most), self._naming),
        }

    def story(self, events: Places, *, drawn: int = 0) -> Data:
        """Return one story in full, as far as the events go, with what is to be expected from there on."""
        story = self._story(events, drawn)
        record = self._scene.record_of((self._begun[drawn],), story)
        return {
            "story": told_data(story, self._naming, record),
            "over": story.is_over,
            "after": after_text(story),
            "outcomes": expected_outcomes(story, self._naming),
        }

    def told(self, events: Places, *, drawn: int = 0) -> str:
        """Return what tells that these events happened, as `told:` in a scene has it; anything may come behind them."""
        story = self._story(events, drawn)
        parts = [part for step in story.steps if (part := told_event(step.event, self._scene.task))]
        return ", ".join(parts if story.is_over else [*parts, "..."])

    def _story(self, events: Places, drawn: int) -> Story:
        self._engine.budget.renew()
        if drawn >= len(self._begun):
            raise RequestError(f"there is no beginning {drawn}: it has {len(self._begun)}")
        return walked(self._begun[drawn], events)
