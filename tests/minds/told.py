"""Running a small scene and asking it for numbers: what every test of the engine does."""

from __future__ import annotations

import math

from forbear.grounding.ground import ground
from forbear.grounding.task import Task
from forbear.language.loader import load_problem
from forbear.language.values import Value, show
from forbear.minds.budget import Limits
from forbear.minds.reference import ReferenceEngine
from forbear.stories.follow import describe, follow, read_names
from forbear.stories.moment import Moment, Surprise
from forbear.stories.story import Story
from forbear.stories.unfold import begin, unfold

PEOPLE = "entity A : character; entity B : character;\n"


class Told:
    """A scene given as text, with what its stories are asked for."""

    def __init__(
        self, text: str, settings: tuple[str, ...] = (), case: str | None = None, limits: Limits | None = None
    ) -> None:
        self.task: Task = ground(load_problem(text, settings=settings, case=case))
        self.engine = ReferenceEngine(self.task, limits)

    def at(self, after: str = "") -> Moment:
        """Return the moment after some events, in a scene with one beginning."""
        found = follow(begin(self.engine), read_names(after))
        assert len(found) == 1
        return found[0].end

    def odds(self, after: str = "") -> dict[str, float]:
        """Return what may happen next, by name, with its probability."""
        return {describe(option.event, self.task): option.probability for option in self.at(after).options}

    def values(self, after: str = "") -> dict[str, float | None]:
        """Return what may happen next with its Q."""
        return {describe(option.event, self.task): option.value for option in self.at(after).options}

    def weight(self, path: str, fluent: str, value: Value = True, after: str = "") -> float:
        """Return the weight that the last mind on a path such as `A>B` gives to a value."""
        names = tuple(path.split(">"))
        return self.at(after).odds(names)[self.task.cell(fluent)].get(value, 0.0)

    def value_weight(self, path: str, fluent: str, value: str, after: str = "") -> float:
        """Return the weight that the last mind on a path gives to a value as it is written."""
        found = self.at(after).odds(tuple(path.split(">")))[self.task.cell(fluent)]
        return math.fsum(weight for held, weight in found.items() if show(held) == value)

    def surprises(self, after: str, event: str) -> dict[str, Surprise]:
        """Return how surprising an event is to each who sees it."""
        moment = self.at(after)
        option = next(o for o in moment.options if describe(o.event, self.task) == event)
        return {surprise.character: surprise for surprise in moment.surprises(option.event)}

    def stories(self) -> dict[tuple[str, ...], float]:
        """Return every story with its probability; equal courses of events from several beginnings are added up."""
        found: dict[tuple[str, ...], float] = {}
        for story in self.unfolded():
            key = tuple(describe(step.event, self.task) for step in story.steps)
            found[key] = found.get(key, 0.0) + story.probability
        return found

    def unfolded_first(self) -> Story:
        """Return the story in which everybody takes the first that is open to them."""
        story = begin(self.engine)[0]
        while not story.is_over:
            story = story.then(story.end.options[0])
        return story

    def unfolded(self) -> tuple[Story, ...]:
        """Return all stories."""
        result = unfold(begin(self.engine), most=100_000)
        assert result.limit is None
        return result.stories
