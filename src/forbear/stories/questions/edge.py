"""Where an outcome turns as one number of a scene is moved (docs/semantics.md §8).

The range is scanned, and every crossing between two neighbouring points is bisected. No crossing is an answer too.
A turn that comes and goes between two points of the scan is not seen.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

from forbear.errors import LimitReached
from forbear.grounding.task import Task
from forbear.language.ties import is_less
from forbear.minds.interface import Engine
from forbear.records import dataclass
from forbear.stories.questions.expectation import of_outcome
from forbear.stories.story import Story
from forbear.stories.unfold import begin

Verdict = tuple[str, ...]
"""The outcomes likelier than not; in a scene that declares none, the likeliest course of events."""

SCANNED = 25
"""How many points of the range are looked at."""


@dataclass(frozen=True, slots=True)
class EdgePoint:
    """What came out at one setting of the number: the probability of each outcome, and the verdict."""

    at: float
    chances: tuple[tuple[str, float], ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Crossing:
    """Between `below` and `above`, as close as the tolerance, the verdict turns."""

    below: EdgePoint
    above: EdgePoint

    @property
    def at(self) -> float:
        return (self.below.at + self.above.at) / 2


@dataclass(frozen=True, slots=True)
class Edge:
    """The points scanned and the crossings found, in order of the number. limit, interrupted: what ended it early."""

    points: tuple[EdgePoint, ...]
    crossings: tuple[Crossing, ...]
    limit: LimitReached | None = None
    interrupted: bool = False

    @property
    def is_complete(self) -> bool:
        return self.limit is None and not self.interrupted


Look = Callable[[Sequence[Sequence[float]]], list[EdgePoint]]
"""Says what comes out at some settings, each the amounts of the numbers that are moved; `at` is the first of them."""

_TOGETHER = 5
"""So many points are looked at together: what was found is told in such steps."""


def find_edge(
    look: Look,
    low: float,
    high: float,
    *,
    whole: bool = False,
    on_progress: Callable[[int, int], None] | None = None,
) -> Edge:
    """Return where the likeliest outcome turns as a number goes from low to high.

    look: says what comes out with the number set. whole: only whole numbers make sense. A limit, or Ctrl-C, ends it with what
    was found.
    """
    points: list[EdgePoint] = []
    crossings: list[Crossing] = []
    try:
        _look(look, low, high, points, crossings, whole=whole, on_progress=on_progress)
    except LimitReached as reached:
        return Edge(tuple(points), tuple(crossings), limit=reached)
    except KeyboardInterrupt:
        return Edge(tuple(points), tuple(crossings), interrupted=True)
    return Edge(tuple(points), tuple(crossings))


def _look(
    look: Look,
    low: float,
    high: float,
    points: list[EdgePoint],
    crossings: list[Crossing],
    *,
    whole: bool,
    on_progress: Callable[[int, int], None] | None,
) -> None:
    """Add to the points and to the crossings what is found."""
    if whole:
        places = [float(number) for number in range(round(low), round(high) + 1)]
    else:
        places = [low + (high - low) * number / (SCANNED - 1) for number in range(SCANNED)]
    for start in range(0, len(places), _TOGETHER):
        points += look([(place,) for place in places[start : start + _TOGETHER]])
        if on_progress is not None:
            on_progress(len(points), len(places))
    tolerance = (high - low) * 1e-4
    for below, above in itertools.pairwise(points):
        if below.verdict == above.verdict:
            continue
        while not whole and above.at - below.at > tolerance:
            (middle,) = look([((below.at + above.at) / 2,)])
            below, above = (middle, above) if middle.verdict == below.verdict else (below, middle)
        crossings.append(Crossing(below, above))


def point(task: Task, at: float, engine_of: Callable[[Task], Engine]) -> EdgePoint:
    """Return what comes out of a task."""
    begun = begin(engine_of(task))
    if not task.outcomes:
        return EdgePoint(at, (), _likeliest_course(max(begun, key=lambda story: story.log_weight)))
    expectations = {name: of_outcome(name) for name, _ in task.outcomes}
    chances = tuple(
        (name, sum(story.probability * expectation.of(story.end) for story in begun))
        for name, expectation in expectations.items()
    )
    return point_of(at, chances)


def point_of(at: float, chances: tuple[tuple[str, float], ...]) -> EdgePoint:
    """Return what the chances of the outcomes come to."""
    return EdgePoint(at, chances, tuple(name for name, chance in chances if is_less(0.5, chance)))


def _likeliest_course(story: Story) -> Verdict:
    """Return the events of the story in which everyone does what is likeliest at each step."""
    told = []
    while not story.is_over:
        option = max(story.end.options, key=lambda option: option.log_probability)
        action = option.event.action
        told.append(option.event.kind if action is None else str(story.end.engine.task.actions[action]))
        story = story.then(option)
    return tuple(told)
