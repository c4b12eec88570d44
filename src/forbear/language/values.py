"""What a fluent can hold: a truth value, an exact number, an entity, or `?`.

Numbers are `int`, or `Fraction` where the author wrote a decimal: exact, so that `0.1 + 0.2 == 0.3` in a story.
"""

from __future__ import annotations

import enum
from fractions import Fraction


class Unknown(enum.Enum):
    """The value `?`: nothing, or not known. Equal to itself only; no order."""

    UNKNOWN = "?"

    __hash__ = object.__hash__  # states are hashed often, and Enum's own is slow

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN = Unknown.UNKNOWN


Value = bool | int | Fraction | str | Unknown
"""bool for `boolean`, int or Fraction for `number`, str (the name) for an entity, UNKNOWN for `?`."""


def show(value: Value) -> str:
    """Write a value as an author writes it: `True`, `3`, `0.8`, `Rick`, `?`."""
    if value is UNKNOWN:
        return "?"
    if isinstance(value, Fraction):
        return str(value.numerator) if value.denominator == 1 else _decimal(value)
    return str(value)


def _decimal(value: Fraction) -> str:
    """Return the shortest decimal that reads back as `value`, or its quotient where none exists."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return f"({value.numerator} / {value.denominator})"
    digits = 1
    while (value * 10**digits).denominator != 1:
        digits += 1
    scaled = abs(value.numerator) * 10**digits // value.denominator
    whole, part = divmod(scaled, 10**digits)
    return f"{'-' if value < 0 else ''}{whole}.{part:0{digits}d}"
