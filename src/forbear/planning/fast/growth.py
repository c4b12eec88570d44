"""What could be so if nothing that is so ever stopped being so, for one question: layer by layer, and as a plan.

The bits that a question hangs on are few and are renumbered (rules.py). What is looked at is which of them are still
*missing*: where one is reached, the rules that waited for it are looked at, and no others. At the beginning those that
hold are found by a few operations for each missing bit, however many rules there are.
"""

from __future__ import annotations

from typing import Final

from forbear.planning.fast.additive import NEVER
from forbear.planning.fast.cheapest import Cheapest
from forbear.planning.fast.narrow import FEW_RULES, WORD, Narrow
from forbear.planning.fast.rules import Added, Rules, RuleSet, Target
from forbear.planning.fast.waking import places_of

FEW: Final = 2
"""Where rules are not so many times more than bits are missing, these rules are gone through, and not the bits."""


class Growth:
    """What the rules come to from a state's bits, and when that is enough for a target."""

    def __init__(self, rules: Rules, target: list[Target], counted: list[tuple[int, int]], most: list[int]) -> None:
        """counted: for each clause of the target bits that each take an action, and how many one action may add.

        most: for each of its sums how many parts one action may make more of, 0 where that is not known.
        """
        self._rules = rules
        self._sums: list[Added | None] = []
        for (_, added), parts in zip(target, most, strict=True):
            self._sums.append(Added(rules, added, parts) if added[1] else None)
        self._want: list[int] = []
        self._choices: list[list[int]] = []
        self._counted: list[int] = []
        self._at_once: list[int] = []
        for (want, choices), _ in target:
            self._want.append(rules.together(rules.places(want)))
            self._choices.append([rules.together(rules.places(choice)) for choice in choices])
        for bits, at_once in counted:
            self._counted.append(rules.together(rules.places(bits)))
            self._at_once.append(max(1, at_once))
        self._most_counted: int = self._most_fewest(counted)
        """What `_fewest` comes to at most."""
        rule_count = len(rules.actions.want) + len(rules.triggers.want)
        has_sums = any([added is not None for added in self._sums])
        self.is_narrow: bool = rules.count <= 2 * WORD and rule_count <= FEW_RULES and not has_sums
        """Whether bits and rules are so few that two machine words are looked at."""
        self._narrow: Narrow | None = Narrow(rules, self._want, self._choices) if self.is_narrow else None
        self._has_sums: bool = has_sums
        self._cheapest: Cheapest | None = None
        self._missing: list[int] = []
        self._key: int = 0
        """What is missing still, listed and as a set of bits."""
        self._onward: dict[int, int] = {}
        """The answers from what is missing once triggers add nothing to it."""

    def steps(self, bits: int) -> int:
        """Return how many actions the target takes at least, NEVER if no number is enough.

        That is the layers of actions in which it is reached, or what has to be added over what one action may add, if
        that is more.
        """
        narrow = self._narrow
        if narrow is None:
            return self.steps_of_many(bits)
        key = self._rules.lacking(bits)
        found = narrow.layers(key)
        if found < self._most_counted:
            self._key = key
            found = max(found, self._fewest())
        return found

    def steps_of_many(self, bits: int) -> int:
        """Return the same, whatever number of bits and rules there is."""
        rules = self._rules
        rules.miss(bits)
        start = self._key = rules.key
        found = self._layers()
        if found < self._most_counted:
            self._key = start
            found = max(found, self._fewest())
        return found

    def could_come(self, bits: int) -> bool:
        """Say whether the target is reached, or could be by triggers."""
        rules = self._rules
        rules.miss(bits)
        self._key = rules.key
        self._follow()
        return self._met() >= 0

    def nearer(self, bits: int) -> int:
        """Return bits such that an action that adds none of them leaves `steps` as it is, or makes it more.

        An action adds no more than the first layer does, so nothing is reached more than a layer earlier after it. The
        target comes earlier only if what it was waiting for in its last layer does, and so on back to the first.
        """
        rules = self._rules
        narrow = self._narrow
        if narrow is None:
            return rules.old(self.awaited_of_many(bits))
        start = self._key = rules.lacking(bits)
        fewest = self._fewest()
        found = narrow.awaited(start, fewest)
        if found < 0:
            found = start if found == -1 else self._all_counted() & start
        return rules.old(found)

    def awaited_of_many(self, bits: int) -> int:
        """Return the same over renumbered bits, whatever number of bits and rules there is."""
        rules = self._rules
        rules.miss(bits)
        actions, triggers = rules.actions, rules.triggers
        start = self._key = rules.key
        fewest = self._fewest()
        self._follow()
        came: list[int] = []
        """For each layer the bits that it is the first to reach, and the rules that hold there first."""
        acting: list[int] = []
        following: list[int] = []
        goal = self._met()
        while goal < 0:
            key, acted, followed = self._key, actions.done, triggers.done
            if not self._reach():
                return start
            self._follow()
            came.append(key & ~self._key)
            acting.append(actions.done & ~acted)
            following.append(triggers.done & ~followed)
            goal = self._met()
        if len(came) < fewest:
            return self._all_counted() & start
        if not came:
            return start
        late = self._key
        last = came[len(came) - 1]
        awaited = 0
        for number in range(len(self._want)):
            if self._want[number] & late:
                continue
            awaited |= self._want[number] & last
            sum_of = self._sums[number]
            if sum_of is not None:
                awaited |= sum_of.bits & last
            for choice in self._choices[number]:
                if not choice & ~(late | last):
                    awaited |= choice & last
        for layer in range(len(came) - 1, -1, -1):
            awaited |= _asked(triggers, following[layer], awaited, came[layer], True)
            if layer:
                awaited = _asked(actions, acting[layer], awaited, came[layer - 1], False)
        return awaited

    def _all_counted(self) -> int:
        """Return the bits of which it is counted how many are missing."""
        counted = 0
        for bits in self._counted:
            counted |= bits
        for added in self._sums:
            if added is not None:
                counted |= added.bits
        return counted

    def _fewest(self) -> int:
        """Return how many actions it takes at least to add what is missing of the target, one after another."""
        found = NEVER
        key = self._key
        for number in range(len(self._counted)):
            missing = (self._counted[number] & key).bit_count()
            most = self._at_once[number]
            count = (missing + most - 1) // most
            added = self._sums[number]
            if added is not None:
                count = max(count, added.fewest(key))
            found = min(found, count)
        return 0 if found == NEVER else found

    def _most_fewest(self, counted: list[tuple[int, int]]) -> int:
        """Return what `_fewest` comes to where all is missing, or NEVER, where a sum may ask for more."""
        found = NEVER
        for number in range(len(counted)):
            if self._sums[number] is None:
                most = self._at_once[number]
                found = min(found, (self._counted[number].bit_count() + most - 1) // most)
        return found

    def _layers(self) -> int:
        """Return in how many layers of actions the target is reached, NEVER if in none.

        Different beginnings soon come to the same sets, so what follows from these is kept.
        """
        self._follow()
        layers: list[int] = []
        while True:
            key = self._key
            found = self._onward.get(key, -1)
            if found >= 0:
                break
            if self._met() >= 0:
                found = self._onward[key] = 0
                break
            layers.append(key)
            if not self._reach():
                found = NEVER
                break
            self._follow()
        for number in range(len(layers) - 1, -1, -1):
            found = min(found + 1, NEVER)
            self._onward[layers[number]] = found
        return found

    def _reach(self) -> bool:
        """Take from what is missing all that actions add which hold; say whether there was anything."""
        actions, key = self._rules.actions, self._key
        fresh = actions.fresh(key)
        if not fresh:
            return False
        new = 0
        if fresh.bit_count() < FEW * key.bit_count():
            while fresh:
                low = fresh & -fresh
                fresh ^= low
                new |= actions.adds[low.bit_length() - 1]
            new &= key
        else:
            for place in places_of(key):
                if actions.adding[place] & fresh:
                    new |= 1 << place
        if not new:
            return False
        self._key = key ^ new
        actions.pending |= new
        self._rules.triggers.pending |= new
        return True

    def _follow(self) -> None:
        """Take from what is missing all that triggers add, which costs nothing, one after another."""
        triggers, key = self._rules.triggers, self._key
        if triggers.is_empty:
            return
        waiting = triggers.fresh(key)
        while waiting:
            low = waiting & -waiting
            waiting ^= low
            new = triggers.adds[low.bit_length() - 1] & key
            if new:
                key ^= new
                waiting |= triggers.woken(new, key)
        if key != self._key:
            self._rules.actions.pending |= self._key ^ key
            self._key = key

    def _met(self) -> int:
        """Return which clause of the target is reached, the first of several; -1 where none is."""
        key = self._key
        for number in range(len(self._want)):
            if not self._want[number] & key:
                is_met = True
                for choice in self._choices[number]:
                    if choice & key == choice:
                        is_met = False
                        break
                added = self._sums[number]
                if is_met and (added is None or added.is_met(key)):
                    return number
        return -1

    def plan_length(self, bits: int) -> int:
        """Return how many actions a plan has in which nothing that is so stops being so; NEVER if there is none."""
        rules = self._rules
        rules.miss(bits)
        self._missing, self._key = rules.missing, rules.key
        before = self._key
        fired: list[tuple[bool, int, int]] = []
        """Whether it is an action's, the rule, and what it was the first to reach."""
        while True:
            while self._fire(rules.triggers, False, fired):
                pass
            goal = self._met()
            if goal >= 0:
                break
            if not self._fire(rules.actions, True, fired):
                return NEVER
        return self._needed(goal, fired, before)

    def cheapest(self) -> Cheapest | None:
        """Return what makes plans of the cheapest rules; None where the target has sums."""
        if self._cheapest is None and not self._has_sums:
            self._cheapest = Cheapest(self._rules, self._want, self._choices)
        return self._cheapest

    def _fire(self, kind: RuleSet, is_action: bool, fired: list[tuple[bool, int, int]]) -> bool:
        """Do as `_reach` does, and note which rules reached what: each bit the first of those that add it."""
        if kind.is_empty:
            return False
        missing, key = self._missing, self._key
        holding = kind.holding(missing, key)
        first: dict[int, int] = {}
        still: list[int] = []
        for place in missing:
            adding = kind.adding[place] & holding
            if adding:
                rule = (adding & -adding).bit_length() - 1
                first[rule] = first.get(rule, 0) | 1 << place
                key ^= 1 << place
            else:
                still.append(place)
        for rule in sorted(first):
            fired.append((is_action, rule, first[rule]))
        self._missing, self._key = still, key
        return len(first) > 0

    def _needed(self, goal: int, fired: list[tuple[bool, int, int]], before: int) -> int:
        """Return how many actions are needed of the rules that fired."""
        rules = self._rules
        key = self._key
        needed = self._want[goal]
        choices = list(self._choices[goal])
        added = self._sums[goal]
        if added is not None:
            for want, chosen in added.needed(before, key):
                needed |= want
                choices.extend(chosen)
        count = 0
        for place in range(len(fired) - 1, -1, -1):
            is_action, rule, new = fired[place]
            key |= new
            is_used = needed & new != 0
            left: list[int] = []
            for choice in choices:
                # The last chance to meet a choice: nothing earlier does.
                if choice & new and choice & key == choice:
                    is_used = True
                else:
                    left.append(choice)
            if is_used:
                kind = rules.actions if is_action else rules.triggers
                needed = needed & ~new | kind.want[rule]
                choices = left
                choices.extend(kind.choices[rule])
                if is_action:
                    count += 1
        return count


def _asked(kind: RuleSet, rules: int, bits: int, among: int, is_again: bool) -> int:
    """Return the bits, among some, that rules ask for which add certain bits; `is_again`: and those that add these."""
    found = 0
    waiting = bits
    while waiting:
        low = waiting & -waiting
        waiting ^= low
        adding = kind.adding[low.bit_length() - 1] & rules
        rules &= ~adding
        while adding:
            rule = adding & -adding
            adding ^= rule
            number = rule.bit_length() - 1
            asked = kind.want[number]
            for choice in kind.choices[number]:
                asked |= choice
            asked &= among & ~found
            found |= asked
            if is_again:
                waiting |= asked
    return found
