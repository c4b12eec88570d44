"""JSON-ready data: what it is made of, and values as it has them."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from forbear.language.values import UNKNOWN, Value

Data = dict[str, Any]


def plain(value: Value) -> bool | int | float | str:
    """Return a value for JSON: `?` and entities as text, numbers as numbers."""
    if value is UNKNOWN:
        return "?"
    return float(value) if isinstance(value, Fraction) else value
