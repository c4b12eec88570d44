"""The chances of a scene at many settings of its numbers: how each comes out, by tapes, without running it anew.

Whatever tapes cannot tell (another story is told there, or none of those known) is left to whoever runs the scene.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence

from forbear.api.runs import DEFAULT_LIMITS, Run
from forbear.api.scene import Scene
from forbear.grounding.task import Task
from forbear.language.patterns import Claim, TropeLibrary
from forbear.minds.interface import Engine
from forbear.minds.reference import ReferenceEngine
from forbear.records import dataclass
from forbear.stories.numbers import SceneNumber
from forbear.stories.taped.courses import KnownCourse, LikeliestCourse
from forbear.stories.taped.ongoing import OngoingRuns
from forbear.stories.taped.taped_story import TapedStory
from forbear.stories.vocabulary.question import ToldStory
from forbear.variants.chances import Place
from forbear.variants.examination import LookedThrough

Setting = Mapping[str, float]
"""What some numbers are to be, by name."""


@dataclass(frozen=True, slots=True)
class Leads:
    """Whether a setting leads to the wanted variant, and the margins of that; None where they were not asked for, or there are none."""

    is_wanted: bool
    margins: tuple[float, ...] | None = None


@dataclass(frozen=True, slots=True)
class ChanceTaped:
    """One chance at a setting: what is chosen, and its variant by the pattern (empty where none holds)."""

    choice: str
    variant: str


class TapedChances:
    """A scene's chances over some numbers of it.

    run: the scene as it stands. wanted: a variant of the pattern's first trope, to learn how far it is from being met.
    """

    def __init__(
        self, scene: Scene, run: Run, numbers: Sequence[SceneNumber], pattern: TropeLibrary, wanted: Claim | None = None
    ) -> None:
        self._numbers = tuple(numbers)
        self._now = [number.now for number in numbers]
        self._pattern = pattern
        self._wanted = wanted
        self._runs = OngoingRuns(scene.task, numbers, _engine_of)
        self._runs.begun_as_it_stands()
        self._likeliest = LikeliestCourse(self._runs, run.stories)
        self._taped: dict[KnownCourse, TapedStory] = {}

    def at(self, settings: Sequence[Setting]) -> list[dict[Place, ChanceTaped] | None]:
        """Return the chances of the story that is told at each setting, by place; None where that is not known.

        Raises LimitReached, StoryError.
        """
        found: list[dict[Place, ChanceTaped] | None] = [None] * len(settings)
        for point, telling, _ in self._told(settings):
            looked = LookedThrough(telling, self._pattern)
            found[point] = {turn.place: ChanceTaped(*looked.key(turn)) for turn in looked.faced()}
        return found

    def leads(self, settings: Sequence[Setting], place: Place | None, *, margins: bool) -> list[Leads | None]:
        """Return where each setting leads the chance at a place, or any at all; None where that is not known, or hangs on a turn that
        the story stops before. margins: also learn how far each is from what is wanted. Raises LimitReached, StoryError."""
        wanted = self._wanted
        assert wanted is not None
        found: list[Leads | None] = [None] * len(settings)
        for point, telling, further in self._told(settings):
            looked = LookedThrough(telling, self._pattern)
            turns = [turn for turn in looked.faced() if place in (None, turn.place)]
            if any(looked.could_be(turn, wanted) and looked.key(turn)[1] == wanted.name for turn in turns):
                found[point] = Leads(True)
            elif not (further if place is None else place[0] in further and not turns):
                found[point] = Leads(False, looked.margins(turns[0], wanted) if margins and turns else None)
        return found

    def _told(self, settings: Sequence[Setting]) -> Iterator[tuple[int, ToldStory, tuple[str, ...]]]:
        """Yield the story that is told at each setting where that is known, with who would face a deed if it went on."""
        columns = [
            array("d", [setting.get(number.name, now if now is not None else 0.0) for setting in settings])
            for number, now in zip(self._numbers, self._now, strict=True)
        ]
        told = self._likeliest.at(columns, len(settings))
        for course in dict.fromkeys(told):
            if course is None:
                continue
            points = [point for point, other in enumerate(told) if other == course]
            if course not in self._taped:
                self._taped[course] = TapedStory(
                    self._runs, course.place, course.events, dict(self._pattern.thresholds), looks_further=True
                )
            given = [array("d", [column[point] for point in points]) for column in columns]
            tellings = self._taped[course].tellings_further(given, len(points))
            for point, (telling, further) in zip(points, tellings, strict=True):
                yield point, telling, further


def _engine_of(task: Task) -> Engine:
    return ReferenceEngine(task, DEFAULT_LIMITS)
