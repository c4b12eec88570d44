"""Signs that are obeyed instead of shown: what steers a terminal, and what does not belong in a file of another tool."""

from __future__ import annotations

_MARKS = (0x061C, *range(0x200E, 0x2010))
"""Marks of direction that have a place in a written text: they turn no other letters."""

_OBEYED = (
    *(place for place in range(0x20) if chr(place) not in "\n\t"),
    *range(0x7F, 0xA0),
    *range(0x2028, 0x202F),
    *range(0x2066, 0x206A),
    *range(0xFFF9, 0xFFFC),
)
"""C0 and C1, what turns the direction of other letters, and what breaks or hides text."""

_IN_FILES = {place: f"\\u{place:04x}" for place in _OBEYED}
_SHOWN = _IN_FILES | {place: f"\\u{place:04x}" for place in _MARKS}


def visible(text: str) -> str:
    """Return a text with all that steers a terminal spelled out, as JSON spells it: `\\u001b`."""
    return text.translate(_SHOWN)


def without_controls(text: str) -> str:
    """Return the text of a file, as `visible` does; marks of direction, which turn no other letters, stay."""
    return text.translate(_IN_FILES)
