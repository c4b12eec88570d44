"""Reading: what told stories show of their people, from the open quantities to the likeliest hypothesis."""

from __future__ import annotations

import math
import random
from array import array
from collections.abc import Callable, Sequence

from forbear.errors import LimitReached, RequestError, StoryError
from forbear.grounding.asides import ground_formula
from forbear.grounding.task import Task
from forbear.language.messages import report
from forbear.language.problem import Problem
from forbear.language.tale import Tale, TaleCause, ToldBelief
from forbear.logic.cells import cells_of
from forbear.minds.interface import Engine
from forbear.reading.granting import Addition, Untold, granted
from forbear.reading.hanging import Choice, Hanging, HeldBelief, choice_told
from forbear.reading.inference import (
    MOST_HYPOTHESES,
    Hypotheses,
    Progress,
    base_row,
    bits,
    infer,
    likeliest,
    marginal,
)
from forbear.reading.likelihoods import Likelihoods, Row
from forbear.reading.quantities import Quantity, open_cells, quantities
from forbear.reading.telling import told_choice, told_events, told_from
from forbear.reading.told_reading import LEAST_LIKELY
from forbear.reading.told_story import as_given, likeliest_fitting
from forbear.records import dataclass, replace
from forbear.stories.sweep.told import ToldEvents, log_likelihood
from forbear.stories.vocabulary.frame import EngineOf

DRAWN = 50
"""So many readings are drawn for what a story is called."""


@dataclass(frozen=True, slots=True)
class Episode:
    """A scene with what is told of it. task: the problem's, as ground, with what the telling adds."""

    problem: Problem
    task: Task
    tale: Tale
    told: ToldEvents
    because: tuple[TaleCause, ...] = ()
    additions: tuple[Addition, ...] = ()
    quantities: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True)
class Revealed:
    """What a telling shows of one open quantity: how likely each possibility was and is, and how far that moved, in bits."""

    quantity: int
    prior: tuple[float, ...]
    posterior: tuple[float, ...]
    bits: float


@dataclass(frozen=True, slots=True)
class Weakest:
    """The told event that nothing makes likely, and how likely it is under the hypothesis that makes the telling likeliest."""

    event: str
    probability: float


@dataclass(frozen=True, slots=True)
class Inferred:
    """What told stories show.

    episodes: the scenes. quantities: what is open in any of them. row: the likeliest hypothesis; weight: how likely it
    is once all is told. before: how likely the telling was; said: how likely in the scenes as they are stated. shown:
    what it shows, what moved most first. hangs: how likely it is, once all is told, that the last told choice hangs on
    what it is said to; None where that is not said. weakest: where no hypothesis makes the telling likely. What cut it
    short is told by the hypotheses.
    """

    episodes: tuple[Episode, ...]
    quantities: tuple[Quantity, ...]
    hypotheses: Hypotheses
    weights: tuple[float, ...]
    row: Row
    weight: float
    before: float
    said: float
    shown: tuple[Revealed, ...]
    hangs: float | None = None
    weakest: Weakest | None = None

    @property
    def departures(self) -> int:
        """By how many steps of the scale the likeliest reading departs from what is stated."""
        return sum(one.possibilities[at].steps for one, at in zip(self.quantities, self.row, strict=True))

    @property
    def moved(self) -> tuple[int, ...]:
        """The quantities that the likeliest reading has otherwise than they are stated, or likeliest beforehand."""
        return tuple(n for n, (one, at) in enumerate(zip(self.quantities, self.row, strict=True)) if at != one.said)

    def task(self, row: Row | None = None, episode: int = 0) -> Task:
        """Return the task of an episode under a hypothesis: the likeliest where none is given."""
        return applied(self.episodes[episode], self.quantities, self.row if row is None else row)

    def drawn(self, count: int = DRAWN, seed: int = 0) -> tuple[tuple[Row, float], ...]:
        """Return readings drawn by weight, each with its share of the draws; what was left aside is drawn by its prior."""
        chance = random.Random(seed)
        aside = {one.quantity for one in self.hypotheses.aside}
        shares: dict[Row, float] = {}
        total = math.fsum(self.weights)
        step, reached, place = total / count, 0.0, 0
        point = step * chance.random()
        for _ in range(count):
            while reached + self.weights[place] < point and place + 1 < len(self.weights):
                reached += self.weights[place]
                place += 1
            row = tuple(
                _draw(one, chance) if n in aside else at
                for n, (one, at) in enumerate(zip(self.quantities, self.hypotheses.rows[place], strict=True))
            )
            shares[row] = shares.get(row, 0.0) + 1 / count
            point += step
        return tuple(shares.items())


def _draw(quantity: Quantity, chance: random.Random) -> int:
    weights = [one.prior for one in quantity.possibilities]
    return chance.choices(range(len(weights)), weights)[0]


