"""How a story runs on in somebody's eyes, or in truth: the odds of every event, and what comes after it.

In a mind others choose as one of that depth expects, and all read as deep (docs/semantics.md §5); in truth everybody
chooses and reads at their own depth (§6).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from forbear.language import amounts
from forbear.language.problem import CHANCE, SCRIPT
from forbear.minds.events import Event, Step, following
from forbear.minds.interface import Engine
from forbear.minds.node import Node

Weighted = tuple[float, Node]
"""A weight and what has it."""


class View:
    """One way to foresee. `who` None: as it truly goes. `depths`: how deep each mind reads."""

    def __init__(self, engine: Engine, who: str | None, depths: tuple[int, ...], depth: int = 0) -> None:
        self.engine = engine
        self.who = who
        self._depths = depths
        self._depth = depth
        self._known: dict[tuple[object, Node, Step], float] = {}

    def odds(self, node: Node, step: Step) -> list[tuple[Event, float]]:
        """Return what may happen at a step that has begun, with the probability of each that has any."""
        chooser = self.engine.chooser(node, step)
        if chooser is None:
            return []
        menu = self.engine.menu(node, step)
        if len(menu) == 1 and (self.who in (None, chooser) or chooser == SCRIPT):
            return [(menu[0], 1.0)]
        if chooser == CHANCE:
            logs = self.engine.policy(0, node, step)
        elif self.who is None:
            logs = self.engine.policy(self._own_depth(chooser), node, step)
        elif chooser == self.who:
            logs = self.engine.policy(self._depth, node, step)
        else:
            reckoned = self.engine.reckoned(self.who, self._depth, node, step)
            return [(event, amounts.exp(log)) for event, log in reckoned if log > -math.inf]
        return [(event, amounts.exp(log)) for event, log in zip(menu, logs, strict=True) if log > -math.inf]

    def _own_depth(self, name: str) -> int:
        return self.engine.task.minds[self.engine.task.characters.index(name)].depth

    def after(self, node: Node, event: Event, step: Step) -> Node:
        """Return the node after an event; nobody foresees what the script has."""
        if event.by == SCRIPT and self.who is not None:
            return node
        return self.engine.after(self._depths, self.engine.arrived(node, step), event, step)

    def reach(self, worlds: Iterable[Weighted], start: Step, target: Step) -> list[Weighted]:
        """Return the nodes in which a later step begins, with their weights; what never comes to it is left out."""
        waiting: dict[tuple[Node, Step], float] = {}
        for weight, node in worlds:
            waiting[node, start] = waiting.get((node, start), 0.0) + weight
        found: dict[Node, float] = {}
        while waiting:
            (node, step), weight = waiting.popitem()
            if step == target:
                arrived = self.engine.arrived(node, step)
                found[arrived] = found.get(arrived, 0.0) + weight
                continue
            if step.turn > target.turn or self.engine.chooser(node, step) is None:
                continue
            arrived = self.engine.arrived(node, step)
            for event, share in self.odds(arrived, step):
                key = (self.after(arrived, event, step), following(self.engine.task, step, event))
                waiting[key] = waiting.get(key, 0.0) + weight * share
        return [(weight, node) for node, weight in found.items()]

    def come_to_pass(
        self, worlds: Iterable[Weighted], start: Step, last: Step, looked_for: Callable[[Node, Step], tuple[Event, ...]]
    ) -> float:
        """Return the probability that one of the events looked for happens, at any step up to the last."""
        waiting: dict[tuple[Node, Step], float] = {}
        for weight, node in worlds:
            waiting[node, start] = waiting.get((node, start), 0.0) + weight
        found = []
        while waiting:
            (node, step), weight = waiting.popitem()
            if step.turn > last.turn or self.engine.chooser(node, step) is None:
                continue
            arrived = self.engine.arrived(node, step)
            wanted = looked_for(arrived, step)
            for event, share in self.odds(arrived, step):
                if event in wanted:
                    found.append(weight * share)
                elif step != last:
                    key = (self.after(arrived, event, step), following(self.engine.task, step, event))
                    waiting[key] = waiting.get(key, 0.0) + weight * share
        return amounts.total(found)

    def expect(self, key: object, node: Node, step: Step, at_end: Callable[[Node], float]) -> float:
        """Return the expected value at the end of the story. key: names what `at_end` is, to be asked once."""
        found = self._known.get((key, node, step))
        if found is None:
            found = self._known[key, node, step] = self._expect(key, node, step, at_end)
        return found

    def _expect(self, key: object, node: Node, step: Step, at_end: Callable[[Node], float]) -> float:
        if self.engine.chooser(node, step) is None:
            return at_end(node)
        arrived = self.engine.arrived(node, step)
        return amounts.total(
            [share * self.expect_after(key, arrived, event, step, at_end) for event, share in self.odds(arrived, step)]
        )

    def expect_after(self, key: object, node: Node, event: Event, step: Step, at_end: Callable[[Node], float]) -> float:
        """Return the expected value at the end once an event has happened."""
        return self.expect(key, self.after(node, event, step), following(self.engine.task, step, event), at_end)

    def agreed(self, node: Node, event: Event, step: Step) -> float:
        """Return the probability that everybody who is asked agrees to an event; 1 where nobody is."""
        then = following(self.engine.task, step, event)
        if event.kind not in ("propose", "accept") or not then.asked:
            return 1.0
        now = self.engine.arrived(self.after(node, event, step), then)
        yes = self.engine.menu(now, then)[0]
        return dict(self.odds(now, then)).get(yes, 0.0) * self.agreed(now, yes, then)

    def settled(self, node: Node, event: Event, step: Step) -> list[Weighted]:
        """Return where a deed leads at once: done, agreed to by all who are asked, and after nature's moves."""
        waiting = [(1.0, self.after(node, event, step), following(self.engine.task, step, event))]
        found: list[Weighted] = []
        while waiting:
            weight, now, then = waiting.pop()
            if then.asked and event.kind in ("propose", "accept"):
                yes = self.engine.menu(now, then)[0]
                waiting.append((weight, self.after(now, yes, then), following(self.engine.task, then, yes)))
            elif self.engine.chooser(now, then) == CHANCE:
                for natural, share in self.odds(now, then):
                    following_step = following(self.engine.task, then, natural)
                    waiting.append((weight * share, self.after(now, natural, then), following_step))
            else:
                found.append((weight, now))
        return found
