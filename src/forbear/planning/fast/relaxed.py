"""How many steps an improvement needs at least: layers of what could be so if nothing that is so ever stopped being so.

An admissible estimate (h-max; Bonet & Geffner 2001): it never exceeds the true number of steps, so that a mind whose
estimate exceeds its budget can be left. A comparison of numbers counts as possible once one of its numbers changed.
"""

from __future__ import annotations

from forbear.language.expressions import Literal
from forbear.language.values import UNKNOWN, Value
from forbear.planning.fast.encoding import Encoding, Happening, Masks
from forbear.planning.fast.flat import FlatStates
from forbear.planning.utility import is_better

NEVER = 1 << 20
"""The estimate where no number of steps is enough."""

Clause = tuple[int, tuple[int, ...]]
"""Bits that must all be reached, and sets of bits of which one must be."""


class Relaxed:
    """Estimates for one kind of plan: the author's, or those of characters, who count on nobody's doing."""

    def __init__(self, encoding: Encoding, states: FlatStates, with_authors_actions: bool) -> None:
        self._encoding = encoding
        self._states = states
        self._known: dict[tuple[int, int, Value], int] = {}
        self._targets: dict[tuple[int, Value], tuple[Clause, ...] | None] = {}
        self._relevant: dict[tuple[int, Value], tuple[list[_Operator], list[_Operator]]] = {}
        actions = (a for a in encoding.actions if with_authors_actions or a.consenting)
        self._actions = self._operators(actions)
        self._triggers = self._operators(encoding.triggers)

    def steps(self, state: int, whose: int, beyond: Value, at_least: bool = False) -> int:
        """Return the least number of steps after which a utility could be greater than `beyond` (or `at_least` it)."""
        key = (state, whose if not at_least else whose - 1000, beyond)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._steps(self._states.bits[state], whose, beyond, at_least)
        return found

    def _steps(self, reached: int, whose: int, beyond: Value, at_least: bool) -> int:
        key = (whose if not at_least else whose - 1000, beyond)
        if key not in self._targets:
            self._targets[key] = self._target(whose, beyond, at_least)
            self._relevant[key] = self._relevant_operators(self._targets[key])
        target = self._targets[key]
        if target is None:
            return 0
        actions, triggers = self._relevant[key]
        for step in range(NEVER):
            reached, triggers = _closed(reached, triggers)
            for want, choices in target:
                if reached & want == want and all(reached & choice for choice in choices):
                    return step
            before = reached
            later = []
            for operator in actions:
                want, choices, adds = operator
                if before & want == want:
                    for choice in choices:
                        if not before & choice:
                            later.append(operator)
                            break
                    else:
                        reached |= adds
                else:
                    later.append(operator)
            actions = later
            if reached == before:
                return NEVER
        return NEVER

    def _target(self, whose: int, beyond: Value, at_least: bool) -> tuple[Clause, ...] | None:
        """Return the conditions under which the utility may be greater; None where that cannot be told."""
        found: list[Clause] = []
        if beyond is UNKNOWN:
            return ()
        for condition, value in self._encoding.utilities.get(whose, ()):
            if isinstance(value, Literal):
                worth: Value = int(value.value) if isinstance(value.value, bool) else value.value
                if not is_better(worth, beyond) and not (at_least and worth == beyond):
                    continue
            found += self._clauses(condition)
        return tuple(found)

    def _clauses(self, condition: Masks) -> list[Clause]:
        return [self._clause(care, want) for care, want in condition]

    def _clause(self, care: int, want: int) -> Clause:
        """Return a clause over reached bits: that a fluent is not something means that it is another thing."""
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

    def _operators(self, happenings: object) -> list[_Operator]:
        found: dict[tuple[int, tuple[int, ...]], int] = {}
        for happening in happenings:  # type: ignore[attr-defined]
            for when, adds in self._adding(happening):
                for care, want in happening.precondition:
                    for other_care, other_want in when:
                        if (want & (other_care & ~other_want)) or (other_want & (care & ~want)):
                            continue
                        clause = self._clause(care | other_care, want | other_want)
                        found[clause] = found.get(clause, 0) | adds
        return [(want, choices, adds) for (want, choices), adds in found.items()]

    def _adding(self, happening: Happening) -> list[tuple[Masks, int]]:
        """Return what a happening may add, under what condition; surprise may correct what an observer believes."""
        encoding = self._encoding
        found = []
        for effect in happening.effects:
            adds = effect.put
            if not adds:
                for place, bit in enumerate(encoding.atom_bits):
                    if effect.fluent in encoding.atom_fluents[place]:
                        adds |= bit
            found.append((effect.when, adds))
        if happening.observing:
            for clause in happening.clauses:
                for atom in clause:
                    for fluent in encoding.atom_fluents_of(atom):
                        found += self._corrections(happening, fluent, atom.operator == "==")
        return found

    def _corrections(self, happening: Happening, fluent: int, is_equality: bool) -> list[tuple[Masks, int]]:
        encoding = self._encoding
        found = []
        for character, owned in enumerate(encoding.about):
            for own, about in owned.items():
                if about == fluent and happening.observing[character]:
                    adds = encoding.fluent_mask[own] if is_equality else encoding.bits[own].get(UNKNOWN, 0)
                    for place, bit in enumerate(encoding.atom_bits):
                        if own in encoding.atom_fluents[place]:
                            adds |= bit
                    found.append((happening.observing[character], adds))
        return found

    def _relevant_operators(self, target: tuple[Clause, ...] | None) -> tuple[list[_Operator], list[_Operator]]:
        """Return the operators that can matter for a target, directly or through others."""
        wanted = 0
        for want, choices in target or ():
            wanted |= want
            for choice in choices:
                wanted |= choice
        remaining = [*((operator, 0) for operator in self._actions), *((operator, 1) for operator in self._triggers)]
        kept: tuple[list[_Operator], list[_Operator]] = ([], [])
        has_grown = True
        while has_grown:
            has_grown = False
            later = []
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
        return kept


_Operator = tuple[int, tuple[int, ...], int]


def _closed(reached: int, triggers: list[_Operator]) -> tuple[int, list[_Operator]]:
    """Return what is reached with what triggers add to it, and the triggers that have not fired."""
    while True:
        before = reached
        later = []
        for operator in triggers:
            want, choices, adds = operator
            if reached & want == want:
                for choice in choices:
                    if not reached & choice:
                        later.append(operator)
                        break
                else:
                    reached |= adds
            else:
                later.append(operator)
        triggers = later
        if reached == before:
            return reached, triggers
