"""The node that moves: minds carried on under any turns, whoever acts and whatever happens.

The number of a step is no part of a node (docs/semantics.md §1), so a node can be carried on under turns that nobody wrote
down. What an engine keeps of earlier events is let go of now and then: the node is copied into a new one.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from forbear.errors import LimitReached
from forbear.grounding.task import GroundAssign, Task
from forbear.language.expressions import Distribution, Expression, Literal
from forbear.language.problem import SCRIPT
from forbear.language.values import Value
from forbear.logic.cells import all_parts, cells_of
from forbear.minds.beginning import Beginning
from forbear.minds.budget import Budget, Limits
from forbear.minds.events import Event, Step, following, waiting
from forbear.minds.live.bounding import Bounded, bounded
from forbear.minds.live.drifting import Drifting
from forbear.minds.live.footing import Footing, Wide
from forbear.minds.live.graph import MindGraph, built, condensed, reachable
from forbear.minds.live.rows import TurnRows
from forbear.minds.node import Node
from forbear.minds.reading import Reader
from forbear.minds.reference import ReferenceEngine
from forbear.minds.world import exact
from forbear.records import dataclass, replace

KEPT_NODES = 1_500
"""An engine that has made so many nodes more than it began with is let go."""

MOST_ASKED_NODES, _MOST_READ = 10_000, 5_000
"""An engine is also let go that has made so many more nodes, or read so many expressions, for what was asked."""

MOST_WORLDS = 256
"""So many worlds a mind keeps apart, where nobody says otherwise."""

NODES_A_WORLD = 2
"""For each world that a mind may keep apart, so many nodes are kept of all minds together."""

_FURTHER = 2
"""Choices hang on what is thought so many minds deeper than one who chooses thinks."""


class OpenMinds:
    """All minds of some people, now: `graph`, and `node`, which an engine made of it. Neither is ever changed; what happens
    puts others in their place.

    After each event all minds are worked out, copied into as few nodes as say the same, and bounded. So what they are hangs
    on what happened alone, never on what was asked, on when they were saved, or on when an engine was let go.
    """

    def __init__(
        self,
        task: Task,
        limits: Limits,
        most_worlds: int,
        graph: MindGraph,
        room: int,
        footing: Footing | None = None,
    ) -> None:
        """room: how many nodes there may be in any case. footing: the task's, where it is known."""
        self.task = task
        self.limits = limits
        self.most_worlds = most_worlds
        self.merged = 0.0
        """The most weight that was ever moved at once from light worlds of one mind to those that it keeps."""
        self.room = room
        self._budget = Budget(limits)
        self._footing = footing or Footing(task)
        self._begin(graph, {})

    def _begin(self, graph: MindGraph, wide: Wide) -> None:
        """Go on from a graph in an engine of its own."""
        beyond = self._footing.beyond((state for state, _ in graph.nodes), wide)
        reader, rows = Reader(self.task.characters), TurnRows(self.task.characters)
        engine = ReferenceEngine(_with_rows(self._footing.task(beyond), rows), self._budget, reader)
        node = built(graph, engine.interner)
        self._beyond, self._rows, self.engine = beyond, rows, engine
        self.graph, self.node = graph, node
        self._made_at_first = engine.interner.count

    def lighten(self) -> None:
        """Let go of what was worked out where that is very much; worked out again it is the same."""
        made, read = self.engine.interner.count - self._made_at_first, self.engine.reader.count
        if made > MOST_ASKED_NODES or read > _MOST_READ:
            earlier = self.engine
            self._begin(self.graph, {})
            earlier.let_go()

    def _go_on(self, graph: MindGraph, node: Node | None, wide: Wide) -> None:
        """Go on from a graph: in the engine that there is, unless it has made much, or has no room for it. node: one of that
        engine's that is as if it had been made of the graph, if there is one."""
        if self.engine.interner.count <= self._made_at_first + KEPT_NODES:
            if self._beyond == self._footing.beyond((state for state, _ in graph.nodes), wide):
                self.node = built(graph, self.engine.interner) if node is None else node
                self.graph = graph
                return
        earlier = self.engine
        self._begin(graph, wide)
        earlier.let_go()

    def step(self, row: tuple[str, ...], action: int | None = None, *, is_known: bool = True) -> Step:
        """Return the step at which a row of turns begins. action: what simply happens where it begins with SCRIPT."""
        place = self._rows.place(row, action)
        if len(self._rows.turns) > len(self.engine.task.turns):
            task = _with_rows(self.engine.task, self._rows)
            self.engine = ReferenceEngine(task, self._budget, self.engine.reader, self.engine)
        return Step(place, is_known=is_known)

    def _with_room(self, wide: Wide, work: Callable[[], Node]) -> Node:
        """Return a node made in an engine that has room for values that nothing in the task would bring about."""
        self._go_on(self.graph, self.node, wide)
        try:
            return work()
        except BaseException:
            self._go_on(self.graph, self.node, {})
            raise

    def settle(self, node: Node, *, until: float = math.inf) -> bool:
        """Let the minds be those of a node of the engine's, with no more of them than there may be; what was made on the way to
        it is let go when it is much.

        until: a moment of `time.monotonic`, past which no more of them is worked out; return whether the time did. Raises
        LimitReached, and leaves all as it was.
        """
        try:
            found = self._bounded(node, until)
            graph = condensed(found.graph)
            is_same = found.moved == 0 and graph.size == found.graph.size
            self._go_on(graph, node if is_same else None, {})
        except BaseException:
            self._go_on(self.graph, self.node, {})
            raise
        self.merged = max(self.merged, found.moved)
        return found.in_time

    def _bounded(self, node: Node, until: float) -> Bounded:
        most = max(NODES_A_WORLD * self.most_worlds, self.room)
        near = _FURTHER + max(mind.depth for mind in self.task.minds)
        return bounded(node, most, self.most_worlds, near, until)

    def work_out(self, node: Node) -> None:
        """Work out all that will be kept of a node of the engine's. Raises LimitReached."""
        self._bounded(node, math.inf)

    # What happens

    def depth(self, who: str) -> int:
        """Return how deep somebody thinks."""
        return self.task.minds[self.task.characters.index(who)].depth

    def menu(self, by: str) -> tuple[Node, tuple[Event, ...]]:
        """Return the node as somebody finds what is open to them, and what it is; nothing where the story has ended."""
        step = self.step((by,))
        if self.engine.chooser(self.node, step) is None:
            return self.node, ()
        node = self.engine.arrived(self.node, step)
        return node, self.engine.menu(node, step)

    def happens(
        self, events: tuple[Event, ...], ahead: tuple[str, ...], depths: tuple[int, ...], *, is_known: bool
    ) -> tuple[Node, tuple[Occurrence, ...]]:
        """Return the node after the events of one turn, and what each of them was; each is possible where it stands."""
        first = events[0]
        action = first.action if first.by == SCRIPT else None
        step = self.step((first.by, *ahead), action, is_known=is_known)
        node, found = self.node, []
        for event in events:
            node = self.engine.arrived(node, step)
            found.append(Occurrence(node, event, step))
            node = self.engine.after(depths, node, event, step)
            for belief in node.beliefs:
                belief.worlds()
            step = following(self.engine.task, step, event)
        return node, tuple(found)

    def idle(self, who: str, ahead: tuple[str, ...], depths: tuple[int, ...]) -> Node:
        """Return the node after somebody, to all appearance, did nothing on a turn that all know of."""
        step = self.step((who, *ahead))
        return self.engine.after_nothing(self.engine.arrived(self.node, step), waiting(who), step, depths)

    def heard(self, who: str, formula: Expression) -> Node:
        """Return the node after somebody was told that a ground formula is so."""
        return self._with_room(self._named_in(formula), lambda: self.engine.heard(self.node, who, formula))

    def becomes(self, effects: tuple[GroundAssign, ...]) -> Node:
        """Return the node after facts have changed, and minds were told. Whoever was sure of such a fact and right, still is;
        whoever doubted it does."""
        wide: dict[int, tuple[frozenset[Value], bool]] = {}
        for effect in effects:
            values, is_doubted = wide.get(effect.cell, (frozenset(), False))
            wide[effect.cell] = values | self._values_in(effect.value), is_doubted or bool(effect.path)
        return self._with_room(wide, lambda: self.engine.put_right(self.node, effects))

    def later(self, units: float) -> Node:
        """Return the node after so much time in which nothing happened, and everybody forgot."""
        shares = {cell: 1 - (1 - rate) ** units for cell, rate in self.task.drifts}
        if not shares:
            return self.node
        return self._with_room(
            {cell: (self._declared(cell), True) for cell in shares}, lambda: self._drifted(shares, units)
        )

    def _drifted(self, shares: dict[int, float], units: float) -> Node:
        engine = self.engine
        start = Beginning(self.task, engine.interner, engine.reader, self._budget, engine.settled)
        return Drifting(self.task.characters, start, engine.interner, shares, units).node(self.node)

    def _declared(self, cell: int) -> frozenset[Value]:
        """Return the values that a declaration gives a cell, or nature may have drawn for it."""
        found = {values[cells.index(cell)] for cells, draws in self.task.drawn if cell in cells for values, _ in draws}
        for declaration in self.task.declarations:
            if cell in declaration.cells:
                place = declaration.cells.index(cell)
                said = [values[place] for _, choices in declaration.alternatives for values, _ in choices]
                found |= {each.value for each in said if isinstance(each, Literal)}
        return frozenset(found)

    def _named_in(self, formula: Expression) -> Wide:
        values = self._values_in(formula)
        return {cell: (self._possible(cell, values), True) for cell in cells_of(formula)}

    def _possible(self, cell: int, values: frozenset[Value]) -> frozenset[Value]:
        named = self.task.fluents[cell].values
        return frozenset(named) if named is not None else frozenset(v for v in values if not isinstance(v, (bool, str)))

    def _values_in(self, expression: Expression) -> frozenset[Value]:
        state = self.node.state
        found: set[Value] = {part.value for part in all_parts(expression) if isinstance(part, Literal)}
        found |= {state[cell] for cell in cells_of(expression)}
        if not isinstance(expression, Distribution):
            found.add(exact(self.engine.reader.reading(expression)(state, self.node)))
        return frozenset(found)

    def in_time(
        self, until: float, tries: list[Callable[[], tuple[Node, tuple[Occurrence, ...]]]]
    ) -> tuple[Node, tuple[Occurrence, ...], bool]:
        """Return the first of some answers, each quicker than the one before, that is there by a moment of `time.monotonic`;
        the last takes what it takes. Also whether it was the first."""
        for number, each in enumerate(tries[:-1]):
            self._budget.hurry(until)
            try:
                return *each(), number == 0
            except LimitReached:
                continue
            finally:
                self._budget.renew()
        return *tries[-1](), False

    def let_go(self) -> None:
        """Forget all that was worked out, so that no collector has to find it; ask nothing after it."""
        self.engine.let_go()

    def at(self, node: Node) -> OpenMinds:
        """Return these minds as they would be at another node of the same engine."""
        found = object.__new__(OpenMinds)
        found.__dict__.update(self.__dict__)
        found.node = node
        return found

    def altered(self, task: Task) -> OpenMinds:
        """Return these minds in a task with other reasons or costs."""
        footing = self._footing.altered(task)
        return OpenMinds(task, self.limits, self.most_worlds, self.graph, self.room, footing)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One event that happened, with the node in which it did."""

    node: Node
    event: Event
    step: Step


def beginning(task: Task, limits: Limits, pick: Callable[[list[float]], int]) -> MindGraph:
    """Return all minds as they begin. pick: gives the number of one of nature's draws, of which it is told the log weights.

    Raises LimitReached.
    """
    engine = ReferenceEngine(task, limits)
    roots = engine.roots()
    node = roots[pick([log for log, _ in roots])][1]
    found = condensed(reachable(node, engine.budget.charge_work))
    engine.let_go()
    return found


def _with_rows(task: Task, rows: TurnRows) -> Task:
    return replace(task, turns=tuple(rows.turns), script=tuple(rows.script))