def episode(problem: Problem, task: Task, tale: Tale, engine_of: EngineOf) -> Episode:
    """Return a scene with what is told of it: with what is open, and what the telling adds. Raises StoryError for what cannot
    be told where it stands, Untold where it stands nowhere; LimitReached."""
    told = told_events(tale)
    try:
        task, additions = granted(task, told, open_cells(problem, task), engine_of)
    except Untold as untold:
        raise _where_it_stands(untold, problem, tale) from None
    return Episode(problem, task, tale, told, tale.because, additions, quantities(problem, task))


def applied(episode: Episode, shared: Sequence[Quantity], row: Row) -> Task:
    """Return the task of an episode under a hypothesis over all that is open in any of them."""
    task = episode.task
    for one, at in zip(episode.quantities, own_row(episode, shared, row), strict=True):
        if at != one.said:
            task = one.applied(task, at)
    return task


def _key(quantity: Quantity) -> tuple[str, str, tuple[str, ...]]:
    return quantity.name, quantity.source, tuple(one.text for one in quantity.possibilities)


def _places(episode: Episode, shared: Sequence[Quantity]) -> tuple[int, ...]:
    """Return where the quantities of one episode stand among all."""
    places = {_key(one): place for place, one in enumerate(shared)}
    return tuple(places[_key(one)] for one in episode.quantities)


def own_row(episode: Episode, shared: Sequence[Quantity], row: Row) -> Row:
    """Return what a hypothesis gives the quantities of one episode."""
    return tuple(row[place] for place in _places(episode, shared))


class _Joint:
    """How likely all that is told is, under hypotheses over all that is open in any of the scenes."""

    def __init__(self, episodes: Sequence[Episode], shared: Sequence[Quantity], engine_of: EngineOf) -> None:
        self._parts = [
            (_places(one, shared), Likelihoods(one.task, one.quantities, _telling_in(one.told), ("told",), engine_of))
            for one in episodes
        ]

    def at(self, rows: Sequence[Row], moving: Sequence[int] = ()) -> list[array[float]]:
        """Return a column: the logarithm of how likely what is told is. moving: as of `Likelihoods.at`. Raises LimitReached,
        StoryError."""
        found = array("d", bytes(8 * len(rows)))
        for own, likelihoods in self._parts:
            mine = [tuple(row[place] for place in own) for row in rows]
            once = list(dict.fromkeys(mine))
            also = [place for place, one in enumerate(own) if one in moving]
            logs = dict(zip(once, likelihoods.at(once, also)[0], strict=True))
            for number, row in enumerate(mine):
                found[number] += logs[row]
        return [found]

    @property
    def by_engine(self) -> int:
        """How many hypotheses no tape held for, so far: of the scene that had most."""
        return max((likelihoods.by_engine for _, likelihoods in self._parts), default=0)


def _telling_in(told: ToldEvents) -> Callable[[Engine], dict[str, float]]:
    return lambda engine: {"told": log_likelihood(engine, told)}


def read(
    episodes: Sequence[Episode],
    engine_of: EngineOf,
    *,
    inferring: EngineOf | None = None,
    most: int = MOST_HYPOTHESES,
    on_progress: Progress | None = None,
) -> Inferred:
    """Return what is shown by what is told of scenes with one cast: quantities that are open alike in several are one.

    inferring: makes the engines that the hypotheses ask, where these have less time than the rest. most: hypotheses that are
    worked out. Where a limit is hit, or the user interrupts, what was found so far comes back.
    """
    shared = tuple({_key(one): one for episode in episodes for one in episode.quantities}.values())
    joint = _Joint(episodes, shared, inferring or engine_of)
    found = infer(shared, joint, most=most, on_progress=on_progress)
    if not found.rows:  # not even one hypothesis was worked out
        raise KeyboardInterrupt if found.limit is None else found.limit
    before = math.exp(found.log_before)
    said = _said(shared, found, joint)
    weights = found.posterior()
    hangs = None
    if any(one.because for one in episodes) and before > 0:
        weights, hangs, found = _hanging(episodes, shared, found, weights, engine_of)
    place = likeliest(shared, found, weights)
    aside = {one.quantity for one in found.aside}
    shown = []
    for n, quantity in enumerate(shared):
        if n not in aside:
            prior = tuple(one.prior for one in quantity.possibilities)
            posterior = marginal(n, len(prior), found, weights)
            shown.append(Revealed(n, prior, posterior, bits(prior, posterior)))
    shown.sort(key=lambda one: -round(one.bits, 9))
    reading = Inferred(
        tuple(episodes), shared, found, weights, found.rows[place], weights[place], before, said, tuple(shown), hangs
    )
    try:
        return replace(reading, weakest=_weakest(reading, engine_of))
    except LimitReached as reached:
        return replace(reading, hypotheses=replace(found, limit=found.limit or reached))


def _said(shared: Sequence[Quantity], found: Hypotheses, joint: _Joint) -> float:
    base = base_row(shared)
    log = next((log for row, log in zip(found.rows, found.log_likelihoods, strict=True) if row == base), None)
    try:
        return math.exp(joint.at([base])[0][0] if log is None else log)
    except LimitReached:
        return 0.0


