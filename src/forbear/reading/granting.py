"""What a telling adds: facts without which what it tells could not have happened.

A told deed that the situation does not allow is granted: of the conditions of its precondition those that fail are made to
hold at the beginning, with as few facts as do, and nothing else. What is open (docs/reading.md) is left to be read, and what
somebody's mind would have to be cannot be granted.
"""

from __future__ import annotations

import math

from forbear.errors import RequestError
from forbear.grounding.task import Task
from forbear.language.expressions import Comparison
from forbear.language.values import Value
from forbear.logic.clauses import Atom, Domain, clauses_of
from forbear.logic.correction import corrected
from forbear.minds.events import candidates
from forbear.minds.interface import Engine
from forbear.reading.told_reading import with_fact
from forbear.records import dataclass
from forbear.stories.follow import Named, describe, fits
from forbear.stories.moment import Moment
from forbear.stories.sweep.told import GAP, Fitting, Places, ToldEvents
from forbear.stories.unfold import begin
from forbear.stories.vocabulary.frame import EngineOf

MOST_ADDED = 12
"""So many facts a telling may add."""

MOST_NAMED = 6
"""So many deeds are named that could be told instead."""

MOST_MOMENTS = 2_000
"""So many moments are looked at for how far what is told can be followed."""


@dataclass(frozen=True, slots=True)
class Addition:
    """A fact that a telling adds: a fluent, what it is at the beginning, and the told event that needs it."""

    cell: int
    value: Value
    event: str


class Untold(RequestError):
    """What is told cannot have happened in the scene, whoever its people are: what of it cannot be told, and why. place: that
    of the event among those that are told; None where it is how the story ends."""

    def __init__(self, what: str, reason: str, hint: str, place: int | None = None) -> None:
        super().__init__(f"{what} cannot be told: {reason}", hint)
        self.what = what
        self.reason = reason
        self.place = place


def granted(
    task: Task, told: ToldEvents, open_cells: frozenset[int], engine_of: EngineOf
) -> tuple[Task, tuple[Addition, ...]]:
    """Return the task with what a telling adds to it, and what that is.

    open_cells: fluents that are open to be read, which nothing is added to. Raises Untold, with what stands in the way, for
    what cannot be granted.
    """
    added: list[Addition] = []
    while True:
        reached = _reached(engine_of(task), told)
        if reached.is_told:
            return task, tuple(added)
        found = _missing(reached, task, open_cells)
        if not found:
            if reached.hangs_on_open(task, open_cells):
                return task, tuple(added)
            raise reached.refusal(task, told)
        if len(added) + len(found) > MOST_ADDED:
            reason = f"with what is told before, it adds more than {MOST_ADDED} facts to the scene"
            raise Untold(found[0].event, reason, "state them in it", reached.place)
        for addition in found:
            task = with_fact(task, addition.cell, addition.value)
            added.append(addition)


@dataclass(frozen=True, slots=True)
class _Reached:
    """How far what is told can be followed: whether to its end, and the moments where it goes no further."""

    is_told: bool
    place: int
    moments: tuple[Moment, ...]
    wanted: Named | None

    def hangs_on_open(self, task: Task, open_cells: frozenset[int]) -> bool:
        """Say whether what is wanted could be so if something open were otherwise."""
        return any(
            not open_cells.isdisjoint(atom.cells)
            for moment in self.moments
            for action in _wanted(moment, self.wanted, task)
            for clause in clauses_of(task.actions[action].precondition, _values_in(task), is_spelled=False)
            for atom in clause
        )

    def refusal(self, task: Task, told: ToldEvents) -> Untold:
        """Return what stands in the way."""
        if self.wanted is None:
            named = ", ".join(name if is_so else f"not {name}" for name, is_so in told.outcomes)
            if named:
                return Untold(named, "no story that fits what is told ends so", "is an outcome told wrongly?")
            last = told.events[-1]
            what = last.text if isinstance(last, Named) else GAP
            return Untold(what, "the scene goes on after it", "put `...` where more happened", len(told.events) - 1)
        turns = list(dict.fromkeys(str(moment.chooser) for moment in self.moments if moment.chooser is not None))
        if not turns:
            return Untold(self.wanted.text, "the scene is over there", "put `...` where more happened", self.place)
        open_here = list(
            dict.fromkeys(describe(option.event, task) for moment in self.moments for option in moment.options)
        )
        more = ", …" if len(open_here) > MOST_NAMED else ""
        hint = f"open there is {', '.join(open_here[:MOST_NAMED])}{more}; put `...` before it where more happened"
        is_theirs = any(
            moment.chooser == self.wanted.by or _wanted(moment, self.wanted, task) for moment in self.moments
        )
        who = " or ".join(turns)
        reason = f"it is not open to {who} there" if is_theirs else f"{who} is on turn there"
        return Untold(self.wanted.text, reason, hint, self.place)


