"""How things of a scene are called in a report: people, facts, reasons and deeds, each as the story says it is told.

What the story says nothing of is written as in its file: `mercy(Ilsa) = strong`. Amounts go by the names of the scale.
"""

from __future__ import annotations

from fractions import Fraction

from forbear.grounding.task import Task
from forbear.language.expressions import Literal, Variable
from forbear.language.problem import CHANCE, READER, SCRIPT, Problem, Telling, called, closest
from forbear.language.values import UNKNOWN, Value, show
from forbear.language.wording import YOU, Called, fill, of_you
from forbear.logic.cells import Path
from forbear.minds.events import Event


class Naming:
    """The names of one scene. you: who is told of themselves as `you`, where somebody plays a part."""

    def __init__(self, problem: Problem, task: Task, you: str | None = None) -> None:
        self._task = task
        self._you = you
        self._actions = {} if you is None else {action.name: action for action in problem.actions}
        self._called: dict[Value, Called] = dict(called(problem).items())
        if you is not None:
            self._called[you] = YOU
        self._tellings: dict[tuple[str, str], list[Telling]] = {}
        for telling in problem.tellings:
            self._tellings.setdefault((telling.kind, telling.name), []).append(telling)
        self.people = tuple(name for name in task.characters if name != READER)
        self._amounts: dict[Value, str] = {}
        for name, amount in problem.constants:
            self._amounts.setdefault(amount.value, name)

    @property
    def task(self) -> Task:
        """The task whose things are named."""
        return self._task

    def fluent(self, cell: int) -> str:
        """Return a fluent as it is written."""
        return str(self._task.fluents[cell])

    def is_of_several_kinds(self, action: str, character: str) -> bool:
        """Say whether a deed costs somebody more than one kind of thing."""
        costs = [cost for found in self._task.actions if found.name == action for cost in found.costs]
        return len({cost.kind for cost in costs if cost.character == character}) > 1

    def value(self, cell: int, value: Value) -> str:
        """Return a value; an amount by its name where the scene's scale has one."""
        if self._task.fluents[cell].type == "number" and value in self._amounts:
            return self._amounts[value]
        return self.thing(value)

    def thing(self, value: Value) -> str:
        """Return how a value is called: an entity by the name that is said of it."""
        found = self._called.get(value) if isinstance(value, str) else None
        return show(value) if found is None else found.name

    def fact(self, cell: int, value: Value) -> str:
        """Return a fact as it is told; else as it is written: `good(Rick)`, `not good(Rick)`, `mercy(Ilsa) = strong`."""
        told = self._told(cell, value)
        if told is not None:
            return told
        if value is False:
            so = self._told(cell, True)
            return f"not {self.fluent(cell)}" if so is None else f"it is not so that {so}"
        if value is True:
            return self.fluent(cell)
        if value is UNKNOWN:
            return f"{self.fluent(cell)} unknown"
        return f"{self.fluent(cell)} = {self.value(cell, value)}"

    def is_told(self, cell: int, value: Value) -> bool:
        """Say whether the story says how a fact is told."""
        return self._told(cell, value) is not None

    def question(self, cell: int, value: Value) -> str:
        """Return what somebody may know of a fluent that may have a value: `whether the coin is gold`, or where nothing
        says how it is told, `what thief() is`."""
        if self._task.fluents[cell].type == "boolean":
            return f"whether {self.fact(cell, True)}"
        told = self._told(cell, value)
        return f"what {self.fluent(cell)} is" if told is None else f"whether {told}"

    def supposed(self, cell: int, value: Value) -> str:
        """Return a fact as a supposition: `it were so that …`, or as it is written, `mercy(Ilsa) were none`."""
        told, so = self._told(cell, value), self._told(cell, True)
        if told is not None:
            return f"it were so that {told}"
        if value is False and so is not None:
            return f"it were not so that {so}"
        if isinstance(value, bool):
            return f"{self.fluent(cell)} were {'so' if value else 'not so'}"
        return f"{self.fluent(cell)} were {'unknown' if value is UNKNOWN else self.value(cell, value)}"

    def _told(self, cell: int, value: Value) -> str | None:
        """Return a fact by its own telling, the closest there is: of this value and these arguments, the last said."""
        fluent = self._task.fluents[cell]
        best: tuple[tuple[bool, int], Telling] | None = None
        for telling in self._tellings.get(("fluent", fluent.name), ()):
            own = telling.value is not None
            if own and not _is_same(telling.value, value):
                continue
            if not own and fluent.type == "boolean" and value is not True:
                continue
            if not telling.fits(fluent.arguments):
                continue
            rank = (own, sum(isinstance(argument, Literal) for argument in telling.arguments))
            if best is None or rank >= best[0]:
                best = rank, telling
        if best is None:
            return None
        return best[1].filled(fluent.arguments, self._called, {"value": Called(self.value(cell, value))})

    def reason(self, name: str, character: str, *, as_many: bool = False) -> str | None:
        """Return what a character cares about in a reason, as it is told; None where nothing says it. as_many: of several who
        care about the same."""
        found = [t for t in self._tellings.get(("reason", name), ()) if t.fits((character,))]
        if not found:
            return None
        telling = max(found, key=lambda t: isinstance(t.arguments[0], Literal))
        return telling.filled((character,), {character: Called(self.thing(character))} if as_many else self._called)

    def reason_title(self, name: str, character: str, *, as_many: bool = False) -> str:
        """Return the same; where nothing says it, the reason's name in plain words."""
        return self.reason(name, character, as_many=as_many) or name.replace("_", " ")

    def outcome(self, name: str) -> str:
        """Return an outcome as it is told; else its name in plain words."""
        found = self._tellings.get(("outcome", name))
        return found[-1].text if found else name.replace("_", " ")

    def mind(self, path: Path) -> str:
        """Return whose thought it is: `Rick thinks`, `Rick thinks Ilsa thinks`."""
        return " ".join(self._thinks(name) for name in path)

    def _thinks(self, name: str) -> str:
        if name == self._you:
            return "you think"
        return f"{'the reader' if name == READER else self.thing(name)} thinks"

    def person(self, name: str) -> str:
        """Return a character's name, at the head of a sentence."""
        return "The reader" if name == READER else self.thing(name)

    def themself(self, name: str) -> str:
        """Return the pronoun that comes back to a character: `herself`; `themself` where none is declared."""
        found = self._called.get(name)
        return (Called(name) if found is None else found).themself

    def chooser(self, name: str) -> str:
        """Return who chooses."""
        return "Chance" if name == CHANCE else self.thing(name)

    def deed(self, action: int) -> str:
        """Return what an action is, as it is told where the scene says how."""
        found = self._task.actions[action]
        own = closest(self._tellings.get(("action", found.name), ()), found.arguments)
        if own is not None:
            return own.filled(found.arguments, self._called)
        if not found.says:
            return str(found)
        written = self._actions.get(found.name)
        if self._you not in found.arguments or written is None or written.says is None:
            return found.says
        names = {
            parameter.name: self._called.get(argument) or Called(show(argument))
            for parameter, argument in zip(written.parameters, found.arguments, strict=True)
            if isinstance(parameter, Variable)
        }
        return fill(written.says, names)

    def event(self, event: Event) -> str:
        """Return an event as a sentence without its full stop."""
        by = self.thing(event.by)
        if event.action is None and event.by == SCRIPT:
            return "what the script has next is not possible, and does not happen"
        if event.action is None:
            return (
                "nothing happens by chance" if event.by == CHANCE else f"{by} {self._verb(event, 'has')} nothing to do"
            )
        told = self._task.actions[event.action].says is not None
        deed = self.deed(event.action)
        match event.kind:
            case "act":
                return deed if told else f"{by}: {deed}"
            case "chance":
                return deed if told else f"it happens that {deed}"
            case "propose":
                return f"{by} {self._verb(event, 'proposes')}: {deed}"
            case "accept":
                return f"{by} {self._verb(event, 'agrees')}: {deed}"
            case "refuse":
                return f"{by} {self._verb(event, 'refuses')}: {deed}"
        return deed

    def _verb(self, event: Event, verb: str) -> str:
        return of_you(verb) if event.by == self._you else verb

    def glimpse(self, label: str) -> str:
        """Return a deed of which no more is seen than what it goes by, as a sentence without its full stop."""
        return f"something is done: {label}"

    def level_fact(self, name: str, bound: float, *, under: bool) -> str | None:
        """Return what is told of a fluent at the level of the scale next to a bound, or beyond it, below or above; None where
        nothing is said of the fluent, or no level lies there. What lies between 0 and 1 is a credence, and no level."""
        numbers = [level for level in self._amounts if isinstance(level, (int, Fraction)) and not 0 < level < 1]
        levels = [level for level in numbers if (level < bound if under else level > bound)]
        if not levels:
            return None
        told = self.amount_fact(name, max(levels) if under else min(levels))
        beyond = "" if len(levels) == 1 or told is None else " or less" if under else " or more"
        return None if told is None else f"{told}{beyond}"

    def amount_fact(self, name: str, amount: float | Fraction) -> str | None:
        """Return what is told of a fluent, by its name, where it is an amount; None where nothing is said of it."""
        cell = next((place for place, fluent in enumerate(self._task.fluents) if str(fluent) == name), None)
        return None if cell is None else self._told(cell, int(amount) if amount == int(amount) else Fraction(amount))

    def level(self, utility: float) -> str:
        """Return an amount of utility by its name alone where the scale has it, else as a number."""
        told = self.amount(utility)
        return told.partition(" (")[0]

    def subject(self, name: str) -> str:
        """Return the pronoun of a character as the subject of a verb; their name where verbs would not go with it."""
        found = self._called.get(name)
        return found.pronoun if found is not None and found.pronoun in ("she", "he", "it") else self.thing(name)

    def amount(self, utility: float) -> str:
        """Return an amount of utility: by its name where the scale has it, else as a number."""
        exact: Value = int(utility) if utility == int(utility) else Fraction(utility).limit_denominator(10_000)
        name = self._amounts.get(exact)
        number = f"{utility:.3g}" if abs(utility) < 0.95 else f"{utility:.1f}".removesuffix(".0")
        return number if name is None else f"{name} ({number})"


def _is_same(one: Value | None, other: Value) -> bool:
    """Say whether two values are the same; a truth value is no number."""
    return one == other and isinstance(one, bool) == isinstance(other, bool)
