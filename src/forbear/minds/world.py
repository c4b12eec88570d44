"""What an event does to the world, minds aside from what is told to them (docs/semantics.md §4).

Conditions and values of effects are read in the node before the event. Where several apply to one fluent, the last
in the text decides. Triggers fire one at a time in file order, and only where they change something.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from forbear.errors import StoryError
from forbear.grounding.task import GroundAssign, GroundTrigger, Task
from forbear.language.expressions import TRUE, Conditional, Distribution, Expects, Expression
from forbear.language.messages import report
from forbear.language.values import Value
from forbear.logic.cells import Path, reads_minds
from forbear.minds.events import Event
from forbear.minds.inform import Odds
from forbear.minds.node import Node, State
from forbear.minds.reading import Reader, Reading
from forbear.records import dataclass

MOST_TRIGGERS = 1_000
"""A chain of more triggers than this in one state is an error of the author's."""


_Write = tuple[int, Reading | None, Reading | Expects]

_DIGITS = 12
"""How many decimals of a degree are kept in a state."""


@dataclass(frozen=True, slots=True)
class Told:
    """A mind (the last on the path, as those before see it) is told that a cell has these odds."""

    path: Path
    cell: int
    odds: Odds


class Progress:
    """Applies effects and triggers of one task."""

    def __init__(self, task: Task, reader: Reader) -> None:
        self._reader = reader
        self._actions = task.actions
        self._compiled: dict[int, tuple[tuple[GroundAssign, ...], tuple[_Write, ...]]] = {}
        self._by_state: dict[int, tuple[tuple[GroundAssign, ...], dict[int, State] | None]] = {}
        self._telling: dict[int, tuple[tuple[GroundAssign, ...], bool]] = {}
        plain = [trigger for trigger in task.triggers if not _reads_minds(trigger)]
        self.triggers = task.triggers
        self.plain_triggers = tuple(plain)

    def after(self, event: Event, node: Node) -> State:
        """Return the state after what an event does and what follows of itself, what is remembered left aside."""
        effects = self._actions[event.action].effects if event.action is not None and event.carries else ()
        return self.changed(effects, node)

    def changed(
        self, effects: tuple[GroundAssign, ...], node: Node, expecting: Callable[[Expects], float] | None = None
    ) -> State:
        """Return the state after effects and what follows of itself: where no effect reads a mind, once for each state."""
        found = self._by_state.get(id(effects))
        if found is None:
            found = self._by_state[id(effects)] = (effects, {} if self.is_plain(effects) else None)
        known = found[1]
        if known is None or node.place < 0:
            return self.settled_state(self.assigned(effects, node, expecting), node)
        state = known.get(node.place)
        if state is None:
            state = known[node.place] = self.settled_state(self.assigned(effects, node, expecting), node)
        return state

    def is_plain(self, effects: tuple[GroundAssign, ...]) -> bool:
        """Say whether what effects do to the world hangs on the world alone."""
        here = [effect for effect in effects if not effect.path]
        return not any(reads_minds(part) for effect in here for part in (effect.condition, effect.value))

    def assigned(
        self, effects: tuple[GroundAssign, ...], node: Node, expecting: Callable[[Expects], float] | None = None
    ) -> State:
        """Return the state after the effects on the world, before any trigger.

        expecting: answers what somebody expects; where it is None, nothing that is expected is remembered.
        """
        state = node.state
        changed = None
        for cell, applies, value in self._writes(effects):
            if applies is None or applies(state, node) is True:
                if isinstance(value, Expects):
                    if expecting is None:
                        continue
                    result = exact(expecting(value))
                else:
                    result = exact(value(state, node))
                changed = list(state) if changed is None else changed
                changed[cell] = result
        return state if changed is None else tuple(changed)

    def _writes(self, effects: tuple[GroundAssign, ...]) -> tuple[_Write, ...]:
        """Return the effects on the world, compiled once; an effect without a condition has None for it."""
        found = self._compiled.get(id(effects))
        if found is None:
            read = self._reader.reading
            writes = tuple(
                (
                    effect.cell,
                    None if effect.condition == TRUE else read(effect.condition),
                    effect.value if isinstance(effect.value, Expects) else read(effect.value),
                )
                for effect in effects
                if not effect.path
            )
            found = self._compiled[id(effects)] = (effects, writes)
        return found[1]

    def told(self, effects: tuple[GroundAssign, ...], node: Node) -> tuple[Told, ...]:
        """Return what the effects tell whom."""
        known = self._telling.get(id(effects))
        if known is None:
            known = self._telling[id(effects)] = (effects, any(effect.path for effect in effects))
        if not known[1]:
            return ()
        return tuple(
            Told(effect.path, effect.cell, self._odds(effect.value, node))
            for effect in effects
            if effect.path and self._applies(effect, node)
        )

    def settled_state(self, state: State, node: Node) -> State:
        """Return the state after those triggers that neither read minds nor tell them anything; see `Progress`.

        What an event reveals is read here: what others are told of it comes later.
        """
        fired: list[str] = []
        while len(fired) < MOST_TRIGGERS:
            for trigger in self.plain_triggers:
                if self._reader.reading(trigger.precondition)(state, node) is True:
                    after = self._fire(trigger, state, node)
                    if after != state:
                        state = after
                        fired.append(trigger.name)
                        break
            else:
                return state
        raise endless(fired)

    def _fire(self, trigger: GroundTrigger, state: State, node: Node) -> State:
        changed = list(state)
        for effect in trigger.effects:
            if self._reader.reading(effect.condition)(state, node) is True:
                changed[effect.cell] = exact(self._reader.reading(effect.value)(state, node))
        return tuple(changed)

    def _applies(self, effect: GroundAssign, node: Node) -> bool:
        return self._reader.reading(effect.condition)(node.state, node) is True

    def _odds(self, value: Expression, node: Node) -> Odds:
        if isinstance(value, Conditional):
            for test, branch in value.branches:
                if self._reader.reading(test)(node.state, node) is True:
                    return self._odds(branch, node)
            if value.otherwise is not None:
                return self._odds(value.otherwise, node)
        if isinstance(value, Distribution):
            read = [(self._reader.reading(v)(node.state, node), self._reader.reading(w)) for v, w in value.entries]
            return tuple((v, float(w(node.state, node))) for v, w in read if float(w(node.state, node)) > 0)  # type: ignore[arg-type]
        return ((self._reader.reading(value)(node.state, node), 1.0),)


def exact(value: object) -> Value:
    """Return a value as a state keeps it: a degree to 12 decimals, as an exact number."""
    if not isinstance(value, float):
        return value  # type: ignore[return-value]
    found = Fraction(round(Fraction(value) * 10**_DIGITS), 10**_DIGITS)
    return found.numerator if found.denominator == 1 else found


def endless(fired: list[str]) -> StoryError:
    """Return the error for triggers that never come to rest, with the names of the last that fired."""
    names = ", ".join(sorted(set(fired[-MOST_TRIGGERS // 2 :])))
    hint = "a trigger's effect should make its own precondition false"
    return StoryError((report("E402", None, (), hint, limit=MOST_TRIGGERS, triggers=names),))


def _reads_minds(trigger: GroundTrigger) -> bool:
    if trigger.hears:
        return True
    parts = [trigger.precondition]
    for effect in trigger.effects:
        if effect.path:
            return True
        parts += [effect.condition, effect.value]
    return any(reads_minds(part) for part in parts)
