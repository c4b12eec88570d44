"""How somebody chooses, and is expected to (docs/semantics.md §5).

Names follow the page: Q is `values`, π is `policy`, P is `expected_policy`, V is `worth`. Every result is kept.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection
from typing import Protocol

from forbear.grounding.task import Task
from forbear.language import amounts
from forbear.language.amounts import log_sum
from forbear.language.expressions import Expects, Expression, Literal
from forbear.language.problem import CHANCE, SCRIPT
from forbear.logic.cells import cells_of, reads_minds
from forbear.minds.budget import Budget
from forbear.minds.events import Event, Step, following, on_turn
from forbear.minds.inform import written
from forbear.minds.ladder import log_shares
from forbear.minds.node import Node, State, picker
from forbear.minds.quantal_response import quantal_response, with_lapses
from forbear.minds.reading import Reader, Worth, as_float
from forbear.minds.turns import Own, Turns
from forbear.minds.world import Progress
from forbear.records import dataclass

Reasons = tuple[int, ...]
"""The reasons that count in one weighing, by their numbers in the Task."""


@dataclass(frozen=True, slots=True)
class _Cost:
    """One cost of a deed. mine: the doer's own cells that it reads."""

    amount: Worth
    mine: tuple[int, ...]
    kind: str | None


class After(Protocol):
    """T: what an event does to a node, each mind reading at its depth."""

    def __call__(self, depths: tuple[int, ...], node: Node, event: Event, step: Step, own: Own = None) -> Node:
        """Return T(node, event)."""


class SharedOut(Protocol):
    """The log odds of a menu without what the character at a place does not reckon with."""

    def __call__(self, node: Node, place: int, odds: list[tuple[Event, float]]) -> list[tuple[Event, float]]:
        """Return what is left, with log odds that sum to 1."""


