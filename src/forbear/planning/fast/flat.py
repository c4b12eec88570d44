"""Flat states, each once, and what happenings make of them; minds aside from what they are told.

A state is a set of bits and a row of numbers. A utility is known by its place in `worths`, so that two are compared
once.
"""

from __future__ import annotations

from typing import Final

from forbear.errors import StoryError
from forbear.language.expressions import Expression, Literal
from forbear.language.messages import report
from forbear.language.values import UNKNOWN, Value
from forbear.planning.compiling.reachable import MOST_TRIGGERS
from forbear.planning.fast.effects import Change, JointEffects, sure_change, together
from forbear.planning.fast.encoding import WORLD, Encoding, Masks
from forbear.planning.fast.rows import Rows
from forbear.planning.fast.waking import Waking, set_of
from forbear.planning.node_limits import NodeLimits
from forbear.planning.utility import is_better

Told = tuple[Change, ...]
"""What each character is told, as they have it in mind."""

NOTHING: Final[Change] = (0, 0, ())
UNSURE: Final = 0
"""The worth of `?`."""


class FlatStates:
    """All states met so far, by number. Raises LimitReached past its limits."""

    def __init__(self, encoding: Encoding, limits: NodeLimits) -> None:
        self.encoding = encoding
        self._limits = limits
        self.rows = Rows(encoding)
        self.bits: list[int] = []
        self.row: list[int] = []
        self._known: dict[int, int] = {}
        self._width: int = len(encoding.fluent_of_bit)
        self._after: dict[int, int] = {}
        self._settled: dict[int, int] = {}
        self._chains: dict[int, list[int]] = {}
        """For each state in which triggers fire, the states that they lead through, its own first."""
        self._is_deep: bool = encoding.deepest > 0
        self.nobody: Told = (NOTHING,) * encoding.characters
        self.characters: int = encoding.characters
        self.count: int = len(encoding.actions)
        self.action_bit: list[int] = [1 << number for number in range(self.count)]
        self.clauses: list[tuple[int, list[tuple[int, int, int]]]] = _by_rarest_bit(encoding)
        self.sights: list[list[tuple[Masks, int]]] = _sights(encoding)
        self.effects: list[list[JointEffects]] = [together(action.effects, encoding) for action in encoding.actions]
        self._sure: list[Change | None] = [sure_change(effects) for effects in self.effects]
        """For each action the change that it makes, where that is always the same."""
        self._told: dict[Change, Told] = {}
        self.trigger_effects: list[list[JointEffects]] = [
            together(trigger.effects, encoding) for trigger in encoding.triggers
        ]
        self._trigger_conditions: list[Masks] = [trigger.precondition for trigger in encoding.triggers]
        self.waking = Waking(encoding)
        self._fluent_mask: list[int] = encoding.fluent_mask
        self._fluent_of_bit: list[int] = encoding.fluent_of_bit
        self._own_mask: list[int] = encoding.own_mask
        self.anyones: int = 0
        for mask in self._own_mask:
            self.anyones |= mask
        self._views: list[tuple[tuple[int, int], ...]] = encoding.views
        self._numeric_views: list[tuple[tuple[int, int], ...]] = encoding.numeric_views
        self._about: list[dict[int, int]] = encoding.about
        self._slots: list[int] = encoding.slots
        self._open: list[tuple[int, ...] | None] = []
        self._open_set: list[int] = []
        self._seen: dict[int, int] = {}
        self._utility: dict[int, int] = {}
        self.cases: list[list[tuple[Masks, Expression]]] = [
            list(encoding.utilities.get(whose, ())) for whose in range(WORLD, encoding.characters)
        ]
        self.worths: list[Value] = [UNKNOWN, 0]
        """The utilities met so far."""
        self._worth_of: dict[Value, int] = {UNKNOWN: UNSURE, 0: 1}
        self._better: dict[int, bool] = {}

    def intern(self, bits: int, row: int) -> int:
        """Return the number of a state."""
        # Above the `_width` bits of the encoding the number of the row; row 0 is the only one where there are no numbers.
        key = bits if row == 0 else row << self._width | bits
        found = self._known.get(key, -1)
        if found < 0:
            found = self._known[key] = len(self.bits)
            self.bits.append(bits)
            self.row.append(row)
            self._open.append(None)
            self._open_set.append(0)
            if found & 1023 == 0:
                self._limits.check(found)
        return found

    def open_actions(self, state: int) -> tuple[int, ...]:
        """Return the actions whose precondition holds, in order."""
        found = self._open[state]
        if found is None:
            bits = self.bits[state]
            holding: list[int] = []
            for chosen, clauses in self.clauses:
                if bits & chosen == chosen:
                    for care, want, number in clauses:
                        if bits & care == want:
                            holding.append(number)
            together = 0
            for number in holding:
                together |= self.action_bit[number]
            holding.sort()
            found = tuple(dict.fromkeys(holding))
            self._open[state] = found
            self._open_set[state] = together
        return found

    def open_set(self, state: int) -> int:
        """Return the same as a set of bits."""
        if self._open[state] is None:
            self.open_actions(state)
        return self._open_set[state]

    def is_open(self, state: int, action: int) -> bool:
        """Say whether an action's precondition holds."""
        return self.open_set(state) & self.action_bit[action] != 0

    def seen_by(self, state: int, character: int) -> int:
        """Return the actions, as a set of bits, that a character observes when done in a state."""
        key = state * self.characters + character
        found = self._seen.get(key, -1)
        if found < 0:
            bits = self.bits[state]
            found = 0
            for condition, actions in self.sights[character]:
                for care, want in condition:
                    if bits & care == want:
                        found |= actions
                        break
            self._seen[key] = found
        return found

    def utility(self, state: int, whose: int) -> int:
        """Return the worth of a state to a character, or to the author (WORLD)."""
        key = state * (self.characters + 1) + whose + 1
        found = self._utility.get(key, -1)
        if found < 0:
            bits = self.bits[state]
            found = 1
            is_found = False
            for condition, value in self.cases[whose + 1]:
                for care, want in condition:
                    if bits & care == want:
                        found = self.worth(self.rows.evaluated(value, bits, self.row[state]))
                        is_found = True
                        break
                if is_found:
                    break
            self._utility[key] = found
        return found

    def most(self, whose: int) -> int:
        """Return a worth that nothing exceeds for a character; UNSURE where none is known."""
        found = self.worth(0)
        for _, value in self.cases[whose + 1]:
            if not isinstance(value, Literal) or value.value is UNKNOWN:
                return UNSURE
            worth = self.worth(value.value)
            if self.is_better(worth, found):
                found = worth
        return found

    def worth(self, value: Value) -> int:
        """Return the number by which a utility is known; a truth value counts 1 or 0."""
        number: Value = int(value) if isinstance(value, bool) else value
        found = self._worth_of.get(number, -1)
        if found < 0:
            found = self._worth_of[number] = len(self.worths)
            self.worths.append(number)
        return found

    def is_better(self, one: int, other: int) -> bool:
        """Say whether one worth is greater than another; never where either is `?`."""
        if one == other or one == UNSURE or other == UNSURE:
            return False
        key = one << 24 | other  # fewer than 2^24 different worths
        known = self._better.get(key)
        if known is None:
            known = self._better[key] = is_better(self.worths[one], self.worths[other])
        return known

    def after(self, state: int, action: int) -> int:
        """Return the state after an action and its triggers, where nobody has anything to put right."""
        key = state * self.count + action
        found = self._after.get(key, -1)
        if found < 0:
            found = self._after[key] = self.settle(self.show(state, action, state), state)
        return found

    def show(self, state: int, action: int, right: int) -> int:
        """Return the state after an action's effects, before any trigger.

        `right` is the state as observers have put it right; effects on minds read that one.
        """
        return self.changed(state, self.shown(state, action, right))

    def shown(self, state: int, action: int, right: int) -> Change:
        """Return the change that an action makes."""
        sure = self._sure[action]
        change = self._change(self.effects[action], state, right) if sure is None else sure
        if right != state:
            change = _joined(self._read_alone(self.difference(state, right)), change)
        return change

    def _read_alone(self, change: Change) -> Change:
        """Return the part of a change that concerns fluents whose value matters."""
        clear, put, assigned = change
        read = self.encoding.compiled.read
        mask = self.encoding.read_mask
        return clear & mask, put & mask, tuple([pair for pair in assigned if pair[0] in read])

    def _change(self, effects: list[JointEffects], state: int, right: int) -> Change:
        """Return what effects do; of several that apply to one fluent the last counts."""
        before, seen = self.bits[state], self.bits[right]
        clear = put = 0
        assigned: dict[int, Value] | None = None
        for some in effects:
            bits = before if some.is_world else seen
            if some.apply(bits):
                if some.fluent < 0:
                    clear |= some.clear
                    put = put & ~some.clear | some.put
                else:
                    if assigned is None:
                        assigned = {}
                    row = self.row[state if some.is_world else right]
                    assigned[some.fluent] = self.rows.evaluated(some.value, bits, row)
        return clear, put, () if assigned is None else tuple(assigned.items())

    def difference(self, state: int, other: int) -> Change:
        """Return the change that leads from one state to another."""
        new = self.bits[other] & ~self.bits[state]
        clear = put = 0
        while new:
            low = new & -new
            new ^= low
            fluent = self._fluent_of_bit[low.bit_length() - 1]
            if fluent >= 0:
                clear |= self._fluent_mask[fluent]
                put |= low
        if self.row[state] == self.row[other]:
            return clear, put, ()
        return clear, put, self.rows.difference(self.row[state], self.row[other])

    def changed(self, state: int, change: Change) -> int:
        """Return the state after a change."""
        clear, put, assigned = change
        old = self.bits[state]
        bits = old & ~clear | put
        row = self.row[state]
        if assigned:
            row = self.rows.assigned(row, assigned)
            bits = bits & ~self.rows.compared | self.rows.pattern[row]
        if bits == old and row == self.row[state]:
            return state
        if self.rows.mixed:
            bits = self.rows.with_mixed(bits, row)
        return self.intern(bits, row)

    def told(self, change: Change) -> Told:
        """Return the part of a change that concerns each character's mind, as they have it."""
        clear, _, assigned = change
        if not clear & self.anyones and not assigned:
            return self.nobody
        known = self._told.get(change)
        if known is None:
            found: list[Change] = []
            for character in range(self.characters):
                found.append(self._concerning(change, character))
            known = self._told[change] = tuple(found)
        return known

    def _concerning(self, change: Change, character: int) -> Change:
        """Return the part of a change that is about somebody's beliefs, as it is in their mind."""
        clear, put, assigned = change
        own = self._own_mask[character]
        clear &= own
        if not clear and not assigned:
            return NOTHING
        put &= own
        cleared = placed = 0
        if clear:
            for mask, shift in self._views[character]:
                if shift >= 0:
                    cleared |= clear >> shift & mask
                    placed |= put >> shift & mask
                else:
                    cleared |= clear << -shift & mask
                    placed |= put << -shift & mask
        if not assigned:
            return cleared, placed, ()
        about = self._about[character]
        return cleared, placed, tuple([(about[fluent], value) for fluent, value in assigned if fluent in about])

    def mirrored(self, state: int, character: int) -> int:
        """Return a mind's state with what they take themselves to believe as they believe it."""
        return self.with_belief(state, state, character)

    def with_belief(self, state: int, mind: int, character: int) -> int:
        """Return a state in which somebody's belief fluents are what their mind has for what they are about."""
        bits = self.bits[mind]
        put = 0
        for mask, shift in self._views[character]:
            put |= (bits & mask) << shift if shift >= 0 else (bits & mask) >> -shift
        assigned: tuple[tuple[int, Value], ...] = ()
        if self._numeric_views[character]:
            numbers = self.rows.numbers[self.row[mind]]
            assigned = tuple([(own, numbers[self._slots[about]]) for own, about in self._numeric_views[character]])
        return self.changed(state, (self._own_mask[character], put, assigned))

    def settle(self, state: int, origin: int) -> int:
        """Return the state after its triggers.

        `origin` is a settled state from which this one came by changes (-1: unknown). Raises StoryError for endless
        triggers.
        """
        found = self._settled.get(state, -1)
        if found < 0:
            found = self._settled[state] = self._settle(state, origin)
            self._settled[found] = found
        return found

    def told_by_triggers(self, state: int) -> list[Told]:
        """Return what each character is told by each trigger that fired when this state was settled."""
        chain = self._chains.get(state)
        if chain is None:
            return []
        found: list[Told] = []
        for place in range(1, len(chain)):
            told = self.told(self.difference(chain[place - 1], chain[place]))
            if told != self.nobody:
                found.append(told)
        return found

    def _settle(self, state: int, origin: int) -> int:
        if origin < 0:
            pending = self.waking.everything
        else:
            pending = self._woken(state, origin)
        if not pending:
            return state
        first = state
        chain = [state]
        while pending:
            low = pending & -pending
            pending ^= low
            number = low.bit_length() - 1
            bits = self.bits[state]
            is_met = False
            for care, want in self._trigger_conditions[number]:
                if bits & care == want:
                    is_met = True
                    break
            if not is_met:
                continue
            after = self.changed(state, self._change(self.trigger_effects[number], state, state))
            if after != state:
                if len(chain) > MOST_TRIGGERS:
                    raise self._endless(state)
                pending |= self._woken(after, state) | low
                chain.append(after)
                state = after
        if self._is_deep and len(chain) > 1:
            self._chains[first] = chain
        return state

    def _woken(self, state: int, before: int) -> int:
        """Return the triggers, as a set of bits, that a change may have made possible."""
        bits = self.bits[state]
        found = self.waking.by_bits(bits, bits & ~self.bits[before])
        if self.row[state] != self.row[before]:
            found |= self.waking.by_numbers(bits, self.rows.moved(self.row[before], self.row[state]))
        return found

    def raise_endless(self, state: int) -> None:
        """Say which triggers have no end. Raises StoryError."""
        raise self._endless(state)

    def _endless(self, state: int) -> StoryError:
        compiled = self.encoding.compiled
        firing = {
            compiled.task.triggers[compiled.triggers[number].trigger].name
            for number, condition in enumerate(self._trigger_conditions)
            if any([self.bits[state] & care == want for care, want in condition])
        }
        hint = "a trigger's effect should make its own precondition false"
        return StoryError((report("E402", None, hint=hint, limit=MOST_TRIGGERS, triggers=", ".join(sorted(firing))),))


