"""What could be so if nothing that is so ever stopped being so, for one question: layer by layer, and as a plan.

The bits that a question hangs on are few and are renumbered. What is looked at is which of them are still *missing*: the
rules that wait for a bit are one set of bits, so are those that add it, and with these a layer is found by a few
operations for each missing bit, however many rules there are.
"""

from __future__ import annotations

from typing import Final

from forbear.planning.fast.additive import NEVER
from forbear.planning.fast.operators import Clause, Operator
from forbear.planning.fast.waking import places_of

FEW: Final = 4
"""Where rules are so many times fewer than bits are missing, these rules are gone through, and not the bits."""


class RuleSet:
    """Rules of one kind over renumbered bits: by bit which rules wait for it and which add it, as sets of bits."""

    def __init__(self, rules: Rules, operators: list[Operator]) -> None:
        waiting: list[list[int]] = [[] for _ in range(rules.count)]
        adding: list[list[int]] = [[] for _ in range(rules.count)]
        choosing: dict[int, list[int]] = {}
        self.want: list[int] = []
        self.adds: list[int] = []
        self.done: int = 0
        """The rules that held before, as a set of bits: all that they add is reached."""
        self.choices: list[list[int]] = []
        for number in range(len(operators)):
            want, choices, adds = operators[number]
            places = rules.places(want)
            for place in places:
                waiting[place].append(number)
            added = rules.places(adds)
            for place in added:
                adding[place].append(number)
            self.adds.append(rules.together(added))
            self.want.append(rules.together(places))
            chosen: list[int] = []
            for choice in choices:
                renumbered = rules.together(rules.places(choice))
                chosen.append(renumbered)
                choosing.setdefault(renumbered, []).append(number)
            self.choices.append(chosen)
        self.is_empty: bool = len(operators) == 0
        self._all: int = (1 << len(operators)) - 1
        self._waiting: list[int] = [_set_of(numbers) for numbers in waiting]
        self.adding: list[int] = [_set_of(numbers) for numbers in adding]
        self._chosen: list[int] = list(choosing)
        """Sets of bits of which one must be reached."""
        self._choosing: list[int] = [_set_of(numbers) for numbers in choosing.values()]
        """For each of them the rules that wait for it."""

    def holding(self, missing: list[int], key: int) -> int:
        """Return the rules, as a set of bits, that hold while some bits are missing."""
        waiting = self._waiting
        blocked = 0
        for place in missing:
            some = waiting[place]
            if some:
                blocked |= some
        for number in range(len(self._chosen)):
            choice = self._chosen[number]
            if choice & key == choice:
                blocked |= self._choosing[number]
        return self._all & ~blocked


class Rules:
    """All rules that can matter for the bits that are wanted, and these bits' new places."""

    def __init__(self, actions: list[Operator], triggers: list[Operator], wanted: int) -> None:
        self.wanted: int = wanted
        self.of_actions = actions
        self.of_triggers = triggers
        self._place_of: dict[int, int] = {}
        for old in places_of(wanted):
            self._place_of[old] = len(self._place_of)
        self.count: int = len(self._place_of)
        self._length: int = (wanted.bit_length() + 7) // 8
        self._bytes: list[int] = []
        """The bytes of a state's bits in which there is something that is wanted."""
        self._keys: list[dict[int, int]] = []
        self._lists: list[dict[int, list[int]]] = []
        """For each of these bytes, by its value, the bits in their new places: as a set, and listed."""
        raw = wanted.to_bytes(self._length, "little")
        for number in range(self._length):
            if raw[number]:
                self._bytes.append(number)
                self._keys.append({})
                self._lists.append({})
        self.missing: list[int] = []
        """What was last said to be missing, listed."""
        self.key: int = 0
        """The same as a set of bits."""
        self.actions = RuleSet(self, actions)
        self.triggers = RuleSet(self, triggers)

    def places(self, bits: int) -> list[int]:
        """Return the new places of some bits, those that are not wanted left out."""
        found: list[int] = []
        for old in places_of(bits & self.wanted):
            found.append(self._place_of[old])
        return found

    def together(self, places: list[int]) -> int:
        """Return places as a set of bits."""
        found = 0
        for place in places:
            found |= 1 << place
        return found

    def miss(self, bits: int) -> None:
        """Note which of the wanted bits are missing from a state's."""
        raw = (self.wanted & ~bits).to_bytes(self._length, "little")
        missing: list[int] = []
        key = 0
        for number in range(len(self._bytes)):
            value: int = raw[self._bytes[number]]
            if value:
                keys = self._keys[number]
                if value not in keys:
                    places = self.places(value << 8 * self._bytes[number])
                    keys[value] = self.together(places)
                    self._lists[number][value] = places
                key |= keys[value]
                missing.extend(self._lists[number][value])
        self.missing = missing
        self.key = key
        self.actions.done = self.triggers.done = 0


