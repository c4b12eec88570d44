"""Who plays what in the chance that a pattern is about, by its moments: who opens it, who is asked, who is at risk."""

from __future__ import annotations

from functools import lru_cache

from forbear.language.patterns import Ask, RoleName, Trope, parts_within
from forbear.records import dataclass


@dataclass(frozen=True, slots=True)
class Casting:
    """Roles of a pattern, by name. opener: acts in the first of several moments; None where there is one. asked: acts in
    the last that settles something. victim: whom that is settled for; None where a pattern settles nothing."""

    opener: str | None
    asked: str | None
    victim: str | None


@lru_cache(maxsize=256)
def cast_of(trope: Trope) -> Casting:
    """Return who plays what in a pattern."""
    for number, moment in enumerate(trope.moments):
        for part in parts_within(moment.condition):
            if isinstance(part, Ask) and part.word == "settles" and isinstance(part.about[-1], RoleName):
                opener = trope.moments[0].by if number else None
                return Casting(opener, moment.by, part.about[-1].name)
    return Casting(None, None, None)
