"""How a scene of which something is told opens: under its likeliest reading, with the story that is told."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Protocol, Self

from forbear.api.runs import Run
from forbear.catalogue.readings import kept_reading
from forbear.grounding.task import Task
from forbear.language.problem import Problem
from forbear.language.tale import Tale
from forbear.minds.interface import Engine
from forbear.reading.telling import told_events
from forbear.reading.told_reading import ToldReading
from forbear.reading.told_story import as_given
from forbear.records import replace
from forbear.stories.story import Story
from forbear.stories.unfold import Unfolding, begin, unfold


class Readable(Protocol):
    """A scene of which something may be told."""

    @property
    def name(self) -> str:
        """What it is called."""
        ...

    @property
    def case(self) -> str | None:
        """The case of it that was chosen."""
        ...

    @property
    def problem(self) -> Problem:
        """The checked problem."""
        ...

    @property
    def task(self) -> Task:
        """The same, ground."""
        ...

    def under(self, task: Task, reading: ToldReading) -> Self:
        """Return the scene under a reading."""
        ...

    def run(self) -> Run:
        """Work out what happens."""
        ...


def opening(scene: Readable, worked_out: Callable[[str | None], ToldReading | None]) -> ToldReading | None:
    """Return what is told of a scene as the catalogue has it, or worked out; of a case that tells nothing itself, what is told
    of the scene. None where nothing is.

    worked_out: works the reading of a case out, of the scene with nothing else changed in it.
    """
    told = scene.case if scene.problem.tale is not None else None
    return kept_reading(scene.name, told) or worked_out(told)


def as_told(
    tale: Tale, engine: Engine, most: int, on_progress: Callable[[int, float], None] | None
) -> tuple[tuple[Story, ...], Unfolding]:
    """Return what is told to have happened, and the stories that go on from there to the outcomes that are told; all that may
    happen, where no story fits. most: stories."""
    told = told_events(tale)
    given = as_given(engine, told) or begin(engine)
    found = unfold(given, most=most, on_progress=on_progress)
    fitting = tuple(s for s in found.stories if all(s.end.holds(name) is is_so for name, is_so in told.outcomes))
    if not fitting:
        return given, found
    whole = math.fsum(story.probability for story in fitting)
    share = math.log(whole / math.fsum(story.probability for story in found.stories))
    kept = tuple(replace(story, log_weight=story.log_weight - share) for story in fitting)
    return given, replace(found, stories=kept)
