"""The processes in which the studio's work is done, and whose turn it is.

Quick work and long work have processes of their own, and long work runs at a lower priority. Work that was thought
quick and is not gives way: its process counts as a long one until it is done, and a new one takes its place. Nobody can
have all processes of a sort at work at once.
"""

from __future__ import annotations

import asyncio
import itertools
import time
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

from forbear.studio.bounds import Bounds
from forbear.studio.failures import Refused
from forbear.studio.process import Ended, Told, WorkerProcess
from forbear.studio.usage import StudioUsage

Answer = tuple[bytes, bytes]
"""The kind of a worker's last frame, and its body."""

GIVEN_WAY = 4
"""So many processes there may be beside the usual ones, for work that proved long."""

STARTING = 4.0
"""Seconds more that a process's first job may take before it counts as long."""

AT_ONCE = 3
"""Jobs that one client may have at work."""

LINE = 4
"""An address has at most this part of the line, so that one cannot fill it."""

_NAMELESS = "nobody "
_ANONYMOUS = itertools.count()


@dataclass(eq=False, slots=True)
class Job:
    """One piece of work: what is asked, by whom, and under which key (an equal one takes its place)."""

    kind: str
    request: dict[str, Any]
    is_long: bool
    client: str
    key: str | None
    tell: Told
    warm_for: object = None
    address: str = ""
    task: asyncio.Future[Answer] | None = None
    is_replaced: bool = False
    admitted: asyncio.Event = field(default_factory=asyncio.Event)
    worker: WorkerProcess | None = None


