"""How many steps an improvement needs at least: layers of what could be so if nothing that is so ever stopped being so.

An admissible estimate (h-max; Bonet & Geffner 2001): it never exceeds the true number of steps, so that a mind whose
estimate exceeds its budget can be left. A number keeps every value that it could have come to (numerals.py).
"""

from __future__ import annotations

from forbear.planning.fast.additive import NEVER, additive
from forbear.planning.fast.encoding import Encoding
from forbear.planning.fast.flat import FlatStates
from forbear.planning.fast.numerals import Numerals
from forbear.planning.fast.operators import Clause, Operator, Operators


class Relaxed:
    """Estimates for one kind of plan: the author's, or those of characters, who count on nobody's doing."""

    def __init__(self, encoding: Encoding, states: FlatStates, numerals: Numerals, with_authors_actions: bool) -> None:
        self._states = states
        self._numerals = numerals
        self._operators = Operators(encoding, numerals, with_authors_actions)
        self._of_row: dict[int, int] = {}
        self._wanted: list[int] = []
        """For each question the bits that its answer hangs on."""
        self._exact: list[dict[int, int]] = []
        """For each question answers by state, and by the bits that it hangs on, these made negative."""
        self._onward: list[dict[int, int]] = []
        """For each question the answers from sets of bits that triggers add nothing to."""
        self._lengths: list[dict[int, int]] = []
        self._question_of: dict[tuple[int, int, bool], int] = {}
        self._targets: list[list[Clause]] = []
        self._actions: list[list[Operator]] = []
        self._triggers: list[list[Operator]] = []

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
            actions, triggers, wanted = self._operators.relevant(target)
            self._targets.append(target)
            self._actions.append(actions)
            self._triggers.append(triggers)
            self._wanted.append(wanted)
            self._exact.append({})
            self._onward.append({})
            self._lengths.append({})
        return found

    def steps(self, state: int, question: int) -> int:
        """Return the least number of steps after which the answer could be yes; NEVER if none is enough."""
        exact = self._exact[question]
        found = exact.get(state, -1)
        if found < 0:
            bits = self._bits(state) & self._wanted[question]
            found = exact.get(~bits, -1)
            if found < 0:
                found = exact[~bits] = self._count(bits, question)
            exact[state] = found
        return found

    def _bits(self, state: int) -> int:
        """Return a state's bits with those of its numbers' values."""
        row = self._states.row[state]
        found = self._of_row.get(row, -1)
        if found < 0:
            found = self._of_row[row] = self._numerals.of_row(self._states.rows.numbers[row])
        return self._states.bits[state] | found

    def _count(self, bits: int, question: int) -> int:
        """Return the same from bits; different beginnings soon come to the same sets, so what follows these is kept."""
        triggers, actions = self._triggers[question], self._actions[question]
        onward = self._onward[question]
        reached = _grown(bits, triggers)
        layers: list[int] = []
        while True:
            found = onward.get(reached, -1)
            if found >= 0:
                break
            if self._is_met(reached, question):
                found = onward[reached] = 0
                break
            layers.append(reached)
            after = reached
            for want, choices, adds in actions:
                if adds & ~after and reached & want == want and (not choices or _are_met(choices, reached)):
                    after |= adds
            if after == reached:
                found = NEVER
                break
            reached = _grown(after, triggers)
        for place in range(len(layers) - 1, -1, -1):
            found = min(found + 1, NEVER)
            onward[layers[place]] = found
        return found

    def _is_met(self, reached: int, question: int) -> bool:
        for want, choices in self._targets[question]:
            if reached & want == want and (not choices or _are_met(choices, reached)):
                return True
        return False

    def total(self, state: int, question: int) -> int:
        """Return the steps that every part of the goal needs, summed (h-add; Bonet & Geffner 2001)."""
        return additive(self._bits(state), self._targets[question], self._actions[question], self._triggers[question])

    def plan_length(self, state: int, question: int) -> int:
        """Return how many steps a plan has in which nothing that is so ever stops being so; NEVER if there is none.

        Not admissible, but it counts what several wishes need together (FF; Hoffmann & Nebel 2001).
        """
        lengths = self._lengths[question]
        found = lengths.get(state, -1)
        if found < 0:
            bits = self._bits(state) & self._wanted[question]
            found = lengths.get(~bits, -1)
            if found < 0:
                found = lengths[~bits] = self._plan_length(bits, question)
            lengths[state] = found
        return found

    def _plan_length(self, bits: int, question: int) -> int:
        fired: list[Operator] = []
        news: list[int] = []
        is_step: list[bool] = []
        reached = bits
        actions, triggers = self._actions[question], self._triggers[question]
        goal: Clause | None = None
        while goal is None:
            while True:
                before = reached
                waiting: list[Operator] = []
                for operator in triggers:
                    want, choices, adds = operator
                    if reached & want == want and (not choices or _are_met(choices, reached)):
                        if adds & ~reached:
                            fired.append(operator)
                            news.append(adds & ~reached)
                            is_step.append(False)
                            reached |= adds
                    else:
                        waiting.append(operator)
                triggers = waiting
                if reached == before:
                    break
            for clause in self._targets[question]:
                want, choices = clause
                if reached & want == want and (not choices or _are_met(choices, reached)):
                    goal = clause
                    break
            if goal is not None:
                break
            before = reached
            later: list[Operator] = []
            for operator in actions:
                want, choices, adds = operator
                if before & want == want and (not choices or _are_met(choices, before)):
                    if adds & ~reached:
                        fired.append(operator)
                        news.append(adds & ~reached)
                        is_step.append(True)
                        reached |= adds
                else:
                    later.append(operator)
            actions = later
            if reached == before:
                return NEVER
        needed = goal[0]
        open_choices = list(goal[1])
        count = 0
        for place in range(len(fired) - 1, -1, -1):
            new = news[place]
            reached &= ~new
            left: list[int] = []
            is_used = needed & new != 0
            for choice in open_choices:
                # The last chance to meet a choice: nothing earlier does.
                if choice & new and not choice & reached:
                    is_used = True
                else:
                    left.append(choice)
            if is_used:
                want, choices, _ = fired[place]
                needed = needed & ~new | want
                open_choices = left
                open_choices.extend(choices)
                if is_step[place]:
                    count += 1
        return count


def _are_met(choices: tuple[int, ...], reached: int) -> bool:
    for choice in choices:
        if not reached & choice:
            return False
    return True


def _grown(reached: int, triggers: list[Operator]) -> int:
    """Return the bits with all that triggers add to them, which costs nothing."""
    before = -1
    while reached != before:
        before = reached
        waiting: list[Operator] = []
        for operator in triggers:
            want, choices, adds = operator
            if adds & ~reached:
                if reached & want == want and (not choices or _are_met(choices, reached)):
                    reached |= adds
                else:
                    waiting.append(operator)
        triggers = waiting
    return reached
