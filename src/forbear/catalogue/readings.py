"""The readings of the catalogue's told scenes, kept beside them: what each telling shows, worked out once.

`casablanca.reading` lies beside `casablanca.told`, and `one.other.reading` is of the case `other` that tells something itself.
The files are generated, never edited. Each says which texts it was made of: where the scene or what is told of it is another
now, or the semantics is, it counts for nothing, and the reading is worked out when it is wanted. That it is also of the domains
and tropes as they are now, a test says.
"""

from __future__ import annotations

from pathlib import Path

from forbear import resources
from forbear.catalogue.index import SCENES
from forbear.catalogue.marks import own_mark
from forbear.minds.semantics import SEMANTICS
from forbear.reading.kept import made_of, reading_kept
from forbear.reading.told_reading import ToldReading
from forbear.resources import is_file

READING = ".reading"
"""How a file ends that keeps a reading."""


def reading_file(scene: str, case: str | None) -> Path:
    """Return where the reading of a scene of the catalogue is kept, or of a case of it that is told itself."""
    return SCENES / f"{scene}{'' if case is None else f'.{case}'}{READING}"


def kept_reading(scene: str, case: str | None) -> ToldReading | None:
    """Return the reading of a scene of the catalogue, or of a case of it that is told; None where none is on record."""
    path = reading_file(scene, case)
    if not is_file(path):
        return None
    try:
        text = resources.text(path)
        made = made_of(text)
        is_fresh = made.semantics == SEMANTICS and made.own == own_mark(scene)
        return reading_kept(text) if is_fresh else None
    except (OSError, ValueError, KeyError, IndexError):
        return None
