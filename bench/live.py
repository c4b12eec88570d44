"""Measure minds in a game: what an event and an answer cost, how well a budget holds, and whether memory stays flat.

    python bench/live.py [--events N] [--depth D]

Three people of the village, two doubts each, who see or do not see what a stranger does, in random order. Prints JSON;
milliseconds are the processor's. Nothing here is a test.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import time
from pathlib import Path
from typing import Any

import forbear
from forbear.minds.memory import resident_megabytes

VILLAGE = Path(__file__).parents[1] / "examples" / "village" / "village.story"

BUDGETS = (0.016, 0.05, 0.2)


def figures(found: list[float]) -> dict[str, float]:
    """Return the median, the 95th and 99th of a hundred, and the worst."""
    ordered = sorted(found)
    at = lambda share: ordered[min(len(ordered) - 1, int(share * len(ordered)))]  # noqa: E731
    return {"median": statistics.median(ordered), "p95": at(0.95), "p99": at(0.99), "worst": ordered[-1]}


def events(count: int, depth: int) -> dict[str, Any]:
    """Let so many events happen, and ask for an answer after each of the stranger's."""
    cast, rng = forbear.cast(forbear.load(str(VILLAGE)).at_depth(depth)), random.Random(1)
    taken, answered, memory = [], [], []
    while cast.count < count:
        event = rng.choice(cast.options("You"))["event"]
        started = time.process_time()
        cast.happened(event)
        taken.append(1e3 * (time.process_time() - started))
        who = rng.choice(cast.people[1:])
        started = time.process_time()
        odds = cast.odds(who, ("You",))
        answered.append(1e3 * (time.process_time() - started))
        event = rng.choices(list(odds.odds), list(odds.odds.values()))[0]
        started = time.process_time()
        cast.happened(event, by=who)
        taken.append(1e3 * (time.process_time() - started))
        if cast.count % 1000 < 2:
            memory.append(resident_megabytes())
            for once in ("!housed(You)", "!afraid(Ada)", "!afraid(Bero)", "!afraid(Cleo)", "coins(You) = 3"):
                cast.set(once)
            for searched in ("Ada", "Bero", "Cleo"):
                cast.set(f"!searched({searched}) & !held({searched})")
    return {"event": figures(taken), "answer": figures(answered), "megabytes": memory}


def budgets(count: int, depth: int) -> dict[str, Any]:
    """Return by how many milliseconds answers overran each budget, by the clock and by the processor."""
    found = {}
    for within in BUDGETS:
        cast, rng = forbear.cast(forbear.load(str(VILLAGE)).at_depth(depth)), random.Random(2)
        over, late, exact = [], [], 0
        for _ in range(count):
            event = rng.choice(cast.options("You"))["event"]
            cast.happened(event)
            who = rng.choice(cast.people[1:])
            started, clock = time.process_time(), time.perf_counter()
            odds = cast.odds(who, ("You", who, "You"), within=within)
            over.append(max(0.0, 1e3 * (time.process_time() - started - within)))
            late.append(max(0.0, 1e3 * (time.perf_counter() - clock - within)))
            exact += odds.exact
        found[f"{within:g}"] = {"overrun": figures(over), "overrun by the clock": figures(late), "exact": exact / count}
    return found


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--answers", type=int, default=300)
    parser.add_argument("--depth", type=int, default=1)
    asked = parser.parse_args()
    found = {"depth": asked.depth, **events(asked.events, asked.depth), "within": budgets(asked.answers, asked.depth)}
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