def _joined(first: Change, then: Change) -> Change:
    numbers = dict(first[2])
    numbers.update(then[2])
    return first[0] | then[0], first[1] & ~then[0] | then[1], tuple(numbers.items())


def _sights(encoding: Encoding) -> list[list[tuple[Masks, int]]]:
    """Return, for each character, the conditions on which they see, with the actions that each belongs to."""
    alike: dict[int, tuple[tuple[Masks, ...], list[int]]] = {}
    for action in encoding.actions:
        alike.setdefault(id(action.observing), (action.observing, []))[1].append(action.number)
    sights = [(observing, set_of(numbers)) for observing, numbers in alike.values()]
    found: list[list[tuple[Masks, int]]] = []
    for character in range(encoding.characters):
        together: dict[Masks, int] = {}
        for observing, actions in sights:
            condition = observing[character]
            together[condition] = together.get(condition, 0) | actions
        found.append([(condition, actions) for condition, actions in together.items() if condition])
    return found


def _by_rarest_bit(encoding: Encoding) -> list[tuple[int, list[tuple[int, int, int]]]]:
    """Return the preconditions' clauses grouped by a bit that each of them wants, one that is seldom set."""
    by_values: dict[int, int] = {}
    for place, fluent in enumerate(encoding.fluent_of_bit):
        values = len(encoding.bits[fluent]) if fluent >= 0 else 2
        by_values[values] = by_values.get(values, 0) | 1 << place
    alike = [by_values[values] for values in sorted(by_values, reverse=True)]
    """The bits of fluents of as many values, those of the most first."""
    chosen_of: dict[int, int] = {}
    groups: dict[int, list[tuple[int, int, int]]] = {}
    for action in encoding.actions:
        for care, want in action.precondition:
            chosen = chosen_of.get(want)
            if chosen is None:
                among = next((want & bits for bits in alike if want & bits), 0)
                chosen = chosen_of[want] = among & -among
            groups.setdefault(chosen, []).append((care, want, action.number))
    return list(groups.items())
