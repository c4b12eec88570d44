"""Measure what it costs to say what a told story is called, once it has been worked out.

    python -m bench.verdict [SCENE …] [--out FILE] [--repeat N] [--draws N]

Seconds are the processor's, each given as a ratio to working out the tree of stories of the same scene too, in the same
process: a verdict by all tropes of the library; what the story is called by so many readings drawn, all together and for
each; and which questions of the vocabulary a verdict's time goes into.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from forbear.account.verdict import told_verdicts
from forbear.api.readings import engines_within, read_scenes
from forbear.api.scene import load
from forbear.minds.budget import Limits
from forbear.reading.verdicts import named_so
from forbear.stories.vocabulary.answers import Answering
from forbear.stories.vocabulary.question import Answer, Question
from forbear.tropes.shelf import library

SCENES = ("film/casablanca", "film/dark-knight", "film/force-awakens", "literature/half-blood-prince")

PATIENT = Limits(seconds=600.0)

SHOWN = 5
"""So many questions are shown, those that take longest first."""


def seconds(work: Callable[[], Any]) -> float:
    """Return the processor's seconds of some work in this process."""
    started = time.process_time()
    work()
    return time.process_time() - started


def questions_of(work: Callable[[], Any]) -> dict[str, float]:
    """Return the seconds that each question takes, those that it asks itself not counted in."""
    spent: Counter[str] = Counter()
    inside: list[float] = []
    worked_out = Answering._answer

    def timed(answering: Answering, question: Question) -> Answer:
        started = time.process_time()
        inside.append(0.0)
        try:
            return worked_out(answering, question)
        finally:
            took = time.process_time() - started
            spent[str(question)] += took - inside.pop()
            if inside:
                inside[-1] += took

    Answering._answer = timed  # type: ignore[method-assign]
    try:
        work()
    finally:
        Answering._answer = worked_out  # type: ignore[method-assign]
    return dict(spent.most_common(SHOWN))


def of_scene(name: str, repeat: int, draws: int) -> dict[str, Any]:
    """Time what is asked of one scene; of several repetitions the median."""
    scene, shelf = load(name, before=True), library()
    told_verdicts(scene.run().record, shelf, scene.run().engine_of)
    runs, verdicts = [], []
    for _ in range(repeat):
        started = time.process_time()
        run = scene.run()
        runs.append(time.process_time() - started)
        verdicts.append(seconds(lambda run=run: told_verdicts(run.record, shelf, run.engine_of)))  # type: ignore[misc]
    run = scene.run()
    longest = questions_of(lambda: told_verdicts(run.record, shelf, run.engine_of))
    found: dict[str, Any] = {
        "run": statistics.median(runs),
        "verdict": statistics.median(verdicts),
        "verdict_to_run": statistics.median(v / r for v, r in zip(verdicts, runs, strict=True)),
        "questions": longest,
    }
    if scene.problem.tale is not None:
        reading = read_scenes((scene,), limits=PATIENT, draws=0)
        started = time.process_time()
        _, _, drawn = named_so(reading.inferred, shelf, engines_within(PATIENT), count=draws)
        weights = time.process_time() - started
        found |= {"weights": weights, "readings": drawn, "each": weights / drawn}
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenes", nargs="*", default=SCENES)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--draws", type=int, default=50)
    asked = parser.parse_args()
    found = {
        "python": sys.version.split()[0],
        "machine": platform.machine(),
        "scenes": {name: of_scene(name, asked.repeat, asked.draws) for name in asked.scenes},
    }
    text = json.dumps(found, indent=1) + "\n"
    if asked.out:
        asked.out.write_text(text, encoding="utf-8")
    print(text, end="")


if __name__ == "__main__":
    main()
