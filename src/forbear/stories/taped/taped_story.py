"""One told story at many settings of a scene's numbers, each to be asked about as it is there (stories/vocabulary).

What is asked is worked out by tapes for all settings together, so far as it is a number; what a choice hangs on is made
of such numbers. At a setting that breaks the guards of the tapes, and for a question that no tape knows, the engine is asked.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Mapping, Sequence

from forbear.grounding.task import Task
from forbear.language.kinds import TURN_TO_FEAR
from forbear.language.problem import CHANCE, READER
from forbear.minds.events import Event
from forbear.minds.interface import Engine
from forbear.minds.tape.door import Forms
from forbear.minds.tape.forms import Columns
from forbear.minds.tape.traced import TooClose
from forbear.records import dataclass
from forbear.stories.numbers import SceneNumber
from forbear.stories.sweep.tracing import EngineOf, set_in, traced
from forbear.stories.vocabulary.answers import Answering
from forbear.stories.vocabulary.case import NO_KIND, Case
from forbear.stories.vocabulary.causes import WEIGHED, hung_on
from forbear.stories.vocabulary.frame import Frame
from forbear.stories.vocabulary.question import Answer, Detail, Happened, Question, ToldStory

_OFTEN = 3
"""Settings that ask the same, from which on a tape is made for it."""

_RUNS = 6
"""So many settings that no tape holds for are worth another: it takes some three or four runs to make one."""

_LAYOUT = "layout"

_Row = Sequence[float] | None


@dataclass(frozen=True, slots=True)
class _Outline:
    """What no number tells of a story: the steps, who chooses at each, and of what kinds anything is that weighs with whom."""

    happened: tuple[Happened, ...]
    choosers: tuple[str, ...]
    kinds: tuple[tuple[str, tuple[str, ...]], ...]


class TapedStory:
    """The story of these events from one of nature's beginnings (`place`), over some numbers of a task.

    questions: what is asked at every setting. thresholds: the one table of patterns.
    """

    def __init__(
        self,
        task: Task,
        numbers: Sequence[SceneNumber],
        place: int,
        events: tuple[Event, ...],
        thresholds: Mapping[str, float],
        engine_of: EngineOf,
        questions: Iterable[Question],
    ) -> None:
        self.task = task
        self.numbers = tuple(numbers)
        self._place = place
        self._events = events
        self._thresholds = thresholds
        self.engine_of = engine_of
        parts = dict.fromkeys(part for question in questions for part in _parts(question, task))
        self.outlines: list[_Outline] = []
        self.main = _Group(self, tuple(parts), tells_outline=True)
        self._groups: dict[Question, _Group] = {}
        self._asked: dict[Question, int] = {}

    def tellings(self, columns: Columns, points: int) -> list[ToldStory]:
        """Return the story at each setting: `columns` has an array of amounts for each number. Raises LimitReached,
        StoryError, also where it is asked."""
        settings = _Settings(self, columns, points)
        return [settings.telling(point) for point in range(points)]

    def group(self, question: Question) -> _Group | None:
        """Return the tapes of a question that is not asked at every setting; None as long as it is seldom asked."""
        if question not in self._groups:
            self._asked[question] = self._asked.get(question, 0) + 1
            if self._asked[question] < _OFTEN:
                return None
            self._groups[question] = _Group(self, (question,))
        return self._groups[question]

    def case(self, engine: Engine) -> Case:
        """Return the story as an engine has it."""

        def engine_of(task: Task) -> Engine:
            return engine if task is engine.task else self.engine_of(task)

        return Case(Frame(engine.task, engine_of, self._place, self._events, False), self._thresholds)

    def outline(self, case: Case) -> int:
        """Return the number of what no number tells of a story."""
        happened = tuple(Happened(n, case.doer(n), point.event is None) for n, point in enumerate(case.points))
        kinds = tuple((name, case.kinds(name)) for name in case.frame.people)
        found = _Outline(happened, tuple(point.chooser for point in case.points), kinds)
        if found not in self.outlines:
            self.outlines.append(found)
        return self.outlines.index(found)


class _Group:
    """Questions that share their tapes: where the guards of one do not hold, none of them is answered."""

    def __init__(self, story: TapedStory, questions: tuple[Question, ...], *, tells_outline: bool = False) -> None:
        self._story = story
        self.questions = questions
        self._tells_outline = tells_outline
        self._tapes: list[Forms] = []

    def rows(self, columns: Columns, points: int) -> list[_Row]:
        """Return the answers at each setting, the outline first where it is told; None where no tape holds."""
        rows: list[_Row] = [None] * points
        left = list(range(points))
        for forms in self._tapes:
            left = self._evaluated(forms, left, columns, rows)
        while len(left) >= (_RUNS if self._tapes else 1):
            first = [column[left[0]] for column in columns]
            try:
                tape = traced(self._story.task, self._story.numbers, first, self._answers, self._story.engine_of)
            except TooClose:
                break
            self._tapes.append(Forms(tape))
            before = len(left)
            left = self._evaluated(self._tapes[-1], left, columns, rows)
            if before - len(left) < _RUNS:
                break
        return rows

    def _evaluated(self, forms: Forms, points: list[int], columns: Columns, rows: list[_Row]) -> list[int]:
        """Fill the rows of the settings that a tape holds for, and return the others."""
        if not points:
            return points
        given = [array("d", [column[point] for point in points]) for column in columns]
        found, holds = forms.form(len(points)).run(given, len(points))
        for row, point, is_held in zip(zip(*found, strict=True), points, holds, strict=True):
            if is_held:
                rows[point] = row
        return [point for point, is_held in zip(points, holds, strict=True) if not is_held]

    def _answers(self, engine: Engine) -> dict[str, float]:
        """Return the answers to all questions, by an engine; nan for what could not be worked out."""
        case = self._story.case(engine)
        answering = Answering(case)
        found: dict[str, float] = {_LAYOUT: float(self._story.outline(case))} if self._tells_outline else {}
        for question in self.questions:
            answer = answering.ask(question) if _last_step(question) < len(case.points) else Answer(None)
            found[str(question)] = math.nan if answer.value is None else answer.number
        return found


class _Settings:
    """Some settings that are asked about together."""

    def __init__(self, story: TapedStory, columns: Columns, points: int) -> None:
        self.story = story
        self.columns = columns
        self.points = points
        self._rows = {story.main: story.main.rows(columns, points)}

    def telling(self, point: int) -> ToldStory:
        row = self._rows[self.story.main][point]
        people = tuple(name for name in self.story.task.characters if name != READER)
        if row is None:
            answering = self.exactly(point)
            outline = self.story.outlines[self.story.outline(answering.case)]
            return ToldStory(people, outline.happened, answering.ask)
        outline = self.story.outlines[int(row[0])]
        known = dict(zip(self.story.main.questions, map(_answer, row[1:]), strict=True))
        return ToldStory(people, outline.happened, _Asked(self, point, outline, known).ask)

    def answer(self, question: Question, point: int) -> Answer | None:
        """Return the answer to a question that is not asked everywhere, where tapes have it."""
        group = self.story.group(question)
        if group is None:
            return None
        if group not in self._rows:
            self._rows[group] = group.rows(self.columns, self.points)
        row = self._rows[group][point]
        return None if row is None else _answer(row[0])

    def exactly(self, point: int) -> Answering:
        """Return who answers at a setting by the engine."""
        amounts = [column[point] for column in self.columns]
        engine = self.story.engine_of(set_in(self.story.task, self.story.numbers, amounts))
        return Answering(self.story.case(engine))


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
        if found is not None:
            return found
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


def _parts(question: Question, task: Task) -> tuple[Question, ...]:
    """Return what is asked everywhere where a question is: what a choice hangs on takes the odds without each kind."""
    if question.word != "cause":
        return (question,)
    kinds = [reason.kind or NO_KIND for reason in task.reasons]
    kinds += [cost.kind or NO_KIND for action in task.actions for cost in action.costs]
    kinds += ["fear"] if TURN_TO_FEAR & set(kinds) else []
    found = [Question(word, question.about) for word in ("would", "attempt", "by_chance")]
    return (*found, *(Question(WEIGHED, (*question.about, kind)) for kind in dict.fromkeys(kinds)))
