"""What is told of a scene, in words: how likely it was before, what it adds, what it shows, and how it is read."""

from __future__ import annotations

from functools import cached_property

from forbear.account.cares import bracketed
from forbear.account.lines import Line, heading, line, paragraph, percent
from forbear.account.naming import Naming
from forbear.account.words import listed, sentence
from forbear.grounding.asides import ground_formula
from forbear.grounding.spelling import spelled
from forbear.grounding.task import Task
from forbear.language.expressions import TRUE, Cell, Comparison, Literal, Not
from forbear.language.problem import Problem
from forbear.language.tale import TaleCause
from forbear.language.values import Value
from forbear.reading.quantities import OpenBelief, Quantity, open_beliefs
from forbear.reading.told_reading import LEAST_LIKELY, ShownQuantity, ToldReading

LEAST = 0.02
"""A quantity that moved by fewer bits is not told of, but in full."""

MOST = 5
"""So many quantities are told of, but in full."""


FREE = "What follows begins with these people, and nobody is held to what is told."


def reading_lines(
    reading: ToldReading,
    naming: Naming,
    problem: Problem,
    task: Task,
    *,
    in_full: bool = False,
    is_as_told: bool = True,
) -> list[Line]:
    """Return what a telling shows, in lines. in_full: of every quantity. is_as_told: what is told is what happens."""
    words = _Words(naming, problem, task)
    found = heading("As it is told")
    told = _foreseen(reading)
    if abs(reading.said - reading.before) >= 0.005:
        told += f" ({percent(reading.said)} if all were as stated, and everybody as likeliest)"
    found += paragraph(f"{told}.", "  ")
    for fact in reading.added:
        found += paragraph(f"The telling adds: {words.added(fact.fluent, fact.value)}.", "  ")
    if reading.weakest is not None:
        found += paragraph(words.unlikely(*reading.weakest), "  ", "warning")
    if reading.because is not None and reading.hangs is not None:
        so = "; here it does" if reading.hangs >= LEAST_LIKELY else ", and is not reckoned with"
        found += paragraph(f"{_hung(reading.because, reading.hangs, words)}{so}.", "  ")
    found += _shown(reading, words, in_full=in_full)
    if reading.moved:
        moved = "; ".join(words.quantity(one, one.read) for one in reading.moved)
        found += paragraph(f"It is read as likeliest ({percent(reading.weight)}): {moved}.", "  ", hanging="  ")
    if reading.aside and in_full:
        named = ", ".join(f"{one.name}{'' if one.effect is None else f' ({one.effect:.2g})'}" for one in reading.aside)
        found += paragraph(f"Left as they are, with the most each moves log L: {named}.", "  ", "faint", "  ")
    found += _cut_short(reading, "  ")
    found += called_lines(reading)
    return found if is_as_told else [*found, *paragraph(FREE, "  ")]


def reading_page(
    reading: ToldReading, naming: Naming, problem: Problem, task: Task, *, is_as_told: bool = True
) -> list[Line]:
    """Return what stands of a telling on the page that a run opens with: what it shows most, and where the story is not held to
    what is told, how likely that was."""
    words = _Words(naming, problem, task)
    shown = [one for one in reading.shown if _most_moved(one) >= NOTED and not words.is_common(one)][:MOST_ON_PAGE]
    told = [words.raised(one) for one in shown]
    more = (
        [f"The telling makes it likelier {_that(told, [naming.thing(name) for name in naming.people])}."]
        if told
        else []
    )
    if reading.because is not None and (reading.hangs or 0.0) >= LEAST_LIKELY:
        more += [f"The last choice is told to hang on {words.causes(reading.because).removesuffix(',')}."]
    found = paragraph(" ".join(more), "") if more else []
    if reading.because is not None and reading.hangs is not None and reading.hangs < LEAST_LIKELY:
        unheeded = f"{_hung(reading.because, reading.hangs, words)}, and is not reckoned with."
        found += paragraph(unheeded, "", "warning")
    for fact in reading.added:
        found += paragraph(f"The telling adds: {words.added(fact.fluent, fact.value)}.", "", hanging="  ")
    if reading.weakest is not None:
        found += paragraph(words.unlikely(*reading.weakest), "", "warning")
    found += _cut_short(reading, "")
    if not is_as_told:
        found += paragraph(
            f"By the situation alone, what is told here was {percent(reading.before)} likely. {FREE}", ""
        )
    return [line(), *found] if found else []


