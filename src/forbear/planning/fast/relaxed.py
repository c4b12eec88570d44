"""How many steps an improvement needs at least: layers of what could be so if nothing that is so ever stopped being so.

An admissible estimate (h-max; Bonet & Geffner 2001): it never exceeds the true number of steps, so that a mind whose
estimate exceeds its budget can be left. A number keeps every value that it could have come to (numerals.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from forbear.planning.fast.flat import FlatStates
from forbear.planning.fast.numerals import Numerals
from forbear.planning.fast.operators import Operators, bits_of

if TYPE_CHECKING:  # where the core answers, these are not loaded
    from forbear.planning.fast.growth import Growth
    from forbear.planning.fast.rules import Rules, Target


class Relaxed:
    """Estimates for one kind of plan: the author's, or those of characters, who count on nobody's doing."""

    def __init__(
        self, states: FlatStates, numerals: Numerals, operators: Operators, with_authors_actions: bool
    ) -> None:
        self._states = states
        self._numerals = numerals
        self._operators = operators
        self.added: list[int] = operators.added
        """For each action all bits that it may add, whatever is so."""
        self._with_authors_actions: bool = with_authors_actions
        self._of_row: dict[int, int] = {}
        self._rules: list[Rules] = []
        """For each question the rules that can matter for it."""
        self._exact: list[dict[int, int]] = []
        """For each question answers by state, and by the bits that it hangs on, these made negative."""
        self._nearer: list[dict[int, int]] = []
        """For each question what each state's end waits for, by the bits that it hangs on."""
        self._growths: list[Growth] = []
        self._rules_of: dict[int, list[Rules]] = {}
        """The rules made so far, by whose utility it was about."""
        self._rules_by: dict[int, Rules] = {}
        """The same by the bits that all of it hangs on: where these are the same, so are the rules."""
        self._lengths: list[dict[int, int]] = []
        self._cheapest_lengths: list[dict[int, int]] = []
        self._question_of: dict[tuple[int, int, bool], int] = {}
        self._targets: list[list[Target]] = []

    def touching(self, whose: int) -> int:
        """Return the actions, as a set of bits, that may change a utility."""
        return self._operators.touching(whose)

    def question(self, whose: int, beyond: int, at_least: bool) -> int:
        """Return the number of a question: whose utility is to be greater than a worth (or `at_least` it)."""
        key = (whose, beyond, at_least)
        found = self._question_of.get(key, -1)
        if found < 0:
            found = self._question_of[key] = len(self._targets)
            target = self._operators.target(whose, self._states.worths[beyond], at_least)
            rules = self._rules_for(whose, target)
            self._targets.append(target)
            self._rules.append(rules)
            counted = [self._operators.counted(clause, self._with_authors_actions) for clause, _ in target]
            most = [self._operators.most_parts(added, self._with_authors_actions) for _, added in target]
            from forbear.planning.fast.growth import Growth

            self._growths.append(Growth(rules, target, counted, most))
            self._exact.append({})
            self._lengths.append({})
            self._cheapest_lengths.append({})
            self._nearer.append({})
        return found

    def _rules_for(self, whose: int, target: list[Target]) -> Rules:
        """Return rules that are enough for a target; those for another of the same utility, where all is in them."""
        asked = bits_of([clause for clause, _ in target])
        for _, added in target:
            for part in added[1]:
                asked |= bits_of([clause for clause, _ in part])
        earlier = self._rules_of.setdefault(whose, [])
        for rules in earlier:
            if not asked & ~rules.wanted:
                return rules
        actions, triggers, wanted = self._operators.relevant(asked, self._with_authors_actions)
        found = self._rules_by.get(wanted)
        if found is None:
            from forbear.planning.fast.rules import Rules

            found = self._rules_by[wanted] = Rules(actions, triggers, wanted)
        earlier.append(found)
        return found

    def steps(self, state: int, question: int) -> int:
        """Return the least number of steps after which the answer could be yes; NEVER if none is enough."""
        exact = self._exact[question]
        found = exact.get(state, -1)
        if found < 0:
            bits = self._bits(state) & self._rules[question].wanted
            found = exact.get(~bits, -1)
            if found < 0:
                found = exact[~bits] = self._growths[question].steps(bits)
            exact[state] = found
        return found

    def nearer(self, state: int, question: int) -> int:
        """Return bits such that whatever adds none of them leaves the end as far away as it is."""
        bits = self._bits(state) & self._rules[question].wanted
        nearer = self._nearer[question]
        found = nearer.get(bits, -1)
        if found < 0:
            found = nearer[bits] = self._growths[question].nearer(bits)
        return found

    def could_come(self, state: int, ahead: tuple[int, ...], question: int) -> bool:
        """Say whether the answer could be yes after some of the steps ahead, whatever these are possible after."""
        added = 0
        for action in ahead:
            added |= self.added[action]
        return self._growths[question].could_come(self._bits(state) | added)

    def _bits(self, state: int) -> int:
        """Return a state's bits with those of its numbers' values."""
        row = self._states.row[state]
        found = self._of_row.get(row, -1)
        if found < 0:
            found = self._of_row[row] = self._numerals.of_row(self._states.rows.numbers[row])
        return self._states.bits[state] | found

    def total(self, state: int, question: int) -> int:
        """Return the steps that every part of the goal needs, summed (h-add; Bonet & Geffner 2001)."""
        rules = self._rules[question]
        target = self._targets[question]
        if any([len(added[1]) > 0 for _, added in target]):
            return self.steps(state, question)
        from forbear.planning.fast.additive import additive

        return additive(self._bits(state), [clause for clause, _ in target], rules.of_actions, rules.of_triggers)

    def plan_length(self, state: int, question: int) -> int:
        """Return how many steps a plan has in which nothing that is so ever stops being so; NEVER if there is none.

        Not admissible, but it counts what several wishes need together (FF; Hoffmann & Nebel 2001).
        """
        lengths = self._lengths[question]
        found = lengths.get(state, -1)
        if found < 0:
            bits = self._bits(state) & self._rules[question].wanted
            found = lengths.get(~bits, -1)
            if found < 0:
                found = lengths[~bits] = self._growths[question].plan_length(bits)
            lengths[state] = found
        return found

    def cheapest_plan(self, state: int, question: int) -> int:
        """Return how many steps such a plan has that is made of what is cheapest each time; NEVER if there is none.

        Dearer to find, and nearer to what is needed (Keyder & Geffner 2008).
        """
        lengths = self._cheapest_lengths[question]
        found = lengths.get(state, -1)
        if found < 0:
            bits = self._bits(state) & self._rules[question].wanted
            found = lengths.get(~bits, -1)
            if found < 0:
                cheapest = self._growths[question].cheapest()
                found = self.plan_length(state, question) if cheapest is None else cheapest.plan_length(bits)
                lengths[~bits] = found
            lengths[state] = found
        return found
