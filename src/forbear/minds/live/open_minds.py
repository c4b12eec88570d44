"""The node that moves: minds carried on under any turns, whoever acts and whatever happens.

The number of a step is no part of a node (docs/semantics.md §1), so a node can be carried on under turns that nobody wrote
down. What an engine keeps of earlier events is let go of now and then: the node is copied into a new one.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from forbear.errors import LimitReached
from forbear.grounding.task import Declaration, GroundAssign, Task
from forbear.language.expressions import TRUE, Distribution, Expression, Literal
from forbear.language.problem import SCRIPT
from forbear.language.values import Value
from forbear.logic.cells import all_parts, cells_of
from forbear.minds.beginning import Beginning
from forbear.minds.budget import Budget, Limits
from forbear.minds.events import Event, Step, following, waiting
from forbear.minds.live.bounding import bounded
from forbear.minds.live.drifting import Drifting
from forbear.minds.live.graph import MindGraph, built, condensed, reachable
from forbear.minds.live.rows import TurnRows
from forbear.minds.node import Node
from forbear.minds.reading import Reader
from forbear.minds.reference import ReferenceEngine
from forbear.minds.world import exact
from forbear.records import dataclass, replace

KEPT_NODES = 2_000
"""An engine that has made so many nodes more than it began with is let go."""

NODES_A_WORLD = 2
"""For each world that a mind may keep apart, so many nodes are kept of all minds together."""

_FURTHER = 2
"""Choices hang on what is thought so many minds deeper than one who chooses thinks."""

Wide = Mapping[int, frozenset[Value]]
"""Values that cells may come to have, for a reason that no task tells."""


class OpenMinds:
    """All minds of some people, now. `node` is never changed; what happens puts another in its place."""

    def __init__(
        self, task: Task, limits: Limits, most_worlds: int, origin: MindGraph | int = 0, room: int = 0
    ) -> None:
        """origin: what all minds are now; or which of nature's first draws the beginning is. room: how many nodes there may
        be in any case; a beginning has room for itself."""
        self.task = task
        self.limits = limits
        self.most_worlds = most_worlds
        self.merged = 0.0
        """The most weight that was ever moved at once from light worlds of one mind to those that it keeps."""
        self._rows = TurnRows(task.characters)
        self._reader = Reader(task.characters)
        self.room = room
        self._budget = Budget(limits)
        if isinstance(origin, int):
            self.engine = ReferenceEngine(self._with_rows(task), self._budget, self._reader)
            self.node = self.engine.roots()[origin][1]
            self.room = len(reachable(self.node, self._budget.charge_work).nodes)
            self._made_at_first = self.engine.interner.count
        else:
            self._take_up(origin, {})

    def _with_rows(self, task: Task) -> Task:
        return replace(task, turns=tuple(self._rows.turns), script=tuple(self._rows.script))

    def _take_up(self, graph: MindGraph, wide: Wide) -> None:
        task = standing(self.task, graph, wide)
        engine = ReferenceEngine(self._with_rows(task), self._budget, self._reader)
        self.node = built(graph, engine.interner)
        self.engine = engine
        self._made_at_first = self.engine.interner.count

    def step(self, row: tuple[str, ...], action: int | None = None, *, is_known: bool = True) -> Step:
        """Return the step at which a row of turns begins. action: what simply happens where it begins with SCRIPT."""
        place = self._rows.place(row, action)
        if len(self._rows.turns) > len(self.engine.task.turns):
            task = self._with_rows(self.engine.task)
            self.engine = ReferenceEngine(task, self._budget, self._reader, self.engine)
        return Step(place, is_known=is_known)

    def graph(self) -> MindGraph:
        """Return all minds as they are now, worked out to the bottom. Raises LimitReached."""
        return condensed(reachable(self.node, self.engine.budget.charge_work))

    def renew(self) -> MindGraph:
        """Let go of all but what can be reached, and go on from that: as whoever takes it up elsewhere does. Return it."""
        graph, earlier = self.graph(), self.engine
        self._take_up(graph, {})
        earlier.let_go()
        return graph

    def widen(self, wide: Wide) -> None:
        """Make room for values that nothing in the task would bring about."""
        graph, earlier = self.graph(), self.engine
        self._take_up(graph, wide)
        earlier.let_go()

    def settle(self, node: Node, *, divides: bool = False, until: float = math.inf) -> bool:
        """Let the minds be those of a node of the engine's; what was made on the way to it is let go when it is much.

        divides: whether minds may have divided over what they did not see: then no more of them is kept than there may
        be, or than is worked out until a moment of `time.monotonic`; return whether the time did. Raises LimitReached, and
        leaves all as it was.
        """
        before = self.node
        self.node = node
        try:
            for belief in node.beliefs:
                belief.worlds()
            is_wide = any(len(belief.worlds()) > self.most_worlds for belief in node.beliefs)
            if divides or is_wide or self.engine.interner.count > self._made_at_first + KEPT_NODES:
                return self._bound(until)
        except BaseException:
            self.node = before
            raise
        return True

    def _bound(self, until: float) -> bool:
        """Work out all minds, with no more of them than there may be, and let go of what was made on the way."""
        most = max(NODES_A_WORLD * self.most_worlds, self.room)
        near = _FURTHER + max(mind.depth for mind in self.task.minds)
        found = bounded(self.node, most, self.most_worlds, near, until)
        self.merged = max(self.merged, found.moved)
        if found.moved or self.engine.interner.count > self._made_at_first + KEPT_NODES:
            earlier = self.engine
            self._take_up(condensed(found.graph), {})
            earlier.let_go()
        return found.in_time

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
        self.widen(self._named_in(formula))
        return self.engine.heard(self.node, who, formula)

    def becomes(self, effects: tuple[GroundAssign, ...]) -> Node:
        """Return the node after facts have changed, and minds were told. Whoever was sure of such a fact and right, still is;
        whoever doubted it does."""
        wide: dict[int, frozenset[Value]] = {}
        for effect in effects:
            wide[effect.cell] = wide.get(effect.cell, frozenset()) | self._values_in(effect.value)
        self.widen(wide)
        return self.engine.put_right(self.node, effects)

    def later(self, units: float) -> Node:
        """Return the node after so much time in which nothing happened, and everybody forgot."""
        shares = {cell: 1 - (1 - rate) ** units for cell, rate in self.task.drifts}
        if not shares:
            return self.node
        self.widen({cell: self._declared(cell) for cell in shares})
        engine = self.engine
        beginning = Beginning(self.task, engine.interner, self._reader, self._budget, engine.settled)
        return Drifting(self.task.characters, beginning, engine.interner, shares, units).node(self.node)

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
        return {cell: self._possible(cell, values) for cell in cells_of(formula)}

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

    def at(self, node: Node) -> OpenMinds:
        """Return these minds as they would be at another node of the same engine."""
        found = object.__new__(OpenMinds)
        found.__dict__.update(self.__dict__)
        found.node = node
        return found

    def altered(self, task: Task) -> OpenMinds:
        """Return these minds in a task with other reasons or costs."""
        return OpenMinds(task, self.limits, self.most_worlds, self.graph(), self.room)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One event that happened, with the node in which it did."""

    node: Node
    event: Event
    step: Step


def standing(task: Task, graph: MindGraph, wide: Wide) -> Task:
    """Return a task that begins as things are now, as far as it says what could ever be so: the values that any fluent
    has in anybody's thoughts stand among its declarations."""
    root = graph.nodes[0][0]
    values: dict[int, set[Value]] = {}
    for state, _ in graph.nodes:
        if state is not root:
            for cell, (one, other) in enumerate(zip(root, state, strict=True)):
                if one is not other and one != other:
                    values.setdefault(cell, {one}).add(other)
    for cell, more in wide.items():
        values.setdefault(cell, {root[cell]}).update(more)
    declared = tuple(
        Declaration(
            (task.characters[0],),
            True,
            (cell,),
            ((TRUE, tuple(((Literal(value),), 1 / len(found)) for value in sorted(found, key=repr))),),
        )
        for cell, found in sorted(values.items())
    )
    return replace(task, initial=root, drawn=(), declarations=declared)
