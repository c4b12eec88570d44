"""Why a choice was made: what it hangs on, found by knocking things out (docs/semantics.md §8).

Each thing is silenced in the scene, the events so far are replayed, and the odds of the choice are worked out again.
Where the events can no longer happen it would not have come to this, which is no cause.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from forbear.grounding.task import Task
from forbear.language.problem import UNCHOSEN
from forbear.language.ties import is_less
from forbear.logic.cells import cells_of
from forbear.logic.folding import is_number
from forbear.minds.events import Event
from forbear.minds.reading import as_float
from forbear.records import dataclass
from forbear.stories.questions.knockout import (
    Knockout,
    OtherBelief,
    OtherFact,
    SilencedCost,
    SilencedReason,
    knockouts,
    stands_on,
)
from forbear.stories.questions.replay import Replayed, ReplayedChoice
from forbear.stories.questions.what_ifs import Things, WhatIfs
from forbear.stories.story import Story

MOVED = 0.05
"""A single thing that moved the odds by less is not tried in pairs."""


@dataclass(frozen=True, slots=True)
class Influence:
    """What became of a choice without these things: its probability, and whether the choice turned over.

    lead: by how much it led the best of the rest then, as a logarithm of odds; below 0 it did not. evens: the best of the
    rest was as likely then. instead: what else was likeliest then, and with what probability.
    """

    without: tuple[Knockout, ...]
    probability: float
    turns: bool
    lead: float = 0.0
    evens: bool = False
    instead: tuple[Event, float] | None = None

    def moved(self, before: float) -> float:
        """Return how far it moved the odds."""
        return abs(self.probability - before)


@dataclass(frozen=True, slots=True)
class Why:
    """What one choice hung on.

    step: the number of the step, from 0. singles: everything that moved it, the most moving first. because: the
    smallest sets after which it is no longer the likeliest (or, for a choice that was not, after which its probability
    is halved). evened: where there are none, what makes something else as likely. tied: whether something else was as
    likely from the first; a set turns such a choice where a third thing becomes likelier than both. lead: by how much
    it led the best of the rest, as a logarithm of odds. impossible: without these it would not have come to this.
    complete: False where a limit or the user stopped the search. interrupted: it was the user.
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
    evened: tuple[Influence, ...] = ()
    tied: bool = False
    lead: float = 0.0

    @property
    def pulls(self) -> tuple[tuple[Influence, ...], tuple[Influence, ...]]:
        """What weighed for the choice, against the best of the rest, and what weighed against it, the weightiest first."""
        for_it = [one for one in self.singles if self.lead - one.lead >= PULL]
        against = [one for one in self.singles if one.lead - self.lead >= PULL]
        return (
            tuple(sorted(for_it, key=lambda one: round(one.lead, 9))),
            tuple(sorted(against, key=lambda one: -round(one.lead, 9))),
        )


PULL = 0.05
"""What moves the logarithm of the odds by less pulls neither way."""

_Singles = dict[Things, dict[int, ReplayedChoice]]


def why(
    what_ifs: WhatIfs,
    *,
    largest: int = 2,
    on_progress: Callable[[int, int], None] | None = None,
) -> tuple[Why, ...]:
    """Return why each choice of a story was made, choices between several options by characters only.

    what_ifs: what is asked about the story. largest: the most things silenced together (2; 3 on request). on_progress: told
    (replays done, replays known of). A limit in one replay leaves that one out, and says so.
    """
    asked = chosen_steps(what_ifs.story)
    if not asked:
        return ()
    search = _Search(what_ifs, on_progress)
    before = search.replayed()
    singles: _Singles = dict(search.each([(knockout,) for knockout in knockouts(what_ifs.task)]))
    return tuple(_explained(search, n, before[n], singles, largest) for n in asked if n in before)


def first_causes(
    what_ifs: WhatIfs,
    steps: Collection[int],
    *,
    weighed: Mapping[int, Sequence[Knockout]] | None = None,
    tries: int = 24,
    on_progress: Callable[[int, int], None] | None = None,
) -> tuple[Why, ...]:
    """Return a cause of each of the choices of these steps: the search of `why`, stopped as soon as there is one.

    what_ifs: what is asked about these steps. weighed: by step, what told for its choice, the weightiest first. That is
    silenced first, where it stands on facts these, and what the chooser believes of what it reads. What else the choosers
    believe, pay and want comes next, by turns, then the rest. It ends with a cause of each choice, one of its own first
    where any turns it, and where it takes long, with whatever makes another as likely, or after so many tries; `complete`
    says whether everything was tried. Pairs are not.
    """
    story, task = what_ifs.story, what_ifs.task
    asked = [step for step in chosen_steps(story) if step in steps]
    if not asked:
        return ()
    search = _Search(what_ifs, on_progress)
    before = what_ifs.as_it_is()
    things = knockouts(task)
    choosers = {step: story.steps[step].before.chooser for step in asked}
    its_own = {step: _stood_on((weighed or {}).get(step, ()), things, choosers[step], task) for step in asked}
    by_turns = [thing for row in itertools.zip_longest(*its_own.values()) for thing in row if thing is not None]
    wanted = dict.fromkeys([*by_turns, *_by_concern(things, set(choosers.values()), task)])
    singles: _Singles = {}
    open_steps = {step: set(its_own[step]) for step in asked if step in before}
    turned, evened = set[int](), set[int]()
    for (thing,), odds in search.each([(thing,) for thing in list(wanted)[:tries]]):
        singles[thing,] = odds
        for step in list(open_steps):
            if step in odds and _turns(before[step], odds[step], before[step].is_likeliest):
                turned.add(step)
                if thing in open_steps[step]:
                    open_steps[step].clear()
            elif step in odds and odds[step].is_even and not before[step].is_even:
                evened.add(step)
            open_steps[step].discard(thing)
            is_late = len(singles) >= PATIENCE and step in evened
            if not open_steps[step] and (step in turned or is_late):
                del open_steps[step]
        if not open_steps:
            break
    search.complete &= len(singles) == len(wanted)
    return tuple(_explained(search, step, before[step], singles, 1) for step in asked if step in before)


