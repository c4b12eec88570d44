"""Quantal response: the better an option, the likelier, and none impossible (docs/semantics.md §5).

Source: McKelvey & Palfrey 1995. An infinite precision is a rule of its own: the best, ties shared.
"""

from __future__ import annotations

import math

from forbear.language.amounts import Symbol, exp, log, log_sum, symbol_in
from forbear.language.ties import SAME


def quantal_response(values: tuple[float, ...], precision: float) -> tuple[float, ...]:
    """Return log π for each option, π ∝ exp(precision · value).

    values: expected utilities. precision: β ≥ 0 per unit of utility; 0 chooses blindly, `math.inf` takes the best.
    """
    try:
        return _response(values, precision)
    except TypeError:
        return symbol_in((precision, *values)).response(values, precision)


def with_lapses(logs: tuple[float, ...], lapse: float) -> tuple[float, ...]:
    """Return log π of one who at times, with probability `lapse`, takes anything whatever, each as likely."""
    if not isinstance(lapse, Symbol) and lapse == 0:
        return logs
    if isinstance(lapse, Symbol):
        return tuple([_mixed(log_odds, lapse, len(logs)) for log_odds in logs])
    share = math.log(lapse) - math.log(len(logs))
    if lapse == 1:
        return (share,) * len(logs)
    kept = math.log1p(-lapse)
    return tuple([log_sum((kept + log_odds, share)) for log_odds in logs])


def _mixed(log_odds: float, lapse: float, count: int) -> float:
    odds = (1 - lapse) * exp(log_odds) + lapse / count
    return log(odds) if odds > 0 else -math.inf


def _response(values: tuple[float, ...], precision: float) -> tuple[float, ...]:
    if precision == math.inf:
        best = max(map(float, values))
        chosen = [value >= best - SAME * max(1.0, abs(best)) for value in values]
        share = -math.log(sum(chosen))
        return tuple(share if is_best else -math.inf for is_best in chosen)
    scaled = [precision * value for value in values]
    largest = max(map(float, scaled))
    log_total = largest + math.log(math.fsum(math.exp(value - largest) for value in scaled))
    return tuple(value - log_total for value in scaled)
