"""The readings of the catalogue's told scenes, kept in `readings.json`: what each telling shows, worked out once.

The table is generated, never edited. Each entry carries the fingerprint of the scene's text, of what is told of it and of the
library that it was worked out from; where these have changed since, or the semantics has, it counts for nothing, and the
reading is worked out when it is wanted.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from forbear import resources
from forbear.catalogue.findings import fingerprint
from forbear.catalogue.index import SCENES
from forbear.minds.semantics import SEMANTICS
from forbear.reading.told_reading import ToldReading, reading_from
from forbear.resources import is_file

READINGS = Path(__file__).with_name("readings.json")


def told_fingerprint(scene: str) -> str | None:
    """Return the fingerprint of a scene of the catalogue with what is told of it; None where it is none of them."""
    path = SCENES / f"{scene}.story"
    if not is_file(path):
        return None
    told = path.with_suffix(".told")
    return fingerprint(resources.text(path) + "\0" + (resources.text(told) if is_file(told) else ""))


def has_readings() -> bool:
    """Say whether readings are on record at all: where none are, the catalogue's scenes open as they were before."""
    return bool(_table())


def is_of_catalogue(scene: str) -> bool:
    """Say whether a name is that of a scene of the catalogue."""
    return is_file(SCENES / f"{scene}.story")


def kept_reading(scene: str, case: str | None) -> ToldReading | None:
    """Return the reading of a scene of the catalogue, or of a case of it that is told; None where none is on record."""
    found = _table().get(f"{scene} {case}" if case else scene)
    if found is None or found["fingerprint"] != told_fingerprint(scene):
        return None
    return reading_from(found["reading"])


@cache
def _table() -> dict[str, Any]:
    if not is_file(READINGS):
        return {}
    import json  # slow to load

    table = json.loads(resources.text(READINGS))
    kept: dict[str, Any] = table["readings"] if table.get("semantics") == SEMANTICS else {}
    return kept
