"""The advice "did you mean …?": the declared name nearest to one that nobody declared."""

from __future__ import annotations

from collections.abc import Iterable

MOST_COMPARED = 2_000
"""Names looked at."""


def did_you_mean(name: str, known: Iterable[str]) -> str | None:
    """Return the hint, or None where nothing is near; a name that differs in case only is always near."""
    import difflib  # only where a name is wrong

    names = list(dict.fromkeys(known))[:MOST_COMPARED]
    folded = [other for other in names if other.casefold() == name.casefold() and other != name]
    near = folded or [other for other in difflib.get_close_matches(name, names, 2, 0.6) if other != name]
    return f"did you mean '{near[0]}'?" if near else None
