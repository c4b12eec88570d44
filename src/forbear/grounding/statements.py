"""The beginning: initial statements carried out in the order of the file, each reading what the earlier ones made.

A value is read at once, but the conditions of a conditional belief are kept and read in the minds they concern
(docs/semantics.md §2): they follow the state as it finally is. An unset belief follows the final state too.
"""

from __future__ import annotations

from collections.abc import Iterator

from forbear.errors import Diagnostic, InternalError, StoryError
from forbear.grounding.effects import GroundTelling, flattened
from forbear.grounding.limits import Tally
from forbear.grounding.substitution import Substitution
from forbear.grounding.task import Declaration, GroundFluent
from forbear.language.expressions import TRUE, Cell, Conditional, Distribution, Expression, Literal
from forbear.language.functions import NoValue
from forbear.language.messages import report
from forbear.language.problem import Effect, Problem, Together
from forbear.language.values import UNKNOWN, Value, show
from forbear.logic.cells import Path, cells_of
from forbear.logic.evaluation import evaluate, extended
from forbear.logic.folding import conjunction, is_number
from forbear.records import dataclass, replace

Drawn = tuple[tuple[int, ...], tuple[tuple[tuple[Value, ...], float], ...]]
"""One draw of nature's: the cells, and their values with the weight of each."""

Choices = tuple[tuple[tuple[Expression, ...], float], ...]

Alternatives = tuple[tuple[Expression, Choices], ...]
"""Conditions, first to last, with what the cells may be under each."""


@dataclass(frozen=True, slots=True)
class GroundBeginning:
    """The state (nature's draws at their first value), nature's draws, and what minds were said to believe. setters: for
    each fluent the number of the initial statement that said last what it is; -1 where none did."""

    state: tuple[Value, ...]
    drawn: tuple[Drawn, ...]
    declarations: tuple[Declaration, ...]
    setters: tuple[int, ...]


def beginning(
    problem: Problem, fluents: tuple[GroundFluent, ...], substitution: Substitution, tally: Tally
) -> GroundBeginning:
    """Carry out the initial statements. Raises StoryError with every mistake among them."""
    running = _Running(fluents)
    for number, whole in enumerate(problem.initial):
        running.statement = number
        for statement in _parts((whole,)):
            parts = flattened(statement, {}, substitution, tally)
            running.carry_out(tuple(part for part in parts if isinstance(part, GroundTelling)))
    if running.mistakes:
        raise StoryError(tuple(dict.fromkeys(running.mistakes)))
    return GroundBeginning(
        tuple(running.state), tuple(running.drawn), tuple(running.declarations), tuple(running.setters)
    )


def _parts(statements: tuple[Effect, ...]) -> Iterator[Effect]:
    for statement in statements:
        if isinstance(statement, Together):
            yield from _parts(statement.effects)
        else:
            yield statement


class _InDoubt(Exception):
    """A cell was read that has no single value yet."""

    def __init__(self, path: Path, cell: int) -> None:
        super().__init__(cell)
        self.path = path
        self.cell = cell


