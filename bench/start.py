"""Measure starts: whole processes of installed Forbears, side by side, in one run.

    python bench/start.py [FORBEAR ...] [--repeat N] [--out FILE]

Each FORBEAR is a command to start: give the one of a venv in which an older wheel is installed and the one of a venv
with a newer, and the differences to the first are told. Without any, the one beside this Python. They take turns, the
first turn is not counted, and what is told is the median: seconds by the clock, and of the processor, which a busy
machine leaves alone. Writes JSON with the environment in its head. Nothing here is a test.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ASKED = (["--version"], ["run", "film/casablanca", "--quiet"], ["list"])
"""What is started: nothing but the program, one scene, and the whole catalogue."""


def one(command: list[str], folder: str) -> tuple[float, float]:
    """Return the seconds that a process takes by the clock, and of the processor."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    started, before = time.perf_counter(), _children()
    # Away from the sources: what is installed is meant.
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder, env=environment)
    return time.perf_counter() - started, _children() - before


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measured(programs: list[str], arguments: list[str], repeat: int) -> list[dict[str, float]]:
    """Time each program with the same arguments, turn by turn."""
    times: list[list[tuple[float, float]]] = [[] for _ in programs]
    with tempfile.TemporaryDirectory() as folder:
        for turn in range(repeat + 1):
            for program, kept in zip(programs, times, strict=True):
                took = one([program, *arguments], folder)
                if turn:
                    kept.append(took)
    return [
        {
            "clock": round(statistics.median(clock for clock, _ in kept), 4),
            "processor": round(statistics.median(processor for _, processor in kept), 4),
        }
        for kept in times
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure starts of installed Forbears, side by side.")
    parser.add_argument("programs", nargs="*", default=[str(Path(sys.executable).with_name("forbear"))])
    parser.add_argument("--repeat", type=int, default=12)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    found: dict[str, object] = {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "processors": os.cpu_count(),
        "load": os.getloadavg()[0],
        "programs": options.programs,
    }
    for arguments in ASKED:
        each = measured(options.programs, arguments, options.repeat)
        found[" ".join(arguments)] = each
        for program, times in zip(options.programs, each, strict=True):
            apart = times["clock"] - each[0]["clock"], times["processor"] - each[0]["processor"]
            print(
                f"{' '.join(arguments):<30} {times['clock']:.3f} s ({apart[0]:+.3f})  "
                f"processor {times['processor']:.3f} s ({apart[1]:+.3f})  {program}",
                file=sys.stderr,
                flush=True,
            )
    told = json.dumps(found, indent=1)
    print(told)
    if options.out is not None:
        options.out.write_text(told + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
