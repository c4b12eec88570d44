"""Measure memo's models as scenes, and beside memo, at their full sizes: persuasion with 101 × 101 tests, lemons with
101 bids and 101 qualities, scalar implicature with 10,000 people, and smaller ones.

    python bench/peers.py [--out FILE] [--memo PYTHON]

Each is a process of its own. cold: processor seconds of the whole process, from its start to the first answer; warm: of
one more evaluation in it, the least of fifty. --memo names a Python 3.12 that has memo-lang 1.3.3 and jax. Nothing here
is a test.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import subprocess
import sys
import time
from array import array
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from forbear.api.scene import Scene, load
from forbear.api.sweeps import Kind, grid, table_of

PAGES = tuple(Path(__file__).parents[1] / "docs" / name for name in ("from-memo.md", "from-webppl.md"))
_COMPILING = 1.5
"""Seconds that native code has to become ready in."""


def scene_of(name: str, *settings: str, **changes: str) -> Scene:
    """Return a scene of the pages, with some of its text changed."""
    pages = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    found = re.search(rf"```story {name}\n(.*?)```", pages, re.DOTALL)
    assert found is not None
    text = found[1]
    for was, becomes in changes.items():
        text = text.replace(was, becomes)
    return load(text, settings=settings)


@dataclass(frozen=True)
class PeerModel:
    """A scene of the pages and what is asked of it: over which numbers, at which points, and what of the answers is compared.

    depth: how deep everybody thinks, where it is not as the scene says. levels: so many times the answer is the number at
    which it is asked again.
    """

    story: str
    over: dict[str, list[float]]
    ask: str
    after: str = ""
    settings: tuple[str, ...] = ()
    changes: dict[str, str] = field(default_factory=dict)
    size: int = 0
    depth: int | None = None
    levels: int = 1


MODELS = {
    "persuasion": PeerModel(
        "one-test.story", {"clears()": list(range(101)), "catches()": list(range(101))}, "convicted", size=101
    ),
    "lemons": PeerModel(
        "lemons.story", {"precision(Buyer)": [math.inf]}, "value offer(1)", changes={"0..10;": "0..100;"}, size=101
    ),
    "implicature": PeerModel(
        "people.story", {"precision(Speaker)": [1.0]}, "Listener : nice()", "some", ("most = 10000",), size=10_001
    ),
    "implicature-100": PeerModel(
        "people.story", {"precision(Speaker)": [1.0]}, "Listener : nice()", "some", ("most = 100",), size=101
    ),
    "words": PeerModel("words.story", {"precision(Speaker)": [1.0]}, "Listener : meant()", "green", size=3),
    "ultimatum": PeerModel("offers.story", {"precision(Offerer)": [50.0]}, "choice offer(8)", size=100),
    "monty": PeerModel("monty.story", {"precision(Monty)": [1.0]}, "Alice : prize()", "reveal(Two)", size=3),
    "sally": PeerModel("sally.story", {"precision(Anne)": [1.0]}, "Sally : marble()", size=2),
    "wits": PeerModel("vizzini.story", {"precision(Westley)": [math.inf]}, "own_cup", size=2, depth=6),
    "bars": PeerModel(
        "bars.story", {"believes(Alice, at(Bob) = Popular)": [0.5]}, "choice go(Popular)", size=2, levels=19
    ),
    "politeness": PeerModel(
        "polite.story", {"precision(Speaker)": [3.0]}, "choice pick(Terrible)", settings=("hearts() = 0;",), size=4
    ),
    "cart": PeerModel("cart.story", {"precision(Ann)": [1.0]}, "Bob : likes()", "go_on", size=2),
}


def measured(name: str) -> dict[str, float]:
    """Return what one model takes in this process, which began with it: its tapes are made once and kept."""
    model = MODELS[name]
    scene = scene_of(model.story, *model.settings, **model.changes)
    if model.depth is not None:
        scene = scene.at_depth(model.depth)
    points = grid(model.over)
    by: Kind | None = "numpy" if points.count > 1 else None
    table = table_of(scene.task, scene.number, points, [model.ask], after=model.after, by=by)
    columns = points.block(0, points.count)

    def evaluate() -> float:
        found = max(table.work_out(columns, points.count)[0])
        for _ in range(model.levels - 1):
            found = table.work_out([array("d", [found])], 1)[0][0]
        return found

    answer = evaluate()
    cold = time.process_time()
    for _ in range(20 if points.count > 1 else 200):
        evaluate()  # so that what is compiled for who asks often is there
    time.sleep(_COMPILING)
    times = []
    for _ in range(50):
        before = time.process_time()
        evaluate()
        times.append(time.process_time() - before)
    return {"cold_seconds": round(cold, 3), "warm_seconds": round(min(times), 6), "answer": answer}


def told(command: list[str]) -> Any:
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def main() -> None:
    """Measure, and print or write what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--memo", metavar="PYTHON", help="a Python 3.12 with memo-lang 1.3.3 and jax")
    parser.add_argument("--only", nargs="+", choices=sorted(MODELS), help="these models alone")
    parser.add_argument("--one", choices=sorted(MODELS), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one is not None:
        print(json.dumps(measured(options.one)))
        return
    found = {}
    for name in options.only or MODELS:
        model = MODELS[name]
        found[name] = {"forbear": told([sys.executable, __file__, "--one", name])}
        if options.memo is not None:
            found[name]["memo"] = told(
                [options.memo, str(Path(__file__).with_name("peers.memo")), name, str(model.size)]
            )
        print(f"{name}: {json.dumps(found[name])}", flush=True)
    if options.out is not None:
        options.out.write_text(json.dumps(found, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
