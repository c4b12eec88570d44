"""What a choice weighed: the difference between what was done and the best alternative, as the chooser saw it, term by term.

What somebody expects of an event is a sum over what they want and what they pay (docs/semantics.md §5), so a difference of
two such sums is one of differences: one for each reason, each kind of cost, and what is declared as a whole.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from forbear.language import amounts
from forbear.language.expressions import Expression
from forbear.language.problem import SCRIPT, UNCHOSEN
from forbear.language.ties import is_less, is_same, ranked
from forbear.language.values import Value
from forbear.logic.cells import cells_of
from forbear.minds.events import Event, Step, following
from forbear.minds.inform import tell, written
from forbear.minds.node import Node
from forbear.records import dataclass
from forbear.stories.moment import Moment
from forbear.stories.questions.knockout import SilencedCost, SilencedReason
from forbear.stories.story import Story

Ground = SilencedReason | SilencedCost | None
"""What a term is of: a reason, a kind of cost, or all that is declared as one utility."""


@dataclass(frozen=True, slots=True)
class Consideration:
    """One thing that a choice weighed. difference: by how much more was to be expected of it from what was done than from
    the alternative, in utility. size: the most that this could have come to, in utility, 0 or more."""

    ground: Ground
    difference: float
    size: float

    @property
    def share(self) -> float:
        """How much of what could hang on it hung on this choice, in [0, 1]."""
        return min(1.0, abs(self.difference) / self.size) if self.size else 0.0


@dataclass(frozen=True, slots=True)
class AtStake:
    """What somebody expects of a reason from what they do: its mean, and the least and the most that it may come to
    whatever they do, in utility."""

    ground: Ground
    expected: float
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Rejected:
    """A further alternative, and what differed between what was done and it, the most first."""

    event: Event
    terms: tuple[Consideration, ...]


@dataclass(frozen=True, slots=True)
class KnownSince:
    """A fact by its cell that somebody was unsure of at the beginning, and is sure of since a step (from 0)."""

    cell: int
    value: Value
    step: int


HOPED = 0.05
"""What is less likely is nothing that somebody counts on to come next, nor gambles on."""


@dataclass(frozen=True, slots=True)
class Awaited:
    """What somebody counts on to come next, by another's choice or by chance, with its probability in their eyes.

    is_barred: they count on it that it does not, of several things that could come the only one after which the alternative
    would have been better; and the probability is of that.
    """

    event: Event
    probability: float
    is_barred: bool = False


@dataclass(frozen=True, slots=True)
class Deliberation:
    """What the choice of a step (from 0) weighed against the best of the rest.

    instead: the best alternative; one that comes to the same in everything only where there is no other. terms: what
    differed, the most first. taken_for_so: what they held likeliest of a fact, by its cell, with the weight that they
    gave it, where another value would have made the alternative as good. counted_on: what they held likeliest to come
    next by another's choice or by chance, of what makes it better than the alternative, where something else that could come
    next does not; or what they counted on not to come. known: what they had learned to be so, where the alternative would
    have been as good had they been sure of something else, all other things as they held them. All three are None where nothing
    would. prospects: what they expected of each reason that could come to more than one thing. rejected: the other
    alternatives that came to something else, the likeliest first. opened: the step (from 0) by which the best
    alternative became open, where what was done does not need it. likely_for: what they hold likeliest of a fact, by its
    cell, with its weight, where what they counted on is so much likelier for it.
    """

    step: int
    character: str
    instead: Event
    terms: tuple[Consideration, ...]
    taken_for_so: tuple[int, Value, float] | None
    counted_on: Awaited | None
    known: KnownSince | None = None
    prospects: tuple[AtStake, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    opened: int | None = None
    likely_for: tuple[int, Value, float] | None = None

    @property
    def difference(self) -> float:
        """By how much more was to be expected from what was done, in utility."""
        return amounts.total([term.difference for term in self.terms])


def weighing(story: Story, number: int) -> Deliberation:
    """Return what the choice of a step weighed. Raises LimitReached, and ValueError where nobody chose between several."""
    step = story.steps[number]
    moment, name = step.before, step.before.chooser
    others = [option for option in moment.options if option.event != step.event]
    if name is None or name in UNCHOSEN or not others:
        raise ValueError(f"nobody chose at step {number}")
    foreseen = _Foreseen(moment, name)
    done = foreseen.of_event(step.event)
    rows = [
        (option.event, foreseen.of_event(option.event))
        for option in sorted(others, key=lambda option: -option.log_probability)
    ]
    weighed = [Rejected(event, _terms(done, other, foreseen.paid_at_once(step.event, event))) for event, other in rows]
    place = next((place for place, one in enumerate(weighed) if one.terms), 0)
    best = weighed[place]
    counted_on, likely_for = foreseen.counted_on(step.event, _whole(rows[place][1]))
    return Deliberation(
        number,
        name,
        best.event,
        best.terms,
        foreseen.taken_for_so(step.event, best.event),
        counted_on,
        foreseen.known(step.event, best.event, _learned(story, number, name)),
        _prospects(done, [other for _, other in rows]),
        tuple(one for one in weighed if one is not best and one.terms),
        _opened(story, number, best.event),
        likely_for,
    )


def _opened(story: Story, number: int, instead: Event) -> int | None:
    """Return the step before this one by which an alternative became open to somebody who had a choice without it: a deed that
    changed what the alternative needs, and what was done and something else do not."""
    task, step = story.end.engine.task, story.steps[number]
    needs = {
        option.event: frozenset[int]()
        if option.event.action is None
        else cells_of(task.actions[option.event.action].precondition)
        for option in step.before.options
    }
    needed = needs[instead] - needs[step.event]
    for place in reversed(range(number)):
        action = story.steps[place].event.action
        before, after = story.steps[place].before.node.state, story.steps[place].after.node.state
        changed = set() if action is None else {effect.cell for effect in task.actions[action].effects}
        opening = {cell for cell in needed & changed if before[cell] != after[cell]}
        if opening:
            return place if sum(opening.isdisjoint(cells) for cells in needs.values()) > 1 else None
    return None


def _learned(story: Story, number: int, name: str) -> list[tuple[int, Value, int, list[Value]]]:
    """Return the cells that somebody is sure of at a step and was not at the beginning: each with its value, the step
    since which they are, and what else they held possible."""
    courses = [story.beginning.odds((name,)), *(step.after.odds((name,)) for step in story.steps[:number])]
    found = []
    now = story.steps[number].before.begun
    for cell in now.varying:
        first, last = courses[0][cell], now.odds((name,))[cell]
        if len(last) == 1 and len(first) > 1:
            value = next(iter(last))
            unsure = max(place for place, odds in enumerate(courses) if len(odds[cell]) > 1)
            found.append((cell, value, unsure, [other for other in first if other != value]))
    return found


def _prospects(done: _Sums, others: list[_Sums]) -> tuple[AtStake, ...]:
    """Return what is expected of each reason that may come to more than one thing, and what it may come to."""
    found = []
    for ground in dict.fromkeys(ground for sums in (done, *others) for ground in sums):
        if isinstance(ground, SilencedCost):
            continue
        read = [sums.get(ground, _NOTHING) for sums in (done, *others)]
        least, most = min(one.least for one in read), max(one.most for one in read)
        if not is_same(least, most):
            found.append(AtStake(ground, read[0].mean, least, most))
    return tuple(found)


def _terms(done: _Sums, other: _Sums, paid: Mapping[Ground, float]) -> tuple[Consideration, ...]:
    """Return what differs between two sums, the most first."""
    found = []
    for ground in dict.fromkeys([*done, *other]):
        one, another = done.get(ground, _NOTHING), other.get(ground, _NOTHING)
        difference = one.mean - another.mean
        if not is_same(difference, 0.0):
            most = one.most - another.least if difference > 0 else another.most - one.least
            found.append(Consideration(ground, difference, paid.get(ground, most)))
    places = {term: place for place, term in enumerate(found)}
    return tuple(ranked(found, lambda term: abs(term.difference), lambda term: places[term]))


@dataclass(frozen=True, slots=True)
class _Expected:
    """What is to be expected of one thing, in utility, and the least and the most that it may come to."""

    mean: float
    least: float
    most: float


_NOTHING = _Expected(0.0, 0.0, 0.0)

_Sums = Mapping[Ground, _Expected]


class _Foreseen:
    """What somebody expects from a moment on, at their own depth, term by term: V of the page, with its sum left open."""

    def __init__(self, moment: Moment, name: str) -> None:
        self._engine = moment.engine
        self._node = moment.arrived
        self._step = moment.step
        self._varying = moment.varying
        self._name = name
        self._place = self._engine.task.characters.index(name)
        self._depth = moment.depth(name)
        self._depths = (self._depth,) * len(self._engine.task.characters)
        task = self._engine.task
        counting = self._engine.reasons_that_count(self._place, self._node)
        self._wanted: list[tuple[Ground, Expression]] = [
            (SilencedReason(task.reasons[number].name, name), task.reasons[number].value) for number in counting
        ]
        self._wanted += [(None, value) for owner, value in task.utilities if owner == name]
        self._known: dict[tuple[Node, Step], _Sums] = {}

    def of_event(self, event: Event) -> _Sums:
        """Return what they expect of an event of the menu."""
        return _mixed(
            (amounts.exp(log), self._paid(self._after(world, event, self._step), event, self._node, world))
            for log, world in self._node.beliefs[self._place].worlds()
        )

    def paid_at_once(self, *events: Event) -> dict[Ground, float]:
        """Return the most that they pay of each kind as one of these events happens, of what they pay for it."""
        found: dict[Ground, float] = {}
        for event in events:
            for _, world in self._node.beliefs[self._place].worlds():
                for ground, one in self._paid({}, event, self._node, world).items():
                    found[ground] = max(found.get(ground, 0.0), -one.mean)
        return {ground: amount for ground, amount in found.items() if amount > 0}

    def known(
        self, event: Event, instead: Event, learned: list[tuple[int, Value, int, list[Value]]]
    ) -> KnownSince | None:
        """Return of what they learned that by which an event is worth more than the alternative, and with something else in its
        place not: of several the one that makes the most difference."""
        found: list[tuple[float, KnownSince]] = []
        worlds = self._node.beliefs[self._place].worlds()
        gain = amounts.total(
            [amounts.exp(log) * self._gain(event, instead, self._node, world) for log, world in worlds]
        )
        for cell, value, step, others in learned if is_less(0.0, gain) else ():
            gains = []
            for other in others:
                node = tell(self._node, (self._place,), cell, ((other, 1.0),), self._engine.interner)
                gains.append(
                    amounts.total(
                        [
                            amounts.exp(log) * self._gain(event, instead, node, world)
                            for log, world in node.beliefs[self._place].worlds()
                        ]
                    )
                )
            if not is_less(0.0, min(gains)):
                found.append((-min(gains), KnownSince(cell, value, step)))
        places = {row: place for place, row in enumerate(found)}
        in_order = ranked(found, lambda row: row[0], lambda row: places[row])
        return in_order[0][1] if in_order else None

    def _gain(self, event: Event, instead: Event, node: Node, world: Node) -> float:
        """Return by how much more an event is worth than another in a world that they hold possible."""
        one, other = (
            _whole(self._paid(self._after(world, done, self._step), done, node, world)) for done in (event, instead)
        )
        return one - other

    def taken_for_so(self, event: Event, instead: Event) -> tuple[int, Value, float] | None:
        """Return the fact of which a value, of such the one that they hold likeliest, makes an event worth more than the
        alternative, and another value does not: of several the one that makes the most difference."""
        worlds = [(amounts.exp(log), world) for log, world in self._node.beliefs[self._place].worlds()]
        gains = [self._gain(event, instead, self._node, world) for _, world in worlds]
        found: list[tuple[float, tuple[int, Value, float]]] = []
        for cell in self._varying:
            by_value: dict[Value, list[tuple[float, float]]] = {}
            for (share, world), gain in zip(worlds, gains, strict=True):
                by_value.setdefault(world.state[cell], []).append((share, gain))
            if len(by_value) < 2:
                continue
            weights = {value: amounts.total([share for share, _ in rows]) for value, rows in by_value.items()}
            means = {
                value: amounts.total([share * gain for share, gain in rows]) / weights[value]
                for value, rows in by_value.items()
                if weights[value] > 0
            }
            better = [value for value in means if is_less(0.0, means[value])]
            least = min(means.values())
            if better and not is_less(0.0, least):
                best = max(better, key=lambda value: weights[value])
                found.append((means[best] - least, (cell, best, weights[best])))
        places = {row: place for place, row in enumerate(found)}
        in_order = ranked(found, lambda row: row[0], lambda row: places[row])
        return in_order[0][1] if in_order else None

    def counted_on(self, event: Event, otherwise: float) -> tuple[Awaited | None, tuple[int, Value, float] | None]:
        """Return what they hold likeliest to come next of that after which an event is worth more than the alternative, where
        it is worth less if something else comes, and of a fact that they are unsure of what makes it so likely; otherwise:
        what the alternative is worth, in utility."""
        then = following(self._engine.task, self._step, event)
        shares: dict[Event, float] = {}
        worths: dict[Event, float] = {}
        by_world: list[tuple[float, Node, dict[Event, float]]] = []
        paid = 0.0
        for log, world in self._node.beliefs[self._place].worlds():
            node = self._engine.after(self._depths, world, event, self._step)
            if self._engine.chooser(node, then) in (None, self._name, SCRIPT):
                return None, None
            paid += amounts.exp(log) * _whole(self._paid({}, event, self._node, world))
            node = self._engine.arrived(node, then)
            by_world.append((amounts.exp(log), world, {}))
            for other, odds in self._engine.reckoned(self._name, self._depth, node, then):
                share = amounts.exp(log + odds)
                worth = _whole(self._paid(self._after(node, other, then), other, node, node))
                shares[other] = shares.get(other, 0.0) + share
                worths[other] = worths.get(other, 0.0) + share * worth
                by_world[-1][2][other] = amounts.exp(odds)
        coming = {one: worths[one] / share + paid for one, share in shares.items() if share}
        better = [one for one, worth in coming.items() if is_less(otherwise, worth)]
        worse = [one for one, worth in coming.items() if is_less(worth, otherwise)]
        if not better or not worse or sum(shares[one] for one in better) < HOPED:
            return None, None
        likeliest = max(better, key=lambda one: shares[one])
        rows = [(share, world.state, odds.get(likeliest, 0.0)) for share, world, odds in by_world]
        if len(worse) == 1 and shares[likeliest] + shares[worse[0]] < 1 - HOPED:
            return Awaited(worse[0], 1 - shares[worse[0]], True), None
        return Awaited(likeliest, shares[likeliest]), _likely_for(rows)

    def _after(self, node: Node, event: Event, step: Step) -> _Sums:
        then = following(self._engine.task, step, event)
        return self._from(self._engine.after(self._depths, node, event, step), then)

    def _from(self, node: Node, step: Step) -> _Sums:
        key = (node, step)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._make_from(node, step)
        return found

    def _make_from(self, node: Node, step: Step) -> _Sums:
        engine = self._engine
        chooser = engine.chooser(node, step)
        if chooser is None:
            worths: dict[Ground, float] = {}
            for ground, value in self._wanted:
                worth = engine.reader.worth(value)(node.state, node)
                worths[ground] = worths.get(ground, 0.0) + worth
            return {ground: _Expected(worth, worth, worth) for ground, worth in worths.items()}
        if chooser == SCRIPT:
            return self._from(node, Step(step.turn + 1))
        node = engine.arrived(node, step)
        if chooser == self._name:
            odds = list(zip(engine.menu(node, step), engine.policy(self._depth, node, step), strict=True))
        else:
            odds = list(engine.reckoned(self._name, self._depth, node, step))
        return _mixed(
            (amounts.exp(log), self._paid(self._after(node, event, step), event, node, node))
            for event, log in odds
            if log > -math.inf
        )

    def _paid(self, sums: _Sums, event: Event, actual: Node, world: Node) -> _Sums:
        """Return sums less what an event costs them as it happens, their own facts as they are."""
        if event.action is None or not event.carries:
            return sums
        found = dict(sums)
        action = self._engine.task.actions[event.action]
        for cost in action.costs:
            if cost.character != self._name:
                continue
            state = world.state
            if actual is not world:
                fluents = self._engine.task.fluents
                mine = [cell for cell in cells_of(cost.amount) if fluents[cell].subject == self._name]
                state = written(state, [(cell, actual.state[cell]) for cell in mine])
            amount = self._engine.reader.worth(cost.amount)(state, world)
            ground = SilencedCost(action.name, self._name, cost.kind)
            before = found.get(ground, _NOTHING)
            found[ground] = _Expected(before.mean - amount, before.least - amount, before.most - amount)
        return found


LIKELIER = 0.2
"""What is so much likelier for one value of a fact than for another, is counted on for that."""


def _likely_for(rows: list[tuple[float, tuple[Value, ...], float]]) -> tuple[int, Value, float] | None:
    """Return the value of a cell, with its weight, for which something is likelier than for another: of several cells that in
    which it differs most. rows: of each world its weight, its state, and how likely it is there."""
    best: tuple[float, tuple[int, Value, float]] | None = None
    for cell, column in enumerate(zip(*(state for _, state, _ in rows), strict=True)):
        if column.count(column[0]) == len(column):
            continue
        weights: dict[Value, float] = {}
        likely: dict[Value, float] = {}
        for value, (share, _, odds) in zip(column, rows, strict=True):
            weights[value] = weights.get(value, 0.0) + share
            likely[value] = likely.get(value, 0.0) + share * odds
        means = {value: likely[value] / weight for value, weight in weights.items() if weight > 0}
        apart = max(means.values()) - min(means.values())
        if apart >= LIKELIER and (best is None or is_less(best[0], apart)):
            value = max(means, key=lambda each: means[each])
            best = apart, (cell, value, weights[value])
    return None if best is None else best[1]


def _whole(sums: _Sums) -> float:
    return amounts.total([one.mean for one in sums.values()])


def _mixed(parts: Iterable[tuple[float, _Sums]]) -> _Sums:
    """Return the mean of sums that are so likely each, and what they may come to."""
    rows = list(parts)
    found: dict[Ground, _Expected] = {}
    for ground in dict.fromkeys(ground for _, sums in rows for ground in sums):
        read = [(share, sums.get(ground, _NOTHING)) for share, sums in rows]
        whole = amounts.total([share for share, _ in rows])
        mean = amounts.total([share * one.mean for share, one in read]) / whole
        found[ground] = _Expected(mean, min(one.least for _, one in read), max(one.most for _, one in read))
    return found
