"""The likelihood along one number, all others at their best for it: how far the number may be from its estimate.

An interval to where the logarithm has fallen by 2 holds what is so in 95.4 of 100, as one of two standard errors does; but
it is the same whatever the number is measured by, where an error is as wide on both sides (Venzon & Moolgavkar 1988).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Final

from forbear.errors import RequestError
from forbear.fitting.fit import Fit
from forbear.fitting.model import Model
from forbear.markup import bars_html
from forbear.records import dataclass

FALL: Final = 2.0
"""So far below its best the logarithm of the likelihood is at the ends of an interval."""

_STEPS: Final = 12
_EXACT: Final = 1e-4


@dataclass(frozen=True, slots=True)
class Profile:
    """The likelihood along a number. low, high: where its logarithm has fallen by 2; None where it does not fall so far.
    points: amounts with the logarithm there."""

    name: str
    estimate: float
    low: float | None
    high: float | None
    points: tuple[tuple[float, float], ...]

    def line(self) -> str:
        """Return the account of it."""
        low, high = ("no end" if end is None else f"{end:.5g}" for end in (self.low, self.high))
        return f"  {self.name:<36} from {low} to {high} by the likelihood"

    def _repr_html_(self) -> str:
        """Return what a notebook shows: how likely each amount is beside the likeliest of them, as bars."""
        top = max((log for _, log in self.points), default=0.0)
        title = " ".join(self.line().split())
        return bars_html(title, [(f"{amount:.4g}", math.exp(log - top)) for amount, log in self.points])

    def as_data(self) -> dict[str, Any]:
        """Return it as JSON-ready data."""
        points = [{"value": amount, "log_likelihood": log} for amount, log in self.points]
        return {"name": self.name, "low": self.low, "high": self.high, "points": points}


def profiled(held: Model, fit: Fit, name: str, points: int = 21) -> Profile:
    """Return the likelihood along one of a fit's numbers. Raises RequestError for one that is not free."""
    if name not in held.free:
        raise RequestError(f"'{name}' is not free", f"free is {', '.join(held.free)}")
    at = held.free.index(name)
    best = [one.value for one in fit.estimates]
    top = held.height(best)
    low_end, high_end = held.bounds[at]
    warm = [list(best)]

    def followed(amount: float, begin: list[float]) -> tuple[list[float], float]:
        try:
            return held.best_with({name: amount}, begin)
        except RequestError:  # so far out that the likelihood cannot be followed
            return begin, -math.inf

    def fall(amount: float) -> float:
        values, height = max((followed(amount, begin) for begin in (warm[-1], best)), key=lambda one: one[1])
        if top - height < FALL:
            warm.append(values)
        return top - height

    error = fit.estimates[at].error
    step = 2 * error if error else 0.1 * max(1.0, abs(best[at]))
    low = _end(fall, best[at], -step, low_end)
    high = _end(fall, best[at], step, high_end)
    left = best[at] - 2 * step if low is None else low
    right = best[at] + 2 * step if high is None else high
    wide = (right - left) / 4
    left = left - wide if low_end is None else max(left - wide, low_end)
    right = right + wide if high_end is None else min(right + wide, high_end)
    warm.append(list(best))
    amounts = [left + (right - left) * place / (points - 1) for place in range(points)]
    found = [(amount, top - fall(amount)) for amount in amounts]
    return Profile(name, best[at], low, high, tuple((amount, log) for amount, log in found if log > -math.inf))


def falls(held: Model, fit: Fit, name: str, amount: float) -> float:
    """Return how far the logarithm of the likelihood is below its best where a number has this amount."""
    best = [one.value for one in fit.estimates]
    return held.height(best) - held.best_with({name: amount}, best)[1]


def _end(fall: Callable[[float], float], start: float, step: float, bound: float | None) -> float | None:
    """Return where the logarithm has fallen by 2 on one side of the estimate; None where it does not before the bound."""
    inner, outer = start, start
    for _ in range(_STEPS):
        outer = outer + step
        if bound is not None:
            outer = min(outer, bound) if step > 0 else max(outer, bound)
        fallen = fall(outer)
        if fallen == math.inf:
            return None
        if fallen >= FALL:
            break
        if outer == bound:
            return None
        inner, step = outer, 1.6 * step
    else:
        return None
    while abs(outer - inner) > _EXACT * max(1e-3, abs(outer)):
        middle = (inner + outer) / 2
        if fall(middle) >= FALL:
            outer = middle
        else:
            inner = middle
    return (inner + outer) / 2
