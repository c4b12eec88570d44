"""Scenes examined in worker processes: each job by itself, results as they come, and a clean stop."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor, as_completed
from pathlib import Path
from types import TracebackType

from forbear.api.examining import MOST_STORIES, Place, examine, verdict_keys
from forbear.api.scene import load
from forbear.catalogue.examined import Examined
from forbear.catalogue.index import find
from forbear.catalogue.scale import SHIFTS, one_step, shifted
from forbear.errors import ForbearError, InternalError
from forbear.language.loader import Text
from forbear.records import dataclass

Told = Callable[[int, int], None]
"""Told (jobs done, jobs in all)."""


@dataclass(frozen=True, slots=True)
class Job:
    """A scene, or a case of it, to be examined. settings: put over it. why: in full. moved: instead, with each level
    moved and the scale shifted, to see whether the verdicts hold. toward: a variant, to learn how much it lacks."""

    scene: str | Path | Text
    case: str = ""
    settings: tuple[str, ...] = ()
    why: bool = True
    moved: bool = False
    toward: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """How a scene's verdicts bore small changes: by (alice, victim, number), how many of the changes left each as it was.

    tried: how many changes could be worked out. turned_by: those that turned something, in words.
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


class Workers:
    """Worker processes that do jobs; with one, jobs are done in this process.

    Whatever ends the block early ends the processes too.
    """

    def __init__(self, many: int | None = None) -> None:
        """many: as many as there are cores where not given."""
        self._many = many or cores()
        self._pool: ProcessPoolExecutor | None = None
        self._others: set[object] = set()

    def __enter__(self) -> Workers:
        if self._many > 1:
            self._others = set(multiprocessing.active_children())
            context = multiprocessing.get_context("spawn")
            initializer = _leave_stopping_to_the_parent
            self._pool = ProcessPoolExecutor(self._many, mp_context=context, initializer=initializer)
        return self

    def done(self, jobs: Sequence[Job]) -> Iterator[tuple[Job, Done]]:
        """Yield each job with what came of it, as they come. Raises InternalError where a process dies."""
        if self._pool is None:
            yield from ((job, do(job)) for job in jobs)
            return
        waiting: dict[Future[Done], Job] = {self._pool.submit(do, job): job for job in jobs}
        try:
            for future in as_completed(waiting):
                yield waiting[future], future.result()
        except BrokenExecutor:
            raise InternalError("a worker process died, of a lack of memory perhaps; try fewer workers") from None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is None:
            return
        if kind is not None:
            for process in multiprocessing.active_children():
                if process not in self._others:
                    process.terminate()
        self._pool.shutdown(wait=kind is None, cancel_futures=True)


def work(
    jobs: Sequence[Job], *, workers: int | None = None, on_progress: Told | None = None
) -> tuple[dict[Job, Done], bool]:
    """Return what came of each job, and whether the user stopped the work; then what is missing was not done."""
    found: dict[Job, Done] = {}
    try:
        with Workers(min(workers or cores(), len(jobs))) as pool:
            for job, done in pool.done(jobs):
                found[job] = done
                if on_progress is not None:
                    on_progress(len(found), len(jobs))
    except KeyboardInterrupt:
        return found, True
    return found, False


def _leave_stopping_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def do(job: Job) -> Done:
    """Do one job."""
    try:
        if job.moved:
            return _held(job)
        scene = load(job.scene, case=job.case or None, settings=job.settings)
        stories = 1 if job.toward else MOST_STORIES
        return examine(scene, why=job.why, toward=job.toward, stories=stories, unanswered=job.why or bool(job.toward))
    except ForbearError as error:
        return Failed(str(job.scene), job.case, str(error))


def _held(job: Job) -> Held:
    """Examine a scene with each of its levels moved by one step, and with the whole scale shifted."""
    text = find(str(job.scene)).read_text(encoding="utf-8")
    case = job.case or None
    base = _keys(examine(load(job.scene, case=case), why=False))
    is_brief = all(choice for choice, _ in base.values())
    survived = dict.fromkeys(base, 0)
    turned_by = []
    tried = 0
    for told, source, settings in _moved(job, text):
        try:
            scene = load(source, case=case, settings=settings)
            now = verdict_keys(scene, frozenset(base)) if is_brief else _keys(examine(scene, why=False))
        except ForbearError:
            continue
        tried += 1
        for place, key in base.items():
            survived[place] += now.get(place) == key
        if any(now.get(place) != key for place, key in base.items()):
            turned_by.append(told)
    return Held(str(job.scene), job.case, tuple(survived.items()), tried, tuple(turned_by))


def _moved(job: Job, text: str) -> list[tuple[str, Text | Path | str, tuple[str, ...]]]:
    levels: list[tuple[str, Text | Path | str, tuple[str, ...]]] = [
        (moved.told, Text(moved.text), ()) for moved in one_step(text, job.case)
    ]
    shifts: list[tuple[str, Text | Path | str, tuple[str, ...]]] = [
        (f"the whole scale × {factor:g}", job.scene, shifted(factor)) for factor in SHIFTS
    ]
    return [*levels, *shifts]


def _keys(examined: Examined) -> dict[Place, tuple[str, str]]:
    """Return what must stay for each chance's verdict to hold."""
    return {(chance.alice, chance.victim, chance.number): chance.key for chance in examined.chances}
