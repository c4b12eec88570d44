"""Stories that differ in what happens: how far apart two are, and of those found the one furthest from those told.

The distance is half what steps they do not share and half what deeds they do not: who does what, wherever and to
whomever. Each is the share of all that is in either and not in both (the distance of plans by their actions:
Srivastava et al., IJCAI 2007; Nguyen et al., Artificial Intelligence 190, 2012). So a detour makes another story, but less
so than another doer, and the same steps in another order make none. That every story is minimal keeps them from
being padded out to seem different (Roberts, Howe & Ray, ICAPS 2014).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from fractions import Fraction
from typing import Final

from forbear.errors import LimitReached
from forbear.grounding.task import Task
from forbear.planning.search import FoundStory, Search
from forbear.records import dataclass

MOST: Final = 100
"""Stories that wait at most while one is chosen."""
LEAST_EFFORT: Final = 40_000
"""Worlds and nodes that may be gone through to find what else there is, however soon the last story was found."""


def distance(one: Sequence[int], other: Sequence[int], task: Task) -> Fraction:
    """Return how far apart two stories are, from 0 (the same steps) to 1 (nobody does in both what they do in one)."""
    steps = _unshared(set(one), set(other))
    deeds = _unshared({_deed(step, task) for step in one}, {_deed(step, task) for step in other})
    return (steps + deeds) / 2


def _deed(step: int, task: Task) -> tuple[tuple[str, ...], str]:
    action = task.actions[step]
    return action.consenting, action.name


def _unshared(one: Set[object], other: Set[object]) -> Fraction:
    together = one | other
    return Fraction(len(one ^ other), len(together)) if together else Fraction(0)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A story, and how far it is from the nearest of those chosen before it; None for the first."""

    story: FoundStory
    distance: Fraction | None


class Selection:
    """Chooses stories from a search: first the first, then each time the one furthest from all that were chosen.

    Greedy, as is usual where the best set of all would take too long. Of those equally far the cheapest, then the one
    found first. Before each choice more is looked for, with as much effort as the first story took: so the first is there
    at once, and the whole is bounded. But where nothing waits the search goes on until there is something, or all is
    gone through.
    """

    def __init__(self, search: Search) -> None:
        self._search = search
        self._task = search.compiled.task
        self._turns = search.turns()
        self._known: set[tuple[int, ...]] = set()
        self._waiting: dict[FoundStory, Fraction | None] = {}
        """What was found and not chosen yet, with the distance from the nearest chosen."""
        self._chosen: list[FoundStory] = []
        self._patience = LEAST_EFFORT
        self.is_interrupted = False
        """Whether Ctrl-C has ended the search; what waits may still be had."""

    def stories(self) -> Iterator[Chosen]:
        """Yield the stories. What stops the search is raised once all that waits has been yielded."""
        stopped: LimitReached | KeyboardInterrupt | None = None
        while True:
            if stopped is None:
                try:
                    self._look()
                except LimitReached as reached:
                    stopped = reached
                except KeyboardInterrupt as interrupt:
                    stopped = interrupt
                    self.is_interrupted = True
            if self._waiting:
                yield self._choose()
            elif stopped is not None:
                raise stopped
            else:
                return

    def _choose(self) -> Chosen:
        """Return of those that wait the furthest from all chosen."""
        story = max(self._waiting, key=lambda found: (self._waiting[found] or 0, -found.cost))
        chosen = Chosen(story, self._waiting.pop(story))
        self._chosen.append(story)
        for found, away in self._waiting.items():
            nearer = distance(found.actions, story.actions, self._task)
            self._waiting[found] = nearer if away is None else min(away, nearer)
        return chosen

    def _look(self) -> None:
        """Look for more, as long as that is worth while."""
        until = self._search.effort + self._patience
        for story in self._turns:
            if story is not None and (steps := tuple(sorted(story.actions))) not in self._known:
                self._known.add(steps)
                away = [distance(story.actions, chosen.actions, self._task) for chosen in self._chosen]
                self._waiting[story] = min(away, default=None)
            if not self._chosen and self._waiting:
                self._patience = max(LEAST_EFFORT, self._search.effort)
                return
            if self._waiting and (len(self._waiting) >= MOST or self._search.effort >= until):
                return
