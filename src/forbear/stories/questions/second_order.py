"""What somebody takes another to believe, where that decides: a choice, or what a deed says of who does it.

Both are asked at the node where the choice is made, with all that led up to it as it was (docs/semantics.md §8). The other is
taken to be sure of each value in turn; or, where a deed tells by it, to give it the same odds whatever is so.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from forbear.language import amounts
from forbear.language.expressions import Believes, Degree, Literal
from forbear.language.problem import READER, UNCHOSEN
from forbear.language.ties import is_less, is_same
from forbear.language.values import Value
from forbear.logic.cells import all_parts
from forbear.minds.events import Event
from forbear.minds.inform import assured, tell
from forbear.minds.node import Node
from forbear.records import dataclass
from forbear.stories.moment import Moment, Odds
from forbear.stories.story import Story, StoryStep

ASKED = 3
"""Of so many beliefs of others it is asked whether a choice hangs on them."""

MOVED = 0.5
"""What moves the lead of a choice by less, in utility, decides nothing."""

HALF = 0.5
"""What another is taken to give less is nothing that they believe."""

LEFT = 0.2
"""What leaves less than this share of the lead decides as good as alone."""

APART = 0.25
"""A deed tells by what its doer believes where they are taken to give that such different weights, if so and if not."""

EXPLAINED = 0.5
"""So large a share of what a deed tells, in logarithms, has to hang on it."""


@dataclass(frozen=True, slots=True)
class SecondOrder:
    """What the chooser of a step takes another to believe, and the choice hangs on.

    cell, value, weight: a fact, and what they take the other to hold likeliest of it of what the choice could stand on, with
    the weight; where hangs_on_doubt it could stand on nothing that the other holds likely, were they sure of it, and this is
    the likeliest of all. without: what the other would be sure of, against which the choice would be worst, and probability:
    of the choice then. turns: something else would be as good or better then; else it keeps little of its lead.
    """

    step: int
    character: str
    other: str
    cell: int
    value: Value
    weight: float
    hangs_on_doubt: bool
    without: Value
    probability: float
    turns: bool


def second_order(story: Story, number: int) -> SecondOrder | None:
    """Return on what belief of another's a choice hangs, as the chooser sees it: the first that turns it, else that of which
    they are surest. None where there is none, and for what was not the likeliest. Raises LimitReached, and ValueError
    where nobody chose between several."""
    step = story.steps[number]
    moment, name = step.before.begun, step.before.chooser
    if name is None or name in UNCHOSEN or len(step.before.options) < 2:
        raise ValueError(f"nobody chose at step {number}")
    chosen = _HeldEvent(moment, name, step.event)
    lead = chosen.lead(moment.node)
    if is_less(lead, 0.0):
        return None
    most: SecondOrder | None = None
    for other, cell, odds, values in _doubts(moment, name):
        leads = {value: chosen.lead(chosen.assured(other, cell, value)) for value in values}
        fails = [value for value in values if _fails(leads[value], lead)]
        if not fails:
            continue
        stands = [value for value in values if value not in fails and odds.get(value, 0.0) >= HALF]
        value = max(stands or values, key=lambda each, odds=odds: odds.get(each, 0.0))  # type: ignore[misc]
        without = min(fails, key=leads.__getitem__)
        weight, turns = odds.get(value, 0.0), not is_less(0.0, leads[without])
        if weight > 0 and (turns or most is None or is_less(most.weight, weight)):
            odd = chosen.probability(chosen.assured(other, cell, without))
            most = SecondOrder(number, name, other, cell, value, weight, not stands, without, odd, turns)
            if turns:
                break
    return most


def _fails(after: float, before: float) -> bool:
    """Say whether a choice no longer stands: something else is as good, or its lead is as good as gone."""
    return before - after >= MOVED and (not is_less(0.0, after) or after < LEFT * before)


def _doubts(moment: Moment, name: str) -> Iterator[tuple[str, int, Odds, list[Value]]]:
    """Yield what a chooser takes those who choose later, or whose mind matters to them, to be in doubt of, or to see otherwise
    than they do, but not what these know and they do not: whose mind, of which cell, with what odds, and all the values that
    it may have to either; as many as are asked."""
    task, asked = moment.engine.task, 0
    own = moment.odds((name,))
    for other in dict.fromkeys([*task.turns[moment.step.turn + 1 :], *_read(moment, name)]):
        if other in (name, READER) or other not in task.characters:
            continue
        known, seen = moment.knows((name, other)), moment.odds((name, other))
        for cell in moment.varying:
            odds = seen[cell]
            values = list(dict.fromkeys([*odds, *own[cell]]))
            if len(values) > 1 and not is_same(known[cell], 1.0) and asked < ASKED:
                asked += 1
                yield other, cell, odds, values


def _read(moment: Moment, name: str) -> list[str]:
    """Return whose minds somebody's reasons read, as they choose here."""
    engine = moment.engine
    counting = engine.reasons_that_count(engine.task.characters.index(name), moment.node)
    found: dict[str, None] = {}
    for number in counting:
        for part in all_parts(engine.task.reasons[number].value):
            if isinstance(part, (Believes, Degree)) and isinstance(part.character, Literal):
                found[str(part.character.value)] = None
    return list(found)


