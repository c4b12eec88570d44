"""Scenes examined in worker processes: each job by itself, results as they come, and a clean stop."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass

from forbear.api.examining import examine
from forbear.api.scene import load
from forbear.catalogue.examined import ChanceFound, Examined
from forbear.catalogue.index import find
from forbear.catalogue.scale import SHIFTS, one_step, shifted
from forbear.errors import ForbearError, InternalError
from forbear.language.loader import Text

Told = Callable[[int, int], None]
"""Told (jobs done, jobs in all)."""

Key = tuple[str, str]
"""What must stay for a verdict to hold: the choice and the variant."""


@dataclass(frozen=True, slots=True)
class Job:
    """A scene, or a case of it, to be examined. settings: put over it. why: in full. moved: instead, with each level
    moved and the scale shifted, to see whether the verdicts hold."""

    scene: str
    case: str = ""
    settings: tuple[str, ...] = ()
    why: bool = True
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """How a scene's verdicts bore small changes: by (alice, victim, number), how many of the changes left each as it was.

    tried: how many changes could be worked out. worst: those that turned something, in words.
    """

    scene: str
    case: str
    survived: tuple[tuple[tuple[str, str, int], int], ...]
    tried: int
    turned_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """A job that could not be done, with the reason."""

    scene: str
    case: str
    reason: str


Done = Examined | Held | Failed


def cores() -> int:
    """Return how many worker processes are worth having."""
    return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def work(
    jobs: Sequence[Job], *, workers: int | None = None, on_progress: Told | None = None
) -> tuple[dict[Job, Done], bool]:
    """Return what came of each job, and whether the user stopped the work; then what is missing was not done.

    workers: processes; as many as there are cores where not given, and none for a single job.
    """
    found: dict[Job, Done] = {}
    many = min(workers or cores(), len(jobs))
    if many <= 1:
        return found, _one_by_one(jobs, found, on_progress)
    others = set(multiprocessing.active_children())
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(many, mp_context=context, initializer=_leave_stopping_to_the_parent)
    try:
        waiting: dict[Future[Done], Job] = {pool.submit(do, job): job for job in jobs}
        for done in as_completed(waiting):
            found[waiting[done]] = done.result()
            if on_progress is not None:
                on_progress(len(found), len(jobs))
    except KeyboardInterrupt:
        for process in set(multiprocessing.active_children()) - others:
            process.terminate()
        return found, True
    except BrokenExecutor:
        raise InternalError("a worker process died, of a lack of memory perhaps; try fewer workers") from None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    return found, False


def _one_by_one(jobs: Sequence[Job], found: dict[Job, Done], on_progress: Told | None) -> bool:
    try:
        for job in jobs:
            found[job] = do(job)
            if on_progress is not None:
                on_progress(len(found), len(jobs))
    except KeyboardInterrupt:
        return True
    return False


def _leave_stopping_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def do(job: Job) -> Done:
    """Do one job."""
    try:
        if job.moved:
            return _held(job)
        return examine(load(job.scene, case=job.case or None, settings=job.settings), why=job.why)
    except ForbearError as error:
        return Failed(job.scene, job.case, str(error))


def _held(job: Job) -> Held:
    """Examine a scene with each of its levels moved by one step, and with the whole scale shifted."""
    text = find(job.scene).read_text(encoding="utf-8")
    case = job.case or None
    base = {_place(c): c.key for c in examine(load(job.scene, case=case), why=False).chances}
    survived = dict.fromkeys(base, 0)
    turned_by = []
    tried = 0
    for told, source, settings in _moved(job, text):
        try:
            now = {_place(c): c.key for c in examine(load(source, case=case, settings=settings), why=False).chances}
        except ForbearError:
            continue
        tried += 1
        for place, key in base.items():
            survived[place] += now.get(place) == key
        if any(now.get(place) != key for place, key in base.items()):
            turned_by.append(told)
    return Held(job.scene, job.case, tuple(survived.items()), tried, tuple(turned_by))


def _moved(job: Job, text: str) -> list[tuple[str, Text | str, tuple[str, ...]]]:
    levels = [(moved.told, Text(moved.text), ()) for moved in one_step(text, job.case)]
    shifts = [(f"the whole scale × {factor:g}", job.scene, shifted(factor)) for factor in SHIFTS]
    return [*levels, *shifts]


def _place(chance: ChanceFound) -> tuple[str, str, int]:
    return chance.alice, chance.victim, chance.number
