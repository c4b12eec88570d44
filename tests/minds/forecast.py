"""What a mind foresees of a step, and what it holds afterwards, weighed by how likely it made it to see what it saw.

The two are one at depth 1 and above (docs/semantics.md §4, the forecast law).
"""

from __future__ import annotations

import math

from forbear.minds.events import Step
from forbear.minds.node import Node
from forbear.minds.reference import ReferenceEngine

Weights = dict[object, float]


def foreseen_and_held(
    engine: ReferenceEngine, node: Node, step: Step, name: str, depth: int
) -> tuple[Weights, Weights]:
    """Return the weights of the states after a step as foreseen, and as held on average once it was taken.

    node: as the step begins. Each world of the mind stands once for what is so: in it the mind is just as it is.
    """
    foreseen: Weights = {}
    held: Weights = {}
    place = engine.places[name]
    depths = (depth,) * len(engine.task.characters)
    for log_weight, world in node.beliefs[place].worlds():
        odds = engine.expected_policy(depth, world, step)
        for event, log in zip(engine.menu(world, step), odds, strict=True):
            weight = math.exp(log_weight + log)
            if weight == 0:
                continue
            after = engine.after(depths, world, event, step)
            foreseen[after.state] = foreseen.get(after.state, 0.0) + weight
            for inner, descendant in after.beliefs[place].worlds():
                held[descendant.state] = held.get(descendant.state, 0.0) + weight * math.exp(inner)
    return foreseen, held


def gap(foreseen: Weights, held: Weights) -> float:
    """Return how far the two are apart: the largest difference in the weight of a state."""
    return max(abs(foreseen.get(state, 0.0) - held.get(state, 0.0)) for state in {*foreseen, *held})