def _hanging(
    episodes: Sequence[Episode],
    shared: Sequence[Quantity],
    found: Hypotheses,
    weights: tuple[float, ...],
    engine_of: EngineOf,
) -> tuple[tuple[float, ...], float, Hypotheses]:
    """Return the weights where hypotheses count for nothing under which a told choice hangs on something else; how likely it
    was beforehand that it hangs on what it is said to; and the hypotheses, with the limit where one was hit."""
    best = found.rows[likeliest(shared, found, weights)]
    counted = list(weights)
    limit, interrupted = found.limit, found.interrupted
    for one in episodes:
        if not one.because:
            continue
        causes = hangings(one, applied(one, shared, best), engine_of)
        own = _places(one, shared)
        rows = [tuple(row[place] for place in own) for row in found.rows]
        once = list(dict.fromkeys(row for row, weight in zip(rows, weights, strict=True) if weight > 0))
        so: set[Row] = set()
        try:
            for hanging in causes:
                asked = Likelihoods(one.task, one.quantities, hanging.answer, hanging.names, engine_of)
                columns = asked.at(once)
                for n, row in enumerate(once):
                    if hanging.hangs({name: column[n] for name, column in zip(hanging.names, columns, strict=True)}):
                        so.add(row)
        except LimitReached as reached:
            limit = reached
            continue
        except KeyboardInterrupt:
            interrupted = True
            continue
        counted = [weight if row in so else 0.0 for row, weight in zip(rows, counted, strict=True)]
    total = math.fsum(counted)
    kept = tuple(weight / total for weight in counted) if total >= LEAST_LIKELY else weights
    return kept, total, replace(found, limit=limit, interrupted=interrupted)


def hangings(episode: Episode, task: Task, engine_of: EngineOf) -> list[Hanging]:
    """Return what asks of each cause that a telling names whether its last choice hangs on it. task: the episode's, under some
    hypothesis. Raises StoryError or RequestError where no choice is told, or none that could hang on it; LimitReached."""
    prefix = as_given(engine_of(task), episode.told)
    choice = choice_told(prefix[0], engine_of) if prefix else None
    if choice is None:
        raise _no_choice(episode)
    return [Hanging(episode.told, choice, _ground(cause, choice, episode)) for cause in episode.because]


def _ground(cause: TaleCause, choice: Choice, episode: Episode) -> str | HeldBelief:
    """Return a cause, a belief in the cells of the task. Raises StoryError, RequestError for one that the chooser
    cannot have."""
    if isinstance(cause, str):
        return cause
    if cause.character != choice.chooser:
        raise _no_cause(cause, f"the choice is {choice.chooser}'s, and so is what it hangs on", episode)
    formula = ground_formula(episode.problem, cause.formula)
    if not cells_of(formula):
        raise _no_cause(cause, "it is a belief in nothing that could be otherwise", episode)
    return HeldBelief(formula, cause.least)


def _where_it_stands(untold: Untold, problem: Problem, tale: Tale) -> StoryError | Untold:
    """Return what cannot be told, with where it is, if the story says so itself."""
    span = tale.outcomes_span if untold.place is None else None
    if untold.place is not None and tale.spans:
        span = tale.spans[told_from(tale, untold.place)]
    if span is None:
        return untold
    named = {"event": untold.what, "reason": untold.reason}
    return StoryError((report("E334", span, problem.lines_of(span), untold.hint, **named),))


def _no_cause(cause: ToldBelief, reason: str, episode: Episode) -> StoryError | RequestError:
    span = episode.tale.because_span
    if span is None:
        return RequestError(f"a told choice cannot be said to hang on {cause}: {reason}")
    return StoryError((report("E339", span, episode.problem.lines_of(span), cause=cause, reason=reason),))


def _no_choice(episode: Episode) -> StoryError | RequestError:
    """Return what is wrong where a kind is told and no choice: where it is said, if the story says so itself."""
    hint = "nobody had a choice at the last told event: leave it out, or tell the choice that it is about"
    span = episode.tale.because_span
    if span is None:
        return RequestError(f"no choice is told that could hang on {episode.tale.hung}", hint)
    return StoryError((report("E338", span, episode.problem.lines_of(span), hint, kind=episode.tale.hung),))


def _weakest(reading: Inferred, engine_of: EngineOf) -> Weakest | None:
    """Return the told event that nothing makes likely, where no hypothesis makes the telling so."""
    logs = reading.hypotheses.log_likelihoods
    if not logs or max(logs) >= math.log(LEAST_LIKELY) or max(logs) == -math.inf:
        return None
    row = reading.hypotheses.rows[max(range(len(logs)), key=lambda place: logs[place])]
    found: list[Weakest] = []
    for one in reading.episodes:
        story = likeliest_fitting(engine_of(applied(one, reading.quantities, row)), one.told)
        last = told_choice(one.told)
        for step in story.steps if story is not None and last is not None else ():
            task = step.before.engine.task
            action = step.event.action
            text = step.event.kind if action is None else str(task.actions[action])
            found.append(Weakest(text, step.option.probability))
    return min(found, key=lambda one: one.probability, default=None)
