"""Other scales, to see how much hangs on the numbers of ours."""

from __future__ import annotations

import random

from forbear.catalogue.scale import AMOUNTS, settings_of

_WORDS = AMOUNTS[1:]
"""The amounts that are something."""


def drawn_scale(randomness: random.Random) -> tuple[str, ...]:
    """Return the settings of a scale drawn at random: amounts sorted, credences sorted and symmetric about a half."""
    worths = sorted(randomness.uniform(0.25, 16.0) for _ in _WORDS)
    likely, sure = sorted(randomness.uniform(0.55, 0.99) for _ in range(2))
    weights = {"remote": 1 - sure, "unlikely": 1 - likely, "even": 0.5, "likely": likely, "sure": sure}
    return settings_of(dict(zip(_WORDS, worths, strict=True)), weights)
