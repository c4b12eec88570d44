"""The reference engine: the definition, in plain Python (docs/semantics.md §3–6).

Choosing depends on what others will make of the deed; what they make of it depends on how one chooses. This is the
one place where the two meet, and it ends because each call has a smaller depth, or the same depth and fewer turns
left. Names follow the page: T is `after`, Q is `values`, π is `policy`, P is `expected_policy`, V is `worth`.

Every result is kept: nodes are interned, so that an equal question is asked once.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from forbear.grounding.narrowing import narrowed, varying_cells
from forbear.grounding.task import GroundAction, Task
from forbear.language.expressions import TRUE, Expression, Literal
from forbear.language.problem import CHANCE
from forbear.logic.cells import cells_of, read_in_state
from forbear.minds.bayes import condition
from forbear.minds.beginning import Beginning
from forbear.minds.budget import Budget, Limits
from forbear.minds.correction import Corrections
from forbear.minds.events import Event, Step, following
from forbear.minds.finding import Finding
from forbear.minds.inform import replaced, tell, written
from forbear.minds.interface import Reasons, Shown
from forbear.minds.ladder import log_shares
from forbear.minds.node import Belief, Interner, Node, World, log_sum, picker
from forbear.minds.quantal_response import quantal_response
from forbear.minds.reading import Reader, Reading, as_float
from forbear.minds.turns import Own, Turns
from forbear.minds.world import MOST_TRIGGERS, Progress, endless


class ReferenceEngine:
    """Works out one task. Raises LimitReached where the limits do not suffice; what was found stays found."""

    def __init__(self, task: Task, limits: Limits | None = None, reader: Reader | None = None) -> None:
        """reader: one that belongs to the same characters, to share what it has compiled."""
        self.task = task
        self._task = task = narrowed(task)
        self.budget = Budget(limits or Limits())
        self.reader = reader or Reader(task.characters)
        self.interner = Interner(self.budget, self._settled if task.triggers else None, varying_cells(task))
        self.places = {name: place for place, name in enumerate(task.characters)}
        self._progress = Progress(task, self.reader)
        self._turns = Turns(task, self.interner, self.reader)
        self._beginning = Beginning(task, self.interner, self.reader, self.budget, self._settled)
        self._corrections = Corrections(task, self.interner, self.reader)
        self._after: dict[object, Node] = {}
        self._values: dict[tuple[int, Node, Step], tuple[float, ...]] = {}
        self._policies: dict[tuple[int, Node, Step], tuple[float, ...]] = {}
        self._worth: dict[tuple[int, int, Node, Step, Reasons], float] = {}
        self._costs: dict[tuple[int, str], tuple[tuple[Reading, tuple[int, ...]], ...]] = {}
        self._reasons = {
            name: tuple(
                (number, reason.condition)
                for number, reason in enumerate(task.reasons)
                if reason.character == name and reason.value != Literal(0)
            )
            for name in task.characters
        }
        self._utilities: dict[tuple[int, Reasons], tuple[Reading, ...]] = {}
        read = [read_in_state(action.precondition) for action in task.actions]
        self._basis_of = tuple(None if cells is None else picker(tuple(sorted(cells))) for cells in read)
        self._true_depths = tuple(mind.depth for mind in task.minds)

    # §2, §3: the beginning and the turns

    def roots(self) -> tuple[World, ...]:
        """Return the nodes that the story may begin with, with log weights: several where nature moves first."""
        return self._beginning.roots()

    def chooser(self, node: Node, step: Step) -> str | None:
        """Return who is on turn; None where the story is over."""
        return self._turns.chooser(node, step)

    def menu(self, node: Node, step: Step) -> tuple[Event, ...]:
        """Return what is open to whoever is on turn."""
        return self._turns.menu(node, step)

    def arrived(self, node: Node, step: Step) -> Node:
        """Return the node as the step begins, whoever is on turn knowing their own menu."""
        return self._turns.arrived(node, step)

    # §4: what an event does to a node

    def after_true(self, node: Node, event: Event, step: Step) -> Node:
        """Return the node after an event of the true story: each mind reads it at its own depth (§6)."""
        return self.after(self._true_depths, node, event, step)

    def unseen_by(self, name: str, before: Node, after: Node) -> Node:
        """Return the node after an event as it would be had one character not seen it: they think what they thought."""
        return self._with_own(after, (self.places[name], before.beliefs[self.places[name]]))

    def after(self, depths: tuple[int, ...], node: Node, event: Event, step: Step, own: Own = None) -> Node:
        """Return T(node, event), each mind reading at its depth.

        own: the belief that the node is a world of; such a node is settled with the other worlds of that belief.
        """
        if event.action is None:
            return node if own is None else self._with_own(node, own)
        key = (depths, node, event, step, own)
        found = self._after.get(key)
        if found is None:
            self.budget.charge_work()
            found = self._after[key] = self._make_after(depths, node, event, step, own)
        return found

    def _make_after(self, depths: tuple[int, ...], node: Node, event: Event, step: Step, own: Own) -> Node:
        assert event.action is not None
        action = self._task.actions[event.action]
        effects = action.effects if event.carries else ()
        state = self._progress.settled_state(self._progress.assigned(effects, node), node)
        beliefs = node.beliefs
        for place, name in enumerate(self.task.characters):
            if own is not None and own[0] == place:
                beliefs = replaced(beliefs, place, own[1])
            elif self.observes(name, node, event):
                shown = self.shown(node, name, event)
                beliefs = replaced(beliefs, place, self._seen(node, place, depths[place], event, step, shown))
        changed = self.interner.node(state, beliefs)
        for told in self._progress.told(effects, node):
            places = tuple(self.places[name] for name in told.path)
            if own is None or own[0] != places[0]:
                changed = tell(changed, places, told.cell, told.odds, self.interner)
        return self._settled(changed, None) if own is None else changed

    def _with_own(self, node: Node, own: tuple[int, Belief]) -> Node:
        return self.interner.node(node.state, replaced(node.beliefs, *own))

    def _settled(self, node: Node, own: int | None) -> Node:
        """Return the node after the triggers ran to their fixpoint; `own`: whose world it is, if anybody's."""
        fired: list[str] = []
        while len(fired) < MOST_TRIGGERS:
            for trigger in self._progress.triggers:
                if self.reader.reading(trigger.precondition)(node.state, node) is not True:
                    continue
                changed = self.interner.node(self._progress.assigned(trigger.effects, node), node.beliefs)
                for told in self._progress.told(trigger.effects, node):
                    places = tuple(self.places[name] for name in told.path)
                    if places[0] != own:
                        changed = tell(changed, places, told.cell, told.odds, self.interner)
                if changed is not node:
                    node = changed
                    fired.append(trigger.name)
                    break
            else:
                return node
        raise endless(fired)

    def observes(self, name: str, node: Node, event: Event) -> bool:
        """Say whether a character sees the event; `observing` is read in the node before it.

        A wait is seen by its doer alone, a proposal and its answers also by all who are asked to consent.
        """
        if event.action is None:
            return name == event.by
        action = self._task.actions[event.action]
        if event.kind in ("propose", "accept", "refuse") and name in action.consenting:
            return True
        condition = action.observing[self.places[name]]
        return condition is TRUE or self.reader.reading(condition)(node.state, node) is True

    def _revealed(self, name: str, action: GroundAction, node: Node) -> tuple[int, ...]:
        return tuple(
            cell
            for reveal in action.reveals
            if reveal.character == name and self.reader.reading(reveal.condition)(node.state, node) is True
            for cell in reveal.cells
        )

    def _seen(self, actual: Node, place: int, depth: int, event: Event, step: Step, shown: Shown) -> Belief:
        """Return what the belief of one observer becomes."""
        old = actual.beliefs[place]

        def worlds(new: Belief) -> Iterable[World]:
            finding = self.finding(old.worlds(), self.task.characters[place], depth, event, step, shown)
            depths = (depth,) * len(self.task.characters)
            for log_weight, world in finding.worlds:
                if finding.stage < 3:
                    yield log_weight, self.after(depths, world, event, step, (place, new))
                    continue
                possible = self._corrected(world, actual, event, place)
                moved = self.after(depths, possible, event, step, (place, new))
                yield log_weight, self.interner.node(written(moved.state, shown), moved.beliefs)

        basis = self._basis(actual, event)
        return self.interner.belief(("seen", old.number, place, depth, event, step, shown, basis), place, worlds)

    def shown(self, actual: Node, name: str, event: Event) -> Shown:
        """Return what an event reveals to an observer: cells with the values they see in them afterwards."""
        if event.action is None or not event.carries:
            return ()
        action = self._task.actions[event.action]
        if not action.reveals:
            return ()
        cells = self._revealed(name, action, actual)
        state = self._progress.settled_state(self._progress.assigned(action.effects, actual), actual) if cells else ()
        return tuple((cell, state[cell]) for cell in cells)

    def finding(
        self, worlds: tuple[World, ...], name: str, depth: int, event: Event, step: Step, shown: Shown
    ) -> Finding:
        """Return what an observer with these worlds in mind makes of an event, reading at a depth."""
        agrees = [self._agrees(world, event, shown) for _, world in worlds]
        could = [
            is_so
            and self.chooser(world, step) is not None
            and self.observes(name, world, event)
            and self._turns.is_possible(event, world)
            for is_so, (_, world) in zip(agrees, worlds, strict=True)
        ]
        likelihood = tuple(
            self._log_expected(depth, world, step, event) if possible else -math.inf
            for possible, (_, world) in zip(could, worlds, strict=True)
        )
        log_total, posterior = condition(worlds, likelihood)
        if posterior:
            return Finding(log_total, 0, posterior)
        for stage, holds in ((1, could), (2, agrees)):
            _, posterior = condition(worlds, tuple(0.0 if so else -math.inf for so in holds))
            if posterior:
                return Finding(log_total, stage, posterior)
        return Finding(log_total, 3, worlds)

    def _log_expected(self, depth: int, world: Node, step: Step, event: Event) -> float:
        """Return log P_depth(event | world); a plain reader (depth 0) asks nothing of why."""
        if depth == 0:
            return 0.0
        odds = dict(zip(self.menu(world, step), self.expected_policy(depth, world, step), strict=True))
        return odds.get(event, -math.inf)

    def _agrees(self, world: Node, event: Event, shown: Shown) -> bool:
        """Say whether what the event reveals would look the same if this world were so."""
        if not shown:
            return True
        assert event.action is not None
        effects = self._task.actions[event.action].effects
        state = self._progress.settled_state(self._progress.assigned(effects, world), world)
        return all(state[cell] == value for cell, value in shown)

    def _corrected(self, world: Node, actual: Node, event: Event, own: int) -> Node:
        assert event.action is not None
        precondition = self._task.actions[event.action].precondition
        return self._corrections.corrected(world, precondition, actual, own)

    def _basis(self, actual: Node, event: Event) -> object:
        """Return all of the actual node that a correction could read: it is part of what a belief is made from."""
        assert event.action is not None
        read = self._basis_of[event.action]
        return actual.number if read is None else read(actual.state)

    # §5: choice

    def values(self, depth: int, node: Node, step: Step) -> tuple[float, ...]:
        """Return Q for each event of the menu, in utility, as whoever is on turn weighs them at this depth."""
        key = (depth, node, step)
        found = self._values.get(key)
        if found is None:
            found = self._values[key] = self._make_values(depth, node, step)
        return found

    def _make_values(self, depth: int, node: Node, step: Step) -> tuple[float, ...]:
        node = self.arrived(node, step)
        name = self.chooser(node, step)
        assert name is not None
        place = self.places[name]
        depths = (depth,) * len(self.task.characters)
        counting = self.reasons_that_count(place, node)
        found = []
        for event in self.menu(node, step):
            then = following(self.task, step, event)
            parts = []
            for log_weight, world in node.beliefs[place].worlds():
                moved = self.after(depths, world, event, step)
                worth = self.worth(depth, place, moved, then, counting)
                parts.append(math.exp(log_weight) * (worth - self.cost_now(name, event, node, world)))
            found.append(math.fsum(parts))
        return tuple(found)

    def policy(self, depth: int, node: Node, step: Step) -> tuple[float, ...]:
        """Return log π for each event of the menu: how whoever is on turn chooses at this depth."""
        key = (depth, node, step)
        found = self._policies.get(key)
        if found is None:
            name = self.chooser(node, step)
            if name == CHANCE:
                found = self._nature(node, step)
            else:
                assert name is not None
                mind = self.task.minds[self.places[name]]
                found = quantal_response(self.values(depth, node, step), mind.precision)
            self._policies[key] = found
        return found

    def _nature(self, node: Node, step: Step) -> tuple[float, ...]:
        """Return the log odds of nature's events: in proportion to their weights, in every mind at every depth."""
        logs = []
        for event in self.menu(node, step):
            if event.action is None:
                return (0.0,)
            weight = self.reader.reading(self._task.actions[event.action].weight)(node.state, node)
            logs.append(math.log(as_float(weight)))
        total = log_sum(logs)
        return tuple(log - total for log in logs)

    def expected_policy(self, depth: int, node: Node, step: Step) -> tuple[float, ...]:
        """Return log P_depth for each event of the menu: how one who thinks so deep expects another to choose."""
        if depth == 0 or self.chooser(node, step) == CHANCE:
            return self.policy(0, node, step)
        shares = log_shares(depth, self.task.tau)
        levels = [self.policy(level, node, step) for level in range(depth)]
        return tuple(
            log_sum([share + log for share, log in zip(shares, logs, strict=True)])
            for logs in zip(*levels, strict=True)
        )

    def worth(self, depth: int, place: int, node: Node, step: Step, counting: Reasons) -> float:
        """Return V: a character's expected utility of the story from here on, as they foresee it at this depth."""
        key = (depth, place, node, step, counting)
        found = self._worth.get(key)
        if found is None:
            self.budget.charge_work()
            found = self._worth[key] = self._make_worth(depth, place, node, step, counting)
        return found

    def _make_worth(self, depth: int, place: int, node: Node, step: Step, counting: Reasons) -> float:
        chooser = self.chooser(node, step)
        if chooser is None:
            return self.utility(place, node, counting)
        node = self.arrived(node, step)
        name = self.task.characters[place]
        odds = self.policy(depth, node, step) if chooser == name else self.expected_policy(depth, node, step)
        depths = (depth,) * len(self.task.characters)
        parts = []
        for event, log in zip(self.menu(node, step), odds, strict=True):
            if log == -math.inf:
                continue
            moved = self.after(depths, node, event, step)
            worth = self.worth(depth, place, moved, following(self.task, step, event), counting)
            parts.append(math.exp(log) * (worth - self.cost(name, event, node)))
        return math.fsum(parts)

    def utility(self, place: int, node: Node, counting: Reasons) -> float:
        """Return what a node is worth to a character, in utility: the sum of the reasons that count."""
        values = self._utilities.get((place, counting))
        if values is None:
            name = self.task.characters[place]
            parts = [self._task.reasons[number].value for number in counting]
            parts += [value for owner, value in self.task.utilities if owner == name]
            values = self._utilities[place, counting] = tuple(self.reader.reading(part) for part in parts)
        return math.fsum([as_float(value(node.state, node)) for value in values])

    def reasons_that_count(self, place: int, node: Node) -> Reasons:
        """Return a character's reasons, those with a `while` only where it holds as they choose; those that are worth
        nothing whatever happens are left out."""
        return tuple(
            number
            for number, condition in self._reasons[self.task.characters[place]]
            if condition is None or self.reader.reading(condition)(node.state, node) is True
        )

    def cost(self, name: str, event: Event, node: Node) -> float:
        """Return what an event costs a character as foreseen in a node, in utility: 0 unless it carries its effects."""
        return self.cost_now(name, event, node, node)

    def cost_now(self, name: str, event: Event, actual: Node, world: Node) -> float:
        """Return what doing an event now costs: one's own fluents as they are, all else as in the believed world."""
        if event.action is None or not event.carries:
            return 0.0
        costs = self._costs_of(event.action, name)
        if not costs:
            return 0.0
        parts = []
        for amount, mine in costs:
            state = world.state
            if actual is not world and mine:
                state = written(state, [(cell, actual.state[cell]) for cell in mine])
            parts.append(as_float(amount(state, world)))
        return math.fsum(parts)

    def _costs_of(self, action: int, name: str) -> tuple[tuple[Reading, tuple[int, ...]], ...]:
        """Return what an action costs a character, each amount with the character's own cells that it reads."""
        found = self._costs.get((action, name))
        if found is None:
            found = self._costs[action, name] = tuple(
                (self.reader.reading(cost.amount), self._own_cells(cost.amount, name))
                for cost in self._task.actions[action].costs
                if cost.character == name
            )
        return found

    def _own_cells(self, amount: Expression, name: str) -> tuple[int, ...]:
        cells = dict.fromkeys(cells_of(amount))
        return tuple(cell for cell in cells if self.task.fluents[cell].subject == name)
