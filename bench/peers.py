"""Measure memo's three large models as scenes, and beside memo: persuasion with 101 × 101 tests, lemons with 101 bids and 101
qualities, scalar implicature with 10,000 people.

    python bench/peers.py [--out FILE] [--memo PYTHON]

Each is a process of its own. cold: processor seconds of the whole process, from its start to the first answer; warm: of
one more evaluation in it, the least of five. --memo names a Python 3.12 that has memo-lang 1.3.3 and jax. Nothing here
is a test.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from forbear.api.scene import Scene, load
from forbear.api.sweeps import grid

PAGE = Path(__file__).parents[1] / "docs" / "from-memo.md"
SIZES = {"persuasion": 101, "lemons": 101, "implicature": 10_001}


def scene_of(name: str, *settings: str, **changes: str) -> Scene:
    """Return a scene of the page, with some of its text changed."""
    found = re.search(rf"```story {name}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    text = found[1]
    for was, becomes in changes.items():
        text = text.replace(was, becomes)
    return load(text, settings=settings)


def persuasion() -> Callable[[], float]:
    """Return what a conviction is worth by the best test: all tests are points of a sweep."""
    scene = scene_of("one-test.story")
    points = grid({"clears()": range(101), "catches()": range(101)})
    return lambda: max(float(odds) for odds in scene.sweep(points, ["convicted"])["convicted"])


def lemons() -> Callable[[], float]:
    """Return what a bid of 1 is worth, where all bids are weighed."""
    scene = scene_of("lemons.story", **{"0..10;": "0..100;"})
    return lambda: dict(scene.ask("value offer(1)").numbers)["value offer(1)"]


def implicature() -> Callable[[], float]:
    """Return how likely one of 10,000 is to who hears *some*."""
    scene = scene_of("people.story", "most = 10000")
    return lambda: dict(scene.ask("Listener : nice()", after="some").weights)[1]


def measured(name: str) -> dict[str, float]:
    """Return what one model takes in this process, which began with it."""
    evaluate = {"persuasion": persuasion, "lemons": lemons, "implicature": implicature}[name]()
    answer = evaluate()
    cold = time.process_time()
    times = []
    for _ in range(5 if name == "persuasion" else 1):
        before = time.process_time()
        evaluate()
        times.append(time.process_time() - before)
    return {"cold_seconds": round(cold, 3), "warm_seconds": round(min(times), 5), "answer": answer}


def told(command: list[str]) -> Any:
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def main() -> None:
    """Measure, and print or write what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--memo", metavar="PYTHON", help="a Python 3.12 with memo-lang 1.3.3 and jax")
    parser.add_argument("--one", choices=sorted(SIZES), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one is not None:
        print(json.dumps(measured(options.one)))
        return
    found = {}
    for name, size in SIZES.items():
        found[name] = {"forbear": told([sys.executable, __file__, "--one", name])}
        if options.memo is not None:
            found[name]["memo"] = told([options.memo, str(Path(__file__).with_name("peers.memo")), name, str(size)])
        print(f"{name}: {json.dumps(found[name])}", flush=True)
    if options.out is not None:
        options.out.write_text(json.dumps(found, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
