"""Had somebody held the opposite as firmly (docs/semantics.md §8): how much a mind gives a formula is exchanged with the rest.

Everything else is held: how the worlds in which it is so share their weight, how those in which it is not share theirs, what is
so, and what everybody else thinks, of this mind too.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from forbear.language import amounts
from forbear.language.expressions import Expression, Not
from forbear.minds.correction import Corrections
from forbear.minds.inform import replaced
from forbear.minds.node import Belief, Interner, Node, World
from forbear.minds.reading import Reader


class Suppositions:
    """What minds of one task could hold instead."""

    def __init__(self, interner: Interner, reader: Reader, corrections: Corrections) -> None:
        self._interner = interner
        self._reader = reader
        self._corrections = corrections

    def supposed(self, node: Node, place: int, formula: Expression) -> Node | None:
        """Return the node with the weights that the character at this place gives a formula and its opposite
        exchanged; None where it cannot be otherwise for them.

        Of what they are sure of, every world is corrected until it is not so, as if they had heard that.
        """
        old = node.beliefs[place]
        holds = self._reader.reading(formula)
        known = old.worlds()
        is_so = tuple(holds(world.state, world) is True for _, world in known)
        if not any(is_so):
            return None
        if all(is_so):
            opposite = self._otherwise(known, formula, place)
            if opposite is None:
                return None
        else:
            logs = {
                side: _log_sum(log for (log, _), so in zip(known, is_so, strict=True) if so is side)
                for side in (True, False)
            }
            opposite = [(log - logs[so] + logs[not so], world) for (log, world), so in zip(known, is_so, strict=True)]

        def worlds(new: Belief) -> Iterable[World]:
            for log, world in opposite:
                yield log, self._interner.node(world.state, replaced(world.beliefs, place, new))

        new = self._interner.belief(("supposed", old.number, place, formula), place, worlds)
        return self._interner.node(node.state, replaced(node.beliefs, place, new))

    def _otherwise(self, known: tuple[World, ...], formula: Expression, place: int) -> list[World] | None:
        """Return worlds in all of which a formula is so, put right until it is not; None where that cannot be."""
        holds, denial = self._reader.reading(formula), Not(formula)
        if self._corrections.untellable(denial):
            return None
        found = [(log, self._corrections.corrected(world, denial, None, place)) for log, world in known]
        return None if any(holds(world.state, world) is True for _, world in found) else found


def _log_sum(logs: Iterable[float]) -> float:
    found = tuple(logs)
    return amounts.log_sum(found) if found else -math.inf
