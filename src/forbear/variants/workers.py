"""Jobs done in worker processes: each by itself, results as they come, and a clean stop."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from forbear.errors import InternalError

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Job = TypeVar("Job")
Done = TypeVar("Done")

_NONE: Any = object()
"""There is no job left."""

_AHEAD = 2
"""So many jobs a process has at a time: one that it does, and one that it goes on with."""


def cores() -> int:
    """Return how many worker processes are worth having."""
    return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


class Workers(Generic[Job, Done]):
    """Worker processes that do jobs; with one, jobs are done in this process.

    Whatever ends the block early ends the processes too.
    """

    def __init__(
        self,
        do: Callable[[Job], Done],
        many: int | None = None,
        before: Callable[[], None] | None = None,
        *,
        is_one_of_them: bool = False,
    ) -> None:
        """do: does one job; a function of a module, so that another process can be told of it. many: as many as there
        are cores where not given. before: what each process does before its first job; what all jobs share comes to it
        so, once. is_one_of_them: this process does jobs too, from the start, while the others begin: for short jobs, since what
        the others have done waits for the end of its own."""
        self._do = do
        self._before = before
        self._many = many or cores()
        self._spawned = self._many - is_one_of_them
        self._is_one_of_them = is_one_of_them
        self._pool: ProcessPoolExecutor | None = None
        self._others: set[object] = set()

    def __enter__(self) -> Workers[Job, Done]:
        if self._before is not None and (self._many == 1 or self._is_one_of_them):
            self._before()
        return self

    def _begin(self) -> ProcessPoolExecutor:
        """Return what hands jobs to processes, which begin with the first."""
        import multiprocessing  # slow to load, and not wanted where all is done here
        from concurrent.futures import ProcessPoolExecutor

        self._others = set(multiprocessing.active_children())
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._spawned, mp_context=context, initializer=_begun, initargs=(self._before,))

    def done(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Done]]:
        """Yield each job with what came of it, as they come. Raises InternalError where a process dies."""
        if self._many == 1:
            yield from ((job, self._do(job)) for job in jobs)
            return
        from concurrent.futures import BrokenExecutor

        pool = self._pool = self._pool or self._begin()
        try:
            yield from self._shared(pool, jobs) if self._is_one_of_them else self._handed(pool, jobs)
        except BrokenExecutor:
            raise InternalError("a worker process died, of a lack of memory perhaps; try fewer workers") from None

    def _handed(self, pool: ProcessPoolExecutor, jobs: Iterable[Job]) -> Iterator[tuple[Job, Done]]:
        from concurrent.futures import as_completed

        waiting: dict[Future[Done], Job] = {pool.submit(self._do, job): job for job in jobs}
        for future in as_completed(waiting):
            yield waiting[future], future.result()

    def _shared(self, pool: ProcessPoolExecutor, jobs: Iterable[Job]) -> Iterator[tuple[Job, Done]]:
        """Do jobs here while others do theirs; no more is handed out than keeps them busy, so that nobody has many left while
        another has none. The first is done here, as they begin: what is learnt by it may go with the others."""
        from concurrent.futures import FIRST_COMPLETED, wait

        beginning = [pool.submit(_nothing) for _ in range(self._spawned)]
        waiting: dict[Future[Done], Job] = {}
        left = iter(jobs)
        own = next(left, _NONE)
        while own is not _NONE or waiting:
            if own is not _NONE:
                yield own, self._do(own)
            while len(waiting) < _AHEAD * self._spawned and (job := next(left, _NONE)) is not _NONE:
                waiting[pool.submit(self._do, job)] = job
            own = next(left, _NONE)
            over, _ = wait(waiting, timeout=None if own is _NONE else 0, return_when=FIRST_COMPLETED)
            for future in over:
                yield waiting.pop(future), future.result()
        wait(beginning)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is None:
            return
        import multiprocessing

        if kind is not None:
            for process in multiprocessing.active_children():
                if process not in self._others:
                    process.terminate()
        self._pool.shutdown(wait=kind is None, cancel_futures=True)


def _nothing() -> None:
    """Let a process begin."""


def _begun(before: Callable[[], None] | None) -> None:
    """Leave stopping to the parent, and get ready."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if before is not None:
        before()
