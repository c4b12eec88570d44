"""The few functions by which the engine makes weights and worths from numbers.

For floats they are those of `math`. A Symbol is a number that remembers how it was made (`minds/tape/`): it is no float,
so that whatever is not ready for one fails at once, and where it stands among the numbers, it does the work itself.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any
from typing import Literal as OneOf

Relation = OneOf[">", ">=", "<", "<=", "==", "!="]
"""How two numbers may stand to each other."""


class Symbol:
    """A number that is more than its value. Its arithmetic and comparisons are those of a float.

    It is no abstract class to Python, which would make each question of what a value is ten times as slow.
    """

    __slots__ = ()

    def is_same(self, other: object) -> bool:
        """Say whether another number is made alike, and so is the same whatever it is made of."""
        raise NotImplementedError

    def gate(self, relation: Relation, other: float) -> bool:
        """Return whether this number stands in a relation to another; a Symbol, 1 or 0, where that is not the same whatever
        they are."""
        raise NotImplementedError

    def exp(self) -> float:
        """Return e to the power of this number."""
        raise NotImplementedError

    def log(self) -> float:
        """Return the natural logarithm of this number, which is positive."""
        raise NotImplementedError

    def logarithm(self) -> float:
        """Return the same, as a number that is computed with and not as the weight that it may stand for."""
        raise NotImplementedError

    def total(self, parts: Sequence[float]) -> float:
        """Return the sum of numbers of which this is one."""
        raise NotImplementedError

    def most(self, parts: Sequence[float]) -> float:
        """Return the largest of numbers of which this is one."""
        raise NotImplementedError

    def log_sum(self, logs: Sequence[float]) -> float:
        """Return log Σ exp(x) for logarithms of which this is one."""
        raise NotImplementedError

    def response(self, values: Sequence[float], precision: float) -> tuple[float, ...]:
        """Return log π ∝ precision · value for values, or with a precision, of which this is one."""
        raise NotImplementedError


INEXACT = (float, Symbol)
"""What divides as a float does."""

NUMERIC = (int, float, Symbol, Fraction)
"""Whatever is a number, truth values aside; the class that is slow to ask about comes last."""


def exp(number: float) -> float:
    """Return e to the power of a number."""
    try:
        return math.exp(number)
    except TypeError:
        return number.exp()  # type: ignore[attr-defined, no-any-return]


def log(number: float) -> float:
    """Return the natural logarithm of a positive number."""
    try:
        return math.log(number)
    except TypeError:
        return number.log()  # type: ignore[attr-defined, no-any-return]


def total(parts: Sequence[float]) -> float:
    """Return the sum, exact to the last place."""
    try:
        return math.fsum(parts)
    except TypeError:
        return symbol_in(parts).total(parts)


def condensed(parts: Sequence[float]) -> list[float]:
    """Return fewer numbers of the same sum: nothing is left out of it but what is 0, and Symbols are added up."""
    kept = [part for part in parts if isinstance(part, Symbol) or part != 0]
    return [total(kept)] if any(isinstance(part, Symbol) for part in kept) else kept


def gated(gate: Symbol, one: float, other: float) -> float:
    """Return one number where a gate is 1, the other where it is 0."""
    share: Any = gate
    if type(other) is int and other == 0:
        return share * one  # type: ignore[no-any-return]
    return one if is_same(one, other) else share * one + (1 - share) * other


def summed(parts: Iterable[float]) -> float:
    """Return the sum of what comes one after the other, exact to the last place."""
    return total(list(parts))


def most(parts: Iterable[float]) -> float:
    """Return the largest of some numbers, of which there is at least one."""
    listed = list(parts)
    for part in listed:
        if isinstance(part, Symbol):
            return part.most(listed)
    return max(listed)


def least(parts: Iterable[float]) -> float:
    """Return the smallest of some numbers, of which there is at least one."""
    return -most([-part for part in parts])


def log_sum(logs: Sequence[float]) -> float:
    """Return log Σ exp(x) without overflow or underflow; minus infinity for nothing."""
    try:
        largest = max(map(float, logs), default=-math.inf)
        if largest == -math.inf:
            return largest
        return largest + math.log(math.fsum([math.exp(value - largest) for value in logs]))
    except TypeError:
        return symbol_in(logs).log_sum(logs)


def is_same(one: object, other: object) -> bool:
    """Say whether two values stand for the same in a text: a Symbol is the same as what is made alike alone."""
    if isinstance(one, Symbol):
        return one.is_same(other)
    return other.is_same(one) if isinstance(other, Symbol) else one == other


def applied(name: str, number: float) -> float:
    """Return what a function of amounts comes to for a Symbol; where it is kept short for a state, it stays as it is."""
    if name == "log" and not number > 0:
        raise ValueError("only numbers above 0 have a logarithm")
    if name == "log" and isinstance(number, Symbol):
        return number.logarithm()
    return log(number) if name == "log" else exp(number) if name == "exp" else number


CHOOSING = ("max", "min", "abs")
"""Functions of amounts that a Symbol takes part in without being asked which is the larger."""


def chosen(name: str, numbers: Sequence[float]) -> float:
    """Return what a function of CHOOSING comes to."""
    if name == "abs":
        return most((numbers[0], -numbers[0]))
    return most(numbers) if name == "max" else least(numbers)


def as_exact(number: float) -> Fraction:
    """Return the rational number that a float is; a Symbol stays what it is."""
    return number if isinstance(number, Symbol) else Fraction(number)  # type: ignore[return-value]


def symbol_in(numbers: Iterable[object]) -> Symbol:
    """Return the Symbol among the numbers. Raises TypeError where there is none."""
    for number in numbers:
        if isinstance(number, Symbol):
            return number
    raise TypeError(f"not numbers: {numbers!r}")
