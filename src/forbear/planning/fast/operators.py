"""Happenings without what they take away: the rules by which what could be so grows.

A rule is what must be reached (bits, and sets of bits of which one must be) and what it adds. What a number comes to
is told by its value (numerals.py); that a comparison holds follows from values by rules that cost nothing.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor, lcm
from typing import Final

from forbear.language.expressions import Comparison
from forbear.language.values import UNKNOWN, Value
from forbear.logic.cells import cells_of
from forbear.logic.folding import is_number
from forbear.planning.fast.encoding import WORLD, Encoding, Happening, Masks, Summand
from forbear.planning.fast.numerals import Numerals
from forbear.planning.fast.waking import set_of
from forbear.planning.utility import is_better

Clause = tuple[int, tuple[int, ...]]
"""Bits that must all be reached, and sets of bits of which one must be."""
Sum = tuple[int, tuple[tuple[tuple[Clause, int], ...], ...]]
"""What has to be reached in all, and for each thing that is added up what it comes to where a clause holds; all times
one number, so that they are whole. Nothing added up: nothing asked."""
NO_SUM: Final[Sum] = (0, ())
ANYTHING: Final = Fraction(1 << 60)
"""What a part counts as where what it comes to is not told apart."""
Operator = tuple[int, tuple[int, ...], int]
"""A clause, and the bits that are reached where it holds."""


class Operators:
    """The rules of one encoding: of what characters do, of what anybody does, and of what then follows."""

    def __init__(self, encoding: Encoding, numerals: Numerals) -> None:
        self._encoding = encoding
        self._numerals = numerals
        self._loose: list[tuple[int, frozenset[int]]] = []
        """Comparisons that are not taken apart, with what they read."""
        self._believed: dict[int, list[tuple[int, int]]] = {}
        self._changing: list[tuple[set[int], set[int]]] | None = None
        """Of each trigger what it reads, and what it may change; made when it is first asked for."""
        self._changed: dict[int, int] = {}
        """For each fluent the actions, as a set of bits, that may change it; the same."""
        self._shown: dict[int, dict[int, bool]] = {}
        """By the identity of what an action shows: the fluents that may be put right by it."""
        self._righted: dict[tuple[int, bool], list[tuple[int, bool, int]]] = {}
        """For each fluent that is seen as it is: whose beliefs it puts right, whether of their own, and to what bits."""
        self._most_at_once: dict[tuple[int, bool], int] = {}
        """How many of some bits one action may add at most."""
        self._at_once: dict[bool, set[int]] = {}
        """With the author's actions and without: the sets of bits that some action may add."""
        comparisons = self._comparisons()
        self.added: list[int] = [0] * len(encoding.actions)
        """For each action all bits that it may add, whatever is so."""
        found: dict[Clause, int] = {}
        self._add([action for action in encoding.actions if action.consenting], found, self.added)
        self._of_characters = _listed(found)
        others = [action for action in encoding.actions if not action.consenting]
        self._add(others, found, self.added)
        self._of_anybody = _listed(found) if others else self._of_characters
        following: dict[Clause, int] = {}
        self._add(list(encoding.triggers), following, [0] * len(encoding.triggers))
        self._triggers = _listed(following) + comparisons
        self._of_triggers = 0
        """All bits that triggers and comparisons may add."""
        for _, _, adds in self._triggers:
            self._of_triggers |= adds

    def target(self, whose: int, beyond: Value, at_least: bool) -> list[tuple[Clause, Sum]]:
        """Return the conditions under which a utility may be greater than a value, or `at_least` that."""
        found: dict[tuple[Clause, Sum], None] = {}
        if beyond is UNKNOWN:
            return []
        cases = self._encoding.utilities.get(whose, ())
        if not cases:
            return [((0, ()), NO_SUM)] if at_least and not is_better(beyond, 0) else []
        for condition, value in cases:
            apart = self._encoding.sums.get(id(value))
            if apart is not None:
                added = self._sum(apart[1], beyond, at_least)
                found.update({(self._clause(care, want), added): None for care, want in condition})
                continue
            for bits, reached in self._numerals.cases(value) or [(0, None)]:
                if reached is not None:
                    worth: Value = int(reached) if isinstance(reached, bool) else reached
                    if not is_better(worth, beyond) and not (at_least and worth == beyond):
                        continue
                for care, want in condition:
                    if not bits & care & ~want:
                        found[self._clause(care | bits, want | bits), NO_SUM] = None
        return list(found)

    def _sum(self, summands: tuple[Summand, ...], beyond: Value, at_least: bool) -> Sum:
        """Return a sum that must exceed a value; NO_SUM where what it comes to cannot be told."""
        if not is_number(beyond):
            return NO_SUM
        parts: list[list[tuple[Clause, Fraction]]] = []
        for cases in summands:
            part: list[tuple[Clause, Fraction]] = []
            for condition, leaf in cases:
                for bits, reached in self._numerals.cases(leaf) or [(0, None)]:
                    worth = Fraction(reached) if isinstance(reached, (int, Fraction)) else ANYTHING
                    for care, want in condition:
                        if not bits & care & ~want:
                            part.append((self._clause(care | bits, want | bits), worth))
            if not part:
                return NO_SUM
            parts.append(part)
        limit = min(Fraction(beyond), ANYTHING)  # type: ignore[arg-type]
        scale = lcm(*(worth.denominator for part in parts for _, worth in part))
        least = ceil(limit * scale) if at_least else floor(limit * scale) + 1
        return least, tuple([tuple([(clause, int(worth * scale)) for clause, worth in part]) for part in parts])

    def most_parts(self, added: Sum, with_authors_actions: bool) -> int:
        """Return how many of the parts of a sum one action can make more of at most; 0 where triggers may as well."""
        bits = [bits_of([clause for clause, _ in part]) for part in added[1]]
        every = 0
        for own in bits:
            every |= own
        if self._of_triggers & every:
            return 0
        most = 1
        for action in self._encoding.actions:
            if (with_authors_actions or action.consenting) and self.added[action.number] & every:
                most = max(most, len([own for own in bits if own & self.added[action.number]]))
        return most

    def counted(self, clause: Clause, with_authors_actions: bool) -> tuple[int, int]:
        """Return the bits of a clause that no trigger adds, and how many of them one action may add at most."""
        bits = clause[0] & ~self._of_triggers
        key = (bits, with_authors_actions)
        most = self._most_at_once.get(key)
        if most is None:
            if with_authors_actions not in self._at_once:
                self._at_once[with_authors_actions] = {
                    self.added[action.number]
                    for action in self._encoding.actions
                    if with_authors_actions or action.consenting
                }
            most = max([(adds & bits).bit_count() for adds in self._at_once[with_authors_actions]], default=0)
            self._most_at_once[key] = most
        return bits, most

    def _comparisons(self) -> list[Operator]:
        """Return the rules by which comparisons follow from values."""
        encoding = self._encoding
        found: list[Operator] = []
        for place, atom in enumerate(encoding.atoms):
            cases = self._numerals.cases(Comparison(atom.operator, atom.left, atom.right))
            if cases is None:
                self._loose.append((encoding.atom_bits[place], encoding.atom_fluents[place]))
                continue
            for bits, value in cases:
                if value is None or value is True:
                    found.append((bits, (), encoding.atom_bits[place]))
        return found

    def touching(self, whose: int) -> int:
        """Return the actions, as a set of bits, that may change a utility, be it through triggers."""
        wanted: set[int] = set()
        for condition, value in self._encoding.utilities.get(whose, ()):
            wanted |= self._encoding.read_by(condition) | cells_of(value)
        if self._changing is None:
            self._changing = [self._reading_and_changing(trigger) for trigger in self._encoding.triggers]
            changing: dict[int, list[int]] = {}
            for action in self._encoding.actions:
                for fluent in self._changes(action):
                    changing.setdefault(fluent, []).append(action.number)
            self._changed = {fluent: set_of(numbers) for fluent, numbers in changing.items()}
        size = -1
        while size != len(wanted):
            size = len(wanted)
            for reads, changes in self._changing:
                if not wanted.isdisjoint(changes):
                    wanted |= reads
        found = 0
        for fluent in wanted:
            found |= self._changed.get(fluent, 0)
        return found

    def mattering(self, conditions: list[Masks]) -> tuple[set[int], int]:
        """Return the fluents that can ever matter for the author's utility and for some conditions.

        With them the actions, as a set of bits, that may change any of these.
        """
        wanted: set[int] = set()
        for condition, value in self._encoding.utilities.get(WORLD, ()):
            wanted |= self._encoding.read_by(condition) | cells_of(value)
        for condition in conditions:
            wanted |= self._encoding.read_by(condition)
        waiting = [(0, *self._reading_and_changing(trigger)) for trigger in self._encoding.triggers]
        for action in self._encoding.actions:
            reads, _ = self._reading_and_changing(action)
            waiting.append((1 << action.number, reads, self._changes(action)))
        actions = 0
        size = -1
        while size != len(wanted):
            size = len(wanted)
            later: list[tuple[int, set[int], set[int]]] = []
            for bit, reads, changes in waiting:
                if wanted.isdisjoint(changes):
                    later.append((bit, reads, changes))
                else:
                    wanted |= reads
                    actions |= bit
            waiting = later
        return wanted, actions

    def _reading_and_changing(self, happening: Happening) -> tuple[set[int], set[int]]:
        """Return the fluents that a happening's conditions and values look at, and those that its effects are on."""
        reads = self._encoding.read_by(happening.precondition)
        for effect in happening.effects:
            reads |= self._encoding.read_by(effect.when) | effect.reads
        return reads, {effect.fluent for effect in happening.effects}

    def _changes(self, action: Happening) -> set[int]:
        """Return the fluents that an action may change, those that it may correct in a mind among them."""
        changes = {effect.fluent for effect in action.effects}
        if not self._encoding.deepest:
            return changes  # no belief is a fluent here
        for fluent in self._surprising(action):
            changes.update([own for own, _ in self._beliefs_about(fluent)])
        return changes

    def _surprising(self, action: Happening) -> dict[int, bool]:
        """Return the fluents that whoever took an action to be impossible may put right, and whether to any value.

        In the base language only `==` gives a value, all else `?`.
        """
        grounds = self._encoding.compiled.actions[action.number].grounds
        found = self._shown.get(id(grounds))
        if found is None:
            is_base = self._encoding.compiled.task.is_base
            found = self._shown[id(grounds)] = {}
            for clause in grounds:
                for atom in clause:
                    for fluent in cells_of(atom.left) | cells_of(atom.right):
                        found[fluent] = not is_base or atom.operator == "==" or found.get(fluent, False)
        return found

    def _beliefs_about(self, fluent: int) -> list[tuple[int, int]]:
        """Return the belief fluents about a fluent with their first mind, whatever number of minds lies between."""
        if not self._believed:
            encoding = self._encoding
            for character, owned in enumerate(encoding.about):
                for own in owned:
                    about, mind = own, character
                    while mind != WORLD:
                        about = encoding.about[mind][about]
                        self._believed.setdefault(about, []).append((own, character))
                        mind = encoding.first_mind[about]
            self._believed.setdefault(-1, [])
        return self._believed.get(fluent, [])

    def _bits_of(self, fluent: int) -> int:
        """Return the bits of a fluent's values and of the comparisons that read it and are not taken apart."""
        found = self._encoding.fluent_mask[fluent] | self._numerals.all_of(fluent)
        return found | self._loose_on(fluent)

    def _loose_on(self, fluent: int) -> int:
        found = 0
        for bit, fluents in self._loose:
            if fluent in fluents:
                found |= bit
        return found

    def listed(self) -> tuple[list[Operator], list[Operator], list[Operator]]:
        """Return the rules of what characters do, of what anybody does, and of what then follows."""
        return self._of_characters, self._of_anybody, self._triggers

    def relevant(self, wanted: int, with_authors_actions: bool) -> tuple[list[Operator], list[Operator], int]:
        """Return the actions' and the triggers' rules that can matter for some bits, directly or through others.

        With them the bits that any of these asks for, the given ones among them. `with_authors_actions` says whether
        what nobody does is among the actions.
        """
        doings = self._of_anybody if with_authors_actions else self._of_characters
        remaining = [(operator, 0) for operator in doings] + [(operator, 1) for operator in self._triggers]
        kept: tuple[list[Operator], list[Operator]] = ([], [])
        has_grown = True
        while has_grown:
            has_grown = False
            later = []
            self._encoding.look()
            for operator, kind in remaining:
                want, choices, adds = operator
                if adds & wanted:
                    kept[kind].append(operator)
                    wanted |= want
                    for choice in choices:
                        wanted |= choice
                    has_grown = True
                else:
                    later.append((operator, kind))
            remaining = later
        actions, triggers = [
            [(want, choices, adds & wanted) for want, choices, adds in operators] for operators in kept
        ]
        return actions, triggers, wanted

    def _clause(self, care: int, want: int) -> Clause:
        """Return a clause over reached bits: that a fluent is not something means that it is another thing."""
        if care == want:
            return want, ()
        encoding = self._encoding
        without = care & ~want
        others: dict[int, int] = {}
        while without:
            low = without & -without
            fluent = encoding.fluent_of_bit[low.bit_length() - 1]
            mask = encoding.fluent_mask[fluent]
            others[fluent] = others.get(fluent, mask) & ~low
            without ^= low
        return want, tuple(mask for fluent, mask in others.items() if not want & encoding.fluent_mask[fluent])

    def _add(self, happenings: list[Happening], found: dict[Clause, int], added: list[int]) -> None:
        """Add the rules of happenings to those found, and for each happening all that it may add."""
        for happening in happenings:
            self._encoding.look()
            adding = self._adding(happening)
            together = 0
            for adds in adding.values():
                together |= adds
            added[happening.number] = together
            for (other_care, other_want), adds in adding.items():
                for care, want in happening.precondition:
                    if (want & (other_care & ~other_want)) or (other_want & (care & ~want)):
                        continue
                    clause = self._clause(care | other_care, want | other_want)
                    found[clause] = found.get(clause, 0) | adds

    def _adding(self, happening: Happening) -> dict[tuple[int, int], int]:
        """Return what a happening may add, by condition; surprise may correct what an observer believes."""
        found: dict[tuple[int, int], int] = {}
        for effect in happening.effects:
            loose = self._loose_on(effect.fluent)
            if effect.put:
                for when in effect.when:
                    found[when] = found.get(when, 0) | effect.put | loose
                continue
            for bits, adds in self._numerals.assigned(effect):
                for care, want in effect.when:
                    if not bits & care & ~want:
                        when = (care | bits, want | bits)
                        found[when] = found.get(when, 0) | adds | loose
        if happening.observing and self._encoding.deepest:
            for fluent, is_equality in self._surprising(happening).items():
                self._correct(happening, fluent, is_equality, found)
        return found

    def _correct(self, happening: Happening, fluent: int, is_equality: bool, found: dict[tuple[int, int], int]) -> None:
        """Add what seeing a happening may put right: by whoever sees it, or in their idea of others."""
        for character, is_first, adds in self._putting_right(fluent, is_equality):
            if happening.observing[character]:
                for when in happening.observing[character] if is_first else ((0, 0),):
                    found[when] = found.get(when, 0) | adds

    def _putting_right(self, fluent: int, is_equality: bool) -> list[tuple[int, bool, int]]:
        """Return who may put right what they believe of a fluent, whether of their own mind, and which bits that adds."""
        found = self._righted.get((fluent, is_equality))
        if found is None:
            encoding = self._encoding
            found = self._righted[fluent, is_equality] = []
            for own, character in self._beliefs_about(fluent):
                adds = encoding.fluent_mask[own] if is_equality else encoding.bits[own].get(UNKNOWN, 0)
                adds |= self._bits_of(own) & ~encoding.fluent_mask[own]
                found.append((character, encoding.about[character][own] == fluent, adds))
        return found


def bits_of(clauses: list[Clause]) -> int:
    """Return all bits that some clauses ask for."""
    found = 0
    for want, choices in clauses:
        found |= want
        for choice in choices:
            found |= choice
    return found


def _listed(found: dict[Clause, int]) -> list[Operator]:
    return [(want, choices, adds) for (want, choices), adds in found.items()]
