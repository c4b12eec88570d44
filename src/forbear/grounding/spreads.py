"""What is typical of fluents of which nothing else is said: the spread of each, as it is where the scene begins."""

from __future__ import annotations

from collections.abc import Iterator

from forbear.grounding.events import bindings
from forbear.grounding.limits import Tally
from forbear.grounding.statements import GroundBeginning
from forbear.grounding.substitution import Environment, Substitution
from forbear.grounding.task import GroundSpread, Odds, Task
from forbear.language.expressions import TRUE, Conditional, Distribution, Expression, Literal
from forbear.language.problem import Problem
from forbear.language.values import Value
from forbear.logic.cells import Path
from forbear.logic.evaluation import evaluate
from forbear.logic.folding import conjunction


def ground_spreads(
    problem: Problem, start: GroundBeginning, substitution: Substitution, tally: Tally
) -> tuple[GroundSpread, ...]:
    """Return the spreads of the fluents that nothing but a `typically` says anything of, in the order of the text, whether or
    not a condition of theirs holds."""
    drawn = {cell for cells, _ in start.drawn for cell in cells}
    found: dict[tuple[int, int], GroundSpread] = {}
    for number, spread in enumerate(problem.spreads):
        for environment in bindings(spread.variables, TRUE, substitution, instances=tally):
            cell = substitution.cell(spread.target, environment)
            if start.setters[cell] not in (spread.statement, -1) or cell in drawn:
                continue
            branches = tuple(_branches(spread.value, TRUE, environment, substitution))
            found[number, cell] = GroundSpread(cell, branches, start.setters[cell] == spread.statement)
    return tuple(found.values())


def typical(task: Task) -> tuple[tuple[int, Odds], ...]:
    """Return the fluents of a task that are typical, each with its values and the weight of each.

    A condition is asked of the task as it begins, whatever stood before it in the text: a spread that comes to hold by what is
    stated later, or by what a telling adds, counts where its likeliest value is what the fluent is anyhow.
    """
    found: dict[int, Odds] = {}
    for spread in task.spreads:
        odds = _odds(spread, task)
        if odds and (spread.is_set or max(odds, key=lambda entry: entry[1])[0] == task.initial[spread.cell]):
            found[spread.cell] = odds
    return tuple(found.items())


def has_spread(task: Task, cell: int) -> bool:
    """Say whether something is typical of a fluent in a task, whatever the fluent is there."""
    return any(spread.cell == cell and _odds(spread, task) for spread in task.spreads)


def _odds(spread: GroundSpread, task: Task) -> Odds:
    def read(path: Path, cell: int) -> Value:
        return task.initial[cell]

    return next((odds for condition, odds in spread.branches if evaluate(condition, read) is True), ())


def _branches(
    value: Expression | None, condition: Expression, environment: Environment, substitution: Substitution
) -> Iterator[tuple[Expression, Odds]]:
    """Yield conditions with the odds under each; the first that holds counts, and without odds nothing is typical there."""
    match value:
        case Distribution(entries):
            yield condition, tuple(_entries(entries, environment, substitution))
        case Conditional(branches, otherwise):
            for test, inner in branches:
                here = conjunction((condition, substitution.ground(test, environment)))
                yield from _branches(inner, here, environment, substitution)
            yield from _branches(otherwise, condition, environment, substitution)
        case None:
            yield condition, ()


def _entries(
    entries: tuple[tuple[Expression, Expression], ...], environment: Environment, substitution: Substitution
) -> Iterator[tuple[Value, float]]:
    for entry, weight in entries:
        known = substitution.ground(entry, environment)
        if isinstance(known, Literal) and isinstance(weight, Literal) and weight.value:
            yield known.value, float(weight.value)  # type: ignore[arg-type]
