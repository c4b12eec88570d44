"""Numbers as people write them, in stories, tropes, options, saves and answers: read in one way, within bounds.

`3`, `-0.5`, `.25`, `9.16e-05`: exact, an int or a Fraction. What is larger, longer or no number at all is refused with
a reason, so that nothing behind it meets a number that it cannot work with. And shares as they are told.
"""

from __future__ import annotations

import math
import re
from fractions import Fraction

from forbear.errors import RequestError

LARGEST = 10**15
"""The largest number that can be written, or come up; smaller ones have no bound but their digits."""

MOST_DIGITS = 400
"""Digits of a number, those that an exponent stands for included: every float has fewer."""

MOST_BITS = 4_096
"""Bits of what a number is divided by, where one comes up as a story is worked out."""

_WRITTEN = re.compile(r"(-?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,9}))?", re.ASCII)


class NoFigure(ValueError):
    """Why a text is no number that can be worked with. `is_number`: it is a number, but too large or too long."""

    def __init__(self, reason: str, *, is_number: bool) -> None:
        super().__init__(reason)
        self.is_number = is_number


def read_figure(text: str) -> int | Fraction:
    """Return the exact value of a number as written: an int where it is whole. Raises NoFigure."""
    read = _WRITTEN.fullmatch(text.strip())
    if read is None or not (read[2] or read[3]):
        raise NoFigure(f"'{text[:40]}' is no number", is_number=False)
    sign, whole, part, exponent = read[1], read[2] or "", read[3] or "", int(read[4] or 0)
    if len(whole) + len(part) + abs(exponent) > MOST_DIGITS:
        raise NoFigure(f"a number has at most {MOST_DIGITS} digits", is_number=True)
    digits = int(f"{sign}{whole}{part}")
    places = exponent - len(part)
    value = digits * 10**places if places >= 0 else Fraction(digits, 10**-places)
    if abs(value) > LARGEST:
        raise NoFigure(f"a number is at most {LARGEST:.0e}".replace("e+", "e"), is_number=True)
    return value.numerator if value.denominator == 1 else value


def is_usable(value: object) -> bool:
    """Say whether a value is a number that can be worked with; a truth value is none."""
    if isinstance(value, bool):
        return False
    if isinstance(value, float):
        return math.isfinite(value) and abs(value) <= LARGEST
    return isinstance(value, (int, Fraction)) and -LARGEST <= value <= LARGEST and is_short(value)


def is_short(value: int | Fraction) -> bool:
    """Say whether an exact number is short enough to go on with; cheap, and meant for numbers as they come up."""
    below = value.denominator
    return below == 1 or below.bit_length() <= MOST_BITS


def percent(share: float) -> str:
    """Return a share as a percentage that never rounds a possibility away: `93 %`, `<1 %`, `>99 %`."""
    if 0 < share < 0.005:
        return "<1 %"
    if 0.995 < share < 1:
        return ">99 %"
    return f"{share * 100:.0f} %"


def decimal(amount: float) -> str:
    """Return a number as a story writes it. Raises RequestError for one that it cannot hold."""
    if math.isinf(amount):
        return "infinite"
    if not is_usable(amount):
        raise RequestError(f"a number of a scene cannot be {amount:g}", f"it is at most {LARGEST:g}")
    return f"{amount:.15g}"
