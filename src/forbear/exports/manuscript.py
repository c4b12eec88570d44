"""A scene as something to be written down: its moments, what leads on from each and how likely, and what everyone thinks.

Identifiers are made of the events that lead to a moment, never of a count: they stay the same when the scene is exported
again, and when other parts of it change.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Callable, Iterator

from forbear.account.naming import Naming
from forbear.account.words import sentence
from forbear.errors import LimitReached
from forbear.language.problem import CHANCE, READER
from forbear.language.ties import is_same
from forbear.language.values import Value, show
from forbear.logic.cells import Path
from forbear.records import dataclass
from forbear.stories.follow import describe
from forbear.stories.moment import Moment, Option
from forbear.stories.story import Story

PARTS = 1_000_000
"""Odds are written in so many parts: formats for games draw a whole number."""

_HEX = 12
_SLUG = 24


@dataclass(frozen=True, slots=True)
class Gauge:
    """A belief that is in doubt, or wrong, somewhere: a variable of the format, in percent.

    told: whose thought it is, and of what, in words.
    """

    name: str
    path: Path
    cell: int
    value: Value
    told: str


@dataclass(frozen=True, slots=True)
class Onward:
    """What may happen at a beat: in words, as `--after` reads it, how likely it is, and the beat that it leads to."""

    told: str
    event: str
    probability: float
    target: str


@dataclass(frozen=True, slots=True)
class Beat:
    """A moment: what has just been told, who is on turn (None at an end), and what may happen.

    gauges: what everyone thinks, in percent, in the order of the manuscript's gauges. outcomes: what has come of it, by
    name, at an end.
    """

    name: str
    parent: str | None
    told: str
    chooser: str | None
    called: str
    onward: tuple[Onward, ...]
    gauges: tuple[int, ...]
    outcomes: tuple[str, ...]
    probability: float
    depth: int


@dataclass(frozen=True, slots=True)
class Manuscript:
    """All that a format is written from. role: whose turns are the player's; None where every turn is read on by choice.

    beats: the first begins the story; every other comes after the one that leads to it. outcomes: name and telling.
    """

    name: str
    title: str
    notes: tuple[str, ...]
    role: str | None
    people: tuple[tuple[str, str], ...]
    gauges: tuple[Gauge, ...]
    outcomes: tuple[tuple[str, str], ...]
    beats: tuple[Beat, ...]

    def is_asked(self, beat: Beat) -> bool:
        """Say whether whoever plays or reads chooses at a beat."""
        return len(beat.onward) > 1 and self.role in (None, beat.chooser)

    def changed(self, beat: Beat, before: Beat | None) -> Iterator[tuple[Gauge, int]]:
        """Yield the gauges that a beat moves, with what they show now."""
        for place, gauge in enumerate(self.gauges):
            if before is None or before.gauges[place] != beat.gauges[place]:
                yield gauge, beat.gauges[place]

    def with_parents(self) -> Iterator[tuple[Beat, Beat | None]]:
        """Yield every beat, with the one that leads to it."""
        by_name = {beat.name: beat for beat in self.beats}
        for beat in self.beats:
            yield beat, None if beat.parent is None else by_name[beat.parent]

    def likeliest(self) -> list[Beat]:
        """Return the beats of the likeliest story, from the first."""
        by_name = {beat.name: beat for beat in self.beats}
        found = [max((beat for beat in self.beats if not beat.onward), key=lambda beat: beat.probability)]
        while found[-1].parent is not None:
            found.append(by_name[found[-1].parent])
        return found[::-1]

    def lines(self) -> Iterator[tuple[str, str]]:
        """Yield every line that is told, by its identifier, once: title, deeds, outcomes."""
        yield "title", self.title
        for place, note in enumerate(self.notes):
            yield f"note{place + 1}", note
        for name, told in self.outcomes:
            yield f"outcome_{name}", told
        for beat in self.beats:
            if beat.told:
                yield beat.name, beat.told


def parts_of(onward: tuple[Onward, ...]) -> list[int]:
    """Return for each of some events the last of the PARTS that are its own: whoever draws no more than that has it.

    Rounded as a whole, so that no share is off by more than one part.
    """
    sums, total = [], 0.0
    whole = math.fsum(one.probability for one in onward)
    for one in onward:
        total += one.probability / whole
        sums.append(round(PARTS * total))
    return sums


def manuscript(
    name: str,
    title: str,
    notes: tuple[str, ...],
    beginnings: tuple[Story, ...],
    naming: Naming,
    *,
    role: str | None,
    most: int,
    on_progress: Callable[[int], None] | None = None,
) -> Manuscript:
    """Return the manuscript of all that a scene can come to from some beginnings on.

    role: whose turns are the player's: there all that is open is written, even what they would never do. most: beats.
    Raises LimitReached where there are more.
    """
    found: list[tuple[str, str | None, str, Moment, float, int, tuple[tuple[Option, str], ...]]] = []
    roots = [(*_opened(story, beginnings, naming), story) for story in beginnings]
    waiting: list[tuple[str, str | None, str, Moment, float, int]] = []
    several = len(roots) > 1
    for slug, told, story in reversed(roots):
        label = _identifier(slug, (slug,)) if several else "start"
        waiting.append(
            (label, "start" if several else None, told, _next_choice(story.end), story.probability, int(several))
        )
    while waiting:
        if len(found) >= most:
            raise LimitReached("stories", most, "--limit-stories")
        label, parent, told, moment, probability, depth = waiting.pop()
        options = tuple(
            (option, _identifier(describe(option.event, moment.engine.task), (label, _event(option, moment))))
            for option in moment.options
            if option.log_probability > -math.inf or moment.chooser == role
        )
        found.append((label, parent, told, moment, probability, depth, options))
        for option, target in reversed(options):
            here = "" if option.event.kind == "wait" else f"{naming.event(option.event)}."
            shares = probability * option.probability
            waiting.append((target, label, here, _next_choice(moment.after(option.event)), shares, depth + 1))
        if on_progress is not None:
            on_progress(len(found))
    gauges = _gauges([row[3] for row in found], naming)
    beats = [
        Beat(
            label,
            parent,
            sentence(told) if told else "",
            moment.chooser,
            "" if moment.chooser is None else naming.chooser(moment.chooser),
            tuple(_onward(option, target, moment, naming) for option, target in options),
            _percents(gauges, moment),
            tuple(n for n, _ in moment.engine.task.outcomes if moment.holds(n)) if moment.chooser is None else (),
            probability,
            depth,
        )
        for label, parent, told, moment, probability, depth, options in found
    ]
    if several:
        first = beats[0]
        onward = tuple(
            Onward(sentence(told), slug, story.probability, _identifier(slug, (slug,))) for slug, told, story in roots
        )
        beats.insert(0, Beat("start", None, "", CHANCE, naming.chooser(CHANCE), onward, first.gauges, (), 1.0, 0))
    task = beginnings[0].beginning.engine.task
    people = tuple((n, naming.thing(n)) for n in task.characters if n != READER)
    outcomes = tuple((n, f"{sentence(naming.outcome(n))}.") for n, _ in task.outcomes)
    return Manuscript(name, title, notes, role, people, gauges, outcomes, tuple(beats))


def _next_choice(moment: Moment) -> Moment:
    """Return the next moment at which something may happen: where one is on turn and has nothing to do, nothing is told."""
    while len(moment.options) == 1 and moment.options[0].event.kind == "wait":
        moment = moment.after(moment.options[0].event)
    return moment


def _onward(option: Option, target: str, moment: Moment, naming: Naming) -> Onward:
    told = sentence(naming.event(option.event))
    return Onward(told, describe(option.event, moment.engine.task), option.probability, target)


def _event(option: Option, moment: Moment) -> str:
    return f"{option.event.by}: {describe(option.event, moment.engine.task)}"


def _identifier(event: str, key: tuple[str, ...]) -> str:
    """Return what a moment goes by: the event that led there, to be read, and a hash of all that did."""
    slug = re.sub(r"\W+", "_", event, flags=re.ASCII).strip("_").lower()[:_SLUG].strip("_")
    digest = hashlib.sha256("\n".join(key).encode()).hexdigest()[:_HEX]
    return f"{slug}_{digest}" if slug and not slug[0].isdigit() else f"m_{digest}"


def _opened(story: Story, beginnings: tuple[Story, ...], naming: Naming) -> tuple[str, str]:
    """Return how one of nature's beginnings is named and told: by what is so there and not everywhere."""
    states = [other.beginning.node.state for other in beginnings]
    apart = [cell for cell in range(len(states[0])) if len({show(state[cell]) for state in states}) > 1]
    state = story.beginning.node.state
    named = ", ".join(f"{naming.fluent(cell)} = {show(state[cell])}" for cell in apart)
    told = "; ".join(naming.fact(cell, state[cell]) for cell in apart)
    return named or "as it is", f"{told}." if told else ""


