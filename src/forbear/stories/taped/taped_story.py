"""One told story at many settings of a scene's numbers, each to be asked about as it is there (stories/vocabulary).

What is asked is worked out by tapes for all settings together, so far as it is a number; what a choice hangs on is made
of such numbers. At a setting that breaks the guards of the tapes, and for a question that no tape knows, the engine is asked.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from forbear.errors import LimitReached
from forbear.grounding.task import Kinship, Task
from forbear.language.problem import CHANCE, READER
from forbear.minds.events import Event
from forbear.minds.interface import Engine
from forbear.minds.tape.following import Followed
from forbear.minds.tape.forms import Columns
from forbear.minds.tape.traced import TooClose
from forbear.records import dataclass
from forbear.stories.sweep.tracing import EngineOf, OngoingRun, set_in
from forbear.stories.taped.ongoing import WORTH, OngoingRuns, RowFound, RunTapes
from forbear.stories.vocabulary.answers import Answering, further_turns
from forbear.stories.vocabulary.case import Case
from forbear.stories.vocabulary.causes import hangs_on, hung_on
from forbear.stories.vocabulary.frame import Frame
from forbear.stories.vocabulary.question import Answer, Detail, Happened, Question, ToldStory
from forbear.stories.vocabulary.responsibility import responsibility_of

_Part = tuple[str, tuple[str, ...]] | None
"""A part of a run: whose kinds are silenced in an altered scene, and which; None for the scene as it stands."""

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
        self._likely = RunTapes(runs, lambda run: self._likelihoods(self._told(run)))
        self._told_by: dict[OngoingRun, _ToldByRun] = {}

    def tellings(self, columns: Columns, points: int) -> list[ToldStory]:
        """Return the story at each setting: `columns` has an array of amounts for each number. Raises LimitReached,
        StoryError, also where it is asked."""
        return [telling for telling, _ in self.tellings_further(columns, points)]

    def tellings_further(self, columns: Columns, points: int) -> list[tuple[ToldStory, tuple[str, ...]]]:
        """Return the same, each with who would face a deed there had the story one more turn."""
        settings = _Settings(self, columns, self._laid_out.at(columns, points), self._laid_out)
        return [settings.telling(point) for point in range(points)]

    def odds(self, columns: Columns, points: int) -> list[tuple[float, ...]]:
        """Return how likely each event was at each setting, given those before it. Raises LimitReached, StoryError."""
        found = self._likely.at(columns, points)
        return [
            tuple(self._likelihoods(self.exactly([column[point] for column in columns])).values())
            if here is None
            else here.row
            for point, here in enumerate(found)
        ]

    def exactly(self, amounts: Sequence[float]) -> Case:
        """Return the story where the numbers have these amounts, as the engine has it."""
        runs = self.runs
        return self.case(runs.engine_of(set_in(runs.task, runs.numbers, amounts)), runs.engine_of)

    @staticmethod
    def _likelihoods(case: Case) -> dict[str, float]:
        return {
            str(number): next(one.probability for one in point.before.options if one.event == point.event)
            for number, point in enumerate(case.points)
        }

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
    """The story as one run has it: each question is answered by it once, and what that comes to followed at other settings."""

    def __init__(self, run: OngoingRun, case: Case, noted: int) -> None:
        """noted: so many guards of the run hold at every setting that is asked about."""
        self._run = run
        self.case = case
        self._answering = Answering(case)
        self._noted = noted
        self._asked: dict[Question, tuple[int, _Part] | None] = {}

    def followed(self, columns: Columns, points: Sequence[int]) -> Followed:
        """Return the run at some settings."""
        return self._run.followed(columns, points, self._noted)

    def one(self, question: Question, followed: Followed, place: int) -> float | None:
        """Return the answer to one question at one of some settings, nan for what could not be worked out; None where a guard
        breaks."""
        if question not in self._asked:
            try:
                part = self._answering.silencing(question) if self._has(question) else None
                self._asked[question] = self._run.number(lambda: self._answer(question, part)), part
            except (TooClose, LimitReached):
                self._asked[question] = None
        found = self._asked[question]
        return None if found is None else followed.value(found[0], self._run.resting_on(found[1]), place)

    def _has(self, question: Question) -> bool:
        return _last_step(question) < len(self.case.points)

    def _answer(self, question: Question, part: _Part) -> float:
        with self._run.part(part):
            answer = self._answering.ask(question) if self._has(question) else Answer(None)
        if self._answering.reached:
            raise self._answering.reached.pop()
        return math.nan if answer.value is None else answer.number


class _Settings:
    """Some settings that are asked about together. found: the outline of the story at each, and by which run.

    A setting at which its run does not hold for a question goes over to another that does: to one that goes on, or where there
    are several such settings, to one that begins there.
    """

    def __init__(self, story: TapedStory, columns: Columns, found: list[RowFound | None], laid_out: RunTapes) -> None:
        self.story = story
        self.columns = columns
        self._found = found
        self._laid_out = laid_out
        self._known: list[dict[Question, Answer]] = [{} for _ in found]
        self._followed: list[dict[OngoingRun, tuple[Followed, int]]] = [{} for _ in found]
        self._among = Kinship()
        self._lacking: dict[Question, set[int]] = {}
        self._tried = [set[OngoingRun]() if here is None else {here.run} for here in found]
        points: dict[OngoingRun, list[int]] = {}
        for point, here in enumerate(found):
            if here is not None:
                points.setdefault(here.run, []).append(point)
        for run, its in points.items():
            self._follow(run, its)

    def _follow(self, run: OngoingRun, points: list[int]) -> None:
        """Follow a run at some settings."""
        followed = self.story.by_run(run).followed(self.columns, points)
        for place, point in enumerate(points):
            self._followed[point][run] = followed, place

    def _learn(self, run: OngoingRun, question: Question, point: int) -> Answer | None:
        """Return what a run that is followed at a setting answers; None where it does not hold."""
        value = self.story.by_run(run).one(question, *self._followed[point][run])
        return None if value is None else _answer(value)

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
        found = self._learn(here.run, question, point)
        return self._go_over(question, point) if found is None else found

    def _go_over(self, question: Question, point: int) -> Answer | None:
        """Give the settings at which no run answered a question to runs that do, this one above all; return what it is here."""
        lacking = self._lacking.setdefault(question, set())
        lacking.add(point)
        for run in self.story.runs.runs:
            if run not in self._tried[point]:
                found = self._moved(run, question, point, sorted(p for p in lacking if run not in self._tried[p]))
                if found is not None:
                    return found
        if len(lacking) >= WORTH:
            begun = self.story.runs.begun([column[point] for column in self.columns])
            if begun is not None:
                return self._moved(begun, question, point, sorted(lacking))
        return None

    def _moved(self, run: OngoingRun, question: Question, point: int, points: list[int]) -> Answer | None:
        """Give settings to a run so far as it holds there and answers a question; return what it is at one of them."""
        found: list[RowFound | None] = [None] * len(self._found)
        self._laid_out.evaluated(run, self.columns, points, found)
        for each in points:
            self._tried[each].add(run)
        held = [each for each in points if found[each] is not None]
        if held:
            self._follow(run, held)
        answers = {each: self._learn(run, question, each) for each in held}
        for each, answer in answers.items():
            if answer is not None:
                self._found[each] = found[each]
                self._lacking[question].discard(each)
        return answers.get(point)

    def counting(self, name: str, point: int) -> tuple[str, ...]:
        """Return the kinds of what can come to anything with somebody at a setting; others that have no part there may be among
        them."""
        here = self._found[point]
        assert here is not None
        return self.story.by_run(here.run).case.counting(name, self._task(point), self._among)

    def exactly(self, point: int) -> Answering:
        """Return who answers at a setting by the engine."""
        return Answering(self.story.exactly([column[point] for column in self.columns]))

    def _task(self, point: int) -> Task:
        runs = self.story.runs
        return set_in(runs.task, runs.numbers, [column[point] for column in self.columns])


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
            put_together = {"cause": self._cause, "hangs": self._hangs, "responsibility": self._responsibility}
            found = self._known[question] = put_together.get(question.word, self._asked)(question)
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
        kinds = self._kinds_of(answer)
        if kinds is None:
            return Answer(CHANCE if self._outline.choosers[answer] == CHANCE else "nothing")
        return hung_on(self.ask, kinds, answer, victim)

    def _hangs(self, question: Question) -> Answer:
        answer, victim, *kinds = question.about
        assert isinstance(answer, int) and isinstance(victim, str)
        if self._kinds_of(answer) is None:
            return Answer(float(CHANCE in kinds))
        return hangs_on(self.ask, tuple(map(str, kinds)), answer, victim)

    def _responsibility(self, question: Question) -> Answer:
        name, *kinds, inner = question.about
        assert isinstance(name, str) and isinstance(inner, Question)
        if name not in dict(self._outline.kinds):
            return self._asked(question)
        known = self._settings.counting(name, self._point)
        return responsibility_of(self.ask, known, name, tuple(map(str, kinds)), inner)

    def _kinds_of(self, answer: int) -> tuple[str, ...] | None:
        """Return the kinds of what weighs with whoever chose at a step; None where that was nobody of the story."""
        name = self._outline.happened[answer].by
        return dict(self._outline.kinds).get(name) if self._outline.choosers[answer] == name else None


def _answer(value: float) -> Answer:
    return Answer(None if math.isnan(value) else value)


def _last_step(question: Question) -> int:
    steps = [subject for subject in question.about if isinstance(subject, int)]
    inner = [_last_step(subject) for subject in question.about if isinstance(subject, Question)]
    return max([*steps, *inner], default=-1)
