"""What the engine finds in each scene of the catalogue, kept in `findings.json`: working it all out takes a minute.

The table is generated, never edited. It names the trope whose variants and effects it holds. Each scene's entry carries
the fingerprint of the text and the library that it was worked out from: where they have changed since, the entry is
stale, and says nothing. So is all of it where it was worked out by another semantics.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from forbear import resources
from forbear.catalogue.index import LIBRARY, SCENES
from forbear.minds.semantics import SEMANTICS
from forbear.records import dataclass
from forbear.resources import files_in, is_file

TABLE = Path(__file__).with_name("findings.json")

HELD = 0.7
"""A verdict that survives at least this share of small changes is held; else it is fragile."""

WORKED_OUT = "in a checkout, `python -m study check --write` works it out"
"""What to do about a table that is stale."""

_TROPES = Path(__file__).parents[1] / "tropes" / "library"
_WRITTEN = (".story", ".trope")
"""What somebody wrote; beside it may lie what was made of it as the package was built, which differs by the place."""


@dataclass(frozen=True, slots=True)
class ChanceFinding:
    """What the engine says of one chance in a scene.

    case: the scene's case, or empty. asked, victim: who could do harm, to whom. number: among the chances with these
    two. opener: who gave the chance; empty where nobody did. choice: spares, strikes or another_way; empty where nobody
    is asked. asked_lives, victim_lives: at the end of the told story. variant, effect: by the names of the trope's table;
    variant is empty where the chance is none of them. kind: of what the choice hangs on, or "nothing". survived: the
    share of small changes of the scene that leave choice and variant as they are, or None where they were not tried.
    features: of the chance's structure.
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
    survived: float | None
    features: tuple[tuple[str, float], ...] = ()

    @property
    def is_held(self) -> bool | None:
        """Say whether the verdict is held and not fragile; None where that was not tried."""
        return None if self.survived is None else self.survived >= HELD


@dataclass(frozen=True, slots=True)
class SceneFindings:
    """What is on record for one scene, its cases included."""

    scene: str
    fingerprint: str
    chances: tuple[ChanceFinding, ...]


def fingerprint(text: str) -> str:
    """Return the fingerprint of a scene's text and of the library it stands on."""
    from hashlib import sha256  # slow to load, and not wanted where nothing is on record

    digest = sha256(_library())
    digest.update(text.encode())
    return digest.hexdigest()[:16]


@cache
def _library() -> bytes:
    from hashlib import sha256

    digest = sha256()
    for path in sorted(path for folder in (LIBRARY, _TROPES) for path in files_in(folder) if path.suffix in _WRITTEN):
        digest.update(path.name.encode() + b"\0" + resources.read(path))
    return digest.digest()


@cache
def findings() -> dict[str, SceneFindings]:
    """Return what is on record and not stale, by scene."""
    found: dict[str, SceneFindings] = {}
    if _table().get("semantics") != SEMANTICS:
        return found
    for scene, data in _table()["scenes"].items():
        path = SCENES / f"{scene}.story"
        if is_file(path) and data["fingerprint"] == fingerprint(resources.text(path)):
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
    return SceneFindings(scene, data["fingerprint"], chances)
