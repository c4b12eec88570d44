"""Whether somebody has a reason for a step, asked of a mind and a budget, and remembered for every mind.

For each mind and step we keep the least budget known to be enough and the greatest known not to be: a reason within a
budget is one within any larger. The search is the definition's (explaining.py) with three differences that change no
answer: a step of the owner's own needs no look where the plan itself is the reason, a world is entered once with the
most steps left, and what cannot be reached within the budget is not tried.
"""

from __future__ import annotations

from heapq import heappop, heappush

from forbear.language.values import UNKNOWN, Value
from forbear.planning.fast.encoding import Encoding
from forbear.planning.fast.flat import FlatStates
from forbear.planning.fast.minds import MindNodes
from forbear.planning.fast.relaxed import Relaxed
from forbear.planning.utility import is_better

Path = tuple[int, ...]


class Reasons:
    """Answers for one task, one set of nodes and one depth limit."""

    def __init__(self, encoding: Encoding, states: FlatStates, nodes: MindNodes, relaxed: Relaxed, depth: int) -> None:
        self._encoding = encoding
        self._states = states
        self._nodes = nodes
        self._relaxed = relaxed
        self._depth = depth
        self._count = len(encoding.actions)
        self._consenting = tuple(action.consenting for action in encoding.actions)
        self._enough: dict[int, int] = {}
        self._too_little: dict[int, int] = {}
        self.plans: dict[int, Path] = {}
        """For each mind, step and character whose step is explained, a plan that explains it."""
        self.asked = 0
        self.searched = 0

    def has(self, who: int, mind: int, action: int, budget: int, depth: int) -> bool:
        """Say whether `who`, in a mind of theirs `depth` minds deep, has a reason of at most `budget` steps."""
        if depth > self._depth:
            budget = 1
        self.asked += 1
        key = (mind * self._count + action) * self._encoding.characters + who
        enough = self._enough.get(key)
        if enough is not None and enough <= budget:
            return True
        too_little = self._too_little.get(key)
        if too_little is not None and too_little >= budget:
            return False
        plan = self._reason(who, mind, action, budget, depth)
        if plan is None:
            self._too_little[key] = budget
            return False
        self._enough[key] = budget
        self.plans[key] = plan
        return True

    def least(self, who: int, mind: int, action: int) -> int:
        """Return a number of steps below which no reason can be."""
        start = self._states.utility(self._nodes.state[mind], who)
        return 1 + self._relaxed.steps(self._nodes.flat_after(mind, action), who, start)

    def _reason(self, who: int, mind: int, action: int, budget: int, depth: int) -> Path | None:
        states, nodes = self._states, self._nodes
        if not states.is_open(nodes.state[mind], action):
            return None
        start = states.utility(nodes.state[mind], who)
        if start is UNKNOWN:
            return None
        flat = nodes.flat_after(mind, action)
        if is_better(states.utility(flat, who), start):
            return (action,)
        if budget <= 1 or 1 + self._relaxed.steps(flat, who, start) > budget:
            return None
        self.searched += 1
        plan, is_final = self._search(who, mind, action, budget, depth, start, False)
        if is_final:
            return plan
        return self._search(who, mind, action, budget, depth, start, True)[0]

    def _search(
        self, who: int, mind: int, action: int, budget: int, depth: int, start: Value, with_shadows: bool
    ) -> tuple[Path | None, bool]:
        """Return a plan, or None, and whether that is the last word.

        Without shadows a world is entered once whatever led there. That misses a reason only where some plan pays
        and does so without its first step; then plans are told apart by what they would come to without it.
        """
        states, nodes, relaxed = self._states, self._nodes, self._relaxed
        first = nodes.after(mind, action)
        best: dict[tuple[int, frozenset[int]], int] = {}
        estimate = relaxed.steps(nodes.state[first], who, start)
        queue: list[tuple[int, int, int, int, int, Path, frozenset[int]]] = []
        count = 0
        heappush(queue, (1 + estimate, -1, count, mind, first, (action,), frozenset((mind * _MOST,))))
        found_needless = False
        while queue:
            _, minus, _, parent, _, path, shadows = heappop(queue)
            length = -minus
            step = path[-1]
            if length > 1:
                left = budget - length + 1
                if not self._is_open_to(who, parent, step, left, depth, start):
                    continue
                node = nodes.after(parent, step)
                if with_shadows:
                    shadows = self._shadowed(who, shadows, step, budget, depth, start)
                    if any(shadow // _MOST == node for shadow in shadows):
                        continue
            else:
                node = first
            key = (node, shadows) if with_shadows else (node, _NO_SHADOWS)
            known = best.get(key)
            if known is not None and known <= length:
                continue
            best[key] = length
            value = states.utility(nodes.state[node], who)
            if length > 1 and is_better(value, start):
                if not self._is_needless(who, mind, path, value, budget, depth):
                    return path, True
                found_needless = True
            if length >= budget:
                continue
            for other in states.open_actions(nodes.state[node]):
                consenting = self._consenting[other]
                if not consenting:
                    continue
                flat = nodes.flat_after(node, other)
                estimate = relaxed.steps(flat, who, start)
                if length + 1 + estimate > budget:
                    continue
                count += 1
                heappush(queue, (length + 1 + estimate, -length - 1, count, node, other, (*path, other), shadows))
        return None, not found_needless

    def _is_open_to(self, owner: int, node: int, step: int, left: int, depth: int, start: Value) -> bool:
        """Say whether a later step of somebody's plan is explained for all who consent to it.

        The owner's own reason is the rest of the plan wherever they are no better off than at the beginning.
        """
        for who in self._consenting[step]:
            if who == owner:
                here = self._states.utility(self._nodes.state[node], who)
                if here is UNKNOWN:
                    return False
                if is_better(here, start) and not self.has(who, node, step, left, depth):
                    return False
            else:
                mind = self._nodes.minds[node][who]
                if not self._states.is_open(self._nodes.state[mind], step):
                    return False
                if not self.has(who, mind, step, left, depth + 1):
                    return False
        return True

    def _shadowed(
        self, owner: int, shadows: frozenset[int], step: int, budget: int, depth: int, start: Value
    ) -> frozenset[int]:
        """Return where the plan's later steps, or some of them, can lead without its first, and in how many steps."""
        states, nodes = self._states, self._nodes
        found = set(shadows)
        for shadow in shadows:
            node, taken = divmod(shadow, _MOST)
            if states.is_open(nodes.state[node], step) and self._is_open_to(
                owner, node, step, budget - taken, depth, start
            ):
                found.add(nodes.after(node, step) * _MOST + taken + 1)
        return frozenset(found)

    def _is_needless(self, owner: int, mind: int, path: Path, value: Value, budget: int, depth: int) -> bool:
        """Say whether some of the later steps alone come to the same for the owner."""
        states, nodes = self._states, self._nodes
        reached = {(mind, 0)}
        for step in path[1:]:
            longer = set()
            for node, taken in reached:
                if not states.is_open(nodes.state[node], step):
                    continue
                if self._is_open_to(owner, node, step, budget - taken, depth, value):
                    after = nodes.after(node, step)
                    if states.utility(nodes.state[after], owner) == value:
                        return True
                    longer.add((after, taken + 1))
            reached |= longer
        return False


_NO_SHADOWS: frozenset[int] = frozenset()
_MOST = 1 << 10
"""More steps than any plan has."""
