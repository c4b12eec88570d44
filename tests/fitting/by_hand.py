"""One choice that is a logit, and what Bayes' rule makes of choices at it, added up by hand."""

from __future__ import annotations

import math

ONE = """
entity A : character;
property x() : boolean;
property worth() : number;
worth() = 1;
action take() { effect: x(); consenting: A; };
action leave() { consenting: A; };
reason gain(A): if(x()) worth() else 0;
turns: A;
"""


def sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-x))


class Sums:
    """What is to be thought of the precision after so many takes and leaves, nothing taken of it before but that it is
    not below 0: the likelihood added up in steps of a thousandth."""

    def __init__(self, takes: int, leaves: int) -> None:
        self.betas = [place / 1000 for place in range(6_000)]
        weights = [sigmoid(beta) ** takes * (1 - sigmoid(beta)) ** leaves for beta in self.betas]
        whole = math.fsum(weights)
        self.shares = [weight / whole for weight in weights]
        self.mean = math.fsum(beta * share for beta, share in zip(self.betas, self.shares, strict=True))
        variance = math.fsum((beta - self.mean) ** 2 * s for beta, s in zip(self.betas, self.shares, strict=True))
        self.spread = math.sqrt(variance)

    def between(self, low: float, high: float) -> float:
        """Return how likely the precision lies between two amounts."""
        return math.fsum(share for beta, share in zip(self.betas, self.shares, strict=True) if low <= beta <= high)
