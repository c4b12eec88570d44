"""The long fuzzer: `python -m tests.fuzz.nightly --inputs 1000000 --seconds 3600`.

Inputs are made in each target's own form, by the language's grammar, and by tearing known ones apart; where atheris is
installed, `--guided NAME` lets it look for inputs that reach new code. What breaks, takes over ten seconds, or ends
the process is kept in `corpus`, where every change tries it. How many were tried of which target is told at the end,
and with `--tally FILE` added to what the file has. Exit code 1 where anything was found.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import mmap
import os
import random
import resource
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from forbear.garbage import collect_seldom
from tests.fuzz.made import made
from tests.fuzz.targets import CORPUS, TARGETS, tried
from tests.fuzz.torn import LONGEST

SECONDS = 10
"""Of the processor, that one input may take: a busy machine finds nothing. The targets' own limits are far lower."""

STUCK = 60
"""Seconds of the processor after which an input that no signal stops is over its bound."""

ROOM = 6_000_000_000
"""Bytes that the process may have."""

SHARES = {"labels": 300, "text": 220, "save": 170, "studio": 150, "trope": 45, "answers": 35, "pddl": 30, "question": 20, "words": 16, "story": 13,
          "command": 10, "serve": 10, "telling": 5, "exported": 5, "plan": 3, "choices": 2, "compared": 1.5, "lsp": 1.5}  # fmt: skip
"""How often each target is tried: the quick ones more, so that a million inputs take a core an hour and a quarter."""


class Late(TimeoutError):
    """An input took too long."""


class Board:
    """What parent and child both see: the counts of each target, how many broke something, and what is tried now."""

    _ROW = 8

    def __init__(self) -> None:
        self._names = tuple(TARGETS)
        self._shared = mmap.mmap(-1, self._start + 4 * LONGEST)

    def begins(self, name: str, data: bytes) -> None:
        """Write down what is tried now."""
        self._put(len(self._names), self._names.index(name))
        self._put(len(self._names) + 1, len(data))
        self._shared[self._start : self._start + len(data)] = data
        self._put(len(self._names) + 2, int(time.process_time() * 1_000) + 1)

    def rests(self) -> None:
        """Write down that nothing is tried."""
        self._put(len(self._names) + 2, 0)

    def done(self, name: str, *, is_broken: bool) -> None:
        """Count what was tried."""
        place = self._names.index(name)
        self._put(place, self._get(place) + 1)
        self._put(len(self._names) + 3, self.found + is_broken)

    @property
    def counts(self) -> dict[str, int]:
        """How many were tried, by target."""
        return {name: self._get(place) for place, name in enumerate(self._names)}

    @property
    def found(self) -> int:
        """How many inputs broke something."""
        return self._get(len(self._names) + 3)

    @property
    def begun(self) -> float | None:
        """What the child had of the processor as it began the input that is tried; None where none is."""
        begun = self._get(len(self._names) + 2)
        return begun / 1_000 if begun else None

    @property
    def now(self) -> tuple[str, bytes]:
        """The target and the input that was begun last."""
        size = self._get(len(self._names) + 1)
        return self._names[self._get(len(self._names))], self._shared[self._start : self._start + size]

    @property
    def _start(self) -> int:
        return self._ROW * (len(self._names) + 4)

    def _get(self, place: int) -> int:
        return int.from_bytes(self._shared[self._ROW * place : self._ROW * (place + 1)], "little")

    def _put(self, place: int, number: int) -> None:
        self._shared[self._ROW * place : self._ROW * (place + 1)] = number.to_bytes(self._ROW, "little")


def broken(name: str, data: bytes) -> str | None:
    """Return what breaks with an input; None where nothing does."""
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        tried(name, data)
    except Exception as error:
        return f"{type(error).__name__}: {error}"[:300]
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return None


def keep(name: str, data: bytes, why: str, folder: Path) -> None:
    """Keep what breaks as a seed."""
    file = folder / name / hashlib.sha256(data).hexdigest()[:12]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    sys.stderr.write(f"{file}: {why!a}\n")
    sys.stderr.flush()


def _late(number: int, frame: FrameType | None) -> None:
    raise Late(f"over {SECONDS} seconds")


