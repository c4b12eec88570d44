"""What every search for stories gives, whichever model of choice it goes by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from forbear.account.lines import Line
from forbear.account.plain import Data
from forbear.account.shortfall import Shortfall
from forbear.errors import Diagnostic, LimitReached
from forbear.minds.semantics import SEMANTICS
from forbear.planning.goals import Goal

if TYPE_CHECKING:
    from forbear.account.graphs import Graph
    from forbear.planning.search import SearchProgress as SearchProgress

SCHEMA = "forbear-plan/1"


class PlannedStory(Protocol):
    """A story that was found: prints as it is told."""

    @property
    def actions(self) -> tuple[str, ...]:
        """What happens, as an author writes it."""
        ...

    @property
    def solution(self) -> str:
        """The story in the format of solution files. Raises RequestError for a story of a scene, which has none."""
        ...

    def lines(self, *, full: bool = False) -> list[Line]:
        """Return the story in lines; full: with all that there is to tell."""
        ...

    def brief(self) -> str:
        """Return the story in one line."""
        ...

    def as_data(self) -> Data:
        """Return the story as JSON-ready data."""
        ...


class Planning(Protocol):
    """Stories toward a goal: iterate it. After the last, `limit` says what stopped the search, if anything did."""

    @property
    def name(self) -> str:
        """What was planned."""
        ...

    @property
    def model(self) -> str:
        """Which model of choice it goes by: `explained` or `likely`."""
        ...

    @property
    def goal(self) -> Goal:
        """What the stories are for."""
        ...

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """What is odd about the file."""
        ...

    @property
    def notes(self) -> tuple[str, ...]:
        """What the model leaves out of the file."""
        ...

    @property
    def limit(self) -> LimitReached | None:
        """What stopped the search, if anything did."""
        ...

    @property
    def is_interrupted(self) -> bool:
        """Whether the user stopped the search."""
        ...

    @property
    def best(self) -> PlannedStory | None:
        """The best story so far that falls short of the goal; None where there is none."""
        ...

    @property
    def effort(self) -> dict[str, int]:
        """How much the search did."""
        ...

    @property
    def limits_data(self) -> Data:
        """The limits as JSON-ready data."""
        ...

    def __iter__(self) -> Iterator[PlannedStory]: ...

    def why_not(self) -> Shortfall:
        """Return why no story was found, as far as it can be known."""
        ...

    def graph(self, stories: Sequence[PlannedStory]) -> Graph:
        """Return some of its stories as a graph."""
        ...

    def reachable(self, *, most: int = 2_000) -> Graph:
        """Return all that can come about as a graph; where `most` stops it, `limit` says so."""
        ...


def planning_data(
    planning: Planning, stories: Sequence[PlannedStory], best: PlannedStory | None, shortfall: Shortfall | None
) -> Data:
    """Return what came of a search as JSON-ready data: what `forbear plan --json` prints (docs/planning.md)."""
    limit = planning.limit
    reached = None if limit is None else {"limit": limit.limit, "value": limit.value, "raise_with": limit.raise_with}
    return {
        "schema": SCHEMA,
        "semantics": SEMANTICS if planning.model == "likely" else None,
        "file": planning.name,
        "model": planning.model,
        "goal": str(planning.goal),
        "limits": planning.limits_data,
        "stories": [story.as_data() for story in stories],
        "best": None if best is None else best.as_data(),
        "failure": None if shortfall is None else shortfall.as_data(),
        "limit": reached,
        "interrupted": planning.is_interrupted,
        "effort": planning.effort,
        "notes": list(planning.notes),
    }