class _Running:
    """The state as it is being built."""

    def __init__(self, fluents: tuple[GroundFluent, ...]) -> None:
        self._fluents = fluents
        self._defaults: dict[str, Value] = {"boolean": False, "number": 0}
        self.state: list[Value] = [self._defaults.get(fluent.type, UNKNOWN) for fluent in fluents]
        self.drawn: list[Drawn] = []
        self.declarations: list[Declaration] = []
        self.setters = [-1] * len(fluents)
        self.statement = -1
        """The number of the statement that is being carried out."""
        self.mistakes: list[Diagnostic] = []
        self._believed: dict[tuple[bool, Path, int], Value | None] = {}
        """What was declared of one cell; None where it is left in doubt."""

    def carry_out(self, tellings: tuple[GroundTelling, ...]) -> None:
        """Read all parts of a statement, then make its assignments in the order of the text."""
        self._check_agreement(tellings)
        ready = []
        for telling in tellings:
            try:
                if evaluate(telling.condition, self._read) is True:
                    ready.append((telling, self._alternatives(telling)))
            except _InDoubt as doubt:
                self._report_doubt(doubt)
            except NoValue as error:
                self.mistakes += error.diagnostics
        for telling, alternatives in _together(ready):
            if telling.path:
                self._declare(telling, alternatives)
            else:
                self._set(telling.cells, alternatives)

    def _check_agreement(self, tellings: tuple[GroundTelling, ...]) -> None:
        first: dict[tuple[Path, int], GroundTelling] = {}
        for telling in tellings:
            is_plain = telling.condition == TRUE == telling.there
            if is_plain and isinstance(telling.value, Literal) and not telling.joint:
                other = first.setdefault((telling.path, telling.cells[0]), telling)
                if other.value != telling.value:
                    assert isinstance(other.value, Literal)
                    values = f"{show(other.value.value)} and {show(telling.value.value)}"
                    written = self._written(telling.path, telling.cells[0])
                    self.mistakes.append(report("E414", None, fluent=written, values=values))

    def _report_doubt(self, doubt: _InDoubt) -> None:
        hint = "declare the fluents that hang together in one joint distribution"
        self.mistakes.append(report("E413", None, hint=hint, fluent=self._written(doubt.path, doubt.cell)))

    def _written(self, path: Path, cell: int) -> str:
        text = str(self._fluents[cell])
        for name in reversed(path):
            text = f"believes({name}, {text})"
        return text

    def _read(self, path: Path, cell: int) -> Value:
        """Return the value of a cell on a path so far: what was declared for the longest part of the path."""
        for length in range(len(path), 0, -1):
            for key in ((False, path[:length], cell), (True, path[length - 1 : length], cell)):
                if key in self._believed:
                    value = self._believed[key]
                    if value is None:
                        raise _InDoubt(path, cell)
                    return value
        if any(cell in cells for cells, _ in self.drawn):
            raise _InDoubt(path, cell)
        return self.state[cell]

    def _now(self, value: Expression) -> Expression:
        return Literal(evaluate(value, self._read))

    def _alternatives(self, telling: GroundTelling) -> Alternatives:
        """Return the conditions, first to last, with what the cells may be under each."""
        if telling.is_known:
            return ((TRUE, ((tuple(Cell(cell) for cell in telling.cells), 1.0),)),)
        if telling.joint:
            rows = ((tuple(self._now(v) for v in values), _weight(weight)) for values, weight in telling.joint)
            return ((TRUE, tuple((values, weight) for values, weight in rows if weight > 0)),)
        if not telling.path or not isinstance(telling.value, Conditional):
            return ((TRUE, self._choices(telling.value)),)
        return tuple(self._branches(telling.value, TRUE, telling.cells[0]))

    def _choices(self, value: Expression) -> Choices:
        if isinstance(value, Conditional):
            for condition, branch in value.branches:
                if evaluate(condition, self._read) is True:
                    return self._choices(branch)
            return self._choices(TRUE if value.otherwise is None else value.otherwise)
        if isinstance(value, Distribution):
            rows = (((self._now(entry),), _weight(weight)) for entry, weight in value.entries)
            return tuple((values, weight) for values, weight in rows if weight > 0)
        return (((self._now(value),), 1.0),)

    def _branches(self, value: Expression, condition: Expression, cell: int) -> Iterator[tuple[Expression, Choices]]:
        if isinstance(value, Conditional):
            for test, branch in value.branches:
                yield from self._branches(branch, conjunction((condition, test)), cell)
            if value.otherwise is not None:
                yield from self._branches(value.otherwise, condition, cell)
            return
        if isinstance(value, Distribution):
            rows = (((self._later(entry, cell),), _weight(weight)) for entry, weight in value.entries)
            yield condition, tuple((values, weight) for values, weight in rows if weight > 0)
        else:
            yield condition, (((self._later(value, cell),), 1.0),)

    def _later(self, value: Expression, cell: int) -> Expression:
        """Return a value under a condition: it is read where the condition is, unless it speaks of itself."""
        return self._now(value) if cell in cells_of(value) else value

    def _set(self, cells: tuple[int, ...], alternatives: Alternatives) -> None:
        """Let the cells have a value, or let nature draw it."""
        ((_, choices),) = alternatives
        read = tuple((tuple(v.value for v in values if isinstance(v, Literal)), weight) for values, weight in choices)
        remaining = []
        for others, draws in self.drawn:
            keep = [place for place, other in enumerate(others) if other not in cells]
            if keep:
                left = tuple((tuple(values[place] for place in keep), weight) for values, weight in draws)
                remaining.append((tuple(others[place] for place in keep), left))
        self.drawn = remaining
        if len(read) > 1:
            self.drawn.append((cells, read))
        for cell, value in zip(cells, read[0][0], strict=True):
            self.state[cell] = value
            self.setters[cell] = self.statement

    def _declare(self, telling: GroundTelling, alternatives: Alternatives) -> None:
        """Note what a mind believes; a later statement about the same mind and cell replaces an earlier one."""
        path: Path = ()
        for name in telling.path:
            path = extended(path, name)
        said: Declaration | None = Declaration(path, telling.openly, telling.cells, alternatives, self.statement)
        assert said is not None
        kept = []
        for other in self.declarations:
            narrowed: Declaration | None = other
            if (other.openly, other.path) == (telling.openly, path):
                narrowed = None if said is None else conditioned(other, said)
                if narrowed is None:
                    narrowed = without(other, telling.cells)
                else:
                    said = None
            if narrowed is not None:
                kept.append(narrowed)
        self.declarations = kept if said is None else [*kept, said]
        is_sure = telling.there == TRUE and len(alternatives) == 1 and len(alternatives[0][1]) == 1
        sure = alternatives[0][1][0][0] if is_sure else None
        for place, cell in enumerate(telling.cells):
            value = None if sure is None else sure[place]
            self._believed[telling.openly, path, cell] = value.value if isinstance(value, Literal) else None


