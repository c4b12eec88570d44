"""What a fit came to: estimates with their errors, in words and as data, and held against other fits."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Final

from forbear.errors import LimitReached
from forbear.extras import require
from forbear.fitting.observations import MOST_TOLD
from forbear.markup import table_html
from forbear.minds.semantics import SEMANTICS
from forbear.records import dataclass

FIT_HEAD: Final = {"schema": "forbear-fit/1", "semantics": SEMANTICS}
"""What stands at the head of fits as data."""


AT_AN_END: Final = "at an end of what it can be"
UNTOUCHED: Final = "no choice hangs on it"
UNDECIDED: Final = "the choices do not tell it apart"


@dataclass(frozen=True, slots=True)
class Estimate:
    """A free number: what it comes to, and its standard error; None where there is none, with why."""

    name: str
    value: float
    error: float | None
    without: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Fit:
    """What a fit came to. log_likelihood: natural logarithm. choices: how many. left_out: rows that were not fitted, with why.
    limit: what ended the search, where something did: the estimates are then the best that it met, without errors."""

    scene: str
    estimates: tuple[Estimate, ...]
    log_likelihood: float
    choices: float
    converged: bool
    message: str
    left_out: tuple[tuple[int, str], ...] = ()
    subject: str = ""
    limit: LimitReached | None = None

    def whole(self) -> Fit:
        """Return the fit. Raises LimitReached where that ended it."""
        if self.limit is not None:
            raise self.limit
        return self

    @property
    def aic(self) -> float:
        """Akaike's criterion: less is better."""
        return 2 * len(self.estimates) - 2 * self.log_likelihood

    @property
    def bic(self) -> float:
        """The Bayesian criterion: less is better."""
        return math.log(max(self.choices, 1)) * len(self.estimates) - 2 * self.log_likelihood

    def __getitem__(self, name: str) -> float:
        """Return an estimate by its number's name. Raises KeyError."""
        return {one.name: one.value for one in self.estimates}[name]

    @property
    def names(self) -> tuple[str, ...]:
        """The free numbers."""
        return tuple(one.name for one in self.estimates)

    def __repr__(self) -> str:
        told = ", ".join(f"{one.name} = {one.value:.4g}" for one in self.estimates)
        return f"<Fit of {self.scene}: {told}>"

    def __str__(self) -> str:
        """Return the account."""
        return "\n".join(self.lines())

    def lines(self) -> list[str]:
        """Return the account, a line each."""
        head = f"{self.scene}: {self.choices:g} choices" + (f" of {self.subject}" if self.subject else "")
        lines = [head]
        for one in self.estimates:
            late = "with no error yet" if self.converged else "the best so far"
            none = one.without if self.limit is None else late
            error = none if one.error is None else f"± {one.error:.4g}"
            lines.append(f"  {one.name:<36} {one.value:>10.5g}  {error}")
        lines.append(f"  log likelihood {self.log_likelihood:.4f}   AIC {self.aic:.2f}   BIC {self.bic:.2f}")
        if not self.converged and self.limit is None:
            lines.append(f"  the search did not come to rest: {self.message}")
        for row, why in self.left_out[:MOST_TOLD]:
            lines.append(f"  row {row} is left out: {why}")
        if len(self.left_out) > MOST_TOLD:
            lines.append(f"  and {len(self.left_out) - MOST_TOLD} more rows")
        return lines

    def as_data(self) -> dict[str, Any]:
        """Return it as JSON-ready data."""
        return {
            "scene": self.scene,
            "subject": self.subject,
            "estimates": [{"name": one.name, "value": one.value, "error": one.error} for one in self.estimates],
            "log_likelihood": self.log_likelihood,
            "choices": self.choices,
            "aic": self.aic,
            "bic": self.bic,
            "converged": self.converged,
            "stopped": None if self.limit is None else str(self.limit),
            "left_out": [{"row": row, "why": why} for row, why in self.left_out],
        }

    def as_frame(self) -> Any:
        """Return the estimates as a pandas DataFrame. Raises RequestError where pandas is not installed."""
        require("pandas")
        import pandas

        return pandas.DataFrame(
            {"value": [e.value for e in self.estimates], "error": [e.error for e in self.estimates]},
            index=list(self.names),
        )

    def _repr_html_(self) -> str:
        rows = [
            (one.name, f"{one.value:.5g}", one.without if one.error is None else f"± {one.error:.3g}")
            for one in self.estimates
        ]
        rows.append(("log likelihood", f"{self.log_likelihood:.4f}", f"AIC {self.aic:.2f}, BIC {self.bic:.2f}"))
        return table_html(f"{self.scene}: {self.choices:g} choices", ("number", "estimate", ""), rows)


def compared(fits: Sequence[tuple[str, Fit]]) -> list[str]:
    """Return how far each fit is behind the best by Akaike's criterion, with the weights that this gives them.

    fits: each with what it is called.
    """
    least = min(fit.aic for _, fit in fits)
    weights = [math.exp((least - fit.aic) / 2) for _, fit in fits]
    return [
        f"  {name}: {fit.aic - least:8.2f} behind by AIC, weight {weight / math.fsum(weights):.3f}"
        for (name, fit), weight in zip(fits, weights, strict=True)
    ]
