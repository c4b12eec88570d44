"""How far what a choice hangs on could move before the choice turns over (docs/semantics.md §8).

For each choice that was the likeliest, and for each number of the scene that turns it when it is silenced: the setting
between the two at which it turns, by bisection. That it turns once only in between is taken for granted.
"""

from __future__ import annotations

from collections.abc import Sequence

from forbear.errors import LimitReached
from forbear.grounding.task import Task
from forbear.records import dataclass, replace
from forbear.stories.numbers import Group, SceneNumber
from forbear.stories.questions.knockout import Knockout, OtherFact, SilencedCost, SilencedReason
from forbear.stories.questions.what_ifs import WhatIfs, number_moved
from forbear.stories.questions.why import Why

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


def choice_edges(what_ifs: WhatIfs, whys: Sequence[Why], *, most: int = MOST) -> tuple[ChoiceEdge, ...]:
    """Return the edges of a story's choices, by step, so many of one choice at most; none where a limit was hit."""
    sides = [
        _Side(why.step, thing, number, silenced, number.now, silenced)
        for why in whys
        for thing, number, silenced in _hung_on(why, what_ifs.task)[:most]
        if number.now is not None
    ]
    try:
        for places in _apart(sides):
            halved = [sides[place] for place in places]
            _halve(what_ifs, halved)
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


def _halve(what_ifs: WhatIfs, sides: list[_Side]) -> None:
    """Halve all the ways together, so that one tape does for them. Raises LimitReached."""
    for halving in range(HALVINGS):
        middles = [(side.stays + side.turns) / 2 for side in sides]
        rows = [((side.number, middle),) for side, middle in zip(sides, middles, strict=True)]
        found = what_ifs.at(rows, HALVINGS - halving)
        for place, (side, middle, choices) in enumerate(zip(sides, middles, found, strict=True)):
            choice = choices.get(side.step)
            stays = choice is not None and choice.is_likeliest
            sides[place] = replace(side, stays=middle) if stays else replace(side, turns=middle)


def _hung_on(why: Why, task: Task) -> list[tuple[Knockout, SceneNumber, float]]:
    """Return the numbers that alone turn a choice when silenced, and their settings then, the most moving first.

    A reason and the one fact that it looks at come to the same: of such, the fact. What a deed costs is not followed.
    """
    if not why.was_likeliest:
        return []
    alone = [influence for influence in why.because if len(influence.without) == 1]
    by_facts = {round(one.probability, 9) for one in alone if isinstance(one.without[0], OtherFact)}
    found: list[tuple[Knockout, SceneNumber, float]] = []
    for influence in alone:
        thing = influence.without[0]
        if isinstance(thing, SilencedReason) and round(influence.probability, 9) in by_facts:
            continue
        if not isinstance(thing, SilencedCost):
            found += [(thing, number, silenced) for number, silenced in number_moved(thing, task)]
    return found
