"""The judge of plans: whether a plan with the reasons given for it is one, and if not, what is wrong with which step.

It searches nothing, so that it cannot share the planners' mistakes: it follows the plan and every reason, and takes no
reason that is not given. A shortened plan counts against a plan only where the reasons given still hold in it.

Whether steps can be left out is decided layer by layer: what matters of the parts of a plan up to a step is which nodes
they lead to, and those are few where the parts are many (`tests/planning/test_judging_parts.py` tries every part).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal as OneOf

from forbear.language.values import Value
from forbear.logic.folding import are_equal
from forbear.planning.compiling.compiled import CompiledAction, CompiledTask
from forbear.planning.node import SureNode
from forbear.planning.node_limits import NodeLimits
from forbear.planning.node_numbers import NodeNumbers
from forbear.planning.outlook import Outlook
from forbear.planning.progression import Progression
from forbear.planning.solution import PlanReason, PlanStep, Supposition
from forbear.planning.supposing import Doubt, Supposing
from forbear.planning.utility import AUTHOR, Utilities, is_better
from forbear.records import dataclass

Fault = OneOf[
    "impossible",
    "miracle",
    "disbelieved",
    "unexplained",
    "fruitless",
    "early",
    "needless",
    "certain",
    "careless",
    "vain",
]

FAULTS: dict[Fault, str] = {
    "impossible": "cannot happen here",
    "miracle": "nobody's doing, and no character counts on such a thing",
    "disbelieved": "does not believe this possible",
    "unexplained": "has no reason for this",
    "fruitless": "is no better off at the end of this plan than before it",
    "early": "is as well off before the end of this plan",
    "needless": "would come to the same without some of these steps",
    "certain": "is in no doubt about what this plan finds out",
    "careless": "cannot take these steps, or may be worse off by them, if it turns out otherwise",
    "vain": "finds nothing out by this plan, or could have as much without finding it out",
}


@dataclass(frozen=True, slots=True)
class StepFault:
    """A fault of one step: where it is (numbers of steps from 0, into reasons), and whose it is (None: the author's).

    `place` of `(2, "Rick", 1)` is the second step of what Rick has in mind after the third step of the story.
    """

    fault: Fault
    place: tuple[int | str, ...]
    who: str | None
    action: int | None


MANY = 16
"""Where parts of a plan lead to more nodes than this, those from which the end cannot come about are looked for."""


class PlanJudge:
    """Judges plans of one compiled task, within limits if any are given: past them LimitReached is raised."""

    def __init__(self, compiled: CompiledTask, limits: NodeLimits | None = None) -> None:
        self.compiled = compiled
        self._limits = limits
        self._progression = Progression(compiled)
        self._utilities = Utilities(compiled)
        self._actions = {action.action: action for action in compiled.actions}
        self._places = {name: place for place, name in enumerate(compiled.task.characters)}
        self._supposing = Supposing(self._progression, self._utilities)
        self._outlook = Outlook(compiled, self._utilities)
        self._numbers = NodeNumbers(compiled)
        self._holding: dict[tuple[int, int, int, SureNode], tuple[PlanReason, bool]] = {}
        """Whether a given reason, by its identity, is one for a step in a mind."""

    def judge(self, plan: Sequence[PlanStep]) -> tuple[StepFault, ...]:
        """Return what is wrong with a story; nothing, where it serves the author."""
        self._numbers = NodeNumbers(self.compiled, _nesting(plan))
        self._holding.clear()
        return tuple(self._serves(tuple(plan), AUTHOR, self._progression.root(), ()))

    def _serves(
        self, plan: tuple[PlanStep, ...], owner: int, start: SureNode, place: tuple[int | str, ...]
    ) -> Iterator[StepFault]:
        """Yield the faults of a plan as one that serves its owner in a node (docs/planning.md, the definition)."""
        name = None if owner == AUTHOR else self.compiled.task.characters[owner]
        nodes = self._followed(plan, start)
        worth = [self._worth(owner, node) for node in nodes]
        end = worth[-1] if len(nodes) > len(plan) else None
        for number, step in enumerate(plan):
            here = (*place, number)
            if number + 1 == len(nodes):
                yield StepFault("impossible", here, name, step.action)
                return
            if owner != AUTHOR and not self._consenting(step):
                yield StepFault("miracle", here, name, step.action)
            if owner == AUTHOR or number > 0:
                yield from self._explained(step, owner, nodes[number], end, here)
        if not is_better(worth[-1], worth[0]):
            yield StepFault("fruitless", place, name, None)
        elif any(other == worth[-1] or (owner == AUTHOR and is_better(other, worth[-1])) for other in worth[1:-1]):
            yield StepFault("early", place, name, None)
        elif self._is_needless(plan, owner, start, worth[-1]):
            yield StepFault("needless", place, name, None)

    def _followed(self, plan: tuple[PlanStep, ...], node: SureNode) -> list[SureNode]:
        """Return the nodes that a plan comes through, up to the first step that cannot happen."""
        nodes = [node]
        for step in plan:
            self._look()
            if not self._is_possible(step, nodes[-1]):
                break
            nodes.append(self._after(nodes[-1], step))
        return nodes

    def _explained(
        self, step: PlanStep, owner: int, node: SureNode, end: Value | None, place: tuple[int | str, ...]
    ) -> Iterator[StepFault]:
        """Yield what is missing for a step of a plan to be explained for all who consent to it.

        end: what the plan comes to for its owner; None where it does not come to its end.
        """
        yield from self._explained_to(self._consenting(step), step, owner, node, end, place)

    def _explained_to(
        self,
        whose: Sequence[int],
        step: PlanStep,
        owner: int,
        node: SureNode,
        end: Value | None,
        place: tuple[int | str, ...],
    ) -> Iterator[StepFault]:
        for who in whose:
            name = self.compiled.task.characters[who]
            reason = step.reason_of(name)
            if who == owner and reason is None and not self._fails(step):
                if end is None or not is_better(end, self._worth(who, node)):
                    yield StepFault("unexplained", place, name, step.action)
                continue
            mind = node if who == owner else node.believed(who)
            if not self._is_meant(step, reason, mind) or (who == owner and self._fails(step)):
                yield StepFault("disbelieved", place, name, step.action)
            elif reason is None:
                yield StepFault("unexplained", place, name, step.action)
            else:
                yield from self._reason_faults(reason, step, who, mind, (*place, name))

    def _reason_faults(
        self, reason: PlanReason, step: PlanStep, who: int, mind: SureNode, place: tuple[int | str, ...]
    ) -> Iterator[StepFault]:
        """Yield the faults of a reason given for a step in somebody's mind."""
        plan = (PlanStep(self._meant(step).action), *reason.rest)
        if reason.supposing is None:
            yield from self._serves(plan, who, mind, place)
        else:
            yield from self._finds_out(plan, reason.supposing, who, mind, place)

    def _finds_out(
        self,
        plan: tuple[PlanStep, ...],
        supposed: Supposition,
        owner: int,
        mind: SureNode,
        place: tuple[int | str, ...],
    ) -> Iterator[StepFault]:
        """Yield the faults of a plan that finds something out (docs/planning.md, the definition)."""
        name = self.compiled.task.characters[owner]
        found = [doubt for doubt in self._supposing.doubts(owner, mind) if self._is_about(doubt, supposed)]
        if not found:
            yield StepFault("certain", place, name, None)
            return
        doubt = found[0]
        course = beginning = self._supposing.begin(doubt, mind)
        tried = self._actions.get(plan[0].action)
        first = None if tried is None else self._supposing.first(beginning, tried, mind)
        if first is None:
            yield StepFault("disbelieved", place[:-1], name, plan[0].action)
            return
        plan = (PlanStep(first.action), *plan[1:])
        for number, step in enumerate(plan):
            self._look()
            here = (*place, number)
            if not self._is_possible(step, course.node):
                yield StepFault("impossible", here, name, step.action)
                return
            if not self._consenting(step):
                yield StepFault("miracle", here, name, step.action)
            if number > 0:
                others = [who for who in self._consenting(step) if who != owner]
                yield from self._explained_to(others, step, owner, course.node, None, here)
            after = self._supposing.after(course, self._actions[step.action], doubt)
            if after is None:
                yield StepFault("careless", here, name, step.action)
                return
            course = after
        worth = self._worth(owner, course.node)
        if not is_better(worth, doubt.start):
            yield StepFault("fruitless", place, name, None)
        elif not course.knows or self._supposing.is_in_reach(mind, doubt, len(plan), worth, self._numbers):
            yield StepFault("vain", place, name, None)
        elif self._is_needless(plan, owner, beginning.node, worth, is_free=True):
            yield StepFault("needless", place, name, None)

    def _is_about(self, doubt: Doubt, supposed: Supposition) -> bool:
        return self.compiled.fluents[doubt.fluent].cell == supposed.cell and are_equal(doubt.value, supposed.value)

    def _is_needless(
        self, plan: tuple[PlanStep, ...], owner: int, start: SureNode, value: Value, *, is_free: bool = False
    ) -> bool:
        """Say whether some of the steps, of a reason not the first, do as well for reasons given.

        A reason shortened after its first step is a reason still, so only what does without that step speaks against
        it. is_free: the owner's own steps need no look.
        """
        steps, whole = (plan, start) if owner == AUTHOR else (plan[1:], None)
        ahead = [self._actions[step.action] for step in steps]
        parts: dict[int, SureNode] = {} if whole is not None else {self._numbers.number(start): start}
        for place, step in enumerate(steps):
            found = list(parts.values())
            if whole is not None:
                found.append(whole)
                whole = self._after(whole, step)
            for node in parts.values():
                self._look()
                if self._does(step, owner, node, value, is_free=is_free):
                    after = self._after(node, step)
                    if self._worth(owner, after) == value:
                        return True
                    found.append(after)
            if len(found) > MANY:
                found = list(self._hopeful(found, ahead[place + 1 :], owner, value))
            parts = {self._numbers.number(node): node for node in found}
        return False

    def _hopeful(
        self, nodes: list[SureNode], ahead: list[CompiledAction], owner: int, value: Value
    ) -> Iterator[SureNode]:
        for node in nodes:
            self._look()
            if self._outlook.can_come_to(value, owner, node.state, ahead):
                yield node

    def _does(self, step: PlanStep, owner: int, node: SureNode, value: Value, *, is_free: bool = False) -> bool:
        """Say whether a step is possible, and explained, in a part of a plan that comes to a value for its owner."""
        if not self._is_possible(step, node):
            return False
        for who in self._consenting(step):
            reason = step.reason_of(self.compiled.task.characters[who])
            if who == owner and is_free:
                continue
            if who == owner and self._fails(step):
                return False
            if who == owner and reason is None:
                if not is_better(value, self._worth(who, node)):
                    return False
                continue
            mind = node if who == owner else node.believed(who)
            if reason is None or not self._is_meant(step, reason, mind) or not self._is_reason(reason, step, who, mind):
                return False
        return True

    def _is_reason(self, reason: PlanReason, step: PlanStep, who: int, mind: SureNode) -> bool:
        key = (id(reason), step.action, who, mind)
        known = self._holding.get(key)
        if known is None:
            faults = self._reason_faults(reason, step, who, mind, ())
            known = self._holding[key] = (reason, not any(True for _ in faults))
        return known[1]

    def _look(self) -> None:
        if self._limits is not None:
            self._limits.check(self._progression.made)

    def _after(self, node: SureNode, step: PlanStep) -> SureNode:
        return self._progression.after(node, self._actions[step.action])

    def _is_possible(self, step: PlanStep, node: SureNode) -> bool:
        action = self._actions.get(step.action)
        return action is not None and self._progression.is_possible(node, action)

    def _fails(self, step: PlanStep) -> bool:
        return self.compiled.task.actions[step.action].attempted is not None

    def _meant(self, step: PlanStep) -> PlanStep:
        """Return what whoever takes a step means to do: of one that fails, that which they try."""
        attempted = self.compiled.task.actions[step.action].attempted
        return step if attempted is None else PlanStep(attempted, step.reasons)

    def _is_meant(self, step: PlanStep, reason: PlanReason | None, mind: SureNode) -> bool:
        """Say whether a step is possible in a mind; whether it might be, a reason that finds something out must tell."""
        is_open = reason is not None and reason.supposing is not None
        return is_open or self._is_possible(self._meant(step), mind)

    def _consenting(self, step: PlanStep) -> tuple[int, ...]:
        return tuple([self._places[name] for name in self.compiled.task.actions[step.action].consenting])

    def _worth(self, owner: int, node: SureNode) -> Value:
        return self._utilities.of(owner, node.state)


def _nesting(plan: Iterable[PlanStep]) -> int:
    """Return how many minds within minds the reasons of a plan go."""
    return max((1 + _nesting(reason.rest) for step in plan for reason in step.reasons), default=0)
