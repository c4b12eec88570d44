"""The compiled task for planning: a flat state with belief fluents, and only what can matter from the beginning.

A fluent that can never change is no fluent here but a constant written into all conditions, and an event that can
never happen or changes nothing is gone; so this says nothing about other beginnings of the same task.
"""

from __future__ import annotations

from forbear.errors import StoryError
from forbear.garbage import without_collecting
from forbear.grounding.task import GroundAction, GroundFluent, GroundTrigger, Task
from forbear.language.expressions import Expects, Expression
from forbear.language.messages import report
from forbear.language.values import Value, show
from forbear.logic.cells import Path
from forbear.logic.clauses import Dnf
from forbear.logic.tracked import BeliefFluent, Tracker
from forbear.planning.compiling.doubtful import doubtful_cells
from forbear.planning.compiling.happening import could_happen
from forbear.planning.compiling.observed import tracked_events
from forbear.planning.compiling.reachable import Simplification
from forbear.planning.compiling.settled import SureMinds
from forbear.planning.node_limits import Effort, NodeLimits
from forbear.records import dataclass


@dataclass(frozen=True, slots=True)
class CompiledEffect:
    """`fluent` (a number in `CompiledTask.fluents`) takes the value where the condition holds before the event."""

    fluent: int
    value: Expression
    condition: Dnf


@dataclass(frozen=True, slots=True)
class CompiledAction:
    """`action` is its number in the task. Of several effects that apply to one fluent the last counts.

    `grounds`: the precondition in the form in which a mind is corrected that took the action to be impossible: two fluents
    that are compared are one atom there, unless the task is one of the base language.
    attempted: the number in the task of the action that is tried here in vain, if it is one that fails; then the grounds are
    that it fails.
    """

    action: int
    precondition: Dnf
    effects: tuple[CompiledEffect, ...]
    observing: tuple[Dnf, ...]
    grounds: Dnf
    attempted: int | None = None


@dataclass(frozen=True, slots=True)
class CompiledTrigger:
    """`trigger` is its number in the task; `path` names the minds in which this copy fires."""

    trigger: int
    path: Path
    precondition: Dnf
    effects: tuple[CompiledEffect, ...]


@dataclass(frozen=True, slots=True)
class CompiledTask:
    """A task over belief fluents. Cells in conditions and values are numbers in `fluents`; `initial` has their values.

    `utilities` hold cases, the first whose condition holds giving the value; every condition denies the earlier ones.
    `conditions` are those asked for beside the task's own, in order. `read`: the fluents whose value matters; other belief
    fluents are only told, and their value in a state may lag behind the mind that they are about. `doubtful`: those that
    the file says somebody does not know (`believes(Ann, at(Bob) = ?)`), so that there is something to find out.
    """

    task: Task
    fluents: tuple[BeliefFluent, ...]
    initial: tuple[Value, ...]
    actions: tuple[CompiledAction, ...]
    triggers: tuple[CompiledTrigger, ...]
    utilities: tuple[tuple[str | None, tuple[tuple[Dnf, Expression], ...]], ...]
    conditions: tuple[Dnf, ...] = ()
    read: frozenset[int] = frozenset()
    doubtful: tuple[int, ...] = ()

    def name(self, fluent: int) -> str:
        """Return a fluent as an author writes it: `believes(A, at(B))`."""
        text = str(self._base(fluent))
        for character in reversed(self.fluents[fluent].path):
            text = f"believes({show(character)}, {text})"
        return text

    def _base(self, fluent: int) -> GroundFluent:
        return self.task.fluents[self.fluents[fluent].cell]


@without_collecting(nor_right_after=True)
def compiled(
    task: Task,
    conditions: tuple[Expression, ...] = (),
    *,
    bounds: NodeLimits | None = None,
    only: frozenset[int] | None = None,
) -> CompiledTask:
    """Compile a ground task whose minds are all sure at the beginning, and ground conditions that will be asked of it.

    only: the actions (numbers in the task) that are looked at; None: all (mattering.py). bounds: what this may use.
    Raises RequestError where one is not, StoryError for triggers or beliefs without end and for effects that sure minds
    do not have, LimitReached for conditions too large to spell out and past the bounds.
    """
    bounds = bounds or NodeLimits(Effort())
    _check_effects(task)
    tracker = Tracker(task.fluents)
    minds = SureMinds(task)
    in_doubt = doubtful_cells(task)
    wanted = [action for action in task.actions if only is None or action.index in only]
    events = tracked_events(task, could_happen(task, wanted, minds, in_doubt, bounds), tracker, conditions, bounds)
    simple = Simplification(task, tracker, minds, events, in_doubt, bounds)
    kept = simple.fluents
    number = {fluent: place for place, fluent in enumerate(kept)}

    def effects(found: tuple[tuple[int, Expression, Dnf], ...]) -> tuple[CompiledEffect, ...]:
        return tuple(CompiledEffect(number[fluent], value, condition) for fluent, value, condition in found)

    return CompiledTask(
        task=task,
        fluents=tuple(tracker.known[fluent] for fluent in kept),
        initial=tuple(simple.initial[fluent] for fluent in kept),
        actions=tuple(
            CompiledAction(
                event.index, precondition, effects(found), observing, grounds, task.actions[event.index].attempted
            )
            for event, precondition, found, observing, grounds in simple.actions(number)
        ),
        triggers=tuple(
            CompiledTrigger(event.index, event.path, precondition, effects(found))
            for event, precondition, found in simple.triggers(number)
        ),
        utilities=simple.utilities(number),
        conditions=simple.conditions(number),
        read=frozenset(number[fluent] for fluent in events.read if fluent in number),
        doubtful=tuple(
            place
            for fluent, place in number.items()
            if tracker.known[fluent].cell in in_doubt and not tracker.known[fluent].path
        ),
    )


def _check_effects(task: Task) -> None:
    """Raise StoryError where somebody hears something, or an expectation is remembered: plans know neither."""
    events: tuple[GroundAction | GroundTrigger, ...] = (*task.actions, *task.triggers)
    for event in events:
        word = "hears" if event.hears else None
        if any(isinstance(effect.value, Expects) for effect in event.effects):
            word = "expects"
        if word is not None:
            raise StoryError((report("E417", None, event=str(event), word=word),))
