"""The stories that readings tell, to be asked: those of readings drawn from the posterior, above all.

Readings that tell the same events in the same scene differ in numbers alone: what is asked of their story is worked out by
tapes, for all of them together.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence

from forbear.grounding.task import Task
from forbear.language import amounts
from forbear.language.patterns import TropeLibrary
from forbear.minds.events import Event
from forbear.minds.interface import Engine
from forbear.reading.likelihoods import Row, columns_of
from forbear.reading.posterior import Inferred, applied, own_row
from forbear.reading.told_story import all_fitting, likeliest_fitting, told_choice_step
from forbear.records import dataclass, field
from forbear.stories.numbers import SceneNumber
from forbear.stories.premised import Premised
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
from forbear.tropes.left_open import standings

MOST_COURSES = 64
"""A telling that so many stories fit is not looked at by tapes."""

WORTH_TAPES = 4
"""So many readings with the same story are worth tapes of it."""


@dataclass(frozen=True, slots=True)
class DrawnCourse:
    """What makes two readings tell the same story in the same scene: which facts are open how, which of nature's beginnings
    it has, and what happens."""

    facts: Row
    place: int
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class DrawnStory:
    """The story of one reading, to be asked: as it is, and with one more turn; with the premises that it meets. There is
    nothing to ask where no story fits what is told, or the domain binds no harm.

    course: what readings that tell the same story share; None where no story fits what is told. odds: how likely each of its
    events was, given those before it, where that is wanted.
    """

    told: tuple[ToldStory, ...] = ()
    standings: Mapping[Premised, bool] = field(default_factory=dict)
    course: DrawnCourse | None = None
    odds: tuple[float, ...] = ()


class DrawnStories:
    """The stories that readings of one episode tell."""

    def __init__(
        self,
        found: Inferred,
        number: int,
        shelf: TropeLibrary,
        engine_of: EngineOf,
        *,
        looks_further: bool = True,
        wants_odds: bool = False,
    ) -> None:
        """number: of the episode. shelf: the patterns whose premises are asked of the stories. looks_further: ask them with one
        more turn too, for everybody who would then face a deed. wants_odds: of their events."""
        self._found = found
        self._episode = found.episodes[number]
        self._shelf = shelf
        self._engine_of = engine_of
        self._looks_further = looks_further
        self._wants_odds = wants_odds
        self._thresholds = dict(shelf.thresholds)

    def of(self, rows: Sequence[Row]) -> Iterator[tuple[Row, DrawnStory]]:
        """Yield each reading with its story. Raises LimitReached, also where that is asked."""
        groups: dict[DrawnCourse, list[Row]] = {}
        for row, course in self._courses(rows):
            if course is None:
                yield row, DrawnStory()
                continue
            groups.setdefault(course, []).append(row)
        for course, group in groups.items():
            yield from self._alike(course, group)

    def _alike(self, course: DrawnCourse, rows: list[Row]) -> Iterator[tuple[Row, DrawnStory]]:
        """Yield readings that tell the same story."""
        first = self._story(rows[0])
        assert first is not None
        step = None if not self._episode.because else told_choice_step(first, self._episode.told)
        standing = Decisions(lambda telling: standings(self._shelf.tropes, telling))
        by_tapes = len(rows) >= WORTH_TAPES
        if self._looks_further or not by_tapes:
            plain = self._tellings(first)
            yield rows[0], self._read(plain, step, course, standing, self._odds(first))
            by_tapes = by_tapes and len(plain) == 1
            rows = rows[1:]
        if not by_tapes:
            for row in rows:
                story = self._story(row)
                assert story is not None
                yield row, self._read(self._tellings(story), step, course, standing, self._odds(story))
            return
        for row, telling, odds in self._taped(course, rows):
            yield row, self._read((telling,), step, course, standing, odds)

    def _tellings(self, story: Story) -> tuple[ToldStory, ...]:
        found = tellings(story, self._engine_of, self._thresholds)
        return found if self._looks_further else found[:1]

    def _odds(self, story: Story) -> tuple[float, ...]:
        return tuple(step.option.probability for step in story.steps) if self._wants_odds else ()

    def _courses(self, rows: Sequence[Row]) -> Iterator[tuple[Row, DrawnCourse | None]]:
        """Yield each reading with the likeliest course that fits what is told; None where none does. Raises LimitReached."""
        alike: dict[Row, list[Row]] = {}
        for row in rows:
            alike.setdefault(self._facts(row), []).append(row)
        for facts, group in alike.items():
            for row, known in zip(group, self._known_courses(group), strict=True):
                if known is not None:
                    yield row, DrawnCourse(facts, known.place, known.events)
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
        told: tuple[ToldStory, ...],
        step: int | None,
        course: DrawnCourse,
        standing: Decisions[dict[Premised, bool]],
        odds: tuple[float, ...],
    ) -> DrawnStory:
        """Return a story with the premises that it meets. step: of the choice that is said to hang on something. standing: the
        premises that the stories of its course meet."""
        if all(role.name != "harm" for role in self._episode.task.roles):
            told = ()  # no pattern can be asked of it
        if step is not None:
            told = tuple(said_to_hang(one, step, kinds_said(self._episode.tale.hung)) for one in told)
        return DrawnStory(told, standing.of(told[0]) if told else {}, course, odds)

    def _facts(self, row: Row) -> Row:
        own = own_row(self._episode, self._found.quantities, row)
        return tuple(at if one.is_fact else -1 for one, at in zip(self._episode.quantities, own, strict=True))

    def _course(self, facts: Row, story: Story) -> DrawnCourse:
        begun = begin(story.beginning.engine)
        place = next(n for n, one in enumerate(begun) if one.beginning.node is story.beginning.node)
        return DrawnCourse(facts, place, tuple(step.event for step in story.steps))

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

    def _taped(self, course: DrawnCourse, rows: Sequence[Row]) -> Iterator[tuple[Row, ToldStory, tuple[float, ...]]]:
        """Yield the story of a course under readings, to be asked; the numbers in which they differ are moved on tapes."""
        task, numbers, columns = self._moved(rows)
        taped = TapedStory(OngoingRuns(task, numbers, self._engine_of), course.place, course.events, self._thresholds)
        odds = taped.odds(columns, len(rows)) if self._wants_odds else [()] * len(rows)
        yield from zip(rows, taped.tellings(columns, len(rows)), odds, strict=True)
