"""What is typical of fluents of which nothing else is said: the spread of each, as it is where the scene begins."""

from __future__ import annotations

from collections.abc import Iterator

from forbear.grounding.events import bindings
from forbear.grounding.limits import Tally
from forbear.grounding.statements import GroundBeginning
from forbear.grounding.substitution import Environment, Substitution
from forbear.language.expressions import TRUE, Conditional, Distribution, Expression, Literal
from forbear.language.problem import Problem
from forbear.language.values import Value
from forbear.logic.cells import Path
from forbear.logic.evaluation import evaluate

GroundSpread = tuple[int, tuple[tuple[Value, float], ...]]
"""A fluent, and its values with the weight of each."""


def typical(
    problem: Problem, start: GroundBeginning, substitution: Substitution, tally: Tally
) -> tuple[GroundSpread, ...]:
    """Return the spreads of the fluents that nothing but a `typically` says anything of, in the order of the text.

    A condition is asked of the scene as it begins, whatever stood before it in the text: a spread that comes to hold by what
    is stated later counts where its likeliest value is what the fluent is anyhow.
    """
    drawn = {cell for cells, _ in start.drawn for cell in cells}
    found: dict[int, tuple[tuple[Value, float], ...]] = {}
    for spread in problem.spreads:
        for environment in bindings(spread.variables, TRUE, substitution, instances=tally):
            cell = substitution.cell(spread.target, environment)
            if start.setters[cell] not in (spread.statement, -1) or cell in drawn:
                continue
            entries = tuple(_entries(spread.value, environment, substitution, start.state))
            is_set = start.setters[cell] == spread.statement
            if entries and (is_set or max(entries, key=lambda entry: entry[1])[0] == start.state[cell]):
                found[cell] = entries
    return tuple(found.items())


def _entries(
    value: Expression | None, environment: Environment, substitution: Substitution, state: tuple[Value, ...]
) -> Iterator[tuple[Value, float]]:
    def read(path: Path, cell: int) -> Value:
        return state[cell]

    match value:
        case Distribution(entries):
            for entry, weight in entries:
                known = substitution.ground(entry, environment)
                if isinstance(known, Literal) and isinstance(weight, Literal) and weight.value:
                    yield known.value, float(weight.value)  # type: ignore[arg-type]
        case Conditional(branches, otherwise):
            for condition, inner in branches:
                if evaluate(substitution.ground(condition, environment), read) is True:
                    yield from _entries(inner, environment, substitution, state)
                    return
            yield from _entries(otherwise, environment, substitution, state)