class Growth:
    """What the rules come to from a state's bits, and when that is enough for a target."""

    def __init__(self, rules: Rules, target: list[Clause], counted: list[tuple[int, int]]) -> None:
        """counted: for each clause of the target bits that each take an action, and how many one action may add."""
        self._rules = rules
        self._want: list[int] = []
        self._choices: list[list[int]] = []
        self._counted: list[int] = []
        self._at_once: list[int] = []
        for want, choices in target:
            self._want.append(rules.together(rules.places(want)))
            self._choices.append([rules.together(rules.places(choice)) for choice in choices])
        for bits, most in counted:
            self._counted.append(rules.together(rules.places(bits)))
            self._at_once.append(max(1, most))
        self._missing: list[int] = []
        self._key: int = 0
        """What is missing still, listed and as a set of bits."""
        self._onward: dict[int, int] = {}
        """The answers from what is missing once triggers add nothing to it."""

    def steps(self, bits: int) -> int:
        """Return how many actions the target takes at least, NEVER if no number is enough.

        That is the layers of actions in which it is reached, or what has to be added over what one action may add, if
        that is more.
        """
        rules = self._rules
        rules.miss(bits)
        self._missing, self._key = rules.missing, rules.key
        fewest = self._fewest()
        found = self._layers()
        return fewest if found < fewest and found < NEVER else found

    def could_come(self, bits: int) -> bool:
        """Say whether the target is reached, or could be by triggers."""
        rules = self._rules
        rules.miss(bits)
        self._missing, self._key = rules.missing, rules.key
        self._follow()
        return self._met() >= 0

    def _fewest(self) -> int:
        """Return how many actions it takes at least to add what is missing of the target, one after another."""
        found = NEVER
        key = self._key
        for number in range(len(self._counted)):
            missing = (self._counted[number] & key).bit_count()
            most = self._at_once[number]
            found = min(found, (missing + most - 1) // most)
        return 0 if found == NEVER else found

    def _layers(self) -> int:
        """Return in how many layers of actions the target is reached, NEVER if in none.

        Different beginnings soon come to the same sets, so what follows from these is kept.
        """
        actions = self._rules.actions
        self._follow()
        layers: list[int] = []
        while True:
            key = self._key
            found = self._onward.get(key, -1)
            if found >= 0:
                break
            if self._met() >= 0:
                found = self._onward[key] = 0
                break
            layers.append(key)
            if not self._reach(actions):
                found = NEVER
                break
            self._follow()
        for number in range(len(layers) - 1, -1, -1):
            found = min(found + 1, NEVER)
            self._onward[layers[number]] = found
        return found

    def _reach(self, kind: RuleSet) -> bool:
        """Take from what is missing all that rules add which hold; say whether there was anything."""
        missing, key = self._missing, self._key
        holding = kind.holding(missing, key)
        fresh = holding & ~kind.done
        if not fresh:
            return False
        kind.done = holding
        still: list[int] = []
        if fresh.bit_count() * FEW < len(missing):
            new = 0
            while fresh:
                low = fresh & -fresh
                fresh ^= low
                new |= kind.adds[low.bit_length() - 1] & key
            key ^= new
            still = [place for place in missing if not new >> place & 1]
        else:
            adding = kind.adding
            for place in missing:
                if adding[place] & fresh:
                    key ^= 1 << place
                else:
                    still.append(place)
        if len(still) == len(missing):
            return False
        self._missing, self._key = still, key
        return True

    def _follow(self) -> None:
        """Take from what is missing all that triggers add, which costs nothing."""
        triggers = self._rules.triggers
        if not triggers.is_empty:
            while self._reach(triggers):
                pass

    def _met(self) -> int:
        """Return which clause of the target is reached, the first of several; -1 where none is."""
        key = self._key
        for number in range(len(self._want)):
            if not self._want[number] & key:
                is_met = True
                for choice in self._choices[number]:
                    if choice & key == choice:
                        is_met = False
                        break
                if is_met:
                    return number
        return -1

    def plan_length(self, bits: int) -> int:
        """Return how many actions a plan has in which nothing that is so stops being so; NEVER if there is none."""
        rules = self._rules
        rules.miss(bits)
        self._missing, self._key = rules.missing, rules.key
        fired: list[tuple[bool, int, int]] = []
        """Whether it is an action's, the rule, and what it was the first to reach."""
        while True:
            while self._fire(rules.triggers, False, fired):
                pass
            goal = self._met()
            if goal >= 0:
                break
            if not self._fire(rules.actions, True, fired):
                return NEVER
        return self._needed(goal, fired)

    def _fire(self, kind: RuleSet, is_action: bool, fired: list[tuple[bool, int, int]]) -> bool:
        """Do as `_reach` does, and note which rules reached what: each bit the first of those that add it."""
        if kind.is_empty:
            return False
        missing, key = self._missing, self._key
        holding = kind.holding(missing, key)
        first: dict[int, int] = {}
        still: list[int] = []
        for place in missing:
            adding = kind.adding[place] & holding
            if adding:
                rule = (adding & -adding).bit_length() - 1
                first[rule] = first.get(rule, 0) | 1 << place
                key ^= 1 << place
            else:
                still.append(place)
        for rule in sorted(first):
            fired.append((is_action, rule, first[rule]))
        self._missing, self._key = still, key
        return len(first) > 0

    def _needed(self, goal: int, fired: list[tuple[bool, int, int]]) -> int:
        """Return how many actions are needed of the rules that fired."""
        rules = self._rules
        key = self._key
        needed = self._want[goal]
        choices = list(self._choices[goal])
        count = 0
        for place in range(len(fired) - 1, -1, -1):
            is_action, rule, new = fired[place]
            key |= new
            is_used = needed & new != 0
            left: list[int] = []
            for choice in choices:
                # The last chance to meet a choice: nothing earlier does.
                if choice & new and choice & key == choice:
                    is_used = True
                else:
                    left.append(choice)
            if is_used:
                kind = rules.actions if is_action else rules.triggers
                needed = needed & ~new | kind.want[rule]
                choices = left
                choices.extend(kind.choices[rule])
                if is_action:
                    count += 1
        return count


_DIGIT: Final = 8


def _set_of(numbers: list[int]) -> int:
    """Return numbers, which rise, as a set of bits."""
    if not numbers:
        return 0
    raw = bytearray(numbers[len(numbers) - 1] // _DIGIT + 1)
    for number in numbers:
        raw[number // _DIGIT] |= 1 << number % _DIGIT
    return int.from_bytes(raw, "little")
