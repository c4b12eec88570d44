"""Which steps are open at a point of a story, and how strongly: the one question that both models of choice answer.

*Explained* weighs nothing: a step is open or it is not. *Likely* gives each its odds. What is built on the question, as
the graph of all that can come about, does not know which of them answers.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterable, Sequence
from typing import Generic, Protocol, TypeVar

from forbear.errors import LimitReached
from forbear.records import dataclass

Point = TypeVar("Point")
Step = TypeVar("Step")


@dataclass(frozen=True, slots=True)
class Opening(Generic[Point, Step]):
    """A step that is open: its log probability (0 where nothing is weighed), and the point that it leads to."""

    step: Step
    log_probability: float
    after: Point


class ChoiceModel(Protocol[Point, Step]):
    """Answers for one story's world. Any call may raise LimitReached."""

    def beginnings(self) -> Sequence[Point]:
        """Return where the story may begin."""

    def key(self, point: Point) -> Hashable:
        """Return what tells points apart: with equal keys the same is open, and comes of it."""

    def openings(self, point: Point) -> Iterable[Opening[Point, Step]]:
        """Return the steps that count at a point."""


@dataclass(frozen=True, slots=True)
class Passage(Generic[Point, Step]):
    """An opening between two numbered points."""

    source: int
    target: int
    opening: Opening[Point, Step]


@dataclass(frozen=True, slots=True)
class Explored(Generic[Point, Step]):
    """All points met, in the order found, and the passages between them; `limit`: what stopped it, if anything did."""

    points: tuple[Point, ...]
    passages: tuple[Passage[Point, Step], ...]
    limit: LimitReached | None = None
    is_interrupted: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether there is nothing else."""
        return self.limit is None and not self.is_interrupted


def explore(model: ChoiceModel[Point, Step], *, most: int) -> Explored[Point, Step]:
    """Return all that open steps lead to, breadth first, at most so many points.

    A limit, or Ctrl-C, ends it with what was found so far.
    """
    points: list[Point] = []
    passages: list[Passage[Point, Step]] = []
    numbers: dict[Hashable, int] = {}

    def number_of(point: Point) -> int:
        key = model.key(point)
        if key not in numbers:
            if len(points) >= most:
                raise LimitReached("places of the graph", most, "--limit-places")
            numbers[key] = len(points)
            points.append(point)
            waiting.append(len(points) - 1)
        return numbers[key]

    waiting: deque[int] = deque()
    limit, is_interrupted = None, False
    try:
        for point in model.beginnings():
            number_of(point)
        while waiting:
            source = waiting.popleft()
            for opening in model.openings(points[source]):
                target = number_of(opening.after)
                passages.append(Passage(source, target, opening))
    except LimitReached as reached:
        limit = reached
    except KeyboardInterrupt:
        is_interrupted = True
    return Explored(tuple(points), tuple(passages), limit, is_interrupted)
