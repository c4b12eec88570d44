"""The names nearest to one that nobody declared, and the advice "did you mean …?"."""

from __future__ import annotations

from collections.abc import Iterable

MOST_COMPARED = 2_000
"""Names looked at."""


def closest(name: str, known: Iterable[str], most: int = 1, likeness: float = 0.6) -> list[str]:
    """Return the known names most like a name, at most so many; likeness: from 0, anything, to 1, the same."""
    from difflib import get_close_matches  # slow to load, and only where a name is wrong

    return get_close_matches(name, list(known), most, likeness)


def did_you_mean(name: str, known: Iterable[str]) -> str | None:
    """Return the hint, or None where nothing is near; a name that differs in case only is always near."""
    names = list(dict.fromkeys(known))[:MOST_COMPARED]
    folded = [other for other in names if other.casefold() == name.casefold() and other != name]
    near = folded or [other for other in closest(name, names, 2) if other != name]
    return f"did you mean '{near[0]}'?" if near else None
