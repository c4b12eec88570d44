"""What a change of a scene's text does to the task that it was ground to, so that nothing is loaded anew for it.

What is a number of the scene can be moved on a tape, together with others; all else makes another task, which may have numbers
of its own.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

from forbear.grounding import what_if
from forbear.grounding.task import Task
from forbear.language import amounts
from forbear.language.expressions import Expression, Literal
from forbear.language.values import Value
from forbear.minds.reading import as_float
from forbear.records import dataclass, replace
from forbear.stories.numbers import SceneNumber

Choices = tuple[tuple[tuple[Expression, ...], float], ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of a task. otherwise: what is made of the task, if anything; number, amount: a number of it, or of
    what was made of it, and what that is to be."""

    number: SceneNumber | None
    amount: float = 0.0
    otherwise: Callable[[Task], Task] | None = None

    @property
    def is_of_number(self) -> bool:
        """Whether it moves a number of the task as it stands, and nothing else."""
        return self.number is not None and self.otherwise is None

    def made(self, task: Task) -> Task:
        """Return the task with the change."""
        if self.otherwise is not None:
            task = self.otherwise(task)
        return task if self.number is None else self.number.change(task, self.amount)


def weight(task: Task, place: int, alternative: int) -> SceneNumber:
    """Return the weight of the first of two values in an alternative of a declaration; the other has the rest."""
    declaration = task.declarations[place]
    fluents = " & ".join(str(task.fluents[cell]) for cell in declaration.cells)
    name = f"the odds of {fluents} to {' > '.join(declaration.path)}{' openly' * declaration.openly}, {alternative}"
    now = declaration.alternatives[alternative][1][0][1]
    change = partial(_with_weight, place, alternative)
    return SceneNumber(name, now, 0.0, 1.0, False, task, change, "credence", declaration.path[0], 0.0, 1.0)


def _with_weight(place: int, alternative: int, task: Task, amount: float) -> Task:
    def moved(choices: Choices) -> Choices:
        (first, _), (second, _) = choices
        return (first, amount), (second, 1 - amount)

    return _with_alternative(task, place, alternative, moved)


def odds(place: int, alternative: int, weights: tuple[tuple[int, float], ...]) -> Edit:
    """Return what leaves in an alternative of a declaration the values at these places, with these weights."""
    return Edit(None, 0.0, partial(_with_odds, place, alternative, weights))


def _with_odds(place: int, alternative: int, weights: tuple[tuple[int, float], ...], task: Task) -> Task:
    return _with_alternative(task, place, alternative, lambda choices: tuple((choices[n][0], w) for n, w in weights))


def _with_alternative(task: Task, place: int, alternative: int, made: Callable[[Choices], Choices]) -> Task:
    declaration = task.declarations[place]
    alternatives = tuple(
        (condition, made(choices) if number == alternative else choices)
        for number, (condition, choices) in enumerate(declaration.alternatives)
    )
    changed = replace(declaration, alternatives=alternatives)
    return replace(task, declarations=(*task.declarations[:place], changed, *task.declarations[place + 1 :]))


def reason(task: Task, name: str, person: str, worth: Value) -> Edit:
    """Return what makes a reason of somebody worth the same whatever happens: how much, is a number then."""
    change = partial(_with_reason, name, person)
    number = SceneNumber(f"what {name} is to {person}", None, 0.0, math.inf, False, task, change, "reason", person)
    return Edit(number, as_float(worth), partial(_with_reason, name, person, amount=as_float(worth)))


def _with_reason(name: str, person: str, task: Task, amount: float) -> Task:
    value = Literal(amounts.as_exact(amount))
    reasons = (replace(r, value=value) if (r.name, r.character) == (name, person) else r for r in task.reasons)
    return replace(task, reasons=tuple(reasons))


def truth(cell: int, *, is_so: bool, hidden_from: str | None = None, remote: float = 0.0) -> Edit:
    """Return what makes something so, or not so. hidden_from: who gives it no more than `remote`, as everybody knows."""
    return Edit(None, 0.0, partial(_with_truth, cell, is_so, hidden_from, remote))


def _with_truth(cell: int, is_so: bool, hidden_from: str | None, remote: float, task: Task) -> Task:
    changed = what_if.with_initial(task, cell, is_so)
    if hidden_from is None:
        return changed
    held = ((is_so, remote), (not is_so, 1 - remote))
    return what_if.with_belief(changed, (hidden_from,), cell, held, openly=True)
