"""Solve one version of the planning benchmark in this process; `planning.py` starts it.

    python bench/planning_one.py PROBLEM ROW SECONDS SEED

Apart from `planning.py`, so that what is timed loads nothing that the planner does not.
"""

from __future__ import annotations

import json
import resource
import sys
from fractions import Fraction
from typing import Any


def solve(problem: str, row: dict[str, str], seconds: float, seed: int | None) -> dict[str, Any]:
    """Solve one version and return what it took."""
    from forbear.errors import LimitReached
    from forbear.grounding.ground import ground
    from forbear.language.loader import load_problem
    from forbear.planning.compiling.compiled import compiled
    from forbear.planning.limits import PlanLimits
    from forbear.planning.node_limits import Effort
    from forbear.planning.search import Request, Search

    task = compiled(ground(load_problem(problem)))
    if seed is not None:
        import dataclasses
        import random

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


if __name__ == "__main__":
    seed = None if sys.argv[4] == "none" else int(sys.argv[4])
    print(json.dumps(solve(sys.argv[1], json.loads(sys.argv[2]), float(sys.argv[3]), seed)))
