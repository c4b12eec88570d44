"""When a step is explained and a plan serves somebody: the definition, decided by trying every plan.

This is what the fast planner must agree with. A reason is a plan that starts with the step, in the world that its
owner believes in; whether the owner would reach the same without the step is the only deletion that matters there.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from forbear.language.values import Value
from forbear.planning.compiling.compiled import CompiledAction
from forbear.planning.limits import PlanLimits
from forbear.planning.node import SureNode
from forbear.planning.node_numbers import NodeNumbers
from forbear.planning.progression import Progression
from forbear.planning.supposing import Doubt, SupposedCourse, Supposing
from forbear.planning.utility import AUTHOR, Utilities, is_better
from forbear.records import dataclass

Plan = tuple[CompiledAction, ...]


@dataclass(frozen=True, slots=True)
class Perspective:
    """Whose plan a step stands in (`owner`, AUTHOR at depth 0), how many minds deep, and at which position.

    The position counts from the step of the true story that is explained; it is 1 there. The author's steps all
    stand at position 1, since each starts a count of its own.
    """

    owner: int
    depth: int
    position: int

    def next(self) -> Perspective:
        """Return the view of the step after this one."""
        return self if self.depth == 0 else Perspective(self.owner, self.depth, self.position + 1)


THE_AUTHORS = Perspective(AUTHOR, 0, 1)


class Explaining:
    """Decides for one task and its limits; what was decided is kept."""

    def __init__(self, progression: Progression, utilities: Utilities, limits: PlanLimits) -> None:
        self.progression = progression
        self.utilities = utilities
        self.limits = limits
        task = progression.compiled.task
        self.consenting = {
            action.action: tuple(task.characters.index(name) for name in task.actions[action.action].consenting)
            for action in progression.compiled.actions
        }
        self._supposing = Supposing(progression, utilities)
        self._numbers = NodeNumbers(progression.compiled)
        self._known: dict[tuple[int, int, SureNode, int, int], bool] = {}

    def is_explained(self, action: CompiledAction, node: SureNode, view: Perspective) -> bool:
        """Say whether everyone who consents to a possible step has a reason for it."""
        return all(self.is_explained_for(who, action, node, view) for who in self.consenting[action.action])

    def is_explained_for(self, who: int, action: CompiledAction, node: SureNode, view: Perspective) -> bool:
        """Say whether one who consents has a reason: a plan of theirs that starts with the step."""
        if who == view.owner:
            if action.attempted is not None:
                return False  # nobody plans to fail
            mind, depth, position = node, view.depth, view.position
        else:
            mind, depth, position = node.believed(who), view.depth + 1, view.position
        key = (who, action.action, mind, depth, position)
        found = self._known.get(key)
        if found is None:
            mine, meant = Perspective(who, depth, position), self.progression.meant(action)
            reasons = itertools.chain(self.reasons(mine, meant, mind), self.findings(mine, meant, mind))
            found = self._known[key] = next(reasons, None) is not None
        return found

    def reasons(self, view: Perspective, action: CompiledAction, node: SureNode) -> Iterator[Plan]:
        """Yield the plans that start with a step and serve the view's owner in a node, the shortest ones first."""
        longest = self.limits.longest(view.depth, view.position)
        if not self.progression.is_possible(node, action):
            return
        start = self.utilities.of(view.owner, node.state)
        reached: list[tuple[Plan, SureNode]] = [((action,), self.progression.after(node, action))]
        for length in itertools.count(1):
            for plan, end in reached:
                value = self.utilities.of(view.owner, end.state)
                if is_better(value, start) and not self._is_needless(plan, node, view, value):
                    yield plan
            if length == longest or not reached:
                return
            later = Perspective(view.owner, view.depth, view.position + length)
            reached = [
                ((*plan, step), self.progression.after(end, step))
                for plan, end in reached
                for step in self.progression.compiled.actions
                if self.consenting[step.action]
                and self.progression.is_possible(end, step)
                and self.is_explained(step, end, later)
            ]

    def findings(self, view: Perspective, action: CompiledAction, mind: SureNode) -> Iterator[Plan]:
        """Yield the plans that start with a step and find out something that the view's owner has in doubt."""
        if view.depth > 1:
            return  # nobody counts on another to find something out
        for doubt in self._supposing.doubts(view.owner, mind):
            yield from self._findings(view, action, mind, doubt)

    def _findings(self, view: Perspective, action: CompiledAction, mind: SureNode, doubt: Doubt) -> Iterator[Plan]:
        longest = self.limits.longest(view.depth, view.position)
        beginning = self._supposing.begin(doubt, mind)
        first = self._supposing.first(beginning, action, mind)
        if first is None:
            return
        reached: list[tuple[Plan, SupposedCourse]] = [((), beginning)]
        for length in itertools.count(1):
            later = Perspective(view.owner, view.depth, view.position + length - 1)
            reached = [
                ((*plan, step), after)
                for plan, course in reached
                for step in ((first,) if length == 1 else self.progression.compiled.actions)
                if self._happens(step, course.node, later, is_first=length == 1)
                and (after := self._supposing.after(course, step, doubt)) is not None
            ]
            for plan, course in reached:
                value = self.utilities.of(view.owner, course.node.state)
                if course.knows and is_better(value, doubt.start):
                    if not self._is_found_in_vain(plan, beginning.node, mind, view, doubt, value):
                        yield plan
            if length == longest or not reached:
                return

    def _happens(self, step: CompiledAction, node: SureNode, view: Perspective, *, is_first: bool = False) -> bool:
        """Say whether a step of a plan that finds out is possible, and explained for all but the owner."""
        whose = self.consenting[step.action]
        return (
            bool(whose)
            and self.progression.is_possible(node, step)
            and (is_first or all(self.is_explained_for(w, step, node, view) for w in whose if w != view.owner))
        )

    def _is_found_in_vain(
        self, plan: Plan, node: SureNode, mind: SureNode, view: Perspective, doubt: Doubt, value: Value
    ) -> bool:
        """Say whether some of the later steps come to the same, or nothing need be found out to come to as much."""
        for length in range(1, len(plan)):
            for kept in itertools.combinations(plan[1:], length):
                end, own = node, view
                for step in kept:
                    if not self._happens(step, end, own):
                        break
                    end, own = self.progression.after(end, step), own.next()
                else:
                    if self.utilities.of(view.owner, end.state) == value:
                        return True
        return self._supposing.is_in_reach(mind, doubt, len(plan), value, self._numbers)

    def _is_needless(self, plan: Plan, node: SureNode, view: Perspective, value: Value) -> bool:
        """Say whether some of the later steps alone come to the same for the owner."""
        return any(
            self._comes_to(kept, node, view, value)
            for length in range(1, len(plan))
            for kept in itertools.combinations(plan[1:], length)
        )

    def _comes_to(self, plan: Plan, node: SureNode, view: Perspective, value: Value) -> bool:
        """Say whether a shortened plan of a character is possible, explained, and ends with this utility.

        Its first step needs no look at the owner's reasons: the plan, or what remains of it, is one.
        """
        for place, step in enumerate(plan):
            if not self.progression.is_possible(node, step):
                return False
            whose = self.consenting[step.action]
            is_first = place == 0 and step.attempted is None
            if not all(self.is_explained_for(w, step, node, view) for w in whose if not is_first or w != view.owner):
                return False
            node = self.progression.after(node, step)
            view = view.next()
        return self.utilities.of(view.owner, node.state) == value

    def comes_to_for_author(self, plan: Plan, node: SureNode, value: Value) -> bool:
        """Say whether a shortened story is possible, explained throughout, and ends with this utility."""
        for step in plan:
            if not self.progression.is_possible(node, step) or not self.is_explained(step, node, THE_AUTHORS):
                return False
            node = self.progression.after(node, step)
        return self.utilities.of(AUTHOR, node.state) == value

    def is_minimal(self, plan: Plan, root: SureNode, value: Value) -> bool:
        """Say whether no steps can be left out of a story, what remains being explained and worth the same."""
        return not any(
            self.comes_to_for_author(kept, root, value)
            for length in range(len(plan))
            for kept in itertools.combinations(plan, length)
        )
