"""People who differ in how deep they think: the likelihood of all that they chose, with how many think how deep free too.

Whoever chooses several times is as deep each time; of the depths of a mixture each has a share of the people (Stahl &
Wilson 1995, *On Players' Models of Other Players*). The shares add up to 1, and are free as what goes on from each
depth: `deeper(0)` is how many of all think deeper than 0, `deeper(1)` how many of these think deeper than 1.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from forbear.api.runs import DEFAULT_LIMITS
from forbear.api.scene import Scene
from forbear.fitting.likelihood import ChoiceLikelihood, ChoiceOdds
from forbear.fitting.observations import Observation, Observations
from forbear.language import amounts as logs
from forbear.minds.budget import Limits
from forbear.records import replace
from forbear.stories.numbers import SceneNumber

DEEPER: Final = "deeper"
"""What the shares are free as: `deeper(K)`."""


class MixedLikelihood:
    """The choices of some people, each of whom thinks to one of some depths: as `ChoiceLikelihood`, with the shares free too.

    Of rows that name no subject each choice is somebody else's.
    """

    def __init__(
        self,
        scene: Scene,
        free: Sequence[str],
        data: Observations,
        depths: Sequence[int],
        limits: Limits = DEFAULT_LIMITS,
    ) -> None:
        """depths: in order, two at least. Raises RequestError as `ChoiceLikelihood` does."""
        self.depths = tuple(depths)
        self._parts = [ChoiceLikelihood(scene.at_depth(depth), free, data, limits) for depth in depths]
        first = self._parts[0]
        shares = tuple(_share(depth, first.numbers[0]) for depth in depths[:-1])
        self.free = (*first.free, *(number.name for number in shares))
        self.numbers = (*first.numbers[: len(first.free)], *shares, *first.numbers[len(first.free) :])
        self.count = data.count

    def value(self, amounts: Sequence[float]) -> float:
        """Return the logarithm of how likely all that was chosen is; minus infinity where something could not be."""
        return self.gradient(amounts)[0]

    def gradient(self, amounts: Sequence[float]) -> tuple[float, list[float]]:
        """Return the logarithm, and its derivative by each free number."""
        plain, deeper = self._parted(amounts)
        shares = shares_of(deeper)
        whole, slopes, by_share = 0.0, [0.0] * len(plain), [0.0] * len(shares)
        for people, heights, steep in self._people(plain):
            weighed = [height + _log(share) for height, share in zip(heights, shares, strict=True)]
            log = logs.log_sum(weighed)
            if log == -math.inf:
                return -math.inf, [0.0] * len(self.free)
            whole += people * log
            for place, height in enumerate(heights):
                if height == -math.inf:
                    continue
                by_share[place] += people * math.exp(height - log)
                belongs = people * math.exp(weighed[place] - log)
                for at, slope in enumerate(steep[place]):
                    slopes[at] += belongs * slope
        return whole, [*slopes, *_by_deeper(deeper, by_share)]

    def odds(self, amounts: Sequence[float]) -> list[tuple[Observation, float]]:
        """Return each observation with how likely its choice is to somebody of whom nothing else is known."""
        plain, deeper = self._parted(amounts)
        shares = shares_of(deeper)
        found = [part.odds(plain) for part in self._parts]
        return [
            (one, math.fsum(share * odds[place][1] for share, odds in zip(shares, found, strict=True)))
            for place, (one, _) in enumerate(found[0])
        ]

    def impossible(self, amounts: Sequence[float]) -> list[Observation]:
        """Return what could be chosen at no depth."""
        return [one for one, odds in self.odds(amounts) if not odds > 0]

    def members(self, amounts: Sequence[float]) -> dict[str, tuple[float, ...]]:
        """Return how likely each subject is to think to each depth, given all that they chose; nothing of who has no name."""
        plain, deeper = self._parted(amounts)
        shares = shares_of(deeper)
        found = {}
        for name, choices in self._by_subject(plain).items():
            if name:
                weighed = [
                    math.fsum(each.height(depth) for each in choices) + _log(share)
                    for depth, share in enumerate(shares)
                ]
                log = logs.log_sum(weighed)
                found[name] = tuple(math.exp(one - log) for one in weighed)
        return found

    def _parted(self, amounts: Sequence[float]) -> tuple[list[float], list[float]]:
        here = len(self._parts[0].free)
        return list(amounts[:here]), list(amounts[here:])

    def _by_subject(self, amounts: Sequence[float]) -> dict[str, list[_AtDepths]]:
        found: dict[str, list[_AtDepths]] = {}
        for row in zip(*(part.each(amounts) for part in self._parts), strict=True):
            found.setdefault(row[0].observation.subject, []).append(_AtDepths(row))
        return found

    def _people(self, amounts: Sequence[float]) -> list[tuple[float, list[float], list[list[float]]]]:
        """Return for each person, or for each choice of nobody's, how many there are, and for each depth the logarithm of how
        likely what they chose is, with its slopes."""
        depths = range(len(self.depths))
        found: list[tuple[float, list[float], list[list[float]]]] = []
        for name, choices in self._by_subject(amounts).items():
            if name:
                heights = [math.fsum(one.height(depth) for one in choices) for depth in depths]
                slopes = [
                    [math.fsum(row) for row in zip(*(one.slopes(depth) for one in choices), strict=True)]
                    for depth in depths
                ]
                found.append((1.0, heights, slopes))
            else:
                for one in choices:
                    once = _AtDepths(
                        tuple(replace(each, observation=replace(each.observation, count=1.0)) for each in one.row)
                    )
                    count = one.row[0].observation.count
                    found.append(
                        (count, [once.height(depth) for depth in depths], [once.slopes(depth) for depth in depths])
                    )
        return found


class _AtDepths:
    """One observation, as each depth has it."""

    __slots__ = ("row",)

    def __init__(self, row: tuple[ChoiceOdds, ...]) -> None:
        self.row = row

    def height(self, depth: int) -> float:
        """The logarithm of how likely the choices are."""
        one = self.row[depth]
        return one.observation.count * _log(one.odds)

    def slopes(self, depth: int) -> list[float]:
        one = self.row[depth]
        return [one.observation.count * slope / one.odds if one.odds > 0 else 0.0 for slope in one.slopes]


def shares_of(deeper: Sequence[float]) -> list[float]:
    """Return the share of each depth: deeper: of those who think at least so deep, how many think deeper."""
    found, left = [], 1.0
    for one in deeper:
        found.append(left * (1 - one))
        left *= one
    return [*found, left]


def _by_deeper(deeper: Sequence[float], by_share: Sequence[float]) -> list[float]:
    """Return derivatives by what the shares are free as, of those by the shares."""
    found = []
    for at in range(len(deeper)):
        up = shares_of([1.0 if place == at else one for place, one in enumerate(deeper)])
        down = shares_of([0.0 if place == at else one for place, one in enumerate(deeper)])
        found.append(math.fsum(slope * (one - other) for slope, one, other in zip(by_share, up, down, strict=True)))
    return found


def _share(depth: int, beside: SceneNumber) -> SceneNumber:
    """Return the number that says how many think deeper than a depth. beside: another of the scene's."""
    return replace(
        beside,
        name=f"{DEEPER}({depth})",
        now=0.5,
        low=0.0,
        high=1.0,
        least=0.0,
        most=1.0,
        whole=False,
        of=None,
        check_between=None,
    )


def _log(value: float) -> float:
    return math.log(value) if value > 0 else -math.inf
