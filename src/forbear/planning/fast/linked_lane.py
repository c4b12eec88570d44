"""A lane whose queue the core fills (core/queue.h), and goes through while stories are only put off (core/queue_type.h)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from forbear.planning.fast.lane import DONE, FOUND, GOAL_FIRST, MORE, VARIANTS, Lane
from forbear.planning.fast.questions import HARD, Asking
from forbear.planning.fast.reasons import Path


class LinkedLane(Lane):
    """A lane whose queue the core fills."""

    _queue: Any = None

    def __init__(
        self, make_queue: Callable[..., Any], core: Any, kind: int, heuristic: int, asking: Asking, *below: int
    ) -> None:
        self._make_queue = make_queue
        self._core = core
        super().__init__(kind, heuristic, asking, *below)

    def _begin(self) -> None:
        if self._queue is None:
            asking = self._asking
            self._queue = self._heap = self._make_queue(
                self._kind,
                self._guess,
                self._below,
                asking.author,
                asking.budget,
                asking.goal,
                asking.is_anything,
                asking.is_everybody_willing,
                asking.allowed,
                asking.costs,
                asking.avoided,
            )
        super()._begin()

    def _push(self, node: int, entry: int, length: int, cost: int, top: int) -> None:
        self._queue.push(node, entry, length, cost, top, self.best_worth)

    def advance(self, most: int) -> int:
        while most > 0:
            if not self._heap:
                if not self._must_begin_again:
                    return DONE
                self._begin()
                most -= 1
                continue
            before = self.taken_up
            if self._take_up(most):
                return FOUND
            most -= self.taken_up - before
        return MORE

    def _take_up(self, most: int = 1) -> bool:
        """Take up a story, and before it those that the core puts off: at most so many."""
        asking, nodes, core = self._asking, self._nodes, self._core
        # The limits are looked at as in Python: at each sixteenth story, before anything is asked about it.
        most = 0 if self._kind == GOAL_FIRST else min(most, 15 - (self.taken_up & 15))
        core.refuser = asking.refuser
        deep = asking.deep
        taken, story = self._queue.take(most, most and deep.may_find(False), most and deep.may_find(True), HARD)
        asking.refuser = core.refuser
        self.taken_up += taken
        if self.taken_up & 15 == 0:
            nodes.look()
        if story is None:
            return False
        entry, priority, action, parent, length, cost, budget, effort, top, known, wanted, before = story
        if known >= 0 and self._is_closed_to(known, entry, length):
            return False
        if self._kind == GOAL_FIRST:
            if asking.is_refused(parent, action):
                return False
        elif budget > 0:
            if wanted < 0:
                before = core.taken_up
                wanted = asking.ask(parent, action, budget, effort)
            if wanted > budget:
                wanted = asking.looked_deep(parent, action, budget, wanted, before)
            if wanted > budget:
                later = 0
                if core.is_cut:
                    effort *= 2
                    later = 1
                if wanted <= asking.budget:
                    later = wanted - budget
                    budget = wanted
                if later > 0:
                    self._queue.put_back(entry, priority + (later << 10), budget, effort)
                else:
                    self._refuse(entry)
                return False
        node = nodes.after(parent, action)
        if self._is_closed_to(node, entry, length):
            return False
        return self._goes_on(node, entry, length, cost, top)

    def _is_closed_to(self, node: int, entry: int, length: int) -> bool:
        if self._asking.every:
            return False
        if self._kind == VARIANTS:
            return (node, self._steps_of(entry)) in self._variants
        return self._closed.get(self._asking.likeness(node), length + 1) <= length

    def _away_of(self, entry: int) -> int:
        found: int = self._queue.away(entry)
        return found

    def path_to(self, entry: int) -> Path:
        found: Path = self._queue.path_to(entry)
        return found
