"""Who may do what at a step, and what one's own menu tells (docs/semantics.md §3)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache

from forbear.grounding.task import Task
from forbear.language.expressions import FALSE, Expression
from forbear.language.problem import CHANCE, SCRIPT
from forbear.logic.cells import read_in_state, reads_minds
from forbear.logic.folding import conjunction, negation
from forbear.minds.bayes import condition
from forbear.minds.doubt import may_be_doubted
from forbear.minds.events import Event, Step, answers, candidates, on_turn, scripted, waiting
from forbear.minds.inform import replaced
from forbear.minds.node import Belief, Interner, Node, World
from forbear.minds.reading import Reader, as_float

Own = tuple[int, Belief] | None
"""The belief that a node is a world of, and whose: it stays as it is (introspection)."""


class Turns:
    """The menus of one task."""

    def __init__(self, task: Task, interner: Interner, reader: Reader) -> None:
        self._task = task
        self._interner = interner
        self._reader = reader
        self._ends = None if task.ends == FALSE else reader.reading(task.ends)
        self._places = {name: place for place, name in enumerate(task.characters)}
        self._candidates = cache(lambda chooser: candidates(task, chooser))
        self._menus: dict[tuple[Node, Step], tuple[Event, ...]] = {}
        self._menus_in: dict[tuple[str, int], tuple[Event, ...]] = {}
        self._is_plain = cache(self._hangs_on_the_world)
        self._arrived: dict[tuple[Node, Step, Own], Node] = {}
        doubtful = may_be_doubted(task)
        self._menu_may_differ = dict.fromkeys(task.characters, False)
        for action in task.actions:
            if action.precondition is not FALSE:
                mentioned = read_in_state(action.precondition)
                if mentioned is None or not doubtful.isdisjoint(mentioned):
                    self._menu_may_differ.update(dict.fromkeys(action.consenting, True))
        ending = None if task.ends == FALSE else read_in_state(task.ends)
        self._end_may_differ = task.ends != FALSE and (ending is None or not doubtful.isdisjoint(ending))

    def may_differ(self, chooser: str) -> bool:
        """Say whether anybody could ever be unsure of what is open to a character on their turn."""
        return self._end_may_differ or self._menu_may_differ.get(chooser, True)

    def is_over(self, node: Node) -> bool:
        """Say whether the story has ended in a node."""
        return self._ends is not None and self._ends(node.state, node) is True

    def chooser(self, node: Node, step: Step) -> str | None:
        """Return whose turn it is (a character's, CHANCE's or SCRIPT's); None where the story is over."""
        if self._ends is not None and self._ends(node.state, node) is True:
            return None
        return on_turn(self._task, step)

    def menu(self, node: Node, step: Step) -> tuple[Event, ...]:
        """Return the events open at a step that has begun, in the order of the actions; a wait where there are none."""
        found = self._menus.get((node, step))
        if found is None:
            found = self._menus[node, step] = self._menu(node, step)
        return found

    def _menu(self, node: Node, step: Step) -> tuple[Event, ...]:
        if step.asked:
            return answers(step)
        chooser = self._task.turns[step.turn]
        if chooser == SCRIPT:
            event = scripted(self._task, step)
            return (event,) if self.is_possible(event, node) else (waiting(SCRIPT),)
        if node.place < 0 or not self._is_plain(chooser):
            return self._open_to(chooser, node)
        found = self._menus_in.get((chooser, node.place))
        if found is None:
            found = self._menus_in[chooser, node.place] = self._open_to(chooser, node)
        return found

    def _open_to(self, chooser: str, node: Node) -> tuple[Event, ...]:
        found = tuple(event for event in self._candidates(chooser) if self.is_possible(event, node))
        return found or (waiting(chooser),)

    def _hangs_on_the_world(self, chooser: str) -> bool:
        """Say whether what is open to somebody hangs on the world alone, and on no mind."""
        actions = [self._task.actions[event.action] for event in self._candidates(chooser) if event.action is not None]
        return not any(reads_minds(part) for action in actions for part in (action.precondition, action.weight))

    def is_possible(self, event: Event, node: Node) -> bool:
        """Say whether the precondition of an event holds; that of a wait is that nothing else is open.

        What nature has no weight for is not open to it.
        """
        if event.action is None:
            return not any(self.is_possible(other, node) for other in self._candidates(event.by))
        return self._is_allowed(event.action, node) and (event.by != CHANCE or self._has_weight(event.action, node))

    def weightless(self, node: Node) -> tuple[Event, ...]:
        """Return what nature could do in a node had she any weight for it."""
        return tuple(
            event
            for event in self._candidates(CHANCE)
            if event.action is not None
            and self._is_allowed(event.action, node)
            and not self._has_weight(event.action, node)
        )

    def _is_allowed(self, action: int, node: Node) -> bool:
        return self._reader.reading(self._task.actions[action].precondition)(node.state, node) is True

    def _has_weight(self, action: int, node: Node) -> bool:
        return as_float(self._reader.reading(self._task.actions[action].weight)(node.state, node)) > 0

    def condition(self, event: Event) -> Expression:
        """Return what must hold for an event to be open to whoever is on turn."""
        if event.action is None:
            others = (
                self._task.actions[other.action].precondition
                for other in self._candidates(event.by)
                if other.action is not None
            )
            return conjunction(negation(precondition) for precondition in others)
        return self._task.actions[event.action].precondition

    def arrived(self, node: Node, step: Step, own: Own = None) -> Node:
        """Return the node as the step begins: whoever is on turn knows their own menu, and everybody knows they do.

        They keep the worlds in which the story goes on with the menu that they have; all of them, if none has it. In
        the worlds in which it has ended nothing is learned. Of a turn that is not known to all, whoever takes it alone knows.
        """
        chooser = None if step.asked else self.chooser(node, step)
        if chooser is None or chooser in (CHANCE, SCRIPT) or not self.may_differ(chooser):
            return node if own is None else self._interner.node(node.state, replaced(node.beliefs, *own))
        found = self._arrived.get((node, step, own))
        if found is None:
            found = self._arrive(node, step, own, self._places[chooser])
            self._arrived[node, step, own] = found
            self._arrived[found, step, None] = found
        return found

    def _arrive(self, node: Node, step: Step, own: Own, chooser: int) -> Node:
        beliefs = node.beliefs
        for place, old in enumerate(node.beliefs):
            if own is not None and own[0] == place:
                beliefs = replaced(beliefs, place, own[1])
                continue
            if place != chooser and not step.is_known:
                continue
            menu = self.menu(node, step) if place == chooser else None
            beliefs = replaced(beliefs, place, self._arrived_belief(old, place, menu, step))
        return self._interner.node(node.state, beliefs)

    def _arrived_belief(self, old: Belief, place: int, menu: tuple[Event, ...] | None, step: Step) -> Belief:
        """Return a belief as the step begins; `menu`: what its owner sees to be open, None if they are not on turn."""

        def worlds(new: Belief) -> Iterable[World]:
            kept = old.worlds()
            if menu is not None:
                agrees = tuple(
                    0.0 if not self.is_over(world) and self.menu(world, step) == menu else -math.inf
                    for _, world in kept
                )
                _, agreeing = condition(kept, agrees)
                kept = agreeing or kept
            for log_weight, world in kept:
                yield log_weight, self.arrived(world, step, (place, new))

        key = ("arrived", old.number, step, place, menu)
        return self._interner.belief(key, place, worlds, is_first=old.is_first)
