"""The first question: how likely was what was chosen, before it was, given the chance?

Odds are those among typical people, five-fold (`study/fit.py`), lapses included. Each is scored by its logarithm and by Brier's
score over the classes, and held against odds that need no minds: how often each class is chosen, the nearest example, and
adding up. An answer that is no odds is turned into odds by how often it was right in the other four folds, so that it loses
nothing by being sure of itself.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Mapping, Sequence

from forbear.records import dataclass
from study.fit import LAPSE, ChanceOdds, Fit
from study.folds import fold_of
from study.known import distance, known
from study.tellings import CLASSES

Odds = Mapping[str, float]

BINS = (0.0, 0.05, 0.2, 0.5, 0.8, 0.95, 1.0)
"""The odds are gathered between these, to see how often what they say comes about."""

AS_TYPICAL = (1.0, 0.0, 0.0, 0.0, 0.0)
"""Everybody as is likeliest."""


@dataclass(frozen=True, slots=True)
class Foretold:
    """One who gives odds, and how well they did: the mean of minus the logarithm of the odds of what was chosen, and Brier's
    score; odds: for each chance."""

    name: str
    odds: tuple[Odds, ...]
    log_loss: float
    brier: float


@dataclass(frozen=True, slots=True)
class Bin:
    """Odds between two bounds: how many, what they say in the mean, and how often what they are of came about."""

    low: float
    high: float
    count: int
    said: float
    came: float


def foresight(told: Sequence[ChanceOdds], fit: Fit, plain: Mapping[int, str]) -> tuple[Foretold, ...]:
    """Return how everybody did. plain: by the place of a chance, what adding up without minds says."""
    rights = [one.outcome.choices for one in told]
    return (
        _foretold("Forbear", [one.among(fit.of(one.scene)) for one in told], rights),
        _foretold("Forbear, everybody as is likeliest", [one.among(AS_TYPICAL) for one in told], rights),
        _foretold("how often each is chosen", [_learnt(told, n, lambda _: "") for n in range(len(told))], rights),
        _foretold("the nearest example", [_learnt(told, n, _nearest(told)) for n in range(len(told))], rights),
        _foretold("without minds", [_learnt(told, n, lambda k: plain.get(k, "")) for n in range(len(told))], rights),
    )


def _foretold(name: str, odds: Sequence[Odds], rights: Sequence[tuple[str, ...]]) -> Foretold:
    logs = [-math.log(math.fsum(one[c] for c in right)) for one, right in zip(odds, rights, strict=True)]
    briers = [_brier(one, right) for one, right in zip(odds, rights, strict=True)]
    return Foretold(name, tuple(odds), math.fsum(logs) / len(logs), math.fsum(briers) / len(briers))


def _brier(odds: Odds, right: tuple[str, ...]) -> float:
    """Return Brier's score over the classes; of several that count as right the one that has most odds is what came about."""
    came = max(right, key=lambda name: odds[name])
    return math.fsum((odds[name] - (name == came)) ** 2 for name in CLASSES)


def _learnt(told: Sequence[ChanceOdds], asked: int, answer: Callable[[int], str]) -> dict[str, float]:
    """Return the odds of each class where somebody answers so, by how it came out in the other folds where they did: shares
    with the share of each class among all counted once beside them, lapses included."""
    fold = fold_of()
    others = [n for n, one in enumerate(told) if fold[one.scene] != fold[told[asked].scene]]
    whole = {name: sum(told[n].outcome.choices[0] == name for n in others) / len(others) for name in CLASSES}
    mine = answer(asked)
    alike = [n for n in others if answer(n) == mine] if mine else others
    shares = {
        name: (sum(told[n].outcome.choices[0] == name for n in alike) + whole[name]) / (len(alike) + 1)
        for name in CLASSES
    }
    return {name: (1 - LAPSE) * share + LAPSE / len(CLASSES) for name, share in shares.items()}


def _nearest(told: Sequence[ChanceOdds]) -> Callable[[int], str]:
    """Return what answers as the nearest example of another fold came out."""
    fields, fold = known(), fold_of()
    answers: dict[int, str] = {}

    def answer(asked: int) -> str:
        if asked not in answers:
            one = told[asked]
            near = [
                (distance(fields[one.scene], fields[other.scene]), n)
                for n, other in enumerate(told)
                if fold[other.scene] != fold[one.scene]
            ]
            answers[asked] = told[min(near)[1]].outcome.choices[0]
        return answers[asked]

    return answer


def calibration(told: Sequence[ChanceOdds], odds: Sequence[Odds]) -> tuple[Bin, ...]:
    """Return how often what some odds say comes about, class by class, gathered by how sure they are."""
    pairs = [
        (one[name], name in chance.outcome.choices) for chance, one in zip(told, odds, strict=True) for name in CLASSES
    ]
    found = []
    for low, high in itertools.pairwise(BINS):
        inside = [(said, came) for said, came in pairs if low <= said < high or (high == 1.0 and said == 1.0)]
        if inside:
            said = math.fsum(one for one, _ in inside) / len(inside)
            found.append(Bin(low, high, len(inside), said, sum(came for _, came in inside) / len(inside)))
    return tuple(found)
