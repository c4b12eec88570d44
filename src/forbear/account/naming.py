"""How things of a scene are called in a report: fluents, amounts by the names of their scale, deeds as they are told."""

from __future__ import annotations

from fractions import Fraction

from forbear.engine.events import Event
from forbear.grounding.task import Path, Task
from forbear.language.problem import CHANCE, READER, Problem
from forbear.language.values import UNKNOWN, Value, show


class Naming:
    """The names of one scene."""

    def __init__(self, problem: Problem, task: Task) -> None:
        self._task = task
        self.people = tuple(name for name in task.characters if name != READER)
        self._amounts: dict[Value, str] = {}
        for name, amount in problem.constants:
            self._amounts.setdefault(amount.value, name)

    def fluent(self, cell: int) -> str:
        """Return a fluent as it is written."""
        return str(self._task.fluents[cell])

    def value(self, cell: int, value: Value) -> str:
        """Return a value; an amount by its name where the scene's scale has one."""
        if self._task.fluents[cell].type == "number" and value in self._amounts:
            return self._amounts[value]
        return show(value)

    def fact(self, cell: int, value: Value) -> str:
        """Return a fact: `good(Rick)`, `not good(Rick)`, `mercy(Ilsa) = strong`."""
        if isinstance(value, bool):
            return self.fluent(cell) if value else f"not {self.fluent(cell)}"
        if value is UNKNOWN:
            return f"{self.fluent(cell)} unknown"
        return f"{self.fluent(cell)} = {self.value(cell, value)}"

    def mind(self, path: Path) -> str:
        """Return whose thought it is: `Rick thinks`, `Rick thinks Ilsa thinks`."""
        return " ".join(f"{'the reader' if name == READER else name} thinks" for name in path)

    def person(self, name: str) -> str:
        """Return a character's name, at the head of a sentence."""
        return "The reader" if name == READER else name

    def chooser(self, name: str) -> str:
        """Return who chooses."""
        return "Chance" if name == CHANCE else name

    def deed(self, action: int) -> str:
        """Return what an action is, as it is told where the scene says how."""
        found = self._task.actions[action]
        if found.says:
            return found.says
        return str(found)

    def event(self, event: Event) -> str:
        """Return an event as a sentence without its full stop."""
        if event.action is None:
            return "nothing happens by chance" if event.by == CHANCE else f"{event.by} has nothing to do"
        told = self._task.actions[event.action].says is not None
        deed = self.deed(event.action)
        match event.kind:
            case "act":
                return deed if told else f"{event.by}: {deed}"
            case "chance":
                return deed if told else f"it happens that {deed}"
            case "propose":
                return f"{event.by} proposes: {deed}"
            case "accept":
                return f"{event.by} agrees: {deed}"
            case "refuse":
                return f"{event.by} refuses: {deed}"
        return deed

    def amount(self, utility: float) -> str:
        """Return an amount of utility: by its name where the scale has it, else as a number."""
        exact: Value = int(utility) if utility == int(utility) else Fraction(utility).limit_denominator(10_000)
        name = self._amounts.get(exact)
        number = f"{utility:.3g}"
        return number if name is None else f"{name} ({number})"
