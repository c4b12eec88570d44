"""The server's end of one worker process: start it, give it jobs, stop a job, end it."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import sys
import time
from collections.abc import Callable
from typing import Any

from forbear.studio import frames

Told = Callable[[dict[str, Any]], None]
"""Is told each word of progress."""

MEMORY_BESIDE = 400.0
"""Megabytes of address space that a worker may have beside what its job may use."""

STOPPING = 1.0
"""Seconds that a job is given to stop before its process is killed."""

AGAIN = 0.05
"""Seconds after which it is told so again."""

AT_ONCE = 0.05
"""A process that ends within so many seconds of getting a job had ended before."""


class Ended(Exception):
    """The process ended in the midst of a job; was_idle: before it can have begun."""

    def __init__(self, *, was_idle: bool) -> None:
        super().__init__("the process ended")
        self.was_idle = was_idle


class WorkerProcess:
    """One process. It does one job at a time; `warm_for` is what it did last, `has_done` the kinds of work that it has done
    for that since, `has_worked` whether it has done any."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._number = 0
        self._is_retiring = False
        self.warm_for: object = None
        self.has_done: set[str] = set()
        self.is_long = self.is_low = False
        self.has_worked = False

    @classmethod
    async def start(cls, megabytes: float) -> WorkerProcess:
        """Start a process that may use so much memory."""
        # A process that has only begun would die of the word to stop, which it cannot hear yet: it is kept for it.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
        try:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "forbear.studio.worker",
                str(megabytes),
                str(megabytes + MEMORY_BESIDE),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                start_new_session=True,
            )
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGUSR1})
        return cls(process)

    @property
    def number(self) -> int:
        """The number by which the system knows the process."""
        return self._process.pid

    @property
    def is_ready(self) -> bool:
        """Whether it can do another job: it lives, and has not grown too large."""
        return self._process.returncode is None and not self._is_retiring

    def begin(self, kind: str, warm_for: object) -> None:
        """Learn what the process is given to do."""
        if warm_for != self.warm_for:
            self.warm_for = warm_for
            self.has_done.clear()
        self.has_done.add(kind)

    def lower(self) -> None:
        """Let others go first: what it does takes long. There is no way back."""
        self.is_long = self.is_low = True
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self._process.pid, 10)

    async def do(self, job: dict[str, Any], tell: Told) -> tuple[bytes, bytes]:
        """Do a job; return the kind of the last frame and its body. Raises Ended.

        Cancelled, it stops the job, or the process where the job does not stop.
        """
        self._number += 1
        body = json.dumps(job).encode()
        doing = asyncio.ensure_future(self._exchange(frames.frame(frames.JOB, self._number, body), tell))
        try:
            done = await asyncio.shield(doing)
            self.has_worked = True
            return done
        except asyncio.CancelledError:
            # Cancelled again while it stops (replaced, and then the client went away), it must still stop first:
            # given another job before that, two would read from one process.
            stopping = asyncio.ensure_future(self._stop(doing))
            while not stopping.done():
                with contextlib.suppress(asyncio.CancelledError):
                    await asyncio.shield(stopping)
            raise

    async def _exchange(self, sent: bytes, tell: Told) -> tuple[bytes, bytes]:
        assert self._process.stdin is not None and self._process.stdout is not None
        begun = time.monotonic()
        try:
            self._process.stdin.write(sent)
            await self._process.stdin.drain()
            while True:
                head = await self._process.stdout.readexactly(frames.HEAD.size)
                kind, self._is_retiring, number, length = frames.HEAD.unpack(head)
                body = await self._process.stdout.readexactly(length)
                if kind == frames.PROGRESS:
                    tell(json.loads(body))
                elif number == self._number:
                    return kind, body
        except (asyncio.IncompleteReadError, ConnectionError):
            self._is_retiring = True
            raise Ended(was_idle=time.monotonic() - begun < AT_ONCE) from None

    async def _stop(self, doing: asyncio.Future[tuple[bytes, bytes]]) -> None:
        """Tell the process to stop its job, again and again: it does not hear while it only begins with it."""
        until = time.monotonic() + STOPPING
        while not doing.done() and time.monotonic() < until:
            with contextlib.suppress(ProcessLookupError):
                self._process.send_signal(signal.SIGUSR1)
            await asyncio.wait([doing], timeout=AGAIN)
        if not doing.done():
            self.kill()
            await asyncio.wait([doing])
        doing.exception()

    def kill(self) -> None:
        """End the process at once."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()

    async def end(self) -> None:
        """End the process and wait until it is gone."""
        self.kill()
        await self._process.communicate()
