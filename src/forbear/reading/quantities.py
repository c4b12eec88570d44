"""What is open in a scene for whoever reads it: amounts that are typical, and levels that the scene states (docs/reading.md).

A typical amount that the scene does not state has the spread of its `typically`. A level that the scene states is meant
loosely: it stays with weight STAYS, and its neighbours on the scale share the rest. Of a stated distribution one weight
moves a step, and the others share what is left in proportion. What is said `exactly` is not open, and neither are levels in
a domain's rules.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from typing import Literal as OneOf

from forbear.figures import percent
from forbear.grounding import what_if
from forbear.grounding.narrowing import narrowed
from forbear.grounding.spelling import spelled
from forbear.grounding.spreads import Typical, likeliest, typical
from forbear.grounding.task import Declaration, GroundFluent, Task
from forbear.language import amounts
from forbear.language.expressions import TRUE, Cell, Expression, Literal
from forbear.language.problem import Problem
from forbear.language.values import Value, show
from forbear.logic.cells import Path, all_parts
from forbear.logic.folding import is_number
from forbear.logic.rebuilding import rebuilt
from forbear.reading.weighing import Weighing, moved_weights
from forbear.records import dataclass, replace
from forbear.stories.numbers import Change, SceneNumber
from forbear.stories.questions.knockout import read_cells

STAYS = 0.7
"""How likely a stated level is meant as it is stated."""

NOTHING = "nothing"
"""What several fluents are called together where each is none, or false."""

Names = Mapping[Value, str]
"""What the levels of the scale are called."""

Source = OneOf["typical", "stated"]


@dataclass(frozen=True, slots=True)
class Possibility:
    """One of the things that an open quantity may be.

    prior: how likely it is before anything is told, in [0, 1]. amounts: what the numbers of the quantity are then. values:
    what its fluents are then; none where it is no fluent's. steps: how many levels it is from what is stated.
    """

    text: str
    prior: float
    amounts: tuple[float, ...]
    values: tuple[Value, ...]
    steps: int


@dataclass(frozen=True, slots=True)
class OpenBelief:
    """Whose belief an open quantity is, of what: the value that stands first, and the condition under which it is so. An empty
    path: nobody's, but the odds by which nature draws it."""

    path: Path
    cells: tuple[int, ...]
    values: tuple[Expression, ...]
    condition: Expression | None


@dataclass(frozen=True, slots=True)
class Quantity:
    """Something open: what it may be, and how a task is changed for that.

    name: as an author writes it. whose: the characters whom it is about, the first whose it is. said: the place among
    the possibilities of what is stated, or likeliest. cells: the fluents that it is the value of. numbers: what moves
    it in a task, one for each of a possibility's amounts; none where each possibility is a scene of its own (a fact).
    belief: whose, and of what, where it is one.
    """

    name: str
    source: Source
    possibilities: tuple[Possibility, ...]
    said: int
    cells: tuple[int, ...]
    numbers: tuple[SceneNumber, ...]
    whose: str | None
    belief: OpenBelief | None = None

    @property
    def is_fact(self) -> bool:
        """Say whether each possibility is a scene of its own."""
        return not self.numbers

    def applied(self, task: Task, place: int) -> Task:
        """Return the task in which the quantity is what stands at a place among its possibilities."""
        possibility = self.possibilities[place]
        if self.cells:
            for cell, value in zip(self.cells, possibility.values, strict=True):
                task = what_if.with_initial(task, cell, value)
            return task
        for number, amount in zip(self.numbers, possibility.amounts, strict=True):
            task = number.change(task, amount)
        return task


def quantities(problem: Problem, task: Task) -> tuple[Quantity, ...]:
    """Return what is open in a scene and could matter in it, in the order of the text.

    task: the problem's, as ground; what was added to it for a telling is not open.
    """
    found = _all(problem, task)
    read = read_cells(narrowed(_opened(task, found)))
    return tuple(one for one in found if not one.cells or not read.isdisjoint(one.cells))


