"""A fluent of what another fluent holds, `alive(wronged_by(a))`, spelled out: somebody is the one, and is alive.

Where the inner fluent is `?`, a formula does not hold, and a value is `?`.
"""

from __future__ import annotations

from forbear.language.checking.uses import shown
from forbear.language.checking.world import World
from forbear.language.expressions import (
    And,
    Comparison,
    Conditional,
    Expression,
    Fluent,
    Literal,
    Quantified,
    Variable,
)
from forbear.language.values import UNKNOWN

ADVICE = "a fluent can be an argument once, and in a condition or value only: exists(x : t) (f(a) == x & g(x))"


def variable_for(key: Fluent) -> Variable:
    """Return the variable that stands for what the inner fluent holds; no author can name it."""
    return Variable(shown(key), key.property.type)


def through(key: Fluent, variable: Variable, fluent: Fluent, world: World) -> Expression:
    """Return the expression in which `variable`, an argument of `fluent`, is what `key` holds."""
    if fluent.property.type == "boolean":
        return Quantified("exists", variable, And((Comparison("==", key, variable), fluent)))
    branches = []
    for value in world.values(variable.type):
        arguments = tuple(Literal(value) if argument == variable else argument for argument in fluent.arguments)
        branches.append((Comparison("==", key, Literal(value)), Fluent(fluent.property, arguments)))
    return Conditional(tuple(branches), Literal(UNKNOWN)) if branches else Literal(UNKNOWN)
