"""Plans that find something out: what becomes of them if the doubt is one way, and what if it is another.

Whoever takes a fluent to be `?` supposes that it has a value, and follows a plan in that world. Until they know, their
own steps must be possible whatever the value is, and leave them no worse off (docs/planning.md, the definition).
"""

from __future__ import annotations

from collections.abc import Iterator

from forbear.language.values import UNKNOWN, Value
from forbear.logic.folding import are_equal
from forbear.planning.compiling.compiled import CompiledAction
from forbear.planning.conditions import holds
from forbear.planning.node import SureNode
from forbear.planning.node_numbers import NodeNumbers
from forbear.planning.progression import Progression
from forbear.planning.utility import Utilities, is_better
from forbear.records import dataclass


@dataclass(frozen=True, slots=True)
class Doubt:
    """Whose doubt it is (by their place), what it is about, and which value they suppose; what things are worth now."""

    owner: int
    fluent: int
    value: Value
    start: Value


@dataclass(frozen=True, slots=True)
class SupposedCourse:
    """How far a plan has come: the world as supposed, and every world it may stand in if the value is another.

    `knows`: they have found out; then the other worlds are no longer gone through.
    """

    node: SureNode
    others: tuple[SureNode, ...]
    knows: bool = False


class Supposing:
    """Follows plans that find out, of one task."""

    def __init__(self, progression: Progression, utilities: Utilities) -> None:
        self._progression = progression
        self._utilities = utilities
        task = progression.compiled.task
        self._consenting = {
            action.action: tuple(task.characters.index(name) for name in task.actions[action.action].consenting)
            for action in progression.compiled.actions
        }

    def doubts(self, owner: int, mind: SureNode) -> Iterator[Doubt]:
        """Yield what somebody may suppose in a mind of theirs, every value of every fluent that they have in doubt."""
        start = self._utilities.of(owner, mind.state)
        if start is UNKNOWN:
            return
        for fluent in self._progression.compiled.doubtful:
            if mind.state[fluent] is UNKNOWN:
                yield from (Doubt(owner, fluent, value, start) for value in self._values(fluent))

    def begin(self, doubt: Doubt, mind: SureNode) -> SupposedCourse:
        """Return where a plan begins that is made in a mind."""
        worlds = {
            value: self._progression.supposed(mind, doubt.owner, doubt.fluent, value)
            for value in self._values(doubt.fluent)
        }
        return SupposedCourse(worlds.pop(doubt.value), tuple(worlds.values()))

    def first(self, course: SupposedCourse, meant: CompiledAction, mind: SureNode) -> CompiledAction | None:
        """Return what comes of a plan's first step as supposed; None where they do not see it as possible.

        What may fail need not be, as long as it is not impossible as they see it.
        """
        progression = self._progression
        first = progression.outcome(course.node, meant)
        if first is None or progression.is_possible(mind, meant):
            return first
        outcomes = [first, *(progression.outcome(other, meant) for other in course.others)]
        return first if any(each is not None and each.attempted is not None for each in outcomes) else None

    def after(self, course: SupposedCourse, action: CompiledAction, doubt: Doubt) -> SupposedCourse | None:
        """Return how far a plan has come after a step that is possible as supposed; None where it should not be taken.

        What may fail turns out as the world is: whichever way, it is tried. Of what others do it is not known whether they
        do it if the value is another: both must do. Who would have seen it, and does not, stops there.
        """
        progression, owner = self._progression, doubt.owner
        node = progression.after(course.node, action)
        meant = progression.meant(action)
        is_own = owner in self._consenting[action.action]
        if course.knows:
            if is_own and (meant is not action or not progression.is_possible(course.node.believed(owner), action)):
                return None
            return SupposedCourse(node, (), True)
        others: list[SureNode] = []
        sees = holds(action.observing[owner], course.node.state)
        can_succeed = meant is action
        for other in course.others:
            outcome = progression.outcome(other, meant)
            if outcome is not None:
                others.append(progression.after(other, outcome))
                can_succeed = can_succeed or outcome is meant
            elif is_own:
                return None
            if not is_own and sees and self._is_worse(other, doubt):
                return None
            if not is_own and not sees:
                others.append(other)
        if is_own and not can_succeed:
            return None  # nobody plans to fail whatever the value is
        if not self._takes_for_so(node, doubt) or any(self._takes_for_so(other, doubt) for other in others):
            return SupposedCourse(node, tuple(dict.fromkeys(others)))
        if any(self._is_worse(other, doubt) for other in others):
            return None
        return SupposedCourse(node, (), True)

    def is_in_reach(self, mind: SureNode, doubt: Doubt, steps: int, worth: Value, numbers: NodeNumbers) -> bool:
        """Say whether they come to as much without finding out, by nobody's doing but their own, in so many steps."""
        actions = [
            action
            for action in self._progression.compiled.actions
            if self._consenting[action.action] == (doubt.owner,) and action.attempted is None
        ]
        seen = {numbers.number(mind)}
        reached = [mind]
        for _ in range(steps):
            longer: list[SureNode] = []
            for node in reached:
                for action in actions:
                    if self._progression.is_possible(node, action):
                        after = self._progression.after(node, action)
                        found = self._utilities.of(doubt.owner, after.state)
                        if found is not UNKNOWN and not is_better(worth, found):
                            return True
                        if numbers.number(after) not in seen:
                            seen.add(numbers.number(after))
                            longer.append(after)
            reached = longer
        return False

    def _values(self, fluent: int) -> tuple[Value, ...]:
        compiled = self._progression.compiled
        values = compiled.task.fluents[compiled.fluents[fluent].cell].values or ()
        return tuple(value for value in values if value is not UNKNOWN)

    def _takes_for_so(self, node: SureNode, doubt: Doubt) -> bool:
        return are_equal(node.believed(doubt.owner).state[doubt.fluent], doubt.value)

    def _is_worse(self, node: SureNode, doubt: Doubt) -> bool:
        worth = self._utilities.of(doubt.owner, node.state)
        return worth is UNKNOWN or is_better(doubt.start, worth)
