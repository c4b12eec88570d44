"""The reference engine: the definition, in plain Python (docs/semantics.md §3–6).

Choosing depends on what others will make of the deed; what they make of it depends on how one chooses. This is the
one place where the two meet, and it ends because each call has a smaller depth, or the same depth and fewer turns
left. T is `after`; how a mind moves is in evidence.py, how it chooses in choice.py.

Every result is kept: nodes are interned, so that an equal question is asked once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from weakref import ref

from forbear.grounding.narrowing import narrowed, varying_cells
from forbear.grounding.task import GroundAssign, GroundHears, Task
from forbear.language.expressions import Expression
from forbear.minds.beginning import Beginning
from forbear.minds.budget import Budget, Limits
from forbear.minds.carried import carried_roots
from forbear.minds.choice import Choices, Reasons
from forbear.minds.correction import Corrections
from forbear.minds.events import Event, Step, following
from forbear.minds.evidence import Evidence, Witness
from forbear.minds.finding import Posterior, Trace
from forbear.minds.foresight import Foresight
from forbear.minds.hearing import Hearing
from forbear.minds.inform import replaced, tell
from forbear.minds.node import Belief, Interner, Node, World
from forbear.minds.reading import Reader
from forbear.minds.sight import Look, Sight
from forbear.minds.supposition import Suppositions
from forbear.minds.surprise import Surprises
from forbear.minds.turns import Own, Turns
from forbear.minds.world import MOST_TRIGGERS, Progress, Told, endless


class ReferenceEngine:
    """Works out one task. Raises LimitReached where the limits do not suffice; what was found stays found."""

    def __init__(
        self,
        task: Task,
        limits: Limits | Budget | None = None,
        reader: Reader | None = None,
        earlier: ReferenceEngine | None = None,
    ) -> None:
        """limits: a Budget where it goes on with one that is begun. reader: one that belongs to the same characters, to
        share what it has compiled. earlier: one whose task differs
        in having fewer turns alone; its nodes are this one's."""
        self.task = task
        self._task = task = narrowed(task)
        self.budget = limits if isinstance(limits, Budget) else Budget(limits or Limits())
        self.reader = reader or Reader(task.characters)
        varying = varying_cells(task)
        self.interner: Interner = (
            earlier.interner
            if earlier is not None
            else Interner(self.budget, self.settled if task.triggers else None, varying)
        )
        self.places = {name: place for place, name in enumerate(task.characters)}
        self._progress = Progress(task, self.reader)
        self._turns = Turns(task, self.interner, self.reader)
        self._beginning = Beginning(task, self.interner, self.reader, self.budget, self.settled)
        self._sight = Sight(task, self.reader, self._progress)
        corrections = self._corrections = Corrections(task, self.interner, self.reader)
        surprises = Surprises(self._turns, self._sight, corrections)
        self._hearing = Hearing(self.interner, self.reader, corrections)
        self._suppositions = Suppositions(self.interner, self.reader, corrections)
        self._evidence = Evidence(task, self, self.interner, self.budget, self._turns, self._sight, surprises)
        self._choice = Choices(
            task, self._turns, self.reader, self.budget, self._progress, self.after, self._evidence.shared_out, varying
        )
        self._foresight = Foresight(
            task,
            self,
            self.interner,
            self.reader,
            self._turns,
            self._sight,
            self._progress,
            self._choice,
            self._evidence,
        )
        self._after: dict[object, Node] = {}
        self._known_moved: dict[tuple[tuple[int, ...], Node, Event, Step], list[Belief | None]] = {}
        self._earlier: Callable[[], ReferenceEngine | None] = (lambda: None) if earlier is None else ref(earlier)
        self._true_depths = tuple(mind.depth for mind in task.minds)

    # §2, §3: the beginning and the turns

    def roots(self) -> tuple[World, ...]:
        """Return the nodes that the story may begin with, with log weights: several where nature moves first."""
        if self._task.carried is None:
            return self._beginning.roots()
        found = carried_roots(self._task, self._beginning, self.interner)
        return tuple((log, self.settled(node, None)) for log, node in found)

    def chooser(self, node: Node, step: Step) -> str | None:
        """Return who is on turn; None where the story is over."""
        return self._turns.chooser(node, step)

    def menu(self, node: Node, step: Step) -> tuple[Event, ...]:
        """Return what is open to whoever is on turn, at a step that has begun."""
        return self._turns.menu(node, step)

    def weightless(self, node: Node) -> tuple[Event, ...]:
        """Return what nature could do in a node had she any weight for it."""
        return self._turns.weightless(node)

    def arrived(self, node: Node, step: Step) -> Node:
        """Return the node as the step begins, whoever is on turn knowing their own menu."""
        return self._turns.arrived(node, step)

    # §4: what an event does to a node

    def after_true(self, node: Node, event: Event, step: Step) -> Node:
        """Return the node after an event of the true story: each mind reads it at its own depth (§6)."""
        return self.after(self._true_depths, node, event, step)

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
        """Return T(node, event), each mind reading at its depth.

        own: the belief that the node is a world of; such a node is settled with the other worlds of that belief.
        remembers: False to leave aside what the event has somebody remember of what they expect.
        """
        if event.action is None and not self._turns.may_differ(event.by):
            return node if own is None else self.with_own(node, own)
        key = (depths, node, event, step, own, remembers)
        found = self._after.get(key)
        if found is None:
            self.budget.charge_work()
            found = self._after[key] = self._make_after(depths, node, event, step, own, remembers)
        return found

    def _make_after(
        self, depths: tuple[int, ...], node: Node, event: Event, step: Step, own: Own, remembers: bool
    ) -> Node:
        effects: tuple[GroundAssign, ...] = ()
        hears: tuple[GroundHears, ...] = ()
        if event.action is not None and event.carries:
            effects, hears = self._task.actions[event.action].effects, self._task.actions[event.action].hears
        expecting = self._foresight.asked(depths, node, event, step) if remembers else None
        state = self._progress.changed(effects, node, expecting)
        told = self._told(effects, hears, node, None if own is None else own[0])
        last = {self._first(each): number for number, each in enumerate(told)} if told else {}
        whose = -1 if own is None else own[0]
        if last:
            beliefs = [
                node.beliefs[place]
                if place == whose
                else self._evidence.moved(node, place, depth, event, step, is_final=place not in last)
                for place, depth in enumerate(depths)
            ]
        else:
            beliefs = self._moved(depths, node, event, step, whose)
        if own is not None:
            beliefs[whose] = own[1]
        changed = self.interner.node(state, tuple(beliefs))
        for number, each in enumerate(told):
            changed = self._tell(changed, each, is_final=number == last[self._first(each)])
        return self.settled(changed, None) if own is None else changed

    def _moved(self, depths: tuple[int, ...], node: Node, event: Event, step: Step, whose: int) -> list[Belief]:
        """Return what everybody's beliefs become who is told nothing more, each once for whoever's worlds the node is one of;
        that of the mind `whose` as it was."""
        key = (depths, node, event, step)
        known = self._known_moved.get(key)
        if known is None:
            known = self._known_moved[key] = [None] * len(depths)
        found = []
        for place, belief in enumerate(known):
            if belief is None and place != whose:
                belief = known[place] = self._evidence.moved(node, place, depths[place], event, step)
            found.append(node.beliefs[place] if belief is None else belief)
        return found

    def _told(
        self, effects: tuple[GroundAssign, ...], hears: tuple[GroundHears, ...], node: Node, own: int | None
    ) -> list[Told | GroundHears]:
        """Return what the effects tell whom, the mind `own` left aside."""
        found: list[Told | GroundHears] = list(self._progress.told(effects, node))
        for heard in hears:
            if self.reader.reading(heard.condition)(node.state, node) is True:
                found += [heard]
        return [each for each in found if self._first(each) != own] if found else found

    def _first(self, told: Told | GroundHears) -> int:
        return self.places[told.path[0] if isinstance(told, Told) else told.character]

    def _tell(self, node: Node, told: Told | GroundHears, *, is_final: bool) -> Node:
        """Return the node once somebody was told something. is_final: False if the same event tells them more."""
        if isinstance(told, GroundHears):
            return self._hearing.heard(node, self.places[told.character], told.formula, is_final=is_final)
        places = tuple(self.places[name] for name in told.path)
        return tell(node, places, told.cell, told.odds, self.interner, is_final=is_final)

    def with_own(self, node: Node, own: tuple[int, Belief]) -> Node:
        """Return the node as a world of one mind's belief."""
        return self.interner.node(node.state, replaced(node.beliefs, *own))

    def settled(self, node: Node, own: int | None) -> Node:
        """Return the node after the triggers ran to their fixpoint; `own`: whose world it is, if anybody's."""
        fired: list[str] = []
        while len(fired) < MOST_TRIGGERS:
            for trigger in self._progress.triggers:
                if self.reader.reading(trigger.precondition)(node.state, node) is not True:
                    continue
                changed = self.interner.node(self._progress.assigned(trigger.effects, node), node.beliefs)
                for told in self._told(trigger.effects, trigger.hears, node, own):
                    changed = self._tell(changed, told, is_final=True)
                if changed is not node:
                    node = changed
                    fired.append(trigger.name)
                    break
            else:
                return node
        raise endless(fired)

    # What was seen, and what was made of it

    def look(self, name: str, node: Node, event: Event) -> Look:
        """Return what a character gets to see of an event."""
        return self._sight.look(self.places[name], node, event)

    def witness(self, name: str, node: Node, event: Event, step: Step) -> Witness | None:
        """Return what a character saw and since when; None where the event does not move them, or not yet."""
        return self._evidence.witness(self.places[name], node, event, step)

    def unseen_by(self, name: str, node: Node, event: Event, step: Step) -> Node:
        """Return the node after an event of the true story had one character known that the step was taken, and no
        more."""
        place = self.places[name]
        after = self.after_true(node, event, step)
        blind = self._evidence.blind(node, place, self._true_depths[place], step)
        return self.with_own(after, (place, blind))

    def let_go(self) -> None:
        """Forget all that was worked out, by this engine and those before it, so that nothing of it is kept by going round in
        circles, and no collector has to find it; ask nothing after it."""
        self.interner.let_go()
        engine: ReferenceEngine | None = self
        while engine is not None:
            earlier = engine._earlier()
            for part in (
                engine._turns,
                engine._beginning,
                engine._sight,
                engine._hearing,
                engine._suppositions,
                engine._evidence,
                engine._choice,
                engine._foresight,
                engine,
            ):
                vars(part).clear()
            engine = earlier

    def after_nothing(self, node: Node, wait: Event, step: Step, depths: tuple[int, ...]) -> Node:
        """Return the node after whoever is on turn did nothing that anybody else saw; they know what they did."""
        beliefs = node.beliefs
        for place, name in enumerate(self.task.characters):
            if name != wait.by:
                beliefs = replaced(beliefs, place, self._evidence.moved(node, place, depths[place], wait, step))
        return self.interner.node(node.state, beliefs)

    def heard(self, node: Node, name: str, formula: Expression) -> Node:
        """Return the node after somebody was told that a formula is so, and nobody else knows of it."""
        return self.settled(self._hearing.heard(node, self.places[name], formula), None)

    def supposed(self, node: Node, name: str, formula: Expression) -> Node | None:
        """Return the node had somebody held the opposite of a formula as firmly, and nobody else knew of it; None
        where it cannot be otherwise for them (§8)."""
        found = self._suppositions.supposed(node, self.places[name], formula)
        return None if found is None else self.settled(found, None)

    def put_right(self, node: Node, effects: tuple[GroundAssign, ...]) -> Node:
        """Return the node after facts have changed, and minds were told, with no event that anybody saw.

        Whoever was sure of a changed fact and right is so still, and who doubted it does.
        """
        state = self._progress.assigned(effects, node)
        changes = tuple(
            (cell, new) for cell, (old, new) in enumerate(zip(node.state, state, strict=True)) if old != new
        )
        changed = self._corrections.seen(node, changes, None)
        for told in self._progress.told(effects, node):
            changed = self._tell(changed, told, is_final=True)
        return self.settled(changed, None)

    def finding(
        self, worlds: tuple[World, ...], name: str, depth: int, node: Node, event: Event, step: Step
    ) -> Posterior | None:
        """Return what a character with these worlds in mind makes of an event at a node, reading at a depth.

        None where it does not move them, or not yet.
        """
        place = self.places[name]
        witness = self._evidence.witness(place, node, event, step)
        if witness is None:
            return None
        alike = self._evidence.alike(node, place, event, step, witness.look)
        return self._evidence.finding(worlds, place, depth, witness, node, alike)

    def followed(self, trace: Trace, depth: int, start: Step) -> Node:
        """Return what became of a world that remained, read at a depth; `start`: where what it was taken for began."""
        depths = (depth,) * len(self.task.characters)
        node, step = trace.start, start
        for event in trace.course:
            node, step = self.after(depths, node, event, step), following(self.task, step, event)
        return self._corrections.seen(node, trace.forced, None)

    # §5: choice

    def values(self, depth: int, node: Node, step: Step) -> tuple[float, ...]:
        """Return Q for each event of the menu, in utility, as whoever is on turn weighs them at this depth."""
        return self._choice.values(depth, node, step)

    def policy(self, depth: int, node: Node, step: Step) -> tuple[float, ...]:
        """Return log π for each event of the menu: how whoever is on turn chooses at this depth."""
        return self._choice.policy(depth, node, step)

    def expected_policy(self, depth: int, node: Node, step: Step) -> tuple[float, ...]:
        """Return log P_depth for each event of the menu: how one who thinks so deep expects another to choose."""
        return self._choice.expected_policy(depth, node, step)

    def reckoned(self, name: str, depth: int, node: Node, step: Step) -> tuple[tuple[Event, float], ...]:
        """Return what a character reckons with at a node, with log P_depth: what they do not suspect is left out."""
        odds = list(zip(self.menu(node, step), self.expected_policy(depth, node, step), strict=True))
        return tuple(self._evidence.shared_out(node, self.places[name], odds))

    def worth(self, depth: int, place: int, node: Node, step: Step, counting: Reasons) -> float:
        """Return V: a character's expected utility of the story from here on, as they foresee it at this depth."""
        return self._choice.worth(depth, place, node, step, counting)

    def utility(self, place: int, node: Node, counting: Reasons) -> float:
        """Return what a node is worth to a character, in utility: the sum of the reasons that count."""
        return self._choice.utility(place, node, counting)

    def reasons_that_count(self, place: int, node: Node) -> Reasons:
        """Return a character's reasons, those with a `while` only where it holds as they choose."""
        return self._choice.reasons_that_count(place, node)

    def cost_now(
        self, name: str, event: Event, actual: Node, world: Node, kinds: Collection[str | None] | None = None
    ) -> float:
        """Return what doing an event now costs: one's own fluents as they are, all else as in the believed world."""
        return self._choice.cost_now(name, event, actual, world, kinds)
