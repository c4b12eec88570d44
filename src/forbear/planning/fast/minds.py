"""Epistemic nodes as numbers: a flat state and one node for every character, each once, to the depth that is asked.

A node of somebody's mind has -1 in their own place: nobody asks what they take themselves to believe, for that stands
in the state where a condition reads it. The deepest nodes have no minds at all.
"""

from __future__ import annotations

from forbear.grounding.settled import State as BaseState
from forbear.grounding.settled import SureMinds
from forbear.grounding.task import Path
from forbear.language.values import UNKNOWN, Value
from forbear.planning.conditions import atom_holds
from forbear.planning.fast.encoding import Encoding
from forbear.planning.fast.flat import NOTHING, Change, FlatStates, Told
from forbear.planning.node_limits import NodeLimits

NOBODY = -1
Minds = tuple[int, ...]


class MindNodes:
    """All nodes met so far. Raises LimitReached past its limits."""

    def __init__(self, encoding: Encoding, states: FlatStates, depth: int, limits: NodeLimits) -> None:
        self.encoding = encoding
        self.states = states
        self.state: list[int] = []
        self.minds: list[Minds] = []
        self._limits = limits
        self._known: dict[tuple[int, Minds], int] = {}
        self._after: dict[int, int] = {}
        self._shown: dict[int, int] = {}
        self._flat: dict[int, int] = {}
        self._settled: dict[int, int] = {}
        self._told: dict[tuple[int, Change, int], int] = {}
        self._corrections: dict[tuple[int, int, int], Change] = {}
        self._count = len(encoding.actions)
        self._depth = depth
        self._believers = tuple(c for c in range(encoding.characters) if encoding.about[c])

    def root(self) -> int:
        """Return the node at which the story begins."""
        minds = SureMinds(self.encoding.compiled.task)
        return self._beginning(minds, minds.root, NOBODY, self._depth, {})

    def _beginning(
        self,
        minds: SureMinds,
        place: tuple[Path, BaseState],
        owner: int,
        depth: int,
        known: dict[tuple[tuple[Path, BaseState], int], int],
    ) -> int:
        key = (place, depth)
        found = known.get(key)
        if found is None:
            compiled = self.encoding.compiled
            state = tuple(minds.value(place, fluent.path, fluent.cell) for fluent in compiled.fluents)
            within: Minds = ()
            if depth > 0:
                names = compiled.task.characters
                within = tuple(
                    NOBODY
                    if c == owner
                    else self._beginning(minds, minds.believed(place, names[c]), c, depth - 1, known)
                    for c in range(len(names))
                )
            bare = self.intern(self.states.intern(*self.encoding.encoded(state)), within)
            found = known[key] = self._settle(bare, -1)
        return found

    def intern(self, state: int, minds: Minds) -> int:
        """Return the number of a node."""
        key = (state, minds)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = len(self.state)
            self.state.append(state)
            self.minds.append(minds)
            if found & 1023 == 0:
                self._limits.check(found)
        return found

    def after(self, node: int, action: int) -> int:
        """Return the node after an action and all that it triggers."""
        key = node * self._count + action
        found = self._after.get(key)
        if found is None:
            found = self._after[key] = self._settle(self._show(node, action), self.state[node])
        return found

    def known_after(self, node: int, action: int) -> int:
        """Return the node after an action if it has been made already, else -1."""
        return self._after.get(node * self._count + action, -1)

    def flat_after(self, node: int, action: int) -> int:
        """Return the flat state of `after`, without making any mind's node where none has to put something right."""
        key = node * self._count + action
        found = self._flat.get(key)
        if found is None:
            known = self._after.get(key)
            if known is not None:
                return self.state[known]
            state = self.state[node]
            shown, _ = self.states.show(state, action, self._right(node, action))
            found = self._flat[key] = self.states.settle(shown, state)[0]
        return found

    def _right(self, node: int, action: int) -> int:
        """Return the flat state with belief fluents as observers have them once they have put things right."""
        state = self.state[node]
        if self.encoding.deepest == 0:
            return state
        believed = self.minds[node]
        found = state
        for character in self._believers:
            mind = believed[character] if believed else NOBODY
            if mind < 0 or self.states.is_open(self.state[mind], action):
                continue
            if not self.states.sees(state, action, character):
                continue
            right = self._corrected(mind, state, action, character)
            if right != mind:
                flat = self._right(right, action) if self.encoding.deepest > 1 else self.state[right]
                found = self.states.changed(found, self.states.mirrored(flat, character))
        return found

    def _corrected(self, mind: int, actual: int, action: int, owner: int) -> int:
        """Return a mind that has put right what made an action impossible in its eyes."""
        believed = self.state[mind]
        if self.states.is_open(believed, action):
            return mind
        key = (believed, actual, action)
        changes = self._corrections.get(key)
        if changes is None:
            changes = self._corrections[key] = self._mended(believed, actual, action)
        return self._tell(mind, changes, owner)

    def _mended(self, believed: int, actual: int, action: int) -> Change:
        """Return what a surprised mind has to change; see `conditions.corrections`, which says the same plainly."""
        encoding, states = self.encoding, self.states
        clear = put = 0
        assigned: dict[int, Value] = {}
        true, seen = _Values(encoding, states, actual), _Values(encoding, states, believed)
        for clause in encoding.actions[action].clauses:
            if not all(atom_holds(atom, true) for atom in clause):  # type: ignore[arg-type]
                continue
            for atom in clause:
                fluents = sorted(encoding.atom_fluents_of(atom))
                for fluent in fluents:
                    if atom_holds(atom, seen):  # type: ignore[arg-type]
                        break
                    value = true[fluent] if atom.operator == "==" else UNKNOWN
                    seen.put(fluent, value)
                    if encoding.slots[fluent] >= 0:
                        assigned[fluent] = value
                    else:
                        mask = encoding.fluent_mask[fluent]
                        clear |= mask
                        put = put & ~mask | encoding.bits[fluent][value]
        return clear, put, tuple(assigned.items())

    def _show(self, node: int, action: int) -> int:
        """Return the node after the effects of an action, before any trigger."""
        key = node * self._count + action
        found = self._shown.get(key)
        if found is None:
            state, minds = self.state[node], self.minds[node]
            if minds:
                shown, told = self.states.show(state, action, self._right(node, action))
                learned = list(minds)
                for character, mind in enumerate(minds):
                    if mind < 0:
                        continue
                    after = mind
                    if self.states.sees(state, action, character):
                        after = self._show(self._corrected(mind, state, action, character), action)
                        after = self._tell(after, told[character], character)
                    elif told[character] != NOTHING or self.encoding.about[character]:
                        after = self._tell(after, told[character], character)
                    if after != mind:
                        after = self._settle(after, self.state[mind])
                    learned[character] = after
                found = self.intern(shown, tuple(learned))
            else:
                found = self.intern(self.states.show(state, action, state)[0], ())
            self._shown[key] = found
        return found

    def _tell(self, mind: int, change: Change, owner: int) -> int:
        """Return a character's mind after a change, and with it what they take themselves to believe."""
        if change == NOTHING and not self.encoding.about[owner]:
            return mind
        key = (mind, change, owner)
        found = self._told.get(key)
        if found is None:
            states = self.states
            before = self.state[mind]
            after = states.changed(before, change)
            if self.encoding.about[owner]:
                after = states.changed(after, states.mirrored(after, owner))
            found = mind
            if after != before:
                found = self._with_minds_told(mind, after, states.told(states.difference(before, after)))
            self._told[key] = found
        return found

    def _with_minds_told(self, node: int, state: int, told: Told) -> int:
        minds = list(self.minds[node])
        for character, mind in enumerate(minds):
            if mind >= 0 and told[character] != NOTHING:
                after = self._tell(mind, told[character], character)
                if after != mind:
                    minds[character] = self._settle(after, self.state[mind])
        return self.intern(state, tuple(minds))

    def _settle(self, node: int, origin: int) -> int:
        """Return the node after its triggers; `origin` is the settled state that it came from."""
        found = self._settled.get(node)
        if found is None:
            state, batches = self.states.settle(self.state[node], origin)
            if state == self.state[node] and not batches:
                found = node
            elif not self.minds[node] or self.encoding.deepest == 0:
                found = self.intern(state, self.minds[node])
            else:
                found = node
                for told in batches:
                    if told != self.states.nobody:
                        found = self._with_minds_told(found, state, told)
                found = self.intern(state, self.minds[found])
            self._settled[node] = self._settled[found] = found
        return found


class _Values:
    """A state read by fluent, in which fluents can be put."""

    def __init__(self, encoding: Encoding, states: FlatStates, state: int) -> None:
        self._encoding = encoding
        self._bits, self._numbers = states.bits[state], states.numbers[state]
        self._put: dict[int, Value] = {}

    def __getitem__(self, fluent: int) -> Value:
        if fluent in self._put:
            return self._put[fluent]
        return self._encoding.value(fluent, self._bits, self._numbers)

    def put(self, fluent: int, value: Value) -> None:
        """Set a fluent."""
        self._put[fluent] = value
