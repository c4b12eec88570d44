"""Whether the last choice that is told hangs on a cause, under many hypotheses at once (docs/tropes.md, *hangs on*).

What weighs of a kind is silenced in the weighing, with every belief as it is, and the choice asked for again. Of a belief the
chooser holds the opposite as firmly, with all else as it is (docs/semantics.md §8). A cause has a responsibility of
1 / (1 + k), k the fewest kinds that must be silenced with it for the choice to turn, where they alone would not turn it
(Chockler & Halpern 2004): a choice hangs on a cause that has a half or more. All that is asked is arithmetic on what
the engine gives, so a tape can hold it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from forbear.language import amounts
from forbear.language.expressions import Expression
from forbear.minds.events import Event, following
from forbear.minds.interface import Engine
from forbear.minds.node import Node
from forbear.minds.quantal_response import quantal_response, with_lapses
from forbear.reading.telling import told_choice
from forbear.records import dataclass
from forbear.stories.follow import Named, fits
from forbear.stories.moment import Moment
from forbear.stories.story import Story
from forbear.stories.sweep.told import Fitting, Places, ToldEvents
from forbear.stories.unfold import begin
from forbear.stories.vocabulary.case import NO_KIND, Case
from forbear.stories.vocabulary.causes import turns
from forbear.stories.vocabulary.frame import EngineOf, frame_of
from forbear.stories.vocabulary.outcomes import is_aside

Kinds = frozenset[str]


@dataclass(frozen=True, slots=True)
class Choice:
    """The last choice that is told: whose it is, the options that come to the same as what was chosen (all that harm
    somebody, all that do something else with the chance, or all that let it be, where that was the choice), and of which
    kind each of the chooser's reasons is felt to be."""

    chooser: str
    alike: frozenset[Event]
    felt: Mapping[int, str]
    kinds: tuple[str, ...]


def choice_told(story: Story, engine_of: EngineOf) -> Choice | None:
    """Return the choice that a story ends with, or whose last steps are waits; None where nobody chose there.

    story: up to the last event that is told.
    """
    number = next((n for n in reversed(range(len(story.steps))) if len(story.steps[n].before.options) > 1), None)
    if number is None:
        return None
    case = Case(frame_of(story, engine_of), {})
    point = case.points[number]
    if point.chooser not in case.frame.people or point.event is None:
        return None
    menu = frozenset(case.frame.engine.menu(point.before.arrived, point.step))
    alike = frozenset((point.event,))
    for victim in case.frame.people:
        deeds = case.harming(number, victim)
        if deeds.is_choice:
            harming = frozenset(deeds.harming)
            others = frozenset(event for event in menu - harming if is_aside(case, number, victim, event))
            alike = next(one for one in (harming, others, menu - harming - others) if point.event in one)
            break
    felt = {number: case.kind_of(reason) for number, reason in case.reasons(point.chooser)}
    return Choice(point.chooser, alike, felt, case.kinds(point.chooser))


@dataclass(frozen=True, slots=True)
class HeldBelief:
    """That whoever chose gave a formula, ground, at least this weight."""

    formula: Expression
    least: float


CREDENCE = "credence"
"""The answer that tells how much weight the chooser gave the formula of a belief."""

_HAIR = 1e-9
"""By so much less a belief is held as firmly."""


