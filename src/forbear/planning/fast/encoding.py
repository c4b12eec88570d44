"""A compiled task as bits: one for each value that a fluent can have, and one for each comparison of numbers.

A state is one whole number whose bits say what holds, beside the numbers themselves. So a clause is a single `and`:
`bits & care == want`.
"""

from __future__ import annotations

from typing import Final

from forbear.language.expressions import Arithmetic, Cell, Conditional, Expression, Literal
from forbear.language.values import UNKNOWN, Value
from forbear.logic.cells import cells_of
from forbear.logic.clauses import Atom, Dnf, branches_of, clauses_of, summands_of
from forbear.logic.tracked import BeliefFluent
from forbear.planning.compiling.compiled import CompiledEffect, CompiledTask
from forbear.planning.node_limits import NodeLimits
from forbear.records import dataclass

Masks = tuple[tuple[int, int], ...]
"""A condition: it holds where `bits & care == want` for one of the pairs."""

Summand = tuple[tuple[Masks, Expression], ...]
"""The cases of one thing that is added up."""

WORLD: Final = -1
"""Stands where a character's place stands: the effect is on what is so."""


@dataclass(frozen=True, slots=True)
class CodedEffect:
    """One conditional effect. `put` is a bit, or 0 where the fluent is a number that takes `value`."""

    fluent: int
    whose: int
    """The first mind of the belief fluent that it sets, or WORLD."""
    when: Masks
    put: int
    value: Expression
    reads: frozenset[int]
    """The fluents that the value reads."""


def _views(masks: list[int], owned: dict[int, int]) -> tuple[tuple[int, int], ...]:
    """Return, for belief fluents that lie alike to what they are about, the mask of the latter and the shift."""
    # Blocks of like values lie in like order, so a belief is what it is about, moved by a constant distance; what moves by
    # the same distance moves in one shift.
    found: dict[int, int] = {}
    for own, about in owned.items():
        if masks[own]:
            shift = masks[own].bit_length() - masks[about].bit_length()
            found[shift] = found.get(shift, 0) | masks[about]
    return tuple((mask, shift) for shift, mask in found.items())


@dataclass(frozen=True, slots=True)
class Happening:
    """An action or a trigger; `number` is its place among its kind. A trigger has nobody observing or consenting."""

    number: int
    precondition: Masks
    effects: tuple[CodedEffect, ...]
    observing: tuple[Masks, ...] = ()
    consenting: tuple[int, ...] = ()


