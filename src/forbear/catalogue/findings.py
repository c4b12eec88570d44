"""What the engine finds in each scene of the catalogue, kept in `findings.json`: working it all out takes a minute.

The table is generated (`forbear catalogue check --write`), never edited. Each scene's entry carries the fingerprint of
the text and the library that it was worked out from: where they have changed since, the entry is stale, and says nothing.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from forbear.catalogue.index import LIBRARY, SCENES

TABLE = Path(__file__).with_name("findings.json")


@dataclass(frozen=True, slots=True)
class Finding:
    """What the engine says of one chance in a scene.

    case: the scene's case, or empty. alice, bob, victim: the entities in the roles. choice: spares, strikes or
    another_way; empty where she is never asked. alice_lives, victim_lives: at the end of the told story. variant,
    effect: by the names of the trope's table; variant is empty where the chance is none of them. kinds: what her choice
    hangs on, by kind. survived: the share of small changes of the scene that leave the verdict as it is, or None where
    they were not tried.
    """

    case: str
    alice: str
    bob: str
    victim: str
    choice: str
    alice_lives: bool
    victim_lives: bool
    variant: str
    effect: str
    kinds: tuple[str, ...]
    survived: float | None


@dataclass(frozen=True, slots=True)
class Findings:
    """What is on record for one scene. features: what its structure is like, for `forbear like`."""

    scene: str
    fingerprint: str
    chances: tuple[Finding, ...]
    features: tuple[tuple[str, float], ...]


def fingerprint(text: str) -> str:
    """Return the fingerprint of a scene's text and of the library it stands on."""
    digest = hashlib.sha256(_library())
    digest.update(text.encode())
    return digest.hexdigest()[:16]


@cache
def _library() -> bytes:
    digest = hashlib.sha256()
    for path in sorted(LIBRARY.iterdir()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.digest()


@cache
def findings() -> dict[str, Findings]:
    """Return what is on record and not stale, by scene."""
    if not TABLE.exists():
        return {}
    found = {}
    for scene, data in json.loads(TABLE.read_text(encoding="utf-8"))["scenes"].items():
        path = SCENES / f"{scene}.story"
        if path.exists() and data["fingerprint"] == fingerprint(path.read_text(encoding="utf-8")):
            found[scene] = _read(scene, data)
    return found


def _read(scene: str, data: dict[str, Any]) -> Findings:
    chances = tuple(Finding(**{**chance, "kinds": tuple(chance["kinds"])}) for chance in data["chances"])
    return Findings(scene, data["fingerprint"], chances, tuple(sorted(data["features"].items())))
