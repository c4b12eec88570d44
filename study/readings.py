"""What the telling of each scene of the catalogue shows, worked out once and kept as data in the package."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from typing import Any

from forbear.api.readings import read_scenes
from forbear.api.scene import load
from forbear.catalogue.index import find, scene_names
from forbear.catalogue.readings import READINGS, told_fingerprint
from forbear.language.reading.imports import TELLING, read_file
from forbear.language.syntax import tree as syntax
from forbear.minds.budget import Limits
from forbear.minds.semantics import SEMANTICS
from forbear.reading.told_reading import reading_data
from forbear.records import dataclass
from forbear.resources import is_file
from forbear.variants.workers import Workers, cores

LIMITS = Limits(seconds=600.0)
"""What one reading may use: it is kept, so it is not cut short where a user would not wait."""

DIGITS = 12
"""A number is kept with so many significant digits."""


@dataclass(frozen=True, slots=True)
class ToldCase:
    """A scene of which something is told, or a case of it."""

    scene: str
    case: str | None = None

    @property
    def key(self) -> str:
        """What its reading is kept under."""
        return f"{self.scene} {self.case}" if self.case else self.scene


def told_cases() -> tuple[ToldCase, ...]:
    """Return what is told of in the catalogue, by the files beside the scenes: scenes, and cases that tell something themselves."""
    found = []
    for name in scene_names():
        path = find(name).with_suffix(TELLING)
        document = read_file(path)[0] if is_file(path) else None
        for definition in () if document is None else document.definitions:
            match definition:
                case syntax.ToldDef():
                    found.append(ToldCase(name))
                case syntax.CaseDef(name=case, body=body) if any(isinstance(one, syntax.ToldDef) for one in body):
                    found.append(ToldCase(name, case))
    return tuple(found)


def reading_of(told: ToldCase) -> dict[str, Any]:
    """Return the reading of one scene or case as it is kept, with the fingerprint of what it was worked out from."""
    scene = load(told.scene, case=told.case, before=True)
    reading = read_scenes((scene,), limits=LIMITS).told[0]
    return {"fingerprint": told_fingerprint(told.scene), "reading": rounded(reading_data(reading))}


def rounded(data: Any) -> Any:
    """Return data whose numbers have as many digits as are kept."""
    if isinstance(data, float) and math.isfinite(data) and data:
        return float(f"{data:.{DIGITS}g}")
    if isinstance(data, dict):
        return {key: rounded(part) for key, part in data.items()}
    return [rounded(part) for part in data] if isinstance(data, (list, tuple)) else data


def written(workers: int | None, on_progress: Callable[[int, int], None]) -> int:
    """Work all readings out and keep them; return how many there are."""
    asked = told_cases()
    found: dict[ToldCase, dict[str, Any]] = {}
    with Workers(reading_of, workers or cores()) as pool:
        for told, reading in pool.done(asked):
            found[told] = reading
            on_progress(len(found), len(asked))
    table = {
        "semantics": SEMANTICS,
        "readings": {told.key: found[told] for told in asked},
    }
    READINGS.write_text(json.dumps(table, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
    return len(found)
