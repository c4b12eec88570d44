"""What the engine finds in the scenes of the catalogue as they open, those that are told as they are told: the table of
the package."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from forbear.api.scene import load
from forbear.catalogue.findings import ChanceFinding, SceneFindings
from forbear.catalogue.index import scene_names
from forbear.catalogue.marks import whole_mark
from forbear.catalogue.readings import reading_file
from forbear.minds.semantics import SEMANTICS
from forbear.records import dataclass
from forbear.tropes.shelf import alone
from forbear.variants.examination import first_told
from study.examination import PATIENT, TROPE
from study.readings import told_cases
from study.remembered import Remembered
from study.table import data_of, keep

CODE = ("reading", "tropes", "variants", "account/verdict.py", "api/opening.py", "api/scene.py", "study/findings.py")
"""What a finding is worked out by, beside the engine."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A scene as it opens, or a case of it."""

    scene: str
    case: str = ""

    def __str__(self) -> str:
        return f"{self.scene} {self.case}" if self.case else self.scene


def opened() -> tuple[Opened, ...]:
    """Return what the table is of: every scene, and the cases that something is told of."""
    told = [Opened(one.scene, one.case or "") for one in told_cases()]
    return tuple(sorted({*told, *map(Opened, scene_names())}, key=lambda one: (one.scene, one.case)))


def chances_of(one: Opened) -> tuple[ChanceFinding, ...]:
    """Return what the engine finds of the chances of a scene as it opens. Raises as running it does."""
    run = load(one.scene, case=one.case or None).run(limits=PATIENT)
    if run.record.limit is not None:
        raise RuntimeError(f"{one} was cut short: {run.record.limit}")
    found = [told.chance(turn, why=True) for told, turn in first_told(run, alone(TROPE))]
    return tuple(
        ChanceFinding(
            case=one.case,
            number=chance.number,
            asked=chance.asked,
            opener=chance.opener,
            victim=chance.victim,
            choice=chance.choice,
            asked_lives=chance.asked_lives,
            victim_lives=chance.victim_lives,
            variant=chance.variant,
            effect=chance.effect,
            kind=chance.kind,
            is_told=chance.is_told,
            features=chance.features,
        )
        for chance in found
    )


def worked_out(one: Opened) -> list[dict[str, Any]]:
    """Return the same as JSON-ready data."""
    return [data_of(chance) for chance in chances_of(one)]


def mark_of(one: Opened) -> str:
    """Return the mark of all texts that a finding is worked out from, its reading among them."""
    read = [
        path.read_text(encoding="utf-8")
        for case in (None, one.case)
        if (path := reading_file(one.scene, case)).exists()
    ]
    return json.dumps([SEMANTICS, whole_mark(one.scene), *read])


def findings_of(found: Sequence[ChanceFinding], scene: str) -> SceneFindings:
    """Return what is on record of a scene."""
    return SceneFindings(scene, whole_mark(scene), tuple(found))


def written(workers: int | None, on_progress: Callable[[int, int], None]) -> int:
    """Work out what is not remembered, and write the table; return of how many scenes and cases it is."""
    asked = opened()
    done = Remembered("finding", worked_out, {one: mark_of(one) for one in asked}, CODE).done(workers, on_progress)
    by_scene: dict[str, list[ChanceFinding]] = {}
    for one in asked:
        found = (ChanceFinding(**{**data, "features": tuple(sorted(data["features"].items()))}) for data in done[one])
        by_scene.setdefault(one.scene, []).extend(found)
    keep({scene: findings_of(found, scene) for scene, found in by_scene.items()})
    return len(asked)
