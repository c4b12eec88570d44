"""A told story laid out for questions: its steps one by one, also in altered scenes where the same things happen.

A Frame may end with a turn that the story stops before: its last step then has no event.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from forbear.grounding.task import Task
from forbear.language.expressions import FALSE
from forbear.language.problem import READER, UNCHOSEN
from forbear.minds.events import Event, Step, following
from forbear.minds.interface import Engine
from forbear.records import dataclass, replace
from forbear.stories.moment import Moment
from forbear.stories.story import Story
from forbear.stories.unfold import begin
from forbear.stories.view import View
from forbear.stories.vocabulary.bindings import Bindings

EngineOf = Callable[[Task], Engine]


@dataclass(frozen=True, slots=True)
class FrameStep:
    """A step of the story: the moment before it, and what happened (None where the story stops)."""

    before: Moment
    event: Event | None

    @property
    def step(self) -> Step:
        return self.before.step

    @property
    def chooser(self) -> str:
        """Who chooses here: a character, CHANCE or SCRIPT."""
        found = self.before.chooser
        assert found is not None
        return found


class Frame:
    """One told story in one scene."""

    def __init__(
        self,
        task: Task,
        engine_of: EngineOf,
        place: int,
        events: tuple[Event, ...],
        is_open: bool,
        engine: Engine | None = None,
    ) -> None:
        """place: which of nature's beginnings. events: what happened. is_open: the turn after them is a step too.
        engine: one of the task that has worked some of it out already."""
        self.task = task
        self.engine_of = engine_of
        self.place = place
        self.events = events
        self.is_open = is_open
        self.engine = engine_of(task) if engine is None else engine
        self.bindings = Bindings(task, self.engine.reader)
        self.people = tuple(name for name in task.characters if name != READER)

    @cached_property
    def points(self) -> tuple[FrameStep, ...]:
        """The steps, as far as they can happen."""
        moment = self._begun
        found: list[FrameStep] = []
        for event in self.events:
            if moment.chooser is None or event not in self.engine.menu(moment.arrived, moment.step):
                return tuple(found)
            found.append(FrameStep(moment, event))
            moment = moment.after(event)
        if self.is_open and moment.chooser is not None:
            found.append(FrameStep(moment, None))
        return tuple(found)

    @property
    def _begun(self) -> Moment:
        begun = begin(self.engine)
        return begun[self.place if self.place < len(begun) else 0].end

    def before(self, number: int) -> Moment | None:
        """Return the moment before a step, and work out no more than what leads to it; None where it does not come to that."""
        moment = self._begun
        for event in self.events[:number]:
            if moment.chooser is None or event not in self.engine.menu(moment.arrived, moment.step):
                return None
            moment = moment.after(event)
        return moment if moment.chooser is not None else None

    @cached_property
    def end(self) -> Moment:
        """The last moment of the story."""
        last = next(point for point in reversed(self.points) if point.event is not None)
        assert last.event is not None
        return last.before.after(last.event)

    def after(self, number: int) -> Moment:
        """Return the moment after a step; before it, where the story stops there."""
        point = self.points[number]
        return point.before if point.event is None else point.before.after(point.event)

    def following(self, step: Step, event: Event) -> Step:
        """Return the step after an event."""
        return following(self.task, step, event)

    def altered(self, task: Task) -> Frame:
        """Return the same story in an altered scene."""
        return Frame(task, self.engine_of, self.place, self.events, self.is_open)

    def with_turn(self, name: str) -> Frame:
        """Return the story with one more turn, at which it stops."""
        task = replace(self.task, turns=(*self.task.turns, name), ends=FALSE)
        return Frame(task, self.engine_of, self.place, self.events, True)

    def depth(self, name: str) -> int:
        """Return how deep somebody thinks."""
        return 0 if name in UNCHOSEN else self.task.minds[self.task.characters.index(name)].depth

    def place_of(self, name: str) -> int:
        """Return somebody's place among the characters."""
        return self.task.characters.index(name)

    @cached_property
    def truth(self) -> View:
        """How the true story runs."""
        return View(self.engine, None, tuple(mind.depth for mind in self.task.minds))

    def mind(self, name: str, depth: int | None = None, plainly: str | None = None) -> View:
        """Return how somebody foresees the story. plainly: who is taken to read nothing into what the others do."""
        key = (name, self.depth(name) if depth is None else depth, plainly)
        found = self._views.get(key)
        if found is None:
            deep = [key[1]] * len(self.task.characters)
            if plainly is not None:
                deep[self.place_of(plainly)] = 0
            found = self._views[key] = View(self.engine, name, tuple(deep), key[1])
        return found

    @cached_property
    def _views(self) -> dict[tuple[str, int, str | None], View]:
        return {}


def frame_of(story: Story, engine_of: EngineOf) -> Frame:
    """Return the frame of a told story. What its engine has worked out already is not worked out again; it begins a new
    allowance, as an engine made for an altered scene has one."""
    engine = story.beginning.engine
    engine.budget.renew()
    state = story.beginning.node.state
    place = next((n for n, begun in enumerate(begin(engine)) if begun.end.node.state == state), 0)
    return Frame(engine.task, engine_of, place, tuple(step.event for step in story.steps), False, engine)
