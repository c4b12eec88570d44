"""The author's search: best first, each step's reasons asked only when the story that takes it comes up.

A story enters the queue unasked, with mind budget 1; on "not with that" it goes back with a larger one, up to the
character limit. The key is steps + estimate + budget. A story explained at a small budget is explained at a larger
one, so nothing is lost.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush

from forbear.language.values import Value
from forbear.planning.fast.encoding import WORLD, Encoding
from forbear.planning.fast.flat import FlatStates
from forbear.planning.fast.minds import MindNodes
from forbear.planning.fast.reasons import Path, Reasons
from forbear.planning.fast.relaxed import NEVER, Relaxed
from forbear.planning.limits import PlanLimits
from forbear.planning.utility import is_better

NO_BOUND = 1 << 16


@dataclass(slots=True)
class Visits:
    """How much a search did."""

    taken_up: int = 0
    expanded: int = 0


class AuthorSearch:
    """Looks for one story that reaches a goal."""

    def __init__(
        self,
        encoding: Encoding,
        states: FlatStates,
        nodes: MindNodes,
        relaxed: Relaxed,
        reasons: Reasons,
        limits: PlanLimits,
    ) -> None:
        self._encoding = encoding
        self._states = states
        self._nodes = nodes
        self._relaxed = relaxed
        self._reasons = reasons
        self._author = NO_BOUND if limits.author is None else limits.author
        budget = limits.longest(1, 1)
        self._budget = NO_BOUND if budget is None else budget
        self._consenting = tuple(action.consenting for action in encoding.actions)
        self.visits = Visits()

    def find(self, goal: Value) -> Path | None:
        """Return a story after which the author's utility is at least the goal and greater than now; None if none is."""
        states, nodes = self._states, self._nodes
        root = nodes.root()
        start = states.utility(nodes.state[root], WORLD)
        best: dict[int, int] = {root: 0}
        queue: list[tuple[int, int, int, int, int, int, Path]] = []
        count = self._push(queue, root, 0, goal, (), 0)
        while queue:
            key, minus, _, budget, parent, action, path = heappop(queue)
            length = -minus
            self.visits.taken_up += 1
            known = nodes.known_after(parent, action)
            if known >= 0 and best.get(known, NO_BOUND) <= length:
                continue
            wanted = self._ask(parent, action, budget)
            if wanted > budget:
                if wanted <= self._budget:
                    count += 1
                    heappush(queue, (key - budget + wanted, minus, count, wanted, parent, action, path))
                continue
            node = nodes.after(parent, action)
            if best.get(node, NO_BOUND) <= length:
                continue
            best[node] = length
            value = states.utility(nodes.state[node], WORLD)
            if is_better(value, start) and not is_better(goal, value):
                return path
            if length < self._author:
                self.visits.expanded += 1
                count = self._push(queue, node, length, goal, path, count)
        return None

    def _push(
        self,
        queue: list[tuple[int, int, int, int, int, int, Path]],
        node: int,
        length: int,
        goal: Value,
        path: Path,
        count: int,
    ) -> int:
        states, nodes = self._states, self._nodes
        for action in states.open_actions(nodes.state[node]):
            minds = nodes.minds[node]
            if any(not states.is_open(nodes.state[minds[who]], action) for who in self._consenting[action]):
                continue
            estimate = self._relaxed.steps(nodes.flat_after(node, action), WORLD, goal, at_least=True)
            if estimate >= NEVER or length + 1 + estimate > self._author:
                continue
            budget = 1 if self._consenting[action] else 0
            count += 1
            heappush(queue, (length + 1 + estimate + budget, -length - 1, count, budget, node, action, (*path, action)))
        return count

    def _ask(self, node: int, action: int, budget: int) -> int:
        """Return the budget if everyone who consents has a reason within it, else the next that could be enough."""
        minds = self._nodes.minds[node]
        least = max((self._reasons.least(who, minds[who], action) for who in self._consenting[action]), default=0)
        if least > budget:
            return least
        for who in self._consenting[action]:
            if not self._reasons.has(who, minds[who], action, budget, 1):
                return budget + 1
        return budget

    def shortened(self, story: Path, goal: Value) -> Path:
        """Return the story without steps that can be left out, what remains being explained and worth the same."""
        nodes, states = self._nodes, self._states
        root = nodes.root()
        end = root
        for action in story:
            end = nodes.after(end, action)
        value = states.utility(nodes.state[end], WORLD)
        while True:
            for kept in self._shorter(story, root, value):
                if self.is_explained(kept, root):
                    story = kept
                    break
            else:
                return story

    def _shorter(self, story: Path, root: int, value: Value) -> list[Path]:
        """Return the proper parts of a story that can happen and end with a utility, the shortest first."""
        nodes, states = self._nodes, self._states
        reached: dict[tuple[int, Path], None] = {(root, ()): None}
        for action in story:
            longer = [
                (nodes.after(node, action), (*path, action))
                for node, path in reached
                if states.is_open(nodes.state[node], action)
            ]
            reached.update(dict.fromkeys(longer))
        found = [
            path
            for node, path in reached
            if 0 < len(path) < len(story) and states.utility(nodes.state[node], WORLD) == value
        ]
        return sorted(found, key=len)

    def is_explained(self, story: Path, root: int) -> bool:
        """Say whether every step of a possible story is explained, within the character limit."""
        node = root
        for action in story:
            minds = self._nodes.minds[node]
            for who in self._consenting[action]:
                if not self._states.is_open(self._nodes.state[minds[who]], action):
                    return False
                if not self._reasons.has(who, minds[who], action, self._budget, 1):
                    return False
            node = self._nodes.after(node, action)
        return True
