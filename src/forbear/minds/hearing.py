"""Hearing that something is so (docs/semantics.md §4).

All that hangs together with what is heard moves with it: the worlds in which it does not hold go.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from forbear.language.expressions import Expression
from forbear.minds.bayes import condition
from forbear.minds.correction import Corrections
from forbear.minds.inform import replaced
from forbear.minds.node import Belief, Interner, Node, World
from forbear.minds.reading import Reader


class Hearing:
    """What minds of one task hear."""

    def __init__(self, interner: Interner, reader: Reader, corrections: Corrections) -> None:
        self._interner = interner
        self._reader = reader
        self._corrections = corrections

    def heard(self, node: Node, place: int, formula: Expression, *, is_final: bool = True) -> Node:
        """Return the node once the character at this place takes it that a formula is so.

        Worlds in which it holds keep their weights; if there are none, every world is corrected until it holds.
        is_final: False where they are told more by the same event, so that nothing follows of itself before that.
        """
        old = node.beliefs[place]
        holds = self._reader.reading(formula)

        def worlds(new: Belief) -> Iterable[World]:
            known = old.worlds()
            agrees = tuple(0.0 if holds(world.state, world) is True else -math.inf for _, world in known)
            _, agreeing = condition(known, agrees)
            for log_weight, world in agreeing or known:
                kept = world if agreeing else self._corrections.corrected(world, formula, None, place)
                yield log_weight, self._interner.node(kept.state, replaced(kept.beliefs, place, new))

        key = ("heard", old.number, place, formula, is_final)
        new = self._interner.belief(key, place, worlds, settles=is_final)
        return self._interner.node(node.state, replaced(node.beliefs, place, new))
