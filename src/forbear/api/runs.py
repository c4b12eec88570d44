"""What came of running a scene: the record, as data and as a report, and questions about the story it tells."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from forbear.account.brief import brief
from forbear.account.naming import Naming
from forbear.account.plain import Data
from forbear.account.record import BeliefWeight, Record
from forbear.errors import ForbearError, LimitReached, RequestError
from forbear.grounding.task import Task
from forbear.language.problem import READER
from forbear.minds.budget import Limits
from forbear.minds.interface import Engine
from forbear.minds.reference import ReferenceEngine
from forbear.records import dataclass, field, replace
from forbear.stories.story import Story

if TYPE_CHECKING:
    from forbear.account.difference import Difference
    from forbear.account.inquiry import Extent, Inquiry, Tried
    from forbear.account.knowledge import Knowledge
    from forbear.account.lines import Line
    from forbear.language.values import Value
    from forbear.stories.questions.choice_edge import ChoiceEdge
    from forbear.stories.questions.credibility import Credibility
    from forbear.stories.questions.pivot import Course
    from forbear.stories.questions.regret import Regret
    from forbear.stories.questions.why import Why

DEFAULT_LIMITS = Limits()
"""What a run may use where nothing else is asked for."""


class Continuing(Protocol):
    """A scene, which can begin where a run ended."""

    def going_on(self, run: Run) -> Continuing:
        """Return the scene, beginning where the told story of a run ended."""
        ...

    def run(self, after: str = "", *, limits: Limits | None = None) -> Run:
        """Work out what happens."""
        ...


@dataclass(frozen=True, slots=True, repr=False)
class Run:
    """What came of running a scene: the record, as data, and as a report; and questions about the story it tells.

    Questions are worked out when asked, within the limits of the run. Those about a story raise RequestError where no
    story could be finished.
    """

    record: Record
    limits: Limits = DEFAULT_LIMITS
    again: tuple[Callable[..., Run], tuple[object, ...]] | None = field(default=None, compare=False)
    """What makes an equal run: pickled, a run keeps this alone, and is worked out anew as it is loaded."""

    def __reduce__(self) -> tuple[object, ...]:
        if self.again is None:
            raise TypeError("a run that was not made by Scene.run cannot be pickled")
        return self.again

    def __repr__(self) -> str:
        count = len(self.record.samples or self.record.stories)
        return f"<Run of {self.record.name}: {count} {'story' if count == 1 else 'stories'}>"

    @property
    def stories(self) -> tuple[Story, ...]:
        """The finished stories, likeliest first."""
        return self.record.stories

    @property
    def beliefs(self) -> tuple[BeliefWeight, ...]:
        """What everyone believes where the given events end."""
        return self.record.beliefs()

    @property
    def outcomes(self) -> dict[str, float]:
        """The probability of each declared outcome."""
        return dict(self.record.outcomes)

    def why(self, *, largest: int = 2, on_progress: Tried | None = None) -> tuple[Why, ...]:
        """Return what each choice of the told story hung on; largest: most things silenced together.

        The seconds of the limits are for all of it: what there was no time for is left out, and `complete` says so.
        """
        from forbear.stories.questions.what_ifs import WhatIfs
        from forbear.stories.questions.why import why

        return why(WhatIfs(self._told(), self.sharing()), largest=largest, on_progress=on_progress)

    def choice_edges(self, whys: tuple[Why, ...]) -> tuple[ChoiceEdge, ...]:
        """Return how far the numbers that the choices of the told story hung on could move before the choices turn.

        The seconds of the limits are for all of it; what there was no time for is left out.
        """
        from forbear.stories.questions.choice_edge import choice_edges
        from forbear.stories.questions.what_ifs import WhatIfs

        return choice_edges(WhatIfs(self._told(), self.sharing()), whys) if whys else ()

    def regrets(self) -> tuple[Regret, ...]:
        """Return the regret of each choice of the told story, in utility, both ways of judging it."""
        from forbear.stories.questions.regret import regrets

        return regrets(self._told())

    def courses(self) -> tuple[Course, ...]:
        """Return how likely each outcome was along the told story, and the step that moved it most."""
        from forbear.stories.questions.pivot import course

        return tuple(course(self._told(), name) for name, _ in self.record.task.outcomes)

    def knows(self, about: str | None = None) -> tuple[Knowledge, ...]:
        """Return who knows what along the told story, or along the given events where none was finished: for each fact
        that somebody is unsure of or wrong about.

        about: a fluent (`"thief()"`) or a property, instead. Raises RequestError for one that is not there, LimitReached
        where nothing could be told within the limits.
        """
        from forbear.account.knowledge import knowledge

        inquiry = self.inquiry()
        story = inquiry.story
        return knowledge(self.record, self._told() if story is None else story, inquiry.naming, about)

    def belief(self, *path_and_fluent: str, at: int | None = None) -> dict[Value, float]:
        """Return what the last of some minds gives each value of a fluent, as those before see it, the likeliest first.

        `run.belief("Ann", "Bob", "at(Ball)")` is what Ann thinks that Bob thinks, `run.belief("at(Ball)")` what is so:
        over all that the story may be at the end, or after `at` turns. A value is a truth value, a number, a name, or "?".
        Raises RequestError for somebody or something that is not there.
        """
        from forbear.api.asking import belief

        return belief(self.record, *path_and_fluent, at=at)

    def credibility(self) -> Credibility | None:
        """Return how the scene's reader takes the told story; None where the scene has no reader."""
        from forbear.stories.questions.credibility import credibility

        return credibility(self._told(), self.engine_of) if READER in self.record.task.characters else None

    def _told(self) -> Story:
        if self.record.told is None:
            raise unfinished(self.record)
        return self.record.told

    def sharing(self) -> Callable[[Task], Engine]:
        """Return how to make engines for altered tasks, which share the seconds of the limits, from now on."""
        until = min(self.limits.until, time.monotonic() + self.limits.seconds)
        limits = replace(self.limits, until=until)
        reader = self.record.given[0].beginning.engine.reader if self.record.given else None

        def engine_of(task: Task) -> Engine:
            if time.monotonic() > until:
                raise LimitReached("seconds", self.limits.seconds, "--limit-seconds")
            return ReferenceEngine(task, limits, reader)

        return engine_of

    def engine_of(self, task: Task) -> Engine:
        """Return an engine for an altered task, within the limits of the run."""
        reader = self.record.given[0].beginning.engine.reader if self.record.given else None
        return ReferenceEngine(task, self.limits, reader)

    def inquiry(self, extent: Extent | None = None, *, on_progress: Tried | None = None) -> Inquiry:
        """Return the run as the sections of its account see it (account/report.py); every answer is worked out once."""
        from forbear.account.inquiry import WHOLE, Inquiry

        naming = Naming(self.record.problem, self.record.task)
        return Inquiry(self.record, naming, self, extent or WHOLE, on_progress)

    def as_data(self, *sections: str, first: int = 0, most: int | None = None, largest: int = 2) -> Data:
        """Return the run as JSON-ready data: what `forbear run --json` prints; docs/json.md has the schema.

        sections: only these, by name; all where none is named. What is asked of a story is worked out now, within the
        limits. The rest is as in `Extent`.
        """
        from forbear.account.inquiry import Extent
        from forbear.account.report import NAMES, data

        return data(self.inquiry(Extent(largest=largest, first=first, most=most)), sections or NAMES)

    def lines(self, *sections: str, full: bool = False, largest: int = 2) -> list[Line]:
        """Return the report, in styled pieces: what `forbear run` prints, or where `full`, `forbear run --full`.

        sections: as in `as_data`; where any is named, in full.
        """
        from forbear.account.inquiry import Extent
        from forbear.account.report import MORE, NAMES, page, parts

        inquiry = self.inquiry(Extent(largest=largest))
        told = parts(inquiry, sections or NAMES) if full or sections else [*page(inquiry), MORE]
        return [shown for part in told for shown in part]

    def then(self, scene: Continuing, after: str = "", *, limits: Limits | None = None) -> Run:
        """Return a run of another scene that begins where the told story of this one ended: everybody's minds are carried,
        whole; what the other states anew wins, and who is new is met. Raises RequestError, StoryError as `Scene.run` does,
        LimitReached where the minds are too many to be carried.
        """
        return scene.going_on(self).run(after, limits=limits or self.limits)

    def diff(self, other: Run) -> Difference:
        """Return what differs from this run to another, such as of a scene before and after it was changed."""
        from forbear.account.difference import Difference, differing  # slow to load, and seldom wanted

        one = self.inquiry()
        return Difference(differing(one, other.inquiry()), one)

    def _repr_html_(self) -> str:
        """Return what a notebook shows: how likely the outcomes are, and what is on record."""
        from forbear.account.html_lines import lines_html
        from forbear.account.report import RECORDED, page
        from forbear.markup import bars_html

        bars = bars_html("What comes of it", self.outcomes.items()) if self.outcomes else ""
        return bars + lines_html(shown for part in page(self.inquiry(), RECORDED) for shown in part)

    def brief(self) -> str:
        """Return the answer in one line."""
        return brief(self.record)

    def __str__(self) -> str:
        """Return what is on record, in words; `lines` has also what has to be worked out."""
        from forbear.account.lines import text_of
        from forbear.account.report import RECORDED, page

        return "\n".join(text_of(shown) for part in page(self.inquiry(), RECORDED) for shown in part)

    def text(self, *, full: bool = False) -> str:
        """Return the report as text: `lines`, without styles."""
        from forbear.account.lines import text_of

        return "\n".join(text_of(shown) for shown in self.lines(full=full))


def unfinished(record: Record) -> ForbearError:
    """Return why a record has no story to tell: the limit that was reached, or that it was interrupted."""
    told = RequestError("no story could be finished", "let it run to its end")
    return record.limit or told
