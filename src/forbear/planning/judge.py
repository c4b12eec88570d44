"""The judge of plans: whether a plan with the reasons given for it is one, and if not, what is wrong with which step.

It searches nothing, so that it cannot share the planners' mistakes: it follows the plan and every reason, and takes no
reason that is not given. A shortened plan counts against a plan only where the reasons given still hold in it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Literal as OneOf

from forbear.language.values import Value
from forbear.planning.compiling.compiled import CompiledTask
from forbear.planning.node import Node
from forbear.planning.progression import Progression
from forbear.planning.solution import Step
from forbear.planning.utility import AUTHOR, Utilities, is_better
from forbear.records import dataclass

Fault = OneOf["impossible", "miracle", "disbelieved", "unexplained", "fruitless", "early", "needless"]

FAULTS: dict[Fault, str] = {
    "impossible": "cannot happen here",
    "miracle": "nobody's doing, and no character counts on such a thing",
    "disbelieved": "does not believe this possible",
    "unexplained": "has no reason for this",
    "fruitless": "is no better off at the end of this plan than before it",
    "early": "is as well off before the end of this plan",
    "needless": "would come to the same without some of these steps",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault of one step: where it is (numbers of steps from 0, into reasons), and whose it is (None: the author's).

    `place` of `(2, "Rick", 1)` is the second step of what Rick has in mind after the third step of the story.
    """

    fault: Fault
    place: tuple[int | str, ...]
    who: str | None
    action: int | None


class Judge:
    """Judges plans of one compiled task."""

    def __init__(self, compiled: CompiledTask) -> None:
        self.compiled = compiled
        self._progression = Progression(compiled)
        self._utilities = Utilities(compiled)
        self._actions = {action.action: action for action in compiled.actions}

    def judge(self, plan: Sequence[Step]) -> tuple[Finding, ...]:
        """Return what is wrong with a story; nothing, where it serves the author."""
        return tuple(self._serves(tuple(plan), AUTHOR, self._progression.root(), ()))

    def _serves(
        self, plan: tuple[Step, ...], owner: int, start: Node, place: tuple[int | str, ...]
    ) -> Iterator[Finding]:
        """Yield the faults of a plan as one that serves its owner in a node (docs/planning.md, the definition)."""
        name = None if owner == AUTHOR else self.compiled.task.characters[owner]
        node, worth = start, [self._worth(owner, start)]
        for number, step in enumerate(plan):
            here = (*place, number)
            if not self._is_possible(step, node):
                yield Finding("impossible", here, name, step.action)
                return
            if owner != AUTHOR and not self._consenting(step):
                yield Finding("miracle", here, name, step.action)
            if owner == AUTHOR or number > 0:
                yield from self._explained(plan[number:], owner, node, here)
            node = self._progression.after(node, self._actions[step.action])
            worth.append(self._worth(owner, node))
        if not is_better(worth[-1], worth[0]):
            yield Finding("fruitless", place, name, None)
        elif any(other == worth[-1] or (owner == AUTHOR and is_better(other, worth[-1])) for other in worth[1:-1]):
            yield Finding("early", place, name, None)
        elif self._is_needless(plan, owner, start, worth[-1]):
            yield Finding("needless", place, name, None)

    def _explained(
        self, rest: tuple[Step, ...], owner: int, node: Node, place: tuple[int | str, ...]
    ) -> Iterator[Finding]:
        """Yield what is missing for the first of these steps to be explained for all who consent to it."""
        step = rest[0]
        for who in self._consenting(step):
            name = self.compiled.task.characters[who]
            reason = step.reason_of(name)
            if who == owner and reason is None:
                last = self._end(rest, node)
                if last is None or not is_better(self._worth(who, last), self._worth(who, node)):
                    yield Finding("unexplained", place, name, step.action)
                continue
            mind = node if who == owner else node.believed(who)
            if not self._is_possible(step, mind):
                yield Finding("disbelieved", place, name, step.action)
            elif reason is None:
                yield Finding("unexplained", place, name, step.action)
            else:
                yield from self._serves((Step(step.action), *reason.rest), who, mind, (*place, name))

    def _is_needless(self, plan: tuple[Step, ...], owner: int, start: Node, value: Value) -> bool:
        """Say whether some of the steps, of a reason not the first, do as well for reasons given.

        A reason shortened after its first step is a reason still, so only what does without that step speaks against
        it.
        """
        steps = plan if owner == AUTHOR else plan[1:]
        least, most = (0, len(steps) - 1) if owner == AUTHOR else (1, len(steps))
        return any(
            self._does(kept, owner, start, value)
            for length in range(least, most + 1)
            for kept in itertools.combinations(steps, length)
        )

    def _does(self, plan: tuple[Step, ...], owner: int, node: Node, value: Value) -> bool:
        for number, step in enumerate(plan):
            if not self._is_possible(step, node) or any(True for _ in self._explained(plan[number:], owner, node, ())):
                return False
            node = self._progression.after(node, self._actions[step.action])
        return self._worth(owner, node) == value

    def _end(self, plan: tuple[Step, ...], node: Node) -> Node | None:
        for step in plan:
            if not self._is_possible(step, node):
                return None
            node = self._progression.after(node, self._actions[step.action])
        return node

    def _is_possible(self, step: Step, node: Node) -> bool:
        action = self._actions.get(step.action)
        return action is not None and self._progression.is_possible(node, action)

    def _consenting(self, step: Step) -> tuple[int, ...]:
        task = self.compiled.task
        return tuple(task.characters.index(name) for name in task.actions[step.action].consenting)

    def _worth(self, owner: int, node: Node) -> Value:
        return self._utilities.of(owner, node.state)
