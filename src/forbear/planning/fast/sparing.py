"""Steps that a story can spare for the reasons given in it, followed as the judge follows them (judge.py).

Nothing is searched, and no reason is taken that is not given. What the judge works out with values is known here by
number.
"""

from __future__ import annotations

from typing import Final

from forbear.planning.fast.encoding import WORLD
from forbear.planning.fast.questions import Asking
from forbear.planning.fast.reasons import MANY, Path

_PLACES: Final = 1 << 16
"""More reasons than any story has."""


class Given:
    """A step with the reasons given for it: `who` has them, and what each means to happen after it."""

    def __init__(self, action: int, meant: int, who: list[int], rests: list[list[Given]]) -> None:
        """meant: what those who take it mean to do: of one that fails, that which they try."""
        self.action: int = action
        self.meant: int = meant
        self.who: list[int] = who
        self.plans: list[list[Given]] = []
        """The step without its reasons, and what is meant to come after it: one plan for each who has a reason."""
        for rest in rests:
            self.plans.append([Given(meant, meant, [], []), *rest])
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
        """Return the places of the steps that remain once all has been left out that can be: each time a shortest part."""
        left = self._up_to_the_best(story, list(range(len(story))))
        while True:
            part = self._shortest_part(story, left)
            if part is None:
                return left
            left = self._up_to_the_best(story, part)

    def _up_to_the_best(self, story: list[Given], left: list[int]) -> list[int]:
        """Return the places of the steps up to where the author is best off."""
        node = self._asking.root
        length, best = 0, self._worth(WORLD, node)
        for count, place in enumerate(left):
            node = self._nodes.after(node, story[place].action)
            worth = self._worth(WORLD, node)
            if self._states.is_better(worth, best):
                length, best = count + 1, worth
        return left[:length] if length else left

    def _shortest_part(self, story: list[Given], left: list[int]) -> list[int] | None:
        """Return of the steps at some places the shortest proper part that is explained and comes to the same."""
        whole = self._asking.root
        for place in left:
            whole = self._nodes.after(whole, story[place].action)
        worth = self._worth(WORLD, whole)
        whole = self._asking.root
        parts: dict[int, list[int]] = {}
        best: list[int] | None = None
        for count, place in enumerate(left):
            step = story[place]
            self._nodes.look()
            if len(parts) > MANY:
                ahead = tuple([story[later].action for later in left[count:]])
                parts = {node: parts[node] for node in self._hopeful(list(parts), WORLD, worth, ahead)}
            after = dict(parts)
            if count < len(after.get(whole, left)):
                after[whole] = left[:count]
            if count and self._worth(WORLD, whole) == worth and (best is None or count < len(best)):
                best = left[:count]
            whole = self._nodes.after(whole, step.action)
            for node, part in parts.items():
                if best is not None and len(part) + 1 >= len(best):
                    continue
                if self._does(step, WORLD, node, worth):
                    reached = self._nodes.after(node, step.action)
                    if len(part) + 1 < len(after.get(reached, left)):
                        after[reached] = [*part, place]
                    if self._worth(WORLD, reached) == worth and (best is None or len(part) + 1 < len(best)):
                        best = [*part, place]
            parts = after
        return best

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
            if who == owner and step.meant != step.action:
                return False
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
            if given < 0 or not self._is_meant(step, mind) or not self._is_reason(step, given, mind):
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
        """Say whether some of the steps, of a reason not the first, do as well.

        Of the parts up to a step it matters only to which nodes they lead.
        """
        is_story = owner == WORLD
        parts: dict[int, bool] = {} if is_story else {start: True}
        whole = start
        for place in range(0 if is_story else 1, len(plan)):
            step = plan[place]
            self._nodes.look()
            if len(parts) > MANY:
                ahead = tuple([later.action for later in plan[place:]])
                parts = dict.fromkeys(self._hopeful(list(parts), owner, worth, ahead), True)
            after = dict.fromkeys(parts, True)
            if is_story:
                after[whole] = True
                whole = self._nodes.after(whole, step.action)
            for node in parts:
                if self._does(step, owner, node, worth):
                    reached = self._nodes.after(node, step.action)
                    if self._worth(owner, reached) == worth:
                        return True
                    after[reached] = True
            parts = after
        return False

    def _hopeful(self, nodes: list[int], owner: int, worth: int, ahead: Path) -> list[int]:
        """Return those of many nodes from which some of the steps ahead could come to a worth for the owner."""
        return [node for node in nodes if self._asking.could_come(node, owner, worth, ahead)]

    def _does(self, step: Given, owner: int, node: int, worth: int) -> bool:
        """Say whether a step is possible, and explained, in a part of a plan that comes to a worth for its owner."""
        if not self._is_open(step, node):
            return False
        for who in self._asking.consenting[step.action]:
            given = step.who.index(who) if who in step.who else -1
            if who == owner and step.meant != step.action:
                return False
            if who == owner and given < 0:
                if not self._states.is_better(worth, self._worth(who, node)):
                    return False
                continue
            mind = node if who == owner else self._nodes.minds[node][who]
            if given < 0 or not self._is_meant(step, mind) or not self._is_reason(step, given, mind):
                return False
        return True

    def _is_meant(self, step: Given, mind: int) -> bool:
        return self._states.is_open(self._nodes.state[mind], step.meant)

    def _is_open(self, step: Given, node: int) -> bool:
        return self._states.is_open(self._nodes.state[node], step.action)

    def _worth(self, owner: int, node: int) -> int:
        return self._states.utility(self._nodes.state[node], owner)
