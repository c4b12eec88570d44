"""The layers of an estimate (growth.py) where bits and rules are few: what is missing is two machine words.

Rules are gone through one after another, each by a few operations of the machine, and none makes a large number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from forbear.planning.fast.additive import NEVER
from forbear.planning.fast.rules import Rules, RuleSet

if TYPE_CHECKING:
    from mypy_extensions import i64  # a machine's word where this is compiled; nothing else asks for it

WORD: Final = 62
"""Bits of a machine word that are used for a whole number."""
_FULL: Final = (1 << WORD) - 1
FEW_RULES: Final = 1 << 10
"""Where there are more rules than this, those that wait for a bit are better looked at together."""


class NarrowChoice:
    """Bits of which one must be reached."""

    def __init__(self, bits: int) -> None:
        self.low: i64 = bits & _FULL
        self.high: i64 = bits >> WORD


class NarrowRule:
    """Bits that must be reached, sets of bits of which one must be, and what is then reached; in two words each."""

    def __init__(self, want: int, choices: list[int], adds: int) -> None:
        self.want_low: i64 = want & _FULL
        self.want_high: i64 = want >> WORD
        self.adds_low: i64 = adds & _FULL
        self.adds_high: i64 = adds >> WORD
        asks = want
        for choice in choices:
            asks |= choice
        self.asks_low: i64 = asks & _FULL
        self.asks_high: i64 = asks >> WORD
        """All bits that it waits for or chooses among."""
        self.has_choices: bool = len(choices) > 0
        self.choices: list[NarrowChoice] = [NarrowChoice(choice) for choice in choices]

    def is_held_back(self, low: i64, high: i64) -> bool:
        """Say whether something that it waits for is missing."""
        if self.want_low & low != 0 or self.want_high & high != 0:
            return True
        return self.has_choices and not self.is_chosen(low, high)

    def is_chosen(self, low: i64, high: i64) -> bool:
        """Say whether of each set of bits not all are missing."""
        for choice in self.choices:
            if choice.low & low == choice.low and choice.high & high == choice.high:
                return False
        return True


class NarrowLayer:
    """What a layer is the first to reach, and the rules that hold there first and add something that was missing."""

    def __init__(self, low: i64, high: i64, actions: list[NarrowRule], triggers: list[NarrowRule]) -> None:
        self.low: i64 = low
        self.high: i64 = high
        self.actions = actions
        self.triggers = triggers


class Narrow:
    """The rules of one question in two words, and the answers that are known."""

    def __init__(self, rules: Rules, want: list[int], choices: list[list[int]]) -> None:
        """want, choices: the target's clauses over renumbered bits."""
        self._low: i64 = 0
        self._high: i64 = 0
        """What is missing still."""
        self._actions = _narrowed(rules.actions)
        self._triggers = _narrowed(rules.triggers)
        self._target = [NarrowRule(want[number], choices[number], 0) for number in range(len(want))]
        self._onward: list[dict[int, int]] = []
        """The answers from what is missing once triggers add nothing to it: by the second word, then by the first."""
        self._numbers: dict[int, int] = {}

    def layers(self, key: int) -> int:
        """Return in how many layers of actions the target is reached from what is missing, NEVER if in none.

        Different beginnings soon come to the same sets, so what follows from these is kept.
        """
        if key <= _FULL:
            self._low = key
            self._high = 0
        else:
            self._low = key & _FULL
            self._high = key >> WORD
        triggers = self._follow(self._triggers)
        actions = self._actions
        known: list[dict[int, int]] = []
        layers: list[int] = []
        while True:
            low: i64 = self._low
            high: i64 = self._high
            of_high = self._with(int(high))
            found = of_high.get(int(low), -1)
            if found >= 0:
                break
            if self._is_met():
                found = of_high[int(low)] = 0
                break
            known.append(of_high)
            layers.append(int(low))
            actions = self._applied(actions)
            if self._low == low and self._high == high:
                found = NEVER
                break
            triggers = self._follow(triggers)
        for place in range(len(layers) - 1, -1, -1):
            found = min(found + 1, NEVER)
            known[place][layers[place]] = found
        return found

    def _with(self, high: int) -> dict[int, int]:
        """Return the answers that are known for a second word."""
        number = self._numbers.get(high, -1)
        if number < 0:
            number = self._numbers[high] = len(self._onward)
            self._onward.append({})
        return self._onward[number]

    def _follow(self, triggers: list[NarrowRule]) -> list[NarrowRule]:
        """Take from what is missing all that triggers add, which costs nothing; return those that wait still."""
        low: i64 = -1
        high: i64 = -1
        while len(triggers) > 0 and (self._low != low or self._high != high):
            low = self._low
            high = self._high
            triggers = self._applied(triggers)
        return triggers

    def _applied(self, rules: list[NarrowRule]) -> list[NarrowRule]:
        """Take from what is missing what those rules add that hold now; return those that wait and would add something."""
        low: i64 = self._low
        high: i64 = self._high
        after_low: i64 = low
        after_high: i64 = high
        waiting: list[NarrowRule] = []
        for rule in rules:
            if rule.adds_low & after_low != 0 or rule.adds_high & after_high != 0:
                if (
                    rule.want_low & low != 0
                    or rule.want_high & high != 0
                    or (rule.has_choices and not rule.is_chosen(low, high))
                ):
                    waiting.append(rule)
                else:
                    after_low &= ~rule.adds_low
                    after_high &= ~rule.adds_high
        self._low = after_low
        self._high = after_high
        return waiting

    def awaited(self, key: int, fewest: int) -> int:
        """Return what the target waits for from the first layer on, over renumbered bits, if it takes `fewest` layers.

        -1: it waits for nothing, or is never reached; -2: it takes fewer layers (growth.py says what for).
        """
        self._low = key & _FULL
        self._high = key >> WORD
        triggers = self._follow(self._triggers)
        actions = self._actions
        layers: list[NarrowLayer] = []
        while not self._is_met():
            low: i64 = self._low
            high: i64 = self._high
            after_low: i64 = low
            after_high: i64 = high
            acting: list[NarrowRule] = []
            waiting: list[NarrowRule] = []
            for rule in actions:
                if rule.adds_low & low != 0 or rule.adds_high & high != 0:
                    if rule.is_held_back(low, high):
                        waiting.append(rule)
                    else:
                        acting.append(rule)
                        after_low &= ~rule.adds_low
                        after_high &= ~rule.adds_high
            if after_low == low and after_high == high:
                return -1
            actions = waiting
            following: list[NarrowRule] = []
            has_grown = len(triggers) > 0
            while has_grown:
                has_grown = False
                waiting = []
                for rule in triggers:
                    if rule.adds_low & low != 0 or rule.adds_high & high != 0:
                        if rule.is_held_back(after_low, after_high):
                            waiting.append(rule)
                        else:
                            following.append(rule)
                            after_low &= ~rule.adds_low
                            after_high &= ~rule.adds_high
                            has_grown = True
                triggers = waiting
            layers.append(NarrowLayer(low & ~after_low, high & ~after_high, acting, following))
            self._low = after_low
            self._high = after_high
        if len(layers) < fewest:
            return -2
        if not layers:
            return -1
        return self._back(layers)

    def _back(self, layers: list[NarrowLayer]) -> int:
        """Return what the target waits for, followed back from the last layer to the first."""
        late_low: i64 = self._low
        late_high: i64 = self._high
        last = layers[len(layers) - 1]
        low: i64 = 0
        high: i64 = 0
        for rule in self._target:
            if rule.want_low & late_low == 0 and rule.want_high & late_high == 0:
                low |= rule.want_low & last.low
                high |= rule.want_high & last.high
                for choice in rule.choices:
                    if choice.low & ~(late_low | last.low) == 0 and choice.high & ~(late_high | last.high) == 0:
                        low |= choice.low & last.low
                        high |= choice.high & last.high
        for number in range(len(layers) - 1, -1, -1):
            layer = layers[number]
            before_low: i64 = -1
            before_high: i64 = -1
            while low != before_low or high != before_high:
                before_low = low
                before_high = high
                for rule in layer.triggers:
                    if rule.adds_low & low != 0 or rule.adds_high & high != 0:
                        low |= rule.asks_low & layer.low
                        high |= rule.asks_high & layer.high
            if number:
                earlier = layers[number - 1]
                before_low = low
                before_high = high
                low = 0
                high = 0
                for rule in layer.actions:
                    if rule.adds_low & before_low != 0 or rule.adds_high & before_high != 0:
                        low |= rule.asks_low & earlier.low
                        high |= rule.asks_high & earlier.high
        return int(high) << WORD | int(low)

    def _is_met(self) -> bool:
        low: i64 = self._low
        high: i64 = self._high
        for rule in self._target:
            if rule.want_low & low == 0 and rule.want_high & high == 0:
                if not rule.has_choices or rule.is_chosen(low, high):
                    return True
        return False


def _narrowed(kind: RuleSet) -> list[NarrowRule]:
    return [NarrowRule(kind.want[number], kind.choices[number], kind.adds[number]) for number in range(len(kind.want))]
