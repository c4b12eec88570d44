"""The same levels without minds: what somebody would do who only adds up the amounts for and against.

The third thing that Forbear has to beat. Nothing is foreseen beyond the deed itself, nothing is read into what the others
did, and what anybody thinks counts for nothing: the state is taken as it is.
"""

from __future__ import annotations

from forbear.language.expressions import Believes, Degree
from forbear.minds.events import Event
from forbear.minds.reading import as_float
from forbear.records import dataclass, fields, is_dataclass
from forbear.stories.moment import Moment
from forbear.variants.chances import ANOTHER_WAY, SPARES, STRIKES
from forbear.variants.examination import Examination, Faced


@dataclass(frozen=True, slots=True)
class Weighed:
    """An option with what speaks for it, by kind, in utility: reasons as they stand right after the deed, less its cost.

    kinds: None stands for what has no kind.
    """

    event: Event
    kinds: tuple[tuple[str | None, float], ...]

    @property
    def total(self) -> float:
        """Return the sum of all that speaks for it, in utility."""
        return sum(amount for _, amount in self.kinds)


def weighed(moment: Moment) -> tuple[Weighed, ...]:
    """Return every option of whoever is on turn, weighed without minds."""
    return tuple(Weighed(option.event, tuple(_kinds(moment, option.event).items())) for option in moment.options)


def taken(options: tuple[Weighed, ...], *, unless_better: frozenset[Event]) -> Event:
    """Return the option with the most for it; one of `unless_better` only where it has more than every other."""
    return max(options, key=lambda option: (option.total, option.event not in unless_better)).event


def plain_choice(examination: Examination, turn: Faced) -> str:
    """Return the choice of one who adds up amounts: to strike only where more speaks for it than for all else."""
    point = examination.case.points[turn.step]
    harming = frozenset(examination.case.harming(turn.step, turn.victim).harming)
    chosen = taken(weighed(point.before), unless_better=harming)
    if chosen in harming:
        return STRIKES
    return ANOTHER_WAY if _is_aside(examination, turn, chosen) else SPARES


def _is_aside(examination: Examination, turn: Faced, event: Event) -> bool:
    case, point = examination.case, examination.case.points[turn.step]
    bindings = case.frame.bindings
    before, after = point.before.node, point.before.after(event).node
    if bindings.degree(after, "aside", turn.asked) > bindings.degree(before, "aside", turn.asked):
        return True
    others = [name for name in examination.telling.people if name != turn.victim]
    return any(event in case.deeds.at(point.before.arrived, point.step, other).harming for other in others)


def _kinds(moment: Moment, event: Event) -> dict[str | None, float]:
    engine, task = moment.engine, moment.engine.task
    found: dict[str | None, float] = {}
    before, after = moment.node, moment.after(event).node
    for reason in task.reasons:
        if reason.character != moment.chooser or _speaks_of_minds(reason.value):
            continue
        if reason.condition is not None and engine.reader.reading(reason.condition)(before.state, before) is not True:
            continue
        worth = as_float(engine.reader.reading(reason.value)(after.state, after))
        found[reason.kind] = found.get(reason.kind, 0.0) + worth
    for cost in () if event.action is None else task.actions[event.action].costs:
        if cost.character == moment.chooser:
            worth = as_float(engine.reader.reading(cost.amount)(before.state, before))
            found[cost.kind] = found.get(cost.kind, 0.0) - worth
    return found


def _speaks_of_minds(part: object) -> bool:
    if isinstance(part, (Degree, Believes)):
        return True
    if isinstance(part, tuple):
        return any(_speaks_of_minds(inner) for inner in part)
    return is_dataclass(part) and any(_speaks_of_minds(getattr(part, field.name)) for field in fields(part))
