"""A moment of the true story: what is so, who is on turn, what they may do with which odds, and what everyone thinks.

Moments form the tree of stories; each works out what it is asked for once, and asks the engine for nothing more.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import ParamSpec, TypeVar

from forbear.errors import too_deep
from forbear.language import amounts
from forbear.language.problem import CHANCE, SCRIPT, UNCHOSEN
from forbear.language.values import Value
from forbear.logic.cells import Path
from forbear.logic.folding import are_equal
from forbear.minds.events import Event, Step, following
from forbear.minds.finding import Posterior
from forbear.minds.interface import Engine
from forbear.minds.node import Belief, Node, World
from forbear.records import dataclass

P = ParamSpec("P")
T = TypeVar("T")

Odds = dict[Value, float]
"""A value's weight, for each value that has any."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something open to whoever is on turn: how likely they take it, and what they expect of it in utility (None for
    nature, and where there is nothing to choose)."""

    event: Event
    log_probability: float
    value: float | None

    @property
    def probability(self) -> float:
        return amounts.exp(self.log_probability)


@dataclass(frozen=True, slots=True)
class Surprise:
    """How unexpected an event was to somebody who saw it: −log₂ Z in bits; infinite, with its stage, where nothing
    they held possible agreed.

    at_best: the probability that it had in their own best reading of it, the world that they give the most weight once they
    have seen it; 0 where nothing agreed.
    """

    character: str
    bits: float
    stage: int
    at_best: float = 1.0


def _ending(work: Callable[P, T]) -> Callable[P, T]:
    """Make a limit of thoughts that nest too deeply, as those of a very long story do."""

    @functools.wraps(work)
    def ended(*arguments: P.args, **named: P.kwargs) -> T:
        try:
            return work(*arguments, **named)
        except RecursionError:
            raise too_deep() from None

    return ended


class Moment:
    """A point of the true story. `node` is as it was left; `arrived` as whoever is on turn finds it."""

    def __init__(self, engine: Engine, node: Node, step: Step) -> None:
        self.engine = engine
        self.node = node
        self.step = step

    @cached_property
    def chooser(self) -> str | None:
        """Who is on turn: a character, CHANCE, or None where the story is over."""
        return self.engine.chooser(self.node, self.step)

    @cached_property
    @_ending
    def arrived(self) -> Node:
        """The node as the step begins: whoever is on turn has seen their own menu."""
        return self.engine.arrived(self.node, self.step)

    @cached_property
    def begun(self) -> Moment:
        """The same moment as its step begins: itself where nobody learns anything from the menu."""
        return self if self.arrived is self.node else Moment(self.engine, self.arrived, self.step)

    @cached_property
    @_ending
    def options(self) -> tuple[Option, ...]:
        """All that may happen here, in the order of the actions; empty where the story is over."""
        if self.chooser is None:
            return ()
        menu = self.engine.menu(self.arrived, self.step)
        if self.chooser in UNCHOSEN or len(menu) == 1:
            logs = self.engine.policy(0, self.arrived, self.step) if len(menu) > 1 else (0.0,)
            return tuple(Option(event, log, None) for event, log in zip(menu, logs, strict=True))
        depth = self.depth(self.chooser)
        logs = self.engine.policy(depth, self.arrived, self.step)
        values = self.engine.values(depth, self.arrived, self.step)
        return tuple(Option(*row) for row in zip(menu, logs, values, strict=True))

    @property
    def is_forced(self) -> bool:
        """Whether what happens here is nobody's doing: a wait that nobody could help, or what the script holds."""
        return self.chooser == SCRIPT or [option.event.kind for option in self.options] == ["wait"]

    def allows(self, event: Event) -> bool:
        """Say whether an event is open here, and work out nobody's choice for it."""
        return self.chooser is not None and event in self.engine.menu(self.arrived, self.step)

    @property
    def weightless(self) -> tuple[Option, ...]:
        """What nature could do here had she any weight for it: it has no chance, and may be given."""
        if self.chooser != CHANCE:
            return ()
        return tuple(Option(event, -math.inf, None) for event in self.engine.weightless(self.arrived))

    @_ending
    def after(self, event: Event) -> Moment:
        """Return the moment that follows an event."""
        found = self._next.get(event)
        if found is None:
            node = self.engine.after_true(self.arrived, event, self.step)
            found = self._next[event] = Moment(self.engine, node, following(self.engine.task, self.step, event))
        return found

    @cached_property
    def _next(self) -> dict[Event, Moment]:
        return {}

    def seen_by(self, event: Event) -> tuple[str, ...]:
        """Return the characters who see an event that happens here, whole or by name."""
        names = self.engine.task.characters
        return tuple(name for name in names if self.engine.look(name, self.arrived, event).what is not None)

    @_ending
    def name_for(self, name: str, event: Event) -> str | None:
        """Return what an event that happens here goes by for somebody who sees no more of it than that; else None."""
        what = self.engine.look(name, self.arrived, event).what
        return what if isinstance(what, str) else None

    def surprises(self, event: Event) -> tuple[Surprise, ...]:
        """Return how surprising an event is to each who sees it, at their own depth."""
        found = []
        for name in self.seen_by(event):
            if event.action is None:
                found.append(Surprise(name, 0.0, 0))
                continue
            worlds = self.arrived.beliefs[self.engine.task.characters.index(name)].worlds()
            finding = self.engine.finding(worlds, name, self.depth(name), self.arrived, event, self.step)
            if finding is None:
                continue
            if finding.stage:
                found.append(Surprise(name, math.inf, finding.stage, 0.0))
                continue
            bits = max(0.0, -finding.log_total / math.log(2))
            found.append(Surprise(name, bits, 0, _at_best(finding, worlds)))
        return tuple(found)

    def odds(self, path: Path) -> tuple[Odds, ...]:
        """Return for every cell the odds that the last mind on the path gives it, as those before them see it.

        At () the value that is so has weight 1. Further minds are averaged over the worlds of those before.
        """
        if path not in self._known_odds:
            found = list(self._so)
            if path:
                places = tuple(self.engine.task.characters.index(name) for name in path)
                odds = _belief_odds(self.node.beliefs[places[0]], places, self.varying)
                for cell, one in zip(self.varying, odds, strict=True):
                    found[cell] = one
            self._known_odds[path] = tuple(found)
        return self._known_odds[path]

    @cached_property
    def varying(self) -> Sequence[int]:
        """The cells in which anything can differ: between moments, and between what is so and what anybody holds. All others
        are as they are in every mind."""
        found = self.engine.interner.varying
        return range(len(self.node.state)) if found is None else found

    @cached_property
    def _so(self) -> tuple[Odds, ...]:
        return tuple([{value: 1.0} for value in self.node.state])

    @cached_property
    def _known_odds(self) -> dict[Path, tuple[Odds, ...]]:
        return {}

    def knows(self, path: Path) -> tuple[float, ...]:
        """Return for every cell how likely it is, as those before the last mind on the path see it, that the last one is
        sure of it and right. Of one mind: 1.0 or 0.0, as it is."""
        if path not in self._known_whether:
            places = tuple(self.engine.task.characters.index(name) for name in path)
            found = [1.0] * len(self.node.state)
            for cell, whether in zip(self.varying, _knows(self.node, places, self.varying), strict=True):
                found[cell] = whether
            self._known_whether[path] = tuple(found)
        return self._known_whether[path]

    @cached_property
    def _known_whether(self) -> dict[Path, tuple[float, ...]]:
        return {}

    def holds(self, outcome: str) -> bool:
        """Say whether a declared outcome is so here. Raises KeyError for one that is not declared."""
        condition = dict(self.engine.task.outcomes)[outcome]
        return self.engine.reader.reading(condition)(self.node.state, self.node) is True

    def depth(self, name: str) -> int:
        """Return how deep a character thinks."""
        return self.engine.task.minds[self.engine.task.characters.index(name)].depth


