"""Numbers that a call of a cast is given, checked."""

from __future__ import annotations

from forbear.errors import RequestError
from forbear.figures import is_usable


def seconds(within: object) -> float:
    """Return a time that is given to an answer. Raises RequestError for what is none."""
    if not isinstance(within, (int, float)) or not is_usable(within) or within <= 0:
        raise RequestError("within takes seconds, more than 0")
    return float(within)


def whole(value: object, name: str, most: int) -> int:
    """Return a whole number from 0 to `most`. Raises RequestError for what is none."""
    if type(value) is not int or not 0 <= value <= most:
        raise RequestError(f"{name} is a whole number from 0 to {most}")
    return value
