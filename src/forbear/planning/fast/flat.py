"""Flat states, each once, and what happenings make of them; minds aside from what they are told.

A change is (bits cleared, bits put, numbers assigned). Which triggers a change may have made possible is looked up by
the bits that it set.
"""

from __future__ import annotations

from typing import Final

from forbear.errors import StoryError
from forbear.grounding import folding
from forbear.grounding.reachable import MOST_TRIGGERS
from forbear.language.messages import report
from forbear.language.values import Value
from forbear.planning.fast.encoding import WORLD, Assignment, Encoding

Numbers = tuple[Value, ...]
Change = tuple[int, int, tuple[tuple[int, Value], ...]]
Told = tuple[Change, ...]
"""What each character is told, as they have it in mind."""

NOTHING: Final[Change] = (0, 0, ())


class FlatStates:
    """All states met so far, by number."""

    def __init__(self, encoding: Encoding) -> None:
        self.encoding = encoding
        self.bits: list[int] = []
        self.numbers: list[Numbers] = []
        self._known: dict[tuple[int, Numbers], int] = {}
        self._shown: dict[tuple[int, int, int], tuple[int, Told]] = {}
        self._settled: dict[int, tuple[int, tuple[Told, ...]]] = {}
        self._utilities: dict[tuple[int, int], Value] = {}
        self._open: dict[int, tuple[int, ...]] = {}
        self.nobody: Told = (NOTHING,) * encoding.characters
        self._count = len(encoding.actions)
        self._preconditions = [action.precondition for action in encoding.actions]
        self._clauses = [
            (care, want, action.number) for action in encoding.actions for care, want in action.precondition
        ]
        self._observing = [action.observing for action in encoding.actions]
        self._trigger_effects = [trigger.effects for trigger in encoding.triggers]
        self._by_bit: list[list[tuple[int, int, int]]] = [[] for _ in encoding.fluent_of_bit]
        self._by_number: list[list[tuple[int, int, int]]] = [[] for _ in encoding.numbers]
        self._index_triggers()

    def intern(self, bits: int, numbers: Numbers) -> int:
        """Return the number of a state."""
        key = (bits, numbers)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = len(self.bits)
            self.bits.append(bits)
            self.numbers.append(numbers)
        return found

    def open_actions(self, state: int) -> tuple[int, ...]:
        """Return the actions whose precondition holds, in order."""
        found = self._open.get(state)
        if found is None:
            bits = self.bits[state]
            holding = [number for care, want, number in self._clauses if bits & care == want]
            found = self._open[state] = tuple(dict.fromkeys(holding))
        return found

    def is_open(self, state: int, action: int) -> bool:
        """Say whether an action's precondition holds."""
        bits = self.bits[state]
        for care, want in self._preconditions[action]:  # noqa: SIM110 - no generator where it is hot
            if bits & care == want:
                return True
        return False

    def sees(self, state: int, action: int, character: int) -> bool:
        """Say whether a character observes an action that is done in a state."""
        bits = self.bits[state]
        for care, want in self._observing[action][character]:  # noqa: SIM110
            if bits & care == want:
                return True
        return False

    def utility(self, state: int, whose: int) -> Value:
        """Return the utility of a state to a character, or to the author (WORLD)."""
        key = (state, whose)
        found = self._utilities.get(key)
        if found is None:
            found = self._utilities[key] = self._utility(state, whose)
        return found

    def _utility(self, state: int, whose: int) -> Value:
        bits = self.bits[state]
        for condition, value in self.encoding.utilities.get(whose, ()):
            for care, want in condition:
                if bits & care == want:
                    found = self.encoding.evaluated(value, bits, self.numbers[state])
                    return int(found) if isinstance(found, bool) else found
        return 0

    def show(self, state: int, action: int, right: int) -> tuple[int, Told]:
        """Return the state after an action's effects, before any trigger, and what each character is told.

        `right` is the state as observers have put it right; effects on minds read that one.
        """
        key = (state, action, right)
        found = self._shown.get(key)
        if found is None:
            change = self._change(self.encoding.actions[action].effects, state, right)
            if right != state:
                change = self._joined(self.difference(state, right), change)
            found = self._shown[key] = (self.changed(state, change), self.told(change))
        return found

    def _change(self, effects: tuple[Assignment, ...], state: int, right: int) -> Change:
        """Return what effects do; of several that apply to one fluent the last counts."""
        before, seen = self.bits[state], self.bits[right]
        clear = put = 0
        assigned: dict[int, Value] | None = None
        masks = self.encoding.fluent_mask
        for effect in effects:
            bits = before if effect.whose == WORLD else seen
            for care, want in effect.when:
                if bits & care == want:
                    if effect.put:
                        mask = masks[effect.fluent]
                        clear |= mask
                        put = put & ~mask | effect.put
                    else:
                        numbers = self.numbers[state if effect.whose == WORLD else right]
                        assigned = {} if assigned is None else assigned
                        assigned[effect.fluent] = self.encoding.evaluated(effect.value, bits, numbers)
                    break
        return clear, put, () if assigned is None else tuple(assigned.items())

    def _joined(self, first: Change, then: Change) -> Change:
        clear, put, assigned = then
        numbers = dict(first[2])
        numbers.update(assigned)
        return first[0] | clear, first[1] & ~clear | put, tuple(numbers.items())

    def difference(self, state: int, other: int) -> Change:
        """Return the change that leads from one state to another."""
        encoding = self.encoding
        new = self.bits[other] & ~self.bits[state]
        clear = put = 0
        while new:
            low = new & -new
            new ^= low
            fluent = encoding.fluent_of_bit[low.bit_length() - 1]
            if fluent >= 0:
                clear |= encoding.fluent_mask[fluent]
                put |= low
        if self.numbers[state] is self.numbers[other]:
            return clear, put, ()
        pairs = zip(encoding.numbers, self.numbers[state], self.numbers[other], strict=True)
        return clear, put, tuple((fluent, now) for fluent, old, now in pairs if not folding.are_equal(old, now))

    def changed(self, state: int, change: Change) -> int:
        """Return the state after a change."""
        clear, put, assigned = change
        old = self.bits[state]
        bits = old & ~clear | put
        numbers = self.numbers[state]
        if assigned:
            new = list(numbers)
            for fluent, value in assigned:
                new[self.encoding.slots[fluent]] = value
            numbers = tuple(new)
        elif bits == old:
            return state
        if self.encoding.atoms:
            bits = self.encoding.with_atoms(bits, numbers, clear, tuple(fluent for fluent, _ in assigned))
        return self.intern(bits, numbers)

    def told(self, change: Change) -> Told:
        """Return the part of a change that concerns each character's mind, as they have it."""
        encoding = self.encoding
        if encoding.deepest == 0:
            return self.nobody
        return tuple(self.concerning(change, character) for character in range(encoding.characters))

    def concerning(self, change: Change, character: int) -> Change:
        """Return the part of a change that is about somebody's beliefs, as it is in their mind."""
        encoding = self.encoding
        clear, put, assigned = change
        own = encoding.own_mask[character]
        clear &= own
        if not clear and not assigned:
            return NOTHING
        put &= own
        cleared = placed = 0
        if clear:
            for mask, shift in encoding.views[character]:
                if shift >= 0:
                    cleared |= clear >> shift & mask
                    placed |= put >> shift & mask
                else:
                    cleared |= clear << -shift & mask
                    placed |= put << -shift & mask
        if not assigned:
            return cleared, placed, ()
        about = encoding.about[character]
        return cleared, placed, tuple((about[fluent], value) for fluent, value in assigned if fluent in about)

    def mirrored(self, state: int, character: int) -> Change:
        """Return the change that makes somebody's belief fluents be what a state has for what they are about."""
        encoding = self.encoding
        bits = self.bits[state]
        put = 0
        for mask, shift in encoding.views[character]:
            put |= (bits & mask) << shift if shift >= 0 else (bits & mask) >> -shift
        numbers = self.numbers[state]
        return (
            encoding.own_mask[character],
            put,
            tuple((own, numbers[encoding.slots[about]]) for own, about in encoding.numeric_views[character]),
        )

    def settle(self, state: int, origin: int) -> tuple[int, tuple[Told, ...]]:
        """Return the state after its triggers, and what each character is told by each that fired.

        `origin` is a settled state from which this one came by changes (-1: unknown). Raises StoryError for endless
        triggers.
        """
        found = self._settled.get(state)
        if found is None:
            found = self._settled[state] = self._settle(state, origin)
            self._settled.setdefault(found[0], (found[0], ()))
        return found

    def _settle(self, state: int, origin: int) -> tuple[int, tuple[Told, ...]]:
        pending = self._awoken(state, origin)
        if not pending:
            return state, ()
        told: list[Told] = []
        fired = 0
        while pending:
            low = pending & -pending
            pending ^= low
            number = low.bit_length() - 1
            bits = self.bits[state]
            for care, want in self.encoding.triggers[number].precondition:
                if bits & care == want:
                    break
            else:
                continue
            after = self.changed(state, self._change(self._trigger_effects[number], state, state))
            if after != state:
                fired += 1
                if fired >= MOST_TRIGGERS:
                    raise self._endless(state)
                if self.encoding.deepest:
                    told.append(self.told(self.difference(state, after)))
                pending |= self._awoken(after, state) | low
                state = after
        return state, tuple(told)

    def _awoken(self, state: int, before: int) -> int:
        """Return the triggers, as a set of bits, that a change has made possible."""
        pending = 0
        bits = self.bits[state]
        if before < 0:
            for trigger in self.encoding.triggers:
                pending |= 1 << trigger.number
            return pending
        new = bits & ~self.bits[before]
        while new:
            low = new & -new
            new ^= low
            for care, want, own in self._by_bit[low.bit_length() - 1]:
                if bits & care == want:
                    pending |= own
        if self._by_number and self.numbers[state] is not self.numbers[before]:
            pairs = zip(self.numbers[before], self.numbers[state], strict=True)
            for slot, (old, now) in enumerate(pairs):
                if not folding.are_equal(old, now):
                    for care, want, own in self._by_number[slot]:
                        if bits & care == want:
                            pending |= own
        return pending

    def _index_triggers(self) -> None:
        """Note for each bit the triggers that it being set can make possible, and for each number those it touches."""
        encoding = self.encoding
        for trigger in encoding.triggers:
            touched: set[int] = set()
            for effect in trigger.effects:
                touched.add(effect.fluent)
                for care, _ in effect.when:
                    touched |= self._fluents_in(care)
            for care, want in trigger.precondition:
                entry = (care, want, 1 << trigger.number)
                places: set[int] = set()
                for fluent in touched | self._fluents_in(care):
                    if encoding.slots[fluent] >= 0:
                        self._by_number[encoding.slots[fluent]].append(entry)
                        continue
                    mask = encoding.fluent_mask[fluent]
                    wanted = want & mask
                    if fluent not in touched:
                        mask = wanted or mask & ~care
                    elif wanted:
                        mask = wanted
                    places.update(_places(mask))
                for place in sorted(places):
                    self._by_bit[place].append(entry)

    def _fluents_in(self, care: int) -> set[int]:
        encoding = self.encoding
        found: set[int] = set()
        for place in _places(care):
            fluent = encoding.fluent_of_bit[place]
            if fluent >= 0:
                found.add(fluent)
            else:
                found |= encoding.atom_fluents[-1 - fluent]
        return found

    def _endless(self, state: int) -> StoryError:
        task = self.encoding.compiled.task
        firing = {
            task.triggers[self.encoding.compiled.triggers[trigger.number].trigger].name
            for trigger in self.encoding.triggers
            for care, want in trigger.precondition
            if self.bits[state] & care == want
        }
        hint = "a trigger's effect should make its own precondition false"
        return StoryError((report("E402", None, hint=hint, limit=MOST_TRIGGERS, triggers=", ".join(sorted(firing))),))


def _places(mask: int) -> list[int]:
    """Return the places of the bits that are set."""
    found = []
    while mask:
        low = mask & -mask
        found.append(low.bit_length() - 1)
        mask ^= low
    return found
