"""Measure a long game: thousands of events in random order, with saves, loads, edits of the story, people coming and going.

    python bench/soak.py [--events N] [--answers N] [--most-worlds N] [--seed S]

Two casts of the village live through the same; one of them is saved, edited and taken up again and again, so that any drift
shows. A third of the events is unseen by all but whoever does it, and everybody knows whose turn it was. Prints JSON;
milliseconds are the processor's, for the clock of a busy machine tells of others' work. Nothing here is a test:
tests/api/casts/test_games.py lives through a small part of it.
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

VILLAGE = (Path(__file__).parents[1] / "examples" / "village" / "village.story").read_text(encoding="utf-8")

PASSING = "!housed(You) & !searched(Ada) & !searched(Cleo) & !held(Ada) & !held(Cleo) & coins(You) = 3"

BUDGETS = (0.016, 0.05, 0.2)

ASKED = ("honest(You) == 4", "thief(Cleo)", "thief(Ada)", "named(Cleo)")


class Soak:
    """Two casts that live through the same, the second of which is left and taken up."""

    def __init__(self, most_worlds: int, seed: int) -> None:
        self.most_worlds = most_worlds
        self.text = VILLAGE
        self.casts = [forbear.cast(self.text, most_worlds=most_worlds) for _ in range(2)]
        self.rng = random.Random(seed)
        self.newcomer: str | None = None
        self.drift = 0.0
        self.taken: dict[str, list[float]] = {"seen": [], "unseen": []}
        self.answered: dict[str, list[float]] = {f"{within:g}": [] for within in BUDGETS}

    def live(self, number: int) -> None:
        """Let one event happen."""
        first, rng = self.casts[0], self.rng
        who = rng.choice(first.people)
        event = rng.choice(first.options(who))["event"]
        is_unseen = rng.random() < 1 / 3
        for cast in self.casts:
            started = time.process_time()
            cast.happened(event, by=who, seen_by=() if is_unseen else None, turn_known=is_unseen)
            self.taken["unseen" if is_unseen else "seen"].append(time.process_time() - started)

    def leave(self, number: int) -> None:
        """Save both, and take up one in a story that has been edited."""
        saves = [json.dumps(cast.save()) for cast in self.casts]
        self.text = f"// edit {number}\n{self.text}" if number % 3 else VILLAGE
        gone: list[str] = []
        self.casts[1] = forbear.restore(json.loads(saves[1]), self.text, gone=gone, most_worlds=self.most_worlds)
        assert gone == [], gone
        for name in ("You", "Ada", "Bero", "Cleo"):
            for formula in ASKED:
                one, other = (cast.believes(name, formula) for cast in self.casts)
                self.drift = max(self.drift, abs(one - other))

    def come_and_go(self, number: int) -> None:
        """Let somebody come, or whoever came last go."""
        name = self.newcomer
        for cast in self.casts:
            if name is None:
                cast.add(f"Ned{number}", f"lives_here(Ned{number})")
            else:
                cast.remove(name, facts=False)
        self.newcomer = f"Ned{number}" if name is None else None

    def tidy(self) -> None:
        """Let what lasts one exchange be over."""
        for cast in self.casts:
            cast.set(PASSING)

    def ask(self, within: float) -> None:
        """Ask for an answer within a time, and note by how much it took more."""
        who = self.rng.choice(("Ada", "Bero", "Cleo"))
        started = time.process_time()
        self.casts[0].odds(who, ("You", who, "You"), within=within)
        over = time.process_time() - started - within
        self.answered[f"{within:g}"].append(max(0.0, over))


def figures(found: list[float]) -> dict[str, float]:
    """Return in milliseconds the median, the 95th and 99th of a hundred, and the worst."""
    if not found:
        return {}
    ordered = sorted(1e3 * each for each in found)
    places = {"p95": 0.95, "p99": 0.99}
    at = {name: ordered[min(len(ordered) - 1, int(share * len(ordered)))] for name, share in places.items()}
    return {"median": statistics.median(ordered), **at, "worst": ordered[-1]}


def soaked(events: int, answers: int, most_worlds: int, seed: int) -> dict[str, Any]:
    """Live through so many events, and ask for so many answers on the way; return what was measured."""
    soak, memory = Soak(most_worlds, seed), []
    every = max(1, events // answers) if answers else events + 1
    began = time.process_time()
    for number in range(1, events + 1):
        soak.live(number)
        if number % every == 0:
            soak.ask(BUDGETS[number // every % len(BUDGETS)])
        if number % 50 == 0:
            soak.tidy()
        if number % 100 == 0:
            soak.leave(number)
        if number % 300 == 0:
            soak.come_and_go(number)
        if number % max(1, events // 10) == 0:
            memory.append(resident_megabytes())
    return {
        "events": events,
        "seconds of the processor": time.process_time() - began,
        "event": {kind: figures(found) for kind, found in soak.taken.items()},
        "answers overran by": {within: figures(found) for within, found in soak.answered.items()},
        "drift": soak.drift,
        "merged": soak.casts[0].merged,
        "megabytes": memory,
    }


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--answers", type=int, default=1_000)
    parser.add_argument("--most-worlds", type=int, default=64)
    parser.add_argument("--seed", type=int, default=5)
    asked = parser.parse_args()
    print(json.dumps(soaked(asked.events, asked.answers, asked.most_worlds, asked.seed), indent=1))


if __name__ == "__main__":
    main()
