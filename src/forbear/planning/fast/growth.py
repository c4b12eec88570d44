"""What could be so if nothing that is so ever stopped being so, for one question: layer by layer, and as a plan.

The bits that a question hangs on are few. They are renumbered, and what is looked at is which of them are still
*missing*: the first 62 in one machine word, all others in a second number. So a rule is looked at without making any
large number.
"""

from __future__ import annotations

from typing import Final

from forbear.planning.fast.additive import NEVER
from forbear.planning.fast.operators import Clause, Operator

_WORD: Final = 62
"""Bits of a machine word that are used for a whole number."""


class Rule:
    """Bits that must be reached, sets of bits of which one must be, and what is then reached; in two words each."""

    def __init__(self, rules: Rules, operator: Operator) -> None:
        want, choices, adds = operator
        rules.renumber(want)
        self.want_low: int = rules.low
        self.want_high: int = rules.high
        rules.renumber(adds)
        self.adds_low: int = rules.low
        self.adds_high: int = rules.high
        self.has_choices: bool = len(choices) > 0
        self.choices_low: list[int] = []
        self.choices_high: list[int] = []
        for choice in choices:
            rules.renumber(choice)
            self.choices_low.append(rules.low)
            self.choices_high.append(rules.high)

    def is_chosen(self, low: int, high: int) -> bool:
        """Say whether of each set of bits not all are missing."""
        for place in range(len(self.choices_low)):
            choice_low, choice_high = self.choices_low[place], self.choices_high[place]
            if choice_low & low == choice_low and choice_high & high == choice_high:
                return False
        return True


class Rules:
    """All rules that can matter for the bits that are wanted, and these bits' new places."""

    def __init__(self, actions: list[Operator], triggers: list[Operator], wanted: int) -> None:
        self.wanted: int = wanted
        self.of_actions = actions
        self.of_triggers = triggers
        self._bytes: list[int] = []
        """The bytes of a state's bits in which there is something that is wanted."""
        self._places: list[list[int]] = []
        """For each of these bytes the new place of each bit, or -1."""
        self._low: list[dict[int, int]] = []
        self._high: list[dict[int, int]] = []
        """For each of these bytes, by its value, the bits in their new places."""
        self._length: int = (wanted.bit_length() + 7) // 8
        self._number()
        self.low: int = 0
        """The first word of what was last renumbered."""
        self.high: int = 0
        """The rest of it."""
        self.actions: list[Rule] = [Rule(self, operator) for operator in actions]
        self.triggers: list[Rule] = [Rule(self, operator) for operator in triggers]

    def _number(self) -> None:
        raw = self.wanted.to_bytes(self._length, "little")
        number = 0
        for place in range(self._length):
            if raw[place]:
                places: list[int] = []
                for bit in range(8):
                    if raw[place] >> bit & 1:
                        places.append(number)
                        number += 1
                    else:
                        places.append(-1)
                self._bytes.append(place)
                self._places.append(places)
                self._low.append({})
                self._high.append({})

    # The wanted bits are moved together, so that they fill one word of `_WORD` bits (`low`) and little or nothing above it
    # (`high`): a rule is then looked at by two native integers. A byte of the old number has a table of where its bits go.

    def renumber(self, bits: int) -> None:
        """Put bits of which all are wanted into `low` and `high`."""
        raw = bits.to_bytes(self._length, "little")
        low = high = 0
        for number in range(len(self._bytes)):
            value: int = raw[self._bytes[number]]
            if value:
                found = self._low[number].get(value, -1)
                if found < 0:
                    found = self._make(number, value)
                low |= found
                high |= self._high[number][value]
        self.low = low
        self.high = high

    def _make(self, number: int, value: int) -> int:
        low = high = 0
        for bit in range(8):
            if value >> bit & 1:
                place = self._places[number][bit]
                if place < _WORD:
                    low |= 1 << place
                else:
                    high |= 1 << place - _WORD
        self._low[number][value] = low
        self._high[number][value] = high
        return low


