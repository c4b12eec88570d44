"""Would a reader believe it? How the reader of a scene takes a story, and what prepared them for its turn.

The reader is a mind like any other: they read what they are shown as somebody of their depth would (docs/semantics.md
§4), and never act. Surprise is −log₂ of the probability they gave to what happened; tension is the entropy of an outcome
as they foresee it. What prepared them is found by withholding each earlier step from them, and what would, by telling
them beforehand of each fact that they doubt.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from forbear.grounding import what_if
from forbear.grounding.task import Task
from forbear.language.problem import READER
from forbear.language.ties import is_less
from forbear.language.values import Value
from forbear.minds.interface import Engine
from forbear.minds.node import Node
from forbear.minds.reading import Reading
from forbear.records import dataclass
from forbear.stories.moment import Moment
from forbear.stories.questions.pivot import course
from forbear.stories.story import Story
from forbear.stories.unfold import begin
from forbear.stories.view import View


@dataclass(frozen=True, slots=True)
class Tension:
    """The probability that the reader gives to an outcome, and its entropy in bits (0 to 1)."""

    outcome: str
    probability: float
    bits: float


@dataclass(frozen=True, slots=True)
class Reception:
    """How the reader took one step: their surprise in bits (None where they did not see it; infinite where it was
    impossible to them), and the tension before and after it, an entry for each outcome."""

    step: int
    surprise: float | None
    before: tuple[Tension, ...]
    after: tuple[Tension, ...]


@dataclass(frozen=True, slots=True)
class Preparation:
    """How many bits less surprising an earlier step made the turn; below 0 it misled."""

    step: int
    bits: float


@dataclass(frozen=True, slots=True)
class Hint:
    """How surprising the turn would be, in bits, had the reader known beforehand that the cell has this value."""

    cell: int
    value: Value
    bits: float


@dataclass(frozen=True, slots=True)
class Credibility:
    """How a story is received. `turn` is the step that decides it, None where nothing does; `credibility` the
    probability that the reader gave to that step; `hints` the most helpful first."""

    receptions: tuple[Reception, ...]
    turn: int | None
    credibility: float | None
    prepared_by: tuple[Preparation, ...]
    hints: tuple[Hint, ...]


def credibility(story: Story, engine_of: Callable[[Task], Engine]) -> Credibility:
    """Return how the scene's reader takes a story. Raises KeyError where the scene has no reader."""
    engine = story.beginning.engine
    if READER not in engine.task.characters:
        raise KeyError(READER)
    receptions = tuple(reception(story, number) for number in range(len(story.steps)))
    turn = _turn(story, receptions)
    if turn is None:
        return Credibility(receptions, None, None, (), ())
    bits = receptions[turn].surprise
    assert bits is not None
    prepared = tuple(
        Preparation(number, without - bits)
        for number in range(turn)
        if receptions[number].surprise is not None
        for without in [_surprise_at(story, turn, unseen=number)]
        if math.isfinite(without) and math.isfinite(bits)
    )
    hints = sorted(_hints(story, turn, engine_of), key=lambda hint: hint.bits)
    helpful = tuple(hint for hint in hints if is_less(hint.bits, bits))
    return Credibility(receptions, turn, 2.0**-bits, prepared, helpful)


def _turn(story: Story, receptions: tuple[Reception, ...]) -> int | None:
    """Return the step that decides: the pivot of the first outcome that has one, else the most surprising step."""
    for name, _ in story.beginning.engine.task.outcomes:
        pivot = course(story, name).pivot
        if pivot is not None and receptions[pivot].surprise is not None:
            return pivot
    seen = [reception for reception in receptions if reception.surprise]
    return max(seen, key=lambda reception: reception.surprise or 0.0).step if seen else None


def reception(story: Story, number: int) -> Reception:
    """Return how the scene's reader takes a step of a story."""
    step = story.steps[number]
    return Reception(number, _surprise(step.before, story, number), _tension(step.before), _tension(step.after))


def _surprise(moment: Moment, story: Story, number: int) -> float | None:
    found = [s for s in moment.surprises(story.steps[number].event) if s.character == READER]
    return found[0].bits if found else None


def _tension(moment: Moment) -> tuple[Tension, ...]:
    engine = moment.engine
    place = engine.task.characters.index(READER)
    depth = engine.task.minds[place].depth
    view = View(engine, READER, (depth,) * len(engine.task.characters), depth)
    worlds = moment.node.beliefs[place].worlds()
    found = []
    for name, condition in engine.task.outcomes:
        reading = engine.reader.reading(condition)

        def holds(node: Node, reading: Reading = reading) -> float:
            return float(reading(node.state, node) is True)

        chance = math.fsum(math.exp(log) * view.expect(name, world, moment.step, holds) for log, world in worlds)
        found.append(Tension(name, chance, _entropy(chance)))
    return tuple(found)


def _entropy(chance: float) -> float:
    return math.fsum(-share * math.log2(share) for share in (chance, 1 - chance) if share > 0)


def _surprise_at(story: Story, turn: int, unseen: int) -> float:
    """Return the reader's surprise at the turn had they not been shown an earlier step; infinite if impossible."""
    moment = story.steps[unseen].before
    for number in range(unseen, turn):
        after = moment.after(story.steps[number].event)
        if number == unseen:
            node = moment.engine.unseen_by(READER, moment.arrived, story.steps[number].event, moment.step)
            after = Moment(moment.engine, node, after.step)
        moment = after
    found = _surprise(moment, story, turn)
    return math.inf if found is None else found


def _hints(story: Story, turn: int, engine_of: Callable[[Task], Engine]) -> list[Hint]:
    """Try each fact that the reader doubts at the beginning: what if they knew it as it is?"""
    task = story.beginning.engine.task
    state = story.beginning.node.state
    found = []
    doubted = [cell for cell, odds in enumerate(story.beginning.odds((READER,))) if len(odds) > 1]
    for cell in doubted:
        told = what_if.with_belief(task, (READER,), cell, ((state[cell], 1.0),))
        begun = begin(engine_of(told))
        moment = next((b.end for b in begun if b.end.node.state == state), begun[0].end)
        for step in story.steps[:turn]:
            moment = moment.after(step.event)
        bits = _surprise(moment, story, turn)
        if bits is not None:
            found.append(Hint(cell, state[cell], bits))
    return found
