"""Long reasons, found by going where the end looks nearest: a robbery of twenty steps in somebody's mind.

To know that no shorter reason is there, all the worlds within so many steps have to be gone through, and with each
step there are many times more. So where that takes long, the whole is looked for once with as many steps as there may
be, in order of how many steps a plan has in which nothing that is so ever stops being so (FF; Hoffmann & Nebel 2001). There
are two such plans, of what comes first and of what is cheapest, and where one is blind the other seldom is: by turns the
world is taken up that is nearest by the one and by the other (as in LAMA; Richter & Westphal 2010). What is found is a
reason, and shortened; what is not found in a while is left to the search that misses none (reasons.py).
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import Final

from forbear.planning.fast.additive import NEVER
from forbear.planning.fast.encoding import Encoding
from forbear.planning.fast.flat import UNSURE, FlatStates
from forbear.planning.fast.minds import MindNodes
from forbear.planning.fast.reasons import NO_END, Path, Reasons, path_to
from forbear.planning.fast.relaxed import Relaxed

WORLDS: Final = 250
"""Worlds that the first look may take up; twice as many each time it is asked for again."""
MOST_WORLDS: Final = 16_000
NESTED: Final = 200
"""Worlds that a question about one of the others may take up, beside those of the look itself."""
TOGETHER: Final = 8
"""For each world of a look how many all such questions together may take up."""
LONG: Final = 11
"""Reasons are looked for so where they may have so many steps, or have at least half as many."""
LONGEST: Final = 64
"""The most steps of such a reason."""
_GREED: Final = 3
"""How many steps of the plan so far count for as much as one still to come."""
_ANOTHERS: Final = 12
"""What a step of somebody else's pays that brings the end no nearer."""


