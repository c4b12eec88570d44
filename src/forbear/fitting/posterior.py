"""What is to be thought of the free numbers after the choices were seen: values drawn by Bayes' rule.

An ensemble of walkers that stretch toward one another (Goodman & Weare 2010), by the package emcee (Foreman-Mackey et
al. 2013), asks for no gradients and no scale, and minds no ridge; NUTS, along gradients, does with fewer looks where
there are many numbers. A number of which no law is said before has a flat one between its ends.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, Final, Literal

from forbear.errors import LimitReached
from forbear.extras import require
from forbear.fitting.fit import Fit
from forbear.fitting.model import Model
from forbear.fitting.nuts import paths
from forbear.markup import bars_html
from forbear.records import dataclass

Sampler = Literal["ensemble", "nuts"]
"""What draws."""

_WALKERS: Final = 8
"""So many walkers there are for each number, at the least."""

_AWAY: Final = 400
"""So many steps are taken before any is kept: the walkers begin close to the estimate."""

_BARS: Final = 15


@dataclass(frozen=True, slots=True)
class NumberDraws:
    """What was drawn of one number. mean, deviation; low, high: 95 of 100 draws lie between them. effective: as many draws, had
    each been independent of all others, would tell as much. values: the draws."""

    name: str
    mean: float
    deviation: float
    low: float
    high: float
    effective: float
    values: tuple[float, ...]

    def line(self) -> str:
        """Return the account of it."""
        return (
            f"  {self.name:<36} {self.mean:>10.5g}  ± {self.deviation:.4g}, 95 % from {self.low:.5g} to {self.high:.5g}, "
            f"worth {self.effective:.0f} draws"
        )

    def _repr_html_(self) -> str:
        """Return what a notebook shows: how many draws lie where, as bars."""
        low, high = min(self.values), max(self.values)
        wide = (high - low) / _BARS or 1.0
        counts = [0] * _BARS
        for value in self.values:
            counts[min(_BARS - 1, int((value - low) / wide))] += 1
        bars = [(f"{low + (place + 0.5) * wide:.4g}", count / max(counts)) for place, count in enumerate(counts)]
        return bars_html(" ".join(self.line().split()), bars)

    def as_data(self) -> dict[str, Any]:
        """Return it as JSON-ready data, without the draws."""
        return {
            "name": self.name,
            "mean": self.mean,
            "deviation": self.deviation,
            "low": self.low,
            "high": self.high,
            "effective": self.effective,
        }


@dataclass(frozen=True, slots=True)
class FitDraws:
    """What was drawn of each free number: `values` at one place of all of them are one draw. limit: what ended it before all
    was drawn."""

    numbers: tuple[NumberDraws, ...]
    draws: int
    limit: LimitReached | None = None

    def __getitem__(self, name: str) -> NumberDraws:
        """Return what was drawn of a number by its name."""
        for number in self.numbers:
            if number.name == name:
                return number
        raise KeyError(name)

    def lines(self) -> list[str]:
        """Return the account, a line each."""
        return [f"  {self.draws} draws by Bayes' rule:", *(number.line() for number in self.numbers)]

    def as_data(self) -> dict[str, Any]:
        """Return it as JSON-ready data."""
        return {"draws": self.draws, "numbers": [number.as_data() for number in self.numbers]}

    def as_frame(self) -> Any:
        """Return all draws as a pandas frame, a column for each number. Raises RequestError where pandas is not installed."""
        require("pandas")
        import pandas

        return pandas.DataFrame({number.name: number.values for number in self.numbers})


def drawn(held: Model, fit: Fit, draws: int = 2_000, seed: int = 0, by: Sampler = "ensemble") -> FitDraws:
    """Return so many draws of the free numbers, given the choices and what was taken of the numbers before.

    fit: where they begin. by: walkers that ask for no gradients, or NUTS. The same seed gives the same draws. A number without
    an end and without a law before may have no proper posterior: then the draws wander off, and `effective` is small. Raises
    RequestError where what draws is not installed, LimitReached before anything was drawn; after that what was drawn says what
    ended it.
    """
    for package in ("emcee", "blackjax") if by == "nuts" else ("emcee",):
        require(package)
    import numpy as np

    best = [one.value for one in fit.estimates]
    limit = None
    kept: list[Any] = []
    try:
        if by == "nuts":
            kept.extend([draw] for draw in paths(held, best, draws, seed))  # keeps what came before a limit
        else:
            kept.extend(_walked(held, fit, draws, seed))
    except LimitReached as reached:
        if not kept:
            raise
        limit = reached
    chain = np.array(kept)
    flat = chain.reshape(-1, len(best))[:draws]
    numbers = tuple(_told(name, flat[:, at], chain[:, :, at]) for at, name in enumerate(held.free))
    return FitDraws(numbers, len(flat), limit)


def _walked(held: Model, fit: Fit, draws: int, seed: int) -> Iterator[Any]:
    """Yield where all walkers stand, step by step."""
    import emcee
    import numpy as np

    best = [one.value for one in fit.estimates]
    count = len(best)
    walkers = max(2 * _WALKERS, _WALKERS * count)
    randomness = np.random.RandomState(seed)

    low = np.array([-math.inf if end is None else end for end, _ in held.bounds])
    high = np.array([math.inf if end is None else end for _, end in held.bounds])

    def log_probability(values: Any) -> float:
        if not ((low <= values) & (values <= high)).all():
            return -math.inf
        found = held.height([float(value) for value in values])
        return found if math.isfinite(found) else -math.inf

    wide = np.array([one.error or 0.1 * max(1.0, abs(one.value)) for one in fit.estimates]) / 2
    around = best + wide * randomness.standard_normal((walkers, count))
    is_inside = (low <= around) & (around <= high)
    begun = np.clip(np.where(is_inside, around, 2 * np.array(best) - around), low, high)
    sampler = emcee.EnsembleSampler(walkers, count, log_probability)
    start = emcee.State(begun, random_state=randomness.get_state())
    steps = -(-draws // walkers)
    for step, state in enumerate(sampler.sample(start, iterations=_AWAY + steps, store=False)):
        if step >= _AWAY:
            yield state.coords.copy()


def _told(name: str, values: Any, chain: Any) -> NumberDraws:
    """Return what was drawn of a number. chain: the draws, steps by walkers."""
    import numpy as np

    low, high = (float(end) for end in np.quantile(values, [0.025, 0.975]))
    deviation = float(values.std(ddof=1)) if len(values) > 1 else 0.0
    return NumberDraws(name, float(values.mean()), deviation, low, high, _effective(chain), tuple(map(float, values)))


def _effective(chain: Any) -> float:
    """Return how many independent draws a chain (steps x walkers) is worth."""
    import emcee

    steps, walkers = chain.shape
    if steps < 2:
        return float(walkers)
    time = float(emcee.autocorr.integrated_time(chain[:, :, None], tol=0)[0])
    return steps * walkers / time if math.isfinite(time) and time >= 1 else float(steps * walkers)
