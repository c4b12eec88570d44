"""A reading as plain values: what can be kept as data, told, and put to a scene again, without working anything out.

It names quantities and levels as an author writes them, so it can be put to the scene with something changed in it too: what
the change states itself is left as it says.
"""

from __future__ import annotations

import math
from typing import Any

from forbear.grounding import what_if
from forbear.grounding.task import Task
from forbear.language.problem import Problem
from forbear.language.values import Value
from forbear.records import dataclass, replace
from forbear.stories.premised import LeftOpen

LEAST_LIKELY = 0.01
"""Where no hypothesis gives what is told at least this probability, that is said; and that a choice hangs on what it
is said to, where that is less likely by what happened, is not reckoned with."""


@dataclass(frozen=True, slots=True)
class ShownQuantity:
    """What a telling shows of one quantity: its possibilities with how likely each was and is, how far that moved, in bits; and
    which of them is stated, or likeliest beforehand, and which the likeliest reading has."""

    name: str
    whose: str | None
    source: str
    possibilities: tuple[str, ...]
    prior: tuple[float, ...]
    posterior: tuple[float, ...]
    bits: float
    said: int
    read: int


@dataclass(frozen=True, slots=True)
class AddedFact:
    """A fact that the telling adds, and the told event that needs it."""

    fluent: str
    value: Value
    event: str


@dataclass(frozen=True, slots=True)
class LeftAside:
    """A quantity that was left as it is, and the largest effect of it alone on the logarithm of the likelihood; None where it
    was not tried."""

    name: str
    effect: float | None


@dataclass(frozen=True, slots=True)
class NamedSo:
    """What the told story is called under some of the readings drawn: a trope and its variant, with their share."""

    trope: str
    variant: str
    text: str
    share: float


@dataclass(frozen=True, slots=True)
class ToldReading:
    """What a telling shows of its people, as plain values.

    tale: what is told. before: how likely it was; said: how likely in the scene as it is stated. hangs: how likely it
    was that the last told choice hangs on what it is said to; None where that is not said. weight: how likely the
    likeliest reading is. departures: by how many steps it departs from what is stated. called: what the story is
    called, by the readings drawn; left_open: the premises that these do not agree about; drawn: how many of them
    differ. hypotheses: how many were worked out, of how many. weakest: the told event that nothing makes likely, with
    its odds.
    """

    tale: str
    because: str | None
    before: float
    said: float
    hangs: float | None
    weight: float
    departures: int
    shown: tuple[ShownQuantity, ...]
    added: tuple[AddedFact, ...] = ()
    aside: tuple[LeftAside, ...] = ()
    called: tuple[NamedSo, ...] = ()
    left_open: tuple[LeftOpen, ...] = ()
    drawn: int = 0
    hypotheses: int = 0
    known: int = 0
    weakest: tuple[str, float] | None = None
    limit: str | None = None

    @property
    def moved(self) -> tuple[ShownQuantity, ...]:
        """What the likeliest reading has otherwise than it is stated, or likeliest beforehand."""
        return tuple(one for one in self.shown if one.read != one.said)

    def applied(self, problem: Problem, task: Task) -> Task:
        """Return a task of the scene under the likeliest reading; what it does not know of stays as it is."""
        for fact in self.added:
            try:
                cell = task.cell(fact.fluent)
            except KeyError:
                continue
            task = with_fact(task, cell, fact.value)
        moved = {one.name: one.possibilities[one.read] for one in self.moved}
        if not moved:
            return task
        from forbear.reading.quantities import quantities  # slow to load, and not wanted where nothing moved

        for quantity in quantities(problem, task):
            texts = [one.text for one in quantity.possibilities]
            if moved.get(quantity.name) in texts:
                task = quantity.applied(task, texts.index(moved[quantity.name]))
        return task


def with_fact(task: Task, cell: int, value: Value) -> Task:
    """Return the task with a fact that a telling adds: it is not taken for something that the scene states."""
    task = what_if.with_initial(task, cell, value)
    return replace(task, setters=tuple(-1 if n == cell else setter for n, setter in enumerate(task.setters)))


def reading_data(reading: ToldReading) -> dict[str, Any]:
    """Return a reading as JSON-ready data; docs/json.md has the schema."""
    return {
        "told": reading.tale,
        "because": reading.because,
        "before": {"odds": reading.before, "as_stated": reading.said},
        "hangs": reading.hangs,
        "shown": [
            {
                "quantity": one.name,
                "whose": one.whose,
                "source": one.source,
                "bits": one.bits,
                "stated": one.possibilities[one.said],
                "read": one.possibilities[one.read],
                "odds": [
                    {"value": text, "before": prior, "after": posterior}
                    for text, prior, posterior in zip(one.possibilities, one.prior, one.posterior, strict=True)
                ],
            }
            for one in reading.shown
        ],
        "reading": {
            "odds": reading.weight,
            "departures": reading.departures,
            "moved": [{"quantity": one.name, "value": one.possibilities[one.read]} for one in reading.moved],
        },
        "added": [{"fluent": one.fluent, "value": one.value, "event": one.event} for one in reading.added],
        "called": [
            {"trope": one.trope, "variant": one.variant, "told": one.text, "odds": one.share} for one in reading.called
        ],
        "left_open": [
            {
                "trope": one.at.trope,
                "premise": one.at.premise,
                "roles": dict(one.at.roles),
                "steps": dict(one.at.steps),
                "odds": one.share,
            }
            for one in reading.left_open
        ],
        "readings_drawn": reading.drawn,
        "aside": [
            {"quantity": one.name, "effect": None if one.effect is None or math.isinf(one.effect) else one.effect}
            for one in reading.aside
        ],
        "hypotheses": {"worked_out": reading.hypotheses, "of": reading.known},
        "weakest": None if reading.weakest is None else {"event": reading.weakest[0], "odds": reading.weakest[1]},
        "limit": reading.limit,
    }


def called_so(
    reading: ToldReading, called: tuple[NamedSo, ...], left_open: tuple[LeftOpen, ...], drawn: int
) -> ToldReading:
    """Return a reading with what the story is called, and which premises it leaves open."""
    return replace(reading, called=called, left_open=left_open, drawn=drawn)
