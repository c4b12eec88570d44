"""What can matter from the beginning: values that can come up, and what is left of the events when the rest is gone.

The guess is generous: whatever can happen is kept, and some that cannot. A value that somebody could believe counts as
one that could be so, since in their mind it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from forbear.errors import StoryError
from forbear.grounding.task import Task
from forbear.language.expressions import Cell, Expression, Literal
from forbear.language.messages import report
from forbear.language.values import Value
from forbear.logic import folding
from forbear.logic.cells import Path
from forbear.logic.clauses import ALWAYS, NEVER, Atom, Clause, Dnf, either, merge
from forbear.logic.evaluation import evaluate
from forbear.logic.rebuilding import rebuilt
from forbear.logic.tracked import Tracker
from forbear.planning.compiling.guards import Guards
from forbear.planning.compiling.observed import TrackedEffect, TrackedEvent, TrackedEvents
from forbear.planning.compiling.possible import Possible
from forbear.planning.compiling.settled import SureMinds
from forbear.planning.node_limits import NodeLimits

MOST_TRIGGERS = 1_000
"""A chain of more triggers than this is an error of the author's."""

Effects = tuple[tuple[int, Expression, Dnf], ...]


class Simplification:
    """The simplified parts of one task."""

    def __init__(
        self,
        task: Task,
        tracker: Tracker,
        minds: SureMinds,
        events: TrackedEvents,
        in_doubt: frozenset[int],
        bounds: NodeLimits,
    ) -> None:
        """in_doubt: the cells of which any value may be supposed."""
        self._task = task
        self._in_doubt = in_doubt
        self._bounds = bounds
        self._tracker = tracker
        self._events = events
        self._possible = Possible(len(tracker.known))
        self._guards = Guards([trigger.precondition for trigger in events.triggers])
        self._simple_atoms: dict[int, tuple[Atom, Clause | None]] = {}
        """By an atom's identity, as below; None where it never holds."""
        self._once: dict[Dnf, Dnf] = {ALWAYS: ALWAYS, NEVER: NEVER}
        """Each simple condition once: what is made of it hangs on its identity."""
        self._simple_same: dict[int, tuple[Dnf, Dnf]] = {}
        """What is left of conditions, by their identity, which is its own as long as they are kept here: to hash one takes
        long."""
        self._sights: dict[int, tuple[tuple[Dnf, ...], bool]] = {}
        self._sights_once: dict[tuple[int, ...], tuple[Dnf, ...]] = {}
        """Who sees an action: simple, and whether that hangs on nothing; and each such sight once."""
        self._atoms_of: dict[int, frozenset[Atom]] = {}
        self._common: dict[int, frozenset[Atom]] = {}
        self._less: dict[tuple[int, int], Dnf] = {}
        """By the identity of simple conditions: their atoms, those that hold wherever one does, and what is left of one
        where another holds."""
        self.initial: dict[int, Value] = {}
        self._begin(minds)
        self._explore()
        told = {
            effect.fluent
            for event in (*events.actions, *events.triggers)
            for effect in event.effects
            if effect.is_told and effect.fluent not in events.read
        }
        self._constants: dict[int, Value] = {}
        """What never changes. What somebody is told may, unless what it is about never does."""
        for fluent in sorted(events.fluents, key=lambda each: len(tracker.known[each].path)):
            value = self._possible.only_value(fluent)
            about = next(iter(tracker.suffixes(fluent)), None)
            if value is not None and (fluent not in told or about in self._constants):
                self._constants[fluent] = value
        self.fluents = tuple(
            sorted(
                (fluent for fluent in events.fluents if fluent not in self._constants),
                key=lambda each: (len(tracker.known[each].path), tracker.known[each].path, tracker.known[each].cell),
            )
        )

    def _begin(self, minds: SureMinds) -> None:
        """Let every believed state, after its own triggers, give its values."""
        known = self._tracker.known
        paths = {known[fluent].path for fluent in self._events.fluents}
        for place in minds.all():
            self._bounds.check()
            ends = {path: minds.state(place, path) for path in paths}
            table = {fluent: ends[known[fluent].path][known[fluent].cell] for fluent in self._events.fluents}
            self._settle(table)
            if not self.initial:
                self.initial = table
            for fluent, value in table.items():
                self._add(fluent, value)
        for fluent in self._events.fluents:
            cell = known[fluent].cell
            if cell in self._in_doubt:
                for value in self._task.fluents[cell].values or ():
                    self._add(fluent, value)

    def _settle(self, table: dict[int, Value]) -> None:
        """Let the triggers fire, one at a time in file order, until none changes anything."""

        def read(path: Path, cell: int) -> Value:
            return table[cell]

        def holds_atom(atom: Atom) -> bool:
            if isinstance(atom.left, Cell) and isinstance(atom.right, Literal):
                return folding.compare(atom.operator, table[atom.left.index], atom.right.value)
            return folding.compare(atom.operator, evaluate(atom.left, read), evaluate(atom.right, read))

        def holds(condition: Dnf) -> bool:
            for clause in condition:
                for atom in clause:
                    if not holds_atom(atom):
                        break
                else:
                    return True
            return False

        for _ in range(MOST_TRIGGERS):
            for number in self._guards.open(table.__getitem__):
                trigger = self._events.triggers[number]
                if holds(trigger.precondition):
                    changes = {
                        effect.fluent: evaluate(effect.value, read)
                        for effect in trigger.effects
                        if holds(effect.condition)
                    }
                    if any(not folding.are_equal(table[fluent], value) for fluent, value in changes.items()):
                        table.update(changes)
                        break
            else:
                return
        firing = sorted({self._task.triggers[t.index].name for t in self._events.triggers if holds(t.precondition)})
        hint = "a trigger's effect should make its own precondition false"
        raise StoryError((report("E402", None, hint=hint, limit=MOST_TRIGGERS, triggers=", ".join(firing)),))

    def _add(self, fluent: int, entry: Value | float) -> None:
        """Let a fluent take a value, and with a belief what it is a belief about."""
        self._possible.add(fluent, entry)
        for shorter in self._tracker.suffixes(fluent):
            self._possible.add(shorter, entry)

    def _explore(self) -> None:
        """Let everything happen whose condition could hold, until no new value comes up."""
        possible = self._possible
        pending = [
            (event.precondition, event.effects) for event in (*self._events.actions, *self._events.triggers)
        ]  # fmt: skip
        if not self._task.is_base:
            pending.append((ALWAYS, tuple(self._corrections())))
        possible.has_grown = True
        while possible.has_grown:
            possible.has_grown = False
            still: list[tuple[Dnf, tuple[TrackedEffect, ...]]] = []
            for precondition, effects in pending:
                self._bounds.look()
                if not possible.satisfies(precondition):
                    still.append((precondition, effects))
                    continue
                # What could be once can be ever after, so a constant that was given needs no other look.
                open_effects = []
                for effect in effects:
                    is_given = possible.satisfies(effect.condition)
                    if is_given:
                        for value in tuple(possible.values(effect.value)):
                            self._add(effect.fluent, value)
                    if not is_given or not isinstance(effect.value, Literal):
                        open_effects.append(effect)
                if open_effects:
                    still.append((ALWAYS, tuple(open_effects)))
            pending = still

    def _corrections(self) -> Iterator[TrackedEffect]:
        """Yield as effects that a belief comes to what is so, where somebody may see what they took to be impossible."""
        cells = {
            self._tracker.known[fluent].cell
            for event in self._events.actions
            for clause in event.grounds
            for atom in clause
            for fluent in atom.cells
        }
        for fluent in self._events.fluents:
            if self._tracker.known[fluent].path and self._tracker.known[fluent].cell in cells:
                about = next(iter(self._tracker.suffixes(fluent)))
                yield TrackedEffect(fluent, Cell(about), ALWAYS, False, ((), (about,)))

    def actions(self, number: Mapping[int, int]) -> Iterator[tuple[TrackedEvent, Dnf, Effects, tuple[Dnf, ...], Dnf]]:
        """Yield the actions that can happen and change something, in order, with their simplified parts."""
        done: set[int] = set()
        for event in self._events.actions:
            attempted = self._task.actions[event.index].attempted
            kept = self._kept(event, number, is_kept=attempted in done)
            if kept is not None and (attempted is None or attempted in done):
                done.add(event.index)
                precondition, effects = kept
                observing = self._observing(event, precondition, number)
                unseen = tuple([(f, v, self._without(c, precondition)) for f, v, c in effects])
                yield event, precondition, unseen, observing, self._simple(event.grounds, number)

    def _observing(self, event: TrackedEvent, precondition: Dnf, number: Mapping[int, int]) -> tuple[Dnf, ...]:
        """Return who sees an action, without what holds wherever it can happen; what is alike once."""
        known = self._sights.get(id(event.observing))
        if known is None:
            simple = tuple([self._simple(seen, number) for seen in event.observing])
            known = self._sights[id(event.observing)] = (simple, all(seen in (ALWAYS, NEVER) for seen in simple))
        if known[1]:
            return known[0]
        observing = tuple([self._without(seen, precondition) for seen in known[0]])
        return self._sights_once.setdefault(tuple([id(seen) for seen in observing]), observing)

    def triggers(self, number: Mapping[int, int]) -> Iterator[tuple[TrackedEvent, Dnf, Effects]]:
        """Yield the triggers that can fire and change something, in order, with their simplified parts."""
        for event in self._events.triggers:
            kept = self._kept(event, number)
            if kept is not None:
                yield event, *kept

    def utilities(self, number: Mapping[int, int]) -> tuple[tuple[str | None, tuple[tuple[Dnf, Expression], ...]], ...]:
        """Return the utilities without cases that cannot come up."""
        found = []
        for name, cases in self._events.utilities:
            simple = ((self._simple(condition, number), self._value(value, number)) for condition, value in cases)
            found.append((name, tuple((condition, value) for condition, value in simple if condition != NEVER)))
        return tuple(found)

    def conditions(self, number: Mapping[int, int]) -> tuple[Dnf, ...]:
        """Return the conditions that were asked for beside the task's own."""
        return tuple(self._simple(condition, number) for condition in self._events.conditions)

    def _kept(
        self, event: TrackedEvent, number: Mapping[int, int], *, is_kept: bool = False
    ) -> tuple[Dnf, Effects] | None:
        """Return the simplified parts of an event; None where it cannot happen or, unless it is_kept, changes nothing."""
        self._bounds.look()
        precondition = self._simple(event.precondition, number)
        if precondition == NEVER:
            return None
        effects = tuple(
            (effect.fluent, self._value(effect.value, number), condition)
            for effect in event.effects
            if effect.fluent not in self._constants and (condition := self._simple(effect.condition, number)) != NEVER
        )
        return (precondition, effects) if effects or is_kept else None

    def _simple(self, condition: Dnf, number: Mapping[int, int]) -> Dnf:
        """Return a condition without what is always so and what never is."""
        same = self._simple_same.get(id(condition))
        if same is None:
            clauses = [self._simple_clause(old, number) for old in condition]
            simple = [clause for clause in clauses if clause is not None]
            found = ALWAYS if () in simple else tuple(dict.fromkeys(simple))
            same = self._simple_same[id(condition)] = (condition, self._once.setdefault(found, found))
        return same[1]

    def _without(self, condition: Dnf, given: Dnf) -> Dnf:
        """Return a simple condition without the atoms that hold wherever another simple one does."""
        if not condition or condition is ALWAYS or given is ALWAYS:
            return condition
        key = (id(condition), id(given))
        found = self._less.get(key)
        if found is None:
            known = self._common.get(id(given))
            if known is None:
                known = self._common[id(given)] = _common(given)
            atoms = self._atoms_of.get(id(condition))
            if atoms is None:
                atoms = self._atoms_of[id(condition)] = frozenset([atom for clause in condition for atom in clause])
            found = condition
            if not known.isdisjoint(atoms):
                found = either((tuple(atom for atom in clause if atom not in known),) for clause in condition)
                found = self._once.setdefault(found, found)
            self._less[key] = found
        return found

    def _simple_clause(self, clause: Clause, number: Mapping[int, int]) -> Clause | None:
        atoms: Clause = ()
        for atom in clause:
            known = self._simple_atoms.get(id(atom))
            if known is None:
                known = self._simple_atoms[id(atom)] = (atom, self._simple_atom(atom, number))
            if known[1] is None:
                return None
            atoms += known[1]
        return merge(atoms)

    def _simple_atom(self, atom: Atom, number: Mapping[int, int]) -> Clause | None:
        """Return an atom over what changes, nothing where it always holds; None where it never does."""
        if not self._possible.could_hold(atom):
            return None
        left, right = self._value(atom.left, number), self._value(atom.right, number)
        operator = atom.operator
        if isinstance(left, Literal):
            if isinstance(right, Literal):
                return ()
            left, right, operator = right, left, folding.FLIPPED[operator]
        return (Atom(left, operator, right),)

    def _value(self, value: Expression, number: Mapping[int, int]) -> Expression:
        """Return a value with constants written in and fluents as they are numbered now."""
        if isinstance(value, Cell):
            index = value.index
            return Literal(self._constants[index]) if index in self._constants else Cell(number[index])
        return rebuilt(value, lambda part: self._value(part, number))


def _common(condition: Dnf) -> frozenset[Atom]:
    """Return the atoms that hold wherever the condition does."""
    shared = frozenset(condition[0]) if condition else frozenset()
    for clause in condition[1:]:
        shared = shared.intersection(clause)
    return shared
