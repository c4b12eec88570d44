"""What the initial statements declare, taken apart for the checks: one declaration for each mind, with its fluents.

Variables are spelled out, so the declarations are ground. Where that would be too many, the rest is left unchecked here:
grounding has limits of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from forbear.errors import Span
from forbear.language.checking.world import Term, World
from forbear.language.expressions import (
    And,
    Arithmetic,
    Believes,
    Comparison,
    Conditional,
    Degree,
    Distribution,
    Expects,
    Expression,
    Fluent,
    Function,
    Literal,
    Not,
    Or,
    Property,
    Quantified,
    Variable,
)
from forbear.language.problem import (
    Assign,
    Effect,
    ForEach,
    Inform,
    Joint,
    Knows,
    Together,
    When,
)
from forbear.language.values import Value, show
from forbear.records import dataclass, replace

MOST = 20_000
"""Declarations looked at."""

Environment = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Spot:
    """A ground fluent."""

    property: Property
    arguments: tuple[Value, ...]

    def __str__(self) -> str:
        return f"{self.property.name}({', '.join(show(value) for value in self.arguments)})"


@dataclass(frozen=True, slots=True)
class CheckedStatement:
    """A checked initial statement with its place and layer. is_vague: the scene itself states it, and a reading may move
    it; is_typical: it stands for what is typical. is_own: the scene itself states it, its case, or what was set."""

    effect: Effect
    span: Span
    layer: int
    is_vague: bool = False
    is_typical: bool = False
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Declared:
    """What one statement makes so of some fluents on one path; the world itself where the path is empty.

    `reads`: the fluents that its conditions and values depend on; `asks_minds`: they ask what somebody believes.
    `choices`: what the fluents may be, each a value for each of them; nothing where it hangs on a condition.
    `is_general`: it comes of a `forall` or stands under a condition, so that another may well say it better.
    """

    path: tuple[str, ...]
    openly: bool
    spots: tuple[Spot, ...]
    value: Expression | None
    is_doubtful: bool
    choices: tuple[tuple[Value, ...], ...]
    reads: tuple[Spot, ...]
    asks_minds: bool
    is_general: bool
    span: Span
    layer: int


class Beginnings:
    """Takes statements apart."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._left = MOST

    def declared(self, statements: tuple[CheckedStatement, ...]) -> tuple[Declared, ...]:
        """Return all declarations, in order."""
        found: list[Declared] = []
        for statement in statements:
            for declared in self._of(statement.effect, {}, (), False, False, statement):
                self._left -= 1
                if self._left < 0:
                    return tuple(found)
                found.append(declared)
        return tuple(found)

    def _of(
        self,
        effect: Effect,
        environment: Environment,
        path: tuple[str, ...],
        openly: bool,
        is_general: bool,
        statement: CheckedStatement,
    ) -> Iterator[Declared]:
        match effect:
            case Together(effects):
                for part in effects:
                    yield from self._of(part, environment, path, openly, is_general, statement)
            case When(branches, otherwise):
                under = [
                    declared
                    for part in (*(branch for _, branch in branches), *(() if otherwise is None else (otherwise,)))
                    for declared in self._of(part, environment, path, openly, True, statement)
                ]
                yield from self._under(tuple(test for test, _ in branches), under, environment) if path else under
            case ForEach(variable, body):
                for value in self._world.values(variable.type):
                    if self._left < 0:
                        return
                    inner = {**environment, variable.name: value}
                    yield from self._of(body, inner, path, openly, True, statement)
            case Inform(character, body, is_open):
                name = str(_value(character, environment))
                deeper = path if path and path[-1] == name else (*path, name)
                yield from self._of(body, environment, deeper, openly or is_open, is_general, statement)
            case Assign(target, value):
                conditional = isinstance(value, Conditional)
                yield Declared(
                    path=path,
                    openly=openly,
                    spots=(_spot(target, environment),),
                    value=value,
                    is_doubtful=_is_doubtful(value),
                    choices=_choices(value, environment),
                    reads=tuple(dict.fromkeys(self._reads(value, environment))) if conditional and path else (),
                    asks_minds=conditional and bool(path) and _asks_minds(value),
                    is_general=is_general,
                    span=statement.span,
                    layer=statement.layer,
                )
            case Knows(character, fluent):
                yield Declared(
                    path=(str(_value(character, environment)),),
                    openly=True,
                    spots=(_spot(fluent, environment),),
                    value=None,
                    is_doubtful=False,
                    choices=(),
                    reads=(),
                    asks_minds=False,
                    is_general=is_general,
                    span=statement.span,
                    layer=statement.layer,
                )
            case Joint(entries):
                yield Declared(
                    path=path,
                    openly=openly,
                    spots=tuple(_spot(assign.target, environment) for assign in entries[0][0]),
                    value=None,
                    is_doubtful=sum(_is_positive(weight) for _, weight in entries) > 1,
                    choices=_joint_choices(entries, environment),
                    reads=(),
                    asks_minds=False,
                    is_general=is_general,
                    span=statement.span,
                    layer=statement.layer,
                )

    def _under(
        self, tests: tuple[Expression, ...], inner: list[Declared], environment: Environment
    ) -> Iterator[Declared]:
        """Yield what a mind believes under conditions of its own: it hangs on them, and is doubted where one branch does."""
        reads = [spot for test in tests for spot in self._reads(test, environment)]
        doubtful = {spot for declared in inner if declared.is_doubtful for spot in declared.spots}
        for declared in inner:
            yield replace(
                declared,
                is_doubtful=not doubtful.isdisjoint(declared.spots),
                choices=(),
                reads=tuple(dict.fromkeys((*reads, *declared.reads))),
                asks_minds=declared.asks_minds or any(_asks_minds(test) for test in tests),
            )

    def _reads(self, expression: Expression, environment: Environment) -> Iterator[Spot]:
        """Yield the ground fluents that an expression reads."""
        if isinstance(expression, Fluent):
            self._left -= 1
            yield _spot(expression, environment)
        elif isinstance(expression, Quantified):
            for value in self._world.values(expression.variable.type):
                if self._left < 0:
                    return
                yield from self._reads(expression.body, {**environment, expression.variable.name: value})
        else:
            for part in parts(expression):
                yield from self._reads(part, environment)


