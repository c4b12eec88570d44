"""What a reader knows of each example before the choice: `known.csv`, in few words. The check's second baseline stands on it.

Fields: motive, bob_knows, alone, chance (how it is opened), bob_reason and its code, alice_character, instrumental (what
he is needed for), defence. Empty: not told.
"""

from __future__ import annotations

import re

from study.data import rows_of

_CODED = ("bob_knows", "alone", "bob_reason_code")
_WORD = re.compile(r"[^\W\d_]{4,}")

Known = dict[str, str]
"""One example's fields."""


def known() -> dict[str, Known]:
    """Return the fields of every example, by scene."""
    return {row.pop("scene"): row for row in rows_of("known")}


def distance(one: Known, other: Known) -> float:
    """Return how far apart two examples are, from 0 to 1: the mean over the fields.

    A coded field is alike or not; a field in words is as far as their words of four letters and more differ (one minus
    Jaccard's share of common words). Told on one side only counts as 1, told on neither as 0: that nothing is said of a
    need or a defence is itself something known.
    """
    return sum(_apart(field, one[field], other[field]) for field in one) / len(one)


def _apart(field: str, one: str, other: str) -> float:
    if not one or not other or field in _CODED:
        return float(one != other)
    words, others = set(_WORD.findall(one.casefold())), set(_WORD.findall(other.casefold()))
    union = words | others
    return 1 - len(words & others) / len(union) if union else 0.0
