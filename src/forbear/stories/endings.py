"""Where stories may stand after so many turns, or at their end: each moment once, with its probability."""

from __future__ import annotations

import math
from collections.abc import Sequence

from forbear.language import amounts
from forbear.logic.cells import Path
from forbear.minds.events import Step
from forbear.minds.node import Belief, Node
from forbear.stories.moment import Moment
from forbear.stories.story import Story


def moments_at(begun: Sequence[Story], at: int | None) -> list[tuple[float, Moment]]:
    """Return the moments after `at` turns (None: at the end), with the probability of each; what meets again is one."""
    waiting: dict[tuple[Node, Step], tuple[list[float], Moment]] = {}
    for story in begun:
        _join(waiting, story.end, amounts.exp(story.log_probability))
    found: dict[tuple[Node, Step], tuple[list[float], Moment]] = {}
    while waiting:
        later: dict[tuple[Node, Step], tuple[list[float], Moment]] = {}
        for weights, moment in waiting.values():
            weight = amounts.total(weights) if len(weights) > 1 else weights[0]
            if moment.chooser is None or (at is not None and moment.step.turn >= at):
                _join(found, moment, weight)
                continue
            for option in moment.options:
                if option.log_probability > -math.inf:
                    _join(later, moment.after(option.event), weight * option.probability)
        waiting = later
    return [(amounts.total(weights), moment) for weights, moment in found.values()]


def thought_alike(moments: list[tuple[float, Moment]], path: Path) -> list[tuple[float, Moment]]:
    """Return one of the moments at which the first mind on a path thinks the same, with the weight of them all."""
    if not path or not moments:
        return moments
    place = moments[0][1].engine.task.characters.index(path[0])
    weights: dict[Belief, list[float]] = {}
    first: dict[Belief, Moment] = {}
    for weight, moment in moments:
        mind = moment.node.beliefs[place]
        weights.setdefault(mind, []).append(weight)
        first.setdefault(mind, moment)
    return [(amounts.total(weights[mind]), moment) for mind, moment in first.items()]


def _join(table: dict[tuple[Node, Step], tuple[list[float], Moment]], moment: Moment, weight: float) -> None:
    table.setdefault((moment.node, moment.step), ([], moment))[0].append(weight)