class Round:
    """What a child does: it tries inputs until there are enough, or time is over. folder: where what breaks is kept."""

    def __init__(self, inputs: int, until: float, folder: Path) -> None:
        self.board = Board()
        self.until = until
        self._inputs = inputs
        self._folder = folder

    @property
    def is_over(self) -> bool:
        """Whether there are enough."""
        return sum(self.board.counts.values()) >= self._inputs or time.monotonic() > self.until

    def does(self, name: str, data: bytes) -> None:
        """Try an input, and count it."""
        self.board.begins(name, data)
        why = broken(name, data)
        self.board.done(name, is_broken=why is not None)
        if why is not None:
            keep(name, data, why, self._folder)

    def failed(self, why: str) -> None:
        """Keep the input that ended the child."""
        name, data = self.board.now
        self.board.rests()
        self.board.done(name, is_broken=True)
        keep(name, data, why, self._folder)


def makes(tries: Round, names: list[str], seed: int) -> None:
    """Make inputs at random, and try them."""
    collect_seldom()  # as the command line does
    drawn = random.Random(seed)
    shares = [SHARES[name] for name in names]
    while not tries.is_over:
        (name,) = drawn.choices(names, shares)
        tries.does(name, made(name, drawn)[: 4 * LONGEST])


def watched(tries: Round, work: Callable[[int], None]) -> None:
    """Let a child do its work; where an input ends it, or holds it up, keep that input and go on with another child.

    work: is handed the number of the child.
    """
    for child in range(1_000):
        if tries.is_over:
            return
        number = os.fork()
        if number == 0:
            signal.signal(signal.SIGPROF, _late)
            resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))
            code = 70
            with contextlib.suppress(KeyboardInterrupt):
                work(child)
                code = 0
            os._exit(code)
        try:
            status = _waited(number, tries.board)
        except KeyboardInterrupt:  # enough: what was tried is told
            return
        if status is None:
            tries.failed(f"over {STUCK} seconds")
        elif status:
            tries.failed(f"the process ended ({os.waitstatus_to_exitcode(status)})")


def _worked(number: int) -> float:
    """Return what a process has had of the processor, in seconds, where the system tells it."""
    try:
        told = Path(f"/proc/{number}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def _waited(number: int, board: Board) -> int | None:
    """Return how a child ended; None where it had to be stopped."""
    try:
        while True:
            ended, status = os.waitpid(number, os.WNOHANG)
            if ended:
                return status
            if board.begun is not None and _worked(number) > board.begun + STUCK:
                os.kill(number, signal.SIGKILL)
                os.waitpid(number, 0)
                return None
            time.sleep(0.2)
    except KeyboardInterrupt:
        os.kill(number, signal.SIGKILL)
        os.waitpid(number, 0)
        raise


def add_up(file: Path, counts: dict[str, int]) -> None:
    """Add counts to what a file has."""
    known = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    for name, count in counts.items():
        known[name] = known.get(name, 0) + count
    file.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")


def main() -> int:
    """Fuzz within a budget; return 1 where anything broke."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--inputs", type=int, default=1_000_000)
    asked.add_argument("--seconds", type=int, default=3_600)
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument("--only", default=",".join(TARGETS), help="targets, with commas between")
    asked.add_argument("--guided", choices=TARGETS, help="by atheris, one target")
    asked.add_argument("--corpus", type=Path, default=CORPUS, help="where what breaks is kept")
    asked.add_argument("--tally", type=Path, help="a file in which all that was tried is added up")
    given = asked.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.stderr.write(f"{given.inputs} inputs, or {given.seconds} seconds; Ctrl-C ends it, too\n")
    sys.stderr.flush()
    tries = Round(given.inputs, time.monotonic() + given.seconds, given.corpus)
    if given.guided:
        from tests.fuzz.guided import guided

        watched(tries, lambda child: guided(tries, given.guided, given.seed + child))
    else:
        watched(tries, lambda child: makes(tries, given.only.split(","), given.seed + 1_000_003 * child))
    counts = {name: count for name, count in tries.board.counts.items() if count}
    if given.tally is not None:
        add_up(given.tally, counts)
    sys.stderr.write(f"{json.dumps(counts)}\n{sum(counts.values())} inputs, {tries.board.found} broke something\n")
    return 1 if tries.board.found else 0


if __name__ == "__main__":
    raise SystemExit(main())