def chosen_steps(story: Story) -> list[int]:
    """Return the numbers of the steps at which a character chose between several options."""
    return [n for n, s in enumerate(story.steps) if s.before.chooser not in UNCHOSEN and len(s.before.options) > 1]


def _by_concern(things: Sequence[Knockout], choosers: Collection[str | None], task: Task) -> list[Knockout]:
    """Return what can be silenced, by turns from each sort: the choosers' own beliefs and amounts, the largest first, and costs
    and reasons that stand on no such amount; then the rest."""
    own: dict[type, list[Knockout]] = {OtherBelief: [], OtherFact: [], SilencedCost: [], SilencedReason: []}
    amounts = {thing.cell for thing in things if isinstance(thing, OtherFact) and _is_amount(thing, choosers, task)}
    rest: list[Knockout] = []
    for thing in things:
        match thing:
            case OtherBelief():
                concerns = thing.path[0] in choosers
            case SilencedCost() | SilencedReason():
                concerns = thing.character in choosers and amounts.isdisjoint(stands_on(thing, task))
            case _:
                concerns = isinstance(thing, OtherFact) and thing.cell in amounts
        (own[type(thing)] if concerns else rest).append(thing)
    own[OtherFact].sort(key=lambda thing: -_amount(thing, task))
    by_turns = [thing for row in itertools.zip_longest(*own.values()) for thing in row if thing is not None]
    return [*by_turns, *rest]


def _stood_on(
    weighed: Sequence[Knockout], things: Sequence[Knockout], chooser: str | None, task: Task
) -> list[Knockout]:
    """Return what can be silenced of what told for a choice: amounts of the chooser's own that it stands on, else itself; and
    what they believe of what it reads."""
    found: dict[Knockout, None] = {}
    for ground in weighed:
        cells = stands_on(ground, task)
        facts = [thing for thing in things if isinstance(thing, OtherFact) and thing.cell in cells and not thing.value]
        its_own = [thing for thing in facts if _is_amount(thing, {chooser}, task)]
        found.update(dict.fromkeys(its_own))
        if not its_own and ground in things:
            found[ground] = None
        read = _read_by(ground, task)
        found.update(dict.fromkeys(thing for thing in things if _is_belief_of(thing, chooser, read)))
    return list(found)


def _read_by(ground: Knockout, task: Task) -> frozenset[int]:
    """Return the cells that a reason reads."""
    if not isinstance(ground, SilencedReason):
        return frozenset()
    read = [one.value for one in task.reasons if (one.name, one.character) == (ground.name, ground.character)]
    return frozenset(cell for part in read for cell in cells_of(part))


def _is_belief_of(thing: Knockout, name: str | None, cells: frozenset[int]) -> bool:
    return isinstance(thing, OtherBelief) and thing.path == (name,) and thing.cell in cells


def _amount(thing: Knockout, task: Task) -> float:
    now = task.initial[thing.cell] if isinstance(thing, OtherFact) else 0
    return as_float(now) if is_number(now) else 0.0


def _is_amount(thing: OtherFact, choosers: Collection[str | None], task: Task) -> bool:
    """Say whether a fact is a number of a chooser's own that nothing changes, by which something counts: not none."""
    fluent, now = task.fluents[thing.cell], task.initial[thing.cell]
    its_own = fluent.arguments[:1] and fluent.arguments[0] in choosers
    return bool(its_own and is_number(now) and now) and thing.cell not in task.changing