class Growth:
    """What the rules come to from a state's bits, and when that is enough for a target."""

    def __init__(self, rules: Rules, target: list[Clause]) -> None:
        self._rules = rules
        self._target: list[Rule] = [Rule(rules, (want, choices, 0)) for want, choices in target]
        self.low: int = 0
        """What is missing still, in two words."""
        self.high: int = 0
        self._onward: dict[int, int] = {}
        """The answers from what is missing once triggers add nothing to it."""

    def steps(self, bits: int) -> int:
        """Return in how many layers of actions the target is reached, NEVER if in none.

        Different beginnings soon come to the same sets, so what follows from these is kept.
        """
        rules = self._rules
        rules.renumber(rules.wanted & ~bits)
        self.low, self.high = rules.low, rules.high
        triggers = self._grow(rules.triggers)
        actions = rules.actions
        layers: list[int] = []
        while True:
            low, high = self.low, self.high
            key = high << _WORD | low if high else low
            found = self._onward.get(key, -1)
            if found >= 0:
                break
            if self._is_met():
                found = self._onward[key] = 0
                break
            layers.append(key)
            after_low, after_high = low, high
            waiting: list[Rule] = []
            for rule in actions:
                if rule.adds_low & after_low or rule.adds_high & after_high:
                    if (
                        rule.want_low & low
                        or rule.want_high & high
                        or (rule.has_choices and not rule.is_chosen(low, high))
                    ):
                        waiting.append(rule)
                    else:
                        after_low ^= rule.adds_low & after_low
                        after_high ^= rule.adds_high & after_high
            if after_low == low and after_high == high:
                found = NEVER
                break
            actions = waiting
            self.low, self.high = after_low, after_high
            triggers = self._grow(triggers)
        for place in range(len(layers) - 1, -1, -1):
            found = min(found + 1, NEVER)
            self._onward[layers[place]] = found
        return found

    def _grow(self, triggers: list[Rule]) -> list[Rule]:
        """Take from what is missing all that triggers add, which costs nothing; return those that wait still."""
        low, high = self.low, self.high
        before_low = before_high = -1
        while low != before_low or high != before_high:
            before_low, before_high = low, high
            waiting: list[Rule] = []
            for rule in triggers:
                if rule.adds_low & low or rule.adds_high & high:
                    if (
                        rule.want_low & low
                        or rule.want_high & high
                        or (rule.has_choices and not rule.is_chosen(low, high))
                    ):
                        waiting.append(rule)
                    else:
                        low ^= rule.adds_low & low
                        high ^= rule.adds_high & high
            triggers = waiting
        self.low, self.high = low, high
        return triggers

    def _is_met(self) -> bool:
        low, high = self.low, self.high
        for rule in self._target:
            if not (rule.want_low & low or rule.want_high & high):
                if not rule.has_choices or rule.is_chosen(low, high):
                    return True
        return False

    def plan_length(self, bits: int) -> int:
        """Return how many actions a plan has in which nothing that is so stops being so; NEVER if there is none."""
        rules = self._rules
        rules.renumber(rules.wanted & ~bits)
        low = rules.low
        high = rules.high
        fired: list[Rule] = []
        news_low: list[int] = []
        news_high: list[int] = []
        actions_from: list[int] = []
        """For each layer of actions where it begins among the rules that fired, and where it ends."""
        triggers, actions = rules.triggers, rules.actions
        goal: Rule | None = None
        while True:
            before_low = before_high = -1
            while low != before_low or high != before_high:
                before_low, before_high = low, high
                waiting: list[Rule] = []
                for rule in triggers:
                    if (
                        rule.want_low & low
                        or rule.want_high & high
                        or (rule.has_choices and not rule.is_chosen(low, high))
                    ):
                        waiting.append(rule)
                    elif rule.adds_low & low or rule.adds_high & high:
                        fired.append(rule)
                        news_low.append(rule.adds_low & low)
                        news_high.append(rule.adds_high & high)
                        low ^= rule.adds_low & low
                        high ^= rule.adds_high & high
                triggers = waiting
            for rule in self._target:
                if not (rule.want_low & low or rule.want_high & high):
                    if not rule.has_choices or rule.is_chosen(low, high):
                        goal = rule
                        break
            if goal is not None:
                break
            actions_from.append(len(fired))
            before_low, before_high = low, high
            later: list[Rule] = []
            for rule in actions:
                if (
                    rule.want_low & before_low
                    or rule.want_high & before_high
                    or (rule.has_choices and not rule.is_chosen(before_low, before_high))
                ):
                    later.append(rule)
                elif rule.adds_low & low or rule.adds_high & high:
                    fired.append(rule)
                    news_low.append(rule.adds_low & low)
                    news_high.append(rule.adds_high & high)
                    low ^= rule.adds_low & low
                    high ^= rule.adds_high & high
            actions = later
            if low == before_low and high == before_high:
                return NEVER
            actions_from.append(len(fired))
        self.low, self.high = low, high
        return self._counted(goal, fired, news_low, news_high, actions_from)

    def _counted(
        self, goal: Rule, fired: list[Rule], news_low: list[int], news_high: list[int], actions_from: list[int]
    ) -> int:
        """Return how many actions are needed of the rules that fired, each with what it was the first to reach."""
        low, high = self.low, self.high
        needed_low, needed_high = goal.want_low, goal.want_high
        open_low = list(goal.choices_low)
        open_high = list(goal.choices_high)
        count = 0
        layer = len(actions_from)
        for place in range(len(fired) - 1, -1, -1):
            while layer > 0 and place < actions_from[layer - 1]:
                layer -= 1
            new_low, new_high = news_low[place], news_high[place]
            low |= new_low
            high |= new_high
            is_used = needed_low & new_low != 0 or needed_high & new_high != 0
            if open_low:
                left_low: list[int] = []
                left_high: list[int] = []
                for number in range(len(open_low)):
                    choice_low, choice_high = open_low[number], open_high[number]
                    # The last chance to meet a choice: nothing earlier does.
                    if (choice_low & new_low or choice_high & new_high) and (
                        choice_low & low == choice_low and choice_high & high == choice_high
                    ):
                        is_used = True
                    else:
                        left_low.append(choice_low)
                        left_high.append(choice_high)
                if is_used:
                    open_low, open_high = left_low, left_high
            if is_used:
                rule = fired[place]
                needed_low = needed_low ^ needed_low & new_low | rule.want_low
                needed_high = needed_high ^ needed_high & new_high | rule.want_high
                open_low.extend(rule.choices_low)
                open_high.extend(rule.choices_high)
                if layer & 1:
                    count += 1
        return count
