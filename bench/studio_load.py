"""Measure the studio under load: ten clients ask heavily, an eleventh has a text checked as somebody types.

    python bench/studio_load.py [--minutes N] [--clients N] [--out FILE]

Each heavy client has a name and a connection of its own, and asks one thing after the other: edges and grids, why,
verdicts, thousands of stories. The eleventh's `check` is timed (aim: 0.5 s at the 95th percentile), and the
memory of the server with all its processes is drawn over the time. Writes JSON with the environment in its head. Nothing
here is a test.
"""

from __future__ import annotations

import argparse
import collections
import itertools
import json
import os
import platform
import random
import sys
import threading
import time
from pathlib import Path
from typing import Any

from studio import LONG, MANY, Page, spread, start

from forbear.catalogue.index import find

CHECK_EVERY = 0.3
"""Seconds between two checks, as somebody types."""

AIM = 0.5
"""Seconds in which 95 of 100 checks are to be answered."""

HEAVY: tuple[tuple[str, dict[str, Any]], ...] = (
    ("run", {"text": MANY, "most": 5000}),
    (
        "heat",
        {"text": MANY, "x": {"number": "given(Ann)", "steps": 41}, "y": {"number": "precision(Ann)", "steps": 41}},
    ),
    ("why", {"scene": "film/in-bruges"}),
    ("heat", LONG),
    ("tree", {"text": MANY, "levels": 9}),
    ("edge", {"scene": "film/in-bruges", "number": "mercy(Ken)"}),
    ("run", {"scene": "film/casablanca", "samples": 1000}),
    ("verdict", {"scene": "film/casablanca"}),
)
"""What is asked heavily: some of it comes to its limit of 20 seconds."""


class Load:
    """Heavy clients at work, and what they were answered."""

    def __init__(self, address: str, clients: int) -> None:
        self.over = threading.Event()
        self.answers: collections.Counter[str] = collections.Counter()
        self.lost: collections.Counter[str] = collections.Counter()
        """Connections that ended without an answer, by how; a `TimeoutError` is the client's own patience."""
        self._address = address
        self._threads = [threading.Thread(target=self._ask, args=(n,), daemon=True) for n in range(clients)]

    def __enter__(self) -> Load:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *how: object) -> None:
        self.over.set()

    def _ask(self, number: int) -> None:
        page = Page(self._address, f"heavy-{number}")
        chosen = random.Random(number)
        for turn in itertools.count():
            if self.over.is_set():
                return
            kind, body = chosen.choice(HEAVY)
            body = {**body, "settings": []} if turn % 2 else body
            try:
                _, _, found = page.ask(kind, body)
            except OSError as error:
                self.lost[type(error).__name__] += not self.over.is_set()
                page = Page(self._address, f"heavy-{number}")
                continue
            error = found.get("error") if isinstance(found, dict) else None
            self.answers[f"{kind}: {error['code'] if error else 'answered'}"] += 1


def family(root: int) -> list[int]:
    """Return a process and all that it started, as far as Linux says."""
    found = [root]
    for each in found:
        try:
            for thread in os.listdir(f"/proc/{each}/task"):
                found += map(int, Path(f"/proc/{each}/task/{thread}/children").read_text().split())
        except OSError:
            continue
    return found


def memory(root: int) -> tuple[float, int]:
    """Return the megabytes that a process and those that it started have now, and how many they are."""
    pages, count = 0, 0
    for each in family(root):
        try:
            pages += int(Path(f"/proc/{each}/statm").read_text().split()[1])
            count += 1
        except (OSError, IndexError):
            continue
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024 / 1024, count


def checked(address: str, until: float, process: int) -> tuple[list[float], list[dict[str, float]]]:
    """Have a text checked again and again, with a letter more each time; return the seconds, and the memory by time."""
    page = Page(address, "typing")
    whole = find("film/casablanca").read_text(encoding="utf-8")
    times: list[float] = []
    samples: list[dict[str, float]] = []
    begun = sampled = time.monotonic()
    while time.monotonic() < until:
        seconds, _, _ = page.ask("check", {"text": whole + f"\n// {'typed ' * (len(times) % 20)}"}, "check")
        times.append(seconds)
        if time.monotonic() - sampled >= 1 or not samples:
            sampled = time.monotonic()
            megabytes, count = memory(process)
            samples.append({"at": round(sampled - begun, 1), "megabytes": round(megabytes, 1), "processes": count})
        time.sleep(max(0.0, CHECK_EVERY - seconds))
    return times, samples


def drawn(samples: list[dict[str, float]], width: int = 72, height: int = 12) -> str:
    """Return the memory over the time, a column for each stretch with the most in it."""
    most = max(sample["megabytes"] for sample in samples)
    last = max(samples[-1]["at"], 1.0)
    columns = [0.0] * width
    for sample in samples:
        column = min(width - 1, int(sample["at"] / last * width))
        columns[column] = max(columns[column], sample["megabytes"])
    for column in range(1, width):
        columns[column] = columns[column] or columns[column - 1]
    rows = []
    for row in range(height, 0, -1):
        cells = "".join("█" if value >= most * (row - 0.5) / height else " " for value in columns)
        rows.append(f"{most * row / height:>7.0f} MB │{cells}")
    return "\n".join([*rows, f"{'':>10} └{'─' * width}", f"{'':>11} 0 s{f'{last:.0f} s':>{width - 3}}"])


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the studio under load.")
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--clients", type=int, default=10, help="so many ask heavily")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    found: dict[str, Any] = {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "processors": os.cpu_count(),
        "load_before": os.getloadavg()[0],
        "minutes": options.minutes,
        "clients": options.clients,
    }
    process, address = start()
    try:
        Page(address, "first").ask("check", {"text": MANY})  # the first process has begun
        with Load(address, options.clients) as load:
            time.sleep(2.0)
            times, samples = checked(address, time.monotonic() + 60 * options.minutes, process.pid)
            found["check"] = spread(times)
            found["within_aim"] = found["check"]["p95"] <= AIM
            found["answers"] = dict(sorted(load.answers.items()))
            found["connections_lost"] = dict(load.lost)
        found["memory"] = {
            "first": samples[0]["megabytes"],
            "last": samples[-1]["megabytes"],
            "most": max(sample["megabytes"] for sample in samples),
            "most_processes": max(sample["processes"] for sample in samples),
        }
        found["samples"] = samples
        found["is_alive"] = process.poll() is None
    finally:
        process.kill()
        process.wait()
    print(drawn(samples), file=sys.stderr)
    print(json.dumps({name: told for name, told in found.items() if name != "samples"}, indent=1))
    if options.out is not None:
        options.out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
