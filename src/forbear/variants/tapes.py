"""The chances of a scene at many settings of its numbers: how each comes out, by tapes, without running it anew.

Whatever tapes cannot tell (another story is told there, or none of those known) is left to whoever runs the scene.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

from forbear.api.runs import DEFAULT_LIMITS, Run
from forbear.api.scene import Scene
from forbear.grounding.task import Task
from forbear.language.patterns import Claim, TropeLibrary
from forbear.minds.interface import Engine
from forbear.minds.reference import ReferenceEngine
from forbear.records import dataclass
from forbear.stories.numbers import SceneNumber
from forbear.stories.taped.courses import KnownCourse, LikeliestCourse
from forbear.stories.taped.taped_story import TapedStory
from forbear.stories.vocabulary.question import Answer, Question, ToldStory
from forbear.variants.chances import Place
from forbear.variants.examination import Examination, Faced, LookedThrough

Setting = Mapping[str, float]
"""What some numbers are to be, by name."""


@dataclass(frozen=True, slots=True)
class ChanceTaped:
    """One chance at a setting: what is chosen, its variant by the pattern (empty where none holds), and the margins of the
    variant that is wanted; None where none is asked after, or it does not match."""

    choice: str
    variant: str
    margins: tuple[float, ...] | None


class TapedChances:
    """A scene's chances over some numbers of it.

    run: the scene as it stands. wanted: a variant of the pattern's first trope, to learn how far it is from being met.
    """

    def __init__(
        self, scene: Scene, run: Run, numbers: Sequence[SceneNumber], pattern: TropeLibrary, wanted: Claim | None = None
    ) -> None:
        self._task = scene.task
        self._numbers = tuple(numbers)
        self._now = [number.now for number in numbers]
        self._pattern = pattern
        self._wanted = wanted
        self._run = run
        self._likeliest = LikeliestCourse(scene.task, numbers, run.stories, _engine_of)
        self._told = {_course(run, number): number for number in reversed(range(len(run.stories)))}
        self._taped: dict[KnownCourse, TapedStory] = {}
        self._seen: dict[KnownCourse, int] = {}

    def at(self, settings: Sequence[Setting], least: int = 1) -> list[dict[Place, ChanceTaped] | None]:
        """Return the chances of the story that is told at each setting, by place; None where that is not known.

        least: so many settings with the same story, of all that were asked for, are worth a tape. Raises LimitReached, StoryError.
        """
        columns = self._columns(settings)
        told = self._likeliest.at(columns, len(settings))
        found: list[dict[Place, ChanceTaped] | None] = [None] * len(settings)
        for course in dict.fromkeys(told):
            points = [point for point, other in enumerate(told) if other == course]
            if course is None:
                continue
            self._seen[course] = self._seen.get(course, 0) + len(points)
            if self._seen[course] < least:
                continue
            story = self._taped.get(course) or self._tape(course)
            given = [array("d", [column[point] for point in points]) for column in columns]
            for point, telling in zip(points, story.tellings(given, len(points)), strict=True):
                found[point] = self._chances(telling)
        return found

    def _columns(self, settings: Sequence[Setting]) -> list[array[float]]:
        return [
            array("d", [setting.get(number.name, now if now is not None else 0.0) for setting in settings])
            for number, now in zip(self._numbers, self._now, strict=True)
        ]

    def _tape(self, course: KnownCourse) -> TapedStory:
        """Return the tapes of a course: of all that is asked of it as the scene stands."""
        asked: dict[Question, None] = {}
        story = self._run.stories[self._told[course]]
        looked = Examination(self._run, story, self._pattern, unanswered=False).looked.telling

        def ask(question: Question) -> Answer:
            asked[question] = None
            return looked.ask(question)

        self._chances(ToldStory(looked.people, looked.happened, ask))
        taped = TapedStory(
            self._task,
            self._numbers,
            course.place,
            course.events,
            dict(self._pattern.thresholds),
            _engine_of,
            asked,
        )
        self._taped[course] = taped
        return taped

    def _chances(self, telling: ToldStory) -> dict[Place, ChanceTaped]:
        looked = LookedThrough(telling, self._pattern)
        return {turn.place: self._chance(looked, turn) for turn in looked.faced()}

    def _chance(self, looked: LookedThrough, turn: Faced) -> ChanceTaped:
        found = None if self._wanted is None else looked.margins(turn, self._wanted)
        return ChanceTaped(*looked.key(turn), found)


def _engine_of(task: Task) -> Engine:
    return ReferenceEngine(task, DEFAULT_LIMITS)


def _course(run: Run, number: int) -> KnownCourse:
    story = run.stories[number]
    beginnings = [given.beginning.node.state for given in run.record.given]
    return KnownCourse(beginnings.index(story.beginning.node.state), tuple(step.event for step in story.steps))
