"""How many people think to which depth, by a fit of people who differ; and who most likely to which."""

from __future__ import annotations

from typing import Any, Final

from forbear.fitting.fit import Fit
from forbear.fitting.mixture import MixedLikelihood, shares_of
from forbear.fitting.model import Model
from forbear.records import dataclass

MOST_NAMED: Final = 12
"""So many people are named to a depth in the account."""


@dataclass(frozen=True, slots=True)
class DepthShares:
    """depths: in order, and the share of the people that thinks to each. members: for each subject, how likely to each."""

    depths: tuple[int, ...]
    shares: tuple[float, ...]
    members: dict[str, tuple[float, ...]]

    @classmethod
    def of(cls, held: Model, fit: Fit) -> DepthShares:
        """Return what a fit of a model with depths has found."""
        assert isinstance(held.likelihood, MixedLikelihood)
        values = [one.value for one in fit.estimates]
        shares = shares_of(values[len(held.named) :])
        return cls(held.depths, tuple(shares), held.likelihood.members(values))

    def lines(self) -> list[str]:
        """Return the account, a line each depth."""
        found = []
        for place, (depth, share) in enumerate(zip(self.depths, self.shares, strict=True)):
            here = [name for name, odds in self.members.items() if max(odds) == odds[place]]
            more = f" and {len(here) - MOST_NAMED} more" if len(here) > MOST_NAMED else ""
            who = f"   likeliest {', '.join(here[:MOST_NAMED])}{more}" if here else ""
            found.append(f"  depth {depth}: {share:6.1%} of the people{who}")
        return found

    def as_data(self) -> dict[str, Any]:
        """Return it as JSON-ready data."""
        shares = [{"depth": depth, "share": share} for depth, share in zip(self.depths, self.shares, strict=True)]
        return {"shares": shares, "members": {name: list(odds) for name, odds in self.members.items()}}
