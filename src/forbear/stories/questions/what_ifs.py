"""What would have become of the choices of a told story: many what-ifs of one scene, answered together.

A what-if that moves nothing but numbers is a point of a tape of the scene, one that moves more is a run of it. A tape takes
some runs to make, so what is asked is counted before; where its guards do not hold, and where it cannot be made, it is a run.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property

from forbear.errors import ForbearError
from forbear.garbage import without_collecting
from forbear.grounding.task import Task
from forbear.language.values import show
from forbear.logic.folding import is_number
from forbear.minds.interface import Engine
from forbear.minds.reading import as_float
from forbear.minds.tape.door import Forms
from forbear.minds.tape.traced import TooClose
from forbear.records import dataclass
from forbear.stories.numbers import SceneNumber, are_whole, cost_of_kind, number_here, number_named
from forbear.stories.questions.knockout import Knockout, OtherBelief, OtherFact, SilencedCost, SilencedReason
from forbear.stories.questions.replay import Replay, Replayed, ReplayedChoice
from forbear.stories.story import Story
from forbear.stories.sweep.tracing import set_in, traced

WORTH = 3
"""So many what-ifs that only move numbers are worth a tape: it takes two or three runs."""

Things = tuple[Knockout, ...]

Moved = tuple[tuple[SceneNumber, float], ...]
"""Numbers, with what each is to be."""

_Odds = dict[str, float]


@dataclass(frozen=True, slots=True)
class _Parted:
    """A what-if in two: what is altered that is no number, and the numbers that are moved in that."""

    base: Things
    moved: Moved


@dataclass(frozen=True, slots=True)
class _TapeOver:
    """A tape over these numbers."""

    numbers: tuple[SceneNumber, ...]
    forms: Forms

    def moved(self, row: Moved) -> dict[str, float] | None:
        """Return what its own numbers are to be where some numbers are moved; None where it has not all of these. Of two
        weights that are a whole together it has one."""
        found = {}
        for number, amount in row:
            own = next((one for one in self.numbers if one.name == number.name), None)
            other = None if own is not None else next((one for one in self.numbers if are_whole(one, number)), None)
            if own is None and other is None:
                return None
            if own is not None:
                found[own.name] = amount
            elif other is not None:
                found[other.name] = 1 - amount
        return found

    def odds(self, settings: Sequence[dict[str, float]]) -> list[_Odds | None]:
        """Return the odds where its numbers are this, those not named as they are; None where the guards do not hold."""
        columns = [
            array("d", [setting.get(number.name, number.now or 0.0) for setting in settings]) for number in self.numbers
        ]
        found, holds = self.forms.form(len(settings)).run(columns, len(settings))
        names = [name for name, _ in self.forms.tape.outputs]
        return [
            {name: column[place] for name, column in zip(names, found, strict=True)} if is_held else None
            for place, is_held in enumerate(holds)
        ]


class WhatIfs:
    """Answers what would have become of a told story's choices.

    engine_of: makes engines for altered tasks. asked: the numbers of the steps whose choices are looked at; all where None.
    """

    def __init__(self, story: Story, engine_of: Callable[[Task], Engine], asked: Collection[int] | None = None) -> None:
        self.story = story
        self.task = story.beginning.engine.task
        self._engine_of = engine_of
        self._asked = asked
        self._tapes: dict[Things, list[_TapeOver]] = {}
        self._untaped: set[Things] = set()
        self._settings: dict[Knockout, Moved] = {}

    @cached_property
    def _replay(self) -> Replay:
        return Replay(self.story, lambda task: self._engine_of(task), self._asked)

    def renew(self, engine_of: Callable[[Task], Engine]) -> None:
        """Ask other engines from now on: such as have more time."""
        self._engine_of = engine_of

    def as_it_is(self) -> dict[int, ReplayedChoice]:
        """Return the choices of the story as it is, by step. Raises LimitReached."""
        return self._replay.as_it_is()

    def within(self, task: Task) -> Replayed:
        """Return the choices in an altered task."""
        with without_collecting():
            return self._replay.within(task)

    def without(self, sets: Sequence[Things]) -> Iterator[Replayed]:
        """Yield the choices without these things, set by set; no more is run than what is taken."""
        parted = [self._parted(things) for things in sets]
        many = Counter(one.base for one in parted if one.moved)
        known: dict[int, Replayed] = {}
        for place, (things, one) in enumerate(zip(sets, parted, strict=True)):
            if many[one.base] and place not in known and one.moved:
                places = [n for n in range(place, len(sets)) if parted[n].base == one.base and parted[n].moved]
                several = [thing for others in sets for thing in others] if not one.base else []
                found = self._by_tape(one.base, [parted[n].moved for n in places], len(places), several)
                known |= {n: self._choices(odds) for n, odds in zip(places, found, strict=True) if odds is not None}
                many[one.base] = 0
            yield known[place] if place in known else self.within(_altered(self.task, things))

    def at(self, rows: Sequence[Moved], times: int = 1) -> list[dict[int, ReplayedChoice]]:
        """Return the choices with numbers moved, for each row. times: so often as many are asked for over the same numbers.
        Raises LimitReached."""
        found = []
        for row, odds in zip(rows, self._by_tape((), rows, times * len(rows), ()), strict=True):
            if odds is None:
                task = set_in(self.task, [number for number, _ in row], [amount for _, amount in row])
                with without_collecting():
                    odds = self._replay.odds(self._engine_of(task))
            found.append(self._choices(odds).choices)
        return found

    def _choices(self, odds: _Odds) -> Replayed:
        found = {step: self._replay.choice(odds, step) for step in self._replay.asked}
        return Replayed({step: choice for step, choice in found.items() if choice is not None}, True)

    def _parted(self, things: Things) -> _Parted:
        moved = {number.name: (number, amount) for thing in things for number, amount in self._moved(thing)}
        return _Parted(tuple(thing for thing in things if not self._moved(thing)), tuple(moved.values()))

    def _moved(self, thing: Knockout) -> Moved:
        """Return what a thing is as a number that is moved; nothing where it is none."""
        if thing not in self._settings:
            self._settings[thing] = number_moved(thing, self.task)
        if isinstance(thing, OtherBelief) or (isinstance(thing, OtherFact) and self.task.carried is not None):
            return ()  # who was right of a fact in a scene before is right again
        return self._settings[thing]

    def _by_tape(
        self, base: Things, rows: Sequence[Moved], many: int, others: Sequence[Knockout]
    ) -> list[_Odds | None]:
        """Return the odds with numbers moved in the scene with `base` altered, where a tape has them. many: so many are to be
        asked. others: what else is asked of the scene: what of it can be followed to its edge is a number of the tape too."""
        for taped in self._tapes.get(base, ()):
            settings = [moved for row in rows if (moved := taped.moved(row)) is not None]
            if len(settings) == len(rows):
                return taped.odds(settings)
        wanted = {number.name: number for row in rows for number, _ in row}
        if many < WORTH or base in self._untaped:
            return [None] * len(rows)
        whose = set[str | None]()
        for thing in others:
            for number, _ in number_moved(thing, self.task) if isinstance(thing, OtherBelief) else ():
                if number.of not in whose:  # two weights of one distribution cannot be set together
                    whose.add(number.of)
                    wanted.setdefault(number.name, number)
        made = self._traced(base, tuple(wanted.values()))
        if made is None:
            self._untaped.add(base)
            return [None] * len(rows)
        self._tapes.setdefault(base, []).append(made)
        return made.odds([{number.name: amount for number, amount in row} for row in rows])

    def _traced(self, base: Things, numbers: tuple[SceneNumber, ...]) -> _TapeOver | None:
        now = [number.now or 0.0 for number in numbers]
        try:
            tape = traced(_altered(self.task, base), numbers, now, self._replay.odds, self._engine_of)
        except (TooClose, ForbearError):
            return None  # whatever stands in the way of a tape is met by the runs too, and told there
        return _TapeOver(numbers, Forms(tape))


def number_moved(thing: Knockout, task: Task) -> Moved:
    """Return the number of a task that is moved as a thing is silenced, and what it is then; nothing where it is none, or
    where more is altered than a number. A belief that is made sure moves more, but a credence on the way to it is one."""
    match thing:
        case OtherFact(cell, value) if task.fluents[cell].type == "number":
            is_plain = is_number(value) and is_number(task.initial[cell])
            return ((number_named(task, str(task.fluents[cell])), as_float(value)),) if is_plain else ()
        case OtherBelief((mind,), _, cell, value):
            found = number_here(task, f"believes({mind}, {task.fluents[cell]} = {show(value)})")
            return () if found is None or found.now is None else ((found, 1.0),)
        case SilencedReason(name, character):
            return ((number_named(task, f"reason {name}({character})"), 0.0),)
        case SilencedCost(action, character, kind):
            return ((cost_of_kind(task, action, character, kind), 0.0),)
    return ()


def _altered(task: Task, things: Things) -> Task:
    for thing in things:
        task = thing.apply(task)
    return task
