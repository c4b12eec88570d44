"""Reasons that the core finds (core/reasons.h); what is rare it asks of Python."""

from __future__ import annotations

from typing import Any

from forbear.planning.fast.encoding import Encoding
from forbear.planning.fast.flat import FlatStates
from forbear.planning.fast.minds import MindNodes
from forbear.planning.fast.reasons import Finder, Path, Reasons
from forbear.planning.fast.relaxed import Relaxed
from forbear.planning.fast.relevance import Relevance
from forbear.planning.node_limits import NodeLimits


class LinkedReasons(Reasons):
    """Reasons that the core finds; plans that find something out, and what is told apart by its parts, it asks of Python."""

    def __init__(
        self,
        core: Any,
        encoding: Encoding,
        states: FlatStates,
        nodes: MindNodes,
        relaxed: Relaxed,
        relevance: Relevance,
        depth: int,
        limits: NodeLimits,
    ) -> None:
        self._core = core
        self._finder = Finder()
        super().__init__(encoding, states, nodes, relaxed, relevance, depth, limits)

    asked = property(lambda self: self._core.asked, lambda self, value: setattr(self._core, "asked", value))
    searched = property(lambda self: self._core.searched, lambda self, value: setattr(self._core, "searched", value))
    taken_up = property(lambda self: self._core.taken_up, lambda self, value: setattr(self._core, "taken_up", value))
    is_cut = property(lambda self: bool(self._core.is_cut), lambda self, value: setattr(self._core, "is_cut", value))
    whole = property(lambda self: self._core.whole, lambda self, value: setattr(self._core, "whole", value))

    @property
    def finder(self) -> Finder:
        """Who looks for plans that find something out."""
        return self._finder

    @finder.setter
    def finder(self, finder: Finder) -> None:
        self._finder = finder
        self._core.set_doubt(finder.doubted)

    def allow(self, effort: int) -> None:
        self._core.allow(effort)

    def has(self, who: int, mind: int, action: int, budget: int, depth: int) -> bool:
        found: bool = self._core.has(who, mind, action, budget, depth)
        return found

    def learn(self, who: int, mind: int, action: int, plan: Path) -> None:
        self._core.learn((who, mind, action, plan))

    def plan_of(self, who: int, mind: int, action: int) -> Path | None:
        found: Path | None = self._core.plan_of(who, mind, action)
        return found

    def supposed_by(self, who: int, mind: int, action: int) -> int:
        place: int = self._core.supposed_by(who, mind, action)
        return 0 if place < 0 else 1 << place

    def is_refused(self, who: int, mind: int, action: int, budget: int) -> bool:
        found: bool = self._core.is_refused(who, mind, action, budget)
        return found

    def least(self, who: int, mind: int, action: int) -> int:
        found: int = self._core.least(who, mind, action)
        return found

    def blocked(self, node: int, owner: int) -> int:
        found: int = self._core.blocked(node, owner)
        return found

    def looks_on(self) -> bool:
        found: bool = self._core.looks_on()
        return found

    def relevant_of(self, who: int) -> int:
        """Return the actions, as a set of bits, that can matter to somebody's plans."""
        return self._relevance.actions(who)

    def find_out(self, who: int, mind: int, action: int, budget: int, depth: int) -> tuple[Path, int] | None:
        """Return a plan that finds something out, with the place of the bit that it supposes."""
        plan = self._finder.plan(who, mind, action, budget, depth)
        return None if plan is None else (plan, self._finder.supposed.bit_length() - 1)
