"""What is asked of a run and what was found: each answer is worked out once, as the first section needs it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from forbear.account.naming import Naming
from forbear.account.record import Record
from forbear.grounding.task import Task
from forbear.minds.budget import GRACE
from forbear.minds.interface import Engine
from forbear.records import dataclass, field
from forbear.stories.story import Story

if TYPE_CHECKING:
    from forbear.account.edge import EdgeFound
    from forbear.stories.questions.why import Why

Answer = TypeVar("Answer")

Tried = Callable[[int, int], None]
"""Told (replays done, replays known of)."""


class Engines(Protocol):
    """Makes the engines that questions need; the sections of an account never pick one."""

    def engine_of(self, task: Task) -> Engine:
        """Return an engine for an altered task."""
        ...

    def sharing(self) -> Callable[[Task], Engine]:
        """Return how to make engines that share one span of time, from now on."""
        ...


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is asked of a run, and told of it: what an option of `run` may say is a field here, read by its section.

    largest: the most things that are silenced together to see why. edge: finds where an outcome turns, where that is
    asked for. first, most: which of the stories are listed.
    """

    largest: int = 2
    edge: Callable[[], EdgeFound] | None = None
    first: int = 0
    most: int | None = None


_STOPPED = "stopped"

WHOLE = Extent()
"""What is asked where nothing else is said."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A run, as the sections of its account see it, and how much is asked of it."""

    record: Record
    naming: Naming
    engines: Engines
    extent: Extent = WHOLE
    on_progress: Tried | None = None
    _found: dict[Any, Any] = field(default_factory=dict)

    @property
    def story(self) -> Story | None:
        """The told story; where none was finished, the events that were given."""
        given = self.record.given
        return self.record.told or (given[0] if given else None)

    @property
    def is_whole(self) -> bool:
        """Whether nothing cut the run short."""
        return self.record.limit is None and not self.record.interrupted

    @property
    def is_hurried(self) -> bool:
        """Whether the user waits for an end of it, so that what needs longer is left out."""
        return self.is_stopped or self.record.interrupted

    @property
    def is_stopped(self) -> bool:
        """Whether the user stopped what is asked of the run, as it was worked out; the run itself was done."""
        return _STOPPED in self._found

    def stop(self) -> None:
        """Work out nothing more that is asked: the user does not wait for it. What is told of the run itself has a moment."""
        self._found[_STOPPED] = True
        for story in self.record.given[:1]:
            story.end.engine.budget.hurry(time.monotonic() + GRACE)

    def heed(self, found: tuple[Why, ...]) -> tuple[Why, ...]:
        """Return what choices hung on; where the user stopped the search for it, nothing else is worked out."""
        if any(one.interrupted for one in found):
            self.stop()
        return found

    def is_known(self, work: Callable[[Inquiry], object]) -> bool:
        """Say whether a piece of work was done."""
        return work in self._found

    def once(self, work: Callable[[Inquiry], Answer]) -> Answer:
        """Return what a piece of work comes to, done now if it was not done before."""
        if work not in self._found:
            self._found[work] = work(self)
        found: Answer = self._found[work]
        return found