class Choices:
    """The choices of one task."""

    def __init__(
        self,
        task: Task,
        turns: Turns,
        reader: Reader,
        budget: Budget,
        progress: Progress,
        after: After,
        shared_out: SharedOut,
        varying: tuple[int, ...],
    ) -> None:
        """varying: the cells in which two states of the task can differ."""
        self._task = task
        self._varying = frozenset(varying)
        self._after = after
        self._shared_out = shared_out
        self._turns = turns
        self._reader = reader
        self._budget = budget
        self._progress = progress
        self._ends_plainly = not any(
            isinstance(effect.value, Expects) for action in task.actions for effect in action.effects
        ) and all(trigger in progress.plain_triggers for trigger in progress.triggers)
        self._final: dict[tuple[Event, Node], State] = {}
        self._places = {name: place for place, name in enumerate(task.characters)}
        self._values: dict[tuple[int, Node, Step], tuple[float, ...]] = {}
        self._by_mind: dict[tuple[object, ...], tuple[float, ...]] = {}
        self._policies: dict[tuple[int, Node, Step], tuple[float, ...]] = {}
        self._expected: dict[tuple[int, Node, Step], tuple[float, ...]] = {}
        self._worth: dict[tuple[int, int, Node, Step, Reasons], float] = {}
        self._costs: dict[tuple[int, str], tuple[_Cost, ...]] = {}
        self._reasons = {
            name: tuple(
                (number, reason.condition)
                for number, reason in enumerate(task.reasons)
                if reason.character == name and reason.value != Literal(0)
            )
            for name in task.characters
        }
        self._utilities: dict[tuple[int, Reasons], tuple[tuple[Worth, bool], ...]] = {}
        self._amounts: dict[int, tuple[Worth, bool]] = {}
        self._of_the_world: dict[tuple[int, Reasons, int], tuple[list[float], list[Worth]]] = {}
        self._is_of_the_world: dict[tuple[int, Reasons], bool] = {}

    def values(self, depth: int, node: Node, step: Step) -> tuple[float, ...]:
        """Return Q for each event of the menu, in utility, as whoever is on turn weighs them at this depth."""
        key = (depth, node, step)
        found = self._values.get(key)
        if found is None:
            wide = (depth, step, *self._weighed_by(node, step))
            found = self._by_mind.get(wide)
            if found is None:
                found = self._by_mind[wide] = self._make_values(depth, node, step)
            self._values[key] = found
        return found

    def _weighed_by(self, node: Node, step: Step) -> tuple[object, ...]:
        """Return all of a node that a choice there hangs on: who chooses, their belief, the menu, the reasons that count,
        and what the costs read of them as they are. Where nodes share it, they share Q."""
        node = self._turns.arrived(node, step)
        name = self._turns.chooser(node, step)
        assert name is not None
        place, menu = self._places[name], self._turns.menu(node, step)
        mine = tuple(
            [
                (cell, node.state[cell])
                for event in menu
                if event.action is not None and event.carries
                for cost in self._costs_of(event.action, name)
                for cell in cost.mine
            ]
        )
        return place, node.beliefs[place].number, menu, self.reasons_that_count(place, node), mine

    def _make_values(
        self, depth: int, node: Node, step: Step, people: tuple[int, ...] | None = None
    ) -> tuple[float, ...]:
        """Return Q; people: those whose worths are added up, where they are others than whoever is on turn."""
        node = self._turns.arrived(node, step)
        name = self._turns.chooser(node, step)
        assert name is not None
        place = self._places[name]
        depths = (depth,) * len(self._task.characters)
        counting = [(one, self.reasons_that_count(one, node)) for one in ((place,) if people is None else people)]
        found = []
        for event in self._turns.menu(node, step):
            then = following(self._task, step, event)
            parts = []
            for log_weight, world in node.beliefs[place].worlds():
                for one, reasons in counting:
                    worth = self._worth_after(depths, one, world, event, step, then, reasons)
                    cost = self.cost_now(self._task.characters[one], event, node, world)
                    parts.append(amounts.exp(log_weight) * (worth - cost))
            found.append(amounts.total(parts))
        return tuple(found)

    def policy(self, depth: int, node: Node, step: Step) -> tuple[float, ...]:
        """Return log π for each event of the menu: how whoever is on turn chooses at this depth."""
        key = (depth, node, step)
        found = self._policies.get(key)
        if found is None:
            name = self._turns.chooser(node, step)
            if name == CHANCE:
                found = self._nature(node, step)
            elif name == SCRIPT:
                found = (0.0,)
            else:
                assert name is not None
                if len(self._turns.menu(node, step)) == 1:
                    return (0.0,)
                found = self._chosen(depth, name, node, step)
            self._policies[key] = found
        return found

    def _chosen(self, depth: int, name: str, node: Node, step: Step) -> tuple[float, ...]:
        """Return log π of a character with more than one thing to do."""
        mind = self._task.minds[self._places[name]]
        rule = mind.level0.rule if depth == 0 else "literal"
        if rule == "uniform":
            count = len(self._turns.menu(node, step))
            return (-math.log(count),) * count
        if rule == "best":
            people = tuple([self._places[one] for one in mind.level0.people])
            worths = self._make_values(0, node, step, people) if people else self.values(0, node, step)
            return with_lapses(quantal_response(worths, math.inf), mind.lapse)
        return with_lapses(quantal_response(self.values(depth, node, step), mind.precision), mind.lapse)

    def _nature(self, node: Node, step: Step) -> tuple[float, ...]:
        """Return the log odds of nature's events: in proportion to their weights, in every mind at every depth."""
        logs = []
        for event in self._turns.menu(node, step):
            if event.action is None:
                return (0.0,)
            weight = self._reader.reading(self._task.actions[event.action].weight)(node.state, node)
            logs.append(amounts.log(as_float(weight)))
        total = log_sum(logs)
        return tuple(log - total for log in logs)

    def expected_policy(self, depth: int, node: Node, step: Step) -> tuple[float, ...]:
        """Return log P_depth for each event of the menu: how one who thinks so deep expects another to choose."""
        if depth == 0 or self._turns.chooser(node, step) in (CHANCE, SCRIPT):
            return self.policy(0, node, step)
        if len(self._turns.menu(node, step)) == 1:
            return (0.0,)
        if not isinstance(self._task.tau, amounts.Symbol) and self._task.tau == math.inf:
            return self.policy(depth - 1, node, step)
        if depth == 1:
            return self.policy(0, node, step)
        key = (depth, node, step)
        found = self._expected.get(key)
        if found is None:
            shares = log_shares(depth, self._task.tau)
            levels = [self.policy(level, node, step) for level in range(depth)]
            found = self._expected[key] = tuple(
                log_sum([share + log for share, log in zip(shares, logs, strict=True)])
                for logs in zip(*levels, strict=True)
            )
        return found

    def worth(self, depth: int, place: int, node: Node, step: Step, counting: Reasons) -> float:
        """Return V: a character's expected utility of the story from here on, as they foresee it at this depth."""
        key = (depth, place, node, step, counting)
        found = self._worth.get(key)
        if found is None:
            self._budget.charge_work()
            found = self._worth[key] = self._make_worth(depth, place, node, step, counting)
        return found

    def _make_worth(self, depth: int, place: int, node: Node, step: Step, counting: Reasons) -> float:
        chooser = self._turns.chooser(node, step)
        if chooser is None:
            return self.utility(place, node, counting)
        if chooser == SCRIPT:
            return self.worth(depth, place, node, Step(step.turn + 1), counting)
        node = self._turns.arrived(node, step)
        name = self._task.characters[place]
        logs = self.policy(depth, node, step) if chooser == name else self.expected_policy(depth, node, step)
        odds = list(zip(self._turns.menu(node, step), logs, strict=True))
        depths = (depth,) * len(self._task.characters)
        parts = []
        for event, log in odds if chooser == name else self._shared_out(node, place, odds):
            if log == -math.inf:
                continue
            then = following(self._task, step, event)
            worth = self._worth_after(depths, place, node, event, step, then, counting)
            parts.append(amounts.exp(log) * (worth - self.cost(name, event, node)))
        return amounts.total(parts)

    def _worth_after(
        self,
        depths: tuple[int, ...],
        place: int,
        node: Node,
        event: Event,
        step: Step,
        then: Step,
        counting: Reasons,
    ) -> float:
        """Return V once an event has happened. Where it is the last, and the character cares for nobody's thoughts, no mind
        need be moved for it: what is so is all that counts."""
        if self._ends_plainly and on_turn(self._task, then) is None and self._cares_for_the_world(place, counting):
            state = self._final.get((event, node))
            if state is None:
                self._budget.charge_work()
                state = self._final[event, node] = self._progress.after(event, node)
            return amounts.total([value(state, node) for value, _ in self._valued(place, counting)])
        return self.worth(depths[place], place, self._after(depths, node, event, step), then, counting)

    def _cares_for_the_world(self, place: int, counting: Reasons) -> bool:
        """Say whether nothing of what a character wants is in anybody's mind."""
        found = self._is_of_the_world.get((place, counting))
        if found is None:
            found = not any(is_of_minds for _, is_of_minds in self._valued(place, counting))
            self._is_of_the_world[place, counting] = found
        return found

    def _wanted(self, place: int, counting: Reasons) -> list[Expression]:
        name = self._task.characters[place]
        parts = [self._task.reasons[number].value for number in counting]
        return parts + [value for owner, value in self._task.utilities if owner == name]

    def _valued(self, place: int, counting: Reasons) -> tuple[tuple[Worth, bool], ...]:
        """Return what a character wants, each with whether it reads minds."""
        values = self._utilities.get((place, counting))
        if values is None:
            parts = self._wanted(place, counting)
            values = self._utilities[place, counting] = tuple([self._amount(part) for part in parts])
        return values

    def _amount(self, part: Expression) -> tuple[Worth, bool]:
        """Return what reads how much an expression comes to, and whether it reads minds; where it does not, that is worked
        out once for all states that do not differ in what it reads."""
        found = self._amounts.get(id(part))
        if found is None:
            worth, is_of_minds = self._reader.worth(part), reads_minds(part)
            pick = picker(tuple(sorted(self._varying & cells_of(part))))
            found = self._amounts[id(part)] = (worth if is_of_minds else _by_cells(worth, pick), is_of_minds)
        return found

    def utility(self, place: int, node: Node, counting: Reasons) -> float:
        """Return what a node is worth to a character, in utility: the sum of the reasons that count."""
        key = (place, counting, node.place)
        found = self._of_the_world.get(key)
        if found is None:
            found = self._of_the_world[key] = self._world_worth(place, counting, node)
        worths, rest = found
        return amounts.total([*worths, *[value(node.state, node) for value in rest]])

    def _world_worth(self, place: int, counting: Reasons, node: Node) -> tuple[list[float], list[Worth]]:
        """Return what the reasons come to in a state, those that read minds aside, and these."""
        values = self._valued(place, counting)
        worths = [value(node.state, node) for value, is_of_minds in values if not is_of_minds]
        return amounts.condensed(worths), [value for value, is_of_minds in values if is_of_minds]

    def reasons_that_count(self, place: int, node: Node) -> Reasons:
        """Return a character's reasons, those with a `while` only where it holds as they choose; those that are worth
        nothing whatever happens are left out."""
        return tuple(
            number
            for number, condition in self._reasons[self._task.characters[place]]
            if condition is None or self._reader.reading(condition)(node.state, node) is True
        )

    def cost(self, name: str, event: Event, node: Node) -> float:
        """Return what an event costs a character as foreseen in a node, in utility: 0 unless it carries its effects."""
        return self.cost_now(name, event, node, node)

    def cost_now(
        self, name: str, event: Event, actual: Node, world: Node, kinds: Collection[str | None] | None = None
    ) -> float:
        """Return what doing an event now costs: one's own fluents as they are, all else as in the believed world.

        kinds: what of these alone it costs, None for what is of no kind.
        """
        if event.action is None or not event.carries:
            return 0.0
        parts = []
        for cost in self._costs_of(event.action, name):
            if kinds is not None and cost.kind not in kinds:
                continue
            state = world.state
            if actual is not world and any([actual.state[cell] is not state[cell] for cell in cost.mine]):
                state = written(state, [(cell, actual.state[cell]) for cell in cost.mine])
            parts.append(cost.amount(state, world))
        return amounts.total(parts) if parts else 0.0

    def _costs_of(self, action: int, name: str) -> tuple[_Cost, ...]:
        """Return what an action costs a character."""
        found = self._costs.get((action, name))
        if found is None:
            found = self._costs[action, name] = tuple(
                _Cost(self._amount(cost.amount)[0], self._own_cells(cost.amount, name), cost.kind)
                for cost in self._task.actions[action].costs
                if cost.character == name
            )
        return found

    def _own_cells(self, amount: Expression, name: str) -> tuple[int, ...]:
        cells = dict.fromkeys(cells_of(amount))
        return tuple(cell for cell in cells if self._task.fluents[cell].subject == name)


def _by_cells(read: Worth, pick: Callable[[State], object]) -> Worth:
    """Return a worth, worked out once for each set of values in the cells that are picked."""
    known: dict[object, float] = {}

    def worth(state: State, node: Node) -> float:
        key = pick(state)
        found = known.get(key)
        if found is None:
            found = known[key] = read(state, node)
        return found

    return worth
