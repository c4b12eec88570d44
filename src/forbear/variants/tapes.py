"""The chances of a scene at many settings of its numbers: how each comes out, by tapes, without running it anew.

Whatever tapes cannot tell (another story is told there, or none of those known) is left to whoever runs the scene.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence

from forbear.api.runs import DEFAULT_LIMITS, Run
from forbear.api.scene import Scene
from forbear.grounding.task import Task
from forbear.language.patterns import Claim, TropeLibrary
from forbear.minds.interface import Engine
from forbear.minds.reading import Reader
from forbear.minds.reference import ReferenceEngine
from forbear.records import dataclass
from forbear.stories.numbers import SceneNumber
from forbear.stories.taped.courses import KnownCourse, LikeliestCourse
from forbear.stories.taped.ongoing import OngoingRuns
from forbear.stories.taped.taped_story import TapedStory
from forbear.stories.vocabulary.question import Happened, ToldStory
from forbear.tropes.decisions import SortedDecisions
from forbear.tropes.verdict import ChanceNamed, named
from forbear.variants.chances import Place
from forbear.variants.examination import MOST_STORIES, Leads, LookedThrough, Meant, led, meant_in

Setting = Mapping[str, float]
"""What some numbers are to be, by name."""


_Steps = tuple[Happened, ...]
"""The steps of a story: what goes by tests alone is decided alike for stories that share them."""


@dataclass(frozen=True, slots=True)
class ChanceTaped:
    """One chance at a setting: what is chosen, and its variant by the pattern (empty where none holds)."""

    choice: str
    variant: str


class TapedChances:
    """A scene's chances over some numbers of it.

    scene: with nobody held to what is told of it. run: the scene as it stands. wanted: a variant of the pattern's first
    trope, to learn how far it is from being met.
    """

    def __init__(
        self, scene: Scene, run: Run, numbers: Sequence[SceneNumber], pattern: TropeLibrary, wanted: Claim | None = None
    ) -> None:
        self._numbers = tuple(numbers)
        self._now = [number.now for number in numbers]
        self._pattern = pattern
        self._wanted = wanted
        self._runs = OngoingRuns(scene.task, numbers, _engines(scene.task))
        self._runs.begun_as_it_stands()
        self._likeliest = LikeliestCourse(self._runs, run.stories, first=scene.told_first())
        self._taped: dict[tuple[KnownCourse, bool], TapedStory] = {}
        self._meant = SortedDecisions(self._meant_at)
        self._keys = SortedDecisions(self._keys_of)
        self._named = SortedDecisions(self._named_so)

    def at(
        self, settings: Sequence[Setting], wanted: frozenset[Place] = frozenset()
    ) -> list[dict[Place, ChanceTaped] | None]:
        """Return the chances of the story that is told at each setting, by place; None where that is not known.

        wanted: these chances and no others, looked for also in the stories that are the likeliest after it. Raises
        LimitReached, StoryError.
        """
        found: list[dict[Place, ChanceTaped] | None] = [None] * len(settings)

        def is_left(point: int) -> bool:
            known = found[point]
            return known is None or not wanted <= known.keys()

        for point, _, looked in self.looked_through(settings, MOST_STORIES if wanted else 1, is_left):
            known = found[point] or {}
            found[point] = {**known, **self._chances(looked.telling, wanted.difference(known) if wanted else None)}
        return found

    def _chances(self, telling: ToldStory, wanted: frozenset[Place] | None) -> dict[Place, ChanceTaped]:
        """Return the chances of a story by place. wanted: these and no others."""
        return self._keys.of((telling.happened, wanted), telling)

    def _keys_of(self, sort: tuple[_Steps, frozenset[Place] | None], told: ToldStory) -> dict[Place, ChanceTaped]:
        _, wanted = sort
        looked = LookedThrough(told, self._pattern)
        turns = [turn for turn in looked.faced(wanted) if wanted is None or turn.place in wanted]
        return {turn.place: ChanceTaped(*looked.key(turn)) for turn in turns}

    def _named_so(self, sort: _Steps, told: ToldStory) -> tuple[ChanceNamed, ...]:
        return named(self._pattern, told)

    def _meant_at(self, sort: tuple[_Steps, Place | None], told: ToldStory) -> Meant:
        assert self._wanted is not None
        return meant_in(LookedThrough(told, self._pattern), sort[1], self._wanted)

    def looked_through(
        self, settings: Sequence[Setting], most: int, is_left: Callable[[int], bool]
    ) -> Iterator[tuple[int, int, LookedThrough]]:
        """Yield the likeliest stories at each setting, so far as they are known, with the number of the setting and the
        place of the story, from 0: the likeliest of all settings first. most: so many of each. is_left: says whether more
        is to be known at a setting. Raises LimitReached, StoryError."""
        columns = self._columns(settings)
        courses = self._likeliest.in_order(columns, len(settings), most)
        for place in range(max(map(len, courses), default=0)):
            told = [courses[n][place] if place < len(courses[n]) and is_left(n) else None for n in range(len(settings))]
            for point, telling, _ in self._tellings(columns, told, looks_further=False):
                yield point, place, LookedThrough(telling, self._pattern)

    def names(self, settings: Sequence[Setting]) -> list[tuple[ChanceNamed, ...] | None]:
        """Return what the story that is told at each setting is called; None where that is not known, or where it might go on.

        Raises LimitReached, StoryError.
        """
        found: list[tuple[ChanceNamed, ...] | None] = [None] * len(settings)
        for point, telling, further in self._told(settings):
            if not further:
                found[point] = self._named.of(telling.happened, telling)
        return found

    def leads(self, settings: Sequence[Setting], place: Place | None, *, margins: bool = False) -> list[Leads | None]:
        """Return where each setting leads the chance at a place, or any at all; None where that is not known, or hangs
        on a turn that the story stops before. margins: also learn how far each is from what is wanted. Raises
        LimitReached, StoryError."""
        wanted = self._wanted
        assert wanted is not None
        found: list[Leads | None] = [None] * len(settings)
        for point, telling, further in self._told(settings):
            meant = self._meant.of((telling.happened, place), telling)
            looked = LookedThrough(telling, self._pattern)
            found[point] = led(looked, meant, further, place, wanted, wants_margins=margins)
        return found

    def _told(self, settings: Sequence[Setting]) -> Iterator[tuple[int, ToldStory, tuple[str, ...]]]:
        """Yield the story that is told at each setting where that is known, with who would face a deed if it went on."""
        columns = self._columns(settings)
        yield from self._tellings(columns, self._likeliest.at(columns, len(settings)), looks_further=True)

    def _columns(self, settings: Sequence[Setting]) -> list[array[float]]:
        return [
            array("d", [setting.get(number.name, now if now is not None else 0.0) for setting in settings])
            for number, now in zip(self._numbers, self._now, strict=True)
        ]

    def _tellings(
        self, columns: Sequence[array[float]], told: Sequence[KnownCourse | None], *, looks_further: bool
    ) -> Iterator[tuple[int, ToldStory, tuple[str, ...]]]:
        """Yield the stories that take these courses, each at its setting. looks_further: with who would face a deed if it
        went on."""
        for course in dict.fromkeys(told):
            if course is None:
                continue
            points = [point for point, other in enumerate(told) if other == course]
            taped = self._taped.get((course, looks_further))
            if taped is None:
                thresholds = dict(self._pattern.thresholds)
                taped = self._taped[course, looks_further] = TapedStory(
                    self._runs, course.place, course.events, thresholds, looks_further=looks_further
                )
            given = [array("d", [column[point] for point in points]) for column in columns]
            tellings = taped.tellings_further(given, len(points))
            for point, (telling, further) in zip(points, tellings, strict=True):
                yield point, telling, further


def _engines(task: Task) -> Callable[[Task], Engine]:
    """Return how to make engines for altered tasks: what they read, they compile once for all."""
    reader = Reader(task.characters)
    return lambda altered: ReferenceEngine(altered, DEFAULT_LIMITS, reader)
