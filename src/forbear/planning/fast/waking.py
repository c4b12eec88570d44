"""Which triggers a change may have made possible, looked up by the bits that it set and the numbers that it moved."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from forbear.planning.fast.encoding import Encoding

_MANY: Final = 4
"""Entries of a bit from which on their answer is kept."""
_MOST_KNOWN: Final = 1 << 12
"""Answers that are kept for one bit at most."""

Entry = tuple[int, int, int]
"""A clause of a trigger's precondition (care, want) and the trigger, as a set of one bit."""


class Waking:
    """The index of one encoding's triggers."""

    def __init__(self, encoding: Encoding) -> None:
        self.entries_of_bit: list[list[Entry]] = [[] for _ in encoding.fluent_of_bit]
        self.entries_of_number: list[list[Entry]] = [[] for _ in encoding.numbers]
        self._asked: list[int] = []
        """For each bit all that the clauses of its entries look at."""
        self._known: list[dict[int, int]] = []
        """For each bit the answers so far, by these bits of a state."""
        self.everything: int = (1 << len(encoding.triggers)) - 1
        for trigger in encoding.triggers:
            touched: set[int] = set()
            for effect in trigger.effects:
                touched.add(effect.fluent)
                for care, _ in effect.when:
                    touched |= _fluents_in(care, encoding)
                touched |= effect.reads
            for care, want in trigger.precondition:
                entry = (care, want, 1 << trigger.number)
                places: set[int] = set()
                for fluent in touched | _fluents_in(care, encoding):
                    if encoding.slots[fluent] >= 0:
                        self.entries_of_number[encoding.slots[fluent]].append(entry)
                        continue
                    mask = encoding.fluent_mask[fluent]
                    wanted = want & mask
                    if fluent not in touched:
                        mask = wanted or mask & ~care
                    elif wanted:
                        mask = wanted
                    places.update(places_of(mask))
                for place in sorted(places):
                    self.entries_of_bit[place].append(entry)
        for entries in self.entries_of_bit:
            asked = 0
            for care, _, _ in entries:
                asked |= care
            self._asked.append(asked)
            self._known.append({})

    def by_bits(self, bits: int, new: int) -> int:
        """Return the triggers, as a set of bits, that hold now and that newly set bits may have awoken."""
        found = 0
        while new:
            low = new & -new
            new ^= low
            place = low.bit_length() - 1
            entries = self.entries_of_bit[place]
            if len(entries) < _MANY:
                for care, want, own in entries:
                    if bits & care == want:
                        found |= own
            else:
                found |= self._of_bit(place, bits & self._asked[place])
        return found

    def _of_bit(self, place: int, bits: int) -> int:
        """Return the triggers in the entries of a bit that hold, kept by all that these look at."""
        known = self._known[place]
        found = known.get(bits, -1)
        if found < 0:
            found = 0
            for care, want, own in self.entries_of_bit[place]:
                if bits & care == want:
                    found |= own
            if len(known) >= _MOST_KNOWN:
                known.clear()
            known[bits] = found
        return found

    def by_numbers(self, bits: int, slots: list[int]) -> int:
        """Return the triggers, as a set of bits, that hold now and that changed numbers may have awoken."""
        found = 0
        for slot in slots:
            for care, want, own in self.entries_of_number[slot]:
                if bits & care == want:
                    found |= own
        return found


def _fluents_in(care: int, encoding: Encoding) -> set[int]:
    found: set[int] = set()
    for place in places_of(care):
        fluent = encoding.fluent_of_bit[place]
        if fluent >= 0:
            found.add(fluent)
        else:
            found |= encoding.atom_fluents[-1 - fluent]
    return found


def places_of(mask: int) -> list[int]:
    """Return the places of the bits that are set."""
    found: list[int] = []
    if mask < _SHORT:
        while mask:
            low = mask & -mask
            found.append(low.bit_length() - 1)
            mask ^= low
        return found
    # A wide number would be made anew for each of its bits.
    raw = mask.to_bytes((mask.bit_length() + 7) // 8, "little")
    base = 0
    for number in range(len(raw)):
        value: int = raw[number]
        if value:
            for place in _IN_BYTE[value]:
                found.append(base + place)
        base += 8
    return found


def set_of(places: Iterable[int]) -> int:
    """Return places as a set of bits."""
    listed = list(places)
    if not listed:
        return 0
    # A wide number would be made anew for each of its bits.
    raw = bytearray(max(listed) // 8 + 1)
    for place in listed:
        raw[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(raw, "little")


_SHORT: Final = 1 << 62
"""Numbers below this are one word of the machine."""
_IN_BYTE: Final[list[list[int]]] = [[place for place in range(8) if value >> place & 1] for value in range(256)]
"""For each byte the places of its bits that are set."""
