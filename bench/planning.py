"""Measure the planner on another planner's recorded benchmark versions, each as a process of its own.

    python bench/planning.py [VERSION …] [--seconds N] [--times N] [--shuffles N] [--plain] [--growth] [--out FILE.md]

What is timed is the whole process, from the interpreter's start to the story with its reasons, in the processor's
seconds, which a busy machine leaves alone; *told* is `forbear plan`, which also tells the story. Medians of `--times`
where a run takes less than two seconds. `--shuffles` solves each version in other orders of its
actions too, `--plain` takes the ratio to the plain planner on corner cases, in one process, `--growth` follows one version
as each limit rises. Reads `../shared/peers/sabre`.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

PEER = Path(__file__).resolve().parents[1] / ".." / "shared" / "peers" / "sabre"
ONE = Path(__file__).with_name("planning_one.py")
LONG = 2.0
"""Seconds; what takes longer is not run again."""
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


def measured(row: dict[str, str], seconds: float, seed: int | None = None) -> dict[str, Any]:
    """Solve one version in a process of its own, timed from without."""
    problem = str(PEER / "problems" / row["file"])
    command = [sys.executable, str(ONE), problem, json.dumps(row), str(seconds), "none" if seed is None else str(seed)]
    began = time.perf_counter()
    told = subprocess.run(command, check=True, capture_output=True, text=True, env=_environment())
    return {**json.loads(told.stdout), "wall": time.perf_counter() - began}


def measured_often(row: dict[str, str], seconds: float, times: int) -> dict[str, Any]:
    """Return what one version took in the median of several processes; of one, where that takes long."""
    found = [measured(row, seconds)]
    while len(found) < times and found[0]["processor"] < LONG:
        found.append(measured(row, seconds))
    middle = {name: statistics.median(each[name] for each in found) for name in ("wall", "processor", "megabytes")}
    return {**found[0], **middle}


def told_in(row: dict[str, str], times: int) -> float:
    """Return the processor's seconds of `forbear plan`, which also tells the story, in the median."""
    command = [sys.executable, "-m", "forbear", "plan", str(PEER / "problems" / row["file"]), "--goal", row["goal"]]
    for option, limit in (("-atl", "author_limit"), ("-ctl", "character_limit"), ("-el", "epistemic_limit")):
        command += [option, row[limit]]
    spent = []
    for _ in range(times):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=False, capture_output=True, env=_environment())
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        if spent[0] > LONG:
            break
    return statistics.median(spent)


def _environment() -> dict[str, str]:
    """Return an environment in which Python keeps the bytecode of what it loads, as it does for an installed package."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def peers_best(row: dict[str, str]) -> float | None:
    """Return the better of the peer's two wall times here, in seconds."""
    times = [float(row[name]) for name in ("here_ef_hmax_s", "here_bf_rp_s") if row[name]]
    return min(times, default=None)


def table(rows: list[dict[str, str]], seconds: float, shuffles: int, times: int) -> list[str]:
    """Return the main table, one line for each version as it is measured, and the medians."""
    lines = [
        "| version | peer, s | processor, s | ratio | told, s | ratio | steps | taken up | nodes | MB | shuffled: solved, slowest |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    ratios: list[float] = []
    told_ratios: list[float] = []
    spent = 0.0
    measured(rows[0], seconds)  # writes the bytecode
    for row in rows:
        found, best, told = measured_often(row, seconds, times), peers_best(row), told_in(row, times)
        spent += found["processor"]
        ratio = told_ratio = None
        if best is not None and found["steps"] is not None:
            ratio, told_ratio = best / found["processor"], best / told
            if best > 1:
                ratios.append(ratio)
                told_ratios.append(told_ratio)
        others = [measured(row, seconds, seed) for seed in range(1, shuffles + 1)]
        solved = [other for other in others if other["steps"] is not None]
        slowest = max((other["processor"] for other in solved), default=0.0)
        lines.append(
            f"| {row['version']} | {'never' if best is None else f'{best:.2f}'} | {found['processor']:.2f} |"
            f" {'' if ratio is None else f'{ratio:.1f}'} | {told:.2f} | {'' if told_ratio is None else f'{told_ratio:.1f}'} |"
            f" {'not solved' if found['steps'] is None else found['steps']} | {found['taken_up']} | {found['nodes']} |"
            f" {found['megabytes']:.0f} | {f'{len(solved)}/{shuffles}, {slowest:.2f} s' if shuffles else ''} |"
        )
        print(lines[-1], flush=True)
    median = (
        f", {statistics.median(ratios):.1f} in the median where the peer takes over 1 s, told"
        f" {statistics.median(told_ratios):.1f}"
        if ratios
        else ""
    )
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
    from forbear.grounding.ground import ground
    from forbear.language.loader import load_problem
    from forbear.planning.compiling.compiled import compiled
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
    from forbear.api.installation import how_it_runs

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
    parser.add_argument("--times", type=int, default=7)
    parser.add_argument("--shuffles", type=int, default=0)
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    lines = head()
    print(lines[0])
    rows = [row for row in versions() if not options.versions or row["version"] in options.versions]
    lines += table(rows, options.seconds, options.shuffles, options.times)
    lines += growth(options.seconds) if options.growth else []
    lines += against_plain() if options.plain else []
    if options.out:
        options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    else:
        print("\n".join(lines[-3:]))


if __name__ == "__main__":
    main()
