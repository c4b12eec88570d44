"""A plan in which nothing that is so ever stops being so, made of the rules by which everything comes cheapest.

What a bit costs is the cheapest rule that adds it: the rule itself, and the sum of what it asks for (h-add; Bonet & Geffner
2001). The plan is made backwards from the target by these rules, each counted once (Keyder & Geffner 2008), so it does
not hang on the order in which rules are listed.
"""

from __future__ import annotations

from heapq import heappop, heappush

from forbear.planning.fast.additive import NEVER
from forbear.planning.fast.rules import Rules
from forbear.planning.fast.waking import places_of


class Cheapest:
    """The cheapest rules of one question, whose target has no sums."""

    def __init__(self, rules: Rules, want: list[int], choices: list[list[int]]) -> None:
        """want, choices: for each clause of the target the bits that it asks for, and sets of which one is enough."""
        self._rules = rules
        self._want = want
        self._choices = choices
        actions, triggers = rules.actions, rules.triggers
        self._actions: int = len(actions.want)
        """The rules of actions come first, then those of triggers."""
        self._adds: list[list[int]] = [places_of(bits) for bits in (*actions.adds, *triggers.adds)]
        asked: list[list[int]] = []
        """For each rule, then for each clause of the target, sets of bits of which one is enough."""
        for wanted, chosen in zip(
            (*actions.want, *triggers.want, *want), (*actions.choices, *triggers.choices, *choices), strict=True
        ):
            asked.append([*(1 << place for place in places_of(wanted)), *dict.fromkeys(chosen)])
        self._count: int = len(self._adds)
        self._sets: list[int] = list(dict.fromkeys([one for some in asked for one in some]))
        number = {one: place for place, one in enumerate(self._sets)}
        self._asks: list[list[int]] = [[number[one] for one in some] for some in asked]
        self._asking: list[list[int]] = [[] for _ in self._sets]
        for place, some in enumerate(self._asks):
            for one in some:
                self._asking[one].append(place)
        self._sets_of: list[list[int]] = [[] for _ in range(rules.count)]
        for place, one in enumerate(self._sets):
            for bit in places_of(one):
                self._sets_of[bit].append(place)

    def plan_length(self, bits: int) -> int:
        """Return how many actions the plan has; NEVER if there is none."""
        count = self._rules.count
        missing = self._rules.lacking(bits)
        cost = [NEVER if missing >> bit & 1 else 0 for bit in range(count)]
        by = [-1] * count
        """For each bit the rule that adds it most cheaply."""
        met = [-1] * len(self._sets)
        """For each set of bits the one that comes first."""
        waiting = [len(some) for some in self._asks]
        spent = [0] * len(self._asks)
        heap = [bit for bit in range(count) if not missing >> bit & 1]
        ready = [place for place in range(len(waiting)) if not waiting[place]]
        is_settled = [False] * count
        goal = -1
        while goal < 0:
            for rule in ready:
                if rule >= self._count:
                    goal = rule if goal < 0 else min(goal, rule)
                    continue
                pays = spent[rule] + (1 if rule < self._actions else 0)
                for bit in self._adds[rule]:
                    if pays < cost[bit]:
                        cost[bit] = pays
                        by[bit] = rule
                        heappush(heap, pays * count + bit)
                    elif pays == cost[bit] and not is_settled[bit] and rule < by[bit]:
                        by[bit] = rule
            if goal >= 0:
                break
            if not heap:
                return NEVER
            bit = heappop(heap) % count
            ready = []
            if is_settled[bit]:
                continue
            is_settled[bit] = True
            for one in self._sets_of[bit]:
                if met[one] < 0:
                    met[one] = bit
                    for rule in self._asking[one]:
                        spent[rule] += cost[bit]
                        waiting[rule] -= 1
                        if not waiting[rule]:
                            ready.append(rule)
        return self._counted(goal, by, met)

    def _counted(self, goal: int, by: list[int], met: list[int]) -> int:
        """Return how many rules of actions lead to what a clause of the target asks for."""
        used: set[int] = {goal}
        ahead = [goal]
        found = 0
        while ahead:
            for one in self._asks[ahead.pop()]:
                rule = by[met[one]]
                if rule >= 0 and rule not in used:
                    used.add(rule)
                    ahead.append(rule)
                    if rule < self._actions:
                        found += 1
        return found
