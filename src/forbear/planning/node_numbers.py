"""Which nodes are alike for whoever looks no deeper than so many minds within minds.

Equal nodes that were made in different ways may be two; here they have one number.
"""

from __future__ import annotations

from forbear.planning.compiling.compiled import CompiledTask
from forbear.planning.node import SureNode


class NodeNumbers:
    """Numbers nodes by their states and by those of the minds in them, as deep as reasons go and what they read."""

    def __init__(self, compiled: CompiledTask, nesting: int = 0) -> None:
        """nesting: minds within minds that are asked; corrections of beliefs that conditions read look one deeper."""
        deepest = max((len(fluent.path) for fluent in compiled.fluents), default=0)
        self._depth = nesting + (deepest + 1 if deepest else 0)
        self._characters = range(len(compiled.task.characters))
        self._known: list[dict[SureNode, int]] = [{} for _ in range(self._depth + 1)]
        self._numbers: dict[tuple[object, ...], int] = {}

    def number(self, node: SureNode) -> int:
        """Return a node's number: the same for all that are alike."""
        return self._number(node, self._depth)

    def _number(self, node: SureNode, depth: int) -> int:
        known = self._known[depth]
        found = known.get(node)
        if found is None:
            minds = [self._number(node.believed(who), depth - 1) for who in self._characters] if depth else []
            found = known[node] = self._numbers.setdefault((depth, node.state, *minds), len(self._numbers))
        return found