class Hanging:
    """Asks an engine for the odds of the last told choice, with and without a cause, and some kind beside it."""

    def __init__(self, told: ToldEvents, choice: Choice, cause: str | HeldBelief) -> None:
        self._told = told
        self._choice = choice
        last = told_choice(told)
        assert last is not None
        self._last = last
        self._belief = cause if isinstance(cause, HeldBelief) else None
        kinds = frozenset((cause,)) if isinstance(cause, str) else frozenset[str]()
        self._others = tuple(other for other in choice.kinds if other not in kinds)
        one_more = [frozenset[str](), *(frozenset((other,)) for other in self._others)]
        self._sets = {_as_it_is(other): (other, False) for other in one_more}
        self._sets |= {_otherwise(other): (kinds | other, self._belief is not None) for other in one_more}
        self.names = (*self._sets, *(() if self._belief is None else (CREDENCE,)))

    @property
    def chooser(self) -> str:
        """Whose choice it is."""
        return self._choice.chooser

    def answer(self, engine: Engine) -> dict[str, float]:
        """Return the odds of what comes to the same as what was chosen, with each set of kinds silenced, as minds
        are and with the belief turned; and how firmly it was held."""
        moments = list(self._moments(engine))
        if not moments:
            return dict.fromkeys(self.names, 0.0)
        weights = [amounts.exp(log) for log, _ in moments]

        def mean(of: Callable[[Moment], float]) -> float:
            shares = [of(moment) for _, moment in moments]
            if len(shares) == 1:
                return shares[0]
            weighed = amounts.total([weight * share for weight, share in zip(weights, shares, strict=True)])
            return weighed / amounts.total(weights)

        found = {
            name: mean(partial(self._odds, kinds=kinds, is_turned=is_turned))
            for name, (kinds, is_turned) in self._sets.items()
        }
        if self._belief is not None:
            found[CREDENCE] = mean(self._credence)
        return found

    def hangs(self, odds: Mapping[str, float]) -> bool:
        """Say whether the choice hangs on the cause, by the odds that `answer` gave under some hypothesis."""
        if self._belief is not None and odds[CREDENCE] < self._belief.least - _HAIR:
            return False
        nothing = frozenset[str]()
        now = odds[_as_it_is(nothing)]
        if turns(now, odds[_otherwise(nothing)], True):
            return True
        others = [frozenset((other,)) for other in self._others]
        return any(
            turns(now, odds[_otherwise(other)], True) and not turns(now, odds[_as_it_is(other)], True)
            for other in others
        )

    def is_alone(self, odds: Mapping[str, float]) -> bool:
        """Say whether the choice turns without the cause and with nothing silenced beside it. odds: as of `hangs`."""
        nothing = frozenset[str]()
        return self.hangs(odds) and turns(odds[_as_it_is(nothing)], odds[_otherwise(nothing)], True)

    def pull(self, odds: Mapping[str, float]) -> float:
        """Return how much the cause moves the logarithm of the odds of what was chosen. odds: as of `hangs`."""
        nothing = frozenset[str]()
        return abs(_log_odds(odds[_as_it_is(nothing)]) - _log_odds(odds[_otherwise(nothing)]))

    def _moments(self, engine: Engine) -> Iterator[tuple[float, Moment]]:
        """Yield the moments at which the last told choice is made, with the logarithm of how likely it comes to each."""
        fitting = Fitting(self._told, engine.task)
        named = self._told.events[self._last]
        assert isinstance(named, Named)
        waiting: list[tuple[float, Moment, Places]] = [
            (story.log_weight, story.end, fitting.first) for story in begin(engine)
        ]
        while waiting:
            log, moment, places = waiting.pop()
            options = moment.options
            is_forced = moment.is_forced
            if any(number == self._last for number, _ in places) and moment.chooser == self._choice.chooser:
                if any(fits(named, option.event, engine.task) for option in options):
                    yield log, moment
                    continue
            for option in options:
                further = fitting.after(places, option.event, is_forced=is_forced)
                if further and option.log_probability > -math.inf:
                    waiting.append((log + option.log_probability, moment.after(option.event), further))

    def _credence(self, moment: Moment) -> float:
        """Return the weight that the chooser gives the belief's formula."""
        assert self._belief is not None
        place = moment.engine.task.characters.index(self._choice.chooser)
        holds = moment.engine.reader.reading(self._belief.formula)
        return moment.arrived.beliefs[place].weight(lambda state, node: holds(state, node) is True)

    def _odds(self, moment: Moment, kinds: Kinds, is_turned: bool) -> float:
        """Return the odds of what comes to the same as what was chosen, where nothing of some kinds is weighed.
        is_turned: and the chooser holds the opposite of the belief as firmly; what cannot be otherwise stays."""
        engine, node, step = moment.engine, moment.arrived, moment.step
        task = engine.task
        name = self._choice.chooser
        if is_turned and self._belief is not None:
            node = engine.supposed(node, name, self._belief.formula) or node
        place = task.characters.index(name)
        depth = task.minds[place].depth
        counting = tuple(
            number
            for number in engine.reasons_that_count(place, node)
            if self._choice.felt.get(number, NO_KIND) not in kinds
        )
        depths = (depth,) * len(task.characters)
        menu = engine.menu(moment.arrived, step)
        values = []
        for event in menu:
            then = following(task, step, event)
            parts = []
            for log_weight, world in node.beliefs[place].worlds():
                worth = engine.worth(depth, place, engine.after(depths, world, event, step), then, counting)
                cost = _cost(engine, name, event, node, world, kinds)
                parts.append(amounts.exp(log_weight) * (worth - cost))
            values.append(amounts.total(parts))
        mind = task.minds[place]
        logs = with_lapses(quantal_response(tuple(values), mind.precision), mind.lapse)
        shares = [amounts.exp(log) for event, log in zip(menu, logs, strict=True) if event in self._choice.alike]
        return amounts.total(shares) if shares else 0.0


def _log_odds(probability: float) -> float:
    held = min(max(probability, _LEAST), 1 - _LEAST)
    return math.log(held / (1 - held))


_LEAST = 1e-12
"""Odds are looked at as far as this from sure."""


def _as_it_is(silenced: Kinds) -> str:
    return f"without {','.join(sorted(silenced))}"


def _otherwise(silenced: Kinds) -> str:
    """Name what becomes of the choice without the cause, some kinds silenced beside it."""
    return f"without it, {','.join(sorted(silenced))}"


def _cost(engine: Engine, name: str, event: Event, actual: Node, world: Node, silenced: Kinds) -> float:
    """Return what doing an event now costs, of other kinds than those silenced: one's own fluents as they are, all else as
    believed (docs/semantics.md §5)."""
    if event.action is None or not event.carries:
        return 0.0
    task = engine.task
    state = tuple(
        actual.state[cell] if task.fluents[cell].subject == name else value for cell, value in enumerate(world.state)
    )
    parts = [
        engine.reader.worth(cost.amount)(state, world)
        for cost in task.actions[event.action].costs
        if cost.character == name and (cost.kind or NO_KIND) not in silenced
    ]
    return amounts.total(parts) if parts else 0.0
