"""Measure a checkout: cold start, and time and nodes for every scene and for scenes that grow in one direction.

    python bench/run.py [--out FILE] [--repeat N]

Writes JSON with the environment in its head. Nothing here is a test: compare two runs with bench/compare.py.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from forbear.api.listing import list_scenes
from forbear.api.recognition import recognise
from forbear.api.scene import Scene, load
from forbear.minds.reference import ReferenceEngine
from forbear.stories.unfold import begin, unfold

GAMBIT = Path(__file__).parents[1] / "tests" / "vectors" / "gambit.story"


def cold(arguments: list[str], repeat: int) -> dict[str, float]:
    """Time whole processes: seconds by the clock (median and worst), and of the processor, which a busy machine leaves
    alone."""
    command = [sys.executable, "-c", "from forbear.cli.main import main; main()", *arguments]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    times, processor = [], []
    for _ in range(repeat):
        started, before = time.perf_counter(), _children()
        subprocess.run(command, check=True, capture_output=True, env=environment)
        times.append(time.perf_counter() - started)
        processor.append(_children() - before)
    return {"median": statistics.median(times), "worst": max(times), "processor": statistics.median(processor)}


def _children() -> float:
    """Return the processor's seconds that finished child processes took."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def unfolded(scene: Scene) -> dict[str, float]:
    """Time the tree of stories of a loaded scene, in seconds of the processor, with the nodes it made."""
    started = time.process_time()
    engine = ReferenceEngine(scene.task)
    found = unfold(begin(engine), most=100_000)
    return {
        "seconds": time.process_time() - started,
        "nodes": engine.budget.nodes,
        "stories": len(found.stories),
        "limit": found.limit is not None,
    }


def recognised(scene: Scene) -> dict[str, float]:
    """Time the verdicts on a scene's likeliest story, in seconds of the processor, the story itself not counted in."""
    run = scene.run()
    started = time.process_time()
    found = recognise(run)
    return {"seconds": time.process_time() - started, "verdicts": len(found.verdicts)}


def grown(turns: int = 3, options: int = 2, facts: int = 1, depth: int = 1) -> str:
    """Return a scene of a given size: two people in turn, some deeds each, some facts that one of them doubts."""
    lines = ["entity A : character;", "entity B : character;"]
    for fact in range(facts):
        lines += [
            f"property f{fact}(c : character) : boolean;",
            f"openly believes(A, f{fact}(B) = {{True: 0.4, False: 0.6}});",
        ]
    for option in range(options):
        lines += [
            f"property did{option}(c : character) : boolean;",
            f"action act{option}(c : character) {{ effect: did{option}(c); consenting: c; "
            f"cost(c): if(f{option % facts}(c)) {option + 1} else 0; }};",
        ]
    lines += [
        "reason r(A): if(did0(A) & !did0(B)) 2 else 0;",
        "reason s(B): if(did0(A) & did0(B)) 3 else 0;",
        f"mind A {{ depth: {depth}; }}",
        f"mind B {{ depth: {depth}; }}",
        f"turns: {', '.join(['A', 'B'][turn % 2] for turn in range(turns))};",
    ]
    return "\n".join(lines)


def hidden(turns: int = 4, depth: int = 1) -> str:
    """Return a scene in which two people, one unseen by the other, each have three deeds a turn; a third watches."""
    deeds = [
        f"action do{option}(c : character) {{ precondition: c != W; effect: did(c) = (3 * did(c)) + {option}; "
        f"consenting: c; observing(o : character): o == c; cost(c): {option} / 2; }};"
        for option in range(3)
    ]
    return "\n".join(
        [
            *(f"entity {name} : character;" for name in "ABW"),
            "property did(c : character) : number;",
            *deeds,
            "reason r(c : character): if(did(A) == did(B)) 1 else 0;",
            *(f"mind {name} {{ depth: {depth}; }}" for name in "ABW"),
            f"turns: {', '.join('AB'[turn % 2] for turn in range(turns))};",
        ]
    )


def watched(turns: int, depth: int) -> dict[str, float]:
    """Time the first story of a hidden scene, with the nodes it made and the watcher's worlds at its end."""
    scene = load(hidden(turns, depth))
    started = time.process_time()
    engine = ReferenceEngine(scene.task)
    story = begin(engine)[0]
    while not story.is_over:
        story = story.then(story.end.options[0])
    worlds = len(story.end.node.beliefs[-1].worlds())
    return {"seconds": time.process_time() - started, "nodes": engine.interner.count, "worlds": worlds}


def growth() -> dict[str, list[dict[str, Any]]]:
    """Measure how time and nodes grow, one direction at a time."""
    directions: dict[str, tuple[str, range]] = {
        "turns": ("turns", range(2, 6)),
        "options": ("options", range(2, 6)),
        "uncertain facts": ("facts", range(1, 7)),
        "depth": ("depth", range(4)),
    }
    found = {}
    for name, (argument, sizes) in directions.items():
        found[name] = [{"size": size, **unfolded(load(grown(**{argument: size})))} for size in sizes]
    found["hidden turns"] = [{"size": size, **watched(size, 1)} for size in range(1, 7)]
    found["depth, four hidden turns"] = [{"size": size, **watched(4, size)} for size in range(4)]
    return found


def measured(what: str, work: Callable[[], Any]) -> Any:
    """Do a piece of work and say so."""
    print(f"{what} …", file=sys.stderr)
    return work()


def main() -> None:
    """Measure and write the result."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("--out", type=Path)
    arguments.add_argument("--repeat", type=int, default=7)
    given = arguments.parse_args()
    scenes = [entry.name for entry in list_scenes().entries]
    result = {
        "environment": {
            "python": platform.python_version(),
            "machine": platform.machine(),
            "system": platform.system(),
        },
        "cold": measured(
            "cold start",
            lambda: {
                "odds, in a line": cold(["run", "film/casablanca", "--quiet"], given.repeat),
                "odds, beliefs, verdict": cold(["run", "film/casablanca", "--why", "none"], given.repeat),
                "with why": cold(["run", "film/casablanca"], max(1, given.repeat // 2)),
                "version": cold(["--version"], given.repeat),
            },
        ),
        "scenes": {name: measured(name, lambda name=name: unfolded(load(name))) for name in scenes},  # type: ignore[misc]
        "recognising": {name: measured(name, lambda name=name: recognised(load(name))) for name in scenes[::5]},  # type: ignore[misc]
        "vectors": {
            f"gambit, depth {depth}": unfolded(load(GAMBIT).at_depth(depth)) for depth in range(4) if GAMBIT.exists()
        },
        "growth": measured("growth", growth),
    }
    text = json.dumps(result, indent=1)
    if given.out is None:
        print(text)
    else:
        given.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