def _gauges(moments: list[Moment], naming: Naming) -> tuple[Gauge, ...]:
    """Return the beliefs, of one or two minds, that are in doubt or wrong at some moment."""
    people = naming.people
    paths = [(one,) for one in people] + [(one, other) for one in people for other in people if one != other]
    taken: set[str] = set()
    found = []
    for path in paths:
        odds = [moment.odds(path) for moment in moments]
        own = [moment.odds(path[1:]) for moment in moments] if len(path) == 2 else None
        for cell in range(len(odds[0])):
            values = dict.fromkeys(value for one in odds for value in one[cell])
            if own is None:
                doubted = any(
                    len(one[cell]) > 1 or moment.node.state[cell] not in one[cell]
                    for one, moment in zip(odds, moments, strict=True)
                )
            else:
                doubted = any(
                    not all(is_same(one[cell].get(v, 0.0), other[cell].get(v, 0.0)) for v in {*one[cell], *other[cell]})
                    for one, other in zip(odds, own, strict=True)
                )
            if not doubted:
                continue
            truth = all(isinstance(value, bool) for value in values)
            for value in (True,) if truth else values:
                fluent = moments[0].engine.task.fluents[cell]
                words = [*path, *(str(part) for part in (fluent.name, *fluent.arguments))]
                words += [] if truth else [naming.value(cell, value)]
                name = identifier("_".join(words), taken)
                found.append(Gauge(name, path, cell, value, f"{naming.mind(path)}: {naming.fact(cell, value)}"))
    return tuple(found)


def _percents(gauges: tuple[Gauge, ...], moment: Moment) -> tuple[int, ...]:
    return tuple(round(100 * moment.odds(gauge.path)[gauge.cell].get(gauge.value, 0.0)) for gauge in gauges)


def identifier(text: str, taken: set[str]) -> str:
    """Return a name of ASCII letters, digits and `_` that is not taken yet, and take it."""
    plain = re.sub(r"\W+", "_", text, flags=re.ASCII).strip("_")
    plain = plain if plain and not plain[0].isdigit() else f"v_{plain}"
    name, count = plain, 2
    while name in taken:
        name, count = f"{plain}_{count}", count + 1
    taken.add(name)
    return name
