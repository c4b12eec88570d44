"""Measure tapes: the vectors' gambit at depths 0 to 3 over 10,000 points, a point at a time by every form; a long scene;
how a tape grows with a scene; and beside memo.

    python bench/tape.py [--out FILE] [--points N] [--memo PYTHON]
    python bench/tape.py --cores [--out FILE]

Seconds are those of the processor, the least of seven; what a form takes to be ready is by the clock. --memo names a
Python 3.12 that has memo-lang 1.3.3 and jax: then memo works out a reference game at as many precisions beside the tape.
--cores measures one thing alone, by the clock, on a machine that does nothing else: a large sweep into a file by one process
and by two. Nothing here is a test.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
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


WORDS = """
type thing;
entity Speaker : character; entity Listener : character;
entity GreenSquare : thing; entity GreenCircle : thing; entity PinkCircle : thing;
property meant() : thing;
meant() = uniform(thing);
openly knows(Speaker, meant());
action green() { precondition: meant() == GreenSquare | meant() == GreenCircle; consenting: Speaker; };
action pink() { precondition: meant() == PinkCircle; consenting: Speaker; };
action square() { precondition: meant() == GreenSquare; consenting: Speaker; };
action round() { precondition: meant() == GreenCircle | meant() == PinkCircle; consenting: Speaker; };
reason understood(Speaker): sum(t : thing) (if(meant() == t) belief(Listener, meant() == t) else 0);
turns: Speaker;
mind Speaker { depth: 0; }
"""
"""What bench/tape.memo works out: which thing a listener takes `green` to mean, by the speaker's precision."""


def beside_memo(python: str, points: int) -> dict[str, Any]:
    """Return what tapes and memo take for the same reference game at so many precisions, and how far their answers differ."""
    told = subprocess.run(
        [python, str(Path(__file__).with_name("tape.memo")), str(points)], capture_output=True, text=True, check=True
    )
    peer = json.loads(told.stdout)
    started = time.perf_counter()
    scene = load(WORDS)
    tape = scene.tape("precision(Speaker)", "Listener : meant()", after="green")
    betas = array("d", [4 * point / (points - 1) for point in range(points)])
    first = Forms(tape.tape).form(points, "numpy").run([betas], points)[0]
    cold = time.perf_counter() - started
    found = measured(tape, [betas], points)
    apart = max(abs(first[k][at] - row[k]) for at, row in ((0, peer["first"]), (-1, peer["last"])) for k in range(3))
    return {"memo": peer, "tape": {"cold_seconds": cold, **found}, "apart": apart}


def growth() -> dict[str, list[dict[str, Any]]]:
    """Return how a tape grows, one direction at a time: operations, seconds to trace it, microseconds a point by numpy."""
    sys.path.insert(0, str(Path(__file__).parent))
    from run import grown

    found: dict[str, list[dict[str, Any]]] = {}
    for direction, sizes in (
        ("turns", (2, 3, 4, 5)),
        ("options", (2, 3, 4)),
        ("facts", (1, 2, 3)),
        ("depth", (0, 1, 2, 3)),
    ):
        rows = []
        for size in sizes:
            scene = load(grown(**{direction: size}) + "\noutcome both: did0(A) & did0(B);")
            tape, about = traced(scene, ["precision(A)", "precision(B)"], ["both"])
            columns = [array("d", [0.5 + point / 4_000 for point in range(4_000)]) for _ in range(2)]
            form = Forms(tape.tape).form(4_000, "numpy")
            form.run(columns, 4_000)
            before = time.process_time()
            form.run(columns, 4_000)
            seconds = time.process_time() - before
            rows.append(
                {
                    "size": size,
                    "operations": about["operations"],
                    "trace_seconds": about["trace_seconds"],
                    "microseconds_a_point": round(seconds / 4_000 * 1e6, 3),
                }
            )
        found[direction] = rows
    return found


def cores() -> dict[str, float]:
    """Return the seconds by the clock that a sweep of 3,000,000 points into a file takes one process, and two, and the
    seconds of the processor that all of its processes take together: where two take no more than one, only what is done
    alone, or a machine that does something else, keeps two from being twice as fast."""
    found = {}
    for workers in (1, 2):
        with tempfile.TemporaryDirectory() as folder:
            over = ["mercy(Ilsa) = 0 : 12 : 1500", "precision(Ilsa) = 0.1 : 4 : 2000"]
            command = [sys.executable, "-c", "from forbear.cli.main import main; main()", "sweep", "film/casablanca"]
            command += [part for one in over for part in ("--over", one)]
            command += ["--ask", "both_live", "--by", "numpy", "--workers", str(workers), "--out", f"{folder}/out.csv"]
            started, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            found[f"{workers} workers"] = round(time.perf_counter() - started, 2)
            used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            found[f"{workers} workers, of the processor"] = round(used, 2)
    found["times as fast"] = round(found["1 workers"] / found["2 workers"], 2)
    return found


def main() -> None:
    """Measure, and print or write what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--points", type=int, default=10_000)
    parser.add_argument("--scene", default="film/in-bruges", help="the long scene")
    parser.add_argument("--memo", metavar="PYTHON", help="a Python 3.12 with memo-lang 1.3.3 and jax")
    parser.add_argument("--cores", action="store_true", help="measure two processes against one, and nothing else")
    options = parser.parse_args()
    if options.cores:
        measured_cores = {"load": os.getloadavg(), **cores()}
        print(json.dumps(measured_cores))
        if options.out is not None:
            options.out.write_text(json.dumps(measured_cores, indent=1), encoding="utf-8")
        return
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
    found["growth"] = growth()
    print(f"growth: {json.dumps(found['growth'])}", flush=True)
    if options.memo is not None:
        found["beside memo"] = beside_memo(options.memo, options.points)
        print(f"beside memo: {json.dumps(found['beside memo'])}", flush=True)
    if options.out is not None:
        options.out.write_text(json.dumps(found, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