class _HeldEvent:
    """An event of a menu, held against the best of the rest in nodes that differ in what others are taken to believe."""

    def __init__(self, moment: Moment, name: str, event: Event) -> None:
        self._engine, self._node, self._step = moment.engine, moment.node, moment.step
        self._name, self._depth = name, moment.depth(name)
        self._place = self._engine.menu(moment.node, moment.step).index(event)

    def assured(self, other: str, cell: int, value: Value) -> Node:
        """Return the node had the chooser taken another to be sure of a value."""
        characters = self._engine.task.characters
        places = (characters.index(self._name), characters.index(other))
        return assured(self._node, places, cell, value, self._engine.interner)

    def lead(self, node: Node) -> float:
        """Return by how much the event is worth more than the best of the rest, in utility."""
        values = self._engine.values(self._depth, node, self._step)
        return values[self._place] - max(value for place, value in enumerate(values) if place != self._place)

    def probability(self, node: Node) -> float:
        """Return how likely the event is."""
        return amounts.exp(self._engine.policy(self._depth, node, self._step)[self._place])


@dataclass(frozen=True, slots=True)
class ToldBy:
    """By which belief of its doer's a deed says whether a fact is so: the observer takes the doer to give a value of a cell
    one weight where the deed is likelier, and less else."""

    cell: int
    value: Value
    then: float
    otherwise: float

    @property
    def apart(self) -> float:
        """By how much more they give it where the deed is likelier."""
        return self.then - self.otherwise


def told_by(step: StoryStep, name: str, cell: int, value: Value) -> ToldBy | None:
    """Return by which belief of its doer's an observer could tell from a deed whether a fact is so: were the doer to give it
    the same odds either way, half of what the deed says would be gone. None where there is no such. What the doer knows
    of themselves is no belief of this kind. Raises LimitReached."""
    moment, doer = step.before.begun, step.before.chooser
    engine = moment.engine
    characters = engine.task.characters
    if doer is None or doer not in characters:
        return None
    places = characters.index(name), characters.index(doer)
    before = _said(moment, moment.node, step.event, name, cell, value)
    if not before:
        return None
    most: ToldBy | None = None
    seen = moment.odds((name, doer))
    for other in moment.varying:
        odds = seen[other]
        if len(odds) > 1 and other != cell and engine.task.fluents[other].subject != doer:
            then, otherwise = (
                _odds_if(moment.node, places, cell, value, other, is_so) for is_so in (before > 0, before < 0)
            )
            for each in odds:
                one = ToldBy(other, each, then.get(each, 0.0), otherwise.get(each, 0.0))
                if one.apart >= APART and (most is None or is_less(most.apart, one.apart)):
                    most = one
    if most is None:
        return None
    alike = tuple(seen[most.cell].items())
    node = tell(moment.node, places, most.cell, alike, engine.interner)
    after = _said(moment, node, step.event, name, cell, value)
    return most if after is not None and after / before <= EXPLAINED else None


def _said(moment: Moment, node: Node, event: Event, name: str, cell: int, value: Value) -> float | None:
    """Return how many times as likely an event was to an observer if a fact is so as if not, as a logarithm; None where that
    has no measure."""
    engine = moment.engine
    worlds = node.beliefs[engine.task.characters.index(name)].worlds()
    finding = engine.finding(worlds, name, moment.depth(name), node, event, moment.step)
    if finding is None or finding.stage:
        return None
    before = _log_odds([(log, world) for log, world in worlds], cell, value)
    after = _log_odds([(trace.log_weight, trace.start) for trace in finding.traces], cell, value)
    return None if before is None or after is None else after - before


def _log_odds(worlds: list[tuple[float, Node]], cell: int, value: Value) -> float | None:
    so = amounts.log_sum([log for log, world in worlds if world.state[cell] == value])
    otherwise = amounts.log_sum([log for log, world in worlds if world.state[cell] != value])
    return None if math.isinf(so) or math.isinf(otherwise) else so - otherwise


def _odds_if(node: Node, places: tuple[int, int], cell: int, value: Value, other: int, is_so: bool) -> Odds:
    """Return the odds that the second of two minds gives a cell in those worlds of the first in which a fact is so, or is
    not."""
    parts: dict[Value, list[float]] = {}
    whole: list[float] = []
    for log_weight, world in node.beliefs[places[0]].worlds():
        if (world.state[cell] == value) is is_so:
            weight = amounts.exp(log_weight)
            whole.append(weight)
            for log_share, seen in world.beliefs[places[1]].worlds():
                parts.setdefault(seen.state[other], []).append(weight * amounts.exp(log_share))
    return {each: amounts.total(shares) / amounts.total(whole) for each, shares in parts.items()}
