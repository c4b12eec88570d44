"""How far a plan may reach: steps for the author, steps and depth of mind for everybody else.

An explanation counts the step that it explains, and one step is allowed at any depth: with a character limit of 0 or 1
a step counts as explained if it pays at once.
"""

from __future__ import annotations

from forbear.records import dataclass


@dataclass(frozen=True, slots=True)
class PlanLimits:
    """Bounds on a plan (docs/semantics.md: planning, limits). None: no bound.

    `author`: steps of the story; `character`: steps of a story in somebody's mind, counted from the step of the true
    story that it explains; `depth`: minds within minds that are searched.
    """

    author: int | None = None
    character: int | None = None
    depth: int | None = None

    def longest(self, depth: int, position: int) -> int | None:
        """Return how many steps a plan may have whose first step stands at a position, seen `depth` minds deep.

        Depth 0 is the author's plan; positions count from 1.
        """
        if depth == 0:
            return self.author
        if self.depth is not None and depth > self.depth:
            return 1
        return None if self.character is None else max(1, self.character - position + 1)
