"""What a worker keeps between jobs: the scenes that it loaded last, and what it worked out of them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any


class Kept:
    """Keeps so many things that were made last, each by a name that says all that it was made of."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()

    def get(self, name: Hashable, make: Callable[[], Any]) -> Any:
        """Return what has the name, made now if it is not there."""
        if name in self._kept:
            self._kept.move_to_end(name)
            return self._kept[name]
        made = make()
        self.put(name, made)
        return made

    def find(self, name: Hashable) -> Any | None:
        """Return what has the name; None where it is not there."""
        return self._kept.get(name)

    def put(self, name: Hashable, made: Any) -> None:
        """Keep something under a name."""
        self._kept[name] = made
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)

    def drop(self, name: Hashable) -> None:
        """Let go of what has the name."""
        self._kept.pop(name, None)


class Warm:
    """scenes: cheap to keep. stories: runs and trees, with all that an engine worked out for them. tapes: scenes of which some
    numbers are moved again and again."""

    def __init__(self) -> None:
        self.scenes = Kept(24)
        self.stories = Kept(3)
        self.tapes = Kept(12)

    def forget_stories(self) -> None:
        """Let go of what may have been left half done."""
        self.stories = Kept(3)
        self.tapes = Kept(12)
