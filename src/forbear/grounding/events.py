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
    tests = _tests(variables, precondition, substitution.constant)
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
            if all(substitution.ground(test, environment) != FALSE for test in tests[place]):
                break
        else:
            pending.pop()
            environment.pop(names[place], None)
            continue
        if len(pending) == len(ranges):
            yield dict(environment)
        else:
            pending.append(iter(ranges[len(pending)]))


def _tests(
    variables: tuple[Variable, ...], precondition: Expression, constant: frozenset[Property]
) -> list[list[Expression]]:
    """Return for each variable the parts of the precondition, free of fluents, that it is the last one to complete."""
    tests: list[list[Expression]] = [[] for _ in variables]
    order = {variable.name: place for place, variable in enumerate(variables)}
    for part in _conjuncts(precondition):
        names = free_variables(part, constant)
        if names is not None and names and all(name in order for name in names):
            tests[max(order[name] for name in names)].append(part)
    return tests


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
