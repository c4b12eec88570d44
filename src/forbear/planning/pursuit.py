"""A search for explained stories from its beginning to whatever ends it: told one by one, far apart where that is asked for,
and begun anew with minds followed deeper where that was left open and nothing was found."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from forbear.errors import LimitReached
from forbear.planning.compiling.compiled import CompiledTask
from forbear.planning.diversity import Selection
from forbear.planning.node_limits import Effort, NodeLimits
from forbear.planning.search import FoundStory, Request, Search, Watch
from forbear.records import replace

DEEPER: Final = 3
"""Where no depth is asked for and there is no story at the depth above, minds are followed so deep."""

LONG: Final = 1_000_000
"""Effort (planner.py) without a story after which it is asked once whether there is any, were everybody willing."""
WILLING: Final = Effort(nodes=100_000)
"""What that question may use."""


class Pursuit:
    """`search`: the one that goes on; `request`: what it looks for by now. `found`: how many stories were told. `limit`,
    `is_interrupted`: what ended it, if anything did."""

    def __init__(
        self,
        task: CompiledTask,
        request: Request,
        watch: Watch | None,
        bounds: NodeLimits,
        *,
        diverse: bool = False,
        deepens: bool = False,
    ) -> None:
        self.request = request
        self.found = 0
        self.limit: LimitReached | None = None
        self.is_interrupted = False
        self._task = task
        self._watch = watch
        self._bounds = bounds
        self._diverse = diverse
        self._deepens = deepens
        self._is_doubted = True
        """Whether it is yet to be asked if there is any story at all."""
        self.search = self._begun()

    def _begun(self) -> Search:
        return Search(self._task, self.request, self._watch, self._bounds)

    def stories(self) -> Iterator[tuple[FoundStory, Fraction | None]]:
        """Yield the stories, each with its distance from those before where they are to differ. After the last, `limit`
        says what ended it, if anything did."""
        stories = self._each()
        while True:
            try:
                found = next(stories, None)
            except LimitReached as reached:
                self.limit = reached
                return
            except KeyboardInterrupt:
                self.is_interrupted = True
                return
            if found is not None:
                self.found += 1
                yield found
            elif self._goes_deeper():
                stories = self._each()
            else:
                return

    def _each(self) -> Iterator[tuple[FoundStory, Fraction | None]]:
        """Yield the stories of the search as it is; where they are to differ, in the order in which these are chosen."""
        if not self._diverse:
            for story in self.search.turns():
                if story is not None:
                    yield story, None
                elif self._is_out_of_reach():
                    return
            return
        selection = Selection(self.search)
        for chosen in selection.stories():
            self.is_interrupted = selection.is_interrupted
            yield chosen.story, chosen.distance

    def _is_out_of_reach(self) -> bool:
        """Say, once it has taken long, whether there is no story of any worth even if everybody is willing."""
        if self.found or not self._is_doubted or self.search.effort < LONG or self.request.is_everybody_willing:
            return False
        self._is_doubted = False
        request = replace(self.request, effort=WILLING, is_everybody_willing=True, every=False, variants=False)
        willing = Search(self._task, request, self._watch, self._bounds)
        try:
            if next(willing.stories(), None) is not None or willing.best is not None:
                return False
        except LimitReached:
            return False
        self._deepens = False
        return True

    def _goes_deeper(self) -> bool:
        """Begin anew with minds followed deeper, where that was left open and nothing was found."""
        depth = self.request.limits.depth
        if not self._deepens or self.found or depth is None or depth >= DEEPER:
            return False
        self.request = replace(self.request, limits=replace(self.request.limits, depth=DEEPER))
        self.search = self._begun()
        return True