def _at_best(finding: Posterior, worlds: tuple[World, ...]) -> float:
    """Return the probability of what was seen in the world that has the most weight afterwards."""
    after: dict[Node, list[float]] = {}
    for trace in finding.traces:
        after.setdefault(trace.world, []).append(trace.log_weight)
    weights = {world: amounts.log_sum(logs) for world, logs in after.items()}
    best = max(weights, key=lambda world: weights[world])
    before = next(log for log, world in worlds if world is best)
    return min(1.0, amounts.exp(weights[best] + finding.log_total - before))


def _belief_odds(belief: Belief, places: tuple[int, ...], cells: Sequence[int]) -> list[Odds]:
    """Return the odds that the last of these minds gives to these cells, as the first sees it whose belief it is."""
    rest = places[1:]
    while rest and rest[0] == places[0]:
        rest = rest[1:]
    worlds = [(amounts.exp(log_weight), world) for log_weight, world in belief.worlds()]
    weights = [weight for weight, _ in worlds]
    whole = amounts.total(weights)
    if not rest:
        columns = [tuple([world.state[cell] for _, world in worlds]) for cell in cells]
        return [
            {column[0]: 1.0} if column.count(column[0]) == len(column) else _shares(column, weights, whole)
            for column in columns
        ]
    rows = zip(*(_belief_odds(world.beliefs[rest[0]], rest, cells) for _, world in worlds), strict=True)
    return [
        odds[0] if len(odds[0]) == 1 and odds.count(odds[0]) == len(odds) else _averaged(odds, weights, whole)
        for odds in rows
    ]


def _shares(column: tuple[Value, ...], weights: list[float], whole: float) -> Odds:
    """Return the odds of a cell that differs from world to world."""
    parts: dict[Value, list[float]] = {}
    for value, weight in zip(column, weights, strict=True):
        parts.setdefault(value, []).append(weight)
    return {value: amounts.total(found) / whole for value, found in parts.items()}


def _averaged(odds: tuple[Odds, ...], weights: list[float], whole: float) -> Odds:
    """Return the mean of what is thought in several worlds."""
    parts: dict[Value, list[float]] = {}
    for one, weight in zip(odds, weights, strict=True):
        for value, share in one.items():
            parts.setdefault(value, []).append(weight * share)
    return {value: amounts.total(found) / whole for value, found in parts.items()}


def _knows(node: Node, places: tuple[int, ...], cells: Sequence[int]) -> list[float]:
    """Return for these cells how likely the last of these minds is sure of it and right, as those before it see it."""
    worlds = node.beliefs[places[0]].worlds()
    rest = places[1:]
    while rest and rest[0] == places[0]:
        rest = rest[1:]
    if not rest:
        state = node.state
        return [float(all([are_equal(world.state[cell], state[cell]) for _, world in worlds])) for cell in cells]
    weights = [amounts.exp(log_weight) for log_weight, _ in worlds]
    columns = zip(*(_knows(world, rest, cells) for _, world in worlds), strict=True)
    whole = amounts.total(weights)
    return [
        amounts.total([weight * share for weight, share in zip(weights, column, strict=True)]) / whole
        for column in columns
    ]
