"""What the author's lanes ask of a story: is its last step explained, how far is the goal, may it be so."""

from __future__ import annotations

from typing import Final

from forbear.planning.fast.additive import NEVER
from forbear.planning.fast.deep import DeepReasons
from forbear.planning.fast.encoding import WORLD, Encoding, Masks
from forbear.planning.fast.flat import UNSURE, FlatStates
from forbear.planning.fast.minds import MindNodes
from forbear.planning.fast.reasons import NO_END, Path, Reasons
from forbear.planning.fast.relaxed import Relaxed

NO_BOUND: Final = 1 << 16
HARD: Final = 200
"""Worlds after which a question is a hard one."""

NONE: Final = 0
HMAX: Final = 1
HADD: Final = 2
RELAXED_PLAN: Final = 3

_HIGHEST: Final = 1 << 10
"""Guesses are not told apart above this."""


class Asking:
    """The questions of one search."""

    def __init__(
        self,
        encoding: Encoding,
        states: FlatStates,
        nodes: MindNodes,
        relaxed: Relaxed,
        reasons: Reasons,
        deep: DeepReasons,
        author: int,
        budget: int,
    ) -> None:
        self.states = states
        self.nodes = nodes
        self.reasons = reasons
        reasons.whole = budget
        self._relaxed = relaxed
        self.author: int = author
        """The most steps of a story."""
        self.budget: int = budget
        """The most steps of a reason."""
        self.consenting: list[tuple[int, ...]] = encoding.consenting
        self.attempted: list[int] = encoding.attempted
        self.chanced: int = encoding.chanced
        self.deep = deep
        self.root: int = nodes.root()
        self.start: int = states.utility(nodes.state[self.root], WORLD)
        self.lowest: int = self.start
        self.goal: int = UNSURE
        self.is_anything: bool = False
        self.is_everybody_willing: bool = False
        self.every: bool = False
        self.patience: int = NO_END
        """Worlds that one question about a given step may take up."""
        self.pool: int = NO_END
        """Worlds that all such questions together may."""
        self.allowed: int = (1 << len(encoding.actions)) - 1
        self.costs: list[int] = [1] * len(encoding.actions)
        self.avoided: list[Masks] = []
        self.refuser: int = WORLD
        """Who refused the last step that was refused."""
        self._question: int = -1
        self._matters: int = -1
        """Where nobody is asked, the bits that can matter; -1: nodes are told apart by all there is."""
        self._alike: dict[int, int] = {}

    def leave_out(self, matters: int) -> None:
        """Take nodes for alike that have certain bits in common: nothing else can matter for what is asked."""
        self._matters = matters

    def likeness(self, node: int) -> int:
        """Return the number that a node has in common with all from which the same can come about."""
        if self._matters < 0:
            return node
        bits = self.states.bits[self.nodes.state[node]] & self._matters
        return self._alike.setdefault(bits, len(self._alike))

    def reaches(self, value: int) -> bool:
        """Say whether a worth that is better than at the beginning is as good as the goal."""
        return self.goal != UNSURE and not self.states.is_better(self.goal, value)

    def away(self, flat: int) -> int:
        """Return how many steps the goal is away at least."""
        if self.is_anything:
            return 0
        if self.goal == UNSURE:
            return NEVER
        if self._question < 0:
            self._question = self._relaxed.question(WORLD, self.goal, True)
        return self._relaxed.steps(flat, self._question)

    def away_from_better(self, flat: int, worth: int) -> int:
        """Return how many steps a worth greater than this one is away at least."""
        return self._relaxed.steps(flat, self._relaxed.question(WORLD, worth, False))

    def is_beyond_reach(self, worth: int) -> bool:
        """Say whether neither the goal nor a worth greater than this one can come about in any story."""
        flat = self.nodes.state[self.root]
        return self.away(flat) >= NEVER and self.away_from_better(flat, worth) >= NEVER

    def could_come(self, node: int, owner: int, worth: int, ahead: Path) -> bool:
        """Say whether somebody, or the author (WORLD), could be as well off as a worth after some of the steps ahead."""
        self.nodes.look()
        if owner != WORLD:
            return self.reasons.could_come(node, owner, worth, ahead)
        return self._relaxed.could_come(self.nodes.state[node], ahead, self._relaxed.question(WORLD, worth, True))

    def guess(self, flat: int, away: int, heuristic: int) -> int:
        """Return a guess at how many steps the goal is away, where it is known to be `away` at least."""
        if heuristic == HMAX:
            return away
        if heuristic == NONE or self.is_anything or self._question < 0:
            return 0
        if heuristic == HADD:
            return min(_HIGHEST, self._relaxed.total(flat, self._question))
        return min(_HIGHEST, self._relaxed.plan_length(flat, self._question))

    def is_avoided(self, flat: int) -> bool:
        """Say whether a state is one that no story may lead through."""
        bits = self.states.bits[flat]
        for condition in self.avoided:
            for care, want in condition:
                if bits & care == want:
                    return True
        return False

    def first_budget(self, action: int, is_whole: bool) -> int:
        """Return the budget with which a step is first asked; 0 where nobody need be asked."""
        if self.is_everybody_willing or not self.consenting[action]:
            return 0
        return self.budget if is_whole else 1

    def is_refused(self, node: int, action: int) -> bool:
        """Say whether a step is known to be unexplained whatever the budget."""
        if self.is_everybody_willing:
            return False
        minds = self.nodes.minds[node]
        for who in self.consenting[action]:
            if self.reasons.is_refused(who, minds[who], action, self.budget):
                return True
        return False

    def ask(self, node: int, action: int, budget: int, effort: int) -> int:
        """Return the budget if everyone who consents has a reason within it, else the next that could be enough.

        `reasons.is_cut` says whether that is for want of effort only.
        """
        minds = self.nodes.minds[node]
        self.reasons.is_cut = False
        least = 0
        for who in self.consenting[action]:
            # What somebody in doubt may suppose can be nearer.
            needed = 1 if self.reasons.finder.doubts(minds[who]) else self.reasons.least(who, minds[who], action)
            if needed > least:
                least = needed
                self.refuser = who
        if least > budget:
            return least
        self.reasons.allow(effort)
        for who in self.consenting[action]:
            if not self.reasons.has(who, minds[who], action, budget, 1):
                self.refuser = who
                return budget + 1
        return budget

    def has_reason(self, who: int, mind: int, action: int, effort: int) -> bool:
        """Say whether somebody has a reason within the character limit. effort: worlds that were allowed for it."""
        reasons = self.reasons
        if effort > HARD and self.deep.may_be_long(who, mind, action):
            stop = reasons.taken_up + effort
            reasons.allow(HARD)
            if reasons.has(who, mind, action, self.budget, 1):
                return True
            is_hard = reasons.is_cut
            while is_hard and self.deep.has_patience(who, mind, action) and reasons.taken_up < stop:
                if self.deep.find(who, mind, action, is_hard=True):
                    return True
            reasons.allow(effort)
        return reasons.has(who, mind, action, self.budget, 1)

    def looked_deep(self, node: int, action: int, budget: int, wanted: int, before: int) -> int:
        """Return the budget where a reason that was wanting is found by going where its end looks nearest, else `wanted`.

        before: the worlds taken up before it was asked.
        """
        reasons = self.reasons
        was_cut = reasons.is_cut
        is_hard = was_cut or reasons.taken_up - before > HARD
        if not self.deep.may_find(is_hard):
            return wanted
        mind = self.nodes.minds[node][self.refuser]
        if self.deep.find(self.refuser, mind, action, is_hard=is_hard):
            if self.ask(node, action, self.budget, HARD) <= self.budget:
                return budget
        reasons.is_cut = was_cut
        return wanted

    def is_explained_at(self, node: int, action: int) -> bool:
        """Say whether a possible step is explained for all who consent to it, within the character limit."""
        if self.is_everybody_willing:
            return True
        minds = self.nodes.minds[node]
        for who in self.consenting[action]:
            tried = self.attempted[action]
            if self.chanced >> tried & 1 == 0 and not self.states.is_open(self.nodes.state[minds[who]], tried):
                self.refuser = who
                return False
        before = self.reasons.taken_up
        effort = min(self.patience, max(self.pool, 0))
        self.reasons.allow(effort)
        is_explained = True
        for who in self.consenting[action]:
            if not self.has_reason(who, minds[who], action, effort):
                self.refuser = who
                is_explained = False
                break
        self.pool -= self.reasons.taken_up - before
        return is_explained

    def wait(self, patience: int, pool: int) -> None:
        """Say how long questions about given steps may take, each and together."""
        self.patience = patience
        self.pool = pool

    def is_explained(self, story: Path) -> bool:
        """Say whether every step of a possible story is explained."""
        node = self.root
        for action in story:
            if not self.is_explained_at(node, action):
                return False
            node = self.nodes.after(node, action)
        return True
