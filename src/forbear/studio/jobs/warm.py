"""What a worker keeps between jobs: the scenes that it loaded last."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any

MOST = 12
"""So many things are kept."""


class Warm:
    """Keeps what was made last, by a name that says all that it was made of."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()

    def get(self, name: Hashable, make: Callable[[], Any]) -> Any:
        """Return what has the name, made now if it is not there."""
        if name in self._kept:
            self._kept.move_to_end(name)
            return self._kept[name]
        made = self._kept[name] = make()
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)
        return made
