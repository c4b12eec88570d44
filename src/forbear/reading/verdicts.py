"""What a told story is called, by readings drawn from the posterior: each variant with the share of them that have it.

Readings that tell the same events in the same scene differ in numbers alone: what the patterns ask of their story is worked out
by tapes, for all of them together.
"""

from __future__ import annotations

import math
import time
from array import array
from collections.abc import Callable, Iterator, Sequence

from forbear.errors import LimitReached
from forbear.grounding.task import Task
from forbear.language.patterns import TropeLibrary
from forbear.language.problem import called
from forbear.minds.events import Event
from forbear.reading.likelihoods import Row
from forbear.reading.posterior import DRAWN, Episode, Inferred, applied, own_row
from forbear.reading.told_reading import NamedSo
from forbear.reading.told_story import likeliest_fitting, told_choice_step
from forbear.records import dataclass
from forbear.stories.story import Story
from forbear.stories.taped.ongoing import OngoingRuns
from forbear.stories.taped.taped_story import TapedStory
from forbear.stories.unfold import begin
from forbear.stories.vocabulary.answers import tellings
from forbear.stories.vocabulary.causes import said_to_hang
from forbear.stories.vocabulary.frame import EngineOf
from forbear.stories.vocabulary.question import ToldStory
from forbear.tropes.verdict import names, verdicts

NOTHING = ("", "")
"""The trope and variant of a reading under which the story has no name."""

WORTH_TAPES = 4
"""So many readings with the same story are worth tapes of it."""

Name = tuple[str, str]
"""A trope and its variant."""


@dataclass(frozen=True, slots=True)
class _Course:
    """What makes two readings tell the same story in the same scene: which facts are open how, and what happens."""

    facts: Row
    place: int
    events: tuple[Event, ...]


def named_so(
    found: Inferred,
    shelf: TropeLibrary,
    engine_of: EngineOf,
    *,
    number: int = 0,
    count: int = DRAWN,
    seed: int = 0,
    until: float = math.inf,
    on_progress: Callable[[int, int], None] | None = None,
) -> tuple[tuple[NamedSo, ...], int]:
    """Return what the story of one scene is called, likeliest first, and how many different readings were drawn for it.

    until: the moment of `time.monotonic` at which the work is over. Where a limit is hit or the user interrupts, the shares are
    of those that were looked at.
    """
    drawn = found.drawn(count, seed)
    shares: dict[Name, float] = {}
    texts: dict[Name, str] = {}
    total, looked = 0.0, 0
    try:
        naming = _Names(found, found.episodes[number], shelf, engine_of)
        for row, named in naming.of([row for row, _ in drawn]):
            if time.monotonic() > until:
                break  # what could not be answered for lack of time counts as nothing recognised: it is no verdict
            share = dict(drawn)[row]
            texts |= {name: text for name, text in named.items() if name not in texts}
            for name in named or (NOTHING,):
                shares[name] = shares.get(name, 0.0) + share
            total, looked = total + share, looked + 1
            if on_progress is not None:
                on_progress(looked, len(drawn))
    except (LimitReached, KeyboardInterrupt):
        pass
    ranked = sorted(shares.items(), key=lambda item: (-round(item[1], 9), item[0]))
    return tuple(NamedSo(*name, texts.get(name, ""), share / (total or 1.0)) for name, share in ranked), looked


class _Names:
    """What the story of an episode is called under readings."""

    def __init__(self, found: Inferred, episode: Episode, shelf: TropeLibrary, engine_of: EngineOf) -> None:
        self._found = found
        self._episode = episode
        self._shelf = shelf
        self._engine_of = engine_of
        self._called = called(episode.problem)
        self._bound = frozenset(role.name for role in episode.task.roles)

    def of(self, rows: Sequence[Row]) -> Iterator[tuple[Row, dict[Name, str]]]:
        """Yield each reading with what its story is called, and how that is told. Raises LimitReached."""
        groups: dict[_Course, list[tuple[Row, Story]]] = {}
        for row in rows:
            story = likeliest_fitting(self._engine_of(self._task(row)), self._episode.told)
            if story is None:
                yield row, {}
                continue
            groups.setdefault(self._course(row, story), []).append((row, story))
        for course, group in groups.items():
            first, story = group[0]
            step = None if self._episode.because is None else told_choice_step(story, self._episode.told)
            plain = tuple(tellings(story, self._engine_of, dict(self._shelf.thresholds)))
            named = self._named(plain, step) if plain else {}
            yield first, named
            if len(group) < WORTH_TAPES or len(plain) > 1:
                for row, other in group[1:]:
                    yield row, self._named(tellings(other, self._engine_of, dict(self._shelf.thresholds)), step)
                continue
            told = self._taped(course, [row for row, _ in group[1:]])
            for (row, _), telling in zip(group[1:], told, strict=True):
                yield row, self._named((telling,), step)

    def _task(self, row: Row) -> Task:
        return applied(self._episode, self._found.quantities, row)

    def _named(self, told: Sequence[ToldStory], step: int | None) -> dict[Name, str]:
        """Return what a story is called. step: of the choice that is said to hang on something."""
        if "harm" not in self._bound:
            return {}
        if step is not None and self._episode.because is not None:
            told = [said_to_hang(one, step, self._episode.because) for one in told]
        if len(told) == 1:
            return {(trope.title, name): text for trope, name, text in names(self._shelf, told[0], self._called)}
        recognised = verdicts(self._shelf, told, self._bound, self._called).recognised
        return {
            (one.trope.title, "" if one.variant is None else one.variant.name): one.trope.title
            if one.variant is None
            else one.variant.text
            for one in recognised
        }

    def _course(self, row: Row, story: Story) -> _Course:
        own = own_row(self._episode, self._found.quantities, row)
        facts = tuple(at if one.is_fact else -1 for one, at in zip(self._episode.quantities, own, strict=True))
        begun = begin(story.beginning.engine)
        place = next(n for n, one in enumerate(begun) if one.beginning.node is story.beginning.node)
        return _Course(facts, place, tuple(step.event for step in story.steps))

    def _taped(self, course: _Course, rows: list[Row]) -> list[ToldStory]:
        """Return the story of a course under readings, to be asked; the numbers in which they differ are moved on tapes."""
        quantities = self._episode.quantities
        own = [own_row(self._episode, self._found.quantities, row) for row in rows]
        task = self._episode.task
        varying = []
        for place, one in enumerate(quantities):
            if any(row[place] != own[0][place] for row in own):
                varying.append(place)
            elif own[0][place] != one.said:
                task = one.applied(task, own[0][place])
        numbers = [number for place in varying for number in quantities[place].numbers]
        columns = [
            array("d", [quantities[place].possibilities[row[place]].amounts[k] for row in own])
            for place in varying
            for k in range(len(quantities[place].numbers))
        ]
        thresholds = dict(self._shelf.thresholds)
        runs = OngoingRuns(task, numbers, self._engine_of)
        taped = TapedStory(runs, course.place, course.events, thresholds)
        return taped.tellings(columns, len(rows))
