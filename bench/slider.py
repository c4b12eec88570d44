"""Measure what a moved slider costs in scenes of which something is told.

    python bench/slider.py [--out FILE] [--scenes N] [--numbers N] [--moves N]

Seconds of the processor for `outcomes`, as a process of the studio does it; the socket is not in them (`bench/studio.py`).
A scene is loaded before its first slider moves, as the page has it loaded. `as_told`: nothing is said of whether anybody is
held to what is told. `free`: it is said that nobody is, as the page does, which asks for the odds before anything is moved
(`opened`). `first`: the first move of each number; `later`: the others; `all`: both. `again`: how many of all took more
than 5 ms.

Scenes are taken evenly from all that are told; of each the first amounts and credences that it states. Writes JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from forbear.api.sources import scene_names
from forbear.catalogue.index import SCENES
from forbear.studio.jobs.context import Context
from forbear.studio.jobs.scenes import outcomes, scene
from forbear.studio.jobs.warm import Warm

LIMITS = {"nodes": 200_000, "seconds": 60.0, "megabytes": 1_000, "stories": 10_000}


def told(count: int) -> list[str]:
    """Return the names of so many scenes of which something is told."""
    names = [name for name in scene_names() if (SCENES / f"{name}.told").exists()]
    return names[:: max(1, -(-len(names) // count))][:count]


def moves(number: dict[str, Any], count: int) -> Iterator[dict[str, float]]:
    """Yield what a number is moved to, up and down its range."""
    for step in range(count):
        share = (0.13 + step * 0.37) % 1
        yield {number["name"]: number["low"] + share * (number["high"] - number["low"])}


def spread(times: list[float]) -> dict[str, float]:
    """Return the median, the 95th percentile and the worst of some seconds."""
    ranked = sorted(times)
    at = ranked[min(len(ranked) - 1, round(0.95 * (len(ranked) - 1)))]
    return {"median": statistics.median(ranked), "p95": at, "worst": ranked[-1], "count": len(ranked)}


def dragged(names: list[str], numbers: int, count: int, more: dict[str, Any]) -> dict[str, Any]:
    """Time each move of some numbers of each scene."""
    context = Context(Warm(), LIMITS, lambda share, doing: None)
    first: list[float] = []
    opened: list[float] = []
    later: list[float] = []
    for name in names:
        parts = scene({"scene": name, **more}, context)
        began = time.process_time()
        if more:
            outcomes({"scene": name, **more}, context)
        opened.append(time.process_time() - began)
        own = [
            n for n in parts["numbers"] if n["written"] and n["group"] in ("fact", "credence") and n["now"] is not None
        ]
        for number in own[:numbers]:
            for step, amounts in enumerate(moves(number, count)):
                began = time.process_time()
                outcomes({"scene": name, "numbers": amounts, **more}, context)
                (later if step else first).append(time.process_time() - began)
    again = sum(seconds > 0.005 for seconds in first + later)
    return {
        "opened": spread(opened),
        "first": spread(first),
        "later": spread(later),
        "all": spread(first + later),
        "again": again,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure sliders in scenes that are told.")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--scenes", type=int, default=10)
    parser.add_argument("--numbers", type=int, default=4, help="so many numbers of each scene")
    parser.add_argument("--moves", type=int, default=10, help="so many moves of each number")
    options = parser.parse_args()
    names = told(options.scenes)
    found: dict[str, Any] = {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "processors": os.cpu_count(),
        "load": os.getloadavg()[0],
        "scenes": names,
    }
    dragged(names[:1], 1, 2, {})  # what is loaded once for all is none of a slider's
    for name, more in (("as_told", {}), ("free", {"free": True})):
        found[name] = dragged(names, options.numbers, options.moves, more)
        print(name, json.dumps(found[name]), file=sys.stderr, flush=True)
    shown = json.dumps(found, indent=1)
    print(shown)
    if options.out is not None:
        options.out.write_text(shown + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
