"""Which course of events is the likeliest at each of many settings of a scene's numbers."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from forbear.language import amounts
from forbear.language.ties import SAME, ranked
from forbear.minds.events import Event
from forbear.minds.interface import Engine
from forbear.minds.tape.forms import Columns
from forbear.records import dataclass
from forbear.stories.moment import Moment
from forbear.stories.story import Story
from forbear.stories.sweep.tracing import set_in
from forbear.stories.taped.ongoing import OngoingRuns, RunTapes
from forbear.stories.unfold import begin, in_writing


@dataclass(frozen=True, slots=True)
class KnownCourse:
    """One way for a scene to go: which of nature's beginnings, and what happens."""

    place: int
    events: tuple[Event, ...]


class LikeliestCourse:
    """Tells the likeliest of the courses that a scene is known to take."""

    def __init__(
        self,
        runs: OngoingRuns,
        stories: Sequence[Story],
        most: int = 64,
        whole: Callable[[Engine], float] | None = None,
        first: Callable[[Story], bool] | None = None,
    ) -> None:
        """stories: all that the scene may come to as it stands, the likeliest first; so many of them are looked at.
        whole: how likely all together are that are looked for, of which there may be only some; sure, where it is not
        given. first: which of several that are equally likely come first, as `unfold` has them."""
        self._runs = runs
        self._whole = whole
        begun = begin(stories[0].beginning.engine) if stories else ()
        beginnings = [story.beginning.node.state for story in begun]
        self._courses = [
            KnownCourse(beginnings.index(story.beginning.node.state), tuple(step.event for step in story.steps))
            for story in stories[:most]
        ]
        self._later = [first is not None and not first(story) for story in stories[:most]]
        self._tapes = RunTapes(runs, lambda run: self._chances(run.engine))

    def at(self, columns: Columns, points: int) -> list[KnownCourse | None]:
        """Return the likeliest course at each setting; None where another than the known ones may be as likely.

        Raises LimitReached, StoryError.
        """
        return [self._likeliest(row) for row in self._rows(columns, points)]

    def in_order(self, columns: Columns, points: int, most: int) -> list[list[KnownCourse]]:
        """Return so many of the likeliest courses at each setting, the likeliest first, so far as no other than the
        known ones may be as likely. Raises LimitReached, StoryError."""
        return [self._in_order(row, most) for row in self._rows(columns, points)]

    def _rows(self, columns: Columns, points: int) -> list[tuple[float, ...]]:
        found = self._tapes.at(columns, points)
        return [
            self._exactly([column[point] for column in columns]) if here is None else here.row
            for point, here in enumerate(found)
        ]

    def _in_order(self, row: Sequence[float], most: int) -> list[KnownCourse]:
        first = self._likeliest(row)
        if first is None:
            return []
        *chances, whole = row
        unknown = whole - math.fsum(chances)
        rest = ranked(
            range(len(chances)),
            lambda number: chances[number],
            lambda number: (self._later[number], in_writing(self._courses[number].events)),
        )
        certain = [n for n in rest if chances[n] > 0 and unknown < chances[n] * (1 - SAME)]
        return [first, *(course for n in certain if (course := self._courses[n]) != first)][:most]

    def _exactly(self, amounts: Sequence[float]) -> tuple[float, ...]:
        runs = self._runs
        return tuple(self._chances(runs.engine_of(set_in(runs.task, runs.numbers, amounts))).values())

    def _likeliest(self, chances: Sequence[float]) -> KnownCourse | None:
        *chances, whole = chances
        best = max(chances)
        if best <= 0 or whole - math.fsum(chances) >= best * (1 - SAME):
            return None
        tied = [number for number, chance in enumerate(chances) if chance >= best * (1 - SAME)]
        if self._whole is not None and len(tied) > 1:
            return None  # which of them is told first is for whoever looks for them to say
        return self._courses[
            min(tied, key=lambda number: (self._later[number], in_writing(self._courses[number].events)))
        ]

    def _chances(self, engine: Engine) -> dict[str, float]:
        begun = begin(engine)
        found = {
            str(number): _chance(begun[course.place], course.events) if course.place < len(begun) else 0.0
            for number, course in enumerate(self._courses)
        }
        return {**found, "whole": 1.0 if self._whole is None else self._whole(engine)}


def _chance(story: Story, events: tuple[Event, ...]) -> float:
    """Return how likely it is that these events happen, and no more."""
    moment: Moment = story.end
    log = story.log_weight
    for event in events:
        option = next((option for option in moment.options if option.event == event), None)
        if option is None or option.log_probability == -math.inf:
            return 0.0
        log = log + option.log_probability
        moment = moment.after(event)
    return amounts.exp(log) if moment.chooser is None else 0.0
