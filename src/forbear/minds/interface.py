"""What a story needs of an engine: where it can begin, what is open, how likely, and what comes after.

`reference.ReferenceEngine` is the definition; whatever else fits this protocol must agree with it.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from forbear.grounding.task import GroundAssign, Task
from forbear.language.expressions import Expression
from forbear.minds.budget import Budget
from forbear.minds.choice import Reasons as Reasons
from forbear.minds.events import Event, Step
from forbear.minds.finding import Posterior, Trace
from forbear.minds.node import Interner, Node, World
from forbear.minds.reading import Reader
from forbear.minds.sight import Look


class Engine(Protocol):
    """Works out one task. Any call may raise LimitReached."""

    task: Task
    budget: Budget
    reader: Reader
    interner: Interner

    def roots(self) -> tuple[World, ...]:
        """Return the nodes that the story may begin with, with log weights."""

    def chooser(self, node: Node, step: Step) -> str | None:
        """Return who is on turn; None where the story is over."""

    def arrived(self, node: Node, step: Step) -> Node:
        """Return the node as the step begins, whoever is on turn knowing their own menu."""

    def menu(self, node: Node, step: Step) -> tuple[Event, ...]:
        """Return what is open to whoever is on turn, at a step that has begun."""

    def weightless(self, node: Node) -> tuple[Event, ...]:
        """Return what nature could do in a node had she any weight for it."""

    def values(self, depth: int, node: Node, step: Step) -> tuple[float, ...]:
        """Return Q for each event of the menu, in utility."""

    def policy(self, depth: int, node: Node, step: Step) -> tuple[float, ...]:
        """Return log π for each event of the menu."""

    def after_true(self, node: Node, event: Event, step: Step) -> Node:
        """Return the node after an event of the true story."""

    def look(self, name: str, node: Node, event: Event) -> Look:
        """Return what a character gets to see of an event."""

    def finding(
        self, worlds: tuple[World, ...], name: str, depth: int, node: Node, event: Event, step: Step
    ) -> Posterior | None:
        """Return what a character with these worlds in mind makes of an event at a node, reading at a depth.

        None where it does not move them, or not yet.
        """

    def supposed(self, node: Node, name: str, formula: Expression) -> Node | None:
        """Return the node had somebody held the opposite of a formula as firmly; None where it cannot be otherwise for them."""

    def put_right(self, node: Node, effects: tuple[GroundAssign, ...]) -> Node:
        """Return the node after facts have changed with no event that anybody saw; whoever was sure of one and right is
        so still."""

    def unseen_by(self, name: str, node: Node, event: Event, step: Step) -> Node:
        """Return the node after an event of the true story had one character known that the step was taken, and no
        more."""

    def followed(self, trace: Trace, depth: int, start: Step) -> Node:
        """Return what became of a world that remained, read at a depth; `start`: where what it was taken for began."""

    def reckoned(self, name: str, depth: int, node: Node, step: Step) -> tuple[tuple[Event, float], ...]:
        """Return what a character reckons with at a node, with log P: what they do not suspect is left out."""

    def after(self, depths: tuple[int, ...], node: Node, event: Event, step: Step) -> Node:
        """Return T(node, event), each mind reading at its depth."""

    def expected_policy(self, depth: int, node: Node, step: Step) -> tuple[float, ...]:
        """Return log P for each event of the menu: how one who thinks so deep expects it to be chosen."""

    def worth(self, depth: int, place: int, node: Node, step: Step, counting: Reasons) -> float:
        """Return V: a character's expected utility of the story from here on, as they foresee it at this depth."""

    def utility(self, place: int, node: Node, counting: Reasons) -> float:
        """Return what a node is worth to a character, in utility."""

    def reasons_that_count(self, place: int, node: Node) -> Reasons:
        """Return a character's reasons as they choose here, by number."""

    def cost_now(
        self, name: str, event: Event, actual: Node, world: Node, kinds: Collection[str | None] | None = None
    ) -> float:
        """Return what doing an event now costs a character, in utility. kinds: what of these alone, None for what is of no
        kind."""
