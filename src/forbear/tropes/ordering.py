"""In which order what a story is called is told: chance by chance what has a name, then what comes near, the nearest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

Match = TypeVar("Match")


def in_order(
    found: Iterable[Match],
    place: Callable[[Match], tuple[int, int]],
    unmet: Callable[[Match], int | None],
) -> tuple[tuple[Match, ...], tuple[Match, ...]]:
    """Return the matches of patterns that are recognised, and the others.

    place: the step of a match's last moment, and the number of its pattern in the library's order. unmet: how many premises
    are not met; None where it is recognised. Of several patterns that are recognised at one step the first stands for all.
    """
    rows = sorted(found, key=place)
    named: list[Match] = []
    first: dict[int, int] = {}
    for match in rows:
        step, order = place(match)
        if unmet(match) is None and first.setdefault(step, order) == order:
            named.append(match)
    near = [(left, place(match)[1], match) for match in rows if (left := unmet(match)) is not None]
    return tuple(named), tuple(match for _, _, match in sorted(near, key=lambda row: row[:2]))
