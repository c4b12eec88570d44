"""A story with everybody's reasons, read off what the search has learnt; asked anew where it never had to ask."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from forbear.planning.fast.encoding import WORLD
from forbear.planning.fast.planner import FastPlanner
from forbear.planning.limits import PlanLimits
from forbear.planning.solution import Reason, Step

NO_BOUND: Final = 1 << 16


class Reasoned:
    """Gives the reasons of stories of one planner's task. Whoever has none within the limits is given none."""

    def __init__(self, planner: FastPlanner, limits: PlanLimits) -> None:
        self._planner = planner
        self._limits = limits
        self._actions = planner.encoding.compiled.actions
        self._consenting = tuple(action.consenting for action in planner.encoding.actions)
        self._names = planner.encoding.compiled.task.characters
        self._place = {action.action: place for place, action in enumerate(self._actions)}

    def story(self, actions: Iterable[int]) -> tuple[Step, ...]:
        """Return a possible story (numbers in the task) with its reasons. Raises LimitReached."""
        path = tuple(self._place[action] for action in actions)
        return self._steps(path, self._planner.nodes.root(), WORLD, 0, 1)

    def _steps(self, path: tuple[int, ...], node: int, owner: int, depth: int, position: int) -> tuple[Step, ...]:
        found = []
        for action in path:
            reasons = (
                self._reason(who, node, action, depth + 1, position) for who in self._consenting[action] if who != owner
            )
            found.append(Step(self._actions[action].action, tuple(r for r in reasons if r is not None)))
            node = self._planner.nodes.after(node, action)
            position += 1 if depth else 0
        return tuple(found)

    def _reason(self, who: int, node: int, action: int, depth: int, position: int) -> Reason | None:
        nodes, reasons = self._planner.nodes, self._planner.reasons
        minds = nodes.minds[node]
        if not minds:
            return None
        mind = minds[who]
        budget = self._limits.longest(depth, position)
        if not self._planner.states.is_open(nodes.state[mind], action):
            return None
        if not reasons.has(who, mind, action, NO_BOUND if budget is None else budget, depth):
            return None
        _, *rest = reasons.plans[(mind * len(self._actions) + action) * len(self._names) + who]
        steps = self._steps(tuple(rest), nodes.after(mind, action), who, depth, position + 1)
        return Reason(self._names[who], steps)
