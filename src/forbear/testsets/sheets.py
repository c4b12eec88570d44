"""A test set as a file: JSON Lines or CSV, with a card beside it that says what it is."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from forbear.errors import RequestError
from forbear.files import write
from forbear.minds.semantics import SEMANTICS
from forbear.testsets.answers import TestsetKind
from forbear.testsets.items import item
from forbear.testsets.making import posed_stories

COLUMNS = ("id", "kind", "order", "setting", "story", "question", "choices", "answer", "foils", "derivation", "pair_story",
           "pair_answer", "formal")  # fmt: skip


def rows(
    kinds: Sequence[TestsetKind], orders: Iterable[int], count: int, seed: int, *, has_scene: bool = False
) -> Iterator[dict[str, Any]]:
    """Yield `count` rows, shared out evenly over kinds and orders. Raises RequestError for what there is not."""
    pairs = [(kind, order) for kind in kinds for order in orders if not (kind == "second-order" and order == 1)]
    if not pairs:
        raise RequestError("second-order is not made to order 1", "ask for a higher order")
    for place, (kind, order) in enumerate(pairs):
        here = count // len(pairs) + (place < count % len(pairs))
        for number, posed in enumerate(posed_stories(kind, order, here, seed)):
            yield item(posed, number, has_scene=has_scene)


def as_jsonl(row: dict[str, Any]) -> str:
    """Return a row as a line of JSON."""
    return json.dumps(row, ensure_ascii=False) + "\n"


def as_csv(found: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield the lines of a CSV file, the heading first; what has parts is told in one cell."""
    yield _line(COLUMNS)
    for row in found:
        flat = {
            **row,
            "story": " ".join(row["story"]),
            "choices": "; ".join(row["choices"]),
            "foils": "; ".join(f"{what}: {value}" for what, value in row["foils"].items()),
            "derivation": " ".join(row["derivation"]),
            "pair_story": " ".join(row["pair"]["story"]),
            "pair_answer": row["pair"]["answer"],
        }
        yield _line([str(flat[column]) for column in COLUMNS])


def _line(cells: Iterable[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow([f"'{c}" if c[:1] in "=+-@" else c for c in cells])
    return text.getvalue()


def write_testset(
    out: Path, kinds: Sequence[TestsetKind], orders: Sequence[int], count: int, seed: int, *, has_scene: bool = False
) -> int:
    """Write a test set and its card beside it; return how many rows it has. Raises RequestError, NotWritten."""
    if out.suffix not in (".jsonl", ".csv"):
        raise RequestError(f"a test set is not written as '{out.suffix or out.name}'", "name the file .jsonl or .csv")
    found = list(rows(kinds, orders, count, seed, has_scene=has_scene))
    text = "".join(as_csv(found)) if out.suffix == ".csv" else "".join(map(as_jsonl, found))
    write(out, text)
    write(out.with_suffix(".card.md"), card(out.name, found, seed))
    return len(found)


def card(name: str, found: Sequence[dict[str, Any]], seed: int) -> str:
    """Return what a reader of a test set needs to know."""
    counts = Counter((row["kind"], row["order"]) for row in found)
    table = "\n".join(f"| {kind} | {order} | {count} |" for (kind, order), count in sorted(counts.items()))
    answers = Counter(row["answer"] for row in found if row["kind"] == "knows-whether")
    balance = f"\nOf the yes-no questions {answers['yes']} are answered yes, {answers['no']} no.\n" if answers else ""
    return f"""# {name}

{len(found)} stories about what people think that people think, drawn by seed {seed}, with answers that follow from the rules
(forbear-testset/1, semantics {SEMANTICS}). The same version and seed give the same file.

| kind | order | stories |
|---|---|---|
{table}
{balance}
- **story** is a list of sentences; **question** asks for one of **choices**; **answer** is right. **order** is how many minds are
  inside each other in the question.
- **foils** are wrong answers, each with the question of a lower order that it would be right for.
- **derivation** says for each event whether the minds of the question take it in, and where that leaves them.
- **pair** is the same story with one event (**changed**, from 0) taken away, and its other answer.
- **formal** is the question as `forbear ask` reads it; with the story as a scene, **after** is what to give `--after`.

What the rules take for granted: all begin in the room and know where the thing is. Who is in the room sees who comes, goes and
moves things, and is seen to; who comes sees who is there, and not where things are. A look from outside is seen by nobody. A word
is between two, and is taken to be so: in these stories nobody has grounds to doubt it. Where somebody is dared to shoot, what they
do is evidence for who sees it and thinks that they took it to be loaded: who is a murderer shoots then, and nobody else does.

To cite: Forbear (CITATION.cff of its repository), with its version and the seed. The texts are made by rule from a list of words.
"""
