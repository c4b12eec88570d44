"""What would explain a step that somebody has no reason for: found by changing one thing and asking again.

Tried in turn: what they have wrong, one fact at a time and then two; a longer look ahead, or deeper; the others' good
will. Whatever is reported was computed so.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Literal as OneOf

from forbear.errors import ForbearError, LimitReached
from forbear.grounding.task import Task
from forbear.language.values import Value
from forbear.logic.folding import are_equal
from forbear.planning.compiling.compiled import CompiledTask, compiled
from forbear.planning.limits import PlanLimits
from forbear.planning.node import SureNode
from forbear.planning.node_limits import Effort, NodeLimits
from forbear.planning.search import FoundStory, Request, Search
from forbear.planning.situation import base_state, situated, sure_of
from forbear.planning.solution import PlanReason
from forbear.records import dataclass, replace

MOST_FACTS = 8
"""So many mistaken facts of one mind are tried, alone and in pairs."""

FURTHER = (2, 4, 8)
"""So many more steps of looking ahead are tried."""

Kind = OneOf["facts", "further", "deeper", "willing", "nothing", "unknown"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A fluent with its value in fact and in somebody's mind."""

    fluent: str
    cell: int
    believed: Value
    actual: Value


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing that would explain a step for somebody, and the steps that they would then have in mind.

    facts: what they would have to know; further, deeper: the limit that would have to stand at `amount`; willing: if
    nobody else needed a reason (`refuser`: one whose lack of it is enough to spoil it, `refused` being their first
    step); nothing: not even that; unknown: it was too much to find out.
    """

    kind: Kind
    facts: tuple[Fact, ...] = ()
    amount: int = 0
    rest: tuple[int, ...] = ()
    refuser: str | None = None
    refused: int | None = None


class Adviser:
    """Answers for the nodes of one compiled task, within limits and an effort for each question."""

    def __init__(
        self, task: CompiledTask, limits: PlanLimits, effort: Effort, within: NodeLimits | None = None
    ) -> None:
        """effort: of each question; within: what all of them together may use."""
        self._compiled = task
        self._limits = limits
        self._effort = effort
        self._within = within
        self._situated: tuple[SureNode, Task] | None = None
        self._made: tuple[Task, CompiledTask] | None = None
        """What was asked of last: the next question is most often about the same."""

    def reason(self, node: SureNode, action: int, who: str) -> PlanReason | None:
        """Return a reason that somebody has for a step that is possible in a node; None where they have none."""
        return self._reason(self._at(node), action, who, self._limits)

    def advice(self, node: SureNode, action: int, who: str) -> tuple[Advice, ...]:
        """Return what would explain a possible step for one who consents to it and has no reason."""
        try:
            return tuple(self._advice(node, action, who))
        except LimitReached:
            return (Advice("unknown"),)

    def facts(self, node: SureNode, who: str) -> tuple[Fact, ...]:
        """Return what somebody has wrong in a node."""
        mind = node.believed(self._compiled.task.characters.index(who))
        here, there = base_state(self._compiled, node), base_state(self._compiled, mind)
        fluents = self._compiled.task.fluents
        return tuple(
            Fact(str(fluents[cell]), cell, believed, so)
            for cell, (so, believed) in enumerate(zip(here, there, strict=True))
            if not are_equal(so, believed)
        )

    def _at(self, node: SureNode) -> Task:
        if self._situated is None or self._situated[0] is not node:
            self._situated = node, situated(self._compiled, node)
        return self._situated[1]

    def _advice(self, node: SureNode, action: int, who: str) -> Iterator[Advice]:
        task = self._at(node)
        found = tuple(self._by_facts(task, self.facts(node, who), action, who)) or tuple(
            self._by_limits(task, action, who)
        )
        yield from found
        if not found:
            yield self._by_good_will(task, action, who)

    def _by_facts(self, task: Task, facts: tuple[Fact, ...], action: int, who: str) -> Iterator[Advice]:
        if not facts or self._knowing(task, facts, action, who) is None:
            return
        tried = facts[:MOST_FACTS]
        for count in (1, 2):
            enough = [
                Advice("facts", some, rest=_actions(reason))
                for some in itertools.combinations(tried, count)
                if (reason := self._knowing(task, some, action, who)) is not None
            ]
            if enough:
                yield from enough
                return
        reason = self._knowing(task, facts, action, who)
        yield Advice("facts", facts, rest=() if reason is None else _actions(reason))

    def _knowing(self, task: Task, facts: tuple[Fact, ...], action: int, who: str) -> PlanReason | None:
        known = {fact.cell for fact in facts}
        kept = tuple(d for d in task.declarations if d.path != (who,) or known.isdisjoint(d.cells))
        told = tuple(sure_of((who,), fact.cell, fact.actual) for fact in facts)
        return self._reason(replace(task, declarations=(*kept, *told)), action, who, self._limits)

    def _by_limits(self, task: Task, action: int, who: str) -> Iterator[Advice]:
        limits = self._limits
        for more in FURTHER:
            if limits.character is not None:
                reason = self._reason(task, action, who, replace(limits, character=limits.character + more))
                if reason is not None:
                    yield Advice("further", amount=1 + len(reason.rest), rest=_actions(reason))
                    return
        if limits.depth is not None:
            reason = self._reason(task, action, who, replace(limits, depth=limits.depth + 1))
            if reason is not None:
                yield Advice("deeper", amount=limits.depth + 1, rest=_actions(reason))

    def _by_good_will(self, task: Task, action: int, who: str) -> Advice:
        reason = self._reason(_willing(task, who), action, who, self._limits)
        if reason is None:
            return Advice("nothing")
        plan = (action, *_actions(reason))
        others = dict.fromkeys(o for step in plan for o in task.actions[step].consenting if o != who)
        for other in others:
            if self._reason(_willing(task, who, needing=other), action, who, self._limits) is None:
                refused = next(step for step in plan if other in task.actions[step].consenting)
                return Advice("willing", rest=plan[1:], refuser=other, refused=refused)
        return Advice("willing", rest=plan[1:])

    def _reason(self, task: Task, action: int, who: str, limits: PlanLimits) -> PlanReason | None:
        bounds = NodeLimits(self._effort, within=self._within)
        if self._made is None or self._made[0] is not task:
            self._made = task, compiled(task, bounds=bounds)
        made = self._made[1]
        if all(other.action != action for other in made.actions):
            return None
        search = Search(made, Request(limits=limits, effort=self._effort), bounds=bounds)
        try:
            (step,) = search.with_reasons(FoundStory((action,), 0, 1))
        except LimitReached:
            raise
        except ForbearError:
            return None
        return step.reason_of(who)


def _willing(task: Task, who: str, needing: str | None = None) -> Task:
    """Return the task in which everything is done for one character's reasons alone, and for those of one other."""
    actions = tuple(
        replace(a, consenting=tuple(dict.fromkeys((who, *(o for o in a.consenting if o == needing)))))
        if a.consenting
        else a
        for a in task.actions
    )
    return replace(task, actions=actions)


def _actions(reason: PlanReason) -> tuple[int, ...]:
    return tuple(step.action for step in reason.rest)
