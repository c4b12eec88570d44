"""What can matter to whoever has a plan: the actions that may change what somebody wishes, or what that hangs on.

Whose plan it is wishes something; what changes it hangs on its conditions, on the wishes of those who must consent, and
on what these see of it. A plan in which something else is done holds without it: done first it is needless, done
later it need not be looked at. Fluents are told apart by what they are about, whoever believes them.
"""

from __future__ import annotations

from forbear.logic.cells import cells_of
from forbear.planning.fast.encoding import Encoding, Happening, Masks


class Relevance:
    """The relevant actions of one encoding."""

    def __init__(self, encoding: Encoding) -> None:
        self._encoding = encoding
        self._cell = [fluent.cell for fluent in encoding.compiled.fluents]
        self._of_condition: dict[int, tuple[Masks, frozenset[int]]] = {}
        self._happenings = [
            (action, self._changed(action), self._reads(action)) for action in encoding.actions
        ]  # fmt: skip
        self._surprising = [self._grounds(action) for action in encoding.actions]
        self._triggers = [(self._changed(trigger), self._reads(trigger)) for trigger in encoding.triggers]
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

    def _closed(self, owner: int, conditions: list[Masks]) -> int:
        encoding = self._encoding
        wanted = set(self._wish(owner))
        for condition in conditions:
            wanted |= self._in(condition)
        minds: dict[int, int] = {}
        """Whose consent is asked, beside the owner's own, and at how many relevant actions they were looked at."""
        relevant: list[int] = []
        waiting = list(range(len(self._happenings)))
        has_grown = True
        while has_grown:
            encoding.look()
            size = len(wanted) + len(minds) + len(relevant)
            for changes, reads in self._triggers:
                if not wanted.isdisjoint(changes):
                    wanted |= reads
            is_corrected = bool(minds) or encoding.deepest > 0
            later = []
            for place in waiting:
                action, changes, reads = self._happenings[place]
                if wanted.isdisjoint(changes) and not (is_corrected and not wanted.isdisjoint(self._surprising[place])):
                    later.append(place)
                    continue
                relevant.append(place)
                wanted |= reads
                for who in action.consenting:
                    if who != owner and who not in minds:
                        minds[who] = 0
                        wanted |= self._wish(who)
            waiting = later
            for who, looked in minds.items():
                for place in relevant[looked:]:
                    wanted |= self._in(encoding.actions[place].observing[who])
                minds[who] = len(relevant)
            has_grown = size != len(wanted) + len(minds) + len(relevant)
        found = 0
        for place in relevant:
            found |= 1 << place
        return found

    def _wish(self, whose: int) -> set[int]:
        found: set[int] = set()
        for condition, value in self._encoding.utilities.get(whose, ()):
            found |= self._in(condition)
            found.update([self._cell[fluent] for fluent in cells_of(value)])
        return found

    def _changed(self, happening: Happening) -> frozenset[int]:
        return frozenset([self._cell[effect.fluent] for effect in happening.effects])

    def _reads(self, happening: Happening) -> set[int]:
        found = set(self._in(happening.precondition))
        for effect in happening.effects:
            found |= self._in(effect.when)
            found.update([self._cell[fluent] for fluent in effect.reads])
        return found

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

    def _in(self, condition: Masks) -> frozenset[int]:
        """Return what a condition is about."""
        known = self._of_condition.get(id(condition))
        if known is None:
            found = frozenset([self._cell[each] for each in self._encoding.read_by(condition)])
            known = self._of_condition[id(condition)] = (condition, found)
        return known[1]
