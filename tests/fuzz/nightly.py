"""The long fuzzer: `python -m tests.fuzz.nightly --inputs 1000000 --seconds 3600`.

Seeds are torn apart and joined, words thrown together; where atheris is installed, `--guided NAME` lets it look for
inputs that reach new code. What breaks, or takes over ten seconds, is kept in `corpus`, where every change tries it.
Exit code 1 where anything was found.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import random
import signal
import sys
import tempfile
import time
from pathlib import Path
from types import FrameType

from forbear.language.loader import LIBRARY
from forbear.tropes.shelf import LIBRARY as TROPES
from tests.fuzz.targets import GAMBIT, TARGETS, first_save, tried

CORPUS = Path(__file__).with_name("corpus")
LONGEST = 10
"""Seconds of the processor that one input may take: a busy machine finds nothing. By the clock, twelve times as many."""

PIECES = (
    "", ";", "{", "}", "(", ")", "[", "]", ",", ":", '"', "\r", "\0", "\x1b", "\u202e", "//", "/*", "*/", "-", "?",
    "1e308", "9.16e-05", "9" * 4_301, "inf", "NaN", "0.1", "1/0", "true", "null", "forall(x : character) ", "if(", "rest",
    "believes(Ann, ", "turns: ", "action ", "trigger ", "entity ", "belief(", " = ", " == ", " & ", " | ", "!", "{}", "[]",
)  # fmt: skip


class Late(TimeoutError):
    """An input took too long."""


def seeds() -> dict[str, list[bytes]]:
    """Return what is torn apart, by target."""
    found = {name: [path.read_bytes() for path in sorted((CORPUS / name).glob("*"))] for name in TARGETS}
    found["story"] += [GAMBIT.encode(), *(path.read_bytes() for path in sorted(LIBRARY.glob("*.story")))]
    found["trope"] += [path.read_bytes() for path in sorted(TROPES.glob("*.trope"))]
    found["save"].append(first_save().encode())
    return found


def torn(known: list[bytes], drawn: random.Random) -> bytes:
    """Return an input made of others."""
    text = drawn.choice(known).decode("utf-8", "replace")
    for _ in range(drawn.randint(1, 6)):
        low = drawn.randint(0, len(text))
        high = min(len(text), low + int(drawn.expovariate(1 / 20)))
        other = drawn.choice(known).decode("utf-8", "replace")
        at = drawn.randint(0, len(other))
        put = drawn.choice((drawn.choice(PIECES), other[at : at + drawn.randint(0, 60)], text[low:high] * 2))
        text = text[:low] + put + text[high:]
    return text[:20_000].encode("utf-8", "replace")


def broken(name: str, data: bytes) -> str | None:
    """Return what breaks with an input; None where nothing does."""
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    signal.alarm(12 * LONGEST)
    try:
        tried(name, data)
    except Exception as error:
        return f"{type(error).__name__}: {error}"[:200]
    finally:
        signal.alarm(0)
        signal.setitimer(signal.ITIMER_PROF, 0)
    return None


def keep(name: str, data: bytes, why: str) -> None:
    """Keep what breaks as a seed."""
    file = CORPUS / name / hashlib.sha256(data).hexdigest()[:12]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    sys.stderr.write(f"{file}: {why}\n")


def _late(number: int, frame: FrameType | None) -> None:
    raise Late(f"over {LONGEST} seconds")


def guided(name: str, seconds: int) -> None:
    """Let atheris look for inputs that reach new code, until the time is over."""
    atheris = importlib.import_module("atheris")  # only where it is installed

    atheris.instrument_all()

    def one(data: bytes) -> None:
        why = broken(name, data)
        if why is not None:
            keep(name, data, why)

    with tempfile.TemporaryDirectory() as reached:  # what reaches new code is no seed yet
        options = [f"-max_total_time={seconds}", f"-timeout={2 * LONGEST}", "-max_len=20000"]
        atheris.Setup([sys.argv[0], *options, reached, str(CORPUS / name)], one)
        atheris.Fuzz()


def main() -> int:
    """Fuzz within a budget; return 1 where anything broke."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--inputs", type=int, default=1_000_000)
    asked.add_argument("--seconds", type=int, default=3_600)
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument("--guided", choices=TARGETS, help="by atheris, one target")
    given = asked.parse_args()
    signal.signal(signal.SIGALRM, _late)
    signal.signal(signal.SIGPROF, _late)
    if given.guided:
        guided(given.guided, given.seconds)
        return 0
    drawn, known = random.Random(given.seed), seeds()
    until, found, done = time.monotonic() + given.seconds, 0, 0
    while done < given.inputs and time.monotonic() < until:
        name = drawn.choice(tuple(TARGETS))
        data = torn(known[name], drawn)
        why = broken(name, data)
        if why is not None:
            found += 1
            keep(name, data, why)
        done += 1
    sys.stderr.write(f"{done} inputs, {found} broke something\n")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
