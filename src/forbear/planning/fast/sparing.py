"""Steps that a story can spare for the reasons given in it, followed as the judge follows them (judging.py).

Nothing is searched, and no reason is taken that is not given. What the judge works out anew each time is known here by
number: whether a given reason holds in a mind is worked out once.
"""

from __future__ import annotations

from typing import Final

from forbear.planning.fast.encoding import WORLD
from forbear.planning.fast.questions import Asking

_PLACES: Final = 1 << 16
"""More reasons than any story has."""


class Given:
    """A step with the reasons given for it: `who` has them, and what each means to happen after it."""

    def __init__(self, action: int, who: list[int], rests: list[list[Given]]) -> None:
        self.action: int = action
        self.who: list[int] = who
        self.plans: list[list[Given]] = []
        """The step without its reasons, and what is meant to come after it: one plan for each who has a reason."""
        for rest in rests:
            self.plans.append([Given(action, [], []), *rest])
        self.numbers: list[int] = [-1] * len(who)
        """What each reason is known by."""


class Sparing:
    """What one story can spare."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        self._nodes = asking.nodes
        self._states = asking.states
        self._reasons: int = 0
        self._holds: dict[int, bool] = {}

    def spared(self, story: list[Given]) -> list[int]:
        """Return the places of the steps that remain once all has been left out that can be, one after another."""
        left = list(range(len(story)))
        while True:
            place = self._needless_step([story[number] for number in left])
            if place < 0:
                return left
            del left[place]

    def _needless_step(self, story: list[Given]) -> int:
        """Return the last place whose step can be left out: the rest is right and comes to the same; else -1."""
        root = self._asking.root
        end = root
        for step in story:
            if not self._is_open(step, end):
                return -1
            end = self._nodes.after(end, step.action)
        worth = self._worth(WORLD, end)
        for place in range(len(story) - 1, -1, -1):
            kept = story[:place] + story[place + 1 :]
            if self._does(kept, WORLD, root, worth) and self._serves(kept, WORLD, root):
                return place
        return -1

    def _serves(self, plan: list[Given], owner: int, start: int) -> bool:
        """Say whether a plan serves its owner in a node."""
        states = self._states
        node = start
        worths = [self._worth(owner, start)]
        for number in range(len(plan)):
            step = plan[number]
            if not self._is_open(step, node):
                return False
            if owner != WORLD and not self._asking.consenting[step.action]:
                return False
            if (owner == WORLD or number > 0) and not self._is_explained(plan, number, owner, node):
                return False
            node = self._nodes.after(node, step.action)
            worths.append(self._worth(owner, node))
        last = worths[-1]
        if not states.is_better(last, worths[0]):
            return False
        for worth in worths[1:-1]:
            if worth == last or (owner == WORLD and states.is_better(worth, last)):
                return False
        return not self._is_needless(plan, owner, start, last)

    def _is_explained(self, plan: list[Given], place: int, owner: int, node: int) -> bool:
        """Say whether a step of a plan is explained for all who consent to it."""
        step = plan[place]
        for who in self._asking.consenting[step.action]:
            given = step.who.index(who) if who in step.who else -1
            if who == owner and given < 0:
                last = node
                for later in plan[place:]:
                    if not self._is_open(later, last):
                        return False
                    last = self._nodes.after(last, later.action)
                if not self._states.is_better(self._worth(who, last), self._worth(who, node)):
                    return False
                continue
            mind = node if who == owner else self._nodes.minds[node][who]
            if given < 0 or not self._is_open(step, mind) or not self._is_reason(step, given, mind):
                return False
        return True

    def _is_reason(self, step: Given, given: int, mind: int) -> bool:
        if step.numbers[given] < 0:
            step.numbers[given] = self._reasons
            self._reasons += 1
        key = mind * _PLACES + step.numbers[given]
        known = self._holds.get(key)
        if known is None:
            known = self._holds[key] = self._serves(step.plans[given], step.who[given], mind)
        return known

    def _is_needless(self, plan: list[Given], owner: int, start: int, worth: int) -> bool:
        """Say whether some of the steps, of a reason not the first, do as well."""
        if owner == WORLD:
            return self._is_part_enough(plan, start, worth)
        steps = plan[1:]
        for chosen in range(1, 1 << len(steps)):
            kept = [step for place, step in enumerate(steps) if chosen >> place & 1]
            if self._does(kept, owner, start, worth):
                return True
        return False

    def _is_part_enough(self, story: list[Given], start: int, worth: int) -> bool:
        """Say the same of the author's story, of which a step is explained, or not, whatever follows it."""
        parts: dict[int, bool] = {}
        whole = start
        for place, step in enumerate(story):
            after = dict.fromkeys(parts, True)
            after[whole] = True
            for node in parts:
                if self._is_open(step, node) and self._is_explained(story, place, WORLD, node):
                    after[self._nodes.after(node, step.action)] = True
            parts = after
            whole = self._nodes.after(whole, step.action)
        for node in parts:
            if self._worth(WORLD, node) == worth:
                return True
        return False

    def _does(self, plan: list[Given], owner: int, node: int, worth: int) -> bool:
        for place in range(len(plan)):
            if not self._is_open(plan[place], node) or not self._is_explained(plan, place, owner, node):
                return False
            node = self._nodes.after(node, plan[place].action)
        return self._worth(owner, node) == worth

    def _is_open(self, step: Given, node: int) -> bool:
        return self._states.is_open(self._nodes.state[node], step.action)

    def _worth(self, owner: int, node: int) -> int:
        return self._states.utility(self._nodes.state[node], owner)
