"""Why a choice was made: what it hangs on, found by knocking things out (docs/semantics.md §8).

Each thing is silenced in the scene, the events so far are replayed, and the odds of the choice are worked out again.
Where the events can no longer happen it would not have come to this, which is no cause.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from forbear.grounding.task import Task
from forbear.language.problem import UNCHOSEN
from forbear.language.ties import is_less
from forbear.minds.garbage import without_collecting
from forbear.minds.interface import Engine
from forbear.records import dataclass
from forbear.stories.questions.knockout import (
    Knockout,
    OtherBelief,
    OtherFact,
    SilencedCost,
    SilencedReason,
    knockouts,
)
from forbear.stories.questions.replay import Replay, ReplayedChoice
from forbear.stories.story import Story

MOVED = 0.05
"""A single thing that moved the odds by less is not tried in pairs."""


@dataclass(frozen=True, slots=True)
class Influence:
    """What became of a choice without these things: its probability, and whether the choice turned over."""

    without: tuple[Knockout, ...]
    probability: float
    turns: bool

    def moved(self, before: float) -> float:
        """Return how far it moved the odds."""
        return abs(self.probability - before)


@dataclass(frozen=True, slots=True)
class Why:
    """What one choice hung on.

    step: the number of the step, from 0. singles: everything that moved it, the most moving first. because: the
    smallest sets after which it is no longer the likeliest (or, for a choice that was not, after which its
    probability is halved). impossible: without these it would not have come to this. complete: False where a limit or
    the user stopped the search. interrupted: it was the user.
    """

    step: int
    character: str
    probability: float
    was_likeliest: bool
    singles: tuple[Influence, ...]
    because: tuple[Influence, ...]
    impossible: tuple[Knockout, ...]
    complete: bool
    interrupted: bool = False


_Things = tuple[Knockout, ...]
_Singles = dict[_Things, dict[int, ReplayedChoice]]


def why(
    story: Story,
    engine_of: Callable[[Task], Engine],
    *,
    largest: int = 2,
    on_progress: Callable[[int, int], None] | None = None,
) -> tuple[Why, ...]:
    """Return why each choice of a story was made, choices between several options by characters only.

    engine_of: makes an engine for an altered task. largest: the most things silenced together (2; 3 on request).
    on_progress: told (replays done, replays known of). A limit in one replay leaves that one out, and says so.
    """
    asked = chosen_steps(story)
    if not asked:
        return ()
    task = story.beginning.engine.task
    search = _Search(story, engine_of, on_progress)
    before = search.replayed(task)
    singles: _Singles = dict(search.each([(knockout,) for knockout in knockouts(task)]))
    return tuple(_explained(search, n, before[n], singles, largest) for n in asked if n in before)


def first_causes(
    story: Story,
    steps: Collection[int],
    engine_of: Callable[[Task], Engine],
    *,
    enough: int = 2,
    tries: int = 24,
    on_progress: Callable[[int, int], None] | None = None,
) -> tuple[Why, ...]:
    """Return some of what the choices of these steps hung on: the search of `why`, stopped as soon as each has causes.

    What the choosers themselves believe, pay and want is silenced first, by turns, then what is so, then the rest. It ends
    with so many causes of each choice, or after so many tries; `complete` says whether everything was tried. Pairs are not.
    """
    asked = [step for step in chosen_steps(story) if step in steps]
    if not asked:
        return ()
    task = story.beginning.engine.task
    search = _Search(story, engine_of, on_progress, asked[-1])
    before = search.replayed(task)
    choosers = {story.steps[step].before.chooser for step in asked}
    wanted = _by_concern(knockouts(task), choosers)
    singles: _Singles = {}
    causes = dict.fromkeys(asked, 0)
    for things, odds in search.each([(thing,) for thing in wanted[:tries]]):
        singles[things] = odds
        for step in asked:
            if step in before and step in odds:
                causes[step] += _turns(before[step], odds[step], before[step].is_likeliest)
        if all(count >= enough for count in causes.values()):
            break
    search.complete &= len(singles) == len(wanted)
    return tuple(_explained(search, step, before[step], singles, 1) for step in asked if step in before)


def chosen_steps(story: Story) -> list[int]:
    """Return the numbers of the steps at which a character chose between several options."""
    return [n for n, s in enumerate(story.steps) if s.before.chooser not in UNCHOSEN and len(s.before.options) > 1]


def _by_concern(things: Sequence[Knockout], choosers: Collection[str | None]) -> list[Knockout]:
    """Return what can be silenced, by turns from each sort: the choosers' own beliefs, costs and reasons, facts; then the
    rest."""
    own: dict[type, list[Knockout]] = {OtherBelief: [], SilencedCost: [], SilencedReason: [], OtherFact: []}
    rest: list[Knockout] = []
    for thing in things:
        match thing:
            case OtherBelief():
                concerns = thing.path[0] in choosers
            case SilencedCost() | SilencedReason():
                concerns = thing.character in choosers
            case _:
                concerns = isinstance(thing, OtherFact)
        (own[type(thing)] if concerns else rest).append(thing)
    by_turns = [thing for row in itertools.zip_longest(*own.values()) for thing in row if thing is not None]
    return [*by_turns, *rest]


class _Search:
    """Replays a story in altered tasks."""

    def __init__(
        self,
        story: Story,
        engine_of: Callable[[Task], Engine],
        on_progress: Callable[[int, int], None] | None,
        last: int | None = None,
    ) -> None:
        self.story = story
        self.complete = True
        self.interrupted = self._is_over = False
        self._on_progress = on_progress
        self._done = 0
        self._known = 0
        self._task = story.beginning.engine.task
        self._replay = Replay(story, engine_of, last)

    def each(self, sets: Iterable[_Things]) -> Iterator[tuple[_Things, dict[int, ReplayedChoice]]]:
        """Yield sets of things with the odds of every choice without them, until time is over or the user stops it."""
        listed = tuple(sets)
        self._known += len(listed)
        for things in listed:
            if self._is_over:
                self.complete = False
                return
            try:
                odds = self.without(things)
            except KeyboardInterrupt:
                self._is_over = self.interrupted = True
                self.complete = False
                return
            if not self._is_over:
                yield things, odds

    def without(self, things: tuple[Knockout, ...]) -> dict[int, ReplayedChoice]:
        """Return the odds of every choice in the scene without these things; those it came to."""
        altered = self._task
        for thing in things:
            altered = thing.apply(altered)
        with without_collecting():
            found = self.replayed(altered)
        self._done += 1
        if self._on_progress is not None:
            self._on_progress(self._done, max(self._done, self._known))
        return found

    def replayed(self, task: Task) -> dict[int, ReplayedChoice]:
        """Return the odds of every choice of the story in an altered task, by step, as far as the events can happen."""
        found = self._replay.within(task)
        self.complete &= found.complete
        self._is_over |= found.is_late
        return found.choices


def _explained(
    search: _Search,
    number: int,
    before: ReplayedChoice,
    singles: _Singles,
    largest: int,
) -> Why:
    was_likeliest = before.is_likeliest
    found = [
        Influence(things, odds[number].probability, _turns(before, odds[number], was_likeliest))
        for things, odds in singles.items()
        if number in odds
    ]
    found.sort(key=lambda influence: -influence.moved(before.probability))
    because = tuple(influence for influence in found if influence.turns)
    moving = [influence.without[0] for influence in found if influence.moved(before.probability) >= MOVED]
    for size in range(2, largest + 1):
        if because:
            break
        because = _sets(search, number, before, was_likeliest, moving, size)
    character = search.story.steps[number].before.chooser
    assert character is not None
    return Why(
        step=number,
        character=character,
        probability=before.probability,
        was_likeliest=was_likeliest,
        singles=tuple(influence for influence in found if is_less(0, influence.moved(before.probability))),
        because=because,
        impossible=tuple(things[0] for things, odds in singles.items() if number not in odds),
        complete=search.complete,
        interrupted=search.interrupted,
    )


def _sets(
    search: _Search, number: int, before: ReplayedChoice, was_likeliest: bool, moving: list[Knockout], size: int
) -> tuple[Influence, ...]:
    """Return the sets of this size, of things that each moved the choice, after which it turns over."""
    found = []
    for things, choices in search.each(itertools.combinations(moving, size)):
        odds = choices.get(number)
        if odds is not None and _turns(before, odds, was_likeliest):
            found.append(Influence(things, odds.probability, True))
    return tuple(sorted(found, key=lambda influence: -influence.moved(before.probability)))


def _turns(before: ReplayedChoice, after: ReplayedChoice, was_likeliest: bool) -> bool:
    """Say whether a choice turned over: no longer the likeliest, or, where it never was, half as likely at most."""
    if was_likeliest:
        return not after.is_likeliest
    return not is_less(before.probability / 2, after.probability)