def parts(expression: Expression) -> tuple[Expression, ...]:
    """Return the expressions directly inside one."""
    match expression:
        case Not(operand):
            return (operand,)
        case And(operands) | Or(operands) | Function(_, operands):
            return operands
        case Comparison(_, left, right) | Arithmetic(_, left, right):
            return (left, right)
        case Conditional(branches, otherwise):
            inner = tuple(part for branch in branches for part in branch)
            return inner if otherwise is None else (*inner, otherwise)
        case Quantified(_, _, body) | Believes(_, body) | Degree(_, body) | Expects(_, body):
            return (body,)
        case Distribution(entries):
            return tuple(part for entry in entries for part in entry)
    return ()


def _asks_minds(expression: Expression) -> bool:
    return isinstance(expression, (Believes, Degree, Expects)) or any(_asks_minds(part) for part in parts(expression))


def _is_doubtful(value: Expression) -> bool:
    """Say whether, in some branch, more than one value is possible."""
    match value:
        case Distribution(entries):
            return sum(_is_positive(weight) for _, weight in entries) > 1
        case Conditional(branches, otherwise):
            return any(_is_doubtful(v) for _, v in branches) or (otherwise is not None and _is_doubtful(otherwise))
    return False


def _choices(value: Expression, environment: Environment) -> tuple[tuple[Value, ...], ...]:
    """Return the values that something may have, each alone; nothing where they hang on a condition or a fluent."""
    entries = value.entries if isinstance(value, Distribution) else ((value, Literal(1)),)
    found = [_known(entry, environment) for entry, weight in entries if _is_positive(weight)]
    return () if None in found else tuple((each,) for each in found if each is not None)


def _joint_choices(
    entries: tuple[tuple[tuple[Assign, ...], Expression], ...], environment: Environment
) -> tuple[tuple[Value, ...], ...]:
    spots = [_spot(assign.target, environment) for assign in entries[0][0]]
    found = []
    for assigns, weight in entries:
        given = {_spot(assign.target, environment): _known(assign.value, environment) for assign in assigns}
        row = tuple(value for spot in spots if (value := given.get(spot)) is not None)
        if len(row) < len(spots):
            return ()
        if _is_positive(weight):
            found.append(row)
    return tuple(found)


def _known(value: Expression, environment: Environment) -> Value | None:
    match value:
        case Literal(known):
            return known
        case Variable(name):
            return environment.get(name)
    return None


def _is_positive(weight: Expression) -> bool:
    return isinstance(weight, Literal) and isinstance(weight.value, (int, Fraction)) and weight.value > 0


def _value(term: Term, environment: Environment) -> Value:
    return environment[term.name] if isinstance(term, Variable) else term.value


def _spot(fluent: Fluent, environment: Environment) -> Spot:
    return Spot(
        fluent.property,
        tuple(_value(argument, environment) for argument in fluent.arguments),
    )