class Pool:
    """Use it as an async context: the processes live as long as it."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._idle: list[WorkerProcess] = []
        self._all: set[WorkerProcess] = set()
        self._waiting: list[Job] = []
        self._working: set[Job] = set()
        self._keyed: dict[tuple[str, str], Job] = {}
        self._starting: dict[bool, int] = {True: 0, False: 0}
        self._chores: set[asyncio.Task[None]] = set()
        self._is_open = False
        self._used = StudioUsage()

    async def __aenter__(self) -> Pool:
        self._is_open = True
        self._provide(is_long=False)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._is_open = False
        jobs = [job.task for job in (*self._waiting, *self._working) if job.task is not None]
        for job in jobs:
            job.cancel()
        await asyncio.gather(*jobs, return_exceptions=True)
        while self._chores:
            await asyncio.gather(*self._chores, return_exceptions=True)
        await asyncio.gather(*(worker.end() for worker in self._all))

    @property
    def at_work(self) -> tuple[str, ...]:
        """The kinds of the jobs that are being done."""
        return tuple(sorted(job.kind for job in self._working))

    @property
    def processes(self) -> tuple[int, ...]:
        """The numbers by which the system knows the processes."""
        return tuple(sorted(worker.number for worker in self._all))

    async def work(
        self,
        kind: str,
        request: dict[str, Any],
        *,
        is_long: bool,
        client: str | None,
        key: str | None,
        warm_for: object,
        tell: Told,
        address: str = "",
    ) -> Answer:
        """Do a piece of work; return the kind of the last frame and its body. Cancelled, it stops the work.

        address: where the connection comes from, empty for this machine. Each has its share, whatever names it uses.
        Raises Refused where it is replaced by a later one of the same client and key, too many wait, or it waited too long.
        """
        owner = client or f"{_NAMELESS}{next(_ANONYMOUS)}"
        job = Job(kind, request, is_long, owner, key, tell, warm_for, address)
        if key is not None:
            self._replace(job)
        alike = sum(other.address == address for other in self._waiting) if address else 0
        if len(self._waiting) >= self._bounds.waiting or alike >= self._bounds.waiting / LINE:
            raise Refused("busy", "too many requests are waiting", "ask again in a moment")
        self._waiting.append(job)
        job.task = asyncio.ensure_future(self._do(job))
        try:
            return await job.task
        except asyncio.CancelledError:
            if job.is_replaced:
                raise Refused("replaced", "a later request took this one's place") from None
            raise
        finally:
            if job in self._waiting:
                self._waiting.remove(job)
            if job in self._working:
                # Given a process by another's doing and cancelled before its task began: nothing of it ever ran.
                self._give_back(job)
            if key is not None and self._keyed.get((owner, key)) is job:
                del self._keyed[owner, key]

    def _replace(self, job: Job) -> None:
        assert job.key is not None
        earlier = self._keyed.get((job.client, job.key))
        self._keyed[job.client, job.key] = job
        if earlier is not None and earlier.task is not None:
            earlier.is_replaced = True
            earlier.task.cancel()

    async def _do(self, job: Job) -> Answer:
        while True:
            try:
                return await self._once(job)
            except Ended as ended:
                # Only here: a job that waits may be given a process before its own task has begun.
                job.admitted.clear()
                self._waiting.append(job)
                if not ended.was_idle:
                    hint = "it may have needed more memory than a request may use"
                    raise Refused("limit", "the work came to an end before its time", hint) from None

    async def _once(self, job: Job) -> Answer:
        """Wait for a process, and do the job in it. Raises Ended."""
        begun = time.monotonic()
        try:
            self._admit()
            await self._admitted(job)
            begun = time.monotonic()
            return await self._at_work(job)
        finally:
            if job.worker is not None:
                self._used.add(job.client, time.monotonic() - begun)
                self._used.add(f"address {job.address}", time.monotonic() - begun)
            self._give_back(job)

    async def _admitted(self, job: Job) -> None:
        """Wait for a process. Raises Refused where none is free in time."""
        try:
            async with asyncio.timeout(self._bounds.in_line):
                await job.admitted.wait()
        except TimeoutError:
            if job in self._waiting:
                self._waiting.remove(job)
            told = f"others were at work for {self._bounds.in_line:g} seconds"
            raise Refused("busy", told, "ask again in a moment") from None

    def _give_back(self, job: Job) -> None:
        """Take the job's process back, where it has one, and let others begin."""
        if job.worker is not None:
            self._working.discard(job)
            self._release(job.worker)
            job.worker = None
        self._admit()

    async def _at_work(self, job: Job) -> Answer:
        worker = job.worker
        assert worker is not None
        loop = asyncio.get_running_loop()
        # A process that has just begun loads all its code first: to count it among the long ones for that, and begin
        # another in its place, would leave every job to a cold one on a busy machine.
        slow = self._bounds.slow if worker.has_worked else self._bounds.slow + STARTING
        patience = None if worker.is_long else loop.call_later(slow, self._give_way, job)
        limits = {
            "nodes": self._bounds.nodes,
            "seconds": self._bounds.seconds,
            "megabytes": self._bounds.megabytes,
            "stories": self._bounds.stories,
        }
        sent = {"kind": job.kind, "request": job.request, "limits": limits}
        try:
            async with asyncio.timeout(self._bounds.seconds + self._bounds.grace):
                return await worker.do(sent, job.tell)
        except TimeoutError:
            value = self._bounds.seconds
            limit = {"limit": "seconds", "value": value, "raise_with": "`forbear studio --limit-seconds`"}
            raise Refused(
                "limit", f"it took more than {value:g} seconds", "ask for less at a time", limit=limit
            ) from None
        finally:
            if patience is not None:
                patience.cancel()

    def _give_way(self, job: Job) -> None:
        """Count the job's process among the long ones, and have another in its place."""
        usual = 2 * self._bounds.workers
        if job.worker is not None and len(self._all) < usual + GIVEN_WAY:
            job.is_long = job.worker.is_long = True
            self._provide(is_long=False)
            self._admit()

    def _admit(self) -> None:
        """Let those waiting begin for whom there is a process: who has least at work first, then who used least lately."""
        for worker in [worker for worker in self._idle if not worker.is_ready]:
            self._idle.remove(worker)
            self._discard(worker)
        for is_long in (False, True):
            while True:
                free = [worker for worker in self._idle if worker.is_long is is_long]
                candidates = [job for job in self._waiting if job.is_long is is_long and self._may_begin(job)]
                at_work = sum(job.is_long is is_long for job in self._working)
                if not candidates or at_work >= self._bounds.workers:
                    break
                if not free:
                    self._provide(is_long=is_long)
                    break
                job = min(candidates, key=self._turn)
                # What a process worked out for one kind of work does not help another: sliders go by tapes.
                worker = max(
                    reversed(free), key=lambda w: (w.warm_for == job.warm_for) * (1 + (job.kind in w.has_done))
                )
                self._idle.remove(worker)
                self._waiting.remove(job)
                worker.begin(job.kind, job.warm_for)
                job.worker = worker
                self._working.add(job)
                job.admitted.set()
                if len(free) == 1 and not is_long:
                    self._provide(is_long=False)

    def _turn(self, job: Job) -> tuple[float, ...]:
        """Return whose turn it is, the least first: by the address first, for a name can be any; then the named."""
        at_work = sum(other.address == job.address for other in self._working)
        used = self._used.by(f"address {job.address}")
        is_anonymous = job.client.startswith(_NAMELESS)
        return at_work, used, is_anonymous, self._at_work_for(job), self._used.by(job.client)

    def _at_work_for(self, job: Job) -> int:
        return sum(other.client == job.client for other in self._working)

    def _may_begin(self, job: Job) -> bool:
        """Say whether a client may have one more job at work: some process is always left to others."""
        share = max(1, self._bounds.workers - 1)
        alike = [other for other in self._working if other.is_long is job.is_long]
        if job.address and sum(other.address == job.address for other in alike) >= share:
            return False
        return sum(other.client == job.client for other in alike) < share and self._at_work_for(job) < AT_ONCE

    def _release(self, worker: WorkerProcess) -> None:
        """Take a process back. It is warm: where there are more than needed, one that has idled longest ends."""
        worker.is_long = worker.is_low
        if worker.is_ready and self._is_open:
            self._idle.append(worker)
        else:
            self._discard(worker)
        alike = [other for other in self._all if other.is_long is worker.is_long]
        idle = [other for other in self._idle if other.is_long is worker.is_long]
        for spare in idle[: max(0, len(alike) - self._most(worker.is_long))]:
            self._idle.remove(spare)
            self._discard(spare)

    def _discard(self, worker: WorkerProcess) -> None:
        self._all.discard(worker)
        self._chore(worker.end())

    def _provide(self, *, is_long: bool) -> None:
        """Start a process of a sort, if there may be another."""
        at_work = sum(worker.is_long is is_long for worker in self._all)
        if self._is_open and at_work + self._starting[is_long] < self._most(is_long):
            self._starting[is_long] += 1
            self._chore(self._start(is_long))

    def _most(self, is_long: bool) -> int:
        """Return how many processes of a sort are kept: of the quick ones one more than work at once, so that a place
        that is given way has somebody in it at once."""
        return self._bounds.workers + (not is_long)

    async def _start(self, is_long: bool) -> None:
        try:
            worker = await WorkerProcess.start(self._bounds.megabytes)
        finally:
            self._starting[is_long] -= 1
        if is_long:
            worker.lower()
        self._all.add(worker)
        self._idle.append(worker)
        self._admit()

    def _chore(self, work: Any) -> None:
        chore = asyncio.ensure_future(work)
        self._chores.add(chore)
        chore.add_done_callback(self._chores.discard)
