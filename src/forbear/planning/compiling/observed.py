"""Events over belief fluents: what everyone who sees an event comes to believe, as effects of the event itself.

A condition on a belief needs a fluent of its own, and that fluent needs to change whenever the belief does. So every
action gets, for each belief fluent that is read, its effects on the fluent as the believer sees them; and a trigger
gets a copy for each mind in which it would fire.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from forbear.errors import StoryError
from forbear.grounding.task import GroundAction, GroundAssign, Task
from forbear.language.expressions import And, Cell, Comparison, Expression, Literal, Or
from forbear.language.messages import report
from forbear.language.values import Value
from forbear.logic import folding
from forbear.logic.cells import Path, cells_of
from forbear.logic.clauses import ALWAYS, NEVER, Dnf, both, branches_of, clauses_of, either, formed
from forbear.logic.folding import Comparator
from forbear.logic.tracked import Tracker
from forbear.planning.compiling.doubtful import doubtful_cells, tried_in_vain
from forbear.planning.node_limits import NodeLimits
from forbear.records import dataclass

DEEPEST = 4
"""Beliefs about beliefs are followed this much deeper than any that the file mentions; then they are called endless."""

MOST_BELIEFS = 4_000
"""More belief fluents that are read than this are called endless too."""


@dataclass(frozen=True, slots=True)
class TrackedEffect:
    """A fluent (a number in the Tracker) takes a value where the condition holds; both are read before the event.

    Of several that apply the last one counts. `is_told`: somebody is told so, whether or not they see the event.
    `reads`: the fluents that the condition reads, and the value, each once.
    """

    fluent: int
    value: Expression
    condition: Dnf
    is_told: bool
    reads: tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class TrackedEvent:
    """A ground action (`index` in the task's actions) or trigger, the latter as it fires in the minds on `path`.

    `reads`: the fluents that its conditions and the values of its effects read, part by part. `grounds`: the precondition
    of an action in the form in which minds are corrected by it.
    """

    index: int
    path: Path
    precondition: Dnf
    effects: tuple[TrackedEffect, ...]
    reads: tuple[tuple[int, ...], ...]
    observing: tuple[Dnf, ...] = ()
    grounds: Dnf = NEVER


@dataclass(frozen=True, slots=True)
class TrackedEvents:
    """Everything that can happen, and the fluents it is about, in order; `read` are those whose value matters."""

    actions: tuple[TrackedEvent, ...]
    triggers: tuple[TrackedEvent, ...]
    utilities: tuple[tuple[str | None, tuple[tuple[Dnf, Expression], ...]], ...]
    fluents: tuple[int, ...]
    read: frozenset[int]
    conditions: tuple[Dnf, ...]


def tracked_events(
    task: Task,
    actions: Sequence[GroundAction],
    tracker: Tracker,
    conditions: tuple[Expression, ...],
    bounds: NodeLimits,
) -> TrackedEvents:
    """Return the events of a task over belief fluents, and conditions that will be asked beside its own.

    actions: those of the task that are wanted.

    Raises StoryError where beliefs about beliefs would have to be followed without end, naming the events; LimitReached.
    """
    return _Closure(task, actions, tracker, conditions, bounds).events()


class _Closure:
    """Adds observed effects and copies of triggers until no new belief fluent is read."""

    def __init__(
        self,
        task: Task,
        actions: Sequence[GroundAction],
        tracker: Tracker,
        conditions: tuple[Expression, ...],
        bounds: NodeLimits,
    ) -> None:
        self._task = task
        self._bounds = bounds
        self._tracker = tracker
        self._places = {name: place for place, name in enumerate(task.characters)}
        self._known: dict[tuple[int, bool], tuple[Expression, Dnf, bool]] = {}
        """By a condition's identity: what grounding shares between actions is put into normal form once."""
        self._comparisons: dict[tuple[Comparator, int, type, Value, bool], tuple[Dnf, bool]] = {}
        self._seen: dict[tuple[int, int], tuple[TrackedEffect, ...]] = {}
        self._same: dict[Dnf, Dnf] = {ALWAYS: ALWAYS, NEVER: NEVER}
        """Every normal form once: so its identity, which is its own as it is kept here, tells it from others."""
        self._joined: dict[tuple[bool, int, int], Dnf] = {}
        self._read_by: dict[int, tuple[int, ...]] = {}
        """Both by the identity of normal forms."""
        self._changes: dict[int, tuple[TrackedEffect, ...]] = {}
        self._sights: dict[int, tuple[tuple[Dnf, ...], tuple[int, ...]]] = {}
        """Both by the identity of what grounding shares between actions; who sees one, with what that reads."""
        in_doubt = doubtful_cells(task)
        self._actions = [
            self._event(
                action.index,
                (),
                self._clauses(tried_in_vain(action, task, in_doubt)),
                self._effects(action.effects),
                self._observing(action),
                self._clauses(_grounds(action, task), is_spelled=task.is_base),
            )
            for action in actions
        ]
        self._triggers = [
            self._event(index, (), self._clauses(trigger.precondition), self._effects(trigger.effects))
            for index, trigger in enumerate(task.triggers)
        ]
        self._utilities = tuple((name, self._cases(value)) for name, value in task.utilities)
        self._conditions = tuple(self._clauses(condition) for condition in conditions)
        declared = (
            tracker.number(declaration.path, cell)
            for declaration in task.declarations
            if not declaration.openly
            for cell in declaration.cells
        )
        self._fluents = dict.fromkeys(range(len(task.fluents)))
        self._add(declared)
        deepest = max((len(fluent.path) for fluent in tracker.known), default=0)
        self._deepest = deepest + DEEPEST

    def _clauses(self, condition: Expression, *, is_spelled: bool = True) -> Dnf:
        if isinstance(condition, Literal):
            return ALWAYS if condition.value is True else NEVER
        return self._formed(condition, is_spelled)[1]

    def _formed(self, condition: Expression, is_spelled: bool) -> tuple[Expression, Dnf, bool]:
        """Return a condition with its normal form, and whether that is the same spelled out and not."""
        key = (id(condition), is_spelled)
        found = self._known.get(key)
        if found is None:
            self._bounds.look()
            if isinstance(condition, (And, Or)):  # its parts come up again with other parts
                parts = [self._formed(part, is_spelled) for part in condition.operands]
                clauses = self._join(isinstance(condition, And), [part for _, part, _ in parts])
                is_same = all([same for _, _, same in parts])
            elif (
                isinstance(condition, Comparison)
                and isinstance(condition.left, Cell)
                and isinstance(condition.right, Literal)
            ):
                clauses, is_same = self._compared(condition, condition.left, condition.right.value, is_spelled)
            else:
                explicit = self._tracker.explicit(condition)
                clauses, is_same = formed(explicit, self._tracker.domain, is_spelled=is_spelled)
                clauses = self._once(clauses)
            found = self._known[key] = (condition, clauses, is_same)
            if is_same:
                self._known[id(condition), not is_spelled] = found
        return found

    def _compared(self, condition: Comparison, cell: Cell, value: Value, is_spelled: bool) -> tuple[Dnf, bool]:
        """Return the normal form of a comparison of a cell with a constant, which comes up in many conditions."""
        key = (condition.operator, cell.index, type(value), value, is_spelled)
        found = self._comparisons.get(key)
        if found is None:
            clauses, is_same = formed(condition, self._tracker.domain, is_spelled=is_spelled)
            found = self._comparisons[key] = (self._once(clauses), is_same)
        return found

    def _once(self, condition: Dnf) -> Dnf:
        """Return the one normal form that is equal to this."""
        return self._same.setdefault(condition, condition)

    def _join(self, is_both: bool, parts: Sequence[Dnf]) -> Dnf:
        """Return the conjunction (else the disjunction) of normal forms; the same are joined once."""
        if len(parts) != 2:
            return self._once(both(parts) if is_both else either(parts))
        one, other = parts
        if is_both and one is ALWAYS:
            return other
        if is_both and other is ALWAYS:
            return one
        key = (is_both, id(one), id(other))
        found = self._joined.get(key)
        if found is None:
            found = self._joined[key] = self._once(both(parts) if is_both else either(parts))
        return found

    def _cells_of(self, condition: Dnf) -> tuple[int, ...]:
        """Return the fluents that a normal form reads, which is one of those kept here."""
        found = self._read_by.get(id(condition))
        if found is None:
            found = self._read_by[id(condition)] = _cells_of_condition(condition)
        return found

    def _event(
        self,
        index: int,
        path: Path,
        precondition: Dnf,
        effects: tuple[TrackedEffect, ...],
        sight: tuple[tuple[Dnf, ...], tuple[int, ...]] = ((), ()),
        grounds: Dnf = NEVER,
    ) -> TrackedEvent:
        observing, seen_by = sight
        parts = [self._cells_of(precondition), seen_by]
        for part in (0, 1):
            parts += [effect.reads[part] for effect in effects]
        return TrackedEvent(index, path, precondition, effects, tuple(parts), observing, grounds)

    def _observing(self, action: GroundAction) -> tuple[tuple[Dnf, ...], tuple[int, ...]]:
        """Return who sees an action, and the fluents that this hangs on."""
        found = self._sights.get(id(action.observing))
        if found is None:
            observing = tuple([self._clauses(condition) for condition in action.observing])
            reads = dict.fromkeys([cell for condition in observing for cell in self._cells_of(condition)])
            found = self._sights[id(action.observing)] = (observing, tuple(reads))
        return found

    def _effect(self, fluent: int, value: Expression, condition: Dnf, is_told: bool = False) -> TrackedEffect:
        cells = () if isinstance(value, Literal) else tuple(sorted(cells_of(value)))
        return TrackedEffect(fluent, value, condition, is_told, (self._cells_of(condition), cells))

    def _cases(self, value: Expression) -> tuple[tuple[Dnf, Expression], ...]:
        found = []
        for condition, leaf in branches_of(self._tracker.explicit(value), self._tracker.domain):
            clauses = self._once(clauses_of(condition, self._tracker.domain))
            if clauses != NEVER:
                found.append((clauses, leaf))
        return tuple(found)

    def _effects(self, effects: tuple[GroundAssign, ...]) -> tuple[TrackedEffect, ...]:
        """Return the explicit effects; an entity or a truth value that is read becomes one effect for each value."""
        known = self._changes.get(id(effects))
        if known is None:
            known = self._changes[id(effects)] = self._explicit(effects)
        return known

    def _explicit(self, effects: tuple[GroundAssign, ...]) -> tuple[TrackedEffect, ...]:
        found = []
        for effect in effects:
            path: list[str] = []
            for name in effect.path:
                if not path or path[-1] != name:
                    path.append(name)
            fluent = self._tracker.number(tuple(path), effect.cell)
            condition = self._clauses(effect.condition)
            values = self._tracker.domain(fluent)
            for case, leaf in self._cases(effect.value):
                together = self._join(True, (condition, case))
                if values is None or not cells_of(leaf):
                    found.append(self._effect(fluent, leaf, together, bool(path)))
                    continue
                found += [
                    self._effect(fluent, value, narrowed, bool(path))
                    for value, is_it in self._each_value(leaf)
                    if (narrowed := self._join(True, (together, is_it))) != NEVER
                ]
        return tuple(effect for effect in found if effect.condition != NEVER)

    def _each_value(self, leaf: Expression) -> Iterator[tuple[Expression, Dnf]]:
        assert isinstance(leaf, Cell)
        for value in self._tracker.domain(leaf.index) or ():
            is_it = clauses_of(Comparison("==", leaf, Literal(value)), self._tracker.domain)
            yield Literal(value), self._once(is_it)

    def events(self) -> TrackedEvents:
        """Follow beliefs until nothing new is read."""
        copies: dict[tuple[int, Path], TrackedEvent] = {}
        actions, triggers = self._actions, self._triggers
        size = -1
        while size != len(self._fluents):
            size = len(self._fluents)
            events = [*actions, *triggers]
            read = self._read(events)
            believed = [number for number in read if self._tracker.known[number].path]
            self._refuse_endless(believed)
            views: dict[int, list[int]] = {}
            for number in believed:
                views.setdefault(self._tracker.known[number].cell, []).append(number)
            actions = [self._seeing(action, views) for action in self._actions]
            for event in self._triggers:
                for path in self._minds_of(event, views):
                    if (event.index, path) not in copies:
                        copies[event.index, path] = self._copied(event, path)
            triggers = [*self._triggers, *copies.values()]
            self._add(self._mentioned([*actions, *triggers]))
            self._add(self._asked())
        return TrackedEvents(
            actions=tuple(actions),
            triggers=tuple(triggers),
            utilities=self._utilities,
            fluents=tuple(self._fluents),
            read=frozenset(self._read([*actions, *triggers])),
            conditions=self._conditions,
        )

    def _add(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            if number not in self._fluents:
                self._fluents[number] = None
                self._fluents.update(dict.fromkeys(self._tracker.suffixes(number)))

    def _mentioned(self, events: list[TrackedEvent]) -> dict[int, None]:
        """Return the fluents that events read and change, in order."""
        found: dict[int, None] = {}
        looked: set[int] = set()
        for event in events:
            for part in event.reads:
                if id(part) not in looked:
                    looked.add(id(part))
                    found.update(dict.fromkeys(part))
            for effect in event.effects:
                found[effect.fluent] = None
        return found

    def _read(self, events: list[TrackedEvent]) -> dict[int, None]:
        parts = {id(part): part for event in events for part in event.reads}
        found = dict.fromkeys([cell for part in parts.values() for cell in part])
        found.update(dict.fromkeys(self._asked()))
        return found

    def _asked(self) -> Iterator[int]:
        """Yield the fluents that utilities and the conditions beside the task's own read."""
        for _, cases in self._utilities:
            for condition, value in cases:
                yield from _cells_of_condition(condition)
                yield from sorted(cells_of(value))
        for condition in self._conditions:
            yield from _cells_of_condition(condition)

    def _refuse_endless(self, believed: list[int]) -> None:
        if len(believed) > MOST_BELIEFS or any(len(self._tracker.known[n].path) > self._deepest for n in believed):
            cells = {self._tracker.known[number].cell for number in believed}
            named = {event.name for event in self._task.triggers if any(e.cell in cells for e in event.effects)}
            named |= {event.name for event in self._task.actions if any(e.cell in cells for e in event.effects)}
            hint = "an effect on a fluent should not hang on several minds' views of that same fluent"
            raise StoryError((report("E415", None, hint=hint, events=", ".join(sorted(named))),))

    def _seeing(self, action: TrackedEvent, views: dict[int, list[int]]) -> TrackedEvent:
        """Return the action with what its observers come to believe; what somebody is told comes last and counts."""
        self._bounds.look()
        cells = dict.fromkeys(self._tracker.known[effect.fluent].cell for effect in action.effects)
        seen = tuple(
            effect for cell in cells for number in views.get(cell, ()) for effect in self._observed(action, number)
        )
        if not seen:
            return action
        sight = action.observing, action.reads[1]
        return self._event(action.index, (), action.precondition, (*seen, *action.effects), sight, action.grounds)

    def _observed(self, action: TrackedEvent, number: int) -> tuple[TrackedEffect, ...]:
        """Return the effects on a belief fluent of seeing the action: those on what it is a belief about."""
        key = (action.index, number)
        found = self._seen.get(key)
        if found is None:
            fluent = self._tracker.known[number]
            name = fluent.path[0]
            about = self._tracker.number(fluent.path[1:], fluent.cell)
            sees = action.observing[self._places[name]]
            below = self._observed(action, about) if fluent.path[1:] else ()
            own = tuple(effect for effect in action.effects if effect.fluent == about)
            found = self._seen[key] = tuple(
                self._effect(number, self._tracker.prefixed(name, effect.value), condition, effect.is_told)
                for effect in (*below, *own)
                if sees != NEVER
                and (condition := self._join(True, (self._seen_by(name, effect.condition), sees))) != NEVER
            )
        return found

    def _seen_by(self, name: str, condition: Dnf) -> Dnf:
        return self._once(self._tracker.prefixed_clauses(name, condition))

    def _minds_of(self, trigger: TrackedEvent, views: dict[int, list[int]]) -> dict[Path, None]:
        """Return the minds in which the trigger's effects are read."""
        found: dict[Path, None] = {}
        for effect in trigger.effects:
            own = self._tracker.known[effect.fluent]
            for number in views.get(own.cell, ()):
                path = self._tracker.known[number].path
                shorter = len(path) - len(own.path)
                if shorter > 0 and path[shorter:] == own.path:
                    found[path[:shorter]] = None
        return found

    def _copied(self, trigger: TrackedEvent, path: Path) -> TrackedEvent:
        self._bounds.look()
        precondition, effects = trigger.precondition, trigger.effects
        for name in reversed(path):
            precondition = self._seen_by(name, precondition)
            effects = tuple(
                self._effect(
                    self._tracker.before(name, effect.fluent),
                    self._tracker.prefixed(name, effect.value),
                    self._seen_by(name, effect.condition),
                )
                for effect in effects
            )
        return self._event(trigger.index, path, precondition, effects)


def _grounds(action: GroundAction, task: Task) -> Expression:
    """Return what whoever sees an action learns by it: that it was possible, or that it was not, where it fails."""
    if action.attempted is None:
        return action.precondition
    return folding.negation(task.actions[action.attempted].precondition)


def _cells_of_condition(condition: Dnf) -> tuple[int, ...]:
    """Return the fluents that a condition reads, each once, in order."""
    return tuple(dict.fromkeys([cell for clause in condition for atom in clause for cell in atom.cells]))
