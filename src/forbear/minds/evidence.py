"""What an observer makes of what they saw, or did not see: one rule for all belief change (docs/semantics.md §4).

The worlds of an observer divide over all that may have been done in them and would have looked the same; each share is
weighed by how likely the observer thought its chooser would do it. A deed seen matches itself alone; a deed unseen is
suspected. Where nothing matches it is a surprise (surprise.py).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Protocol

from forbear.grounding.task import Task
from forbear.language.amounts import log_sum
from forbear.language.problem import CHANCE, SCRIPT
from forbear.logic.cells import read_in_state
from forbear.minds.budget import Budget
from forbear.minds.events import Event, Step, ends_turn, following, waiting
from forbear.minds.finding import Course, Posterior, Trace
from forbear.minds.node import Belief, Interner, Node, State, World, picker
from forbear.minds.sight import NOTHING, Look, Sight
from forbear.minds.surprise import Surprises
from forbear.minds.turns import Own, Turns
from forbear.records import dataclass


@dataclass(frozen=True, slots=True)
class Witness:
    """What somebody saw, and since when: the step at which the worlds they have in mind stand."""

    start: Step
    look: Look
    is_turn: bool
    """Whether all that the turn may have brought is looked through, not one event alone."""
    scripted: Event | None = None
    """The event of the script of which they got some part: they take it in, as nobody chose it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody saw, the events that would have looked so, and the numbers of what their new belief is made from: with what
    correcting for these events reads, and without."""

    witness: Witness
    alike: tuple[Event, ...]
    number: int
    uncorrected: int


class Minds(Protocol):
    """What the rule asks of the engine: what an event does to a world, and how a chooser is expected to choose."""

    def after(
        self,
        depths: tuple[int, ...],
        node: Node,
        event: Event,
        step: Step,
        own: Own = None,
        *,
        remembers: bool = True,
    ) -> Node:
        """Return T(node, event)."""

    def expected_policy(self, depth: int, node: Node, step: Step) -> tuple[float, ...]:
        """Return log P_depth for each event of the menu."""

    def settled(self, node: Node, own: int | None) -> Node:
        """Return the node after what follows of itself there."""

    def with_own(self, node: Node, own: tuple[int, Belief]) -> Node:
        """Return the node with one mind's belief exchanged."""


