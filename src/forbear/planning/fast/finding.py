"""Plans that find out what somebody has in doubt: the definition of supposing.py over coded nodes.

A plan is followed in the world that is supposed and, until its owner knows, in all where the value is another.
"""

from __future__ import annotations

from typing import Final

from forbear.language.values import UNKNOWN
from forbear.planning.fast.encoding import Encoding
from forbear.planning.fast.flat import UNSURE, FlatStates
from forbear.planning.fast.minds import MindNodes
from forbear.planning.fast.reasons import NO_END, Finder, Path, Reasons
from forbear.planning.fast.relaxed import Relaxed
from forbear.planning.fast.relevance import Relevance

Shadows = frozenset[tuple[int, int]]
Known = tuple[int, tuple[int, ...], bool, int, int, int]
"""The world as supposed, the others, who knows by then, whose plan it is, what things were worth, the bit supposed."""

MANY_STEPS: Final = 20
MANY_WORLDS: Final = 200
"""How far is looked for what somebody comes to alone, before plans are looked for that find something out."""


class Prospect:
    """A plan so far: the world it comes to, those that it may come to where the value is another, who knows by then."""

    def __init__(self, node: int, others: tuple[int, ...], knows: bool, path: Path, shadows: Shadows) -> None:
        self.node: int = node
        self.others = others
        self.knows: bool = knows
        self.path = path
        self.shadows = shadows
        """Where some of the steps lead without the first, and how many these are; empty where that is not told apart."""


