"""What a state is worth to the author and to each character, exactly.

`?` is a utility that nothing is better or worse than: it is never an improvement, and nothing improves on it.
"""

from __future__ import annotations

import math
from fractions import Fraction

from forbear.language.expressions import Expression
from forbear.language.values import Value
from forbear.logic.clauses import Dnf
from forbear.logic.folding import is_number
from forbear.planning.compiling.compiled import CompiledTask
from forbear.planning.conditions import State, holds, value_in

AUTHOR = -1
"""Stands where a character's place stands: whose plan it is."""


class Utilities:
    """The utilities of one compiled task; 0 for whoever has none."""

    def __init__(self, compiled: CompiledTask) -> None:
        names = compiled.task.characters
        self._cases = {AUTHOR if name is None else names.index(name): cases for name, cases in compiled.utilities}

    def cases(self, whose: int) -> tuple[tuple[Dnf, Expression], ...]:
        """Return the cases of a utility, of which the first whose condition holds gives the value; 0 where none does."""
        return self._cases.get(whose, ())

    def of(self, whose: int, state: State) -> Value:
        """Return the utility of a state to a character (by their place) or to AUTHOR; a truth value counts 1 or 0."""
        for condition, value in self._cases.get(whose, ()):
            if holds(condition, state):
                found = value_in(value, state)
                return int(found) if isinstance(found, bool) else found
        return 0


def is_better(one: Value, other: Value) -> bool:
    """Say whether one utility is greater than another; never where either is `?`."""
    return is_number(one) and is_number(other) and one > other  # type: ignore[operator]


def default_goal(utility: Value) -> Value:
    """Return the goal where none is given: the next whole number beyond, away from zero, or one more."""
    if not isinstance(utility, (int, Fraction)):
        return utility
    rounded = math.ceil(utility) if utility > 0 else math.floor(utility)
    return rounded if rounded > utility else _whole(utility + 1)


def _whole(value: int | Fraction) -> int | Fraction:
    return value.numerator if value.denominator == 1 else value