class DeepReasons:
    """Looks for long reasons of one task, and knows those found."""

    def __init__(
        self, encoding: Encoding, states: FlatStates, nodes: MindNodes, relaxed: Relaxed, reasons: Reasons
    ) -> None:
        self._states = states
        self._nodes = nodes
        self._relaxed = relaxed
        self._reasons = reasons
        self._consenting: list[tuple[int, ...]] = encoding.consenting
        self._attempted: list[int] = encoding.attempted
        self._willed: int = encoding.willed
        self._longest: int = LONGEST
        self._worlds: dict[tuple[int, int, int], int] = {}
        """For whose reason, mind and step: how many worlds the next look may take up."""
        self._onward: dict[tuple[int, int, int], Path] = {}
        """By the same the rest of a plan that leads there."""
        self._unanswered: dict[tuple[int, ...], int] = {}
        """By step and the minds of others on whom a plan counts: how many steps ahead they were asked to look, in vain."""
        self._stop: int = 0
        """How many worlds may have been taken up before nobody else is asked at length."""
        self._is_exhaustive: bool = True
        """Whether nobody was asked in vain since this was last said."""

    def find(self, who: int, mind: int, action: int, *, is_hard: bool) -> bool:
        """Say whether a reason is found, which is then known. is_hard: the usual search has taken long already."""
        action = self._attempted[action]
        key = (who, mind, action)
        longest = self._longest = min(self._reasons.whole, LONGEST)
        rest = self._onward.pop(key, None)
        if rest is not None and len(rest) <= longest and self._is_one(who, mind, rest):
            self._know(who, mind, rest)
            return True
        if not is_hard or not self.may_be_long(who, mind, action):
            return False
        worlds = self._worlds.get(key, WORLDS)
        if worlds > MOST_WORLDS:
            return False
        self._worlds[key] = 2 * worlds
        plan = self._search(who, mind, action, longest, worlds)
        self._reasons.is_cut = False
        if plan is None:
            return False
        self._know(who, mind, plan)
        return True

    def may_find(self, is_hard: bool) -> bool:
        """Say whether any reason could be found so; else nobody's need be looked for."""
        return len(self._onward) > 0 or (is_hard and 2 * self._reasons.whole >= LONG)

    def may_be_long(self, who: int, mind: int, action: int) -> bool:
        """Say whether a reason may have many steps, or has at least half as many."""
        return min(self._reasons.whole, LONGEST) >= LONG or self._reasons.least(who, mind, action) * 2 >= LONG

    def has_patience(self, who: int, mind: int, action: int) -> bool:
        """Say whether another look for a reason would be had."""
        return self._worlds.get((who, mind, self._attempted[action]), WORLDS) <= MOST_WORLDS

    def _know(self, who: int, mind: int, plan: Path) -> None:
        self._reasons.learn(who, mind, plan[0], plan)
        node = mind
        for place in range(1, len(plan)):
            node = self._nodes.after(node, plan[place - 1])
            self._onward.setdefault((who, node, plan[place]), plan[place:])

    def _search(self, who: int, mind: int, action: int, longest: int, worlds: int) -> Path | None:
        states, nodes, relaxed, reasons = self._states, self._nodes, self._relaxed, self._reasons
        start = states.utility(nodes.state[mind], who)
        if start == UNSURE or not states.is_open(nodes.state[mind], action):
            return None
        relevant = reasons.relevant_of(who) & self._willed
        if not relevant & states.action_bit[action]:
            return None
        question = relaxed.question(who, start, False)
        steps: list[int] = [action]
        origins: list[int] = [-1]
        parents: list[int] = [mind]
        lengths: list[int] = [1]
        shadows: list[int] = [mind]
        """Where the same steps lead without the first."""
        entered: set[int] = {mind}
        is_taken: list[bool] = [False]
        heaps: tuple[list[tuple[int, int]], ...] = ([(0, 0)], [])
        """What is waiting, in order of each of the estimates, which have their turns."""
        self._is_exhaustive = True
        self._stop = reasons.taken_up + TOGETHER * worlds
        for turn in range(worlds):
            entry = _next(heaps, turn, is_taken)
            if entry < 0:
                if self._is_exhaustive:
                    self._worlds[who, mind, action] = NO_END
                break
            reasons.looks_on()
            step, parent, length = steps[entry], parents[entry], lengths[entry]
            if length > 1 and not self._is_open(who, parent, step, longest - length + 1, start):
                continue
            node = nodes.after(parent, step)
            if node in entered:
                continue
            entered.add(node)
            shadow = shadows[entry]
            if length > 1 and states.is_open(nodes.state[shadow], step):
                shadow = nodes.after(shadow, step)
            if node == shadow:
                continue
            state = nodes.state[node]
            if states.is_better(states.utility(state, who), start):
                plan = self._shortened(who, mind, path_to(entry, steps, origins), start)
                if self._is_one(who, mind, plan):
                    return plan
                continue
            if length >= longest:
                continue
            here = (relaxed.cheapest_plan(state, question), relaxed.plan_length(state, question))
            allowed = states.open_set(state) & relevant & ~reasons.blocked(node, who)
            for other in states.open_actions(state):
                if not allowed & states.action_bit[other]:
                    continue
                flat = nodes.flat_after(node, other)
                if relaxed.steps(flat, question) >= longest - length:
                    continue
                guesses = (relaxed.cheapest_plan(flat, question), relaxed.plan_length(flat, question))
                if guesses[0] < NEVER:
                    for heap, guess, before in zip(heaps, guesses, here, strict=True):
                        paid = _GREED * guess + length
                        if guess >= before and self._consenting[other] != (who,):
                            paid += _ANOTHERS
                        heappush(heap, (paid, -len(steps)))
                    is_taken.append(False)
                    steps.append(other)
                    origins.append(entry)
                    parents.append(node)
                    lengths.append(length + 1)
                    shadows.append(shadow)
        return None

    def _is_open(self, owner: int, node: int, step: int, left: int, start: int) -> bool:
        """Say whether a later step of a plan is soon found to be explained for all who consent to it.

        Who were asked in vain are not asked at length again, unless they may look further ahead.
        """
        minds = self._nodes.minds[node]
        others = (step, *[minds[who] for who in self._consenting[step] if who != owner])
        reasons = self._reasons
        is_spared = self._unanswered.get(others, 0) >= left or reasons.taken_up > self._stop
        reasons.allow(0 if is_spared else NESTED)
        if reasons.is_open_to(owner, node, step, left, 1, start):
            return True
        if reasons.is_cut and len(others) > 1:
            self._is_exhaustive = False
            if not is_spared:
                self._unanswered[others] = left
        return False

    def _shortened(self, who: int, mind: int, plan: Path, start: int) -> Path:
        """Return a plan without later steps, one or two at a time, that it does as well without."""
        place = 1
        while place < len(plan):
            for other in (place, *range(place + 1, len(plan))):
                part = tuple([step for at, step in enumerate(plan) if at not in (place, other)])
                if self._serves(who, mind, part, start):
                    plan = part
                    break
            else:
                place += 1
        return plan

    def _serves(self, who: int, mind: int, plan: Path, start: int) -> bool:
        """Say whether a plan can be followed to its end, and pays there."""
        states, nodes, reasons = self._states, self._nodes, self._reasons
        node = mind
        for place, step in enumerate(plan):
            if not states.is_open(nodes.state[node], step):
                return False
            if place:
                reasons.allow(NESTED)
                if not reasons.is_open_to(who, node, step, self._longest - place, 1, start):
                    return False
            node = nodes.after(node, step)
        return states.is_better(states.utility(nodes.state[node], who), start)

    def _is_one(self, who: int, mind: int, plan: Path) -> bool:
        """Say whether a plan is a reason: it pays, and its later steps alone do not come to the same."""
        states, nodes, reasons = self._states, self._nodes, self._reasons
        start = states.utility(nodes.state[mind], who)
        if start == UNSURE or not self._serves(who, mind, plan, start):
            return False
        node = mind
        for step in plan:
            node = nodes.after(node, step)
        reasons.allow(NESTED)
        value = states.utility(nodes.state[node], who)
        return not reasons.is_needless(who, mind, plan, value, self._longest, 1) and not reasons.is_cut


def _next(heaps: tuple[list[tuple[int, int]], ...], turn: int, is_taken: list[bool]) -> int:
    """Return the entry that the heap whose turn it is has first, -1 where nothing waits, and take it."""
    for heap in (heaps[turn & 1], heaps[~turn & 1]):
        while heap:
            entry = -heappop(heap)[1]
            if not is_taken[entry]:
                is_taken[entry] = True
                return entry
    return -1