class FindingOut(Finder):
    """Looks for such plans in one task, in which somebody is in doubt."""

    def __init__(
        self,
        encoding: Encoding,
        states: FlatStates,
        nodes: MindNodes,
        relaxed: Relaxed,
        relevance: Relevance,
        reasons: Reasons,
    ) -> None:
        self._states = states
        self._nodes = nodes
        self._relaxed = relaxed
        self._reasons = reasons
        self._consenting: list[tuple[int, ...]] = encoding.consenting
        self._attempted: list[int] = encoding.attempted
        self._failing: list[int] = encoding.failing
        self._willed: int = encoding.willed
        self._willed_by: list[int] = encoding.willed_by
        self._relevance = relevance
        self._relevant: dict[tuple[int, int], int] = {}
        """By whose plan it is and what is in doubt: the actions, as a set of bits, that can matter."""
        self._telling: dict[tuple[int, int], bool] = {}
        """By the same, whether anything among these can tell."""
        self._fluents: list[int] = list(encoding.compiled.doubtful)
        self._unknown: list[int] = [encoding.bits[fluent].get(UNKNOWN, 0) for fluent in self._fluents]
        self._values: list[list[int]] = [
            [bit for value, bit in encoding.bits[fluent].items() if value is not UNKNOWN] for fluent in self._fluents
        ]
        self.doubted: int = 0
        for bit in self._unknown:
            self.doubted |= bit
        self.supposed = 0
        self._owner: int = 0
        self._start: int = 0
        self._bit: int = 0
        """Whose plan is looked for, what things are worth to them now, and the bit of what they suppose."""
        self._dead: dict[Known, int] = {}
        """A number of further steps that is not enough."""
        self._was_needless: bool = False
        """Whether some plan that was met does as well without its first step."""
        self._most: list[int] = [states.most(who) for who in range(encoding.characters)]
        """The greatest worth that anything can have for each character, UNSURE where that is not known."""
        self._most_steps: int = 0
        """The most steps of the plan that is looked for."""
        self._longest: dict[tuple[int, int], int] = {}
        """For each mind and whose it is the most steps of a plan that can be worth it."""

    def doubts(self, mind: int) -> bool:
        """Say whether something is in doubt in a mind."""
        return self._states.bits[self._nodes.state[mind]] & self.doubted != 0

    def plan(self, who: int, mind: int, action: int, budget: int, depth: int) -> Path | None:
        """Return a plan of `who` that begins with an action in a mind of theirs and finds something out."""
        states = self._states
        state = self._nodes.state[mind]
        start = states.utility(state, who)
        if start == UNSURE or not (states.is_open(state, action) or self._failing[action] >= 0):
            return None
        most_steps = self._most_steps = min(budget, self._longest_of(who, mind))
        question = self._relaxed.question(who, start, False)
        for number in range(len(self._fluents)):
            if states.bits[state] & self._unknown[number]:
                for bit in self._values[number]:
                    supposed = self._nodes.flat_supposed(mind, who, self._fluents[number], bit)
                    if self._relaxed.steps(supposed, question) > most_steps:
                        continue
                    if not self._relevant_to(who, number) & states.action_bit[action] or not self._tells(who, number):
                        break
                    self._was_needless = False
                    found = self._search(who, mind, action, budget, depth, start, number, bit, False)
                    if found is None and self._was_needless and not self._reasons.is_cut:
                        found = self._search(who, mind, action, budget, depth, start, number, bit, True)
                    if self._reasons.is_cut:
                        return None
                    if found is not None:
                        self.supposed = bit
                        return found
        return None

    def _search(
        self, who: int, mind: int, action: int, budget: int, depth: int, start: int, number: int, bit: int, apart: bool
    ) -> Path | None:
        """Return a plan that supposes the value of a bit.

        Worlds are entered once, whatever led there; or, `apart`, they are told apart by what the steps that led there
        would come to without the first. The former misses a plan only where it meets one that is needless.
        """
        states, nodes, relaxed = self._states, self._nodes, self._relaxed
        fluent = self._fluents[number]
        question = relaxed.question(who, start, False)
        relevant = self._relevant_to(who, number)
        beginning = nodes.supposed(mind, who, fluent, bit)
        first = self._outcome(beginning, action)
        if first < 0 or relaxed.steps(nodes.flat_after(beginning, first), question) >= self._most_steps:
            return None
        others = [nodes.supposed(mind, who, fluent, other) for other in self._values[number] if other != bit]
        if not self._may_begin(mind, (beginning, *others), action):
            return None
        layer = [Prospect(beginning, tuple(others), False, (), frozenset([(beginning, 0)] if apart else []))]
        seen: set[tuple[int, tuple[int, ...], bool, Shadows]] = set()
        entered: dict[Known, int] = {}
        is_rejected = False
        most_steps = self._most_steps
        for length in range(most_steps):
            longer: list[Prospect] = []
            for prospect in layer:
                if self._reasons.looks_on():
                    return None
                node = prospect.node
                state = nodes.state[node]
                if relaxed.steps(state, question) > most_steps - length:
                    continue
                allowed = states.open_set(state) & self._willed & relevant
                if length == 0:
                    allowed &= states.action_bit[first]
                else:
                    allowed &= ~self._reasons.blocked(node, who)
                for step in states.open_actions(state):
                    if not allowed & states.action_bit[step]:
                        continue
                    if length and not self._is_explained(who, node, step, budget - length, depth):
                        if self._reasons.is_cut:
                            return None
                        continue
                    self._owner, self._start, self._bit = who, start, bit
                    after = self._after(prospect, step)
                    if after is None:
                        continue
                    if length and apart:
                        after.shadows = self._shadowed(who, prospect.shadows, step, budget, depth)
                        if self._reasons.is_cut:
                            return None
                        if any([shadow == after.node for shadow, _ in after.shadows]):
                            is_rejected = True  # whatever comes of it comes of it without the first step
                            continue
                        after.shadows = self._hopeful(after.shadows, question, most_steps - length - 1)
                    key = (after.node, after.others, after.knows, after.shadows)
                    if key in seen:
                        continue
                    seen.add(key)
                    known = (after.node, after.others, after.knows, who, start, bit)
                    if self._dead.get(known, -1) >= budget - length - 1:
                        continue
                    entered[known] = budget - length - 1
                    worth = states.utility(nodes.state[after.node], who)
                    if after.knows and states.is_better(worth, start):
                        if self._is_needless(who, beginning, after, worth, budget, depth, apart):
                            self._was_needless = True
                        elif not self._is_in_reach(who, mind, length + 1, worth):
                            return after.path
                        is_rejected = True
                        if self._reasons.is_cut:
                            return None
                    longer.append(after)
            layer = longer
            if not layer:
                break
        if not is_rejected and most_steps == budget:
            for known, left in entered.items():
                if self._dead.get(known, -1) < left:
                    self._dead[known] = left
        return None

    def _relevant_to(self, who: int, number: int) -> int:
        key = (who, number)
        found = self._relevant.get(key, -1)
        if found < 0:
            asked = ((self._unknown[number], self._unknown[number]),)
            found = self._relevant[key] = self._relevance.actions(who, [asked])
        return found

    def _tells(self, who: int, number: int) -> bool:
        """Say whether something can happen in somebody's plans by which they might learn what is in doubt."""
        key = (who, number)
        known = self._telling.get(key)
        if known is None:
            informing = self._relevance.informing(self._fluents[number])
            if informing > 0:
                informing &= self._relevant_to(who, number) & self._willed
                for other in range(len(self._most)):
                    if other != who and informing:
                        informing &= ~self._willed_by[other] | self._relevance.actions(other)
            known = self._telling[key] = informing != 0
        return known

    def _longest_of(self, who: int, mind: int) -> int:
        """Return the most steps of a plan of somebody's that can be worth it: by no more they come to the most alone."""
        key = (who, mind)
        found = self._longest.get(key, -1)
        if found < 0:
            found = NO_END
            most = self._most[who]
            if most != UNSURE:
                alone = self._alone(who, mind, most, MANY_STEPS, MANY_WORLDS)
                if alone >= 0:
                    found = alone - 1
            self._longest[key] = found
        return found

    def _outcome(self, node: int, meant: int) -> int:
        """Return what comes of an action that somebody means to do: itself, its failing, or nothing (-1)."""
        state, failing = self._nodes.state[node], self._failing[meant]
        if self._states.is_open(state, meant):
            return meant
        return failing if failing >= 0 and self._states.is_open(state, failing) else -1

    def _may_begin(self, mind: int, worlds: tuple[int, ...], meant: int) -> bool:
        """Say whether they see a plan's first step as possible, or as one that may fail."""
        failing = self._failing[meant]
        return self._states.is_open(self._nodes.state[mind], meant) or (
            failing >= 0 and any([self._outcome(world, meant) == failing for world in worlds])
        )

    def _after(self, prospect: Prospect, step: int) -> Prospect | None:
        """Return how far a plan comes by a step that is possible as supposed; None where it should not be taken."""
        states, nodes = self._states, self._nodes
        owner = self._owner
        node = prospect.node
        after = nodes.after(node, step)
        path = (*prospect.path, step)
        meant = self._attempted[step]
        is_own = owner in self._consenting[step]
        if prospect.knows:
            if is_own and (meant != step or not states.is_open(nodes.state[nodes.minds[node][owner]], step)):
                return None
            return Prospect(after, (), True, path, prospect.shadows)
        sees = states.seen_by(nodes.state[node], owner) & states.action_bit[step] != 0
        self._reasons.taken_up += len(prospect.others)
        others: dict[int, bool] = {}
        can_succeed = meant == step
        for other in prospect.others:
            outcome = self._outcome(other, meant)
            if outcome >= 0:
                others[nodes.after(other, outcome)] = True
                can_succeed = can_succeed or outcome == meant
            if is_own:
                if outcome < 0:
                    return None
            elif not sees:
                others[other] = True
            elif self._is_worse(other):
                return None
        if is_own and not can_succeed:
            return None  # nobody plans to fail whatever the value is
        knows = self._takes_for_so(after)
        for other in others:
            if self._takes_for_so(other):
                knows = False
        if not knows:
            return Prospect(after, tuple(sorted(others)), False, path, prospect.shadows)
        for other in others:
            if self._is_worse(other):
                return None
        return Prospect(after, (), True, path, prospect.shadows)

    def _takes_for_so(self, node: int) -> bool:
        mind = self._nodes.minds[node][self._owner]
        return self._states.bits[self._nodes.state[mind]] & self._bit != 0

    def _is_worse(self, node: int) -> bool:
        worth = self._states.utility(self._nodes.state[node], self._owner)
        return worth == UNSURE or self._states.is_better(self._start, worth)

    def _is_explained(self, owner: int, node: int, step: int, left: int, depth: int) -> bool:
        """Say whether everybody but the owner who consents to a step has a reason."""
        for who in self._consenting[step]:
            if who != owner:
                mind = self._nodes.minds[node][who]
                if not self._states.is_open(self._nodes.state[mind], self._attempted[step]):
                    return False
                if not self._reasons.has(who, mind, step, left, depth + 1):
                    return False
        return True

    def _shadowed(self, owner: int, shadows: Shadows, step: int, budget: int, depth: int) -> Shadows:
        """Return where the plan's later steps, or some of them, lead without its first, and how many these are."""
        states, nodes = self._states, self._nodes
        found: list[tuple[int, int]] = list(shadows)
        for node, taken in shadows:
            if states.is_open(nodes.state[node], step) and self._is_explained(owner, node, step, budget - taken, depth):
                found.append((nodes.after(node, step), taken + 1))
        return frozenset(found)

    def _hopeful(self, shadows: Shadows, question: int, steps: int) -> Shadows:
        """Return those from which somebody could yet be better off in so many steps: no others can come to the same."""
        state = self._nodes.state
        return frozenset([each for each in shadows if self._relaxed.steps(state[each[0]], question) <= steps])

    def _is_needless(
        self, owner: int, beginning: int, prospect: Prospect, worth: int, budget: int, depth: int, apart: bool
    ) -> bool:
        """Say whether some of the later steps alone come to the same."""
        shadows = prospect.shadows
        if not apart:
            shadows = frozenset([(beginning, 0)])
            for step in prospect.path[1:]:
                shadows = self._shadowed(owner, shadows, step, budget, depth)
        for node, taken in shadows:
            if taken and self._states.utility(self._nodes.state[node], owner) == worth:
                return True
        return False

    def _is_in_reach(self, owner: int, mind: int, steps: int, worth: int) -> bool:
        """Say whether somebody comes to a worth by nobody's doing but their own, in so many steps."""
        return self._alone(owner, mind, worth, steps, NO_END) >= 0

    def _alone(self, owner: int, mind: int, worth: int, steps: int, worlds: int) -> int:
        """Return in how many steps somebody comes to a worth by nobody's doing but their own, at least one.

        -1: not in so many steps, or not among so many worlds.
        """
        states, nodes = self._states, self._nodes
        seen: set[int] = {mind}
        reached: list[int] = [mind]
        for taken in range(steps):
            longer: list[int] = []
            for node in reached:
                nodes.look()
                for step in states.open_actions(nodes.state[node]):
                    if self._consenting[step] == (owner,) and self._attempted[step] == step:
                        after = nodes.after(node, step)
                        found = states.utility(nodes.state[after], owner)
                        if found != UNSURE and not states.is_better(worth, found):
                            return taken + 1
                        if after not in seen:
                            seen.add(after)
                            longer.append(after)
                if len(seen) > worlds:
                    return -1
            reached = longer
            if not reached:
                break
        return -1