class Evidence:
    """The rule, for the minds of one task."""

    def __init__(
        self,
        task: Task,
        minds: Minds,
        interner: Interner,
        budget: Budget,
        turns: Turns,
        sight: Sight,
        surprises: Surprises,
    ) -> None:
        self._task = task
        self._minds = minds
        self._interner = interner
        self._budget = budget
        self._turns = turns
        self._sight = sight
        self._surprises = surprises
        self._count = len(task.characters)
        self._expected: dict[tuple[Belief, Event, Look], bool] = {}
        self._known_seen: dict[tuple[int, Event, Step, int], Seen | None] = {}
        self._reckoned: dict[tuple[Node, int, int, Step], dict[Event, float]] = {}
        self._basis_of = cache(self._read_by)
        self._has_unsuspected = any(action.unsuspected for action in task.actions)

    def witness(self, place: int, actual: Node, event: Event, step: Step) -> Witness | None:
        """Return what the character at this place saw; None where it does not move them, or not yet.

        Who sees none of the events of a turn moves once, when it is over.
        """
        look = self._sight.look(place, actual, event)
        if (self._task.is_base and not look.is_whole) or (look == NOTHING and not step.is_known):
            return None
        if event.kind == "script" or (event.action is None and event.by == SCRIPT):
            return None if look == NOTHING else Witness(step, look, False, event)
        if step.asked:
            if self._sight.sees_whole(place, actual, event):
                return Witness(step, look, False)
            start = Step(step.turn, is_known=step.is_known)
            return Witness(start, look, True) if ends_turn(self._task, step, event) else None
        if look.is_whole:
            return Witness(step, look, False)
        return None if event.kind == "propose" else Witness(step, look, True)

    def moved(self, actual: Node, place: int, depth: int, event: Event, step: Step, *, is_final: bool = True) -> Belief:
        """Return what the belief of the character at this place becomes.

        is_final: False where they are also told something by the event, so that nothing follows of itself before that.
        """
        old = actual.beliefs[place]
        seen = self._seen(actual, place, event, step)
        if seen is None:
            return old
        witness, alike, number = seen.witness, seen.alike, seen.number
        if number != seen.uncorrected and old.is_first and self._was_reckoned_with(old, place, event, witness):
            number = seen.uncorrected

        def worlds(new: Belief) -> Iterable[World]:
            finding = self.finding(old.worlds(), place, depth, witness, actual, alike)
            if witness.is_turn and len(finding.traces) > 1:
                self._budget.suspected += len(finding.traces)
            for trace in finding.traces:
                yield trace.log_weight, self.followed(trace, depth, witness.start, (place, new))

        key = ("moved", old.number, place, depth, number, is_final)
        return self._interner.belief(key, place, worlds, settles=is_final)

    def _seen(self, actual: Node, place: int, event: Event, step: Step) -> Seen | None:
        """Return what the character at this place saw and what their new belief is made from; None where it does not move
        them. What hangs on the state alone is worked out once for each."""
        if actual.place < 0 or not self._sight.is_plain(place, event):
            return self._make_seen(actual, place, event, step)[0]
        key = (place, event, step, actual.place)
        if key in self._known_seen:
            return self._known_seen[key]
        found, is_plain = self._make_seen(actual, place, event, step)
        if is_plain:
            self._known_seen[key] = found
        return found

    def _make_seen(self, actual: Node, place: int, event: Event, step: Step) -> tuple[Seen | None, bool]:
        """Return the same, with whether it is so in every node of the state, once the look is."""
        witness = self.witness(place, actual, event, step)
        if witness is None:
            return None, True
        alike, basis = self._alike(actual, place, event, step, witness.look)
        uncorrected = self._interner.number((witness.start, witness.look))
        number = uncorrected if basis is None else self._interner.number((witness.start, witness.look, basis))
        is_plain = witness.look == NOTHING or (
            alike == (event,) and (event.action is None or self._basis_of(event.action) is not None)
        )
        return Seen(witness, alike, number, uncorrected), is_plain and (witness.look.is_whole or basis is None)

    def _was_reckoned_with(self, old: Belief, place: int, event: Event, witness: Witness) -> bool:
        """Say whether a deed that was seen had some chance in what somebody began with, so that it is no surprise."""
        if not witness.look.is_whole or event.action is None or not witness.start.is_known or event.by == SCRIPT:
            return False
        if event.by != CHANCE:
            mind = self._task.minds[self._task.characters.index(event.by)]
            if mind.lapse == 0 and (mind.precision == math.inf or mind.level0.rule == "best"):
                return False
        key = (old, event, witness.look)
        found = self._expected.get(key)
        if found is None:
            found = self._expected[key] = any(
                not self._turns.is_over(world)
                and self._turns.is_possible(event, world)
                and self._sight.look(place, world, event) == witness.look
                for _, world in old.worlds()
            )
        return found

    def blind(self, actual: Node, place: int, depth: int, step: Step) -> Belief:
        """Return what the belief of the character at this place becomes who knows that a step was taken, and no more."""
        old = actual.beliefs[place]

        def worlds(new: Belief) -> Iterable[World]:
            for log_weight, world in old.worlds():
                if self._turns.is_over(world):
                    yield log_weight, self._minds.with_own(world, (place, new))
                    continue
                odds = self.reckoned(world, place, depth, step)
                total = log_sum([log for _, log in odds])
                for event, log in odds:
                    if log > -math.inf:
                        trace = Trace(0.0, world, (event,), world)
                        yield log_weight + log - total, self.followed(trace, depth, step, (place, new))

        return self._interner.belief(("blind", old.number, place, depth, step), place, worlds)

    def followed(self, trace: Trace, depth: int, start: Step, own: tuple[int, Belief]) -> Node:
        """Return what becomes of a world by what happened in it; it is a world of the belief `own`."""
        depths = (depth,) * self._count
        node, step = trace.start, start
        if not trace.course:
            return self._minds.with_own(node, own)
        *earlier, last = trace.course
        for event in earlier:
            node, step = self._on(node, event, step, own[0], depth), following(self._task, step, event)
        node = self._minds.after(depths, node, last, step, own)
        if trace.forced:
            node = self._surprises.seen(node, trace.forced, own[0])
        return node

    def _on(self, node: Node, event: Event, step: Step, place: int, depth: int) -> Node:
        """Return a world in the middle of a turn of which its owner sees nothing yet."""
        own = (place, node.beliefs[place])
        return self._minds.settled(self._minds.after((depth,) * self._count, node, event, step, own), place)

    def finding(
        self,
        worlds: tuple[World, ...],
        place: int,
        depth: int,
        witness: Witness,
        actual: Node,
        alike: tuple[Event, ...],
    ) -> Posterior:
        """Return what the character at this place, with these worlds in mind, makes of what they saw.

        alike: the events of the actual node that would have looked so; they are read where nothing else matches.
        """
        if not witness.start.is_known:  # whose turn it was, they learn as they see what came of it
            worlds = tuple(
                (log, self._turns.arrived(world, witness.start, (place, world.beliefs[place]))) for log, world in worlds
            )
        matched = [
            (log_weight, log, world, course)
            for log_weight, world in worlds
            for course, log in self._matching(world, place, depth, witness)
        ]
        log_total = log_sum([log_weight + log for log_weight, log, _, _ in matched])
        if log_total > -math.inf:
            return Posterior(
                log_total,
                0,
                tuple(
                    Trace(log_weight + log - log_total, world, course, world)
                    for log_weight, log, world, course in matched
                    if log > -math.inf
                ),
                witness.start,
            )
        if matched:
            rest = log_sum([log_weight for log_weight, _, _, _ in matched])
            traces = tuple(Trace(log_weight - rest, world, course, world) for log_weight, _, world, course in matched)
            return Posterior(log_total, 1, traces, witness.start)
        if witness.look == NOTHING:
            unmoved = tuple(Trace(log, world, (), world) for log, world in worlds)
            return Posterior(log_total, 2, unmoved, witness.start)
        stage, traces = self._surprises.taken_in(worlds, place, witness.look, actual, alike)
        return Posterior(log_total, stage, traces, witness.start)

    def _matching(self, world: Node, place: int, depth: int, witness: Witness) -> list[tuple[Course, float]]:
        """Return all that may have happened in a world and would have looked so, each with log L."""
        if self._turns.is_over(world):
            return [((), 0.0)] if witness.look == NOTHING else []
        if not witness.is_turn:
            event = witness.scripted or witness.look.what
            assert isinstance(event, Event)
            if not self._turns.is_possible(event, world) or self._sight.look(place, world, event) != witness.look:
                return []
            return [((event,), self._log_likelihood(place, depth, world, witness.start, event))]
        same = [
            (course, log)
            for course, log, look in self._whole_turns(world, place, depth, witness.start)
            if look == witness.look
        ]
        if depth == 0 and self._task.turns[witness.start.turn] != CHANCE:
            even = -math.log(len(same)) if same else 0.0
            return [(course, even) for course, _ in same]
        return same

    def _log_likelihood(self, place: int, depth: int, world: Node, step: Step, event: Event) -> float:
        """Return log L of an event seen: P_depth, and nature's odds at every depth, shared out over what is reckoned
        with; a plain reader (depth 0) asks nothing of why."""
        if event.by == SCRIPT or (depth == 0 and event.by != CHANCE):
            return 0.0
        key = (world, place if self._has_unsuspected else -1, depth, step)
        logs = self._reckoned.get(key)
        if logs is None:
            logs = self._reckoned[key] = dict(self.reckoned(world, place, depth, step))
        return logs.get(event.plain, -math.inf)

    def _whole_turns(self, world: Node, place: int, depth: int, start: Step) -> Iterator[tuple[Course, float, Look]]:
        """Yield all that the turn may bring in a world of which its owner sees nothing before it is over, with log L and
        how its end looks to them."""
        for event, log in self.reckoned(world, place, depth, start):
            if event.kind == "propose":
                if not self._sight.sees_whole(place, world, event):
                    yield from self._answered(world, place, depth, start, (event,), log)
            else:
                yield (event,), log, self._sight.look(place, world, event)

    def _answered(
        self, world: Node, place: int, depth: int, step: Step, course: Course, log: float
    ) -> Iterator[tuple[Course, float, Look]]:
        node, then = self._on(world, course[-1], step, place, depth), following(self._task, step, course[-1])
        menu = self._turns.menu(node, then)
        logs = self._minds.expected_policy(depth, node, then.announced) if depth else (0.0,) * len(menu)
        for answer, more in zip(menu, logs, strict=True):
            if ends_turn(self._task, then, answer):
                yield (*course, answer), log + more, self._sight.look(place, node, answer)
            else:
                yield from self._answered(node, place, depth, then, (*course, answer), log + more)

    def reckoned(self, world: Node, place: int, depth: int, step: Step) -> list[tuple[Event, float]]:
        """Return what the character at this place reckons with in a world at a step, with log P."""
        menu = self._turns.menu(world, step)
        asks_why = depth > 0 or self._turns.chooser(world, step) == CHANCE
        logs = self._minds.expected_policy(depth, world, step.announced) if asks_why else (0.0,) * len(menu)
        return self.shared_out(world, place, list(zip(menu, logs, strict=True)))

    def shared_out(self, node: Node, place: int, odds: list[tuple[Event, float]]) -> list[tuple[Event, float]]:
        """Return the log odds of a menu without the unsuspected deeds that the character at this place would not see."""
        if not self._has_unsuspected:
            return odds
        kept = [(event, log) for event, log in odds if not self._is_unsuspected(node, place, event)]
        if len(kept) == len(odds):
            return odds
        if not kept:
            return [(waiting(odds[0][0].by), 0.0)]
        total = log_sum([log for _, log in kept])
        if total == -math.inf:
            return [(event, -math.log(len(kept))) for event, _ in kept]
        return [(event, log - total) for event, log in kept]

    def _is_unsuspected(self, node: Node, place: int, event: Event) -> bool:
        if event.action is None or event.kind in ("accept", "refuse"):
            return False
        if not self._task.actions[event.action].unsuspected:
            return False
        if event.kind == "propose":
            return not self._sight.sees_whole(place, node, event)
        return self._sight.look(place, node, event) == NOTHING

    def _alike(
        self, actual: Node, place: int, event: Event, step: Step, look: Look
    ) -> tuple[tuple[Event, ...], object]:
        """Return the events that would have looked so, and all of the actual node that correcting for them could read:
        it is part of what a belief is made from."""
        if look == NOTHING:
            return (), None
        alike: tuple[Event, ...] = (event,)
        if not look.is_whole and not step.asked and event.by != SCRIPT:
            menu = self._turns.menu(actual, step)
            alike = tuple(e for e in menu if e.carries and self._sight.look(place, actual, e) == look) or alike
        return alike, tuple((other, self._basis(actual, other)) for other in alike)

    def _basis(self, actual: Node, event: Event) -> object:
        if event.action is None:
            return None
        read = self._basis_of(event.action)
        return actual.number if read is None else read(actual.state)

    def _read_by(self, action: int) -> Callable[[State], object] | None:
        """Return what picks out of a state all that an action's precondition reads; None where it reads minds."""
        cells = read_in_state(self._task.actions[action].precondition)
        return None if cells is None else picker(tuple(sorted(cells)))

    def alike(self, actual: Node, place: int, event: Event, step: Step, look: Look) -> tuple[Event, ...]:
        """Return the events of the actual node that would have looked so to the character at this place."""
        return self._alike(actual, place, event, step, look)[0]
