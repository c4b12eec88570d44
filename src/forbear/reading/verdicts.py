"""What a told story is called, by readings drawn from the posterior: each variant with the share of them that have it.

Readings that tell the same events in the same scene differ in numbers alone: what the patterns ask of their story is worked out
by tapes, for all of them together.
"""

from __future__ import annotations

import math
import time
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence

from forbear.errors import LimitReached
from forbear.grounding.task import Task
from forbear.language import amounts
from forbear.language.patterns import TropeLibrary
from forbear.language.problem import called
from forbear.minds.events import Event
from forbear.minds.interface import Engine
from forbear.reading.likelihoods import Row, columns_of
from forbear.reading.posterior import DRAWN, Episode, Inferred, applied, own_row
from forbear.reading.told_reading import NamedSo
from forbear.reading.told_story import all_fitting, likeliest_fitting, told_choice_step
from forbear.records import dataclass, field
from forbear.stories.numbers import SceneNumber
from forbear.stories.premised import LeftOpen, Premised
from forbear.stories.story import Story
from forbear.stories.sweep.told import log_likelihood
from forbear.stories.taped.courses import KnownCourse, LikeliestCourse
from forbear.stories.taped.ongoing import OngoingRuns
from forbear.stories.taped.taped_story import TapedStory
from forbear.stories.unfold import begin
from forbear.stories.vocabulary.answers import tellings
from forbear.stories.vocabulary.causes import kinds_said, said_to_hang
from forbear.stories.vocabulary.frame import EngineOf
from forbear.stories.vocabulary.question import ToldStory
from forbear.tropes.decisions import Decisions
from forbear.tropes.left_open import UNTOLD, left_open, standings
from forbear.tropes.verdict import names, verdicts

NOTHING = ("", "")
"""The trope and variant of a reading under which the story has no name."""

MOST_COURSES = 64
"""A telling that so many stories fit is not looked at by tapes."""

WORTH_TAPES = 4
"""So many readings with the same story are worth tapes of it."""

Name = tuple[str, str]
"""A trope and its variant."""


@dataclass(frozen=True, slots=True)
class _Course:
    """What makes two readings tell the same story in the same scene: which facts are open how, and what happens."""

    facts: Row
    place: int
    events: tuple[Event, ...]


def named_so(
    found: Inferred,
    shelf: TropeLibrary,
    engine_of: EngineOf,
    *,
    number: int = 0,
    count: int = DRAWN,
    seed: int = 0,
    until: float = math.inf,
    on_progress: Callable[[int, int], None] | None = None,
) -> tuple[tuple[NamedSo, ...], tuple[LeftOpen, ...], int]:
    """Return what the story of one scene is called, likeliest first; which premises of patterns the readings do not
    agree about; and how many different readings were drawn for it. A premise that they do not agree about is untold: it
    keeps none of them from a name.

    until: the moment of `time.monotonic` at which the work is over. Where a limit is hit or the user interrupts, the shares are
    of those that were looked at.
    """
    drawn = dict(found.drawn(count, seed))
    shares: dict[Name, float] = {}
    texts: dict[Name, str] = {}
    asked: list[tuple[float, _Read]] = []
    known: tuple[LeftOpen, ...] = ()
    naming = _Names(found, found.episodes[number], shelf, engine_of)
    try:
        for row, read in naming.of(list(drawn)):
            if time.monotonic() > until:
                break  # what could not be answered for lack of time counts as nothing recognised: it is no verdict
            asked.append((drawn[row], read))
            if on_progress is not None:
                on_progress(len(asked), len(drawn))
    except (LimitReached, KeyboardInterrupt):
        pass
    known = left_open(((share, read.standings) for share, read in asked), dict(shelf.thresholds)[UNTOLD])
    called_of = naming.by(known)
    for share, read in asked:
        named = called_of(read)
        texts |= {name: text for name, text in named.items() if name not in texts}
        for name in named or (NOTHING,):
            shares[name] = shares.get(name, 0.0) + share
    total = math.fsum(share for share, _ in asked) or 1.0
    ranked = sorted(shares.items(), key=lambda item: (-round(item[1], 9), item[0]))
    called_so = tuple(NamedSo(*name, texts.get(name, ""), share / total) for name, share in ranked)
    return called_so, known, len(asked)


@dataclass(frozen=True, slots=True)
class _Read:
    """The story of one reading, to be asked: as it is, and with one more turn; with the premises that it meets.

    course: what readings that tell the same story share; None where that is nothing.
    """

    told: tuple[ToldStory, ...] = ()
    standings: Mapping[Premised, bool] = field(default_factory=dict)
    course: _Course | None = None


