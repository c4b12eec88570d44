"""Measure the fast planner on the peer's benchmark versions, each in a process of its own.

Run `python bench/planning.py [version …] [--seconds N]`; it reads `../shared/peers/sabre/recorded.csv` and prints one
line for each version. What is timed is everything from the file to the judged plan, without the interpreter's start.
"""

from __future__ import annotations

import argparse
import csv
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path

PEER = Path(__file__).resolve().parents[1] / ".." / "shared" / "peers" / "sabre"


def versions() -> list[dict[str, str]]:
    """Return the rows of the record."""
    with (PEER / "recorded.csv").open() as file:
        return list(csv.DictReader(file))


def measure(row: dict[str, str], seconds: float, seed: int | None) -> None:
    """Solve one version and print what it took."""
    from forbear.errors import LimitReached
    from forbear.grounding.compiled import compiled
    from forbear.grounding.ground import ground
    from forbear.language.loader import load_problem
    from forbear.planning.fast.planner import FastPlanner
    from forbear.planning.limits import PlanLimits
    from forbear.planning.node_limits import Effort, peak_megabytes

    began = time.perf_counter()
    task = compiled(ground(load_problem(str(PEER / "problems" / row["file"]))))
    if seed is not None:
        task = shuffled(task, seed)
    loaded = time.perf_counter()
    limits = PlanLimits(int(row["author_limit"]), int(row["character_limit"]), int(row["epistemic_limit"]))
    planner = FastPlanner(task, limits, Effort(seconds=seconds))
    try:
        found = planner.plan(Fraction(row["goal"]))
        outcome = "none" if found is None else f"{len(found)} steps"
        names = "" if found is None else " ".join(str(task.task.actions[n]) for n in planner.numbers_of(found))
    except LimitReached as limit:
        outcome, names = f"limit: {limit.limit}", ""
    ended = time.perf_counter()
    spent = time.process_time()
    print(
        f"{row['version']:16} {outcome:16} cpu {spent:6.2f} load {loaded - began:6.2f} s  plan {ended - loaded:6.2f} s  "
        f"taken up {planner.counts().taken_up:7}  nodes {len(planner.nodes.state):7}  "
        f"states {len(planner.states.bits):6}  asked {planner.reasons.asked:7}  searched {planner.reasons.searched:6}  "
        f"{peak_megabytes():5.0f} MB  {names}",
        flush=True,
    )


def shuffled(task: object, seed: int) -> object:
    """Return the compiled task with its actions in another order."""
    import dataclasses
    import random

    actions = list(task.actions)  # type: ignore[attr-defined]
    random.Random(seed).shuffle(actions)
    return dataclasses.replace(task, actions=tuple(actions))  # type: ignore[type-var]


def main() -> None:
    """Measure the versions named, or all, one after another."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("versions", nargs="*")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--shuffle", type=int, default=None)
    parser.add_argument("--here", action="store_true", help="in this process")
    options = parser.parse_args()
    for row in versions():
        if options.versions and row["version"] not in options.versions:
            continue
        if options.here:
            measure(row, options.seconds, options.shuffle)
            continue
        command = [sys.executable, __file__, row["version"], "--seconds", str(options.seconds), "--here"]
        if options.shuffle is not None:
            command += ["--shuffle", str(options.shuffle)]
        subprocess.run(command, check=False)


if __name__ == "__main__":
    main()
