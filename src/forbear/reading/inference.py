"""Bayes' rule over the hypotheses of a scene: which of them count, how likely each is once something is told.

A hypothesis gives every open quantity a value; its prior is the product of theirs, its likelihood how likely what is told is
in the scene under it. All are worked out up to a number of them; past that, those over the quantities that singly or in pairs
move the logarithm of the likelihood, the others as they are stated or typical.
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


class Likelihood(Protocol):
    """Whatever says how likely what is told is under hypotheses."""

    def at(self, rows: Sequence[Row]) -> list[array[float]]:
        """Return columns, the first of them the logarithm of how likely it is, an entry for each hypothesis."""


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


def log_prior(quantities: Sequence[Quantity], row: Row) -> float:
    """Return the logarithm of a hypothesis' prior."""
    return math.fsum(math.log(one.possibilities[place].prior) for one, place in zip(quantities, row, strict=True))


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
    if math.prod(len(quantities[place].possibilities) for place in counting) > most:
        try:
            counting, left = _moving(quantities, likelihoods, counting, most)
        except (LimitReached, KeyboardInterrupt) as ended:
            found = _worked_out(quantities, likelihoods, [base_row(quantities)], on_progress)
            limit = ended if isinstance(ended, LimitReached) else None
            return replace(found, aside=tuple(Aside(n, None) for n in counting), limit=limit, interrupted=limit is None)
        aside = (*aside, *left)
    rows = _rows(quantities, counting)
    return replace(_worked_out(quantities, likelihoods, rows, on_progress), aside=aside)


def _facts_aside(quantities: Sequence[Quantity]) -> tuple[tuple[int, ...], tuple[Aside, ...]]:
    facts = [place for place, one in enumerate(quantities) if one.is_fact]
    left = facts[MOST_FACTS:]
    return tuple(n for n in range(len(quantities)) if n not in left), tuple(Aside(place, None) for place in left)


def _rows(quantities: Sequence[Quantity], counting: Iterable[int]) -> list[Row]:
    """Return all hypotheses over some quantities, the others as they are: the likeliest beforehand first."""
    base = base_row(quantities)
    wanted = set(counting)
    each = [
        range(len(one.possibilities)) if place in wanted else (base[place],) for place, one in enumerate(quantities)
    ]
    rows = list(itertools.product(*each))
    return sorted(rows, key=lambda row: -log_prior(quantities, row))


def _worked_out(
    quantities: Sequence[Quantity], likelihoods: Likelihood, rows: list[Row], on_progress: Progress | None
) -> Hypotheses:
    done: list[float] = []
    limit, interrupted = None, False
    try:
        for start in range(0, len(rows), BLOCK):
            done += likelihoods.at(rows[start : start + BLOCK])[0]
            if on_progress is not None:
                on_progress(len(done), len(rows))
    except LimitReached as reached:
        limit = reached
    except KeyboardInterrupt:
        interrupted = True
    kept = rows[: len(done)]
    return Hypotheses(
        tuple(kept),
        tuple(log_prior(quantities, row) for row in kept),
        tuple(done),
        known=len(rows),
        limit=limit,
        interrupted=interrupted,
    )


_Change = tuple[int, int]
"""A quantity, and what it is changed to."""


def _moving(
    quantities: Sequence[Quantity], likelihoods: Likelihood, counting: tuple[int, ...], most: int
) -> tuple[tuple[int, ...], tuple[Aside, ...]]:
    """Return the quantities that move the likelihood, as many as make up to `most` hypotheses, and the others."""
    base = base_row(quantities)
    changes = [
        (place, other)
        for place in counting
        for other in range(len(quantities[place].possibilities))
        if other != base[place]
    ]
    rows = [base, *(_changed(base, change) for change in changes)]
    logs = likelihoods.at(rows)[0]
    alone = dict(zip(changes, logs[1:], strict=True))
    effects = {place: max(_apart(logs[0], alone[c]) for c in changes if c[0] == place) for place in counting}
    single = dict(effects)
    pairs = [(one, other) for one, other in itertools.combinations(changes, 2) if one[0] != other[0]]
    if len(pairs) <= MOST_PAIRS:
        both = likelihoods.at([_changed(_changed(base, one), other) for one, other in pairs])[0]
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
    left = tuple(Aside(place, single[place]) for place in counting if place not in chosen)
    return tuple(sorted(chosen)), left


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
