"""How many steps an improvement needs at least: layers of what could be so if nothing that is so ever stopped being so.

An admissible estimate (h-max; Bonet & Geffner 2001): it never exceeds the true number of steps, so that a mind whose
estimate exceeds its budget can be left. A comparison of numbers counts as possible once one of its numbers changed.
"""

from __future__ import annotations

from forbear.planning.fast.additive import NEVER, additive
from forbear.planning.fast.encoding import Encoding
from forbear.planning.fast.flat import FlatStates
from forbear.planning.fast.operators import Clause, Operator, Operators


class Relaxed:
    """Estimates for one kind of plan: the author's, or those of characters, who count on nobody's doing."""

    def __init__(self, encoding: Encoding, states: FlatStates, with_authors_actions: bool) -> None:
        self._states = states
        self._operators = Operators(encoding, with_authors_actions)
        self._exact: list[dict[int, int]] = []
        self._least: list[dict[int, int]] = []
        """What is known not to be enough, by one."""
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
            actions, triggers = self._operators.relevant(target)
            self._targets.append(target)
            self._actions.append(actions)
            self._triggers.append(triggers)
            self._exact.append({})
            self._least.append({})
            self._lengths.append({})
        return found

    def steps(self, state: int, question: int, most: int) -> int:
        """Return the least number of steps after which the answer could be yes; anything above `most` where it is."""
        exact = self._exact[question]
        found = exact.get(state, -1)
        if found >= 0:
            return found
        found = self._least[question].get(state, 0)
        if found > most:
            return found
        found = self._count(self._states.bits[state], question, most)
        if found <= most or found == NEVER:
            exact[state] = found
        else:
            self._least[question][state] = found
        return found

    def _count(self, reached: int, question: int, most: int) -> int:
        target = self._targets[question]
        actions = self._actions[question]
        triggers = self._triggers[question]
        step = 0
        while True:
            # What triggers add costs nothing.
            while True:
                before = reached
                waiting: list[Operator] = []
                for operator in triggers:
                    want, choices, adds = operator
                    if reached & want == want and (not choices or _are_met(choices, reached)):
                        reached |= adds
                    else:
                        waiting.append(operator)
                triggers = waiting
                if reached == before:
                    break
            for want, choices in target:
                if reached & want == want and (not choices or _are_met(choices, reached)):
                    return step
            if step > most:
                return step
            before = reached
            later: list[Operator] = []
            for operator in actions:
                want, choices, adds = operator
                if before & want == want and (not choices or _are_met(choices, before)):
                    reached |= adds
                else:
                    later.append(operator)
            actions = later
            if reached == before:
                return NEVER
            step += 1

    def total(self, state: int, question: int) -> int:
        """Return the steps that every part of the goal needs, summed (h-add; Bonet & Geffner 2001)."""
        return additive(
            self._states.bits[state], self._targets[question], self._actions[question], self._triggers[question]
        )

    def plan_length(self, state: int, question: int) -> int:
        """Return how many steps a plan has in which nothing that is so ever stops being so; NEVER if there is none.

        Not admissible, but it counts what several wishes need together (FF; Hoffmann & Nebel 2001).
        """
        lengths = self._lengths[question]
        found = lengths.get(state, -1)
        if found < 0:
            found = lengths[state] = self._plan_length(self._states.bits[state], question)
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
