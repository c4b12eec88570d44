"""JSON-ready data: what it is made of, and values as it has them."""

from __future__ import annotations

import math
import re
from fractions import Fraction
from typing import Any

from forbear.language.values import UNKNOWN, Value

Data = dict[str, Any]


_HALF = re.compile("[\ud800-\udfff]")


def json_text(data: object, indent: int | None = 1) -> str:
    """Return data as JSON, which has no NaN and no Infinity: what has no end is "infinite", what is no number null.

    Half of a character, which UTF-8 has no bytes for, is spelled as JSON spells it.
    """
    import json  # slow to load, and only wanted here

    try:
        return _whole(json.dumps(data, indent=indent, ensure_ascii=False, allow_nan=False))
    except ValueError:
        return _whole(json.dumps(_ended(data), indent=indent, ensure_ascii=False, allow_nan=False))


def json_bytes(data: object) -> bytes:
    """Return data as JSON in UTF-8, with no blanks. Raises ValueError for a number that JSON has no words for."""
    import json  # slow to load, and only wanted here

    return _whole(json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))).encode()


def _whole(text: str) -> str:
    return text if text.isascii() else _HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", text)


def _ended(data: object) -> object:
    match data:
        case float():
            return data if math.isfinite(data) else None if math.isnan(data) else "infinite"
        case dict():
            return {key: _ended(value) for key, value in data.items()}
        case list() | tuple():
            return [_ended(value) for value in data]
    return data


def plain(value: Value) -> bool | int | float | str:
    """Return a value for JSON: `?` and entities as text, numbers as numbers."""
    if value is UNKNOWN:
        return "?"
    return float(value) if isinstance(value, Fraction) else value
