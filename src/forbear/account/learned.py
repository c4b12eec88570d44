"""What everybody came to think along a story, in short: what moved, told once for all who think alike; and whose mind is
misread."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Literal as OneOf

from forbear.account.doubts import are_same
from forbear.account.record import Record
from forbear.language.problem import READER
from forbear.language.ties import is_same
from forbear.language.values import Value
from forbear.records import dataclass, replace
from forbear.stories.moment import Moment, Odds
from forbear.stories.story import Story

MISREAD = 0.25
"""Who takes another to give something a weight that is this far from what they give it, misreads them."""

LEAST, SMALL, LITTLE = 0.005, 0.15, 0.05
"""A move of a weight is told from so much on, where it is as large a share of the largest, and where one was larger, from as
much on."""

Fact = tuple[int, Value]
"""A cell, and a value."""


Source = OneOf["seen", "unseen", "menu"]
"""What moved a belief: a deed that was seen, whole or by name; one that was not, whose place is reckoned with or
missed; or that it could be done at all, seen from who was on turn."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A step, by its number from 0, moved what somebody thinks, to a weight in [0, 1]."""

    step: int
    source: Source
    weight: float


@dataclass(frozen=True, slots=True)
class Learned:
    """How the weight moved that some people give to what is so in the end.

    people: all to whom it went alike. fact: what is so. before, after: in [0, 1]. step: the number, from 0, of the step
    that moved it most; None where none did. instead: what they hold likeliest in the end, where it is something else.
    is_shared: in the end each of all the characters gives it this, and takes all others to. lessons: what moved it, in order.
    others: what else they hold possible in the end, with its weight. instead_before, instead_lessons: what they gave at
    first to what they hold likeliest in the end instead, and what moved that; 0 and none where it is what is so.
    """

    people: tuple[str, ...]
    fact: Fact
    before: float
    after: float
    step: int | None
    instead: Value | None
    is_shared: bool
    lessons: tuple[Lesson, ...] = ()
    others: tuple[tuple[Value, float], ...] = ()
    instead_before: float = 0.0
    instead_lessons: tuple[Lesson, ...] = ()


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
    names = record.task.characters
    found: dict[tuple[object, ...], list[Learned]] = {}
    courses = {name: _course(name, story) for name in names}
    for cell in story.end.varying:
        so = story.end.node.state[cell]
        for name in names:
            course = courses[name]
            if all(len(odds[cell]) == 1 and moment.node.state[cell] in odds[cell] for moment, odds, _ in course):
                continue
            weights = [odds[cell].get(so, 0.0) for _, odds, _ in course]
            last = course[-1][1][cell]
            best = max(last, key=lambda value: last[value])
            instead = None if is_same(last.get(so, 0.0), last[best]) else best
            by = [came for _, _, came in course]
            lessons = _lessons(weights, by)
            astray = [0.0 if instead is None else odds[cell].get(instead, 0.0) for _, odds, _ in course]
            one = Learned(
                people=(name,),
                fact=(cell, so),
                before=weights[0],
                after=weights[-1],
                step=_most_moved(weights, lessons),
                instead=instead,
                is_shared=False,
                lessons=lessons,
                others=tuple(sorted(((v, w) for v, w in last.items() if v != so), key=lambda row: -round(row[1], 9))),
                instead_before=astray[0],
                instead_lessons=_lessons(astray, by),
            )
            moved = tuple((lesson.step, lesson.source) for lesson in (*lessons, *one.instead_lessons))
            ends = tuple(round(weight, 9) for way in (weights, astray) for weight in (way[0], way[-1]))
            found.setdefault((cell, instead, moved, ends), []).append(one)
    everyone = [name for name in names if name != READER]
    rows = []
    for alike in found.values():
        people = tuple(one.people[0] for one in alike)
        shared = (
            len(everyone) > 1 and set(everyone) <= set(people) and _is_shared(story.end, everyone, alike[0].fact[0])
        )
        rows.append(replace(alike[0], people=people, is_shared=shared))
    return tuple(sorted(rows, key=lambda one: (-len(one.people), -round(abs(one.after - one.before), 9))))


_Point = tuple[Moment, tuple[Odds, ...], tuple[int, Source] | None]


def _course(name: str, story: Story) -> list[_Point]:
    """Return what somebody thought from moment to moment, and what each moment came by: a step, seen or not, or its menu."""
    found: list[_Point] = [(story.beginning, story.beginning.odds((name,)), None)]
    for number, step in enumerate(story.steps):
        begun = step.before.begun
        if begun is not step.before:
            found.append((begun, begun.odds((name,)), (number, "menu")))
        seen: Source = "seen" if name in step.before.seen_by(step.event) else "unseen"
        found.append((step.after, step.after.odds((name,)), (number, seen)))
    return found


def _lessons(weights: Sequence[float], by: Sequence[tuple[int, Source] | None]) -> tuple[Lesson, ...]:
    """Return what moved a weight: the steps that moved it by a point or more, those left out that moved it least of all."""
    moves = [abs(after - before) for before, after in itertools.pairwise(weights)]
    most = max(moves, default=0.0)
    least = max(LEAST, SMALL * most, min(LITTLE, most))
    return tuple(
        Lesson(*came, weight)
        for move, came, weight in zip(moves, by[1:], weights[1:], strict=True)
        if came is not None and move >= least
    )


def _most_moved(weights: Sequence[float], lessons: Sequence[Lesson]) -> int | None:
    """Return the step that moved a weight most."""
    steps = [lesson.step for lesson in lessons]
    before = [weights[0], *(lesson.weight for lesson in lessons)]
    moves = [abs(after - earlier) for earlier, after in itertools.pairwise(before)]
    most = max(moves, default=0.0)
    return None if is_same(most, 0.0) else next(n for n, move in zip(steps, moves, strict=True) if is_same(move, most))


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
    for cell in moment.varying:
        thought, given = taken[cell], actual[cell]
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
