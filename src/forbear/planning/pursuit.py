"""A search for explained stories from its beginning to whatever ends it: told one by one, far apart where that is asked for,
and begun anew with minds followed deeper where that was left open and nothing was found."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from forbear.errors import LimitReached
from forbear.planning.compiling.compiled import CompiledTask
from forbear.planning.diversity import Selection
from forbear.planning.node_limits import NodeLimits
from forbear.planning.search import FoundStory, Request, Search, Watch
from forbear.records import replace

DEEPER: Final = 3
"""Where no depth is asked for and there is no story at the depth above, minds are followed so deep."""


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
            for story in self.search.stories():
                yield story, None
            return
        selection = Selection(self.search)
        for chosen in selection.stories():
            self.is_interrupted = selection.is_interrupted
            yield chosen.story, chosen.distance

    def _goes_deeper(self) -> bool:
        """Begin anew with minds followed deeper, where that was left open and nothing was found."""
        depth = self.request.limits.depth
        if not self._deepens or self.found or depth is None or depth >= DEEPER:
            return False
        self.request = replace(self.request, limits=replace(self.request.limits, depth=DEEPER))
        self.search = self._begun()
        return True