def _cut_short(reading: ToldReading, margin: str) -> list[Line]:
    """Return what stopped the work, how far it had come, and how to do without."""
    if reading.limit is None:
        return []
    far = f"{reading.hypotheses} of {reading.known} hypotheses were worked out"
    rest = f", over {len(reading.shown)} of the {len(reading.shown) + len(reading.aside)} things that are open"
    told = f"Cut short ({reading.limit}): {far}{rest}. `forbear run --before` opens the scene without reading it."
    return paragraph(told, margin, "warning", margin)


def _hung(because: str, hangs: float, words: _Words) -> str:
    """Return how likely the cause that is told is by what happened."""
    return f"That the last choice hangs on {words.causes(because)} is {percent(hangs)} likely by what happened alone"


def _that(facts: list[str], names: list[str]) -> str:
    """Return facts behind *likelier*: whom all are about is named once."""
    head = next((f"{name} " for name in names if all(fact.startswith(f"{name} ") for fact in facts)), None)
    if head is None:
        return listed([f"that {fact}" for fact in facts])
    return f"that {head}{listed([fact.removeprefix(head) for fact in facts])}"


def quantities_told(reading: ToldReading, naming: Naming, problem: Problem, task: Task) -> list[list[str]]:
    """Return each possibility of each quantity that is shown, in words, in their order."""
    words = _Words(naming, problem, task)
    return [[words.quantity(one, place) for place in range(len(one.possibilities))] for one in reading.shown]


def reading_brief(reading: ToldReading, naming: Naming, problem: Problem, task: Task) -> str:
    """Return what a telling shows, in one line."""
    words = _Words(naming, problem, task)
    told = _foreseen(reading)
    moved = [one for one in reading.shown if one.bits >= LEAST]
    if not moved:
        return f"{told}. It shows little of them that was not known."
    one = moved[0]
    most = _most_raised(one)
    return (
        f"{told}. {sentence(words.quantity(one, most))}: {percent(one.prior[most])} → {percent(one.posterior[most])}."
    )


def _foreseen(reading: ToldReading) -> str:
    return f"By the situation alone, all that is told was {percent(reading.before)} likely"


def _most_raised(one: ShownQuantity) -> int:
    """Return which possibility a telling made likelier by most."""
    return max(range(len(one.prior)), key=lambda place: one.posterior[place] - one.prior[place])


def _most_moved(one: ShownQuantity) -> float:
    most = _most_raised(one)
    return one.posterior[most] - one.prior[most]


def _shown(reading: ToldReading, words: _Words, *, in_full: bool) -> list[Line]:
    rows = [one for one in reading.shown if in_full or one.bits >= LEAST]
    rows = rows if in_full else rows[:MOST]
    if not rows:
        return paragraph("It shows little of them that was not known.", "  ") if reading.shown else []
    found = [line("  What it shows")]
    for one in rows:
        most = _most_raised(one)
        moved = f"{percent(one.prior[most])} → {percent(one.posterior[most])}"
        first, *rest = paragraph(f"{sentence(words.quantity(one, most))}: {moved}", "    ", hanging="  ")
        found += [first, *rest]
    return found


def called_lines(reading: ToldReading) -> list[Line]:
    """Return what the story is called by the readings drawn; nothing, where none were."""
    if not reading.called:
        return []
    named = "; ".join(f"{one.text or 'nothing that has a name'} {percent(one.share)}" for one in reading.called[:MOST])
    return paragraph(f"By {reading.drawn} readings it is called: {named}.", "  ", hanging="  ")


NOTED = 0.1
"""On that page a quantity is told of from so much on that the weight of one of its possibilities rose."""

MOST_ON_PAGE = 2
"""So many quantities are told of on the page that a run opens with."""

COMMON = 0.5
"""What is as likely of people of whom nothing is said, or likelier, is nothing particular to a person."""