def open_beliefs(problem: Problem, task: Task) -> tuple[Quantity, ...]:
    """Return what is open of what people believe, and of the odds by which nature draws: those of `quantities` that are
    beliefs, all of which could matter."""
    return tuple(one for one in _all(problem, task) if one.belief is not None and not one.cells)


def open_cells(problem: Problem, task: Task) -> frozenset[int]:
    """Return the fluents that are open, whether or not they could matter."""
    return frozenset(cell for one in _all(problem, task) for cell in one.cells)


def _all(problem: Problem, task: Task) -> list[Quantity]:
    names: Names = {literal.value: name for name, literal in reversed(problem.constants)}
    stated = [
        *_stated_amounts(problem, task, names),
        *_stated_weights(problem, task, names),
        *_stated_reasons(problem, task, names),
    ]
    return [*_typical(task, names), *stated]


def _opened(task: Task, found: list[Quantity]) -> Task:
    """Return the task in which all that is open is as large as it may be, so that nothing is passed over for being none."""
    initial = list(task.initial)
    for quantity in found:
        for place, cell in enumerate(quantity.cells):
            values = [one.values[place] for one in quantity.possibilities]
            initial[cell] = max(values, key=lambda value: (is_number(value) and abs(value), value is True))  # type: ignore[arg-type]
    return replace(task, initial=tuple(initial))


# what is typical


def _typical(task: Task, names: Names) -> Iterator[Quantity]:
    for one in typical(task):
        if len(one.odds) > 1 and not one.name:
            yield _of_cell(task, one.cells, tuple((values[0], w) for values, w in one.odds), "typical", names)
        elif len(one.odds) > 1:
            yield _of_several(task, one, names)


def _of_several(task: Task, one: Typical, names: Names) -> Quantity:
    """Return a quantity that is what several fluents are together."""
    are_amounts = all(task.fluents[cell].type == "number" for cell in one.cells)
    possibilities = tuple(
        Possibility(
            _together(task, one.cells, values, names),
            weight,
            tuple(map(float, values)) if are_amounts else (),  # type: ignore[arg-type]
            values,
            0,
        )
        for values, weight in one.odds
    )
    numbers = tuple(_amount(task, (cell,)) for cell in one.cells) if are_amounts else ()
    said = [values for values, _ in one.odds].index(likeliest(one.odds))
    return Quantity(one.name, "typical", possibilities, said, one.cells, numbers, _subject(task, one.cells[0]))


def _together(task: Task, cells: tuple[int, ...], values: tuple[Value, ...], names: Names) -> str:
    """Return what several fluents are, but for those that are none or false."""
    told = [
        f"{task.fluents[cell]} = {_level(value, names)}" for cell, value in zip(cells, values, strict=True) if value
    ]
    return " & ".join(told) or NOTHING


def _is_drawn(task: Task, cell: int) -> bool:
    return any(cell in cells for cells, _ in task.drawn)


def _of_cell(
    task: Task, cells: tuple[int, ...], odds: tuple[tuple[Value, float], ...], source: Source, names: Names
) -> Quantity:
    """Return a quantity that is the value of one fluent, or of several that are stated as one."""
    first = task.fluents[cells[0]]
    largest = max(weight for _, weight in odds)
    said = next(
        (place for place, (value, _) in enumerate(odds) if source == "stated" and value == task.initial[cells[0]]),
        next(place for place, (_, weight) in enumerate(odds) if weight == largest),
    )
    is_amount = first.type == "number"
    number = _amount(task, cells)
    possibilities = tuple(
        Possibility(
            _level(value, names),
            weight,
            (float(value),) if is_amount else (),  # type: ignore[arg-type]
            (value,) * len(cells),
            abs(place - said) if source == "stated" else 0,
        )
        for place, (value, weight) in enumerate(odds)
    )
    name = str(first) if len(cells) == 1 else f"{first.name}(…)"
    return Quantity(name, source, possibilities, said, cells, (number,) if is_amount else (), _subject(task, cells[0]))


