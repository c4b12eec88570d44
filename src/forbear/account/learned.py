"""What everybody came to think along a story, in short: what moved, told once for all who think alike; and whose mind is
misread."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from forbear.account.doubts import are_same
from forbear.account.record import Record
from forbear.language.problem import READER
from forbear.language.ties import is_same
from forbear.language.values import Value
from forbear.records import dataclass
from forbear.stories.moment import Moment
from forbear.stories.story import Story

MISREAD = 0.25
"""Who takes another to give something a weight that is this far from what they give it, misreads them."""

Fact = tuple[int, Value]
"""A cell, and a value."""


@dataclass(frozen=True, slots=True)
class Learned:
    """How the weight moved that some people give to what is so in the end.

    people: all to whom it went alike. fact: what is so. before, after: in [0, 1]. step: the number, from 0, of the step
    that moved it most; None where none did. instead: what they hold likeliest in the end, where it is something else.
    is_shared: in the end each of all the characters gives it this, and takes all others to.
    """

    people: tuple[str, ...]
    fact: Fact
    before: float
    after: float
    step: int | None
    instead: Value | None
    is_shared: bool


@dataclass(frozen=True, slots=True)
class Misread:
    """Some people take another to think otherwise than they do.

    people: who do. of: whom. fact: of what. held, actual: the weight, to two decimals, that `of` is taken to give it, and
    does; or where is_whether, how likely `of` is taken to know whether it is so, and whether they do. first, last: at the
    beginning, in the end.
    """

    people: tuple[str, ...]
    of: str
    fact: Fact
    held: float
    actual: float
    is_whether: bool
    first: bool
    last: bool


def learned(record: Record, story: Story) -> tuple[Learned, ...]:
    """Return what was in doubt for anybody along a story, or mistaken, the most moved first; alike for several, once."""
    moments = [story.beginning, *(step.after for step in story.steps)]
    names = record.task.characters
    odds = {name: [moment.odds((name,)) for moment in moments] for name in names}
    groups: dict[tuple[int, float, float, int | None, Value | None], list[str]] = {}
    for cell, so in enumerate(story.end.node.state):
        for name in names:
            course = [row[cell] for row in odds[name]]
            if all(
                len(one) == 1 and moment.node.state[cell] in one for one, moment in zip(course, moments, strict=True)
            ):
                continue
            weights = [one.get(so, 0.0) for one in course]
            last = course[-1]
            best = max(last, key=lambda value: last[value])
            instead = None if is_same(last.get(so, 0.0), last[best]) else best
            key = (cell, round(weights[0], 9), round(weights[-1], 9), _most_moved(weights), instead)
            groups.setdefault(key, []).append(name)
    found = []
    for (cell, before, after, step, instead), people in groups.items():
        everyone = [name for name in names if name != READER]
        shared = set(everyone) <= set(people) and _is_shared(story.end, everyone, cell)
        fact = (cell, story.end.node.state[cell])
        found.append(Learned(tuple(people), fact, before, after, step, instead, shared))
    return tuple(sorted(found, key=lambda one: (-len(one.people), -round(abs(one.after - one.before), 9))))


def _most_moved(weights: Sequence[float]) -> int | None:
    moves = [abs(after - before) for before, after in itertools.pairwise(weights)]
    most = max(moves, default=0.0)
    return None if is_same(most, 0.0) else next(n for n, move in enumerate(moves) if is_same(move, most))


def _is_shared(moment: Moment, names: Sequence[str], cell: int) -> bool:
    return all(
        are_same(moment.odds((one, other))[cell], moment.odds((one,))[cell])
        for one in names
        for other in names
        if one != other
    )


def misread(record: Record, story: Story) -> tuple[Misread, ...]:
    """Return whose mind is misread at the beginning or in the end of a story, the farthest off first."""
    found: dict[tuple[str, Fact, float, float, bool], dict[str, set[int]]] = {}
    moments = [story.beginning, story.end]
    for place, moment in enumerate(moments):
        for one in record.task.characters:
            for other in record.characters:
                if one != other:
                    for fact, held, actual, is_whether in _off(moment, one, other):
                        key = (other, fact, round(held, 2), round(actual, 2), is_whether)
                        found.setdefault(key, {}).setdefault(one, set()).add(place)
    rows: list[Misread] = []
    for (of, fact, held, actual, is_whether), people in found.items():
        for places in dict.fromkeys(frozenset(places) for places in people.values()):
            who = tuple(name for name, found_at in people.items() if found_at == places)
            rows.append(Misread(who, of, fact, held, actual, is_whether, 0 in places, 1 in places))
    return tuple(sorted(rows, key=lambda row: -round(abs(row.held - row.actual), 6)))


def _off(moment: Moment, one: str, other: str) -> list[tuple[Fact, float, float, bool]]:
    """Return where one mind takes another to think otherwise than it does: of a fact, how much, and how much in truth."""
    rows: list[tuple[Fact, float, float, bool]] = []
    own, taken, actual = moment.odds((one,)), moment.odds((one, other)), moment.odds((other,))
    state = moment.node.state
    for cell, (thought, given) in enumerate(zip(taken, actual, strict=True)):
        if thought == given and len(own[cell]) < 2:
            continue
        fact = (cell, state[cell])
        if len(own[cell]) > 1:
            known, knows = moment.knows((one, other))[cell], moment.knows((other,))[cell]
            if not is_same(known, 0.0) or not is_same(knows, 0.0):
                if abs(known - knows) >= MISREAD:
                    rows.append((fact, known, knows, True))
                continue
        held, so = thought.get(state[cell], 0.0), given.get(state[cell], 0.0)
        if abs(held - so) >= MISREAD:
            rows.append((fact, held, so, False))
    return rows
