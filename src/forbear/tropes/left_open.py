"""What a telling leaves open of a pattern: premises that some of its readings meet and some do not.

A telling fixes what happened, and much of who the people were; where what a premise rests on is still open, the premise is
neither met nor failed. It is as with a vague word: what is so however it is made precise is so, the rest is left open
(supervaluation; van Fraassen 1966).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from forbear.language.patterns import Trope
from forbear.stories.premised import LeftOpen, Premised
from forbear.stories.vocabulary.question import ToldStory

UNTOLD = "untold"
"""The threshold of a premise that is left open: one that less of the readings meet has failed; one that as many do is met."""


def standings(tropes: Iterable[Trope], telling: ToldStory) -> dict[Premised, bool]:
    """Return of each premise of patterns that have variants, at each chance of a story, whether it is met."""
    from forbear.tropes.judge import PatternJudge
    from forbear.tropes.recogniser import Matches

    found: dict[Premised, bool] = {}
    found_in = Matches(telling)
    for trope in tropes:
        if not trope.variants:
            continue
        for match in found_in.of(trope).matches:
            bound = match.bound(trope)
            judge = PatternJudge(telling, bound, is_brief=True)
            roles = tuple((role, bound.roles[role]) for role in trope.roles)
            for premise in trope.premises:
                at = Premised(trope.name, premise.name, roles, tuple(bound.steps.items()))
                found[at] = judge.claim(premise).is_met
    return found


def left_open(readings: Iterable[tuple[float, Mapping[Premised, bool]]], least: float) -> tuple[LeftOpen, ...]:
    """Return the premises that readings, each with its weight, do not agree about. least: of the weight must meet it,
    and as much not meet it."""
    met: dict[Premised, list[float]] = {}
    all_of: dict[Premised, list[float]] = {}
    for weight, standing in readings:
        for at, is_met in standing.items():
            all_of.setdefault(at, []).append(weight)
            met.setdefault(at, []).append(weight if is_met else 0.0)
    shares = {at: math.fsum(met[at]) / math.fsum(weights) for at, weights in all_of.items() if math.fsum(weights) > 0}
    return tuple(LeftOpen(at, share) for at, share in shares.items() if least <= share <= 1 - least)


def open_at(
    known: Iterable[LeftOpen], trope: Trope, roles: Mapping[str, str], steps: Mapping[str, int]
) -> dict[str, float]:
    """Return the premises of a pattern that are left open at one chance, by name, with their shares."""
    cast = tuple((role, roles[role]) for role in trope.roles)
    placed = tuple(steps.items())
    return {
        one.at.premise: one.share
        for one in known
        if one.at.trope == trope.name and one.at.roles == cast and one.at.steps == placed
    }
