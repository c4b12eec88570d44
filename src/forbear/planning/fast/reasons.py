"""Whether somebody has a reason for a step, asked of a mind and a budget, and remembered for every mind.

For each mind and step we keep the least budget known to be enough and the greatest known not to be: a reason within a
budget is one within any larger. The search is the definition's (explaining.py) with differences that change no answer:
a step of the owner's own needs no look where the plan itself is the reason, a world is entered once with the most
steps left, and what cannot be reached within the budget is not tried. What a search learns of the worlds it entered
holds for other first steps too, so it is kept: how many steps from there do not pay, or do.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import Final

from forbear.planning.fast.encoding import Encoding
from forbear.planning.fast.flat import UNSURE, FlatStates
from forbear.planning.fast.minds import MindNodes
from forbear.planning.fast.relaxed import Relaxed
from forbear.planning.fast.relevance import Relevance
from forbear.planning.node_limits import NodeLimits

Path = tuple[int, ...]

# An entry of a queue is one number: from the lowest bit `_PLACES` for the entry's number, ten for how short the plan is
# (`_MOST` less its length), above them the length that the plan will have at least. What is known of a node and whose mind
# it is, is kept by (node * characters + who) << 24 | start, `start` being a worth, of which there are fewer than 2^24.
NO_END: Final = 1 << 60
"""Effort without end."""
_MOST: Final = 1 << 10
"""More steps than any plan has."""
MANY: Final = 16
"""Where parts of a plan lead to more nodes than this, those from which the end cannot come about are left out."""
_PLACES: Final = 32
"""Bits for the number of an entry in a queue."""
_ENTRY: Final = (1 << 32) - 1


class Finder:
    """Looks for plans that find something out; this one, where nobody is in doubt, for none (finding.py)."""

    supposed: int = 0
    """The bit of what the plan that was found last supposes."""
    doubted: int = 0
    """The bits of what somebody may be in doubt about."""

    def doubts(self, mind: int) -> bool:
        """Say whether something is in doubt in a mind."""
        return False

    def plan(self, who: int, mind: int, action: int, budget: int, depth: int) -> Path | None:
        """Return a plan of `who` that begins with an action in a mind of theirs and finds something out."""
        return None


class Reasons:
    """Answers for one task, one set of nodes and one depth limit."""

    def __init__(
        self,
        encoding: Encoding,
        states: FlatStates,
        nodes: MindNodes,
        relaxed: Relaxed,
        relevance: Relevance,
        depth: int,
        limits: NodeLimits,
    ) -> None:
        self._states = states
        self._relevance = relevance
        self._relevant: list[int] = [-1] * encoding.characters
        self._nodes = nodes
        self._relaxed = relaxed
        self._depth: int = depth
        self._limits = limits
        self._count: int = len(encoding.actions)
        self._characters: int = encoding.characters
        self._consenting: list[tuple[int, ...]] = encoding.consenting
        self._attempted: list[int] = encoding.attempted
        self._willed: int = encoding.willed
        self._sure_by: list[int] = encoding.sure_by
        self._touching: list[int] = [-1] * encoding.characters
        self._enough: dict[int, int] = {}
        self._too_little: dict[int, int] = {}
        self._dead: dict[int, int] = {}
        """For each world, owner and worth at the beginning: a number of further steps that is not enough."""
        self._alive: dict[int, int] = {}
        """The same: a number that is, with the first of these steps."""
        self._next: dict[int, int] = {}
        self.plans: dict[int, Path] = {}
        """For each mind, step and character whose step is explained, a plan that explains it."""
        self.supposed: dict[int, int] = {}
        """By the same, where that plan finds something out: the bit of what it supposes."""
        self.finder = Finder()
        self.whole: int = NO_END
        """The most steps of a reason."""
        self._nothing_found: dict[int, int] = {}
        """For each mind and step as above a budget within which no plan finds anything out."""
        self.asked: int = 0
        self.searched: int = 0
        self.taken_up: int = 0
        self._stop_at: int = NO_END
        self.is_cut: bool = False
        """Whether the last question ended for want of effort: then a no is no answer."""

    def allow(self, effort: int) -> None:
        """Let what is asked from now on take so much effort (worlds taken up) before it is cut."""
        self._stop_at = self.taken_up + effort
        self.is_cut = False

    def has(self, who: int, mind: int, action: int, budget: int, depth: int) -> bool:
        """Say whether `who`, in a mind of theirs `depth` minds deep, has a reason of at most `budget` steps."""
        if depth > self._depth:
            budget = 1
        action = self._attempted[action]
        self.asked += 1
        key = (mind * self._count + action) * self._characters + who
        enough = self._enough.get(key, -1)
        if enough >= 0 and enough <= budget:
            return True
        plan: Path | None = None
        if self._too_little.get(key, -1) < budget:
            plan = self._reason(who, mind, action, budget, depth)
            if self.is_cut:
                return False
            if plan is None:
                self._too_little[key] = budget
        if plan is None and depth == 1 and self.finder.doubts(mind):
            if self._nothing_found.get(key, -1) < budget:
                plan = self.finder.plan(who, mind, action, budget, depth)
                if self.is_cut:
                    return False
                if plan is None:
                    self._nothing_found[key] = budget
                else:
                    self.supposed[key] = self.finder.supposed
        if plan is None:
            return False
        self._enough[key] = budget
        self.plans[key] = plan
        return True

    def learn(self, who: int, mind: int, action: int, plan: Path) -> None:
        """Take a plan for a reason that was found elsewhere (deep.py)."""
        key = (mind * self._count + self._attempted[action]) * self._characters + who
        enough = self._enough.get(key, -1)
        if enough < 0 or enough > len(plan):
            self._enough[key] = len(plan)
            self.plans[key] = plan

    def plan_of(self, who: int, mind: int, action: int) -> Path | None:
        """Return the plan by which a step was found explained, if it was."""
        return self.plans.get((mind * self._count + self._attempted[action]) * self._characters + who)

    def supposed_by(self, who: int, mind: int, action: int) -> int:
        """Return the bit of what that plan supposes, 0 where it finds nothing out."""
        return self.supposed.get((mind * self._count + self._attempted[action]) * self._characters + who, 0)

    def is_refused(self, who: int, mind: int, action: int, budget: int) -> bool:
        """Say whether a budget is known not to be enough."""
        key = (mind * self._count + self._attempted[action]) * self._characters + who
        if self.finder.doubts(mind):
            return self._nothing_found.get(key, -1) >= budget and self._too_little.get(key, -1) >= budget
        return self._too_little.get(key, -1) >= budget

    def least(self, who: int, mind: int, action: int) -> int:
        """Return a number of steps below which no reason can be that finds nothing out."""
        start = self._states.utility(self._nodes.state[mind], who)
        question = self._relaxed.question(who, start, False)
        return 1 + self._relaxed.steps(self._nodes.flat_after(mind, self._attempted[action]), question)

    def _touching_of(self, who: int) -> int:
        """Return the actions, as a set of bits, that may change somebody's utility."""
        if self._touching[who] < 0:
            self._touching[who] = self._relaxed.touching(who)
        return self._touching[who]

    def relevant_of(self, who: int) -> int:
        """Return the actions, as a set of bits, that can matter to somebody's plans."""
        if self._relevant[who] < 0:
            self._relevant[who] = self._relevance.actions(who)
        return self._relevant[who]

    def blocked(self, node: int, owner: int) -> int:
        """Return the actions, as a set of bits, that somebody but the owner would consent to who takes them to be
        impossible."""
        minds = self._nodes.minds[node]
        found = 0
        for who in range(len(minds)):
            if who != owner and minds[who] >= 0:
                found |= self._sure_by[who] & ~self._states.open_set(self._nodes.state[minds[who]])
        return found

    def _reason(self, who: int, mind: int, action: int, budget: int, depth: int) -> Path | None:
        states, nodes = self._states, self._nodes
        if budget <= 1 and not self._touching_of(who) & states.action_bit[action]:
            return None
        if not self.relevant_of(who) & states.action_bit[action] or not states.is_open(nodes.state[mind], action):
            return None
        start = states.utility(nodes.state[mind], who)
        if start == UNSURE:
            return None
        flat = nodes.flat_after(mind, action)
        if states.is_better(states.utility(flat, who), start):
            return (action,)
        if budget <= 1:
            return None
        question = self._relaxed.question(who, start, False)
        if self._relaxed.steps(flat, question) >= budget:
            return None
        self.searched += 1
        plan, is_final = self._search(who, mind, action, budget, depth, start, question)
        if is_final or self.is_cut:
            return plan
        return self._search_apart(who, mind, action, budget, depth, start, question)

    def _search(
        self, who: int, mind: int, action: int, budget: int, depth: int, start: int, question: int
    ) -> tuple[Path | None, bool]:
        """Return a plan, or None, and whether that is the last word.

        A world is entered once, whatever led there. That misses a reason only where some plan pays and does so
        without its first step.
        """
        states, nodes, relaxed = self._states, self._nodes, self._relaxed
        entry_step: list[int] = [action]
        entry_from: list[int] = [-1]
        entry_parent: list[int] = [mind]
        entry_length: list[int] = [1]
        entered: dict[int, int] = {}
        heap: list[int] = [0]
        is_needless = False
        while heap:
            if self.looks_on():
                return None, False
            entry = heappop(heap) & _ENTRY
            length = entry_length[entry]
            step = entry_step[entry]
            parent = entry_parent[entry]
            remaining = budget - length
            if length > 1:
                if not self.is_open_to(who, parent, step, remaining + 1, depth, start):
                    if self.is_cut:
                        return None, False
                    continue
            node = nodes.after(parent, step)
            if entered.get(node, _MOST) <= length:
                continue
            key = (node * self._characters + who) << 24 | start
            if self._dead.get(key, -1) >= remaining:
                continue
            entered[node] = length
            state = nodes.state[node]
            if length > 1 and states.is_better(states.utility(state, who), start):
                path = path_to(entry, entry_step, entry_from)
                needless = self.is_needless(who, mind, path, states.utility(state, who), budget, depth)
                if self.is_cut:
                    return None, False
                if not needless:
                    self._remember(who, mind, path, start, budget)
                    return path, True
                is_needless = True
            else:
                alive = self._alive.get(key, -1)
                if alive >= 0 and alive <= remaining:
                    path = path_to(entry, entry_step, entry_from) + self._rest(node, who, start)
                    value = self._end(mind, path, who)
                    needless = self.is_needless(who, mind, path, value, budget, depth)
                    if self.is_cut:
                        return None, False
                    if not needless:
                        self._remember(who, mind, path, start, budget)
                        return path, True
            if remaining <= 0:
                continue
            allowed = states.open_set(state) & self._willed & self.relevant_of(who) & ~self.blocked(node, who)
            if remaining == 1:
                allowed &= self._touching_of(who)
            if not allowed:
                continue
            # Where as many steps are needed as are left, each must bring the end nearer.
            nearer = relaxed.nearer(state, question) if relaxed.steps(state, question) >= remaining else -1
            for other in states.open_actions(state):
                if allowed & states.action_bit[other] and relaxed.added[other] & nearer:
                    estimate = relaxed.steps(nodes.flat_after(node, other), question)
                    if estimate < remaining:
                        number = len(entry_step)
                        entry_step.append(other)
                        entry_from.append(entry)
                        entry_parent.append(node)
                        entry_length.append(length + 1)
                        heappush(heap, ((length + 1 + estimate) * _MOST + _MOST - length) << _PLACES | number)
        if is_needless:
            return None, False
        for node, length in entered.items():
            key = (node * self._characters + who) << 24 | start
            if self._dead.get(key, -1) < budget - length:
                self._dead[key] = budget - length
        return None, True

    def looks_on(self) -> bool:
        """Count the effort, let the limits be looked at now and then, and say whether to stop."""
        self.taken_up += 1
        if self.taken_up & 63 == 0:
            self._limits.check(len(self._nodes.state))
        if self.taken_up > self._stop_at:
            self.is_cut = True
        return self.is_cut

    def _remember(self, who: int, mind: int, path: Path, start: int, budget: int) -> None:
        """Keep that a plan's rest pays from each of the worlds it leads through."""
        node = self._nodes.after(mind, path[0])
        for place in range(1, len(path)):
            key = (node * self._characters + who) << 24 | start
            left = budget - place
            if self._alive.get(key, _MOST) > left:
                self._alive[key] = left
                self._next[key] = path[place]
            node = self._nodes.after(node, path[place])

    def _rest(self, node: int, who: int, start: int) -> Path:
        """Return the steps that are known to pay from a world on."""
        found: list[int] = []
        while not self._states.is_better(self._states.utility(self._nodes.state[node], who), start):
            step = self._next[(node * self._characters + who) << 24 | start]
            found.append(step)
            node = self._nodes.after(node, step)
        return tuple(found)

    def _end(self, node: int, path: Path, who: int) -> int:
        for step in path:
            node = self._nodes.after(node, step)
        return self._states.utility(self._nodes.state[node], who)

    def is_open_to(self, owner: int, node: int, step: int, left: int, depth: int, start: int) -> bool:
        """Say whether a later step of somebody's plan is explained for all who consent to it.

        The owner's own reason is the rest of the plan wherever they are no better off than at the beginning.
        """
        for who in self._consenting[step]:
            if who == owner:
                here = self._states.utility(self._nodes.state[node], who)
                if here == UNSURE or self._attempted[step] != step:
                    return False  # nobody plans to fail
                if self._states.is_better(here, start) and not self.has(who, node, step, left, depth):
                    return False
            else:
                mind = self._nodes.minds[node][who]
                if not self._states.is_open(self._nodes.state[mind], self._attempted[step]):
                    return False
                if not self.has(who, mind, step, left, depth + 1):
                    return False
        return True

    def is_needless(self, owner: int, mind: int, path: Path, value: int, budget: int, depth: int) -> bool:
        """Say whether some of the later steps alone come to the same for the owner."""
        states, nodes = self._states, self._nodes
        reached: dict[int, bool] = {mind * _MOST: True}
        for place in range(1, len(path)):
            if len(reached) > MANY:
                ahead = path[place:]
                hopeful: dict[int, bool] = {}
                for shadow in reached:
                    self._nodes.look()
                    if self.could_come(shadow // _MOST, owner, value, ahead):
                        hopeful[shadow] = True
                reached = hopeful
            step = path[place]
            longer: list[int] = []
            for shadow in reached:
                node = shadow // _MOST
                taken = shadow % _MOST
                if not states.is_open(nodes.state[node], step):
                    continue
                if self.is_open_to(owner, node, step, budget - taken, depth, value):
                    after = nodes.after(node, step)
                    if states.utility(nodes.state[after], owner) == value:
                        return True
                    longer.append(after * _MOST + taken + 1)
            for shadow in longer:
                reached[shadow] = True
        return False

    def could_come(self, node: int, owner: int, value: int, ahead: Path) -> bool:
        """Say whether a plan's owner could be as well off as a worth after some of the steps ahead."""
        question = self._relaxed.question(owner, value, True)
        return self._relaxed.could_come(self._nodes.state[node], ahead, question)

    def _search_apart(
        self, who: int, mind: int, action: int, budget: int, depth: int, start: int, question: int
    ) -> Path | None:
        """Return a plan, telling worlds apart by what the steps that led there would come to without the first."""
        states, nodes, relaxed = self._states, self._nodes, self._relaxed
        best: dict[tuple[int, frozenset[int]], int] = {}
        heap: list[tuple[int, int, int, int, Path, frozenset[int]]] = []
        heappush(heap, (1, -1, 0, mind, (action,), frozenset((mind * _MOST,))))
        count = 0
        while heap:
            if self.looks_on():
                return None
            _, minus, _, parent, path, shadows = heappop(heap)
            length = -minus
            step = path[length - 1]
            remaining = budget - length
            if length > 1:
                if not self.is_open_to(who, parent, step, remaining + 1, depth, start):
                    continue
                shadows = self._shadowed(who, shadows, step, budget, depth, start)
            if self.is_cut:
                return None
            node = nodes.after(parent, step)
            if any([shadow // _MOST == node for shadow in shadows]):
                continue
            key = (node, shadows)
            if best.get(key, _MOST) <= length:
                continue
            if self._dead.get((node * self._characters + who) << 24 | start, -1) >= remaining:
                continue
            best[key] = length
            state = nodes.state[node]
            value = states.utility(state, who)
            if length > 1 and states.is_better(value, start):
                needless = self.is_needless(who, mind, path, value, budget, depth)
                if self.is_cut:
                    return None
                if not needless:
                    return path
            if remaining <= 0:
                continue
            allowed = states.open_set(state) & self._willed & self.relevant_of(who) & ~self.blocked(node, who)
            if remaining == 1:
                allowed &= self._touching_of(who)
            if not allowed:
                continue
            nearer = relaxed.nearer(state, question) if relaxed.steps(state, question) >= remaining else -1
            for other in states.open_actions(state):
                if allowed & states.action_bit[other] and relaxed.added[other] & nearer:
                    estimate = relaxed.steps(nodes.flat_after(node, other), question)
                    if estimate < remaining:
                        count += 1
                        heappush(heap, (length + 1 + estimate, -length - 1, count, node, (*path, other), shadows))
        return None

    def _shadowed(
        self, owner: int, shadows: frozenset[int], step: int, budget: int, depth: int, start: int
    ) -> frozenset[int]:
        """Return where the plan's later steps, or some of them, can lead without its first, and in how many steps."""
        states, nodes = self._states, self._nodes
        found = set(shadows)
        for shadow in sorted(shadows):
            node = shadow // _MOST
            taken = shadow % _MOST
            if states.is_open(nodes.state[node], step) and self.is_open_to(
                owner, node, step, budget - taken, depth, start
            ):
                found.add(nodes.after(node, step) * _MOST + taken + 1)
        return frozenset(found)


def path_to(entry: int, steps: list[int], origins: list[int]) -> Path:
    """Return the steps that lead to an entry of a queue."""
    found: list[int] = []
    while entry >= 0:
        found.append(steps[entry])
        entry = origins[entry]
    found.reverse()
    return tuple(found)