class _Search:
    """Asks what-ifs, until time is over or the user stops it."""

    def __init__(self, what_ifs: WhatIfs, on_progress: Callable[[int, int], None] | None) -> None:
        self.what_ifs = what_ifs
        self.complete = True
        self.interrupted = self._is_over = False
        self._on_progress = on_progress
        self._done = 0
        self._known = 0

    def each(self, sets: Iterable[Things]) -> Iterator[tuple[Things, dict[int, ReplayedChoice]]]:
        """Yield sets of things with the odds of every choice without them; those it came to."""
        listed = tuple(sets)
        self._known += len(listed)
        answers = self.what_ifs.without(listed)
        for things in listed:
            if self._is_over:
                self.complete = False
                return
            try:
                odds = self._heeded(next(answers))
                self._done += 1
                if self._on_progress is not None:
                    self._on_progress(self._done, max(self._done, self._known))
            except KeyboardInterrupt:
                self._is_over = self.interrupted = True
                self.complete = False
                return
            if not self._is_over:
                yield things, odds

    def replayed(self) -> dict[int, ReplayedChoice]:
        """Return the odds of every choice of the story in its own scene, replayed."""
        return self._heeded(self.what_ifs.within(self.what_ifs.task))

    def _heeded(self, found: Replayed) -> dict[int, ReplayedChoice]:
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
    found = [_influence(things, before, odds[number]) for things, odds in singles.items() if number in odds]
    character = search.what_ifs.story.steps[number].before.chooser
    assert character is not None
    task = search.what_ifs.task
    found.sort(key=lambda one: (-round(one.moved(before.probability), 9), not _is_of(one.without[0], character, task)))
    because = tuple(influence for influence in found if influence.turns)
    moving = [influence.without[0] for influence in found if influence.moved(before.probability) >= MOVED]
    evened = tuple(influence for influence in found if influence.evens and not before.is_even) if not because else ()
    for size in range(2, largest + 1):
        if because or evened:
            break
        because = _sets(search, number, before, was_likeliest, moving, size)
    if not because and not evened:
        because = _together(search, number, before, found)
    return Why(
        step=number,
        character=character,
        probability=before.probability,
        was_likeliest=was_likeliest,
        singles=tuple(
            influence
            for influence in found
            if is_less(0, influence.moved(before.probability)) or abs(before.lead - influence.lead) >= PULL
        ),
        because=because,
        impossible=tuple(things[0] for things, odds in singles.items() if number not in odds),
        complete=search.complete,
        interrupted=search.interrupted,
        evened=evened,
        tied=before.best_tied > 0,
        lead=before.lead,
    )


def _is_of(thing: Knockout, name: str, task: Task) -> bool:
    """Say whether a thing is somebody's own: what they want, pay or believe, or a fact of theirs."""
    match thing:
        case SilencedReason() | SilencedCost():
            return thing.character == name
        case OtherBelief():
            return thing.path[0] == name
        case OtherFact():
            return task.fluents[thing.cell].arguments[:1] == (name,)
    return False


def _influence(things: Things, before: ReplayedChoice, after: ReplayedChoice) -> Influence:
    turns = _turns(before, after, before.is_likeliest)
    return Influence(things, after.probability, turns, after.lead, not turns and after.is_even, _instead(after))


def _instead(after: ReplayedChoice) -> tuple[Event, float] | None:
    return None if after.instead is None else (after.instead, max(after.best_other, after.best_tied))


def _together(
    search: _Search, number: int, before: ReplayedChoice, found: Sequence[Influence]
) -> tuple[Influence, ...]:
    """Return the smallest set of those things that weigh most for a choice after which it turns over, where there is one:
    also where none of them moves odds that are all but certain. Things that count by the same fact are one."""
    task = search.what_ifs.task
    heaviest: dict[Knockout, frozenset[int]] = {}
    for influence in sorted(found, key=lambda one: round(one.lead, 9)):
        thing = influence.without[0]
        cells = stands_on(thing, task)
        weighs = before.lead - influence.lead >= PULL and not influence.turns
        if weighs and all(cells.isdisjoint(other) for other in heaviest.values()):
            heaviest[thing] = cells
        if len(heaviest) == HEAVIEST:
            break
    for size in range(2, len(heaviest) + 1):
        for things, choices in search.each(itertools.combinations(heaviest, size)):
            after = choices.get(number)
            if after is None:
                continue
            turns = _turns(before, after, before.is_likeliest) or (before.best_tied > 0 and not after.leads)
            if turns or after.is_even:
                return (Influence(things, after.probability, turns, after.lead, not turns, _instead(after)),)
    return ()


PATIENCE = 12
"""After so many tries what makes another as likely is enough for `first_causes`."""

HEAVIEST = 3
"""So many of the things that weigh most are silenced together, where fewer turn nothing."""


def _sets(
    search: _Search, number: int, before: ReplayedChoice, was_likeliest: bool, moving: list[Knockout], size: int
) -> tuple[Influence, ...]:
    """Return the sets of this size, of things that each moved the choice, after which it turns over."""
    found = []
    for things, choices in search.each(itertools.combinations(moving, size)):
        odds = choices.get(number)
        if odds is not None and _turns(before, odds, was_likeliest):
            found.append(_influence(things, before, odds))
    return tuple(sorted(found, key=lambda influence: -influence.moved(before.probability)))


def _turns(before: ReplayedChoice, after: ReplayedChoice, was_likeliest: bool) -> bool:
    """Say whether a choice turned over: no longer the likeliest, or, where it never was, half as likely at most."""
    if was_likeliest:
        return not after.is_likeliest
    return not is_less(before.probability / 2, after.probability)
