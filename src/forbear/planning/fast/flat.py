"""Flat states, each once, and what happenings make of them; minds aside from what they are told.

A told list holds pairs (fluent, value): as the mind that is told has the fluent, its value a bit, or a number's value.
Which triggers could fire after a change is looked up by the bits that were set.
"""

from __future__ import annotations

from forbear.errors import StoryError
from forbear.grounding import folding
from forbear.grounding.reachable import MOST_TRIGGERS
from forbear.language.messages import report
from forbear.language.values import Value
from forbear.planning.fast.encoding import WORLD, Assignment, Encoding, Happening

Told = tuple[tuple[int, Value], ...]
NOTHING: tuple[()] = ()


class FlatStates:
    """All states met so far, by number."""

    def __init__(self, encoding: Encoding) -> None:
        self.encoding = encoding
        self.bits: list[int] = []
        self.numbers: list[tuple[Value, ...]] = []
        self._known: dict[tuple[int, tuple[Value, ...]], int] = {}
        self._shown: dict[tuple[int, int, int], tuple[int, tuple[Told, ...]]] = {}
        self._settled: dict[int, tuple[int, tuple[tuple[Told, ...], ...]]] = {}
        self._utilities: dict[tuple[int, int], Value] = {}
        self._open: dict[int, tuple[int, ...]] = {}
        self._nobody = (NOTHING,) * encoding.characters
        self._by_bit, self._by_number = self._trigger_index()

    def intern(self, bits: int, numbers: tuple[Value, ...]) -> int:
        """Return the number of a state."""
        key = (bits, numbers)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = len(self.bits)
            self.bits.append(bits)
            self.numbers.append(numbers)
        return found

    def open_actions(self, state: int) -> tuple[int, ...]:
        """Return the actions whose precondition holds."""
        found = self._open.get(state)
        if found is None:
            bits = self.bits[state]
            found = self._open[state] = tuple(
                action.number
                for action in self.encoding.actions
                for care, want in action.precondition
                if bits & care == want
            )
            if len(found) != len(set(found)):
                found = self._open[state] = tuple(dict.fromkeys(found))
        return found

    def is_open(self, state: int, action: int) -> bool:
        """Say whether an action's precondition holds."""
        bits = self.bits[state]
        for care, want in self.encoding.actions[action].precondition:
            if bits & care == want:
                return True
        return False

    def sees(self, state: int, action: int, character: int) -> bool:
        """Say whether a character observes an action that is done in a state."""
        bits = self.bits[state]
        for care, want in self.encoding.actions[action].observing[character]:
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

    def show(self, state: int, action: int, right: int) -> tuple[int, tuple[Told, ...]]:
        """Return the state after an action's effects, before any trigger, and what each character is told.

        `right` is the state as observers have put it right; effects on minds read that one.
        """
        key = (state, action, right)
        found = self._shown.get(key)
        if found is None:
            found = self._shown[key] = self._show(self.encoding.actions[action], state, right)
        return found

    def _show(self, action: Happening, state: int, right: int) -> tuple[int, tuple[Told, ...]]:
        changes = self._changes(action.effects, state, right)
        if right != state:
            encoding = self.encoding
            bits, numbers = self.bits[right], self.numbers[right]
            for owned in encoding.about:
                for fluent in owned:
                    if fluent not in changes:
                        new = self.held(fluent, bits, numbers)
                        if new != self.held(fluent, self.bits[state], self.numbers[state]):
                            changes = {fluent: new, **changes}
        return self.changed(state, changes), self._told(changes)

    def held(self, fluent: int, bits: int, numbers: tuple[Value, ...]) -> Value:
        """Return a fluent's value as told lists have it: a bit, or a number's value."""
        slot = self.encoding.slots[fluent]
        return numbers[slot] if slot >= 0 else bits & self.encoding.fluent_mask[fluent]

    def _changes(self, effects: tuple[Assignment, ...], state: int, right: int) -> dict[int, Value]:
        before, seen = self.bits[state], self.bits[right]
        found: dict[int, Value] = {}
        for effect in effects:
            is_of_world = effect.whose == WORLD
            bits = before if is_of_world else seen
            for care, want in effect.when:
                if bits & care == want:
                    found.pop(effect.fluent, None)
                    if effect.put:
                        found[effect.fluent] = effect.put
                    else:
                        numbers = self.numbers[state if is_of_world else right]
                        found[effect.fluent] = self.encoding.evaluated(effect.value, bits, numbers)
                    break
        return found

    def changed(self, state: int, changes: dict[int, Value]) -> int:
        """Return the state with fluents set."""
        encoding = self.encoding
        bits = self.bits[state]
        numbers: list[Value] | None = None
        for fluent, value in changes.items():
            slot = encoding.slots[fluent]
            if slot < 0:
                bits = bits & ~encoding.fluent_mask[fluent] | value  # type: ignore[operator]
            else:
                numbers = list(self.numbers[state]) if numbers is None else numbers
                numbers[slot] = value
        if numbers is None and not encoding.atoms:
            return self.intern(bits, self.numbers[state])
        after = self.numbers[state] if numbers is None else tuple(numbers)
        return self.intern(encoding.with_atoms(bits, after), after)

    def _told(self, changes: dict[int, Value]) -> tuple[Told, ...]:
        if self.encoding.deepest == 0:
            return self._nobody
        told: list[list[tuple[int, Value]]] | None = None
        for fluent, value in changes.items():
            whose = self.encoding.first_mind[fluent]
            if whose != WORLD:
                told = [[] for _ in self._nobody] if told is None else told
                told[whose].append(self.concerning(fluent, value, whose))
        return self._nobody if told is None else tuple(tuple(each) for each in told)

    def concerning(self, fluent: int, value: Value, whose: int) -> tuple[int, Value]:
        """Return a change of a belief fluent as the mind has it that it is a belief of."""
        encoding = self.encoding
        about = encoding.about[whose][fluent]
        if encoding.slots[fluent] >= 0:
            return about, value
        return about, self.moved(fluent, about, value)  # type: ignore[arg-type]

    def moved(self, fluent: int, other: int, bit: int) -> int:
        """Return the bit that stands for the same value in another fluent of the same kind."""
        mask, to = self.encoding.fluent_mask[fluent], self.encoding.fluent_mask[other]
        shift = (to & -to).bit_length() - (mask & -mask).bit_length()
        return bit << shift if shift >= 0 else bit >> -shift

    def settle(self, state: int, origin: int) -> tuple[int, tuple[tuple[Told, ...], ...]]:
        """Return the state after its triggers, and what each character is told by each that fired.

        `origin` is a settled state from which this one came by changes. Raises StoryError for endless triggers.
        """
        found = self._settled.get(state)
        if found is None:
            found = self._settled[state] = self._settle(state, origin)
            self._settled.setdefault(found[0], (found[0], ()))
        return found

    def _settle(self, state: int, origin: int) -> tuple[int, tuple[tuple[Told, ...], ...]]:
        pending = self._awoken(state, origin)
        if not pending:
            return state, ()
        triggers = self.encoding.triggers
        batches: list[tuple[Told, ...]] = []
        fired = 0
        while pending:
            low = pending & -pending
            trigger = triggers[low.bit_length() - 1]
            bits = self.bits[state]
            after = state
            for care, want in trigger.precondition:
                if bits & care == want:
                    changes = self._changes(trigger.effects, state, state)
                    numbers = self.numbers[state]
                    real = {f: v for f, v in changes.items() if self.held(f, bits, numbers) != v}
                    if real:
                        after = self.changed(state, real)
                        batches.append(self._told(real))
                    break
            pending ^= low
            if after != state:
                fired += 1
                if fired >= MOST_TRIGGERS:
                    raise self._endless(state)
                pending |= self._awoken(after, state) | low
                state = after
        return state, tuple(batches)

    def _awoken(self, state: int, before: int) -> int:
        """Return the triggers, as a set of bits, that a change may have made possible."""
        pending = 0
        if before < 0:
            return (1 << len(self.encoding.triggers)) - 1
        new = self.bits[state] & ~self.bits[before]
        while new:
            low = new & -new
            pending |= self._by_bit[low.bit_length() - 1]
            new ^= low
        if self._by_number and self.numbers[state] != self.numbers[before]:
            for slot, (old, now) in enumerate(zip(self.numbers[before], self.numbers[state], strict=True)):
                if not folding.are_equal(old, now):
                    pending |= self._by_number[slot]
        return pending

    def _trigger_index(self) -> tuple[list[int], list[int]]:
        """Return for each bit the triggers that it being set can make possible, and for each number those it touches."""
        encoding = self.encoding
        by_bit = [0] * len(encoding.fluent_of_bit)
        by_number = [0] * len(encoding.numbers)
        for trigger in encoding.triggers:
            own = 1 << trigger.number
            touched: set[int] = set()
            for effect in trigger.effects:
                touched.add(effect.fluent)
                for care, _ in effect.when:
                    touched |= self._fluents_in(care)
            whole = set(touched)
            for care, want in trigger.precondition:
                for fluent in self._fluents_in(care):
                    if fluent in whole:
                        continue
                    mask = encoding.fluent_mask[fluent] if encoding.slots[fluent] < 0 else 0
                    wanted = want & mask
                    allowed = wanted or mask & ~care
                    for place in _places(allowed):
                        by_bit[place] |= own
                    if encoding.slots[fluent] >= 0:
                        whole.add(fluent)
            for fluent in whole:
                for place in _places(encoding.fluent_mask[fluent]):
                    by_bit[place] |= own
                if encoding.slots[fluent] >= 0:
                    by_number[encoding.slots[fluent]] |= own
        return by_bit, by_number

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
