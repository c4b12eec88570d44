"""The jobs of the study: a scene studied, or its verdicts held against small changes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

from forbear.api.runs import Run
from forbear.api.scene import Scene, load
from forbear.catalogue.index import find
from forbear.catalogue.scale import SHIFTS, one_step, shifted, shifted_scale
from forbear.errors import ForbearError
from forbear.grounding.task import Task
from forbear.language.loader import Text
from forbear.records import dataclass, replace
from forbear.stories.sweep.tracing import set_in
from forbear.tropes.shelf import alone
from forbear.variants.chances import Place
from forbear.variants.levels import scaled
from forbear.variants.tapes import TapedChances
from forbear.variants.workers import Workers, cores
from study.data import frozen_path
from study.examination import PATIENT, TROPE, SceneStudied, keys_of, studied
from study.scales import Scale, under_scales

Told = Callable[[int, int], None]
"""Told (jobs done, jobs in all)."""


@dataclass(frozen=True, slots=True)
class Job:
    """A scene, or a case of it, to be studied. settings: put over it. why: in full. moved: instead, with each level
    moved and the scale shifted, to see whether the verdicts hold. frozen: as the situation of an example that was kept back was
    frozen. scales: instead, these chances of it under each of these scales."""

    scene: str
    case: str = ""
    settings: tuple[str, ...] = ()
    why: bool = True
    moved: bool = False
    frozen: bool = False
    scales: tuple[Scale, ...] = ()
    wanted: frozenset[Place] = frozenset()

    @property
    def source(self) -> str | Path:
        """What is loaded: a scene of the catalogue by its name, or a file."""
        return frozen_path(self.scene) if self.frozen else self.scene


@dataclass(frozen=True, slots=True)
class Held:
    """How a scene's verdicts bore small changes: by (asked, victim, number), how many of the changes left each as it was.

    tried: how many changes could be worked out; 0 where there is no chance that could be another. turned_by: those that turned
    something, in words.
    """

    scene: str
    case: str
    survived: tuple[tuple[Place, int], ...]
    tried: int
    turned_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """A job that could not be done, with the reason."""

    scene: str
    case: str
    reason: str


@dataclass(frozen=True, slots=True)
class UnderScales:
    """What the engine makes of a scene under some scales, one after the other."""

    scene: str
    case: str
    by_scale: tuple[SceneStudied | Failed, ...]


Done = SceneStudied | Held | UnderScales | Failed

_Neighbour = tuple[str, str | Text, tuple[str, ...]]
"""What was moved, in words; the scene; the settings over it."""


def work(
    jobs: Sequence[Job], *, workers: int | None = None, on_progress: Told | None = None
) -> tuple[dict[Job, Done], bool]:
    """Return what came of each job, and whether the user stopped the work; then what is missing was not done. A scene is
    studied and its verdicts held in one process, one after the other: it is loaded and run once for both."""
    found: dict[Job, Done] = {}
    of_one: dict[Job, list[Job]] = {}
    for job in jobs:
        of_one.setdefault(replace(job, moved=False), []).append(job)
    try:
        with Workers(_all_done, min(workers or cores(), len(of_one))) as pool:
            for some, done in pool.done(map(tuple, of_one.values())):
                for job, one in zip(some, done, strict=True):
                    found[job] = one
                    if on_progress is not None:
                        on_progress(len(found), len(jobs))
    except KeyboardInterrupt:
        return found, True
    return found, False


def _all_done(jobs: tuple[Job, ...]) -> tuple[Done, ...]:
    return tuple(map(do, jobs))


def do(job: Job) -> Done:
    """Do one job."""
    try:
        if job.moved:
            return _held(job)
        if job.scales:
            return _under_scales(job)
        return studied(*_scene_run(job), why=job.why)
    except ForbearError as error:
        return Failed(job.scene, job.case, str(error))


@lru_cache(maxsize=1)
def _scene_run(job: Job) -> tuple[Scene, Run]:
    """Return the scene of a job with a run of it, kept for a next job that is of the same."""
    scene = load(job.source, case=job.case or None, settings=job.settings, before=True)
    return scene, scene.run(limits=PATIENT)


def _under_scales(job: Job) -> UnderScales:
    found = under_scales(job.scene, job.case, job.scales, job.wanted)
    rows = (Failed(job.scene, job.case, str(one)) if isinstance(one, ForbearError) else one for one in found)
    return UnderScales(job.scene, job.case, tuple(rows))


def _held(job: Job) -> Held:
    """Examine a scene with each of its levels moved by one step, and with the whole scale shifted."""
    text = find(job.scene).read_text(encoding="utf-8")
    case = job.case or None
    scene, run = _scene_run(replace(job, moved=False))
    base = keys_of(scene, run=run)
    if not base:
        return Held(job.scene, job.case, (), 0, ())
    is_brief = all(choice for choice, _ in base.values())
    survived = dict.fromkeys(base, 0)
    turned_by = []
    tried = 0
    taped = _by_tapes(scene, run, job, text, frozenset(base)) if is_brief else {}
    for told, source, settings in _moved(job, text):
        try:
            now = taped.get(source.text if isinstance(source, Text) else told)
            if now is None:
                moved = load(source, case=case, settings=settings, before=True)
                now = keys_of(moved, frozenset(base) if is_brief else None)
        except ForbearError:
            continue
        tried += 1
        for place, key in base.items():
            survived[place] += now.get(place) == key
        if any(now.get(place) != key for place, key in base.items()):
            turned_by.append(told)
    return Held(job.scene, job.case, tuple(survived.items()), tried, tuple(turned_by))


def _by_tapes(
    scene: Scene, run: Run, job: Job, text: str, wanted: frozenset[Place]
) -> dict[str, dict[Place, tuple[str, str]]]:
    """Return choice and variant of these chances with levels moved, by the text with them moved, and with the scale
    shifted, by that in words, where it is told without loading the text: by tapes, and else by running the scene."""
    neighbours = one_step(text, job.case)

    def task_of(marked: str, settings: tuple[str, ...]) -> Task:
        return load(Text(marked), case=job.case or None, settings=settings, before=True).task

    found = scaled(text, neighbours, scene.task, task_of)
    if found is None:
        return {}
    moved = {n.text: {found.levels[n.place].name: n.amount} for n in neighbours if n.place in found.levels}
    moved |= {_shift(f): at for f in SHIFTS if (at := found.at_scale(shifted_scale(f))) is not None}
    scene = replace(scene, task=found.task)
    told: dict[str, dict[Place, tuple[str, str]]] = {}
    try:
        tapes = TapedChances(scene, run, found.numbers, alone(TROPE))
        for (what, setting), chances in zip(moved.items(), tapes.at(list(moved.values()), wanted), strict=True):
            if chances is not None and wanted <= chances.keys():
                told[what] = {place: (chances[place].choice, chances[place].variant) for place in wanted}
            else:
                some = [number for number in found.numbers if number.name in setting]
                task = set_in(found.task, some, [setting[number.name] for number in some])
                told[what] = keys_of(replace(scene, task=task), wanted)
    except ForbearError:
        pass  # what tapes cannot do is done by loading the text
    return told


def _shift(factor: float) -> str:
    return f"the whole scale × {factor:g}"


def _moved(job: Job, text: str) -> list[_Neighbour]:
    levels: list[_Neighbour] = [(moved.told, Text(moved.text), ()) for moved in one_step(text, job.case)]
    shifts: list[_Neighbour] = [(_shift(factor), job.scene, shifted(factor)) for factor in SHIFTS]
    return [*levels, *shifts]