def _amount(task: Task, cells: tuple[int, ...]) -> SceneNumber:
    whose = _subject(task, cells[0])
    return SceneNumber(
        str(task.fluents[cells[0]]), None, -math.inf, math.inf, False, task, _cells_at(cells), "fact", whose
    )


def _cells_at(cells: tuple[int, ...]) -> Change:
    def task_at(task: Task, amount: float) -> Task:
        for cell in cells:
            task = what_if.with_initial(task, cell, amounts.as_exact(amount))
        return task

    return task_at


def _subject(task: Task, cell: int) -> str | None:
    subject = task.fluents[cell].subject
    return subject if isinstance(subject, str) and subject in task.characters else None


# what is stated


def _scale(problem: Problem, *, credences: bool) -> tuple[Value, ...]:
    """Return the levels of the scale, the least first: credences lie between 0 and 1, amounts do not."""
    found = {literal.value for _, literal in problem.scale if (0 < literal.value < 1) is credences}  # type: ignore[operator]
    return tuple(sorted(found))  # type: ignore[type-var]


def _loosely(scale: tuple[Value, ...], value: Value) -> tuple[tuple[Value, float], ...] | None:
    """Return what a stated level may be meant as; None where it is none of the scale, or has no neighbour there."""
    if value not in scale:
        return None
    place = scale.index(value)
    beside = [scale[other] for other in (place - 1, place + 1) if 0 <= other < len(scale)]
    if not beside:
        return None
    odds = {value: STAYS, **dict.fromkeys(beside, (1 - STAYS) / len(beside))}
    return tuple((level, odds[level]) for level in scale if level in odds)


def _stated_amounts(problem: Problem, task: Task, names: Names) -> Iterator[Quantity]:
    scale = _scale(problem, credences=False)
    together: dict[tuple[int, str, Value], list[int]] = {}
    for cell, fluent in enumerate(task.fluents):
        statement = task.setters[cell]
        if fluent.type == "number" and statement in problem.vague and not _is_drawn(task, cell):
            together.setdefault((statement, fluent.name, task.initial[cell]), []).append(cell)
    for (_, _, value), cells in sorted(together.items(), key=lambda row: row[0][0]):
        odds = _loosely(scale, value)
        if odds is not None:
            yield _of_cell(task, tuple(cells), odds, "stated", names)


def _stated_weights(problem: Problem, task: Task, names: Names) -> Iterator[Quantity]:
    """Yield each distribution that the scene states: of a mind, or of nature."""
    scale = tuple(float(level) for level in _scale(problem, credences=True))  # type: ignore[arg-type]
    worths = _scale(problem, credences=False)
    together: dict[tuple[int, int, Weighing], list[tuple[int, int]]] = {}
    for place, declaration in enumerate(task.declarations):
        if declaration.statement in problem.vague:
            for branch, (_, choices) in enumerate(declaration.alternatives):
                weights = tuple(weight for _, weight in choices)
                together.setdefault((declaration.statement, branch, weights), []).append((place, branch))
    for (_, _, weights), places in together.items():
        first = task.declarations[places[0][0]]
        if len(weights) > 1:
            yield from _of_weights(task, first, places, weights, scale, names)
        else:
            yield from _of_point(task, first, places, worths, names)
    for place, (cells, draws) in enumerate(task.drawn):
        if task.setters[cells[0]] in problem.vague:
            weights = tuple(weight for _, weight in draws)
            texts = tuple(show(values[0]) for values, _ in draws)
            numbers = tuple(
                _number(task, f"{task.fluents[cells[0]]}", _drawn_at(place, n)) for n in range(len(weights))
            )
            odds = OpenBelief((), cells, tuple(map(Literal, draws[0][0])), None)
            yield from _weighed(str(task.fluents[cells[0]]), weights, texts, scale, numbers, None, odds)


