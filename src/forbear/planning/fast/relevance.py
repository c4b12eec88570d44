"""What can matter to whoever has a plan: the actions that may change what somebody wishes, or what that hangs on.

Whose plan it is wishes something; what changes it hangs on its conditions, on the wishes of those who must consent, and
on what these see of it. A plan in which something else is done holds without it: done first it is needless, done
later it need not be looked at. Fluents are told apart by what they are about, whoever believes them.
"""

from __future__ import annotations

from collections.abc import Iterable

from forbear.logic.cells import cells_of
from forbear.planning.fast.encoding import Encoding, Happening, Masks
from forbear.planning.fast.waking import places_of, set_of


class Relevance:
    """The relevant actions of one encoding."""

    def __init__(self, encoding: Encoding) -> None:
        self._encoding = encoding
        self._cell = [fluent.cell for fluent in encoding.compiled.fluents]
        # What is read is kept as a set of bits, one for each fluent (not for each value).
        self._of_condition: dict[int, tuple[Masks, int]] = {}
        self._reads: dict[int, int] = {}
        """By a happening's identity what its conditions and its effects read."""
        self._sights: dict[int, tuple[int, ...]] = {}
        """For each action what it hangs on whether each character sees it, by the identity of the conditions."""
        self._changing: dict[int, list[int]] = {}
        """For each fluent the actions that change it."""
        for action in encoding.actions:
            for cell in self._changed(action):
                self._changing.setdefault(cell, []).append(action.number)
        self._following: dict[int, list[int]] = {}
        """For each fluent the triggers that change it."""
        for trigger in encoding.triggers:
            for cell in self._changed(trigger):
                self._following.setdefault(cell, []).append(trigger.number)
        self._correcting: dict[int, list[int]] | None = None
        """For each fluent the actions after which a mind that saw them may put it right; made when it is first asked for."""
        self._known: dict[int, int] = {}

    def actions(self, owner: int, conditions: list[Masks] | None = None) -> int:
        """Return the actions, as a set of bits, that can matter to somebody's plans, or to the author's (WORLD).

        conditions: what else matters.
        """
        found = self._known.get(owner, -1) if not conditions else -1
        if found < 0:
            found = self._closed(owner, conditions or [])
            if not conditions:
                self._known[owner] = found
        return found

    def informing(self, fluent: int) -> int:
        """Return the actions, as a set of bits, by which somebody's mind may change about a fluent; -1 where triggers may."""
        cell = self._cell[fluent]
        if cell in self._following:
            return -1
        return set_of([*self._changing.get(cell, ()), *self._corrections().get(cell, ())])

    def _closed(self, owner: int, conditions: list[Masks]) -> int:
        encoding = self._encoding
        wanted = self._wish(owner)
        for condition in conditions:
            wanted |= self._in(condition)
        waiting = wanted
        """What is wanted, and what of it has not been followed."""
        minds: list[int] = []
        """Whose consent is asked, beside the owner's own."""
        relevant: dict[int, None] = {}
        fired: set[int] = set()
        is_corrected = encoding.deepest > 0
        while waiting:
            encoding.look()
            low = waiting & -waiting
            waiting ^= low
            cell = low.bit_length() - 1
            new = 0
            for number in self._following.get(cell, ()):
                if number not in fired:
                    fired.add(number)
                    new |= self._read_by(encoding.triggers[number])
            places = list(self._changing.get(cell, ()))
            if is_corrected:
                places += self._corrections().get(cell, ())
            while places:
                place = places.pop()
                if place in relevant:
                    continue
                relevant[place] = None
                action = encoding.actions[place]
                new |= self._read_by(action)
                for who in action.consenting:
                    if who != owner and who not in minds:
                        if not is_corrected:
                            is_corrected = True
                            corrections = self._corrections()
                            for earlier in places_of(wanted | new):
                                places += corrections.get(earlier, ())
                        minds.append(who)
                        new |= self._wish(who)
                        for other in relevant:
                            new |= self._sights_of(other)[who]
                sights = self._sights_of(place)
                for who in minds:
                    new |= sights[who]
            new &= ~wanted
            wanted |= new
            waiting |= new
        return set_of(relevant)

    def _wish(self, whose: int) -> int:
        found = 0
        for condition, value in self._encoding.utilities.get(whose, ()):
            found |= self._in(condition) | self._set_of_cells(cells_of(value))
        return found

    def _set_of_cells(self, fluents: Iterable[int]) -> int:
        found = 0
        for fluent in fluents:
            found |= 1 << self._cell[fluent]
        return found

    def _changed(self, happening: Happening) -> frozenset[int]:
        return frozenset([self._cell[effect.fluent] for effect in happening.effects])

    def _read_by(self, happening: Happening) -> int:
        known = self._reads.get(id(happening))
        if known is None:
            known = self._in(happening.precondition)
            for effect in happening.effects:
                known |= self._in(effect.when) | self._set_of_cells(effect.reads)
            self._reads[id(happening)] = known
        return known

    def _sights_of(self, place: int) -> tuple[int, ...]:
        """Return for each character what it hangs on whether they see an action."""
        observing = self._encoding.actions[place].observing
        known = self._sights.get(id(observing))
        if known is None:
            known = self._sights[id(observing)] = tuple([self._in(condition) for condition in observing])
        return known

    def _corrections(self) -> dict[int, list[int]]:
        if self._correcting is None:
            self._correcting = {}
            for action in self._encoding.actions:
                for cell in self._grounds(action):
                    self._correcting.setdefault(cell, []).append(action.number)
        return self._correcting

    def _grounds(self, action: Happening) -> frozenset[int]:
        """Return what seeing an action may put right in somebody's mind."""
        grounds = self._encoding.compiled.actions[action.number].grounds
        return frozenset(
            [
                self._cell[fluent]
                for clause in grounds
                for atom in clause
                for fluent in (*cells_of(atom.left), *cells_of(atom.right))
            ]
        )

    def _in(self, condition: Masks) -> int:
        """Return what a condition is about."""
        known = self._of_condition.get(id(condition))
        if known is None:
            found = self._set_of_cells(self._encoding.read_by(condition))
            known = self._of_condition[id(condition)] = (condition, found)
        return known[1]
