"""What the telling of each scene of the catalogue shows, worked out once and kept as data in the package."""

from __future__ import annotations

from collections.abc import Callable

from forbear.api.readings import read_scenes
from forbear.api.scene import load
from forbear.catalogue.index import SCENES, find, scene_names
from forbear.catalogue.marks import own_mark, whole_mark
from forbear.catalogue.readings import READING, reading_file
from forbear.files import write
from forbear.language.reading.imports import TELLING, read_file
from forbear.language.syntax import tree as syntax
from forbear.minds.budget import Limits
from forbear.minds.semantics import SEMANTICS
from forbear.reading.kept import Made, reading_text
from forbear.records import dataclass
from forbear.resources import files_below, is_file
from study.remembered import Remembered

CODE = ("reading", "tropes", "api/readings.py", "study/readings.py")
"""What a reading is worked out by, beside the engine."""

LIMITS = Limits(seconds=7200.0)
"""What one reading may use: it is kept, so it is not cut short where a user would not wait, nor by a busy machine."""


@dataclass(frozen=True, slots=True)
class ToldCase:
    """A scene of which something is told, or a case of it."""

    scene: str
    case: str | None = None

    def __str__(self) -> str:
        return f"{self.scene} {self.case}" if self.case else self.scene


def told_cases() -> tuple[ToldCase, ...]:
    """Return what is told of in the catalogue, by the files beside the scenes: scenes, and cases that tell something
    themselves."""
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


def reading_of(told: ToldCase) -> str:
    """Return the reading of one scene or case as it is kept, with the marks of what it was worked out from. Raises
    LimitReached: a reading that was cut short is not kept."""
    scene = load(told.scene, case=told.case, before=True)
    reading = read_scenes((scene,), limits=LIMITS).told[0]
    if reading.limit is not None:
        raise RuntimeError(f"the reading of {told} was cut short: {reading.limit}")
    return reading_text(reading, made_now(told))


def made_now(told: ToldCase) -> Made:
    """Return what a reading of a scene is made of as its texts are now."""
    return Made(SEMANTICS, own_mark(told.scene), whole_mark(told.scene))


def written(workers: int | None, on_progress: Callable[[int, int], None]) -> int:
    """Work out what is not remembered, and keep all readings; return how many there are."""
    asked = told_cases()
    marks = {told: f"{SEMANTICS} {whole_mark(told.scene)}" for told in asked}
    found = Remembered("reading", reading_of, marks, CODE).done(workers, on_progress)
    files = {reading_file(told.scene, told.case): text for told, text in found.items()}
    for path in files_below(SCENES, READING):
        if path not in files:
            path.unlink()
    for path, text in files.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            write(path, text)
    return len(files)
