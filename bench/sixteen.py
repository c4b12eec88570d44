"""Measure scenes of the catalogue: the odds and the full why, in seconds of processor time, nodes and replays.

    python bench/sixteen.py [NAME ...] [--out FILE]

Without names: the sixteen scenes that the domain was made on. Nothing here is a test: compare with the table in
docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from pathlib import Path

from forbear.api.scene import load
from forbear.minds.reference import ReferenceEngine
from forbear.stories.unfold import begin, unfold

SIXTEEN = (
    "film/casablanca",
    "film/dark-knight",
    "film/force-awakens",
    "film/in-bruges",
    "film/revenge-of-the-sith",
    "literature/about-face",
    "literature/cirque-du-freak",
    "literature/dune-messiah",
    "literature/half-blood-prince",
    "literature/les-miserables",
    "literature/small-favor",
    "real-life/napoleon",
    "real-life/theodore-roosevelt",
    "television/andor",
    "television/babylon-5",
    "television/buffy",
)


def measured(name: str) -> dict[str, float]:
    """Work one scene out, and explain all choices of its likeliest story, three things together where it takes that."""
    loaded = time.process_time()
    scene = load(name)
    started = time.process_time()
    engine = ReferenceEngine(scene.task)
    unfold(begin(engine), most=100_000)
    unfolded = time.process_time()
    replays = [0]
    run = scene.run()
    before = time.process_time()
    run.why(largest=3, on_progress=lambda done, known: replays.__setitem__(0, done))
    return {
        "load": started - loaded,
        "odds": unfolded - started,
        "nodes": engine.budget.nodes,
        "why": time.process_time() - before,
        "replays": replays[0],
    }


def main() -> None:
    """Print a table, and write it where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=SIXTEEN)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    found = {}
    for name in given.names:
        found[name] = measured(name)
        cells = " | ".join(f"{value:.3g}" for value in found[name].values())
        print(f"| `{name}` | {cells} |", flush=True)
    for kind in ("load", "odds", "why"):
        times = [row[kind] for row in found.values()]
        print(f"{kind}: median {statistics.median(times):.3g} s, worst {max(times):.3g} s")
    if given.out:
        given.out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
