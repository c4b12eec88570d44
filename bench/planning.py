"""Measure the planner on another planner's recorded benchmark versions, each as a process of its own.

    python bench/planning.py [VERSION …] [--seconds N] [--shuffles N] [--plain] [--growth] [--out FILE.md]

What is timed is the whole process, from the interpreter's start to the story with its reasons. Beside the wall clock
stand the processor's seconds, which a busy machine leaves alone. `--shuffles` solves each version in other orders of its
actions too, `--plain` takes the ratio to the plain planner on corner cases, in one process, `--growth` follows one version
as each limit rises. Reads `../shared/peers/sabre`.
"""

from __future__ import annotations

import argparse
import csv
import dataclasses
import json
import os
import platform
import random
import resource
import statistics
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path
from typing import Any

PEER = Path(__file__).resolve().parents[1] / ".." / "shared" / "peers" / "sabre"
GROWN = "basketball_any"
CORNERS = (
    "other_character_needed",
    "nested_bluff",
    "tell_lie",
    "trigger_cascade",
    "several_consenting",
    "loss_before_gain",
)


def versions() -> list[dict[str, str]]:
    """Return the rows of the record."""
    with (PEER / "recorded.csv").open() as file:
        return list(csv.DictReader(file))


def solve(row: dict[str, str], seconds: float, seed: int | None) -> dict[str, Any]:
    """Solve one version in this process and return what it took."""
    from forbear.errors import LimitReached
    from forbear.grounding.compiled import compiled
    from forbear.grounding.ground import ground
    from forbear.language.loader import load_problem
    from forbear.planning.limits import PlanLimits
    from forbear.planning.node_limits import Effort
    from forbear.planning.search import Request, Search

    task = compiled(ground(load_problem(str(PEER / "problems" / row["file"]))))
    if seed is not None:
        actions = list(task.actions)
        random.Random(seed).shuffle(actions)
        task = dataclasses.replace(task, actions=tuple(actions))
    limits = PlanLimits(int(row["author_limit"]), int(row["character_limit"]), int(row["epistemic_limit"]))
    search = Search(task, Request(Fraction(row["goal"]), limits, Effort(seconds=seconds, megabytes=8000)))
    steps: int | None = None
    try:
        story = next(search.stories(), None)
        if story is not None:
            search.with_reasons(story)
            steps = len(story.actions)
    except LimitReached:
        pass
    progress = search.progress()
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "steps": steps,
        "taken_up": progress.taken_up,
        "nodes": progress.nodes,
        "megabytes": usage.ru_maxrss / 1024,
        "processor": usage.ru_utime + usage.ru_stime,
    }


def measured(row: dict[str, str], seconds: float, seed: int | None = None) -> dict[str, Any]:
    """Solve one version in a process of its own, timed from without."""
    command = [sys.executable, __file__, "--here", json.dumps(row), "--seconds", str(seconds)]
    began = time.perf_counter()
    told = subprocess.run(
        [*command, "--seed", "none" if seed is None else str(seed)], check=True, capture_output=True, text=True
    )
    return {**json.loads(told.stdout), "wall": time.perf_counter() - began}


def peers_best(row: dict[str, str]) -> float | None:
    """Return the better of the peer's two wall times here, in seconds."""
    times = [float(row[name]) for name in ("here_ef_hmax_s", "here_bf_rp_s") if row[name]]
    return min(times, default=None)


