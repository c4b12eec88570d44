"""How far what a choice hangs on could move before the choice turns over (docs/semantics.md §8).

For each choice that was the likeliest, and for each number of the scene that turns it when it is silenced: the setting
between the two at which it turns, by bisection. That it turns once only in between is taken for granted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from forbear.errors import LimitReached
from forbear.grounding.task import Task
from forbear.language.values import show
from forbear.logic.folding import is_number
from forbear.minds.garbage import without_collecting
from forbear.minds.interface import Engine
from forbear.minds.reading import as_float
from forbear.records import dataclass
from forbear.stories.questions.knockout import Knockout, OtherBelief, OtherFact, SilencedReason
from forbear.stories.questions.numbers import Group, SceneNumber, numbers
from forbear.stories.questions.replay import Replay
from forbear.stories.questions.why import Why
from forbear.stories.story import Story

HALVINGS = 6
"""So often the way between what is and what turns the choice is halved: an edge is exact to a 64th of it."""

MOST = 2
"""So many numbers are followed for one choice, those first that move it most."""


@dataclass(frozen=True, slots=True)
class ChoiceEdge:
    """The choice of step `step` (from 0) turns where a number goes from `now` past `at`, on the way to `silenced`.

    number: its name. group: what sort of number it is; a reason is a factor on what it counts for. is_extreme: it turns
    only where the number is silenced altogether, as far as was looked.
    """

    step: int
    number: str
    group: Group
    now: float
    at: float
    silenced: float

    @property
    def is_extreme(self) -> bool:
        return abs(self.silenced - self.at) * 2.0**HALVINGS < abs(self.silenced - self.now)


def choice_edges(story: Story, whys: Sequence[Why], engine_of: Callable[[Task], Engine]) -> tuple[ChoiceEdge, ...]:
    """Return the edges of a story's choices, by step. A limit or the user may stop it, with what was found."""
    task = story.beginning.engine.task
    named = {number.name: number for number in numbers(task)}
    found: list[ChoiceEdge] = []
    try:
        with without_collecting():
            replay = Replay(story, engine_of)
            for why in whys:
                for number, silenced in _hung_on(why, named, task)[:MOST]:
                    assert number.now is not None
                    at = _turning(replay, why.step, number, number.now, silenced)
                    found.append(ChoiceEdge(why.step, number.name, number.group, number.now, at, silenced))
    except (KeyboardInterrupt, LimitReached):
        pass
    return tuple(found)


def _hung_on(why: Why, named: dict[str, SceneNumber], task: Task) -> list[tuple[SceneNumber, float]]:
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
            found.append((number, silenced))
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


def _turning(replay: Replay, step: int, number: SceneNumber, stays: float, turns: float) -> float:
    """Return the setting between the two at which the choice of a step is no longer the likeliest."""
    for _ in range(HALVINGS):
        middle = (stays + turns) / 2
        choice = replay.within(number.task_at(middle)).choices.get(step)
        if choice is not None and choice.is_likeliest:
            stays = middle
        else:
            turns = middle
    return (stays + turns) / 2