def _of_weights(
    task: Task,
    first: Declaration,
    places: list[tuple[int, int]],
    weights: Weighing,
    scale: tuple[float, ...],
    names: Names,
) -> Iterator[Quantity]:
    name = believed(task, first, places[0][1])
    _, choices = first.alternatives[places[0][1]]
    texts = tuple(" & ".join(_shown(value, task, names) for value in values) for values, _ in choices)
    numbers = tuple(_number(task, name, _weight_at(tuple(places), n)) for n in range(len(weights)))
    yield from _weighed(name, weights, texts, scale, numbers, first.path[0], _belief(first, places[0][1]))


def _weighed(
    name: str,
    weights: Weighing,
    texts: tuple[str, ...],
    scale: tuple[float, ...],
    numbers: tuple[SceneNumber, ...],
    whose: str | None,
    belief: OpenBelief | None = None,
) -> Iterator[Quantity]:
    """Yield a distribution as a quantity; nothing where no weight of it is a level of the scale."""
    moved = moved_weights(weights, scale)
    if not moved:
        return
    rows = sorted((weights, *moved), key=lambda row: row[0])
    said = rows.index(weights)
    yield Quantity(
        name=name,
        source="stated",
        possibilities=tuple(
            Possibility(
                ", ".join(f"{text} {percent(weight)}" for text, weight in zip(texts, row, strict=True)),
                STAYS if row == weights else (1 - STAYS) / len(moved),
                row,
                (),
                0 if row == weights else 1,
            )
            for row in rows
        ),
        said=said,
        cells=(),
        numbers=numbers,
        whose=whose,
        belief=belief,
    )


def _of_point(
    task: Task, first: Declaration, places: list[tuple[int, int]], scale: tuple[Value, ...], names: Names
) -> Iterator[Quantity]:
    """Yield what a mind is said to be sure of, where it is a level of one amount."""
    values, _ = first.alternatives[places[0][1]][1][0]
    said = values[0]
    if len(values) > 1 or not isinstance(said, Literal) or task.fluents[first.cells[0]].type != "number":
        return
    odds = _loosely(scale, said.value)
    if odds is None:
        return
    here = next(place for place, (value, _) in enumerate(odds) if value == said.value)
    name = believed(task, first, places[0][1])
    possibilities = tuple(
        Possibility(_level(value, names), weight, (float(value),), (), abs(place - here))  # type: ignore[arg-type]
        for place, (value, weight) in enumerate(odds)
    )
    number = _number(task, name, _point_at(tuple(places)))
    yield Quantity(name, "stated", possibilities, here, (), (number,), first.path[0], _belief(first, places[0][1]))


def _number(task: Task, name: str, change: Change) -> SceneNumber:
    return SceneNumber(name, None, -math.inf, math.inf, False, task, change, "credence")


def _weight_at(places: tuple[tuple[int, int], ...], row: int) -> Change:
    """Return how to give one entry of a declaration its weight; the others are given theirs in the same way."""

    def task_at(task: Task, amount: float) -> Task:
        return _redeclared(task, places, lambda n, values, weight: (values, amount if n == row else weight))

    return task_at


def _point_at(places: tuple[tuple[int, int], ...]) -> Change:
    def task_at(task: Task, amount: float) -> Task:
        value = Literal(amounts.as_exact(amount))
        return _redeclared(task, places, lambda n, values, weight: ((value,), weight))

    return task_at


Entry = tuple[tuple[Expression, ...], float]


def _redeclared(
    task: Task, places: tuple[tuple[int, int], ...], entry: Callable[[int, tuple[Expression, ...], float], Entry]
) -> Task:
    declarations = list(task.declarations)
    for place, branch in places:
        alternatives = list(declarations[place].alternatives)
        condition, choices = alternatives[branch]
        alternatives[branch] = condition, tuple(entry(n, *choice) for n, choice in enumerate(choices))
        declarations[place] = replace(declarations[place], alternatives=tuple(alternatives))
    return replace(task, declarations=tuple(declarations))


