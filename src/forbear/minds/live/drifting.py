"""Forgetting: what a mind learned of some fluents is drawn anew, little by little, as it was declared to believe them.

Only these fluents move; the rest of each world stays. So no doubt is gone for ever, and trust can be mended.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from forbear.language import amounts
from forbear.logic.cells import Path
from forbear.minds.beginning import Beginning
from forbear.minds.node import Belief, Interner, Node, State, World


class Drifting:
    """What minds of one task forget in so much time. shares: for each cell, the weight with which it is drawn anew."""

    def __init__(
        self,
        characters: tuple[str, ...],
        beginning: Beginning,
        interner: Interner,
        shares: Mapping[int, float],
        key: object,
    ) -> None:
        self._characters = characters
        self._beginning = beginning
        self._interner = interner
        self._shares = shares
        self._key = key

    def node(self, node: Node, path: Path = (), own: tuple[int, Belief] | None = None) -> Node:
        """Return a node after that time: what is so there is as it was, and every mind has forgotten."""
        return self._interner.node(node.state, self._beliefs(node, path, own))

    def _beliefs(self, node: Node, path: Path, own: tuple[int, Belief] | None) -> tuple[Belief, ...]:
        return tuple(
            own[1] if own is not None and own[0] == place else self._belief(belief, path, place)
            for place, belief in enumerate(node.beliefs)
        )

    def _belief(self, old: Belief, path: Path, place: int) -> Belief:
        deeper = self._beginning.canonical((*path, self._characters[place]))

        def worlds(new: Belief) -> Iterable[World]:
            for log, world in old.worlds():
                beliefs = self._beliefs(world, deeper, (place, new))
                for share, state in self._redrawn(world.state, deeper):
                    yield log + share, self._interner.node(state, beliefs)

        return self._interner.belief(("drifted", old.number, deeper, self._key), place, worlds)

    def _redrawn(self, state: State, path: Path) -> list[tuple[float, State]]:
        found = [(0.0, state)]
        for cell, share in self._shares.items():
            drawn = self._beginning.shares(state, path, frozenset((cell,)))
            if len(drawn) == 1 and drawn[0][1][cell] == state[cell]:
                continue
            kept, anew = amounts.log(1 - share) if share < 1 else None, amounts.log(share)
            longer: list[tuple[float, State]] = []
            for log, each in found:
                if kept is not None:
                    longer.append((log + kept, each))
                for weight, other in drawn:
                    changed = (*each[:cell], other[cell], *each[cell + 1 :])
                    longer.append((log + anew + weight, changed))
            found = longer
        return found
