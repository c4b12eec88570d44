"""Bayes' rule over the hypotheses of a scene: which of them count, how likely each is once something is told.

A hypothesis gives every open quantity a value; its prior is the product of theirs, its likelihood how likely what is told is
in the scene under it. All are worked out up to a number of them; past that, those over the quantities that singly or in pairs
move the logarithm of the likelihood, the others as they are stated or typical. Where no tape holds and each is the engine's,
fewer are, over the quantities that singly move it most. Where a limit ends the work, those over as many of these as were worked
out in full: of fewer quantities all is said that can be.
"""

from __future__ import annotations

import itertools
import math
from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from forbear.errors import LimitReached
from forbear.language.amounts import log_sum
from forbear.language.ties import SAME
from forbear.reading.likelihoods import BLOCK, Row
from forbear.reading.quantities import Quantity
from forbear.records import dataclass, replace

MOST_HYPOTHESES = 20_000
"""So many are worked out exactly."""

MOVES = 0.05
"""A quantity that moves the logarithm of the likelihood by less, singly and in pairs, may be left aside."""

MOST_FACTS = 3
"""So many open facts count; each makes scenes of its own."""

MOST_PAIRS = 40_000
"""So many pairs of changes are tried at most."""

BY_ENGINE = 100
"""A hypothesis that no tape holds for counts as so many: it takes some hundred times as long."""

_FEW = 32
"""So many hypotheses that no tape holds for are worked out before what was found is kept."""


class Likelihood(Protocol):
    """Whatever says how likely what is told is under hypotheses."""

    def at(self, rows: Sequence[Row], moving: Sequence[int] = ()) -> list[array[float]]:
        """Return columns, the first of them the logarithm of how likely it is, an entry for each hypothesis. moving: quantities
        that differ in what is asked later on, whether or not they do here."""

    @property
    def by_engine(self) -> int:
        """How many hypotheses no tape held for, so far."""


Progress = Callable[[int, int], None]
"""Told (hypotheses done, hypotheses known of)."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A quantity that was left as it is stated or typical, and by how much a change of it alone moves the logarithm of the
    likelihood at most; None where that was not tried."""

    quantity: int
    effect: float | None


@dataclass(frozen=True, slots=True)
class Hypotheses:
    """The hypotheses that were worked out: what each gives, the logarithms of their priors and of how likely what is told is
    under them.

    aside: what was left aside. known: how many there are of those that were to be worked out. limit, interrupted: what ended
    the work before all were.
    """

    rows: tuple[Row, ...]
    log_priors: tuple[float, ...]
    log_likelihoods: tuple[float, ...]
    aside: tuple[Aside, ...] = ()
    known: int = 0
    limit: LimitReached | None = None
    interrupted: bool = False

    @property
    def log_before(self) -> float:
        """The logarithm of how likely what is told was, before it was."""
        return log_sum(
            [prior + log for prior, log in zip(self.log_priors, self.log_likelihoods, strict=True)]
        ) - log_sum(self.log_priors)

    def posterior(self) -> tuple[float, ...]:
        """Return how likely each hypothesis is once told; their priors where none allows what is told."""
        logs = [prior + log for prior, log in zip(self.log_priors, self.log_likelihoods, strict=True)]
        total = log_sum(logs)
        if total == -math.inf:
            logs, total = list(self.log_priors), log_sum(self.log_priors)
        return tuple(math.exp(log - total) for log in logs)


def base_row(quantities: Sequence[Quantity]) -> Row:
    """Return the hypothesis that all is as it is stated, or likeliest."""
    return tuple(one.said for one in quantities)


