"""What somebody expects as an event happens: how likely they think it that a formula will be so at the end.

An expectation is shallower than who holds it (docs/semantics.md §4), so asking for it ends: one who thinks at depth k
takes everybody to choose by P of k - 1 and to read by T of k - 1; at depth 0 all that is open is as likely, and nobody
reads anything.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from forbear.errors import InternalError
from forbear.grounding.task import Task
from forbear.language import amounts
from forbear.language.expressions import Expects, Literal
from forbear.language.problem import CHANCE, SCRIPT
from forbear.minds.choice import Choices
from forbear.minds.events import Event, Step, following
from forbear.minds.evidence import Evidence, Minds
from forbear.minds.node import Interner, Node
from forbear.minds.reading import Reader
from forbear.minds.sight import Sight
from forbear.minds.turns import Turns
from forbear.minds.world import Progress


class Foresight:
    """The expectations that are remembered in one task."""

    def __init__(
        self,
        task: Task,
        minds: Minds,
        interner: Interner,
        reader: Reader,
        turns: Turns,
        sight: Sight,
        progress: Progress,
        choice: Choices,
        evidence: Evidence,
    ) -> None:
        self._task = task
        self._minds = minds
        self._interner = interner
        self._reader = reader
        self._turns = turns
        self._sight = sight
        self._progress = progress
        self._choice = choice
        self._evidence = evidence
        self._places = {name: place for place, name in enumerate(task.characters)}
        self._known: dict[tuple[int, Expects, int | None, Node, Step], float] = {}

    def asked(self, depths: tuple[int, ...], node: Node, event: Event, step: Step) -> Callable[[Expects], float]:
        """Return what answers how likely somebody thinks something, once an event has happened at a node."""
        return lambda question: self._expected(question, depths, node, event, step)

    def _expected(self, question: Expects, depths: tuple[int, ...], node: Node, event: Event, step: Step) -> float:
        if not isinstance(question.character, Literal):
            raise InternalError(f"not a ground expression: {question}")
        place = self._places[str(question.character.value)]
        then = following(self._task, step, event)
        depth = depths[place] - 1
        if depth >= 0:
            moved = self._minds.after((depth,) * len(depths), node, event, step, remembers=False)
            worlds = moved.beliefs[place].worlds()
        else:
            sees = self._sight.sees_whole(place, node, event)
            worlds = tuple(
                (log, self._plainly(world, event) if sees else world) for log, world in node.beliefs[place].worlds()
            )
        level = depth if depth >= 0 else None
        return amounts.total(
            [amounts.exp(log) * self._from(place, question, level, world, then) for log, world in worlds]
        )

    def _from(self, place: int, question: Expects, depth: int | None, node: Node, step: Step) -> float:
        """Return how likely the formula is at the end of the story from a node on; depth None: nobody reads."""
        key = (place, question, depth, node, step)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._make_from(place, question, depth, node, step)
        return found

    def _make_from(self, place: int, question: Expects, depth: int | None, node: Node, step: Step) -> float:
        chooser = self._turns.chooser(node, step)
        if chooser is None:
            return float(self._reader.reading(question.body)(node.state, node) is True)
        if chooser == SCRIPT:
            return self._from(place, question, depth, node, Step(step.turn + 1))
        if depth is not None:
            node = self._turns.arrived(node, step)
        menu = self._turns.menu(node, step)
        if depth is None and chooser != CHANCE:
            logs: tuple[float, ...] = (-math.log(len(menu)),) * len(menu)
        else:
            logs = self._choice.expected_policy(depth or 0, node, step)
        odds = list(zip(menu, logs, strict=True))
        if chooser != self._task.characters[place]:
            odds = self._evidence.shared_out(node, place, odds)
        parts = []
        for event, log in odds:
            if log > -math.inf:
                after = (
                    self._plainly(node, event)
                    if depth is None
                    else self._minds.after((depth,) * len(self._task.characters), node, event, step)
                )
                then = following(self._task, step, event)
                parts.append(amounts.exp(log) * self._from(place, question, depth, after, then))
        return amounts.total(parts)

    def _plainly(self, node: Node, event: Event) -> Node:
        """Return the node after what an event does to the world, with every mind as it was."""
        return self._interner.node(self._progress.after(event, node), node.beliefs)