def _reached(engine: Engine, told: ToldEvents) -> _Reached:
    """Follow what is told as far as it goes, whatever it takes: chances of 0 aside."""
    fitting = Fitting(told, engine.task)
    waiting: dict[tuple[object, object, Places], Moment] = {}
    for story in begin(engine):
        waiting[story.end.node, story.end.step, fitting.first] = story.end
    farthest, stuck, looked = -1, list[Moment](), 0
    while waiting:
        later: dict[tuple[object, object, Places], Moment] = {}
        for (_, _, places), moment in waiting.items():
            looked += 1
            place = max(number for number, _ in places)
            if place > farthest:
                farthest, stuck = place, []
            if place == farthest:
                stuck.append(moment)
            if fitting.is_sure(places) or (moment.chooser is None and fitting.is_told(places, moment)):
                return _Reached(True, place, (), None)
            if moment.chooser is None or looked > MOST_MOMENTS:
                continue
            options = moment.options
            is_forced = moment.is_forced
            for option in options:
                further = fitting.after(places, option.event, is_forced=is_forced)
                if further and option.log_probability > -math.inf:
                    moved = moment.after(option.event)
                    later[moved.node, moved.step, further] = moved
        waiting = later
    wanted = told.events[farthest] if 0 <= farthest < len(told.events) else None
    return _Reached(False, farthest, tuple(stuck), wanted if isinstance(wanted, Named) else None)


def _wanted(moment: Moment, wanted: Named | None, task: Task) -> tuple[int, ...]:
    """Return the actions that are meant by what is wanted, of whoever is on turn at a moment."""
    if wanted is None or moment.chooser is None or moment.step.asked:
        return ()
    possible = candidates(task, moment.chooser)
    return tuple(event.action for event in possible if event.action is not None and fits(wanted, event, task))


class _State:
    """A moment's state, as a condition that is to be granted reads it."""

    def __init__(self, moment: Moment, frozen: frozenset[int]) -> None:
        self._moment = moment
        self._frozen = frozen
        self._reader = moment.engine.reader

    def value(self, fluent: int) -> Value:
        return self._moment.arrived.state[fluent]

    def holds(self, atom: Atom) -> bool:
        """Say whether an atom holds; one that asks what is open counts as held, and is left to be read."""
        if not self._frozen.isdisjoint(atom.cells):
            return True
        reading = self._reader.reading(Comparison(atom.operator, atom.left, atom.right))
        return reading(self._moment.arrived.state, self._moment.arrived) is True


def _missing(reached: _Reached, task: Task, open_cells: frozenset[int]) -> tuple[Addition, ...]:
    """Return the fewest facts that let what is wanted happen at one of the moments where it was; the earliest of equals."""
    best: tuple[Addition, ...] = ()
    for moment in reached.moments:
        for action in _wanted(moment, reached.wanted, task):
            state = _State(moment, open_cells)
            condition = clauses_of(task.actions[action].precondition, _values_in(task), is_spelled=False)
            changes = corrected(condition, state, None, _values_in(task))
            usable = all(_is_as_begun(moment, task, cell) and cell not in open_cells for cell, _ in changes)
            if changes and usable and (not best or len(changes) < len(best)):
                assert reached.wanted is not None
                best = tuple(Addition(cell, value, reached.wanted.text) for cell, value in changes)
    return best


def _values_in(task: Task) -> Domain:
    return lambda cell: task.fluents[cell].values


def _is_as_begun(moment: Moment, task: Task, cell: int) -> bool:
    """Say whether nothing that happened so far has moved a fluent: then it can be otherwise from the beginning."""
    drawn = any(cell in cells for cells, _ in task.drawn)
    return not drawn and moment.arrived.state[cell] == task.initial[cell]