def table(rows: list[dict[str, str]], seconds: float, shuffles: int) -> list[str]:
    """Return the main table, one line for each version as it is measured, and the medians."""
    lines = [
        "| version | peer, s | wall, s | processor, s | ratio | steps | taken up | nodes | MB | shuffled: solved, slowest |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    ratios = []
    spent = 0.0
    for row in rows:
        found, best = measured(row, seconds), peers_best(row)
        spent += found["processor"]
        ratio = None if best is None or found["steps"] is None else best / found["processor"]
        if ratio is not None and best is not None and best > 1:
            ratios.append(ratio)
        others = [measured(row, seconds, seed) for seed in range(1, shuffles + 1)]
        solved = [other for other in others if other["steps"] is not None]
        slowest = max((other["processor"] for other in solved), default=0.0)
        lines.append(
            f"| {row['version']} | {'never' if best is None else f'{best:.2f}'} | {found['wall']:.2f} |"
            f" {found['processor']:.2f} | {'' if ratio is None else f'{ratio:.1f}'} |"
            f" {'not solved' if found['steps'] is None else found['steps']} | {found['taken_up']} | {found['nodes']} |"
            f" {found['megabytes']:.0f} | {f'{len(solved)}/{shuffles}, {slowest:.2f} s' if shuffles else ''} |"
        )
        print(lines[-1], flush=True)
    median = f", {statistics.median(ratios):.1f} in the median where the peer takes over 1 s" if ratios else ""
    return [*lines, "", f"Together {spent:.1f} s of the processor{median}."]


def growth(seconds: float) -> list[str]:
    """Return how one version grows with each limit, the others being as recorded."""
    row = next(row for row in versions() if row["version"] == GROWN)
    lines = ["", f"How `{GROWN}` grows with each limit:", "", "| limit | value | processor, s | taken up | nodes |"]
    lines.append("|---|---|---|---|---|")
    for limit in ("author_limit", "character_limit", "epistemic_limit"):
        for value in range(max(1, int(row[limit]) - 1), int(row[limit]) + 3):
            found = measured({**row, limit: str(value)}, seconds)
            name = limit.removesuffix("_limit")
            lines.append(f"| {name} | {value} | {found['processor']:.2f} | {found['taken_up']} | {found['nodes']} |")
            print(lines[-1], flush=True)
    return lines


def against_plain() -> list[str]:
    """Return the ratio of the plain planner's time to the fast one's, all plans within limits, in one process."""
    from forbear.grounding.compiled import compiled
    from forbear.grounding.ground import ground
    from forbear.language.loader import load_problem
    from forbear.planning.limits import PlanLimits
    from forbear.planning.plain import all_plans
    from forbear.planning.search import ANYTHING, Request, Search

    limits = PlanLimits(4, 4, 2)
    ratios = []
    for name in CORNERS:
        task = compiled(ground(load_problem(str(PEER / "cases" / f"{name}.txt"))))
        began = time.process_time()
        list(all_plans(task, limits))
        between = time.process_time()
        list(Search(task, Request(ANYTHING, limits, every=True)).stories())
        ratios.append((between - began) / (time.process_time() - between))
    told = ", ".join(f"{name} {ratio:.1f}" for name, ratio in zip(CORNERS, ratios, strict=True))
    return ["", f"The plain planner takes this many times as long for all stories within (4, 4, 2): {told}."]


def head() -> list[str]:
    """Return what the figures were taken with."""
    from forbear.api import how_it_runs

    told = f"Forbear, {how_it_runs()}"
    load = os.getloadavg()[0]
    return [
        f"{told}; {platform.python_implementation()} {platform.python_version()}, {platform.machine()},"
        f" {os.cpu_count()} cores; load at the beginning {load:.1f}.",
        "",
    ]


def main() -> None:
    """Measure what was asked for and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("versions", nargs="*")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--shuffles", type=int, default=0)
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--here", help=argparse.SUPPRESS)
    parser.add_argument("--seed", default="none", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.here:
        seed = None if options.seed == "none" else int(options.seed)
        print(json.dumps(solve(json.loads(options.here), options.seconds, seed)))
        return
    lines = head()
    print(lines[0])
    rows = [row for row in versions() if not options.versions or row["version"] in options.versions]
    lines += table(rows, options.seconds, options.shuffles)
    lines += growth(options.seconds) if options.growth else []
    lines += against_plain() if options.plain else []
    if options.out:
        options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    else:
        print("\n".join(lines[-3:]))


if __name__ == "__main__":
    main()
