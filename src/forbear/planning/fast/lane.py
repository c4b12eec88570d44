"""The author's search: a queue with a closed list of its own over nodes and answers that all lanes share.

A step's reasons are asked only when the story that takes it comes up, and with a budget that rises: a story enters the
queue unasked, with mind budget 1; on "not with that" it goes back with a larger one, up to the character limit. A
story explained at a small budget is explained at a larger one, so nothing is lost. A question that takes too long is
put off in the same way: to find a reason is cheap, to be sure that there is none may cost nearly everything.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import Final

from forbear.planning.fast.encoding import WORLD
from forbear.planning.fast.flat import UNSURE
from forbear.planning.fast.minds import MindNodes
from forbear.planning.fast.questions import Asking
from forbear.planning.fast.reasons import Path

FOUND: Final = 1
MORE: Final = 2
DONE: Final = 3

BEST_FIRST: Final = 0
NOVELTY: Final = 1
EXPLANATION_FIRST: Final = 2
GOAL_FIRST: Final = 3
VARIANTS: Final = 4
"""As best-first, but what has been reached by other steps is taken up again; only their order makes no difference."""

# An entry of the queue is one number, so that the heap compares numbers alone: from the lowest bit 32 for the entry's
# number, 10 for how short the story is (1023 less its length: of equals the longest comes first), above them what it pays.
NO_BOUND: Final = 1 << 16
NO_PRICE: Final = 1 << 48
"""More than any story costs."""
_ENTRY: Final = (1 << 32) - 1
_PATIENCE: Final = 1000
"""Worlds that a question may take up before other stories have their turn; doubled each time."""
_LAST: Final = 1 << 13
"""What a story pays from which the goal is out of reach."""
_STALE: Final = 3
"""What a story that shows nothing new pays in the novelty lane."""


class Lane:
    """One order of taking stories up."""

    def __init__(self, kind: int, heuristic: int, asking: Asking, below: int = NO_PRICE) -> None:
        """below: what every story has to cost less than."""
        self._kind: int = kind
        self._below: int = below
        self._is_greedy: bool = kind == NOVELTY
        self._guess: int = heuristic
        self._asking = asking
        self._nodes: MindNodes = asking.nodes
        self._step: list[int] = []
        self._from: list[int] = []
        self._parent: list[int] = []
        self._length: list[int] = []
        self._cost: list[int] = []
        self._budget: list[int] = []
        self._effort: list[int] = []
        self._away: list[int] = []
        self._top: list[int] = []
        """The greatest worth to the author before the last step."""
        self._heap: list[int] = []
        self._closed: dict[int, int] = {}
        self._variants: dict[tuple[int, Path], bool] = {}
        """The same where other steps make another story: nodes with the steps that led there, in order of number."""
        self._met: dict[int, int] = {}
        """For each estimate, and the world and each mind at hand: the bits that have come up."""
        self._must_begin_again: bool = False
        self.path: Path = ()
        """The story that was found."""
        self.worth: int = UNSURE
        self.best: Path = ()
        self.best_worth: int
        self.taken_up: int = 0
        self.longest: int = 0
        self.refused: list[tuple[int, int, int]] = []
        self.best_worth = asking.start
        self._begin()

    def _begin(self) -> None:
        self._heap.clear()
        self._closed.clear()
        self._must_begin_again = False
        root = self._asking.root
        self._closed[self._asking.likeness(root)] = 0
        self._push(root, -1, 0, 0, self._asking.lowest)

    def advance(self, most: int) -> int:
        """Take up at most so many stories; say whether one was FOUND, there are MORE, or all is DONE."""
        for _ in range(most):
            if not self._heap:
                if not self._must_begin_again:
                    return DONE
                self._begin()
                continue
            if self._take_up():
                return FOUND
        return MORE

    def _take_up(self) -> bool:
        asking, nodes = self._asking, self._nodes
        code = heappop(self._heap)
        entry = code & _ENTRY
        parent, action, length = self._parent[entry], self._step[entry], self._length[entry]
        self.taken_up += 1
        if self.taken_up & 15 == 0:
            nodes.look()
        known = nodes.known_after(parent, action)
        if known >= 0 and self._is_closed(known, entry):
            return False
        budget = self._budget[entry]
        if self._kind == GOAL_FIRST:
            if asking.is_refused(parent, action):
                return False
        elif budget > 0:
            effort = self._effort[entry]
            before = asking.reasons.taken_up
            wanted = asking.ask(parent, action, budget, effort)
            if wanted > budget:
                wanted = asking.looked_deep(parent, action, budget, wanted, before)
            if wanted > budget:
                later = 0
                if asking.reasons.is_cut:
                    self._effort[entry] = effort * 2
                    later = 1
                if wanted <= asking.budget:
                    self._budget[entry] = wanted
                    later = wanted - budget
                if later > 0:
                    heappush(self._heap, code + (later << 42))  # it pays so much more
                else:
                    self._refuse(entry)
                return False
        node = nodes.after(parent, action)
        if self._is_closed(node, entry):
            return False
        return self._goes_on(node, entry, length, self._cost[entry], self._top[entry])

    def _goes_on(self, node: int, entry: int, length: int, cost: int, top: int) -> bool:
        """Take up a story whose last step is explained; say whether it is one that was looked for."""
        asking, nodes = self._asking, self._nodes
        if self._kind == VARIANTS:
            self._variants[node, self._steps_of(entry)] = True
        else:
            self._closed[self._asking.likeness(node)] = length
        if length > self.longest:
            self.longest = length
        value = asking.states.utility(nodes.state[node], WORLD)
        is_found = asking.is_anything
        if asking.states.is_better(value, top):
            is_found = is_found or asking.reaches(value)
            if not is_found and asking.states.is_better(value, self.best_worth):
                self._improve(entry, value)
            top = value
        if length < asking.author:
            self._push(node, entry, length, cost, top)
        if is_found:
            self.path = self.path_to(entry)
            self.worth = value
            if self._kind == GOAL_FIRST and not asking.is_explained(self.path):
                self._must_begin_again = True
                return False
        return is_found

    def _improve(self, entry: int, value: int) -> None:
        """Keep a story as the best below the goal, if it is explained."""
        path = self.path_to(entry)
        if self._kind == GOAL_FIRST and not self._asking.is_explained(path):
            self._must_begin_again = True
            return
        self.best = path
        self.best_worth = value
        if self._asking.is_beyond_reach(value):
            self._heap.clear()  # neither the goal nor anything better can come about

    def _is_closed(self, node: int, entry: int) -> bool:
        if self._asking.every:
            return False
        if self._kind == VARIANTS:
            return (node, self._steps_of(entry)) in self._variants
        return self._closed.get(self._asking.likeness(node), NO_BOUND) <= self._length[entry]

    def _steps_of(self, entry: int) -> Path:
        """Return the steps that lead to an entry, whatever their order."""
        return tuple(sorted(self.path_to(entry)))

    def _push(self, node: int, entry: int, length: int, cost: int, top: int) -> None:
        asking, nodes = self._asking, self._nodes
        states = asking.states
        state = nodes.state[node]
        allowed = states.open_set(state) & asking.allowed
        if not asking.is_everybody_willing:
            allowed &= ~asking.reasons.blocked(node, WORLD)
        if not allowed:
            return
        stale = self._staleness(node, 0 if entry < 0 else self._away[entry]) if self._kind == NOVELTY else 0
        looked = 0
        for action in states.open_actions(state):
            if not allowed & states.action_bit[action]:
                continue
            looked += 1
            if looked & 31 == 0:
                nodes.look()
            flat = nodes.flat_after(node, action)
            away = asking.away(flat)
            key = stale
            if length + 1 + away > asking.author:
                # The goal is out of reach, but not perhaps something better than the best so far: last of all.
                if self._below < NO_PRICE:
                    continue
                away = asking.away_from_better(flat, self.best_worth)
                key += _LAST
            spent = cost + asking.costs[action]
            if (
                length + 1 + away > asking.author
                or (spent + away >= self._below and self._below < NO_PRICE)
                or asking.is_avoided(flat)
            ):
                continue
            number = len(self._step)
            budget = asking.first_budget(action, self._kind == EXPLANATION_FIRST)
            self._step.append(action)
            self._from.append(entry)
            self._parent.append(node)
            self._length.append(length + 1)
            self._cost.append(spent)
            self._budget.append(budget)
            self._away.append(away)
            self._effort.append(_PATIENCE)
            self._top.append(top)
            key += (0 if self._is_greedy else spent) + asking.guess(flat, away, self._guess)
            if self._kind == BEST_FIRST or self._kind == NOVELTY or self._kind == VARIANTS:
                key += budget
            heappush(self._heap, (key * 1024 + 1023 - min(length, 1023)) << 32 | number)

    def _staleness(self, node: int, away: int) -> int:
        """Return what a story pays that shows nothing new: width 1 over the world and the minds at hand."""
        states, nodes = self._asking.states, self._nodes
        minds = nodes.minds[node]
        is_new = False
        for place in range(-1, len(minds)):
            at = node if place < 0 else minds[place]
            if at >= 0:
                key = away * 64 + place + 1
                bits = states.bits[nodes.state[at]]
                met = self._met.get(key, 0)
                if bits & ~met:
                    is_new = True
                    self._met[key] = met | bits
        return 0 if is_new else _STALE

    def _refuse(self, entry: int) -> None:
        """Keep the refused steps that came nearest to the goal."""
        heappush(self.refused, (-self._away_of(entry), -entry, self._asking.refuser))
        if len(self.refused) > 20:
            heappop(self.refused)

    def _away_of(self, entry: int) -> int:
        return self._away[entry]

    def path_to(self, entry: int) -> Path:
        """Return the steps of a story."""
        found: list[int] = []
        while entry >= 0:
            found.append(self._step[entry])
            entry = self._from[entry]
        found.reverse()
        return tuple(found)
