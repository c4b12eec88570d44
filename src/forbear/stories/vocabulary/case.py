"""One told story as every question about it finds it, with what several questions need."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from forbear.grounding import what_if
from forbear.grounding.narrowing import narrowed
from forbear.grounding.task import GroundAction, GroundCost, GroundReason, Kinship, Task
from forbear.language import amounts
from forbear.language.expressions import Literal
from forbear.language.kinds import TURN_TO_FEAR
from forbear.language.problem import CHANCE, UNCHOSEN
from forbear.minds.events import Event
from forbear.minds.node import Node, State
from forbear.records import replace
from forbear.stories.questions.knockout import named_values
from forbear.stories.view import View, Weighted
from forbear.stories.vocabulary.deeds import DeedFinder, Deeds
from forbear.stories.vocabulary.frame import Frame, FrameStep

NO_KIND = "no_kind"
"""What a reason or a cost is of for which the domain gives no kind."""


class Case:
    """A frame with its deeds. thresholds: the one table, by name."""

    def __init__(self, frame: Frame, thresholds: Mapping[str, float]) -> None:
        self.frame = frame
        self.deeds = DeedFinder(frame)
        self.thresholds = thresholds
        self._states_of_harm: dict[tuple[Node, str], State] = {}
        self._kinds: dict[str, tuple[str, ...]] = {}

    @property
    def points(self) -> tuple[FrameStep, ...]:
        return self.frame.points

    def doer(self, number: int) -> str:
        """Return who acts at a step. Where nature does, it is the one whom her harming move names beside the victim:
        whose coin it is."""
        point = self.points[number]
        if point.chooser not in UNCHOSEN:
            return point.chooser
        for victim in self.frame.people:
            for event in self.deeds.of(point, victim).harming:
                assert event.action is not None
                for name in self.frame.task.actions[event.action].arguments:
                    if name != victim and name in self.frame.people:
                        return str(name)
        return CHANCE

    def harming(self, number: int, victim: str) -> Deeds:
        """Return what was open against somebody at a step."""
        return self.deeds.of(self.points[number], victim)

    def deed(self, number: int, victim: str) -> Event | None:
        """Return the deed on somebody at a step: the one done, else the likeliest of those open."""
        point, deeds = self.points[number], self.harming(number, victim)
        if point.event in deeds.harming:
            return point.event
        odds = {option.event: option.log_probability for option in point.before.options}
        return max(deeds.harming, key=lambda event: odds[event], default=None)

    def likeliest(self, view: View, node: Node, number: int, events: tuple[Event, ...]) -> Event | None:
        """Return which of some events is likeliest at a step, in somebody's eyes."""
        odds = dict(view.odds(node, self.points[number].step))
        return max(events, key=lambda event: odds.get(event, 0.0), default=None)

    def foreseen(
        self, chosen: int, answer: int, event: Event | None = None, plainly: str | None = None
    ) -> list[Weighted]:
        """Return the nodes in which a later step begins, as the chooser at an earlier one foresees it.

        event: what they choose there (what they chose, where not given).
        """
        point = self.points[chosen]
        name = point.chooser
        event = point.event if event is None else event
        assert event is not None
        view = self.frame.mind(name, plainly=plainly)
        worlds = self.frame.engine.arrived(point.before.node, point.step).beliefs[self.frame.place_of(name)].worlds()
        start = self.frame.following(point.step, event)
        moved = [(amounts.exp(log), view.after(world, event, point.step)) for log, world in worlds]
        return view.reach(moved, start, self.points[answer].step)

    def plainly(self, opening: int, answer: int, name: str) -> Node:
        """Return the true node at a step had somebody read nothing into what was done since an earlier one."""
        engine = self.frame.engine
        depths = [mind.depth for mind in self.frame.task.minds]
        depths[self.frame.place_of(name)] = 0
        node = self.points[opening].before.node
        for point in self.points[opening:answer]:
            assert point.event is not None
            node = engine.after(tuple(depths), engine.arrived(node, point.step), point.event, point.step)
        return engine.arrived(node, self.points[answer].step)

    def is_possible(self, event: Event, node: Node) -> bool:
        """Say whether a deed could be done in a node, were it its doer's turn."""
        if event.action is None:
            return False
        precondition = self.frame.task.actions[event.action].precondition
        return self.frame.engine.reader.reading(precondition)(node.state, node) is True

    def cost_seen(self, node: Node, event: Event, answer: int) -> float:
        """Return what a deed costs its doer as they see it in a node, in utility."""
        name = self.doer(answer)
        if name not in self.frame.people:
            return 0.0
        worlds = node.beliefs[self.frame.place_of(name)].worlds()
        engine = self.frame.engine
        return amounts.summed(amounts.exp(log) * engine.cost_now(name, event, node, world) for log, world in worlds)

    def openers(self, answer: int) -> Iterator[int]:
        """Yield the steps before an answer that somebody else chose, the latest first."""
        for number in reversed(range(answer)):
            point = self.points[number]
            if point.chooser not in (*UNCHOSEN, self.doer(answer)) and point.event is not None:
                yield number

    def reasons(self, name: str) -> Iterator[tuple[int, GroundReason]]:
        """Yield the reasons of somebody, with their numbers."""
        for number, reason in enumerate(self.frame.task.reasons):
            if reason.character == name:
                yield number, reason

    def kind_of(self, reason: GroundReason) -> str:
        """Return the kind that a reason is felt as: what one needs or wins for oneself alone is fear for one's own skin.

        That is told by trying it out: it falls if harm comes to oneself, and not if it comes to anybody else.
        """
        if reason.kind in TURN_TO_FEAR and reason.name in self._own_skin.get(reason.character, ()):
            return "fear"
        return reason.kind or NO_KIND

    @cached_property
    def _own_skin(self) -> dict[str, frozenset[str]]:
        node = self.points[0].before.node
        turning = {reason.name for reason in self.frame.task.reasons if reason.kind in TURN_TO_FEAR}
        return {
            name: frozenset(
                reason.name
                for number, reason in self.reasons(name)
                if reason.name in turning
                and self.by_harm(number, node, name) < 0
                and not any(self.by_harm(number, node, other) for other in self.frame.people if other != name)
            )
            for name in self.frame.people
        }

    def by_harm(self, reason: int, node: Node, name: str) -> float:
        """Return how much more a reason would come to, in utility, if harm had come to somebody and nothing else."""
        worth = self.frame.engine.reader.worth(self.frame.task.reasons[reason].value)
        return worth(self._harmed(node, name), node) - worth(node.state, node)

    def _harmed(self, node: Node, name: str) -> State:
        """Return the state with as much harm to somebody as turning one of the fluents that tell of it brings."""
        key = (node, name)
        found = self._states_of_harm.get(key)
        if found is None:
            found = self._states_of_harm[key] = self._most_harmed(node, name)
        return found

    def _most_harmed(self, node: Node, name: str) -> State:
        best: State = node.state
        for cell in sorted(self.frame.bindings.cells("harm", name)):
            for value in self.frame.task.fluents[cell].values or (*named_values(self.frame.task, cell), 0, 1):
                state = (*node.state[:cell], value, *node.state[cell + 1 :])
                if self.frame.bindings.harm(node, name, state) > self.frame.bindings.harm(node, name, best):
                    best = state
        return best

    def silenced(self, name: str, kinds: tuple[str, ...]) -> Task:
        """Return the scene in which nothing of these kinds weighs with somebody; `chance`: nothing is changed."""
        task = self.frame.task
        for _, reason in self.reasons(name):
            if self.kind_of(reason) in kinds:
                task = what_if.without_reason(task, reason.name, name)
        costs = [(action.name, cost.kind) for action, cost in self._costs(name) if (cost.kind or NO_KIND) in kinds]
        for deed, kind in dict.fromkeys(costs):
            task = what_if.without_cost(task, deed, name, kind)
        return task

    def _costs(self, name: str) -> Iterator[tuple[GroundAction, GroundCost]]:
        """Yield what deeds cost somebody."""
        for action in self.frame.task.actions:
            for cost in action.costs:
                if cost.character == name:
                    yield action, cost

    def kinds(self, name: str) -> tuple[str, ...]:
        """Return the kinds of whatever weighs with somebody, in order of appearance."""
        found = self._kinds.get(name)
        if found is None:
            felt = [self.kind_of(reason) for _, reason in self.reasons(name)]
            spent = [cost.kind or NO_KIND for _, cost in self._costs(name)]
            found = self._kinds[name] = tuple(dict.fromkeys([*felt, *spent]))
        return found

    def counting(self, name: str, task: Task, among: Kinship | None = None) -> tuple[str, ...]:
        """Return those of the kinds that can come to anything with somebody in the scene at other numbers; silencing any other
        leaves that scene what it is. among: scenes at still other numbers share the work by it, and where they do, a kind that
        can come to something in one of those may be told too."""
        left = narrowed(replace(task, kinship=Kinship() if among is None else among))
        found = {
            self.kind_of(reason)
            for reason, kept in zip(self.frame.task.reasons, left.reasons, strict=True)
            if reason.character == name and kept.value != Literal(0)
        }
        found |= {c.kind or NO_KIND for action in left.actions for c in action.costs if c.character == name}
        return tuple(kind for kind in self.kinds(name) if kind in found)

    def threshold(self, name: str) -> float:
        """Return a number of the table."""
        return self.thresholds[name]
