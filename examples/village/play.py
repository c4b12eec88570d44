"""A village of three, twenty free turns, in the terminal: talk, lie, give, threaten, leave. Nobody has written what
comes of it.

    python examples/village/play.py [--seed N] [--save FILE]

Type the number of what you do, `?` for what they remember, `save` to keep it, nothing to stop. `page.py` makes a page of
the same game, which runs in a browser with nothing behind it.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from pathlib import Path
from typing import Any

import forbear

STORY = Path(__file__).with_name("village.story")
TURNS = 20
PEOPLE = ("Ada", "Bero", "Cleo")
NOTICED = 0.01
"""A change of trust by so much is told."""
INTRODUCTION = """You are a stranger. Somebody in the village took the money: Cleo, though few would think so. You want a bed.
What you say and do is up to you; what they think of you, and what they do, is theirs.
Type the number of what you do, ? for what they remember, save to keep it, nothing to stop."""
PASSING = ("!housed(You)", "!afraid(Ada)", "!afraid(Bero)", "!afraid(Cleo)")
"""What lasts one exchange."""


class Village:
    """The game: a cast, and whose turn it is to answer."""

    def __init__(self, cast: forbear.Cast, seed: int, turn: int = 0) -> None:
        self.cast = cast
        self.seed = seed
        self.turn = turn

    def menu(self) -> list[tuple[str, str]]:
        """Return what is open to the stranger: the event, and how it is told."""
        return [(option["event"], option["told"]) for option in self.cast.options("You")]

    def act(self, event: str) -> list[str]:
        """Let the stranger act and one of the village answer; return what is told of it."""
        self.turn += 1
        rng = random.Random(f"{self.seed}:{self.turn}")
        told = [self.cast.happened(event).told]
        named = [name for name in event.rstrip(")").replace("(", ", ").split(", ") if name in PEOPLE]
        answer = self.cast.decide(named[0] if named else rng.choice(PEOPLE), ("You",), rng)
        told.append(self.cast.happened(answer).told)
        if answer.startswith("search("):
            searched = answer.rstrip(")").split(", ")[1]
            told.append("the money is there" if self.cast.holds(f"thief({searched})") else "the money is not there")
        for fact in PASSING:
            self.cast.set(fact)
        return told

    def trust(self) -> dict[str, float]:
        """Return how likely each takes it that a lie would cost the stranger something."""
        return {who: self.cast.believes(who, "honest(You) == 4") for who in PEOPLE}

    def view(self) -> dict[str, Any]:
        """Return all that a page shows, as JSON has it."""
        remembered = {who: self.cast.remembers(who)[-5:] for who in PEOPLE}
        return {
            "turn": self.turn,
            "turns": TURNS,
            "menu": self.cast.options("You"),
            "trust": self.trust(),
            "remembered": {who: [[row["how"], row["told"]] for row in rows] for who, rows in remembered.items()},
        }

    def save(self) -> str:
        """Return all of it as a text."""
        return json.dumps({"turn": self.turn, "seed": self.seed, "cast": self.cast.save()})


def begin(seed: int = 0) -> Village:
    """Begin the game."""
    return Village(forbear.cast(STORY.read_text(encoding="utf-8")), seed)


def restored(text: str) -> Village:
    """Take up a saved game."""
    kept = json.loads(text)
    cast = forbear.restore(kept["cast"], STORY.read_text(encoding="utf-8"))
    return Village(cast, kept["seed"], kept["turn"])


def main() -> None:
    """Play in the terminal."""
    parser = argparse.ArgumentParser(description="A village of three, twenty free turns.")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--save", type=Path)
    asked = parser.parse_args()
    is_kept = asked.save is not None and asked.save.exists()
    village = restored(asked.save.read_text(encoding="utf-8")) if is_kept else begin(asked.seed)
    write = sys.stdout.write
    write(f"{INTRODUCTION}\n")
    while village.turn < TURNS:
        menu = village.menu()
        write(f"\nTurn {village.turn + 1} of {TURNS}\n")
        for number, (_, told) in enumerate(menu, 1):
            write(f"  {number:2} {told}\n")
        write("> ")
        sys.stdout.flush()
        line = sys.stdin.readline().strip()
        if not line:
            break
        if line == "?":
            for who in PEOPLE:
                for row in village.cast.remembers(who)[-5:]:
                    write(f"  {who} {row['how']}: {row['told']}\n")
        elif line == "save":
            if asked.save is None:
                write("  To keep it, begin with --save FILE.\n")
            else:
                asked.save.write_text(village.save(), encoding="utf-8")
                write(f"  It is kept in {asked.save}.\n")
        elif line.isdigit() and 0 < int(line) <= len(menu):
            before = village.trust()
            for told in village.act(menu[int(line) - 1][0]):
                write(f"  {told[0].upper()}{told[1:]}.\n")
            for who, trust in village.trust().items():
                if abs(trust - before[who]) >= NOTICED:
                    write(f"  {who} thinks you honest: {trust:.0%}, after {before[who]:.0%}.\n")
        else:
            write(f"  Type a number from 1 to {len(menu)}, ? or save, or nothing to stop.\n")
    write("\nWhat they think of you now:\n")
    for who, trust in village.trust().items():
        write(f"  {who}: honest, {trust:.0%}\n")


if __name__ == "__main__":
    main()
