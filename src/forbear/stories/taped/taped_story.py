"""One told story at many settings of a scene's numbers, each to be asked about as it is there (stories/vocabulary).

What is asked is worked out by tapes for all settings together, so far as it is a number; what a choice hangs on is made
of such numbers. At a setting that breaks the guards of the tapes, and for a question that no tape knows, the engine is asked.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from forbear.errors import LimitReached
from forbear.grounding.task import Task
from forbear.language.problem import CHANCE, READER
from forbear.minds.events import Event
from forbear.minds.interface import Engine
from forbear.minds.tape.door import Forms
from forbear.minds.tape.forms import Columns
from forbear.minds.tape.traced import TooClose
from forbear.records import dataclass
from forbear.stories.sweep.tracing import EngineOf, OngoingRun, set_in
from forbear.stories.taped.ongoing import OngoingRuns, RowFound, RunTapes, evaluated
from forbear.stories.vocabulary.answers import Answering, further_turns
from forbear.stories.vocabulary.case import Case
from forbear.stories.vocabulary.causes import hung_on
from forbear.stories.vocabulary.frame import Frame
from forbear.stories.vocabulary.question import Answer, Detail, Happened, Question, ToldStory

Row = tuple[float, ...] | None
"""Answers at one setting."""

_LAYOUT = "layout"


@dataclass(frozen=True, slots=True)
class _Outline:
    """What no number tells of a story: the steps, who chooses at each, of what kinds anything is that weighs with whom, and
    who would face a deed had the story one more turn."""

    happened: tuple[Happened, ...]
    choosers: tuple[str, ...]
    kinds: tuple[tuple[str, tuple[str, ...]], ...]
    further: tuple[str, ...]


class TapedStory:
    """The story of these events from one of nature's beginnings (`place`), over some numbers of a task.

    runs: what goes on, shared with whatever else is asked of the task. thresholds: the one table of patterns. looks_further:
    also learn who would face a deed had the story one more turn.
    """

    def __init__(
        self,
        runs: OngoingRuns,
        place: int,
        events: tuple[Event, ...],
        thresholds: Mapping[str, float],
        *,
        looks_further: bool = False,
    ) -> None:
        self.runs = runs
        self._place = place
        self._events = events
        self._thresholds = thresholds
        self._looks_further = looks_further
        self.outlines: list[_Outline] = []
        self._laid_out = RunTapes(runs, lambda run: {_LAYOUT: float(self.outline(self._told(run)))})
        self._told_by: dict[OngoingRun, _ToldByRun] = {}

    def tellings(self, columns: Columns, points: int) -> list[ToldStory]:
        """Return the story at each setting: `columns` has an array of amounts for each number. Raises LimitReached,
        StoryError, also where it is asked."""
        return [telling for telling, _ in self.tellings_further(columns, points)]

    def tellings_further(self, columns: Columns, points: int) -> list[tuple[ToldStory, tuple[str, ...]]]:
        """Return the same, each with who would face a deed there had the story one more turn."""
        settings = _Settings(self, columns, self._laid_out.at(columns, points))
        return [settings.telling(point) for point in range(points)]

    def by_run(self, run: OngoingRun) -> _ToldByRun:
        """Return the story as a run has it."""
        found = self._told_by.get(run)
        if found is None:
            found = self._told_by[run] = _ToldByRun(run, self._told(run), self._laid_out.noted(run))
        return found

    def _told(self, run: OngoingRun) -> Case:
        return self.case(run.engine, run.engine_of)

    def case(self, engine: Engine, others: EngineOf) -> Case:
        """Return the story as an engine has it. others: makes those of altered scenes."""

        def engine_of(task: Task) -> Engine:
            return engine if task is engine.task else others(task)

        return Case(Frame(engine.task, engine_of, self._place, self._events, False), self._thresholds)

    def outline(self, case: Case) -> int:
        """Return the number of what no number tells of a story."""
        happened = tuple(Happened(n, case.doer(n), point.event is None) for n, point in enumerate(case.points))
        kinds = tuple((name, case.kinds(name)) for name in case.frame.people)
        further = (
            tuple(name for name, _ in further_turns(case.frame, self._thresholds))
            if self._looks_further and case.points
            else ()
        )
        found = _Outline(happened, tuple(point.chooser for point in case.points), kinds, further)
        if found not in self.outlines:
            self.outlines.append(found)
        return self.outlines.index(found)


class _ToldByRun:
    """The story as one run has it: each question makes a tape as it is first asked; those that were asked before are one."""

    def __init__(self, run: OngoingRun, case: Case, noted: int) -> None:
        """noted: so many guards of the run hold at every setting that is asked about."""
        self._run = run
        self._case = case
        self._answering = Answering(case)
        self._noted = noted
        self._forms: dict[Question, Forms | None] = {}
        self._answers: dict[Question, float] = {}
        self._together: tuple[tuple[Question, ...], Forms] | None = None

    def together(self, columns: Columns, points: Sequence[int]) -> tuple[tuple[Question, ...], Sequence[Row]]:
        """Return the questions that were asked before, and their answers at some settings; None where a guard breaks."""
        asked = tuple(question for question, forms in self._forms.items() if forms is not None)
        if not asked:
            return (), [None for _ in points]
        if self._together is None or self._together[0] != asked:
            tape = self._run.tape(lambda: {str(question): self._answers[question] for question in asked}, self._noted)
            self._together = asked, Forms(tape)
        return asked, evaluated(self._together[1], columns, points)

    def one(self, question: Question, columns: Columns, points: Sequence[int]) -> Sequence[Row]:
        """Return the answer to one question at some settings; None where a guard breaks."""
        if question not in self._forms:
            try:
                tape = self._run.tape(lambda: {str(question): self._answer(question)}, self._noted)
                self._forms[question] = Forms(tape)
            except (TooClose, LimitReached):
                self._forms[question] = None
        forms = self._forms[question]
        return [None for _ in points] if forms is None else evaluated(forms, columns, points)

    def _answer(self, question: Question) -> float:
        """Return the answer by the run; nan for what could not be worked out."""
        is_there = _last_step(question) < len(self._case.points)
        answer = self._answering.ask(question) if is_there else Answer(None)
        if self._answering.reached:
            raise self._answering.reached.pop()
        found = self._answers[question] = math.nan if answer.value is None else answer.number
        return found


class _Settings:
    """Some settings that are asked about together. found: the outline of the story at each, and by which run."""

    def __init__(self, story: TapedStory, columns: Columns, found: Sequence[RowFound | None]) -> None:
        self.story = story
        self.columns = columns
        self._found = found
        self._points: dict[OngoingRun, list[int]] = {}
        for point, here in enumerate(found):
            if here is not None:
                self._points.setdefault(here.run, []).append(point)
        self._known: dict[int, dict[Question, Answer]] = {}
        for run, points in self._points.items():
            asked, rows = story.by_run(run).together(columns, points)
            for point, row in zip(points, rows, strict=True):
                self._known[point] = {} if row is None else dict(zip(asked, map(_answer, row), strict=True))
        self._asked: dict[tuple[OngoingRun, Question], dict[int, Answer]] = {}

    def telling(self, point: int) -> tuple[ToldStory, tuple[str, ...]]:
        people = tuple(name for name in self.story.runs.task.characters if name != READER)
        here = self._found[point]
        if here is None:
            answering = self.exactly(point)
            outline = self.story.outlines[self.story.outline(answering.case)]
            return ToldStory(people, outline.happened, answering.ask), outline.further
        outline = self.story.outlines[int(here.row[0])]
        return ToldStory(
            people, outline.happened, _Asked(self, point, outline, self._known[point]).ask
        ), outline.further

    def answer(self, question: Question, point: int) -> Answer | None:
        """Return the answer to a question that was not asked before, where tapes have it."""
        here = self._found[point]
        assert here is not None
        key = here.run, question
        if key not in self._asked:
            points = self._points[here.run]
            rows = self.story.by_run(here.run).one(question, self.columns, points)
            self._asked[key] = {p: _answer(row[0]) for p, row in zip(points, rows, strict=True) if row is not None}
        return self._asked[key].get(point)

    def exactly(self, point: int) -> Answering:
        """Return who answers at a setting by the engine."""
        runs = self.story.runs
        engine = runs.engine_of(set_in(runs.task, runs.numbers, [column[point] for column in self.columns]))
        return Answering(self.story.case(engine, runs.engine_of))


class _Asked:
    """Answers at one setting: by tapes, else by the engine."""

    def __init__(self, settings: _Settings, point: int, outline: _Outline, known: dict[Question, Answer]) -> None:
        self._settings = settings
        self._point = point
        self._outline = outline
        self._known = known
        self._engine: Answering | None = None

    def ask(self, question: Question) -> Answer:
        found = self._known.get(question)
        if found is None:
            found = self._known[question] = self._cause(question) if question.word == "cause" else self._asked(question)
        return found

    def _asked(self, question: Question) -> Answer:
        found = self._settings.answer(question, self._point)
        return self._exactly(question) if found is None else found

    def _exactly(self, question: Question) -> Answer:
        if self._engine is None:
            self._engine = self._settings.exactly(self._point)
        return self._engine.ask(question)

    def _cause(self, question: Question) -> Answer:
        answer, victim = question.about
        assert isinstance(answer, int) and isinstance(victim, str)
        if self.ask(Question("by_chance", question.about)).value:
            return Answer(CHANCE, (Detail(CHANCE, CHANCE, 1.0),))
        name, chooser = self._outline.happened[answer].by, self._outline.choosers[answer]
        kinds = dict(self._outline.kinds)
        if name not in kinds or chooser != name:
            return Answer(CHANCE if chooser == CHANCE else "nothing")
        return hung_on(self.ask, kinds[name], answer, victim)


def _answer(value: float) -> Answer:
    return Answer(None if math.isnan(value) else value)


def _last_step(question: Question) -> int:
    steps = [subject for subject in question.about if isinstance(subject, int)]
    inner = [_last_step(subject) for subject in question.about if isinstance(subject, Question)]
    return max([*steps, *inner], default=-1)
