"""What a choice hung on, thing by thing: what turns it when it is knocked out, and how much it spoke for or against."""

from __future__ import annotations

from collections.abc import Iterator

from forbear.account.knockouts import without
from forbear.account.naming import Naming
from forbear.grounding.task import Task
from forbear.language.expressions import Believes, Cell, Degree, Expects, Expression
from forbear.logic.cells import parts_of
from forbear.minds.reading import as_float
from forbear.records import dataclass
from forbear.stories.questions.knockout import (
    Knockout,
    OtherBelief,
    OtherChance,
    OtherDraw,
    SilencedCost,
    SilencedReason,
)
from forbear.stories.questions.why import Why
from forbear.variants.examination import Examination, Faced


@dataclass(frozen=True, slots=True)
class Knocked:
    """One thing knocked out of a choice. kinds: of the reason or cost; "belief", "fact" or "chance" for the others.
    whose: the character. told: in words. size: in utility, how much it spoke for or against, None where that is no
    amount. turned: whether the choice turned over without it."""

    kinds: tuple[str, ...]
    whose: str
    told: str
    size: float | None
    probability: float
    turned: bool


def knocked(examination: Examination, turn: Faced, why: Why) -> Iterator[Knocked]:
    """Yield every single thing that was knocked out of a choice. why: what was found of it."""
    record = examination.run.record
    naming = Naming(record.problem, record.task)
    for influence in why.singles:
        thing = influence.without[0]
        kinds, whose = kinds_of(record.task, thing)
        yield Knocked(
            kinds=kinds,
            whose=whose,
            told=without(influence.without, naming),
            size=_size(examination, turn, thing),
            probability=influence.probability,
            turned=influence.turns,
        )


def kinds_of(task: Task, thing: Knockout) -> tuple[tuple[str, ...], str]:
    """Return of which kinds a thing is, and whose; a fact is of the kinds of whatever reads it as it is (what reads it in
    somebody's mind is about a belief, and that is another thing), and a fact."""
    match thing:
        case SilencedReason(name, character):
            return tuple(r.kind or "" for r in task.reasons if (r.name, r.character) == (name, character)), character
        case SilencedCost(_, character, kind):
            return (kind or "",), character
        case OtherBelief(path):
            return ("belief",), path[0]
        case OtherChance() | OtherDraw():
            return ("chance",), ""
    cell = thing.cell
    kinds = {r.kind or "": None for r in task.reasons if cell in _read(r.value)}
    kinds |= {c.kind or "": None for a in task.actions for c in a.costs if cell in _read(c.amount)}
    return (*kinds, "fact"), str(task.fluents[cell].subject or "")


def _read(expression: Expression) -> frozenset[int]:
    """Return the cells that an expression reads as they are, and in nobody's mind."""
    match expression:
        case Cell(index):
            return frozenset((index,))
        case Believes() | Degree() | Expects():
            return frozenset()
    return frozenset().union(*(_read(part) for part in parts_of(expression)))


def _size(examination: Examination, turn: Faced, thing: Knockout) -> float | None:
    """Return how much an amount speaks for the deed or against it, in utility, as things are."""
    moment = examination.case.points[turn.step].before
    task, engine = examination.run.record.task, moment.engine
    harming = examination.case.harming(turn.step, turn.victim).harming
    others = [option.event for option in moment.options if option.event not in harming]
    if isinstance(thing, SilencedCost):
        costs = [
            as_float(engine.reader.reading(cost.amount)(moment.node.state, moment.node))
            for event in harming
            for cost in (() if event.action is None else task.actions[event.action].costs)
            if (cost.character, cost.kind) == (thing.character, thing.kind)
        ]
        return max(costs, default=None)
    if not isinstance(thing, SilencedReason) or not others:
        return None
    reason = next(r for r in task.reasons if (r.name, r.character) == (thing.name, thing.character))
    reading = engine.reader.reading(reason.value)
    worth = {e: moment.after(e).node for e in (*harming, *others)}
    amounts = {e: as_float(reading(node.state, node)) for e, node in worth.items()}
    return abs(max(amounts[e] for e in harming) - max(amounts[e] for e in others))