def _together(told: list[tuple[GroundTelling, Alternatives]]) -> list[tuple[GroundTelling, Alternatives]]:
    """Return what one statement tells, where what it tells of the same cells under several conditions of a mind's own is
    one telling; of a cell that a branch does not speak of, the mind is right there."""
    found: list[tuple[GroundTelling, Alternatives]] = []
    for telling, alternatives in told:
        if telling.there == TRUE:
            found.append((telling, alternatives))
            continue
        own = tuple((conjunction((telling.there, condition)), choices) for condition, choices in alternatives)
        for place, (other, before) in enumerate(found):
            is_same_mind = (other.path, other.openly) == (telling.path, telling.openly)
            if other.there != TRUE and is_same_mind and not set(other.cells).isdisjoint(telling.cells):
                cells = tuple(dict.fromkeys((*other.cells, *telling.cells)))
                both = (*_widened(before, other.cells, cells), *_widened(own, telling.cells, cells))
                found[place] = replace(other, cells=cells), both
                break
        else:
            found.append((telling, own))
    return found


def _widened(alternatives: Alternatives, cells: tuple[int, ...], wider: tuple[int, ...]) -> Alternatives:
    def all_of(values: tuple[Expression, ...]) -> tuple[Expression, ...]:
        said = dict(zip(cells, values, strict=True))
        return tuple(said.get(cell, Cell(cell)) for cell in wider)

    return tuple(
        (condition, tuple((all_of(values), weight) for values, weight in choices))
        for condition, choices in alternatives
    )


def without(declaration: Declaration, cells: tuple[int, ...]) -> Declaration | None:
    """Return the declaration about its other cells; None where nothing is left."""
    keep = [place for place, cell in enumerate(declaration.cells) if cell not in cells]
    if len(keep) == len(declaration.cells):
        return declaration
    if not keep:
        return None
    return Declaration(
        declaration.path,
        declaration.openly,
        tuple(declaration.cells[place] for place in keep),
        tuple(
            (condition, tuple((tuple(values[place] for place in keep), weight) for values, weight in choices))
            for condition, choices in declaration.alternatives
        ),
    )


def conditioned(joint: Declaration, half: Declaration) -> Declaration | None:
    """Return a joint declaration given what is said of some of its cells: the others stay as they hang together with them.

    None where that cannot be done: it is no joint of these cells and more, a value is said to be possible that it gives no
    weight, or what is said hangs on a condition.
    """
    places = [joint.cells.index(cell) for cell in half.cells if cell in joint.cells]
    if not len(half.cells) == len(places) < len(joint.cells) or len(half.alternatives) != 1:
        return None
    ((when, said),) = half.alternatives
    if when != TRUE:
        return None
    wanted: dict[tuple[Expression, ...], float] = {}
    for values, weight in said:
        wanted[values] = wanted.get(values, 0.0) + weight
    alternatives = []
    for condition, choices in joint.alternatives:
        given: dict[tuple[Expression, ...], float] = {}
        for values, weight in choices:
            own = tuple(values[place] for place in places)
            given[own] = given.get(own, 0.0) + weight
        if not all(given.get(own) for own in wanted):
            return None
        rows = [(values, weight, tuple(values[place] for place in places)) for values, weight in choices]
        left = tuple((values, weight / given[own] * wanted[own]) for values, weight, own in rows if own in wanted)
        alternatives.append((condition, left))
    return Declaration(half.path, half.openly, joint.cells, tuple(alternatives))


def _weight(weight: Expression) -> float:
    """Return a weight as a float. The checker lets only constants through."""
    if isinstance(weight, Literal) and is_number(weight.value):
        return float(weight.value)  # type: ignore[arg-type]
    raise InternalError(f"a weight is not a constant: {weight!r}")
