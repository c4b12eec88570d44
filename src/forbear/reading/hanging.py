"""Whether the last choice that is told hangs on a kind of thing, under many hypotheses at once (docs/tropes.md, *hangs on*).

What weighs of a kind is silenced in the weighing, with every belief as it is, and the choice asked for again. A kind has a
responsibility of 1 / (1 + k), k the fewest other kinds that must be silenced with it for the choice to turn, where they alone
would not turn it (Chockler & Halpern 2004): a choice hangs on a kind that has a half or more. All that is asked is arithmetic
on what the engine gives, so a tape can hold it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from forbear.language import amounts
from forbear.minds.events import Event, following
from forbear.minds.interface import Engine
from forbear.minds.node import Node
from forbear.minds.quantal_response import quantal_response, with_lapses
from forbear.minds.reading import as_float
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

Kinds = frozenset[str]


@dataclass(frozen=True, slots=True)
class Choice:
    """The last choice that is told: whose it is, the options that come to the same as what was chosen (all that harm somebody,
    or all that do not, where that was the choice), and of which kind each of the chooser's reasons is felt to be."""

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
            alike = harming if point.event in harming else menu - harming
            break
    felt = {number: case.kind_of(reason) for number, reason in case.reasons(point.chooser)}
    return Choice(point.chooser, alike, felt, case.kinds(point.chooser))


class Hanging:
    """Asks an engine for the odds of the last told choice, with and without a kind, and some other beside it."""

    def __init__(self, told: ToldEvents, choice: Choice, kind: str) -> None:
        self._told = told
        self._choice = choice
        last = told_choice(told)
        assert last is not None
        self._last = last
        self._kind = kind
        self._others = tuple(other for other in choice.kinds if other != kind)
        sets = [frozenset[str](), frozenset((kind,))]
        for other in self._others:
            sets += [frozenset((other,)), frozenset((kind, other))]
        self._sets = {",".join(sorted(one)): one for one in sets}
        self.names = tuple(f"without {name}" for name in self._sets)

    def answer(self, engine: Engine) -> dict[str, float]:
        """Return the odds of what comes to the same as what was chosen, without each set of kinds."""
        found: dict[str, float] = {}
        moments = list(self._moments(engine))
        weights = [amounts.exp(log) for log, _ in moments]
        for name, kinds in self._sets.items():
            if not moments:
                found[f"without {name}"] = 0.0
                continue
            odds = [self._odds(moment, kinds) for _, moment in moments]
            weighed = amounts.total([weight * share for weight, share in zip(weights, odds, strict=True)])
            found[f"without {name}"] = weighed / amounts.total(weights) if len(moments) > 1 else odds[0]
        return found

    def hangs(self, odds: Mapping[str, float]) -> bool:
        """Say whether the choice hangs on the kind, by the odds that `answer` gave under some hypothesis."""
        now = odds["without "]

        def is_turned(*kinds: str) -> bool:
            return turns(now, odds[f"without {','.join(sorted(kinds))}"], True)

        if is_turned(self._kind):
            return True
        return any(is_turned(self._kind, other) and not is_turned(other) for other in self._others)

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

    def _odds(self, moment: Moment, kinds: Kinds) -> float:
        """Return the odds of what comes to the same as what was chosen, where nothing of some kinds is weighed."""
        engine, node, step = moment.engine, moment.arrived, moment.step
        task = engine.task
        name = self._choice.chooser
        place = task.characters.index(name)
        depth = task.minds[place].depth
        counting = tuple(
            number
            for number in engine.reasons_that_count(place, node)
            if self._choice.felt.get(number, NO_KIND) not in kinds
        )
        depths = (depth,) * len(task.characters)
        menu = engine.menu(node, step)
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
        as_float(engine.reader.reading(cost.amount)(state, world))
        for cost in task.actions[event.action].costs
        if cost.character == name and (cost.kind or NO_KIND) not in silenced
    ]
    return amounts.total(parts) if parts else 0.0
