"""Measure what an editor asks while somebody writes: on a scene of 300 lines, in milliseconds of the processor.

    python bench/editor.py [--out FILE] [--repeat N]

Each question is asked right after a letter was typed, so nothing that was worked out for the text before can serve; and
once more without a change. `check` is what follows once a text rests: its mistakes and oddities, all imports with it.
Writes JSON with the environment in its head. Nothing here is a test. Aim: 50 for every answer.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from forbear.api.sources import Text
from forbear.editing.completion import complete
from forbear.editing.files import examined, formatted
from forbear.editing.hover import hover
from forbear.editing.lenses import lenses, scene_odds
from forbear.editing.outline import outline
from forbear.editing.references import definition, references, rename
from forbear.garbage import collect_seldom
from forbear.records import replace

LINES = 300


def scene_text() -> str:
    """Return a scene of 300 lines on the library's domain: four people, who are told much about each other."""
    people = [f"P{number}" for number in range(1, 5)]
    lines = ['title "A measured scene";', 'import "life-and-death";', ""]
    lines += [f"entity {name} : character;" for name in people]
    lines += [f'says {name}: "{name}", they;' for name in people]
    lines += ["", "can_open(P1, P2);", "undecided(P2, P1);", "prize(P2, P1) = strong;", "kinship(P2, P1) = some;"]
    lines += ["openly believes(P2, mercy(P2) = {overwhelming: unlikely, none: likely});"]
    lines += ["openly believes(P2, good(P1) = {True: unlikely, False: likely});", "turns: P1, P2, P2;"]
    lines += ["outcome both_live: alive(P1) & alive(P2);", 'says outcome both_live: "both of them live";']
    kinds = ("kinship", "grudge", "regard", "love", "score", "justice", "danger", "menace", "need", "charge", "loyalty",
             "debt", "honour", "dread", "price", "orders", "implant", "shelter", "following", "fellowship", "faith",
             "curiosity", "corruption", "admiration")  # fmt: skip
    facts = (f"{what}({a}, {b}) = slight;  // measured" for what in kinds for a in people for b in people if a != b)
    while len(lines) < LINES:
        lines.append(next(facts))
    return "\n".join(lines) + "\n"


def measured(question: Callable[[Text], Any], texts: list[Text]) -> dict[str, float]:
    """Time a question on one text after the other."""
    times = []
    for text in texts:
        started = time.process_time()
        question(text)
        times.append(1000 * (time.process_time() - started))
    return {"median": round(statistics.median(times), 2), "worst": round(max(times), 2)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--repeat", type=int, default=15)
    options = parser.parse_args()
    collect_seldom()  # as the command line does
    base = scene_text()
    count = 0

    def typed(many: int) -> list[Text]:
        nonlocal count
        found = []
        for _ in range(many):
            count += 1
            found.append(Text(base + f"// {count}\n", "scene.story"))
        return found

    places = {word: _place(base, word) for word in ("P2, P1) = strong", "kinship(P2")}
    entity, fact = places.values()
    _, scene = examined(Text(base, "scene.story"))
    assert scene is not None
    odds = scene_odds(scene)
    assert odds is not None
    questions: dict[str, Callable[[Text], Any]] = {
        "completion": lambda text: complete(text, fact[0], fact[1] + 3),
        "hover": lambda text: hover(text, *fact, scene, odds),
        "definition": lambda text: definition(text, *fact),
        "references": lambda text: references(text, *entity),
        "rename": lambda text: rename(text, *entity, "Zoe"),
        "outline": outline,
        "lenses": lambda text: lenses(text, odds),
        "format": formatted,
        "check": examined,
        "check, with a mistake": lambda text: examined(replace(text, text=text.text + "mercyy(P1);")),
    }
    found: dict[str, Any] = {
        "environment": {"python": sys.version.split()[0], "machine": platform.machine(), "system": platform.system()},
        "lines": base.count("\n"),
        "unit": "milliseconds of the processor",
    }
    for name, question in questions.items():
        measured(question, typed(1))
        same = typed(1)[0]
        question(same)
        found[name] = {
            "typed": measured(question, typed(options.repeat)),
            "same": measured(question, [same] * options.repeat),
        }
    text = json.dumps(found, indent=1)
    if options.out:
        options.out.write_text(text + "\n", encoding="utf-8")
    print(text)


def _place(text: str, word: str) -> tuple[int, int]:
    offset = text.index(word)
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


if __name__ == "__main__":
    main()
