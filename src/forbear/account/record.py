"""What came of running a scene: the one record that the report and the data are made from."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from forbear.errors import Diagnostic, LimitReached
from forbear.grounding.task import Task
from forbear.language.problem import READER, Problem
from forbear.language.ties import is_same
from forbear.language.values import Value
from forbear.logic.cells import Path
from forbear.records import dataclass
from forbear.stories.moment import Odds
from forbear.stories.story import Story
from forbear.stories.unfold import unfold

if TYPE_CHECKING:
    from forbear.reading.told_reading import ToldReading

CONCEIVED = 2_000
"""So many stories are looked at of what might have been."""


@dataclass(frozen=True, slots=True)
class BeliefWeight:
    """The weight in [0, 1] that a mind (the last on the path, as those before it see it) gives to a value.

    knows: where two minds are on the path, how likely the first takes it to be that the second is sure, and right.
    """

    path: Path
    fluent: str
    value: Value
    weight: float
    knows: float | None = None


@dataclass(frozen=True, slots=True)
class EarlierScene:
    """A scene that another goes on from: its name, the story it is taken to have been, and how likely that was."""

    name: str
    told: str
    probability: float


@dataclass(frozen=True, slots=True)
class Record:
    """A scene that was run.

    name: what was asked for. given: the stories so far, one for each beginning that nature may have drawn, with the
    events that were taken as having happened. stories: those that finished, likeliest first. unfinished: the
    probability of the rest. samples: stories drawn by seed, where asked for. limit: what stopped the work, if
    anything did. horizon: the number of turns after which the story was taken to end, where no more could be worked
    out; None: all of them. reading: what is told of the scene, and shows of its people; the task is as it is read likeliest.
    is_as_told: the given events are those that are told.
    """

    name: str
    case: str | None
    settings: tuple[str, ...]
    problem: Problem
    task: Task
    warnings: tuple[Diagnostic, ...]
    given: tuple[Story, ...]
    stories: tuple[Story, ...]
    unfinished: float
    samples: tuple[Story, ...] = ()
    seed: int | None = None
    limit: LimitReached | None = None
    interrupted: bool = False
    horizon: int | None = None
    declared: tuple[BeliefWeight, ...] = ()
    earlier: tuple[EarlierScene, ...] = ()
    reading: ToldReading | None = None
    is_as_told: bool = False

    @property
    def told(self) -> Story | None:
        """The story that is told in full: the likeliest, or the first that was drawn."""
        if self.samples:
            return self.samples[0]
        return self.stories[0] if self.stories else None

    @property
    def conceivable(self) -> tuple[Story, ...]:
        """The stories that might have been: where a telling says what happened, all from the beginning on, as many as are
        looked at; else those that finished."""
        if not self.is_as_told:
            return self.stories
        begun = tuple(Story(story.beginning, story.log_weight) for story in self.given)
        return unfold(begun, most=CONCEIVED).stories or self.stories

    @property
    def tied(self) -> int:
        """How many other stories are as likely as the told one, ties within 1e-9 included."""
        told = self.told
        if told is None or self.samples:
            return 0
        return sum(is_same(story.probability, told.probability) for story in self.stories) - 1

    @property
    def outcomes(self) -> tuple[tuple[str, float], ...]:
        """Each declared outcome with its probability among the stories that finished; nothing where none did."""
        total = math.fsum(story.probability for story in self.stories)
        if not total:
            return ()
        return tuple(
            (name, math.fsum(s.probability for s in self.stories if s.end.holds(name)) / total)
            for name, _ in self.task.outcomes
        )

    @property
    def characters(self) -> tuple[str, ...]:
        """The characters; the reader is none."""
        return tuple(name for name in self.task.characters if name != READER)

    def paths(self) -> tuple[Path, ...]:
        """Return the paths of one and two minds, in order."""
        names = self.task.characters
        return (*((name,) for name in names), *((a, b) for a in names for b in self.characters))

    def beliefs(self, each: Callable[[], None] = lambda: None) -> tuple[BeliefWeight, ...]:
        """Return what everyone believes of every fluent where the given events end, averaged over nature's draws.

        each: called before each of nature's draws is looked at, and may raise what ends it.
        """
        if not self.given:
            return self.declared
        found = []
        truth = self.odds((), each)
        for path in self.paths():
            knows = self.knows(path, each) if len(path) > 1 else None
            for cell, odds in enumerate(self.odds(path, each)):
                values = dict.fromkeys([*truth[cell], *odds])
                if self.task.fluents[cell].type == "boolean":
                    values = dict.fromkeys((True, False))
                fluent = str(self.task.fluents[cell])
                known = None if knows is None else knows[cell]
                found += [BeliefWeight(path, fluent, value, odds.get(value, 0.0), known) for value in values]
        return tuple(found)

    def odds(self, path: Path, each: Callable[[], None] = lambda: None) -> tuple[Odds, ...]:
        """Return the odds of every cell on a path where the given events end."""
        total: list[Odds] = [{} for _ in self.task.fluents]
        whole = math.fsum(story.probability for story in self.given)
        for story in self.given:
            each()
            weight = story.probability / whole
            for sums, odds in zip(total, story.end.odds(path), strict=True):
                for value, share in odds.items():
                    sums[value] = sums.get(value, 0.0) + weight * share
        return tuple(total)

    def knows(self, path: Path, each: Callable[[], None] = lambda: None) -> tuple[float, ...]:
        """Return for every cell how likely the last mind on a path is to know it (Moment.knows) where the given events
        end, averaged over nature's draws."""
        whole = math.fsum(story.probability for story in self.given)
        rows = []
        for story in self.given:
            each()
            rows.append((story.probability / whole, story.end.knows(path)))
        return tuple(
            math.fsum(weight * knows[cell] for weight, knows in rows) for cell in range(len(self.task.fluents))
        )
