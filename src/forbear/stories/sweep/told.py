"""How likely a told story is, gaps and all: at one setting of a scene's numbers, or at thousands of them.

    table = likelihood_table(task, numbers, {"told": read_told("offer(Ken, Harry), ..., kill(Harry, Ken)")}, engine_of)
    (logs,) = table.work_out(columns, points)

`numbers` are what the settings move (`stories/numbers.py`), `columns` an array of amounts for each of them, a setting in each
row; `logs` has for each setting the natural logarithm of how likely the telling is, -inf where it cannot be. The
settings may be asked for in as many calls as is wanted: the table keeps its tapes.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from forbear.grounding.task import Task
from forbear.language import amounts
from forbear.minds.events import Event, Step
from forbear.minds.interface import Engine
from forbear.minds.node import Node
from forbear.records import dataclass
from forbear.stories.follow import Named, fits, read_names
from forbear.stories.moment import Moment
from forbear.stories.numbers import SceneNumber
from forbear.stories.unfold import begin

if TYPE_CHECKING:
    from forbear.minds.tape.forms import Kind
    from forbear.stories.sweep.table import Table

GAP = "..."
"""Any events between, or none."""


@dataclass(frozen=True, slots=True)
class ToldEvents:
    """What is told: events in order, GAP for what is left open, and which outcomes came about in the end, or did not.

    Told events are adjacent where there is no gap, and begin and end with the story. Waits that nobody could help, what
    the script holds, and acceptances of a told deed need not be told.
    """

    events: tuple[Named | str, ...]
    outcomes: tuple[tuple[str, bool], ...] = ()


def read_told(text: str, outcomes: Iterable[tuple[str, bool]] = ()) -> ToldEvents:
    """Return what a list like `offer(Ken, Harry), ..., kill(Harry, Ken)` tells. Raises RequestError."""
    events: list[Named | str] = []
    for part in text.replace("…", GAP).split(GAP):
        events += [GAP, *read_names(part)]
    return ToldEvents(tuple(events[1:]), tuple(outcomes))


def log_likelihood(engine: Engine, told: ToldEvents) -> float:
    """Return the logarithm of the probability of all stories that fit what is told; -inf where there is none.

    Raises LimitReached; RequestError for an event that is named as no event is.
    """
    fitting = Fitting(told, engine.task)
    waiting: _Waiting = {}
    found: list[float] = []
    for story in begin(engine):
        _join(waiting, story.end, fitting.first, story.log_weight)
    while waiting:
        later: _Waiting = {}
        for (_, _, places), (logs, moment) in waiting.items():
            log = logs[0] if len(logs) == 1 else amounts.log_sum(logs)
            if fitting.is_sure(places):
                found.append(log)
            elif moment.chooser is None:
                if fitting.is_told(places, moment):
                    found.append(log)
            else:
                options = moment.options
                is_forced = moment.is_forced
                for option in options:
                    further = fitting.after(places, option.event, is_forced=is_forced)
                    if further and option.log_probability > -math.inf:
                        _join(later, moment.after(option.event), further, log + option.log_probability)
        waiting = later
    return amounts.log_sum(found)


def likelihood_table(
    task: Task,
    numbers: Sequence[SceneNumber],
    tellings: Mapping[str, ToldEvents],
    engine_of: Callable[[Task], Engine],
    *,
    by: Kind | None = None,
) -> Table:
    """Return what works out the log likelihood of some tellings, by name, at any settings of a task's numbers.

    engine_of: makes an engine for a task. by: the form in which tapes are evaluated, where not the quickest there is.
    """
    from forbear.stories.sweep.table import Table  # slow to load, and not wanted by who asks at one setting

    def answer(engine: Engine) -> dict[str, float]:
        return {name: log_likelihood(engine, told) for name, told in tellings.items()}

    return Table(task, numbers, tuple(tellings), answer, engine_of, by=by)


Places = frozenset[tuple[int, bool]]
"""How far a story may have come in what is told, each with whether a told proposal still waits for its answers."""

_Waiting = dict[tuple[Node, Step, Places], tuple[list[float], Moment]]


def _join(waiting: _Waiting, moment: Moment, places: Places, log: float) -> None:
    waiting.setdefault((moment.node, moment.step, places), ([], moment))[0].append(log)


class Fitting:
    """Holds events against what is told, one after the other; all ways of fitting are followed at once."""

    def __init__(self, told: ToldEvents, task: Task) -> None:
        self._told = told.events
        self._outcomes = told.outcomes
        self._task = task
        self._known: dict[tuple[Places, Event, bool], Places] = {}
        self._end = len(self._told)
        self.first = self._opened({(0, False)})

    def _opened(self, places: set[tuple[int, bool]]) -> Places:
        """Return the places, and those that a gap leads on to."""
        for number, is_asked in sorted(places):
            while not is_asked and number < self._end and self._told[number] == GAP:
                number += 1
                places.add((number, False))
        return frozenset(places)

    def is_sure(self, places: Places) -> bool:
        """Say whether all that may still happen fits."""
        return not self._outcomes and self._told[-1:] == (GAP,) and (self._end, False) in places

    def is_told(self, places: Places, end: Moment) -> bool:
        """Say whether a story that is over fits."""
        return (self._end, False) in places and all(end.holds(name) is is_so for name, is_so in self._outcomes)

    def after(self, places: Places, event: Event, *, is_forced: bool) -> Places:
        """Return how far the story may have come with one more event; nothing where that does not fit."""
        key = places, event, is_forced
        if key not in self._known:
            found: set[tuple[int, bool]] = set()
            for number, is_asked in places:
                found |= self._moved(number, event, is_asked=is_asked, is_forced=is_forced)
            self._known[key] = self._opened(found)
        return self._known[key]

    def _moved(self, number: int, event: Event, *, is_asked: bool, is_forced: bool) -> set[tuple[int, bool]]:
        named = self._told[number] if number < self._end else None
        found: set[tuple[int, bool]] = set()
        if isinstance(named, Named) and fits(named, event, self._task):
            is_open = event.kind == "propose" or (is_asked and event.kind == "accept" and not event.carries)
            found.add((number + 1, is_open))
        if is_asked:
            if event.kind == "accept":
                found.add((number, not event.carries))
        elif named == GAP or is_forced:
            found.add((number, False))
        return found
