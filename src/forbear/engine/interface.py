"""What a story needs of an engine: where it can begin, what is open, how likely, and what comes after.

`reference.ReferenceEngine` is the definition; whatever else fits this protocol must agree with it.
"""

from __future__ import annotations

from typing import Protocol

from forbear.beliefs.budget import Budget
from forbear.beliefs.node import Node, World
from forbear.beliefs.reading import Reader
from forbear.engine.events import Event, Step
from forbear.evidence.finding import Finding
from forbear.grounding.task import Task


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

    def finding(self, actual: Node, name: str, event: Event, step: Step) -> Finding:
        """Return what an observer makes of an event."""