def infer(
    quantities: Sequence[Quantity],
    likelihoods: Likelihood,
    *,
    most: int = MOST_HYPOTHESES,
    on_progress: Progress | None = None,
) -> Hypotheses:
    """Return the hypotheses with how likely what is told is under each; what was found so far where a limit is hit.

    The likelihood is the first of what `likelihoods` gives. most: hypotheses that are worked out.
    """
    counting, aside = _facts_aside(quantities)
    so_far = _SoFar(quantities, likelihoods, on_progress)
    chosen = _Chosen(counting)
    limit: LimitReached | None = None
    interrupted = False
    try:
        so_far.one_by_one(counting)
        affordable = max(1, most // so_far.cost)
        if so_far.size(counting) > affordable:
            chosen = _moving(so_far, counting, affordable)
        so_far.together(chosen.places)
    except LimitReached as reached:
        limit = reached
    except KeyboardInterrupt:
        interrupted = True
    found = so_far.found(chosen)
    return replace(found, aside=(*aside, *found.aside), limit=limit, interrupted=interrupted)


def _facts_aside(quantities: Sequence[Quantity]) -> tuple[tuple[int, ...], tuple[Aside, ...]]:
    facts = [place for place, one in enumerate(quantities) if one.is_fact]
    left = facts[MOST_FACTS:]
    return tuple(n for n in range(len(quantities)) if n not in left), tuple(Aside(place, None) for place in left)


def _rows(quantities: Sequence[Quantity], counting: Iterable[int]) -> dict[Row, float]:
    """Return all hypotheses over some quantities, the others as they are, with the logarithms of their priors: the likeliest
    beforehand first."""
    wanted = set(counting)
    each = [range(len(one.possibilities)) if place in wanted else (one.said,) for place, one in enumerate(quantities)]
    logs = [[math.log(possibility.prior) for possibility in one.possibilities] for one in quantities]
    priors = {
        row: math.fsum([some[at] for some, at in zip(logs, row, strict=True)]) for row in itertools.product(*each)
    }
    return {row: priors[row] for row in sorted(priors, key=lambda row: -priors[row])}


_Change = tuple[int, int]
"""A quantity, and what it is changed to."""


class _SoFar:
    """What was worked out so far: the likelihood of what is stated or likeliest, of each change of it alone, and of those
    together that count."""

    def __init__(self, quantities: Sequence[Quantity], likelihoods: Likelihood, on_progress: Progress | None) -> None:
        self.quantities = quantities
        self.likelihoods = likelihoods
        self.base = base_row(quantities)
        self.alone: dict[_Change, float] = {}
        self.cost = 1
        self._on_progress = on_progress
        self._logs: dict[Row, float] = {}
        self._known: dict[frozenset[int], dict[Row, float]] = {}

    def one_by_one(self, counting: Sequence[int]) -> None:
        """Work out each change of one of these quantities, and what a hypothesis takes. Raises LimitReached."""
        self._logs[self.base] = self.likelihoods.at([self.base], counting)[0][0]
        is_slow = self.likelihoods.by_engine > 0
        changes = [[(place, other) for other in self._others(place)] for place in counting]
        asked = 1
        for some in changes if is_slow else [list(itertools.chain(*changes))]:
            logs = self.likelihoods.at([_changed(self.base, change) for change in some], counting)[0]
            self.alone |= zip(some, logs, strict=True)
            self._logs |= {_changed(self.base, change): log for change, log in zip(some, logs, strict=True)}
            asked += len(some)
            self.cost = 1 + round(min(1.0, self.likelihoods.by_engine / asked) * (BY_ENGINE - 1))

    def _others(self, place: int) -> list[int]:
        return [n for n in range(len(self.quantities[place].possibilities)) if n != self.base[place]]

    @property
    def said(self) -> float:
        """The logarithm of the likelihood where all is as it is stated or likeliest."""
        return self._logs[self.base]

    def effect(self, place: int) -> float | None:
        """Return by how much a change of a quantity alone moves the logarithm of the likelihood at most; None where that was
        not tried."""
        logs = [log for change, log in self.alone.items() if change[0] == place]
        return max((_apart(self.said, log) for log in logs), default=None)

    def together(self, places: Sequence[int]) -> None:
        """Work out all hypotheses over some quantities; where no tape holds, over ever more of them, those first that move
        most. Raises LimitReached."""
        if self.cost == 1:
            self._work_out(list(self._over(places)), BLOCK)
            return
        for count in range(1, len(places) + 1):
            rows = self._over(self._first(places, count))
            self._work_out([row for row in rows if row not in self._logs], _FEW)

    def _first(self, places: Sequence[int], count: int) -> list[int]:
        """Return so many of some quantities, those that singly move the likelihood most."""
        return sorted(places, key=lambda place: (-(self.effect(place) or 0.0), place))[:count]

    def _over(self, places: Sequence[int]) -> dict[Row, float]:
        """Return all hypotheses over some quantities, with the logarithms of their priors."""
        wanted = frozenset(places)
        if wanted not in self._known:
            self._known[wanted] = _rows(self.quantities, wanted)
        return self._known[wanted]

    def _work_out(self, rows: list[Row], block: int) -> None:
        done = 0
        for start in range(0, len(rows), block):
            some = rows[start : start + block]
            self._logs |= zip(some, self.likelihoods.at(some)[0], strict=True)
            done += len(some)
            if self._on_progress is not None:
                self._on_progress(done, len(rows))

    def found(self, chosen: _Chosen) -> Hypotheses:
        """Return the hypotheses over as many of the quantities as all were worked out of."""
        counted, rows = self._complete(chosen.places)
        return Hypotheses(
            tuple(rows),
            tuple(rows.values()),
            tuple(self._logs[row] for row in rows),
            tuple(Aside(n, self.effect(n)) for n in sorted({*chosen.places, *chosen.left} - set(counted))),
            known=self.size(chosen.places),
        )

    def _complete(self, places: Sequence[int]) -> tuple[Sequence[int], dict[Row, float]]:
        for count in range(len(places) if self._logs else -1, -1, -1):
            first = self._first(places, count)
            if self.size(first) <= len(self._logs):
                rows = self._over(first)
                if all(row in self._logs for row in rows):
                    return first, rows
        return (), {}

    def size(self, places: Sequence[int]) -> int:
        """Return how many hypotheses there are over some quantities."""
        return math.prod(len(self.quantities[place].possibilities) for place in places)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The quantities that are worked out together, and those that are not."""

    places: tuple[int, ...]
    left: tuple[int, ...] = ()


def _moving(so_far: _SoFar, counting: Sequence[int], most: int) -> _Chosen:
    """Return the quantities that move the likelihood, as many as make up to `most` hypotheses, and the others. Raises
    LimitReached."""
    quantities, base, alone = so_far.quantities, so_far.base, so_far.alone
    effects = {place: so_far.effect(place) or 0.0 for place in counting}
    pairs = [(one, other) for one, other in itertools.combinations(alone, 2) if one[0] != other[0]]
    if so_far.cost == 1 and len(pairs) <= MOST_PAIRS:
        both = so_far.likelihoods.at([_changed(_changed(base, one), other) for one, other in pairs])[0]
        for (one, other), log in zip(pairs, both, strict=True):
            effects[other[0]] = max(effects[other[0]], _apart(alone[one], log))
            effects[one[0]] = max(effects[one[0]], _apart(alone[other], log))
    chosen: list[int] = []
    size = 1
    for place in sorted(counting, key=lambda place: (-effects[place], place)):
        count = len(quantities[place].possibilities)
        if effects[place] >= MOVES and size * count <= most:
            chosen.append(place)
            size *= count
    return _Chosen(tuple(sorted(chosen)), tuple(place for place in counting if place not in chosen))


def _changed(row: Row, change: _Change) -> Row:
    place, other = change
    return (*row[:place], other, *row[place + 1 :])


def _apart(one: float, other: float) -> float:
    return 0.0 if one == other else abs(one - other)


def likeliest(quantities: Sequence[Quantity], found: Hypotheses, weights: Sequence[float]) -> int:
    """Return which hypothesis is likeliest: of equals the one that departs least from what is stated, then the first by what
    the quantities are, in the order of the text."""
    most = max(weights)
    equal = [place for place, weight in enumerate(weights) if weight >= most * (1 - SAME)]

    def departures(place: int) -> tuple[int, tuple[int, ...]]:
        row = found.rows[place]
        steps = sum(one.possibilities[at].steps for one, at in zip(quantities, row, strict=True))
        return steps, row

    return min(equal, key=departures)


def marginal(quantity: int, count: int, found: Hypotheses, weights: Sequence[float]) -> tuple[float, ...]:
    """Return how likely each possibility of a quantity is."""
    parts: list[list[float]] = [[] for _ in range(count)]
    for row, weight in zip(found.rows, weights, strict=True):
        parts[row[quantity]].append(weight)
    return tuple(math.fsum(part) for part in parts)


def bits(prior: Sequence[float], posterior: Sequence[float]) -> float:
    """Return the Kullback–Leibler divergence of a posterior from its prior, in bits."""
    return max(0.0, math.fsum(q * math.log2(q / p) for p, q in zip(prior, posterior, strict=True) if q > 0 and p > 0))
