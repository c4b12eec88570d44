"""The rules that an estimate goes by, over the few bits that a question hangs on, which are renumbered.

The rules that wait for a bit are one set of bits, and so are those that add it.
"""

from __future__ import annotations

from typing import Final

from forbear.planning.fast.operators import Clause, Operator, Sum
from forbear.planning.fast.waking import places_of, set_of

MANY: Final = 16
"""Rules that are looked at one by one, however few bits are missing."""

Target = tuple[Clause, Sum]
"""A clause, and a sum that must come to something beside."""


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
        self.pending: int = -1
        """The bits reached since rules were last looked at; -1: none has been looked at."""
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
        self._waiting: list[int] = [set_of(numbers) for numbers in waiting]
        self.adding: list[int] = [set_of(numbers) for numbers in adding]
        self._chosen: list[int] = list(choosing)
        """Sets of bits of which one must be reached."""
        self._choosing: list[int] = [set_of(numbers) for numbers in choosing.values()]
        """For each of them the rules that wait for it."""
        self._woken: list[int] = list(self._waiting)
        """For each bit the rules that may come to hold as it is reached."""
        for number in range(len(self._chosen)):
            for place in places_of(self._chosen[number]):
                self._woken[place] |= self._choosing[number]

    def fresh(self, key: int) -> int:
        """Return the rules that have come to hold since this was last asked, which then are done."""
        pending, self.pending = self.pending, 0
        if pending == 0:
            return 0
        if pending > 0:
            return self.woken(pending, key)
        found = self.holding(places_of(key), key) & ~self.done
        self.done |= found
        return found

    def woken(self, new: int, key: int) -> int:
        """Return the rules that have come to hold as some bits were reached, which then are done."""
        candidates = 0
        for place in places_of(new):
            candidates |= self._woken[place]
        candidates &= ~self.done
        if not candidates:
            return 0
        found = 0
        if candidates.bit_count() > MANY and candidates.bit_count() > key.bit_count():
            found = self.holding(places_of(key), key) & ~self.done
        else:
            while candidates:
                low = candidates & -candidates
                candidates ^= low
                number = low.bit_length() - 1
                if not self.want[number] & key and (not self.choices[number] or self._is_chosen(number, key)):
                    found |= low
        self.done |= found
        return found

    def _is_chosen(self, number: int, key: int) -> bool:
        for choice in self.choices[number]:
            if choice & key == choice:
                return False
        return True

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
        self._olds: list[int] = [1 << old for old in self._place_of]
        """For each new place the bit as it is elsewhere."""
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

    def old(self, bits: int) -> int:
        """Return renumbered bits as they are elsewhere."""
        found = 0
        for place in places_of(bits):
            found |= self._olds[place]
        return found

    def lacking(self, bits: int) -> int:
        """Return which of the wanted bits are missing from a state's, as a set of renumbered bits."""
        raw = (self.wanted & ~bits).to_bytes(self._length, "little")
        key = 0
        for number in range(len(self._bytes)):
            value: int = raw[self._bytes[number]]
            if value:
                found = self._keys[number].get(value, -1)
                key |= found if found >= 0 else self._renumbered(number, value)
        return key

    def _renumbered(self, number: int, value: int) -> int:
        """Return the bits of one of the bytes that there is something in, in their new places, which then are known."""
        places = self.places(value << 8 * self._bytes[number])
        self._lists[number][value] = places
        found = self._keys[number][value] = self.together(places)
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
                found = keys.get(value, -1)
                key |= found if found >= 0 else self._renumbered(number, value)
                missing.extend(self._lists[number][value])
        self.missing = missing
        self.key = key
        self.actions.done = self.triggers.done = 0
        self.actions.pending = self.triggers.pending = -1


class Added:
    """A sum that must come to something: its parts are worth what is reached of their cases."""

    def __init__(self, rules: Rules, added: Sum, most: int) -> None:
        self._least: int = added[0]
        self._most: int = most
        self.bits: int = 0
        """All bits that its cases ask for."""
        self._parts: list[list[tuple[int, list[int], int]]] = []
        """The cases of each part, those of the greatest worth first."""
        for part in added[1]:
            cases: list[tuple[int, list[int], int]] = []
            for (want, choices), worth in sorted(part, key=_worth, reverse=True):
                chosen = [rules.together(rules.places(choice)) for choice in choices]
                cases.append((rules.together(rules.places(want)), chosen, worth))
                self.bits |= cases[len(cases) - 1][0]
                for choice in chosen:
                    self.bits |= choice
            self._parts.append(cases)

    def _case(self, number: int, key: int) -> int:
        """Return which case of a part is reached, the one of the greatest worth; the first if there is none."""
        cases = self._parts[number]
        for place in range(len(cases)):
            want, choices, _ = cases[place]
            if not want & key:
                is_met = True
                for choice in choices:
                    if choice & key == choice:
                        is_met = False
                        break
                if is_met:
                    return place
        return 0

    def is_met(self, key: int) -> bool:
        """Say whether the sum can come to what it must where some bits are missing."""
        found = 0
        for number in range(len(self._parts)):
            found += self._parts[number][self._case(number, key)][2]
        return found >= self._least

    def fewest(self, key: int) -> int:
        """Return how many actions it takes at least to make enough parts worth more."""
        if not self._most:
            return 0
        lacking = self._least
        gains: list[int] = []
        for number in range(len(self._parts)):
            cases = self._parts[number]
            worth = cases[self._case(number, key)][2]
            lacking -= worth
            if cases[0][2] > worth:
                gains.append(cases[0][2] - worth)
        gains.sort(reverse=True)
        count = 0
        while lacking > 0 and count < len(gains):
            lacking -= gains[count]
            count += 1
        return (count + self._most - 1) // self._most

    def needed(self, before: int, key: int) -> list[tuple[int, list[int]]]:
        """Return clauses that make up for what was lacking, where some bits were missing and fewer are now."""
        lacking = self._least
        gains: list[tuple[int, int, int]] = []
        for number in range(len(self._parts)):
            cases = self._parts[number]
            worth = cases[self._case(number, before)][2]
            place = self._case(number, key)
            lacking -= worth
            if cases[place][2] > worth:
                gains.append((worth - cases[place][2], number, place))
        found: list[tuple[int, list[int]]] = []
        for gain, number, place in sorted(gains):
            if lacking <= 0:
                break
            lacking += gain
            want, choices, _ = self._parts[number][place]
            found.append((want, choices))
        return found


def _worth(case: tuple[Clause, int]) -> int:
    return case[1]
