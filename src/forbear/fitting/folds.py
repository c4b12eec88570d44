"""How well a fit tells choices that it has not seen: the choices parted into folds, each told by a fit of the others."""

from __future__ import annotations

import math
import random
from collections import Counter
from typing import Any

from forbear.errors import RequestError
from forbear.fitting.model import Model
from forbear.fitting.observations import Observation, Observations
from forbear.records import dataclass, replace


@dataclass(frozen=True, slots=True)
class CrossValidation:
    """scores: for each fold the natural logarithm of how likely its choices are to a fit of all others. counts: how many
    there were."""

    scores: tuple[float, ...]
    counts: tuple[float, ...]

    @property
    def score(self) -> float:
        """The mean for a choice; minus infinity where one had no chance."""
        return math.fsum(self.scores) / math.fsum(self.counts)

    @property
    def error(self) -> float:
        """The standard error of the mean, by how much the folds differ."""
        means = [score / count for score, count in zip(self.scores, self.counts, strict=True)]
        middle = math.fsum(means) / len(means)
        spread = math.fsum((mean - middle) ** 2 for mean in means) / (len(means) - 1)
        return math.sqrt(spread / len(means))

    def line(self) -> str:
        """Return the account of it."""
        if self.score == -math.inf:
            return f"  of {len(self.scores)} folds some have choices to which a fit of the others gives no chance"
        return f"  {len(self.scores)} folds: a choice not seen has log likelihood {self.score:.5f} ± {self.error:.5f}"

    def as_data(self) -> dict[str, Any]:
        """Return it as JSON-ready data; null for minus infinity."""
        finite = self.score > -math.inf
        return {
            "folds": len(self.scores),
            "score": self.score if finite else None,
            "error": self.error if finite else None,
        }


def cross_validated(held: Model, folds: int, seed: int = 0) -> CrossValidation:
    """Return how likely each fold's choices are to a fit of the others. Raises RequestError where there are too few,
    LimitReached."""
    if folds < 2 or held.data.count < folds:
        raise RequestError(
            f"{held.data.count:g} choices cannot be parted into {folds} folds", "take 2 or more, and fewer"
        )
    parts = _parted(held.data, folds, seed)
    scores, counts = [], []
    for place, part in enumerate(parts):
        rest = _together([other for number, other in enumerate(parts) if number != place])
        seen, unseen = held.on(replace(held.data, found=rest)), held.on(replace(held.data, found=tuple(part)))
        values = [one.value for one in seen.fit().whole().estimates]
        scores.append(unseen.likelihood.value(values))
        counts.append(math.fsum(one.count for one in part))
    return CrossValidation(tuple(scores), tuple(counts))


def _parted(data: Observations, folds: int, seed: int) -> list[list[Observation]]:
    """Return the choices dealt out, each to a fold, all folds of one size or one less."""
    places = [place for place, one in enumerate(data.found) for _ in range(round(one.count))]
    random.Random(seed).shuffle(places)
    dealt = [Counter(places[number::folds]) for number in range(folds)]
    return [[replace(data.found[place], count=float(n)) for place, n in sorted(hand.items())] for hand in dealt]


def _together(parts: list[list[Observation]]) -> tuple[Observation, ...]:
    counts: dict[Observation, float] = {}
    for part in parts:
        for one in part:
            plain = replace(one, count=0.0)
            counts[plain] = counts.get(plain, 0.0) + one.count
    return tuple(replace(one, count=count) for one, count in counts.items())
