"""What can happen at a step, and where in the turns a story stands (docs/semantics.md §3).

An action of several people is several events: a proposal, then each other's answer. Only the event that `carries`
has the action's effects and costs.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal as OneOf
from weakref import WeakValueDictionary

from forbear.grounding.task import Task
from forbear.language.expressions import FALSE
from forbear.language.problem import CHANCE, SCRIPT
from forbear.records import dataclass

Kind = OneOf["act", "propose", "accept", "refuse", "wait", "chance", "script"]


_EVENTS: WeakValueDictionary[tuple[object, ...], Event] = WeakValueDictionary()
_STEPS: WeakValueDictionary[tuple[object, ...], Step] = WeakValueDictionary()


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Event:
    """One thing that happens. `by` is a character, CHANCE or SCRIPT; `action` is its number in the Task, None for a wait.

    Equal events are one object, since nearly all that an engine keeps is kept by them.

    seen_by: who sees it, beside its doer, where that is said and not asked of the action; they know it of each other.
    """

    kind: Kind
    by: str
    action: int | None
    carries: bool
    seen_by: tuple[str, ...] | None = None

    def __new__(
        cls, kind: Kind, by: str, action: int | None, carries: bool, seen_by: tuple[str, ...] | None = None
    ) -> Event:
        key = (kind, by, action, carries, seen_by)
        return _EVENTS.get(key) or _EVENTS.setdefault(key, object.__new__(cls))

    def __reduce__(self) -> tuple[object, ...]:
        return Event, (self.kind, self.by, self.action, self.carries, self.seen_by)

    @property
    def plain(self) -> Event:
        """The event as a menu has it."""
        return self if self.seen_by is None else Event(self.kind, self.by, self.action, self.carries)


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Step:
    """A place in the turns: the number of the turn, and what was proposed and who is still to be asked, if anything.

    Equal steps are one object.

    is_known: whether everybody knows that the turn is taken; where not, who sees nothing of it keeps their mind.
    """

    turn: int = 0
    proposed: int | None = None
    asked: tuple[str, ...] = ()
    is_known: bool = True

    def __new__(
        cls, turn: int = 0, proposed: int | None = None, asked: tuple[str, ...] = (), is_known: bool = True
    ) -> Step:
        key = (turn, proposed, asked, is_known)
        return _STEPS.get(key) or _STEPS.setdefault(key, object.__new__(cls))

    def __reduce__(self) -> tuple[object, ...]:
        return Step, (self.turn, self.proposed, self.asked, self.is_known)

    @property
    def announced(self) -> Step:
        """The same place in turns that are known to all, as choosers foresee them."""
        return self if self.is_known else Step(self.turn, self.proposed, self.asked)


def on_turn(task: Task, step: Step) -> str | None:
    """Return whose step it is (a character's, CHANCE's or SCRIPT's); None after the last turn."""
    if step.asked:
        return step.asked[0]
    return task.turns[step.turn] or None if step.turn < len(task.turns) else None


def following(task: Task, step: Step, event: Event) -> Step:
    """Return the step that comes after an event."""
    if event.kind == "propose":
        assert event.action is not None
        others = tuple(name for name in task.actions[event.action].consenting if name != event.by)
        return Step(step.turn, event.action, others, step.is_known)
    if event.kind == "accept" and len(step.asked) > 1:
        return Step(step.turn, step.proposed, step.asked[1:], step.is_known)
    return _turn(step.turn + 1)


@lru_cache(maxsize=1024)
def _turn(number: int) -> Step:
    return Step(number)


def candidates(task: Task, chooser: str) -> tuple[Event, ...]:
    """Return all that somebody could ever do on their turn, open or not, in the order of the actions."""
    actions = [a for a in task.actions if a.precondition is not FALSE and a.precondition != FALSE]
    if chooser == CHANCE:
        return tuple(Event("chance", CHANCE, a.index, True) for a in actions if not a.consenting)
    return tuple(
        Event("act", chooser, a.index, True) if len(a.consenting) == 1 else Event("propose", chooser, a.index, False)
        for a in actions
        if chooser in a.consenting
    )


def scripted(task: Task, step: Step) -> Event:
    """Return the event that the script has for a step of its own."""
    place = task.turns[: step.turn].count(SCRIPT)
    return Event("script", SCRIPT, task.script[place], True)


def ends_turn(task: Task, step: Step, event: Event) -> bool:
    """Say whether a turn is over with this event."""
    return not following(task, step, event).asked


def answers(step: Step) -> tuple[Event, ...]:
    """Return the two answers to a proposal."""
    last = len(step.asked) == 1
    return (
        Event("accept", step.asked[0], step.proposed, last),
        Event("refuse", step.asked[0], step.proposed, False),
    )


def waiting(chooser: str) -> Event:
    """Return the event of having nothing to do."""
    return Event("wait", chooser, None, False)
