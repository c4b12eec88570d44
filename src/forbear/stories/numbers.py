"""The numbers of a scene, by names an author can write, and the same scene with one of them moved.

`mercy(Ilsa)` is a fact, `believes(Rick, mercy(Ilsa) = 6)` a credence, `reason justice(Ilsa)` and `cost shoot(Ilsa)`
factors on what they amount to, `precision(Ilsa)` and `depth(Ilsa)` belong to a mind, `tau` to the scene.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection
from fractions import Fraction
from typing import Literal as OneOf

from forbear.errors import RequestError
from forbear.figures import is_usable
from forbear.grounding import what_if
from forbear.grounding.task import Declaration, GroundFluent, GroundMind, Task
from forbear.language import amounts
from forbear.language.expressions import Arithmetic, Cell, Expression, Literal
from forbear.language.nearest import closest
from forbear.language.values import Value, show
from forbear.logic.cells import Path
from forbear.logic.folding import is_number
from forbear.minds.budget import DEEPEST
from forbear.minds.reading import as_float
from forbear.records import dataclass, replace

Change = Callable[[Task, float], Task]
"""Sets a number in a task, whatever else was changed in it."""

Group = OneOf["fact", "credence", "reason", "cost", "mind", "scene", "amount"]

MOST_LISTED = 8
"""So many names are listed where none is near."""


@dataclass(frozen=True, slots=True)
class SceneNumber:
    """One number of a scene: its name, where it stands (None where it differs by case), the range that makes sense,
    whether only whole numbers do, the task that it was found in, and how to set it in that or in one altered from it.

    group: what sort of number it is. of: the character whose it is, if anybody's. least, most: what it can be at all.
    check_between: raises RequestError where `change` does not do between two amounts. weighed_in: of a credence, which of the
    task's declarations it is a weight of, so that it moves with the other weights there.
    """

    name: str
    now: float | None
    low: float
    high: float
    whole: bool
    task: Task
    change: Change
    group: Group
    of: str | None = None
    least: float = -math.inf
    most: float = math.inf
    check_between: Callable[[float, float], None] | None = None
    weighed_in: int | None = None

    def task_at(self, amount: float) -> Task:
        """Return the task with the number set, whatever it can be."""
        return self.change(self.task, amount)

    def check(self, amount: float) -> None:
        """Raise RequestError for what the number cannot be."""
        endless = math.isinf(amount) and self.group == "mind"
        if (
            not self.least <= amount <= self.most
            or not (endless or is_usable(amount))
            or (self.whole and amount != round(amount))
        ):
            kind = "a whole number" if self.whole else "a number"
            bounds = f"from {self.least:g}" + (f" to {self.most:g}" if self.most < math.inf else " on")
            raise RequestError(f"{self.name} cannot be {amount:g}", f"it is {kind} {bounds}")

    def moved(self, amount: float) -> Task:
        """Return the task with the number set. Raises RequestError for what it cannot be."""
        self.check(amount)
        return self.task_at(amount)


def numbers(task: Task) -> tuple[SceneNumber, ...]:
    """Return every number of a task."""
    unsteady = (number for number in lapses(task) if number.now)
    found = [*_facts(task), *_credences(task), *_factors(task), *_minds(task), *unsteady]
    return tuple({number.name: number for number in found}.values())


@dataclass(frozen=True, slots=True)
class _Listed:
    """The numbers of a task, as they are spelled: whoever names one mostly names several."""

    task: Task
    known: dict[str, SceneNumber]


def number_named(task: Task, name: str) -> SceneNumber:
    """Return the number that an author means. Raises RequestError with near names."""
    found = number_here(task, name)
    if found is not None:
        return found
    known = _listed(task)
    near = closest(_spelled(name), known, 3, 0.4)
    if near:
        hint = f"did you mean {' or '.join(known[key].name for key in near)}?"
    else:
        listed = [number.name for number in known.values()]
        hint = f"it has {', '.join(listed[:MOST_LISTED])}{', …' if len(listed) > MOST_LISTED else ''}"
    raise RequestError(f"the scene has no number called '{name}'", hint)


def number_here(task: Task, name: str) -> SceneNumber | None:
    """Return a number by its name; None where there is none of that name."""
    return _listed(task).get(_spelled(name))


def _listed(task: Task) -> dict[str, SceneNumber]:
    listed_last = task.kinship.numbers
    if not isinstance(listed_last, _Listed) or listed_last.task is not task:
        every = (*numbers(task), *lapses(task))
        listed_last = task.kinship.numbers = _Listed(task, {_spelled(number.name): number for number in every})
    return listed_last.known


def _spelled(name: str) -> str:
    return name.replace("openly ", "").replace(" ", "")


def _facts(task: Task) -> list[SceneNumber]:
    found = []
    initial = {cell: as_float(task.initial[cell]) for cell, f in enumerate(task.fluents) if f.type == "number"}
    largest = max((abs(amount) for amount in initial.values()), default=0.0)
    for cell, now in initial.items():
        if is_number(task.initial[cell]):
            high = max(2 * abs(now), 2 * largest, 1.0)
            low = -high if now < 0 else 0.0
            fluent = task.fluents[cell]
            of = fluent.subject if isinstance(fluent.subject, str) and fluent.subject in task.characters else None
            found.append(SceneNumber(str(fluent), now, low, high, False, task, _fact_at(cell), "fact", of))
    return found


def are_whole(one: SceneNumber, other: SceneNumber) -> bool:
    """Say whether two credences are all the weights of one distribution."""
    if one.weighed_in is None or one.weighed_in != other.weighed_in:
        return False
    alternatives = one.task.declarations[one.weighed_in].alternatives
    return len(alternatives) == 1 and len(alternatives[0][1]) == 2


def _fact_at(cell: int) -> Change:
    return lambda task, amount: what_if.with_initial(task, cell, amounts.as_exact(amount))


def _credences(task: Task) -> list[SceneNumber]:
    found = []
    for place, declaration in enumerate(task.declarations):
        for values in _values(declaration):
            named = " & ".join(f"{task.fluents[c]} = {show(v)}" for c, v in zip(declaration.cells, values, strict=True))
            weights = [w for _, choices in declaration.alternatives for v, w in choices if _plain(v) == values]
            now = weights[0] if len(weights) == 1 else None
            at = _credence_at(place, values)
            name = _believes(declaration.path, named)
            whose = declaration.path[0]
            found.append(
                SceneNumber(name, now, 0.0, 1.0, False, task, at, "credence", whose, 0.0, 1.0, weighed_in=place)
            )
    return found


def _values(declaration: Declaration) -> list[tuple[Value, ...]]:
    """Return the values that a declaration leaves open, each once."""
    listed = [_plain(values) for _, choices in declaration.alternatives if len(choices) > 1 for values, _ in choices]
    return list(dict.fromkeys(values for values in listed if values is not None))


def _plain(values: tuple[Expression, ...]) -> tuple[Value, ...] | None:
    found = tuple(value.value for value in values if isinstance(value, Literal))
    return found if len(found) == len(values) else None


def _believes(path: Path, inner: str) -> str:
    for name in reversed(path):
        inner = f"believes({name}, {inner})"
    return inner


def _credence_at(place: int, values: tuple[Value, ...]) -> Change:
    """Return how to give these values another weight, the others keeping their proportions."""

    def task_at(task: Task, weight: float) -> Task:
        declaration = task.declarations[place]
        alternatives = []
        for condition, choices in declaration.alternatives:
            rest = sum(w for v, w in choices if _plain(v) != values)
            moved = tuple((v, weight if _plain(v) == values else w / rest * (1 - weight)) for v, w in choices if rest)
            alternatives.append((condition, moved if len(choices) > 1 and moved else choices))
        changed = replace(declaration, alternatives=tuple(alternatives))
        return replace(task, declarations=(*task.declarations[:place], changed, *task.declarations[place + 1 :]))

    return task_at


def _factors(task: Task) -> list[SceneNumber]:
    found = []
    for reason in task.reasons:
        name = f"reason {reason.name}({reason.character})"
        at = _reason_at(reason.name, reason.character)
        found.append(SceneNumber(name, 1.0, 0.0, 4.0, False, task, at, "reason", reason.character))
    for action in task.actions:
        for cost in action.costs:
            name = f"cost {action.name}({cost.character})"
            at = _cost_at(action.name, cost.character)
            found.append(SceneNumber(name, 1.0, 0.0, 4.0, False, task, at, "cost", cost.character))
    return found


def _reason_at(name: str, character: str) -> Change:
    def task_at(task: Task, amount: float) -> Task:
        changed, factor = with_factor(task, amount)
        reasons = tuple(
            replace(r, value=Arithmetic("*", factor, r.value)) if (r.name, r.character) == (name, character) else r
            for r in task.reasons
        )
        return replace(changed, reasons=reasons)

    return task_at


def cost_of_kind(task: Task, action: str, character: str, kind: str | None) -> SceneNumber:
    """Return the factor on what the deeds of a name cost somebody of one kind; None: of no kind."""
    name = f"cost {action}({character}) of {kind or 'no kind'}"
    return SceneNumber(name, 1.0, 0.0, 4.0, False, task, _cost_at(action, character, (kind,)), "cost", character)


def _cost_at(name: str, character: str, kinds: Collection[str | None] | None = None) -> Change:
    """Return how to give a factor to what deeds of a name cost somebody. kinds: only to such; to all where it is None."""

    def task_at(task: Task, amount: float) -> Task:
        changed, factor = with_factor(task, amount)
        actions = []
        for action in task.actions:
            costs = tuple(
                replace(cost, amount=Arithmetic("*", factor, cost.amount))
                if cost.character == character and (kinds is None or cost.kind in kinds)
                else cost
                for cost in action.costs
            )
            actions.append(replace(action, costs=costs) if action.name == name else action)
        return replace(changed, actions=tuple(actions))

    return task_at


def with_factor(task: Task, amount: float) -> tuple[Task, Expression]:
    """Return the expression that is a factor, and the task that knows it: a number that remembers how it was made is no
    value that a text could have, so it is read from the state, like a fluent."""
    if not isinstance(amount, amounts.Symbol):
        return task, Literal(Fraction(amount))
    cell = len(task.fluents)
    fluent = GroundFluent("factor", (cell,), "number", None)
    changed = replace(task, fluents=(*task.fluents, fluent), initial=(*task.initial, amount))  # type: ignore[arg-type]
    return changed, Cell(cell)


def _minds(task: Task) -> list[SceneNumber]:
    found = []
    for place, (name, mind) in enumerate(zip(task.characters, task.minds, strict=True)):
        precision = _mind_at(place, lambda mind, amount: replace(mind, precision=amount))
        depth = _mind_at(place, lambda mind, amount: replace(mind, depth=round(amount)))
        now = float(mind.depth)
        found.append(
            SceneNumber(f"precision({name})", mind.precision, 0.0, 8.0, False, task, precision, "mind", name, 0.0)
        )
        found.append(SceneNumber(f"depth({name})", now, 0.0, 3.0, True, task, depth, "mind", name, 0.0, DEEPEST))
    found.append(SceneNumber("tau", task.tau, 0.1, 5.0, False, task, _tau_at, "scene", None, 0.01))
    return found


def lapses(task: Task) -> list[SceneNumber]:
    """Return how often each character takes anything whatever; where it is 0, a scene does not list it."""
    found = []
    for place, (name, mind) in enumerate(zip(task.characters, task.minds, strict=True)):
        at = _mind_at(place, lambda mind, amount: replace(mind, lapse=amount))
        found.append(SceneNumber(f"lapse({name})", mind.lapse, 0.0, 1.0, False, task, at, "mind", name, 0.0, 1.0))
    return found


def _mind_at(place: int, changed: Callable[[GroundMind, float], GroundMind]) -> Change:
    return lambda task, amount: replace(
        task, minds=(*task.minds[:place], changed(task.minds[place], amount), *task.minds[place + 1 :])
    )


def _tau_at(task: Task, amount: float) -> Task:
    return replace(task, tau=amount)
