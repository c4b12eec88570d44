"""What is particular to somebody, in the words of the scene: the amounts by which a reason or a cost counts with them."""

from __future__ import annotations

from collections.abc import Iterable

from forbear.account.naming import Naming
from forbear.account.record import Record
from forbear.account.words import listed
from forbear.grounding.spreads import has_spread
from forbear.grounding.task import Task
from forbear.language.expressions import Arithmetic, Cell, Conditional, Expression, Function
from forbear.language.ties import ranked
from forbear.logic.folding import is_number
from forbear.minds.reading import as_float
from forbear.records import dataclass
from forbear.stories.questions.knockout import SilencedCost, SilencedReason, worths

LEAST = 0.05
"""A cost below this, in utility, is told as none."""


COUNTED = 2
"""So many facts by which one thing counts are told."""


@dataclass(frozen=True, slots=True)
class Care:
    """A fact by which something counts with somebody: its cell, and whether it is so only because nothing else is said, and
    the likeliest that there is."""

    cell: int
    is_typical: bool


@dataclass(frozen=True, slots=True)
class Price:
    """What a deed costs somebody where they could have done it: the most, in utility, and the facts by which it does."""

    character: str
    action: str
    amount: float
    facts: tuple[Care, ...]


def cares(value: Expression, name: str, task: Task) -> tuple[Care, ...]:
    """Return the amounts of somebody's own by which a worth counts, those first that weigh most: `grudge(Dent, Joker)`.

    These are the numbers that nothing changes, whose first argument they are, and that stand in it as amounts.
    """
    changed = task.changing
    found: dict[Care, float] = {}
    for cell in dict.fromkeys(_amounts(value)):
        fluent, amount = task.fluents[cell], task.initial[cell]
        if fluent.arguments[:1] == (name,) and cell not in changed and is_number(amount) and amount:
            found[Care(cell, has_spread(task, cell))] = as_float(amount)
    places = {care: place for place, care in enumerate(found)}
    return tuple(ranked(list(found), lambda care: found[care], lambda care: places[care]))


def ground_cares(thing: SilencedReason | SilencedCost | None, task: Task) -> list[Care]:
    """Return the amounts of somebody's own by which a reason or a cost counts with them, those that weigh most first in each
    part of it; none for what is declared as one utility."""
    if thing is None:
        return []
    return list(dict.fromkeys(care for value in worths(thing, task) for care in cares(value, thing.character, task)))


def counting(thing: SilencedReason | SilencedCost, naming: Naming) -> str | None:
    """Return the facts by which a reason or a cost counts, without their amounts: `Harry has a grudge against Ken`; None where
    there are none, or more than are told."""
    task, name = naming.task, thing.character
    found = ground_cares(thing, task)
    facts = [bracketed(naming.fact(care.cell, task.initial[care.cell])) for care in found]
    told = [fact.rpartition(" (")[0] if fact.endswith(")") else fact for fact in facts]
    if not all(naming.is_told(care.cell, task.initial[care.cell]) for care in found):
        return None
    return in_one(told, naming.thing(name)) if 0 < len(told) <= COUNTED else None


def prices(record: Record) -> tuple[Price, ...]:
    """Return what it would have cost the characters to do what they could, along the told story: of each the dearest deed."""
    story, found = record.told, dict[str, Price]()
    for step in () if story is None else story.steps:
        name, here = step.before.chooser, step.before.begun
        if name not in record.characters or len(step.before.options) < 2:
            continue
        task, reader = here.engine.task, here.engine.reader
        for option in step.before.options:
            action = None if option.event.action is None else task.actions[option.event.action]
            costs = [] if action is None else [cost for cost in action.costs if cost.character == name]
            amount = sum(reader.worth(cost.amount)(here.node.state, here.node) for cost in costs)
            if action is not None and amount > max(LEAST, found[name].amount if name in found else 0.0):
                facts = dict.fromkeys(care for cost in costs for care in cares(cost.amount, name, task))
                found[name] = Price(name, action.name, amount, tuple(facts))
    return tuple(found[name] for name in record.characters if name in found)


def told_cares(found: Iterable[Care], naming: Naming, task: Task) -> list[str]:
    """Return what is told of some facts, where anything is; an amount at its end stands in brackets."""
    facts = [(care.cell, task.initial[care.cell]) for care in found]
    return [bracketed(naming.fact(*fact)) for fact in facts if naming.is_told(*fact)]


def bracketed(fact: str) -> str:
    """Return a fact with what stands behind its last colon in brackets: `Ken is fond of Ray (strong)`."""
    head, colon, amount = fact.rpartition(": ")
    return f"{head} ({amount})" if colon else fact


def in_one(facts: list[str], head: str) -> str:
    """Return facts as one sentence, without its full stop: whom they are about is named once where they follow each other."""
    own = [fact.startswith(f"{head} ") for fact in facts]
    told = [
        fact.removeprefix(f"{head} ") if place and own[place] and own[place - 1] else fact
        for place, fact in enumerate(facts)
    ]
    return listed(told) if all(own) and len(facts) < 3 else "; ".join(told)


def _amounts(value: Expression) -> Iterable[int]:
    """Yield the cells that stand in a worth as amounts: not in what it asks, nor in anybody's mind."""
    match value:
        case Cell(index):
            yield index
        case Arithmetic(_, left, right):
            yield from _amounts(left)
            yield from _amounts(right)
        case Function(_, arguments):
            for one in arguments:
                yield from _amounts(one)
        case Conditional(branches, otherwise):
            for _, result in branches:
                yield from _amounts(result)
            if otherwise is not None:
                yield from _amounts(otherwise)
