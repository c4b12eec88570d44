"""The semantics once more, written from the page and apart from the engine, to hold the engine against.

It is slow and plain: nodes are worked out when they are asked for, nothing is interned, weights are floats. Left out:
several consenters, triggers, `remember`, scripted steps, and conditions of deeds that read minds where a mind has to be
put right. The sections are those of docs/semantics.md.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from forbear.grounding.task import Declaration, GroundAction, GroundReason, Task
from forbear.language import expressions as ex
from forbear.language.values import UNKNOWN, Value
from forbear.logic import folding
from forbear.logic.clauses import clauses_of
from forbear.logic.correction import corrected, written

CHANCE = "chance"
WAIT = "wait"
Event = int | str
"""An action by its number, or WAIT."""
Sight = tuple[object, frozenset[tuple[int, Value]], tuple[ex.Expression, ...]]
UNSEEN: Sight = (None, frozenset(), ())
"""What somebody sees who sees nothing: no deed, nothing shown, nothing told."""


class TooLarge(Exception):
    """A scene takes more nodes than it was given."""


@dataclass(eq=False)
class Mind:
    """A belief: worlds with their weights; in each of them its owner holds this very belief."""

    worlds: list[tuple[float, Node]] = field(default_factory=list)
    stage: int = 0
    """How far a surprise went by which it came about; 0 for none."""
    likelihood: float = 1.0
    """Z."""


@dataclass(eq=False)
class Node:
    """A state and what everyone believes there, worked out when it is asked for."""

    state: tuple[Value, ...]
    work: Callable[[str], Mind]
    held: dict[str, Mind] = field(default_factory=dict)

    def mind(self, name: str) -> Mind:
        if name not in self.held:
            self.held[name] = self.work(name)
        return self.held[name]


def mind_of(
    name: str, weighed: Iterable[tuple[float, Node]], stage: int = 0, likelihood: float = 1.0, is_new: bool = True
) -> Mind:
    """Return the belief in these worlds; in each `name` believes just this.

    is_new: False where each of them would find so by itself, so that it need not be told in a copy.
    """
    kept = [(weight, world) for weight, world in weighed if weight > 0]
    total = math.fsum(weight for weight, _ in kept)
    found = Mind(stage=stage, likelihood=likelihood)
    for weight, world in kept:
        there = Node(world.state, world.mind) if is_new else world
        there.held[name] = found
        found.worlds.append((weight / total, there))
    return found


@dataclass(frozen=True)
class Told:
    """A story of the tree: its events and its probability, and the nodes after each of them, menus yet unseen."""

    events: tuple[Event, ...]
    probability: float
    nodes: tuple[Node, ...]


class Oracle:
    """Works out a task by the page."""

    def __init__(self, task: Task, most: int = 1_000_000) -> None:
        """most: raise TooLarge when more than so many nodes are made by events."""
        self.task = task
        self.names = task.characters
        self.depths = tuple(mind.depth for mind in task.minds)
        self._left = most
        self._memory: dict[tuple[object, ...], Any] = {}
        self._alive: list[object] = []

    def _once(self, key: tuple[object, ...], work: Callable[[], Any], *alive: object) -> Any:
        if key not in self._memory:
            self._memory[key] = work()
            self._alive += alive  # a number that names an object must not be given away again
        return self._memory[key]

    # Expressions

    def value(self, expression: ex.Expression, node: Node, own: tuple[Value, ...] | None = None, name: str = "") -> Any:
        """Return what an expression comes to at a node; fluents of `name` are read in the state `own`, where given."""

        def at(part: ex.Expression) -> Any:
            return self.value(part, node, own, name)

        match expression:
            case ex.Literal(value):
                return value
            case ex.Cell(cell):
                return own[cell] if own is not None and self.task.fluents[cell].subject == name else node.state[cell]
            case ex.Not(operand):
                pushed = folding.negation(operand)
                return at(operand) is not True if isinstance(pushed, ex.Not) else at(pushed)
            case ex.And(operands):
                return all(at(operand) is True for operand in operands)
            case ex.Or(operands):
                return any(at(operand) is True for operand in operands)
            case ex.Comparison(operator, left, right):
                return folding.compare(operator, at(left), at(right))
            case ex.Arithmetic(operator, left, right):
                return folding.compute(operator, at(left), at(right))
            case ex.Function(function, arguments):
                return folding.apply(function, tuple(at(argument) for argument in arguments))
            case ex.Conditional(branches, otherwise):
                for condition, branch in branches:
                    if at(condition) is True:
                        return at(branch)
                return True if otherwise is None else at(otherwise)
            case ex.Believes(ex.Literal(who), body):
                values = [self.value(body, world) for _, world in node.mind(str(who)).worlds]
                return values[0] if all(folding.are_equal(value, values[0]) for value in values) else UNKNOWN
            case ex.Degree(ex.Literal(who), body):
                worlds = node.mind(str(who)).worlds
                return math.fsum(weight for weight, world in worlds if self.value(body, world) is True)
        raise NotImplementedError(expression)

    def holds(self, condition: ex.Expression, node: Node) -> bool:
        return self.value(condition, node) is True

    # 2. The beginning

    def beginnings(self) -> Iterator[tuple[float, Node]]:
        for drawn in product(*(values for _, values in self.task.drawn)):
            state, weight = self.task.initial, 1.0
            for (cells, _), (values, odds) in zip(self.task.drawn, drawn, strict=True):
                state, weight = written(state, zip(cells, values, strict=True)), weight * odds
            yield weight, self._first(state, ())

    def _first(self, state: tuple[Value, ...], path: tuple[str, ...]) -> Node:
        longest = max((len(told.path) for told in self.task.declarations), default=0)

        def work(name: str) -> Mind:
            extended = path if path[-1:] == (name,) else (*path, name)
            if len(extended) > longest:
                extended = ("…", name)
            return self._once(("first", state, extended), lambda: self._first_mind(state, extended))

        return Node(state, work)

    def _first_mind(self, state: tuple[Value, ...], path: tuple[str, ...]) -> Mind:
        # Which declaration speaks of which cell; then nature's draws; all else is as it is.
        spoken: dict[int, Declaration] = {}
        for told in self.task.declarations:
            if told.openly and told.path == path[-1:]:
                spoken.update(dict.fromkeys(told.cells, told))
        for told in self.task.declarations:
            if not told.openly and told.path == path:
                spoken.update(dict.fromkeys(told.cells, told))
        waiting = list({id(told): told for told in spoken.values()}.values())
        sure = state
        worlds: list[tuple[float, tuple[Value, ...]]] = [(1.0, state)]

        def doubled(choices: list[tuple[float, list[tuple[int, Value]]]]) -> None:
            nonlocal worlds
            worlds = [(w * odds, written(s, changes)) for w, s in worlds for odds, changes in choices]

        for cells, values in self.task.drawn:
            free = [place for place, cell in enumerate(cells) if cell not in spoken]
            doubled([(odds, [(cells[place], drawn[place]) for place in free]) for drawn, odds in values])
        while waiting:
            unsettled = {cell for cell, told in spoken.items() if told in waiting}
            told = next(t for t in waiting if unsettled.isdisjoint(_cells(test for test, _ in t.alternatives)))
            waiting.remove(told)
            seen = Node(sure, lambda name: Mind())
            choices = next(choices for test, choices in told.alternatives if self.holds(test, seen))
            mine = [place for place, cell in enumerate(told.cells) if spoken[cell] is told]
            options = [
                (odds, [(told.cells[place], self.value(values[place], seen)) for place in mine])
                for values, odds in choices
            ]
            doubled(options)
            if len(options) == 1:
                sure = written(sure, options[0][1])
        merged: dict[tuple[Value, ...], float] = {}
        for weight, one in worlds:
            merged[one] = merged.get(one, 0.0) + weight
        return mind_of(path[-1], [(weight, self._first(one, path)) for one, weight in merged.items()])

    # 3. Turns

    def ended(self, node: Node, step: int) -> bool:
        return step == len(self.task.turns) or self.holds(self.task.ends, node)

    def menu(self, node: Node, step: int) -> list[Event]:
        """Return the events that may happen, a wait where nothing may."""
        who = self.task.turns[step]
        wanted = () if who == CHANCE else (who,)
        found: list[Event] = [
            action.index
            for action in self.task.actions
            if action.consenting == wanted
            and self.holds(action.precondition, node)
            and (who != CHANCE or self.value(action.weight, node) > 0)
        ]
        return found or [WAIT]

    def arrived(self, node: Node, step: int) -> Node:
        """Return the node once whoever is on turn has seen their menu, in every mind."""
        who = self.task.turns[step]
        if who == CHANCE or self.ended(node, step):
            return node

        def work(name: str) -> Mind:
            mind = node.mind(name)
            menu = tuple(self.menu(node, step)) if name == who else ()
            return self._once(("arrived", id(mind), step, menu), lambda: taken(name, mind.worlds, menu), mind)

        def taken(name: str, worlds: list[tuple[float, Node]], menu: tuple[Event, ...]) -> Mind:
            going = [
                (weight, world)
                for weight, world in worlds
                if name != who or (not self.ended(world, step) and tuple(self.menu(world, step)) == menu)
            ]
            is_new = not going or any(self.ended(world, step) for _, world in going)
            there = [(weight, self.arrived(world, step)) for weight, world in going or worlds]
            return mind_of(name, there, is_new=is_new)

        return self._once(("arrived", id(node), step), lambda: Node(node.state, work), node)

    # 4. What an event does to a node

    def sight(self, node: Node, event: Event, step: int, name: str) -> Sight:
        """Return what somebody gets to see: what, shown, told."""
        is_doer = name == self.task.turns[step]
        if isinstance(event, str):
            return (event, frozenset(), ()) if is_doer else UNSEEN
        action = self.task.actions[event]
        what: object = None
        if is_doer or self.holds(action.observing[self.names.index(name)], node):
            what = event
        else:
            labels = [g.label for g in action.glimpses if g.character == name and self.holds(g.condition, node)]
            what = labels[0] if labels else None
        after = self.effects(node, event)
        shown = {
            (cell, after[cell])
            for reveal in action.reveals
            if reveal.character == name and self.holds(reveal.condition, node)
            if what is not None or not reveal.if_seen
            for cell in reveal.cells
        }
        told = tuple(h.formula for h in action.hears if h.character == name and self.holds(h.condition, node))
        return what, frozenset(shown), told

    def effects(self, node: Node, event: Event) -> tuple[Value, ...]:
        """Return the state after an event."""
        if isinstance(event, str):
            return node.state
        effects = [e for e in self.task.actions[event].effects if not e.path and self.holds(e.condition, node)]
        return written(node.state, [(e.cell, self.value(e.value, node)) for e in effects])

    def after(self, depths: tuple[int, ...], node: Node, event: Event, step: int) -> Node:
        """Return the node after an event, each mind reading it at its own depth (T_k, all being k)."""

        def work(name: str) -> Mind:
            mind = self._read(depths[self.names.index(name)], node, event, step, name)
            return mind if isinstance(event, str) else self._told(mind, self.task.actions[event], node, name)

        def made() -> Node:
            self._left -= 1
            if self._left < 0:
                raise TooLarge
            return Node(self.effects(node, event), work)

        return self._once(("after", depths, id(node), event, step), made, node)

    def _suspected(self, node: Node, step: int, name: str) -> list[Event]:
        """Return the menu as far as somebody reckons with it."""
        return [
            event
            for event in self.menu(node, step)
            if isinstance(event, str)
            or not self.task.actions[event].unsuspected
            or self.sight(node, event, step, name) != UNSEEN
        ] or [WAIT]

    def _shared(self, odds: dict[Event, float], node: Node, step: int, name: str) -> dict[Event, float]:
        """Return probabilities shared out over what somebody reckons with."""
        kept = self._suspected(node, step, name)
        total = math.fsum(odds.get(event, 0.0) for event in kept)
        if total == 0:
            return dict.fromkeys(kept, 1 / len(kept))
        return {event: odds.get(event, 0.0) / total for event in kept}

    def _likelihoods(self, k: int, node: Node, step: int, name: str) -> dict[Event, float]:
        """Return L of every event that somebody, of depth k, reckons with at a node."""
        if self.task.turns[step] == CHANCE or k > 0:
            return self._shared(self.expected(k, node, step), node, step, name)
        looks = {event: self.sight(node, event, step, name) for event in self._suspected(node, step, name)}
        return {event: 1 / list(looks.values()).count(look) for event, look in looks.items()}

    def _read(self, k: int, node: Node, event: Event, step: int, name: str) -> Mind:
        """Return what somebody of depth k makes of what they get to see of an event."""
        mind, seen = node.mind(name), self.sight(node, event, step, name)
        key = ("read", k, id(mind), seen, step, name)
        found = self._once(key, lambda: self._understood(k, mind, seen, step, name), mind)
        return found or self._surprised(k, node, event, step, name)

    def _understood(self, k: int, mind: Mind, seen: Sight, step: int, name: str) -> Mind | None:
        """Return what a mind comes to by Bayes' rule, or by the first stage of surprise; None where nothing matches."""
        matching: list[tuple[float, float, Node]] = []
        is_new = False
        for weight, world in mind.worlds:
            if self.ended(world, step):
                if seen == UNSEEN:
                    matching.append((weight, 1.0, world))
                    is_new = True
                continue
            for other, likelihood in self._likelihoods(k, world, step, name).items():
                if self.sight(world, other, step, name) == seen:
                    is_new = is_new or self._tells(other, name)
                    after = self.after((k,) * len(self.names), world, other, step)
                    matching.append((weight, likelihood, after))
        total = math.fsum(weight * likelihood for weight, likelihood, _ in matching)
        if total > 0:
            return mind_of(name, [(w * odds, world) for w, odds, world in matching], 0, total, is_new)
        if matching:
            return mind_of(name, [(weight, world) for weight, _, world in matching], 1, 0.0, is_new)
        return mind_of(name, mind.worlds, 2, 0.0) if seen == UNSEEN else None

    def _tells(self, event: Event, name: str) -> bool:
        """Say whether an event tells somebody something by an effect."""
        if isinstance(event, str):
            return False
        action = self.task.actions[event]
        return any(e.path == (name,) for e in action.effects) or any(h.character == name for h in action.hears)

    def _surprised(self, k: int, node: Node, event: Event, step: int, name: str) -> Mind:
        """Return what somebody makes of what they held impossible, from the second stage on."""
        worlds, everyone = node.mind(name).worlds, (k,) * len(self.names)
        seen = self.sight(node, event, step, name)

        def agrees(world: Node) -> bool:
            return all(folding.are_equal(world.state[cell], value) for cell, value in seen[1])

        alike = [event]
        if seen[0] != event:
            alike = [other for other in self.menu(node, step) if self.sight(node, other, step, name) == seen]
        possible = [
            (weight, self.after(everyone, world, other, step))
            for weight, world in worlds
            for other in alike
            if not self.ended(world, step) and other in self.menu(world, step)
        ]
        if kept := [(weight, world) for weight, world in possible if agrees(world)]:
            return mind_of(name, kept, 2, 0.0)
        mended = [
            (weight, self.after(everyone, self._put_right(world, self._condition(other, step), node), other, step))
            for weight, world in worlds
            for other in alike
        ]
        if kept := [(weight, world) for weight, world in mended if agrees(world)]:
            return mind_of(name, kept, 3, 0.0)
        return mind_of(name, [(weight, _with(world, dict(seen[1]))) for weight, world in mended], 4, 0.0)

    def _condition(self, event: Event, step: int) -> ex.Expression:
        if not isinstance(event, str):
            return self.task.actions[event].precondition
        who = self.task.turns[step]
        own = [action.precondition for action in self.task.actions if action.consenting == (who,)]
        return folding.conjunction(folding.negation(precondition) for precondition in own)

    def _put_right(self, world: Node, condition: ex.Expression, actual: Node | None) -> Node:
        seen = None if actual is None else _Plain(self, actual)
        domain = lambda cell: self.task.fluents[cell].values  # noqa: E731
        clauses = clauses_of(condition, domain, is_spelled=False)
        changes = corrected(clauses, _Plain(self, world), seen, domain)
        return _with(world, dict(changes))

    def _told(self, mind: Mind, action: GroundAction, node: Node, name: str) -> Mind:
        """Return a mind after the `believes` and `hears` effects of an event for it."""
        for effect in action.effects:
            if effect.path == (name,) and self.holds(effect.condition, node):
                given = (
                    [(float(self.value(w, node)), self.value(v, node)) for v, w in effect.value.entries]
                    if isinstance(effect.value, ex.Distribution)
                    else [(1.0, self.value(effect.value, node))]
                )
                mind = mind_of(
                    name,
                    [
                        (weight * odds, Node(written(world.state, [(effect.cell, value)]), world.mind))
                        for weight, world in mind.worlds
                        for odds, value in given
                    ],
                )
        for heard in action.hears:
            if heard.character == name and self.holds(heard.condition, node):
                fitting = [(w, world) for w, world in mind.worlds if self.holds(heard.formula, world)]
                mind = mind_of(
                    name, fitting or [(w, self._put_right(world, heard.formula, None)) for w, world in mind.worlds]
                )
        return mind

    # 5. Choice

    def _cost(self, event: Event, node: Node, name: str, own: tuple[Value, ...] | None = None) -> float:
        if isinstance(event, str):
            return 0.0
        costs = [cost.amount for cost in self.task.actions[event].costs if cost.character == name]
        return math.fsum(float(self.value(amount, node, own, name)) for amount in costs)

    def values(self, k: int, node: Node, step: int, worth_to: str = "") -> dict[Event, float]:
        """Return Q_k of every event of the menu, at a node where whoever is on turn has seen it: to them, or to another."""
        who, everyone = self.task.turns[step], (k,) * len(self.names)
        other = worth_to or who
        wanted = tuple(
            reason
            for reason in self.task.reasons
            if reason.character == other and (reason.condition is None or self.holds(reason.condition, node))
        )
        return {
            event: math.fsum(
                weight
                * (
                    self.worth(k, other, self.after(everyone, world, event, step), step + 1, wanted)
                    - self._cost(event, world, other, node.state)
                )
                for weight, world in node.mind(who).worlds
            )
            for event in self.menu(node, step)
        }

    def policy(self, k: int, node: Node, step: int) -> dict[Event, float]:
        """Return π_k."""

        def work() -> dict[Event, float]:
            values = self.values(k, node, step)
            mind = self.task.minds[self.names.index(self.task.turns[step])]
            precision = mind.precision
            if k == 0 and mind.level0.rule == "uniform":
                return dict.fromkeys(values, 1 / len(values))
            if k == 0 and mind.level0.rule == "best":
                precision = math.inf
                people = mind.level0.people or (self.task.turns[step],)
                values = {
                    event: math.fsum(self.values(0, node, step, one)[event] for one in people) for event in values
                }
            best = max(values.values())
            if math.isinf(precision):
                powers = {event: float(value >= best - 1e-9) for event, value in values.items()}
            else:
                powers = {event: math.exp(precision * (value - best)) for event, value in values.items()}
            total = math.fsum(powers.values())
            return {
                event: (1 - mind.lapse) * power / total + mind.lapse / len(powers) for event, power in powers.items()
            }

        return self._once(("policy", k, id(node), step), work, node)

    def expected(self, k: int, node: Node, step: int) -> dict[Event, float]:
        """Return P_k: how likely somebody of depth k thinks each event there; nature's odds on its turn."""
        menu = self.menu(node, step)
        if self.task.turns[step] == CHANCE:
            if menu == [WAIT]:
                return {WAIT: 1.0}
            weights = {event: float(self.value(self.task.actions[int(event)].weight, node)) for event in menu}
            return {event: weight / math.fsum(weights.values()) for event, weight in weights.items()}
        if k == 0:
            return self.policy(0, node, step)
        if math.isinf(self.task.tau):
            return self.policy(k - 1, node, step)
        share = [self.task.tau**j / math.factorial(j) for j in range(k)]
        return {
            event: math.fsum(share[j] * self.policy(j, node, step)[event] for j in range(k)) / math.fsum(share)
            for event in menu
        }

    def worth(self, k: int, name: str, node: Node, step: int, wanted: tuple[GroundReason, ...]) -> float:
        """Return V_k: what the story from a node on is worth to somebody who wants these things."""

        def work() -> float:
            if self.ended(node, step):
                mine = [reason.value for reason in wanted] + [u for who, u in self.task.utilities if who == name]
                return math.fsum(float(self.value(value, node)) for value in mine)
            there, everyone = self.arrived(node, step), (k,) * len(self.names)
            if name == self.task.turns[step]:
                odds = self.policy(k, there, step)
            else:
                odds = self._shared(self.expected(k, there, step), there, step, name)
            return math.fsum(
                likely
                * (
                    self.worth(k, name, self.after(everyone, there, event, step), step + 1, wanted)
                    - (self._cost(event, there, name) if name == self.task.turns[step] else 0.0)
                )
                for event, likely in odds.items()
                if likely > 0
            )

        return self._once(("worth", k, name, id(node), step, wanted), work, node)

    # 6. The story itself

    def odds(self, node: Node, step: int) -> dict[Event, float]:
        """Return how likely each event is in the true story, at a node where whoever is on turn has seen their menu."""
        who = self.task.turns[step]
        return (
            self.expected(0, node, step)
            if who == CHANCE
            else self.policy(self.depths[self.names.index(who)], node, step)
        )

    def stories(self) -> Iterator[Told]:
        for weight, node in self.beginnings():
            yield from self._stories(Told((), weight, (node,)))

    def _stories(self, begun: Told) -> Iterator[Told]:
        step, node = len(begun.events), begun.nodes[-1]
        if self.ended(node, step):
            yield begun
            return
        there = self.arrived(node, step)
        for event, likely in self.odds(there, step).items():
            after = self.after(self.depths, there, event, step)
            yield from self._stories(Told((*begun.events, event), begun.probability * likely, (*begun.nodes, after)))

    # 7. What is reported

    def held(self, node: Node, path: tuple[str, ...]) -> dict[tuple[Value, ...], float]:
        """Return the weights of states at the end of a path of minds, on average over what the earlier ones hold."""
        worlds = [(1.0, node)]
        for name in path:
            worlds = [(w * inner, world) for w, outer in worlds for inner, world in outer.mind(name).worlds]
        found: dict[tuple[Value, ...], float] = {}
        for weight, world in worlds:
            found[world.state] = found.get(world.state, 0.0) + weight
        return found


def _cells(expressions: Iterable[ex.Expression]) -> set[int]:
    from forbear.logic.cells import cells_of

    return {cell for expression in expressions for cell in cells_of(expression)}


def _with(world: Node, changes: dict[int, Value]) -> Node:
    """Return a world with fluents set; whoever was sure of one there and right stays right."""
    if not changes:
        return world

    def work(name: str) -> Mind:
        mind = world.mind(name)
        known = {
            cell: value
            for cell, value in changes.items()
            if all(folding.are_equal(inner.state[cell], world.state[cell]) for _, inner in mind.worlds)
        }
        return mind_of(name, [(weight, _with(inner, known)) for weight, inner in mind.worlds]) if known else mind

    return Node(written(world.state, changes.items()), work)


@dataclass(frozen=True)
class _Plain:
    """A node as far as a condition reads its state."""

    oracle: Oracle
    node: Node

    def value(self, fluent: int) -> Value:
        return self.node.state[fluent]

    def holds(self, atom: Any) -> bool:
        value = self.oracle.value
        return folding.compare(atom.operator, value(atom.left, self.node), value(atom.right, self.node))
