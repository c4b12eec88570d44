"""Measure what is asked of the catalogue: recognising a story, checking a scene against the page, turning one.

    python -m bench.catalogue [--out FILE] [--scenes N] [--all]

Seconds are the processor's; each is also given as a ratio to working out the tree of stories of the same scene (the
baseline). --all: the whole check by the clock as well, in as many processes as there are cores.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from forbear.api.recognition import recognise
from forbear.api.scene import load
from forbear.api.sources import scene_names
from forbear.variants.turn import turn
from study.check import check_catalogue
from study.examination import TROPE, keys_of, studied


def seconds(work: Callable[[], Any]) -> float:
    """Return the processor's seconds of some work in this process."""
    started = time.process_time()
    work()
    return time.process_time() - started


def of_scene(name: str) -> dict[str, float]:
    """Time what is asked of one scene; what comes first has warmed nothing for what follows but the grammar."""
    scene = load(name)
    recognise(scene.run())
    run = seconds(scene.run)
    chances = frozenset(studied(scene, why=False).keys)
    return {
        "load": seconds(lambda: load(name)),
        "run": run,
        "recognise": seconds(lambda: recognise(scene.run())),
        "neighbour": seconds(lambda: keys_of(scene, chances)),
        "check": seconds(lambda: studied(scene)),
    }


def summary(rows: dict[str, dict[str, float]]) -> dict[str, Any]:
    """Return the median and the worst of each, and the median ratio to a run."""
    columns: dict[str, Any] = {}
    for column in next(iter(rows.values())):
        times = [row[column] for row in rows.values()]
        ratios = [row[column] / row["run"] for row in rows.values() if row["run"] > 0]
        columns[column] = {
            "median": statistics.median(times),
            "worst": max(times),
            "worst_scene": max(rows, key=lambda name: rows[name][column]),
            "ratio_to_run": statistics.median(ratios),
        }
    return columns


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--scenes", type=int, default=1000, help="only the first N scenes")
    parser.add_argument("--all", action="store_true", help="the whole check by the clock too")
    asked = parser.parse_args()
    rows = {name: of_scene(name) for name in scene_names()[: asked.scenes]}
    turned = {}
    for into in ("bob was wrong", "needed alive"):
        started = time.process_time()
        turning = turn(load("film/casablanca"), TROPE, into, show=1, seconds=600, workers=1)
        took = time.process_time() - started
        turned[into] = {"seconds": took, "tried": turning.tried, "found": len(turning.found)}
    found: dict[str, Any] = {
        "python": sys.version.split()[0],
        "machine": platform.machine(),
        "scenes": len(rows),
        "summary": summary(rows),
        "turn": turned,
    }
    if asked.all:
        started = time.perf_counter()
        checked = check_catalogue()
        found["whole_check"] = {"seconds": time.perf_counter() - started, "chances": len(checked.rows)}
    text = json.dumps(found | {"by_scene": rows}, indent=1)
    if asked.out is None:
        print(text)
    else:
        asked.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
