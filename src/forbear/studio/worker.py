"""A worker process: takes one job at a time from its input, works it out, and writes what came of it to its output.

It stays warm: what was loaded for one job is there for the next. A job is stopped by SIGUSR1, which raises `Cancelled`
in the midst of it; between jobs it means nothing, and the server sends it again until the job has stopped. Whatever does
not stop so is killed.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import time
from types import FrameType
from typing import Any, BinaryIO

from forbear.account.plain import json_bytes
from forbear.api.sources import scene_names
from forbear.studio import frames
from forbear.studio.failures import error_data, failure_data
from forbear.studio.jobs.context import Context
from forbear.studio.jobs.kinds import function_of
from forbear.studio.jobs.warm import Warm

PROGRESS_EVERY = 0.1
"""Seconds between two words of progress."""


class Cancelled(BaseException):
    """The job's result is no longer wanted."""


class Worker:
    """Works off jobs until its input ends. megabytes: of memory that a job may use."""

    def __init__(self, jobs: BinaryIO, answers: BinaryIO, megabytes: float) -> None:
        self._jobs = jobs
        self._answers = answers
        self._megabytes = megabytes
        self._warm = Warm()
        self._is_busy = False
        self._is_telling = False
        self._is_unwanted = False
        self._told_at = 0.0

    def run(self) -> None:
        """Take jobs until there are no more."""
        signal.signal(signal.SIGUSR1, self._cancel)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGUSR1})  # the server blocked it until somebody listens
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        for usual in ("scene", "run", "play/view"):
            function_of(usual)
        scene_names()
        while True:
            head = self._jobs.read(frames.HEAD.size)
            if len(head) < frames.HEAD.size:
                return
            _, _, number, length = frames.HEAD.unpack(head)
            kind, body = self._done(number, json.loads(self._jobs.read(length)))
            # The peak is the process's own: having come near the bound once, it would seem near it for ever.
            is_retiring = _peak_megabytes() > self._megabytes / 2
            self._send(frames.frame(kind, number, body, is_retiring=is_retiring))

    def _cancel(self, number: int, where: FrameType | None) -> None:
        if self._is_telling:
            self._is_unwanted = True
        elif self._is_busy:
            self._is_busy = False
            raise Cancelled

    def _done(self, number: int, job: dict[str, Any]) -> tuple[bytes, bytes]:
        def tell(share: float, doing: str) -> None:
            now = time.monotonic()
            if now - self._told_at > PROGRESS_EVERY:
                self._told_at = now
                told = {"progress": min(1.0, max(0.0, share)), "doing": doing}
                self._is_telling = True
                self._send(frames.frame(frames.PROGRESS, number, _written(told)))
                self._is_telling = False
                if self._is_unwanted:
                    raise Cancelled

        self._is_unwanted = False
        try:
            self._is_busy = True
            kind, body = self._outcome(job, tell)
            self._is_busy = False
        except Cancelled:
            self._is_busy = False
            self._warm.forget_stories()
            return frames.CANCELLED, b""
        if len(body) > frames.LARGEST:
            return frames.ERROR, _written(error_data("too-large", "the answer is too large", "ask for less at a time"))
        return kind, body

    def _outcome(self, job: dict[str, Any], tell: Any) -> tuple[bytes, bytes]:
        try:
            context = Context(self._warm, job["limits"], tell)
            return frames.RESULT, _written(function_of(job["kind"])(job["request"], context))
        except Exception as error:
            return frames.ERROR, _written(failure_data(error))

    def _send(self, sent: bytes) -> None:
        try:
            self._answers.write(sent)
            self._answers.flush()
        except BrokenPipeError:  # the studio has gone: nobody is left to tell, and nothing to tidy up
            os._exit(0)


def _written(data: Any) -> bytes:
    return json_bytes(data)


def _peak_megabytes() -> float:
    """Return the most memory that this process has had. What Linux counts as the use of a process begins with what the
    one had that started it, so that a large one's would all seem worn out."""
    with contextlib.suppress(OSError, ValueError, IndexError), open("/proc/self/status", encoding="ascii") as opened:
        return next((int(line.split()[1]) for line in opened if line.startswith("VmHWM")), 0) / 1024
    try:
        import resource  # POSIX only
    except ImportError:
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main() -> None:
    """Work as a process of its own; what is printed by mistake goes to the error stream."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    megabytes, address_space = float(sys.argv[1]), int(float(sys.argv[2]) * 1024 * 1024)
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # POSIX only

        resource.setrlimit(resource.RLIMIT_AS, (address_space, address_space))
    with contextlib.suppress(BrokenPipeError):  # the server is gone: nobody wants the answer
        Worker(sys.stdin.buffer, answers, megabytes).run()


if __name__ == "__main__":
    main()
