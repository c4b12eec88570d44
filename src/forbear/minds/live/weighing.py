"""An answer within a time that is given: first a shallow one, then deeper, until the time is over.

What is foreseen is deepened turn by turn, then how deep everybody thinks; what was worked out for one answer is kept for
the next.
"""

from __future__ import annotations

import time

from forbear.errors import LimitReached, too_deep
from forbear.language import amounts
from forbear.minds.events import Event
from forbear.minds.live.open_minds import OpenMinds
from forbear.minds.node import Node
from forbear.records import dataclass


@dataclass(frozen=True, slots=True)
class Weighing:
    """How likely somebody takes each thing that is open to them, and what they expect of it (None where there is nothing
    to choose, or nothing was weighed).

    ahead: how many turns were foreseen; depth: how deep they were taken to think, None where nothing was weighed at all.
    """

    events: tuple[Event, ...]
    probabilities: tuple[float, ...]
    values: tuple[float | None, ...]
    ahead: int
    depth: int | None
    exact: bool


def weigh(minds: OpenMinds, who: str, ahead: tuple[str, ...], depth: int, within: float | None) -> Weighing:
    """Return what somebody would choose, thinking so deep, with these turns to come. within: seconds; None: as the
    limits allow, and LimitReached where they do not."""
    until = None if within is None else time.monotonic() + within
    budget = minds.engine.budget
    budget.renew()
    node, menu = minds.menu(who)
    if len(menu) < 2:
        return Weighing(menu, (1.0,) * len(menu), (None,) * len(menu), len(ahead), depth, True)
    if until is None:
        return _weighed(minds, node, who, ahead, depth, is_exact=True)
    best = Weighing(menu, (1 / len(menu),) * len(menu), (None,) * len(menu), 0, None, False)
    try:
        for turns, level in _deeper(len(ahead), depth):
            budget.hurry(until)
            is_last = turns == len(ahead) and level == depth
            best = _weighed(minds, node, who, ahead[:turns], level, is_exact=is_last)
    except LimitReached:
        pass
    except RecursionError:
        if best.depth is None:
            raise too_deep() from None
    finally:
        budget.renew()
    return best


def _deeper(ahead: int, depth: int) -> list[tuple[int, int]]:
    return [*((turns, 0) for turns in range(ahead + 1)), *((ahead, level) for level in range(1, depth + 1))]


def _weighed(minds: OpenMinds, node: Node, who: str, ahead: tuple[str, ...], depth: int, *, is_exact: bool) -> Weighing:
    step = minds.step((who, *ahead))
    menu = minds.engine.menu(node, step)
    logs = minds.engine.policy(depth, node, step)
    values = minds.engine.values(depth, node, step)
    return Weighing(menu, tuple(amounts.exp(log) for log in logs), values, len(ahead), depth, is_exact)