def _drawn_at(place: int, row: int) -> Change:
    def task_at(task: Task, amount: float) -> Task:
        cells, draws = task.drawn[place]
        moved = tuple((values, amount if n == row else weight) for n, (values, weight) in enumerate(draws))
        return replace(task, drawn=(*task.drawn[:place], (cells, moved), *task.drawn[place + 1 :]))

    return task_at


def _belief(declaration: Declaration, branch: int) -> OpenBelief:
    condition, choices = declaration.alternatives[branch]
    is_alone = len(declaration.alternatives) == 1
    return OpenBelief(declaration.path, declaration.cells, choices[0][0], None if is_alone else condition)


def believed(task: Task, declaration: Declaration, branch: int) -> str:
    """Return what a belief is about, as an author writes it: `believes(Rick, mercy(Ilsa)), if good(Rick)`."""
    text = " & ".join(str(task.fluents[cell]) for cell in declaration.cells)
    for name in reversed(declaration.path):
        text = f"believes({name}, {text})"
    if len(declaration.alternatives) == 1:
        return text
    condition = declaration.alternatives[branch][0]
    return f"{text}, {'else' if condition == TRUE else f'if {spelled(condition, task)}'}"


def _shown(value: Expression, task: Task, names: Names) -> str:
    return _level(value.value, names) if isinstance(value, Literal) else spelled(value, task)


def _level(value: Value, names: Names) -> str:
    """Return a value, an amount by its name."""
    return show(value) if isinstance(value, bool) else names.get(value, show(value))


# reasons that the scene states


def _stated_reasons(problem: Problem, task: Task, names: Names) -> Iterator[Quantity]:
    """Yield each amount but none in a reason that the scene itself gives somebody."""
    scale = _scale(problem, credences=False)
    vague = {
        (r.name, str(r.character.value)) for r in problem.reasons if r.is_vague and isinstance(r.character, Literal)
    }
    for place, reason in enumerate(task.reasons):
        if (reason.name, reason.character) not in vague:
            continue
        said = dict.fromkeys(
            part.value for part in all_parts(reason.value) if isinstance(part, Literal) and is_number(part.value)
        )
        for value in said:
            odds = _loosely(scale, value) if value else None
            if odds is None:
                continue
            here = next(n for n, (level, _) in enumerate(odds) if level == value)
            name = f"reason {reason.name}({reason.character})"
            yield Quantity(
                name if len(said) < 3 else f"{name}, {_level(value, names)}",
                "stated",
                tuple(
                    Possibility(_level(level, names), weight, (float(level),), (), abs(n - here))  # type: ignore[arg-type]
                    for n, (level, weight) in enumerate(odds)
                ),
                here,
                (),
                (_number(task, name, _reason_at(place, value)),),
                reason.character,
            )


def _reason_at(place: int, said: Value) -> Change:
    """Return how to give what is said in a reason another amount: a number that remembers how it was made stands in a
    fluent of its own."""

    def task_at(task: Task, amount: float) -> Task:
        changed: Expression = Literal(amounts.as_exact(amount))
        if isinstance(amount, amounts.Symbol):
            cell = len(task.fluents)
            fluent = GroundFluent("said", (cell,), "number", None)
            task = replace(task, fluents=(*task.fluents, fluent), initial=(*task.initial, amount))  # type: ignore[arg-type]
            changed = Cell(cell)
        was = Literal(said)

        def other(part: Expression) -> Expression:
            return changed if part == was else rebuilt(part, other)

        reason = task.reasons[place]
        return replace(
            task,
            reasons=(*task.reasons[:place], replace(reason, value=other(reason.value)), *task.reasons[place + 1 :]),
        )

    return task_at
