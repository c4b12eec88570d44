"""The additive estimate: what each part of a goal costs by itself, summed (h-add; Bonet & Geffner 2001).

It guesses too high where one step serves two parts, so nothing may be left out for its sake.
"""

from __future__ import annotations

from typing import Final

from forbear.planning.fast.operators import Clause, Operator
from forbear.planning.fast.waking import places_of

NEVER: Final = 1 << 20
"""The estimate where no number of steps is enough."""


def additive(bits: int, target: list[Clause], actions: list[Operator], triggers: list[Operator]) -> int:
    """Return the cost of the cheapest clause of a target from what is so; a trigger costs nothing itself."""
    cost: dict[int, int] = dict.fromkeys(places_of(bits), 0)
    has_changed = True
    while has_changed:
        has_changed = False
        for operators, own in ((triggers, 0), (actions, 1)):
            for want, choices, adds in operators:
                needed = _of_clause(cost, want, choices)
                if needed < NEVER:
                    for place in places_of(adds):
                        if cost.get(place, NEVER) > needed + own:
                            cost[place] = needed + own
                            has_changed = True
    return min([_of_clause(cost, want, choices) for want, choices in target], default=NEVER)


def _of_clause(cost: dict[int, int], want: int, choices: tuple[int, ...]) -> int:
    total = 0
    for place in places_of(want):
        total += cost.get(place, NEVER)
    for choice in choices:
        total += min([cost.get(place, NEVER) for place in places_of(choice)], default=NEVER)
    return min(total, NEVER)