class _Names:
    """What the story of an episode is called under readings."""

    def __init__(self, found: Inferred, episode: Episode, shelf: TropeLibrary, engine_of: EngineOf) -> None:
        self._found = found
        self._episode = episode
        self._shelf = shelf
        self._engine_of = engine_of
        self._called = called(episode.problem)
        self._bound = frozenset(role.name for role in episode.task.roles)

    def of(self, rows: Sequence[Row]) -> Iterator[tuple[Row, _Read]]:
        """Yield each reading with its story, once all is asked of it that names need. Raises LimitReached."""
        groups: dict[_Course, list[Row]] = {}
        for row, course in self._courses(rows):
            if course is None:
                yield row, _Read()
                continue
            groups.setdefault(course, []).append(row)
        for course, group in groups.items():
            first = group[0]
            story = self._story(first)
            assert story is not None
            step = None if not self._episode.because else told_choice_step(story, self._episode.told)
            plain = tuple(tellings(story, self._engine_of, dict(self._shelf.thresholds)))
            standing = Decisions(lambda telling: standings(self._shelf.tropes, telling))
            yield first, self._read(plain, step, course, standing)
            if len(group) < WORTH_TAPES or len(plain) > 1:
                for row in group[1:]:
                    other = self._story(row)
                    assert other is not None
                    told = tellings(other, self._engine_of, dict(self._shelf.thresholds))
                    yield row, self._read(told, step, course, standing)
                continue
            others = self._taped(course, group[1:])
            for row, telling in zip(group[1:], others, strict=True):
                yield row, self._read((telling,), step, course, standing)

    def _courses(self, rows: Sequence[Row]) -> Iterator[tuple[Row, _Course | None]]:
        """Yield each reading with the likeliest course that fits what is told; None where none does. Raises LimitReached."""
        alike: dict[Row, list[Row]] = {}
        for row in rows:
            alike.setdefault(self._facts(row), []).append(row)
        for facts, group in alike.items():
            for row, known in zip(group, self._known_courses(group), strict=True):
                if known is not None:
                    yield row, _Course(facts, known.place, known.events)
                    continue
                story = self._story(row)
                yield row, None if story is None else self._course(facts, story)

    def _known_courses(self, rows: Sequence[Row]) -> Sequence[KnownCourse | None]:
        """Return the likeliest course of readings that differ in numbers alone, by tapes; None where they do not tell it."""
        told = self._episode.told
        stories = None
        if len(rows) >= WORTH_TAPES:
            stories = all_fitting(self._engine_of(self._task(rows[0])), told, MOST_COURSES)
        if not stories:
            return [None] * len(rows)

        def whole(engine: Engine) -> float:
            return amounts.exp(log_likelihood(engine, told))

        task, numbers, columns = self._moved(rows)
        likeliest = LikeliestCourse(OngoingRuns(task, numbers, self._engine_of), stories, MOST_COURSES, whole)
        return likeliest.at(columns, len(rows))

    def _story(self, row: Row) -> Story | None:
        return likeliest_fitting(self._engine_of(self._task(row)), self._episode.told)

    def _task(self, row: Row) -> Task:
        return applied(self._episode, self._found.quantities, row)

    def _read(
        self,
        told: Sequence[ToldStory],
        step: int | None,
        course: _Course,
        standing: Decisions[dict[Premised, bool]],
    ) -> _Read:
        """Return a story with the premises that it meets. step: of the choice that is said to hang on something. standing: the
        premises that the stories of its course meet."""
        if "harm" not in self._bound or not told:
            return _Read()
        if step is not None:
            told = [said_to_hang(one, step, kinds_said(self._episode.tale.hung)) for one in told]
        return _Read(tuple(told), standing.of(told[0]), course)

    def by(self, known: Sequence[LeftOpen]) -> Callable[[_Read], dict[Name, str]]:
        """Return who says what a story is called, and how that is told. known: premises that are left open."""
        alike: dict[_Course, Decisions[dict[Name, str]]] = {}

        def alone(telling: ToldStory) -> dict[Name, str]:
            return {(trope.title, name): text for trope, name, text in names(self._shelf, telling, self._called, known)}

        def named(read: _Read) -> dict[Name, str]:
            if read.course is None:
                return {}
            if len(read.told) == 1:
                return alike.setdefault(read.course, Decisions(alone)).of(read.told[0])
            recognised = verdicts(self._shelf, read.told, self._bound, self._called, known).recognised
            return {
                (one.trope.title, "" if one.variant is None else one.variant.name): one.trope.title
                if one.variant is None
                else one.variant.text
                for one in recognised
            }

        return named

    def _facts(self, row: Row) -> Row:
        own = own_row(self._episode, self._found.quantities, row)
        return tuple(at if one.is_fact else -1 for one, at in zip(self._episode.quantities, own, strict=True))

    def _course(self, facts: Row, story: Story) -> _Course:
        begun = begin(story.beginning.engine)
        place = next(n for n, one in enumerate(begun) if one.beginning.node is story.beginning.node)
        return _Course(facts, place, tuple(step.event for step in story.steps))

    def _moved(self, rows: Sequence[Row]) -> tuple[Task, list[SceneNumber], list[array[float]]]:
        """Return the task of readings with the same facts, the numbers in which they differ, and what these are in each."""
        quantities = self._episode.quantities
        own = [own_row(self._episode, self._found.quantities, row) for row in rows]
        task = self._episode.task
        varying = []
        for place, one in enumerate(quantities):
            if any(row[place] != own[0][place] for row in own):
                varying.append(place)
            elif own[0][place] != one.said:
                task = one.applied(task, own[0][place])
        numbers = [number for place in varying for number in quantities[place].numbers]
        return task, numbers, columns_of(quantities, varying, own)

    def _taped(self, course: _Course, rows: Sequence[Row]) -> list[ToldStory]:
        """Return the story of a course under readings, to be asked; the numbers in which they differ are moved on tapes."""
        task, numbers, columns = self._moved(rows)
        thresholds = dict(self._shelf.thresholds)
        taped = TapedStory(OngoingRuns(task, numbers, self._engine_of), course.place, course.events, thresholds)
        return taped.tellings(columns, len(rows))
