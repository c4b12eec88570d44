"""Epistemic nodes as numbers: a flat state and one node for every character, each once, to the depth that is asked.

A node of somebody's mind has -1 in their own place: nobody asks what they take themselves to believe, for that stands
in the state where a condition reads it. The deepest nodes have no minds at all, and neither has a character whose mind
nobody ever asks for.
"""

from __future__ import annotations

from typing import Final

from forbear.logic.cells import Path
from forbear.planning.compiling.settled import State as BaseState
from forbear.planning.compiling.settled import SureMinds
from forbear.planning.fast.effects import Change
from forbear.planning.fast.encoding import Encoding
from forbear.planning.fast.flat import NOTHING, FlatStates, Told
from forbear.planning.fast.surprise import CodedCorrections
from forbear.planning.node_limits import NodeLimits

NOBODY: Final = -1
Minds = tuple[int, ...]


class MindNodes:
    """All nodes met so far. Raises LimitReached past its limits."""

    def __init__(self, encoding: Encoding, states: FlatStates, depth: int, limits: NodeLimits) -> None:
        self._encoding = encoding
        self._states = states
        self.surprise = CodedCorrections(encoding, states)
        self.state: list[int] = []
        self.minds: list[Minds] = []
        self._surprised: list[int] = []
        self._limits = limits
        self._known: dict[tuple[int, Minds], int] = {}
        self._after: dict[int, int] = {}
        self._shown: dict[int, int] = {}
        self._flat: dict[int, int] = {}
        self._settled: dict[int, int] = {}
        self._told: dict[tuple[int, int, Change], int] = {}
        self._supposed: dict[tuple[int, int, int], int] = {}
        self._count: int = len(encoding.actions)
        self._depth: int = depth
        self._characters: int = encoding.characters
        self._is_believed_about: list[bool] = [bool(about) for about in encoding.about]
        self._believers: list[int] = [c for c in range(encoding.characters) if encoding.about[c]]
        self._deepest: int = encoding.deepest
        self._showing: int = encoding.showing
        consenting = {who for action in encoding.actions for who in action.consenting}
        self._is_asked: list[bool] = [c in consenting or bool(encoding.about[c]) for c in range(encoding.characters)]

    def look(self) -> None:
        """Look at the limits. Raises LimitReached."""
        self._limits.check(len(self.state))

    def root(self) -> int:
        """Return the node at which the story begins."""
        minds = SureMinds(self._encoding.compiled.task)
        return self._beginning(minds, minds.root, NOBODY, self._depth, {})

    def _beginning(
        self,
        minds: SureMinds,
        place: tuple[Path, BaseState],
        owner: int,
        depth: int,
        known: dict[tuple[tuple[Path, BaseState], int, int], int],
    ) -> int:
        key = (place, owner, depth)
        found = known.get(key)
        if found is None:
            compiled = self._encoding.compiled
            state = tuple([minds.value(place, fluent.path, fluent.cell) for fluent in compiled.fluents])
            within: list[int] = []
            if depth > 0:
                names = compiled.task.characters
                for c in range(len(names)):
                    if c == owner or not self._is_asked[c]:
                        within.append(NOBODY)
                    else:
                        within.append(self._beginning(minds, minds.believed(place, names[c]), c, depth - 1, known))
            bits, row = self._states.rows.encoded(state)
            bare = self.intern(self._states.intern(bits, row), tuple(within))
            found = known[key] = self._settle(bare, -1)
        return found

    def intern(self, state: int, minds: Minds) -> int:
        """Return the number of a node."""
        key = (state, minds)
        found = self._known.get(key, -1)
        if found < 0:
            found = self._known[key] = len(self.state)
            self.state.append(state)
            self.minds.append(minds)
            self._surprised.append(-1)
            if found & 1023 == 0:
                self._limits.check(found)
        return found

    def after(self, node: int, action: int) -> int:
        """Return the node after an action and all that it triggers."""
        key = node * self._count + action
        found = self._after.get(key, -1)
        if found < 0:
            found = self._after[key] = self._settle(self._show(node, action), self.state[node])
        return found

    def known_after(self, node: int, action: int) -> int:
        """Return the node after an action if it has been made already, else -1."""
        return self._after.get(node * self._count + action, -1)

    def flat_after(self, node: int, action: int) -> int:
        """Return the flat state of `after`, without making any mind's node where none has to put something right."""
        states = self._states
        state = self.state[node]
        if not self._surprised_at(node) & states.action_bit[action]:
            return states.after(state, action)
        key = node * self._count + action
        found = self._flat.get(key, -1)
        if found < 0:
            shown = states.show(state, action, self._right(node, action))
            found = self._flat[key] = states.settle(shown, state)
        return found

    def _surprised_at(self, node: int) -> int:
        """Return the actions, as a set of bits, that somebody would see here who has something to put right by them.

        Those alone count whose beliefs are fluents of the state.
        """
        found = self._surprised[node]
        if found < 0:
            found = 0
            minds = self.minds[node]
            if minds:
                for character in self._believers:
                    mind = minds[character]
                    if mind >= 0:
                        seen = self._states.seen_by(self.state[node], character)
                        found |= seen & ~(self._states.open_set(self.state[mind]) & ~self._showing)
            self._surprised[node] = found
        return found

    def _right(self, node: int, action: int) -> int:
        """Return the flat state with belief fluents as observers have them once they have put things right."""
        states = self._states
        state = self.state[node]
        bit = states.action_bit[action]
        if not self._surprised_at(node) & bit:
            return state
        believed = self.minds[node]
        found = state
        for character in self._believers:
            mind = believed[character]
            is_known = states.open_set(self.state[mind]) & ~self._showing & bit if mind >= 0 else 0
            if mind < 0 or is_known or not states.seen_by(state, character) & bit:
                continue
            if self._deepest > 1:
                right = self._corrected(mind, state, action, character)
                if right != mind:
                    found = states.with_belief(found, self._right(right, action), character)
                continue
            flat = self._flat_corrected(self.state[mind], state, action, character)
            if flat != self.state[mind]:
                found = states.with_belief(found, flat, character)
        return found

    def _flat_corrected(self, believed: int, actual: int, action: int, owner: int) -> int:
        """Return the flat state of `_corrected`, where no state has beliefs about beliefs, for a mind that it surprises."""
        states = self._states
        change = self.surprise.corrections(believed, actual, action)
        if not self.surprise.keeps_right:
            after = states.changed(believed, change)
            return states.mirrored(after, owner) if self._is_believed_about[owner] else after
        return states.changed(believed, self.surprise.staying_right(believed, change))

    def _corrected(self, mind: int, actual: int, action: int, owner: int) -> int:
        """Return a mind that has put right what made an action impossible in its eyes."""
        believed = self.state[mind]
        if self._states.is_open(believed, action) and not self._showing & self._states.action_bit[action]:
            return mind
        change = self.surprise.corrections(believed, actual, action)
        if not self.surprise.keeps_right:
            return self._tell(mind, change, owner)
        return self._righted(mind, change)

    def _righted(self, node: int, change: Change) -> int:
        """Return a node that is put right, and in it whoever was right about what is changed."""
        if change == NOTHING:
            return node
        key = (node, NOBODY, change)
        found = self._told.get(key, -1)
        if found < 0:
            state = self.state[node]
            whole = self.surprise.staying_right(state, change)
            minds = list(self.minds[node])
            for character in range(len(minds)):
                mind = minds[character]
                if mind >= 0:
                    after = self._righted(mind, self.surprise.within(state, self.state[mind], whole, character))
                    if after != mind:
                        minds[character] = self._settle(after, self.state[mind])
            found = self._told[key] = self.intern(self._states.changed(state, whole), tuple(minds))
        return found

    def supposed(self, mind: int, owner: int, fluent: int, bit: int) -> int:
        """Return the world that somebody in doubt about a fluent supposes, their own mind as it is.

        Who is as they are about it, as far as they know, takes it for what it is; but nobody takes the owner to know.
        """
        key = (mind, owner, bit)
        found = self._supposed.get(key, -1)
        if found < 0:
            node = self._supposing(mind, owner, fluent, bit)
            minds = list(self.minds[node]) or [NOBODY] * self._characters
            minds[owner] = mind
            found = self._supposed[key] = self._settle(self.intern(self.state[node], tuple(minds)), -1)
        return found

    def flat_supposed(self, mind: int, owner: int, fluent: int, bit: int) -> int:
        """Return the flat state of `supposed`, without making any mind's node."""
        state = self.state[mind]
        return self._states.settle(self._states.changed(state, self.surprise.supposed(state, fluent, bit, owner)), -1)

    def _supposing(self, node: int, owner: int, fluent: int, bit: int) -> int:
        states = self._states
        state = self.state[node]
        change = self.surprise.supposed(state, fluent, bit, owner)
        doubt = states.bits[state] & self._encoding.fluent_mask[fluent]
        minds = list(self.minds[node])
        for character in range(len(minds)):
            mind = minds[character]
            if character != owner and mind >= 0 and states.bits[self.state[mind]] & doubt:
                minds[character] = self._settle(self._supposing(mind, owner, fluent, bit), self.state[mind])
        return self.intern(states.changed(state, change), tuple(minds))

    def _show(self, node: int, action: int) -> int:
        """Return the node after the effects of an action, before any trigger."""
        key = node * self._count + action
        found = self._shown.get(key, -1)
        if found >= 0:
            return found
        states = self._states
        state, minds = self.state[node], self.minds[node]
        if not minds:
            found = self.intern(states.show(state, action, state), minds)
        else:
            right = self._right(node, action)
            change = states.shown(state, action, right)
            shown = states.changed(state, change)
            told = states.told(change)
            bit = states.action_bit[action]
            learned = list(minds)
            for character in range(self._characters):
                mind = learned[character]
                if mind < 0:
                    continue
                after = mind
                if states.seen_by(state, character) & bit:
                    after = self._show(self._corrected(mind, state, action, character), action)
                    after = self._tell(after, told[character], character)
                elif self._is_believed_about[character]:
                    after = self._tell(after, told[character], character)
                if after != mind:
                    learned[character] = self._settle(after, self.state[mind])
            found = self.intern(shown, tuple(learned))
        self._shown[key] = found
        return found

    def _tell(self, mind: int, change: Change, owner: int) -> int:
        """Return a character's mind after a change, and with it what they take themselves to believe."""
        if not self._is_believed_about[owner]:
            if change[0] == 0 and not change[2]:
                return mind
        key = (mind, owner, change)
        found = self._told.get(key, -1)
        if found < 0:
            states = self._states
            before = self.state[mind]
            after = states.changed(before, change)
            if self._is_believed_about[owner]:
                after = states.mirrored(after, owner)
            found = mind
            if after != before:
                found = self._with_minds_told(mind, after, states.told(states.difference(before, after)))
            self._told[key] = found
        return found

    def _with_minds_told(self, node: int, state: int, told: Told) -> int:
        if told is self._states.nobody:
            return self.intern(state, self.minds[node])
        minds = list(self.minds[node])
        for character in range(len(minds)):
            mind = minds[character]
            if mind >= 0 and told[character] != NOTHING:
                after = self._tell(mind, told[character], character)
                if after != mind:
                    minds[character] = self._settle(after, self.state[mind])
        return self.intern(state, tuple(minds))

    def _settle(self, node: int, origin: int) -> int:
        """Return the node after its triggers; `origin` is the settled state that it came from."""
        found = self._settled.get(node, -1)
        if found < 0:
            states = self._states
            first = self.state[node]
            state = states.settle(first, origin)
            found = node
            if state != first:
                if self.minds[node] and self._deepest > 0:
                    for told in states.told_by_triggers(first):
                        found = self._with_minds_told(found, state, told)
                found = self.intern(state, self.minds[found])
            self._settled[node] = found
            self._settled[found] = found
        return found
