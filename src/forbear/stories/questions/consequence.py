"""What somebody counts on others to do later because of what they do now: by which deed of another's a choice pays."""

from __future__ import annotations

import math

from forbear.language import amounts
from forbear.language.problem import SCRIPT, UNCHOSEN
from forbear.language.ties import SAME, ranked
from forbear.minds.events import Event, Step, following
from forbear.minds.node import Node
from forbear.records import dataclass
from forbear.stories.moment import Moment
from forbear.stories.story import Story

APART = 0.25
"""What somebody does later is brought about where it is so much likelier than after the alternative."""

GAINED = 0.25
"""What is worth less that is brought about so, in utility, is not told."""


@dataclass(frozen=True, slots=True)
class _Chance:
    """How likely an event is, and how likely it is to be open; and that times by how much more it would be worth to
    somebody than what else is open there, in utility."""

    share: float = 0.0
    is_open: float = 0.0
    gained: float = 0.0

    @property
    def better(self) -> float:
        """By how much more it is worth than what else is open where it is."""
        return self.gained / self.is_open if self.is_open else 0.0

    def plus(self, other: _Chance, share: float) -> _Chance:
        """Return this with another that is so likely."""
        return _Chance(
            self.share + share * other.share,
            self.is_open + share * other.is_open,
            self.gained + share * other.gained,
        )


_NEVER = _Chance()

Shares = dict[tuple[int, Event], _Chance]
"""The chances of each event of each turn."""


@dataclass(frozen=True, slots=True)
class Consequence:
    """A later event by another than who chose: how likely it is in the chooser's eyes, and how likely after the alternative."""

    event: Event
    probability: float
    otherwise: float


def consequence(story: Story, number: int, instead: Event) -> Consequence | None:
    """Return what another is to do later, as the chooser of a step sees it, that is likelier by a quarter than after the
    alternative and better for the chooser than what else that other could do, after what is done or after the alternative: of
    several that by which they expect to gain most. None where there is none. Raises LimitReached."""
    step = story.steps[number]
    name = step.before.chooser
    assert name is not None
    foreseen = _Foresight(step.before.begun, name)
    done, other = foreseen.of_event(step.event), foreseen.of_event(instead)
    found = []
    for key, here in done.items():
        there, (turn, event) = other.get(key, _NEVER), key
        apart = here.share - there.share
        if event.by not in (name, *UNCHOSEN) and event.action is not None and apart >= APART:
            gain = apart * max(here.better, there.better)
            if gain >= GAINED:
                found.append((gain, turn, Consequence(event, here.share, there.share)))
    in_order = ranked(found, lambda row: row[0], lambda row: row[1])
    return in_order[0][2] if in_order else None


class _Foresight:
    """What somebody expects of the turns to come, at their own depth."""

    def __init__(self, moment: Moment, name: str) -> None:
        self._engine, self._node, self._step, self._name = moment.engine, moment.node, moment.step, name
        self._place = self._engine.task.characters.index(name)
        self._depth = moment.depth(name)
        self._depths = (self._depth,) * len(self._engine.task.characters)
        self._counting = self._engine.reasons_that_count(self._place, self._node)
        self._known: dict[tuple[Node, Step], Shares] = {}

    def of_event(self, event: Event) -> Shares:
        """Return how likely what may come is after an event of the menu."""
        found: Shares = {}
        for log, world in self._node.beliefs[self._place].worlds():
            _add(found, self._after(world, event, self._step), amounts.exp(log))
        return found

    def _worth(self, node: Node, step: Step) -> float:
        return self._engine.worth(self._depth, self._place, node, step, self._counting)

    def _next(self, node: Node, event: Event, step: Step) -> Node:
        return self._engine.after(self._depths, node, event, step)

    def _after(self, node: Node, event: Event, step: Step) -> Shares:
        return self._from(self._next(node, event, step), following(self._engine.task, step, event))

    def _from(self, node: Node, step: Step) -> Shares:
        found = self._known.get((node, step))
        if found is None:
            found = self._known[node, step] = self._make_from(node, step)
        return found

    def _make_from(self, node: Node, step: Step) -> Shares:
        engine = self._engine
        chooser = engine.chooser(node, step)
        if chooser is None:
            return {}
        if chooser == SCRIPT:
            return self._from(node, Step(step.turn + 1))
        node = engine.arrived(node, step)
        if chooser == self._name:
            odds = list(zip(engine.menu(node, step), engine.policy(self._depth, node, step), strict=True))
        else:
            odds = list(engine.reckoned(self._name, self._depth, node, step))
        rows = [(event, amounts.exp(log), self._next(node, event, step)) for event, log in odds if log > -math.inf]
        worths = [self._worth(after, following(engine.task, step, event)) for event, _, after in rows]
        mean = amounts.total([share * worth for (_, share, _), worth in zip(rows, worths, strict=True)])
        found: Shares = {}
        for (event, share, _), worth in zip(rows, worths, strict=True):
            better = (worth - mean) / (1 - share) if share < 1 - SAME else 0.0
            _add(found, {(step.turn, event): _Chance(share, 1.0, better)}, 1.0)
            _add(found, self._after(node, event, step), share)
        return found


def _add(found: Shares, more: Shares, share: float) -> None:
    for key, chance in more.items():
        found[key] = found.get(key, _NEVER).plus(chance, share)
