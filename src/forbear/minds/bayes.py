"""Bayes' rule over finitely many alternatives, in logarithms (docs/semantics.md §4)."""

from __future__ import annotations

import math
from typing import TypeVar

from forbear.language.amounts import log_sum

T = TypeVar("T")


def condition(
    prior: tuple[tuple[float, T], ...], likelihood: tuple[float, ...]
) -> tuple[float, tuple[tuple[float, T], ...]]:
    """Return (log Z, posterior): the log weight of all that agrees, and the alternatives that do, reweighted.

    prior: (log weight, alternative) pairs. likelihood: log L for each of them. Where nothing agrees, log Z is minus
    infinity and the posterior is empty: the caller decides what a surprise means.
    """
    joint = [(log_weight + log, item) for (log_weight, item), log in zip(prior, likelihood, strict=True)]
    log_total = log_sum([log for log, _ in joint])
    if log_total == -math.inf:
        return log_total, ()
    return log_total, tuple((log - log_total, item) for log, item in joint if log > -math.inf)
