"""What the engine finds in each scene of the catalogue, kept in `findings.json`: working it all out takes a minute.

Scenes are looked at as they open: those that are told as they are told. The table is generated, never edited. It names the
trope whose variants and effects it holds. Each scene's entry carries the mark of all that it was worked out from: where that
has changed since, the entry is stale, and says nothing. So is all of it where it was worked out by another semantics.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from forbear import resources
from forbear.catalogue.index import SCENES
from forbear.catalogue.marks import whole_mark
from forbear.minds.semantics import SEMANTICS
from forbear.records import dataclass
from forbear.resources import is_file

TABLE = Path(__file__).with_name("findings.json")

WORKED_OUT = "in a checkout, `python -m study findings` works it out"
"""What to do about a table that is stale."""


@dataclass(frozen=True, slots=True)
class ChanceFinding:
    """What the engine says of one chance in a scene.

    case: the scene's case, or empty. asked, victim: who could do harm, to whom. number: among the chances with these
    two. opener: who gave the chance; empty where nobody did. choice: spares, strikes or another_way; empty where nobody
    is asked. asked_lives, victim_lives: at the end of the told story. variant, effect: by the names of the trope's table;
    variant is empty where the chance is none of them. kind: of what the choice hangs on, or "nothing". is_told: the story that
    is told comes to it, and no other has to be looked at. features: of the chance's structure.
    """

    case: str
    number: int
    asked: str
    opener: str
    victim: str
    choice: str
    asked_lives: bool
    victim_lives: bool
    variant: str
    effect: str
    kind: str
    is_told: bool = True
    features: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class SceneFindings:
    """What is on record for one scene, its cases included. mark: of what it was worked out from (catalogue/marks.py)."""

    scene: str
    mark: str
    chances: tuple[ChanceFinding, ...]


@cache
def findings() -> dict[str, SceneFindings]:
    """Return what is on record and not stale, by scene."""
    found: dict[str, SceneFindings] = {}
    if _table().get("semantics") != SEMANTICS:
        return found
    for scene, data in _table()["scenes"].items():
        if is_file(SCENES / f"{scene}.story") and data.get("mark") == whole_mark(scene):
            found[scene] = _read(scene, data)
    return found


def trope_on_record() -> str:
    """Return the name of the trope that the table was drawn up by."""
    return str(_table()["trope"])


def _table() -> dict[str, Any]:
    import json

    table: dict[str, Any] = json.loads(resources.text(TABLE))
    return table


def _read(scene: str, data: dict[str, Any]) -> SceneFindings:
    chances = tuple(
        ChanceFinding(**{**chance, "features": tuple(sorted(chance["features"].items()))}) for chance in data["chances"]
    )
    return SceneFindings(scene, data["mark"], chances)
