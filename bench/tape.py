"""Measure tapes: the vectors' gambit at depths 0 to 3 over 10,000 points, a point at a time by every form; a long scene.

    python bench/tape.py [--out FILE] [--points N]

Seconds are those of the processor, the least of seven; what a form takes to be ready is by the clock. Nothing here is a
test.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import time
from array import array
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from forbear.api.scene import Scene, load
from forbear.api.sweeps import BareTape, grid
from forbear.minds.tape.door import Forms
from forbear.minds.tape.native import compiler_here

GAMBIT = Path(__file__).parents[1] / "tests" / "vectors" / "gambit.story"
MORE = """
constant just = 6; constant hope = 0.9;
reason standing(Bob): 5 * belief(Alice, good(Bob));
reason grief(Alice): if(!alive(Bob)) 6 else 0;
outcome dead: !alive(Bob);
outcome join: ally(Alice);
"""


def gambit(depth: int) -> Scene:
    """Return the gambit in full, hope and justice as constants, everybody thinking this deep."""
    text = GAMBIT.read_text(encoding="utf-8") + MORE
    text = text.replace("if(!alive(Bob) & !good(Bob)) 6 else 0", "if(!alive(Bob) & !good(Bob)) just else 0")
    text = text.replace("{True: 0.9, False: 0.1}", "{True: hope, False: rest}")
    return load(text + f"mind Alice {{ depth: {depth}; }} mind Bob {{ depth: {depth}; }}\n")


def measured(tape: BareTape, columns: list[array[float]], points: int) -> dict[str, Any]:
    """Return what each form takes: seconds to be ready, microseconds of the processor for a point."""
    kinds = [
        "python",
        *(name for name in ("numpy", "jax") if find_spec(name)),
        *(["native"] if compiler_here() else []),
    ]
    found = {}
    for kind in kinds:
        started = time.perf_counter()
        form = Forms(tape.tape).form(1, kind)  # type: ignore[arg-type]
        ready = time.perf_counter() - started
        many = points if kind != "python" else min(points, 300)
        given = [column[:many] for column in columns]
        form.run(given, many)
        times = []
        for _ in range(7):
            before = time.process_time()
            form.run(given, many)
            times.append(time.process_time() - before)
        found[kind] = {"ready_seconds": round(ready, 4), "microseconds_a_point": round(min(times) / many * 1e6, 4)}
    return found


def traced(scene: Scene, inputs: list[str], outputs: list[str]) -> tuple[BareTape, dict[str, Any]]:
    """Return a scene's tape, and what it took to make it and how long it is."""
    before = time.process_time()
    tape = scene.tape(inputs, outputs)
    seconds = time.process_time() - before
    counts = tape.tape.counts()
    size = {"operations": sum(counts.values()), "counts": counts, "guards": len(tape.tape.guards)}
    return tape, {"trace_seconds": round(seconds, 4), **size}


def main() -> None:
    """Measure, and print or write what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--points", type=int, default=10_000)
    parser.add_argument("--scene", default="film/in-bruges", help="the long scene")
    options = parser.parse_args()
    side = round(options.points**0.5)
    found: dict[str, Any] = {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "load": os.getloadavg(),
    }
    for depth in range(4):
        scene = gambit(depth)
        tape, about = traced(scene, ["hope", "just"], ["dead", "join"])
        points = grid(hope=[0.01 + 0.98 * i / side for i in range(side)], just=[12 * i / side for i in range(side)])
        about["forms"] = measured(tape, points.block(0, points.count), points.count)
        started = time.process_time()
        sweep = scene.sweep(points, ["dead", "join"])
        about["sweep_seconds"] = round(time.process_time() - started, 4)
        about["tapes"], about["by_engine"] = sweep.labour.tapes, sweep.labour.by_engine
        before = time.process_time()
        scene.moved({"hope": 0.5, "just": 3.0}).run()
        about["engine_microseconds_a_point"] = round((time.process_time() - before) * 1e6)
        found[f"gambit at depth {depth}"] = about
        print(f"gambit at depth {depth}: {json.dumps(about)}", flush=True)
    scene = load(options.scene)
    people = [f"precision({name})" for name in scene.roles]
    tape, about = traced(scene, people, [name for name, _ in scene.task.outcomes])
    columns = grid({name: [0.5 + 0.1 * place, 1.5] for place, name in enumerate(people)}).block(0, 2 ** len(people))
    about["forms"] = measured(tape, [column * 256 for column in columns], 256 * 2 ** len(people))
    found[options.scene] = about
    print(f"{options.scene}: {json.dumps(about)}", flush=True)
    if options.out is not None:
        options.out.write_text(json.dumps(found, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