class _Words:
    """How quantities are told, in the words of a scene."""

    def __init__(self, naming: Naming, problem: Problem, task: Task) -> None:
        self._naming = naming
        self._problem = problem
        self._task = task
        self._levels: dict[str, Value] = {name: literal.value for name, literal in problem.constants}
        self._levels |= {"True": True, "False": False}

    def is_common(self, one: ShownQuantity) -> bool:
        """Say whether what a telling made likelier is what is likeliest anyhow, or hangs on something else: what is particular
        to a person is told first."""
        most = _most_raised(one)
        belief = self._beliefs.get(one.name)
        if belief is not None and belief.belief is not None and self._under(belief.belief):
            return True
        return one.source == "typical" and one.prior[most] >= COMMON

    def raised(self, one: ShownQuantity) -> str:
        """Return what a telling made likelier, from how much to how much."""
        most = _most_raised(one)
        fact = bracketed(self.quantity(one, most))
        moved = f"{percent(one.prior[most])} → {percent(one.posterior[most])}"
        return f"{fact[:-1]}; {moved})" if fact.endswith(")") else f"{fact} ({moved})"

    def quantity(self, one: ShownQuantity, place: int) -> str:
        """Return that a quantity is what stands at a place."""
        text = one.possibilities[place]
        belief = self._beliefs.get(one.name)
        if belief is not None:
            return self._held(belief, text)
        try:
            parts = [part.rpartition(" = ") for part in text.split(" & ")]
            if all(name for name, _, _ in parts):
                return " and ".join(self._fact(name, level) for name, _, level in parts)
            return self._fact(one.name, text)
        except KeyError:
            return f"{one.name}: {text}"

    def _fact(self, name: str, level: str) -> str:
        return self._naming.fact(self._task.cell(name), self._levels.get(level, level))

    @cached_property
    def _beliefs(self) -> dict[str, Quantity]:
        return {one.name: one for one in open_beliefs(self._problem, self._task)}

    def _held(self, quantity: Quantity, text: str) -> str:
        """Return a belief as it may be: how likely somebody holds what stands first in it."""
        belief = quantity.belief
        possibility = next((one for one in quantity.possibilities if one.text == text), None)
        values = [] if belief is None else [value.value for value in belief.values if isinstance(value, Literal)]
        if belief is None or possibility is None or len(values) < len(belief.cells):
            return f"{quantity.name}: {text}"
        if len(quantity.numbers) == 1:
            facts = self._naming.fact(belief.cells[0], self._levels.get(text, text))
            held = f"{self._naming.mind(belief.path)} that {facts}"
        else:
            facts = " and ".join(map(self._naming.fact, belief.cells, values))
            odds = percent(possibility.amounts[0])
            if not belief.path:
                return f"the chance is {odds} that {facts}"
            *outer, last = belief.path
            whose = (
                f"{self._naming.mind(tuple(outer))} {self._naming.thing(last)}" if outer else self._naming.thing(last)
            )
            held = f"{whose} holds it {odds} likely that {facts}"
        return held + self._under(belief)

    def _under(self, belief: OpenBelief) -> str:
        match belief.condition:
            case None:
                return ""
            case Cell(index):
                return f", if {self._naming.fact(index, True)}"
            case condition if condition == TRUE:
                return ", if not"
            case condition:
                return f", if {spelled(condition, self._task)}"

    def causes(self, because: str) -> str:
        """Return what a choice is said to hang on: kinds by their names, beliefs in words, as far as there are any."""
        tale = self._problem.tale
        told = {str(cause): cause for cause in (() if tale is None else tale.because)}
        return " or ".join(self._cause(told.get(part, part)) for part in because.split(" or "))

    def _cause(self, cause: TaleCause) -> str:
        if isinstance(cause, str):
            return cause
        thing, fact = self._naming.thing(cause.character), None
        match ground_formula(self._problem, cause.formula):
            case Cell(index):
                fact = self._naming.fact(index, True)
            case Not(Cell(index)):
                fact = self._naming.fact(index, False)
            case Comparison("==", Cell(index), Literal(value)):
                fact = self._naming.fact(index, value)
        return str(cause) if fact is None else f"what {thing} thinks, that {fact},"

    def unlikely(self, event: str, odds: float) -> str:
        """Return that no reading makes a told event likely: a deed as it is told, with how the telling names it."""
        deed = next((place for place, action in enumerate(self._task.actions) if str(action) == event), None)
        told = event if deed is None else f"{self._naming.deed(deed)} ({event})"
        return f"No reading makes it likely: that {told} has {percent(odds)} under the nearest."

    def added(self, fluent: str, value: Value) -> str:
        """Return a fact that a telling adds."""
        return self._naming.fact(self._task.cell(fluent), value)
