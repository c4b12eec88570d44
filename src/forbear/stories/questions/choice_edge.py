"""How far what a choice hangs on could move before the choice turns over (docs/semantics.md §8).

For each choice that was the likeliest, and for each number of the scene that turns it when it is silenced: the setting
between the two at which it turns, by bisection. That it turns once only in between is taken for granted.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence

from forbear.errors import LimitReached
from forbear.grounding.task import Task
from forbear.language.values import show
from forbear.logic.folding import is_number
from forbear.minds.garbage import without_collecting
from forbear.minds.interface import Engine
from forbear.minds.reading import as_float
from forbear.records import dataclass, replace
from forbear.stories.numbers import Group, SceneNumber, numbers
from forbear.stories.questions.knockout import Knockout, OtherBelief, OtherFact, SilencedReason
from forbear.stories.questions.replay import Replay
from forbear.stories.questions.why import Why
from forbear.stories.story import Story
from forbear.stories.sweep.table import Table

_FEW = 2
"""Fewer ways are halved by the engine alone: it takes some runs to make a tape."""

HALVINGS = 6
"""So often the way between what is and what turns the choice is halved: an edge is exact to a 64th of it."""

MOST = 2
"""So many numbers are followed for one choice, those first that move it most."""


@dataclass(frozen=True, slots=True)
class ChoiceEdge:
    """The choice of step `step` (from 0) turns where a number goes from `now` past `at`, on the way to `silenced`.

    number: its name. group: what sort of number it is; a reason is a factor on what it counts for. thing: what is silenced
    by it. is_extreme: it turns only where the number is silenced altogether, as far as was looked.
    """

    step: int
    thing: Knockout
    number: str
    group: Group
    now: float
    at: float
    silenced: float

    @property
    def is_extreme(self) -> bool:
        return abs(self.silenced - self.at) * 2.0**HALVINGS < abs(self.silenced - self.now)


def choice_edges(
    story: Story, whys: Sequence[Why], engine_of: Callable[[Task], Engine], *, most: int = MOST
) -> tuple[ChoiceEdge, ...]:
    """Return the edges of a story's choices, by step, so many of one choice at most; none where a limit was hit."""
    task = story.beginning.engine.task
    named = {number.name: number for number in numbers(task)}
    sides = [
        _Side(why.step, thing, number, silenced, number.now, silenced)
        for why in whys
        for thing, number, silenced in _hung_on(why, named, task)[:most]
        if number.now is not None
    ]
    if not sides:
        return ()
    try:
        with without_collecting():
            for places in _apart(sides):
                halved = [sides[place] for place in places]
                _halve(story, halved, engine_of)
                for place, side in zip(places, halved, strict=True):
                    sides[place] = side
    except LimitReached:
        return ()
    return tuple(
        ChoiceEdge(
            side.step,
            side.thing,
            side.number.name,
            side.number.group,
            side.number.now or 0.0,
            (side.stays + side.turns) / 2,
            side.silenced,
        )
        for side in sides
    )


@dataclass(frozen=True, slots=True)
class _Side:
    """Between `stays` and `turns` the choice of a step turns over, on the way of a number to where it is silenced."""

    step: int
    thing: Knockout
    number: SceneNumber
    silenced: float
    stays: float
    turns: float


def _apart(sides: list[_Side]) -> list[list[int]]:
    """Return which ways may be gone together: two credences of one mind may be weights of one distribution, of which only
    one can be set."""
    together: list[tuple[dict[str, str], list[int]]] = []
    for place, side in enumerate(sides):
        number = side.number
        whose = number.of if number.group == "credence" and number.of is not None else f"the number {number.name}"
        for names, places in together:
            if names.setdefault(whose, number.name) == number.name:
                places.append(place)
                break
        else:
            together.append(({whose: number.name}, [place]))
    return [places for _, places in together]


def _halve(story: Story, sides: list[_Side], engine_of: Callable[[Task], Engine]) -> None:
    """Halve all the ways together, so that one tape does for them. Raises LimitReached."""
    moved = {side.number.name: side.number for side in sides}
    replay = Replay(story, engine_of, {side.step for side in sides})
    table = Table(
        story.beginning.engine.task, tuple(moved.values()), replay.columns, replay.odds, engine_of, worth_tracing=3
    )
    settled = [number.now or 0.0 for number in moved.values()]
    if len(sides) >= _FEW:
        table.begin(settled)
    for _ in range(HALVINGS):
        middles = [(side.stays + side.turns) / 2 for side in sides]
        columns = [
            array(
                "d", [middle if side.number.name == name else now for side, middle in zip(sides, middles, strict=True)]
            )
            for name, now in zip(moved, settled, strict=True)
        ]
        found = dict(zip(table.columns, table.work_out(columns, len(sides)), strict=True))
        for place, (side, middle) in enumerate(zip(sides, middles, strict=True)):
            choice = replay.choice({name: column[place] for name, column in found.items()}, side.step)
            stays = choice is not None and choice.is_likeliest
            sides[place] = replace(side, stays=middle) if stays else replace(side, turns=middle)


def _hung_on(why: Why, named: dict[str, SceneNumber], task: Task) -> list[tuple[Knockout, SceneNumber, float]]:
    """Return the numbers that alone turn a choice when silenced, and their settings then, the most moving first.

    A reason and the one fact that it looks at come to the same: of such, the fact.
    """
    if not why.was_likeliest:
        return []
    alone = [influence for influence in why.because if len(influence.without) == 1]
    by_facts = {round(one.probability, 9) for one in alone if isinstance(one.without[0], OtherFact)}
    found = []
    for influence in alone:
        thing = influence.without[0]
        if isinstance(thing, SilencedReason) and round(influence.probability, 9) in by_facts:
            continue
        name, silenced = _named(thing, task)
        number = named.get(name)
        if number is not None and number.now is not None:
            found.append((thing, number, silenced))
    return found


def _named(thing: Knockout, task: Task) -> tuple[str, float]:
    """Return the name of the number that was silenced, and what it was set to; an empty name where it is none."""
    match thing:
        case OtherFact(cell, value) if task.fluents[cell].type == "number" and is_number(value):
            return str(task.fluents[cell]), as_float(value)
        case OtherBelief((mind,), _, cell, value):
            return f"believes({mind}, {task.fluents[cell]} = {show(value)})", 1.0
        case SilencedReason(name, character):
            return f"reason {name}({character})", 0.0
    return "", 0.0
