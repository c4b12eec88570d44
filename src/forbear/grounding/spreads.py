"""What is typical of fluents of which nothing else is said: the spread of each, as it is where the scene begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from forbear.grounding.events import bindings
from forbear.grounding.limits import Tally
from forbear.grounding.statements import GroundBeginning
from forbear.grounding.substitution import Environment, Substitution
from forbear.grounding.task import GroundSpread, Odds, Task
from forbear.language.expressions import TRUE, Conditional, Distribution, Expression, Fluent, Literal, Variable
from forbear.language.problem import Joint, JointSpread, Problem, Spread
from forbear.language.values import Value, show
from forbear.logic.cells import Path
from forbear.logic.evaluation import evaluate
from forbear.logic.folding import conjunction
from forbear.records import dataclass, replace


@dataclass(frozen=True, slots=True)
class Typical:
    """What is typical of some fluents in a task: what they are together, with the weight of each. name: what several are
    called."""

    name: str
    cells: tuple[int, ...]
    odds: Odds


def with_typical(
    problem: Problem, start: GroundBeginning, substitution: Substitution, tally: Tally
) -> tuple[GroundBeginning, tuple[GroundSpread, ...]]:
    """Return the beginning in which all that is typical is as is likeliest, and the spreads of what nothing but a `typically`
    says anything of, in the order of the text, whether or not a condition of theirs holds.

    A condition is asked of what all statements together make, so that what is stated after it in the text counts too.
    """
    known = {-1, *(spread.statement for spread in problem.spreads)}
    drawn = {cell for cells, _ in start.drawn for cell in cells}
    stated = {cell for cell, setter in enumerate(start.setters) if setter not in known} - drawn
    found = [
        one.given({cell: start.state[cell] for cell in stated.intersection(one.cells)})
        for spread in problem.spreads
        for environment in bindings(spread.variables, TRUE, substitution, instances=tally)
        if drawn.isdisjoint((one := _ground(spread, environment, substitution)).cells)
        and not stated.issuperset(one.cells)
    ]
    state, setters = list(start.state), list(start.setters)
    counting = _counting(found, start.state)
    for place, odds in counting.items():
        for cell, value in zip(found[place].cells, likeliest(odds), strict=True):
            state[cell], setters[cell] = value, found[place].statement
    spreads = tuple(replace(one, is_set=place in counting) for place, one in enumerate(found))
    return replace(start, state=tuple(state), setters=tuple(setters)), spreads


def typical(task: Task) -> tuple[Typical, ...]:
    """Return what is typical in a task, in the order of the text.

    A condition is asked of the task as it begins: a spread that comes to hold by what a telling adds counts where what is
    likeliest by it is so anyhow.
    """
    counting = _counting(task.spreads, task.initial, is_fixed=True)
    return tuple(Typical(task.spreads[n].name, task.spreads[n].cells, counting[n]) for n in sorted(counting))


def likeliest(odds: Odds) -> tuple[Value, ...]:
    """Return what has most weight; of several the first in the text."""
    return max(odds, key=lambda entry: entry[1])[0]


def has_spread(task: Task, cell: int) -> bool:
    """Say whether something is typical of a fluent in a task, whatever the fluent is there."""
    return any(cell in spread.cells and _odds(spread, task.initial) for spread in task.spreads)


def _counting(spreads: Sequence[GroundSpread], state: Sequence[Value], *, is_fixed: bool = False) -> dict[int, Odds]:
    """Return which spreads count, by their place, with their odds: of two of one fluent the one that is later in the text, and
    of those of one line the first. is_fixed: only those by which things begin as they do."""
    found: dict[int, Odds] = {}
    taken: set[int] = set()
    for place in sorted(range(len(spreads)), key=lambda place: -spreads[place].statement):
        one = spreads[place]
        odds = _odds(one, state) if taken.isdisjoint(one.cells) else ()
        if odds and is_fixed and not one.is_set:
            odds = odds if likeliest(odds) == tuple(state[cell] for cell in one.cells) else ()
        if odds:
            taken.update(one.cells)
            found[place] = odds
    return found


def _odds(spread: GroundSpread, state: Sequence[Value]) -> Odds:
    def read(path: Path, cell: int) -> Value:
        return state[cell]

    return next((odds for condition, odds in spread.branches if evaluate(condition, read) is True), ())


def _ground(spread: Spread | JointSpread, environment: Environment, substitution: Substitution) -> GroundSpread:
    if isinstance(spread, Spread):
        target = substitution.cell(spread.target, environment)
        branches = tuple(_branches(spread.value, TRUE, environment, substitution))
        return GroundSpread("", (target,), branches, spread.statement, False)
    named = (environment[term.name] if isinstance(term, Variable) else term.value for term in spread.parameters)
    name = f"{spread.name}({', '.join(map(show, named))})"
    targets = [assign.target for assign in spread.branches[0][1].entries[0][0]]
    rows = tuple(
        (substitution.ground(test, environment), tuple(_rows(joint, targets, environment, substitution)))
        for test, joint in spread.branches
    )
    cells = tuple(substitution.cell(target, environment) for target in targets)
    return GroundSpread(name, cells, rows, spread.statement, False)


def _rows(
    joint: Joint, targets: Sequence[Fluent], environment: Environment, substitution: Substitution
) -> Iterator[tuple[tuple[Value, ...], float]]:
    for assigns, weight in joint.entries:
        by_target = {assign.target: substitution.ground(assign.value, environment) for assign in assigns}
        values = [by_target[target] for target in targets]
        if isinstance(weight, Literal) and weight.value:
            yield tuple(value.value for value in values if isinstance(value, Literal)), float(weight.value)  # type: ignore[arg-type]


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
) -> Iterator[tuple[tuple[Value, ...], float]]:
    for entry, weight in entries:
        known = substitution.ground(entry, environment)
        if isinstance(known, Literal) and isinstance(weight, Literal) and weight.value:
            yield (known.value,), float(weight.value)  # type: ignore[arg-type]
