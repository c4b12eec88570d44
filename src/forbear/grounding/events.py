"""The ways to fill the parameters of an event: left to right, each cut off as soon as its precondition cannot hold.

A part of the precondition is looked at when its last variable gets a value; parts that read fluents cut nothing, unless
it is known that these never change.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import assert_never

from forbear.grounding.limits import Tally
from forbear.grounding.substitution import Environment, Substitution
from forbear.language.expressions import (
    FALSE,
    TRUE,
    And,
    Arithmetic,
    Believes,
    Cell,
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
    TypeTest,
    Variable,
)
from forbear.language.values import Value


def bindings(
    parameters: tuple[Variable | Literal, ...],
    precondition: Expression,
    substitution: Substitution,
    events: Tally | None = None,
    instances: Tally | None = None,
) -> Iterator[Environment]:
    """Yield the values of the parameters, in order, under which no part of the precondition is False without a state.

    A name that occurs twice means the same value. Raises LimitReached, where tallies are given, before enumerating
    what cannot be cut down to the bound.
    """
    variables = tuple({p.name: p for p in parameters if isinstance(p, Variable)}.values())
    tests = _tests(variables, precondition, substitution)
    ranges = [substitution.range(variable.type) for variable in variables]
    if events is not None and not any(tests):
        events.would_fit(math.prod(len(values) for values in ranges))
    names = tuple(variable.name for variable in variables)
    environment: dict[str, Value] = {}
    pending = [iter(ranges[0])] if ranges else []
    if not pending:
        yield {}
    while pending:
        place = len(pending) - 1
        for value in pending[-1]:
            if instances is not None:
                instances.count()
            environment[names[place]] = value
            if not tests[place] or all(test.may_hold(environment) for test in tests[place]):
                break
        else:
            pending.pop()
            environment.pop(names[place], None)
            continue
        if len(pending) == len(ranges):
            yield dict(environment)
        else:
            pending.append(iter(ranges[len(pending)]))


class _Test:
    """A part of a precondition that hangs on parameters alone, asked once for each of their values."""

    __slots__ = ("_known", "_names", "_part", "_substitution")

    def __init__(self, part: Expression, names: frozenset[str], substitution: Substitution) -> None:
        self._part = part
        self._names = tuple(names)
        self._substitution = substitution
        self._known: dict[tuple[Value, ...], bool] = {}

    def may_hold(self, environment: Environment) -> bool:
        """Say whether the part is anything but False."""
        key = tuple([environment[name] for name in self._names])
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._substitution.ground(self._part, environment) != FALSE
        return known


def _tests(variables: tuple[Variable, ...], precondition: Expression, substitution: Substitution) -> list[list[_Test]]:
    """Return for each variable the parts of the precondition, free of fluents, that it is the last one to complete."""
    tests: list[list[_Test]] = [[] for _ in variables]
    order = {variable.name: place for place, variable in enumerate(variables)}
    for part in _conjuncts(precondition):
        names = free_variables(part, substitution.constant)
        if names is not None and names and all(name in order for name in names):
            tests[max(order[name] for name in names)].append(_Test(part, names, substitution))
    return tests


def left_open(parameters: tuple[Variable | Literal, ...], precondition: Expression) -> Expression:
    """Return a precondition without the parts that `bindings` has settled: those that hang on the parameters alone."""
    own = {parameter.name for parameter in parameters if isinstance(parameter, Variable)}
    parts = list(_conjuncts(precondition))
    kept = [part for part in parts if not (names := free_variables(part)) or not names <= own]
    if len(kept) == len(parts):
        return precondition
    return TRUE if not kept else kept[0] if len(kept) == 1 else And(tuple(kept))


def _conjuncts(precondition: Expression) -> Iterator[Expression]:
    if isinstance(precondition, And):
        for operand in precondition.operands:
            yield from _conjuncts(operand)
    else:
        yield precondition


def free_variables(expression: Expression, constant: frozenset[Property] = frozenset()) -> frozenset[str] | None:
    """Return the names an expression leaves open; None where it reads a mind or a fluent, but for the constant ones, or
    binds a variable."""
    match expression:
        case Variable(name):
            return frozenset((name,))
        case Literal():
            return frozenset()
        case TypeTest(operand):
            return free_variables(operand, constant)
        case Not(operand):
            return free_variables(operand, constant)
        case And(operands) | Or(operands) | Function(_, operands):
            return _union(operands, constant)
        case Comparison(_, left, right) | Arithmetic(_, left, right):
            return _union((left, right), constant)
        case Fluent(declared, arguments) if declared in constant:
            return _union(arguments, constant)
        case Fluent() | Believes() | Degree() | Expects() | Quantified() | Conditional() | Distribution() | Cell():
            return None
    assert_never(expression)


def _union(parts: tuple[Expression, ...], constant: frozenset[Property]) -> frozenset[str] | None:
    found: frozenset[str] = frozenset()
    for part in parts:
        names = free_variables(part, constant)
        if names is None:
            return None
        found |= names
    return found
