"""What a story needs of an engine: where it can begin, what is open, how likely, and what comes after.

`reference.ReferenceEngine` is the definition; whatever else fits this protocol must agree with it.
"""

from __future__ import annotations

from typing import Protocol

from forbear.grounding.task import Task
from forbear.language.values import Value
from forbear.minds.budget import Budget
from forbear.minds.events import Event, Step
from forbear.minds.finding import Finding
from forbear.minds.node import Node, World
from forbear.minds.reading import Reader

Shown = tuple[tuple[int, Value], ...]
"""Cells that an event reveals to an observer, with what they see in them."""

Reasons = tuple[int, ...]
"""The reasons that count in one weighing, by their numbers in the Task."""


class Engine(Protocol):
    """Works out one task. Any call may raise LimitReached."""

    task: Task
    budget: Budget
    reader: Reader

    def roots(self) -> tuple[World, ...]:
        """Return the nodes that the story may begin with, with log weights."""

    def chooser(self, node: Node, step: Step) -> str | None:
        """Return who is on turn; None where the story is over."""

    def arrived(self, node: Node, step: Step) -> Node:
        """Return the node as the step begins, whoever is on turn knowing their own menu."""

    def menu(self, node: Node, step: Step) -> tuple[Event, ...]:
        """Return what is open to whoever is on turn."""

    def values(self, depth: int, node: Node, step: Step) -> tuple[float, ...]:
        """Return Q for each event of the menu, in utility."""

    def policy(self, depth: int, node: Node, step: Step) -> tuple[float, ...]:
        """Return log π for each event of the menu."""

    def after_true(self, node: Node, event: Event, step: Step) -> Node:
        """Return the node after an event of the true story."""

    def observes(self, name: str, node: Node, event: Event) -> bool:
        """Say whether a character sees the event."""

    def shown(self, actual: Node, name: str, event: Event) -> Shown:
        """Return what an event reveals to an observer: cells with the values they see in them afterwards."""

    def finding(
        self, worlds: tuple[World, ...], name: str, depth: int, event: Event, step: Step, shown: Shown
    ) -> Finding:
        """Return what an observer with these worlds in mind makes of an event, reading at a depth."""

    def unseen_by(self, name: str, before: Node, after: Node) -> Node:
        """Return the node after an event as it would be had one character not seen it."""

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

    def cost_now(self, name: str, event: Event, actual: Node, world: Node) -> float:
        """Return what doing an event now costs a character, in utility."""