class Encoding:
    """The bits of one compiled task."""

    def __init__(self, compiled: CompiledTask, limits: NodeLimits | None = None) -> None:
        self.compiled = compiled
        self._limits = limits
        task = compiled.task
        self.characters = len(task.characters)
        self.places = {action.action: place for place, action in enumerate(compiled.actions)}
        """For each action of the task that can happen (by its number there) its place among the compiled ones."""
        # From the lowest bit: the fluents in order, each a block with one bit for each of its values (of a block exactly
        # one is set; a number has none); then one bit for each comparison that no single value tells, as it comes up.
        self._next = 0
        self.bits: list[dict[Value, int]] = []
        """For each fluent the bit of each value; empty for numbers."""
        self.fluent_mask: list[int] = []
        self.fluent_of_bit: list[int] = []
        self.slots: list[int] = []
        """For each fluent its place among the numbers, or -1."""
        self.numbers: list[int] = []
        for place, fluent in enumerate(compiled.fluents):
            values = task.fluents[fluent.cell].values
            block = {} if values is None else {value: self._bit(place) for value in values}
            self.bits.append(block)
            self.fluent_mask.append(sum(block.values()))
            self.slots.append(len(self.numbers) if values is None else -1)
            if values is None:
                self.numbers.append(place)
        self.atoms: list[Atom] = []
        self.atom_bits: list[int] = []
        self._atom_of: dict[Atom, int] = {}
        self._masks_of: dict[int, tuple[Dnf, Masks]] = {}
        """By a condition's identity, which is its own as long as it is kept here: to hash one takes long."""
        self._sights: dict[int, tuple[Masks, ...]] = {}
        """By the identity of who sees an action, which the compiled task keeps."""
        self.atom_fluents: list[frozenset[int]] = []
        number = {fluent: place for place, fluent in enumerate(compiled.fluents)}
        self.about: list[dict[int, int]] = [{} for _ in task.characters]
        """For each character their belief fluents, with what each is a belief about."""
        self.first_mind = [WORLD] * len(compiled.fluents)
        for fluent, place in number.items():
            if fluent.path:
                owner = task.characters.index(fluent.path[0])
                self.first_mind[place] = owner
                self.about[owner][place] = number[BeliefFluent(fluent.path[1:], fluent.cell)]
        self.own_mask = [sum(self.fluent_mask[own] for own in owned) for owned in self.about]
        """For each character the bits of their belief fluents."""
        self.views = [_views(self.fluent_mask, owned) for owned in self.about]
        """For each character how belief fluents lie to what they are about: (mask of these, shift from these)."""
        self.read_mask = sum(self.fluent_mask[fluent] for fluent in compiled.read)
        """The bits of the fluents whose value matters."""
        self.numeric_views = [
            tuple((own, about) for own, about in owned.items() if self.slots[own] >= 0) for owned in self.about
        ]
        self.deepest = max((len(fluent.path) for fluent in compiled.fluents), default=0)
        self.actions = tuple(
            Happening(
                number=place,
                precondition=self.masks(action.precondition),
                effects=tuple(self._assignment(effect) for effect in action.effects),
                observing=self._sight(action.observing),
                consenting=tuple(task.characters.index(name) for name in task.actions[action.action].consenting),
            )
            for place, action in enumerate(compiled.actions)
        )
        self.consenting: list[tuple[int, ...]] = [action.consenting for action in self.actions]
        """For each action the characters who consent to it."""
        self.willed = sum(1 << action.number for action in self.actions if action.consenting)
        """The actions, as a set of bits, to which somebody consents."""
        self.attempted: list[int] = [
            place if action.attempted is None else self.places[action.attempted]
            for place, action in enumerate(compiled.actions)
        ]
        """For each action what whoever takes it means to do: itself or, of one that fails, that which they try."""
        self.willed_by = [
            sum(
                1 << action.number
                for action in self.actions
                if who in action.consenting and self.attempted[action.number] == action.number
            )
            for who in range(self.characters)
        ]
        """For each character those to which they consent, but for what fails, to which they consent unawares."""
        self.failing: list[int] = [-1] * len(self.actions)
        """For each action what it is where it is tried in vain, -1 where it may not fail."""
        for place, tried in enumerate(self.attempted):
            if tried != place:
                self.failing[tried] = place
        self.chanced = self._chanced()
        """The actions, as a set of bits, that may be tried by somebody who does not know whether they are possible."""
        self.sure_by = [willed & ~self.chanced for willed in self.willed_by]
        """For each character those to which they consent only where they take them to be possible."""
        self.showing = self._showing()
        """Those that fail by what somebody may take to be `?`: whoever sees it learns what is left."""
        self.triggers = tuple(
            Happening(
                number=place,
                precondition=self.masks(trigger.precondition),
                effects=tuple(self._assignment(effect) for effect in trigger.effects),
            )
            for place, trigger in enumerate(compiled.triggers)
        )
        self.utilities: dict[int, tuple[tuple[Masks, Expression], ...]] = {
            WORLD if name is None else task.characters.index(name): tuple(
                (self.masks(condition), value) for condition, value in cases
            )
            for name, cases in compiled.utilities
        }
        self.sums: dict[int, tuple[Expression, tuple[Summand, ...]]] = {}
        """By the identity of a utility that is a sum with cases in it: what is added up."""
        for cases in self.utilities.values():
            for _, value in cases:
                self._take_apart(value)
        self.conditions = tuple(self.masks(condition) for condition in compiled.conditions)

    def _chanced(self) -> int:
        doubtful = 0
        for fluent in self.compiled.doubtful:
            doubtful |= self.fluent_mask[fluent]
        return sum(
            1 << place
            for place, fails in enumerate(self.failing)
            if fails >= 0 and any(care & doubtful for care, _ in self.actions[place].precondition)
        )

    def _showing(self) -> int:
        cells = self.compiled.task.fluents
        return sum(
            1 << place
            for place, action in enumerate(self.compiled.actions)
            if action.attempted is not None
            and any(
                UNKNOWN in (cells[self.compiled.fluents[fluent].cell].values or ())
                for clause in action.grounds
                for atom in clause
                for fluent in atom.cells
            )
        )

    def _take_apart(self, value: Expression) -> None:
        if not isinstance(value, Arithmetic) or id(value) in self.sums:
            return
        summands = summands_of(value)
        if not any(_has_cases(each) for each in summands):
            return
        self.look()
        fluents, cells = self.compiled.fluents, self.compiled.task.fluents

        def domain(fluent: int) -> tuple[Value, ...] | None:
            return cells[fluents[fluent].cell].values

        parts = [
            tuple([(self.masks(clauses_of(test, domain)), leaf) for test, leaf in branches_of(each, domain)])
            for each in summands
        ]
        self.sums[id(value)] = (value, tuple(parts))

    def read_by(self, condition: Masks) -> set[int]:
        """Return the fluents that a condition is about."""
        found: set[int] = set()
        for care, _ in condition:
            while care:
                low = care & -care
                care ^= low
                fluent = self.fluent_of_bit[low.bit_length() - 1]
                found |= {fluent} if fluent >= 0 else self.atom_fluents[-1 - fluent]
        return found

    def _bit(self, fluent: int) -> int:
        bit = 1 << self._next
        self._next += 1
        self.fluent_of_bit.append(fluent)
        return bit

    def look(self) -> None:
        """Look at the limits on making tables. Raises LimitReached."""
        if self._limits is not None:
            self._limits.look()

    def masks(self, condition: Dnf) -> Masks:
        """Return a condition as pairs of masks."""
        known = self._masks_of.get(id(condition))
        if known is None:
            known = self._masks_of[id(condition)] = (condition, self._masks(condition))
        return known[1]

    def _sight(self, observing: tuple[Dnf, ...]) -> tuple[Masks, ...]:
        """Return who sees an action as masks; the same conditions give the same."""
        known = self._sights.get(id(observing))
        if known is None:
            known = self._sights[id(observing)] = tuple([self.masks(condition) for condition in observing])
        return known

    def _masks(self, condition: Dnf) -> Masks:
        self.look()
        found: dict[tuple[int, int], None] = {}
        for clause in condition:
            care = want = 0
            is_possible = True
            for atom in clause:
                bit, is_wanted = self.literal(atom)
                other = want if is_wanted else care & ~want
                if care & bit and not other & bit:
                    is_possible = False
                care |= bit
                want |= bit if is_wanted else 0
            if is_possible:
                found[care, want] = None
        return tuple(found)

    def literal(self, atom: Atom) -> tuple[int, bool]:
        """Return the bit that an atom is about, and whether it wants it set; numbers get a bit for each comparison."""
        left, right = atom.left, atom.right
        if isinstance(left, Cell) and self.bits[left.index] and isinstance(right, Literal):
            bit = self.bits[left.index].get(right.value, 0)
            if bit and atom.operator in ("==", "!="):
                return bit, atom.operator == "=="
        known = self._atom_of.get(atom)
        if known is None:
            known = self._atom_of[atom] = self._bit(-1 - len(self.atoms))
            self.atoms.append(atom)
            self.atom_bits.append(known)
            self.atom_fluents.append(cells_of(left) | cells_of(right))
        return known, True

    def _assignment(self, effect: CompiledEffect) -> CodedEffect:
        put = 0
        if self.bits[effect.fluent]:
            assert isinstance(effect.value, Literal)
            put = self.bits[effect.fluent][effect.value.value]
        return CodedEffect(
            fluent=effect.fluent,
            whose=self.first_mind[effect.fluent],
            when=self.masks(effect.condition),
            put=put,
            value=effect.value,
            reads=cells_of(effect.value),
        )

    def value(self, fluent: int, bits: int, numbers: tuple[Value, ...]) -> Value:
        """Return the value of a fluent in a state."""
        slot = self.slots[fluent]
        if slot >= 0:
            return numbers[slot]
        found = bits & self.fluent_mask[fluent]
        for value, bit in self.bits[fluent].items():
            if bit == found:
                return value
        return UNKNOWN


def _has_cases(summand: Expression) -> bool:
    return isinstance(summand, Conditional) or (isinstance(summand, Arithmetic) and _has_cases(summand.right))
