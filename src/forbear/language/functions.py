"""The functions of amounts, `log`, `exp`, `max`, `min` and `abs`, as exact numbers.

`log` and `exp` have no exact result: the float is taken as it prints, so that whoever computes one gets the same number.
`kept` is written by nobody: what is computed with `/`, `log` or `exp` and put into a state goes through it, so that a
state's numbers stay short however long a story is.
"""

from __future__ import annotations

import math
from fractions import Fraction
from functools import lru_cache
from typing import Final
from typing import Literal as OneOf

from forbear.errors import Span, StoryError
from forbear.figures import LARGEST, is_short
from forbear.language.messages import report

Number = int | Fraction | float
FunctionName = OneOf["log", "exp", "max", "min", "abs", "kept"]

FUNCTIONS: Final[dict[str, FunctionName]] = {"log": "log", "exp": "exp", "max": "max", "min": "min", "abs": "abs"}
"""What an author may write."""

SEVERAL: Final = frozenset(("max", "min"))
"""Those that take two numbers or more; the others take one."""

KEPT_DECIMALS: Final = 12
"""A computed number that is put into a state is kept to so many."""

_HINT: Final = "let a condition rule it out, or give it a value there"
_LARGEST: Final = 10**300
_SMALLEST: Final = Fraction(1, 10**300)


class NoValue(StoryError):
    """Something computed has no value there; `reason` says why, `span` where it is written."""

    def __init__(self, reason: str, span: Span | None = None, *, divides: bool = False) -> None:
        super().__init__((report("E401" if divides else "E403", span, hint=_HINT, what=reason),))
        self.reason = reason


def within(number: Number, operator: str, left: Number, right: Number, span: Span | None = None) -> Number:
    """Return a number that was computed. Raises NoValue where it is too large or too long to go on with."""
    if number > LARGEST or number < -LARGEST or (type(number) is Fraction and not is_short(number)):
        raise NoValue(f"{float(left):.6g} {operator} {float(right):.6g}: this is too large or too long", span)
    return number


def applied(name: FunctionName, values: tuple[Number, ...]) -> Number:
    """Return what a function comes to. Raises NoValue."""
    value = values[0]
    if name in SEVERAL:
        for other in values[1:]:
            value = other if (other > value if name == "max" else other < value) else value
        return value
    if name == "abs":
        return -value if value < 0 else value
    if name == "kept":
        return kept(value)
    return _log(value) if name == "log" else _exp(value)


def kept(value: Number) -> int | Fraction:
    """Return a number with as many decimals as a state keeps."""
    if isinstance(value, int):
        return value
    return _exact(Fraction(round(Fraction(value) * 10**KEPT_DECIMALS), 10**KEPT_DECIMALS))


@lru_cache(maxsize=65_536)
def _log(value: Number) -> int | Fraction:
    if value <= 0:
        raise NoValue(f"log({_shown(value)}): only numbers above 0 have a logarithm")
    if isinstance(value, Fraction) and not _SMALLEST < value < _LARGEST:
        return _as_printed(math.log(value.numerator) - math.log(value.denominator))
    return _as_printed(math.log(value))


@lru_cache(maxsize=65_536)
def _exp(value: Number) -> int | Fraction:
    try:
        return _as_printed(math.exp(value))
    except OverflowError as error:
        raise NoValue(f"exp({_shown(value)}): this is too large to compute with") from error


def _as_printed(number: float) -> int | Fraction:
    return _exact(Fraction(repr(number)))


def _exact(number: Fraction) -> int | Fraction:
    return number.numerator if number.denominator == 1 else number


def _shown(value: Number) -> str:
    return f"{float(value):g}" if -_LARGEST < value < _LARGEST else "a number of more than 300 digits"
