"""The labels of published test sets, read: a line an event, then a question with its answer, as ToMi has them; JSON or CSV."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

from forbear.errors import RequestError
from forbear.records import dataclass

LONGEST = 2_000
"""Signs of a sentence or a question: what is longer is not understood."""


@dataclass(frozen=True, slots=True)
class Label:
    """A story with a question and the answer that its set gives. place: where it stands in the file."""

    place: str
    sentences: tuple[str, ...]
    question: str
    answer: str


def labels_in(text: str, name: str) -> list[Label]:
    """Return the labels of a file: JSON, JSON Lines, CSV, or lines of text. Raises RequestError for what is none of these."""
    stripped = text.lstrip()
    if stripped.startswith(("{", "[")):
        return _of_json(text, name)
    if name.endswith((".csv", ".tsv")):
        delimiter = "\t" if name.endswith(".tsv") else ","
        try:
            return _of_rows(list(csv.DictReader(io.StringIO(text), delimiter=delimiter)), name)
        except csv.Error as error:
            raise RequestError(f"{name} cannot be read: {error}") from None
    return _of_lines(text, name)


def _of_json(text: str, name: str) -> list[Label]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        data = [
            _line_of_json(line, f"{name}: line {number}")
            for number, line in enumerate(text.split("\n"), 1)
            if line.strip()
        ]
    found = data.get("data", data.get("examples", data)) if isinstance(data, dict) else data
    rows = found if isinstance(found, list) else [found]
    return _of_rows([row for row in rows if isinstance(row, dict)], name)


def _line_of_json(line: str, place: str) -> Any:
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        raise RequestError(f"{place} is no JSON: {error.msg}") from None
    except (ValueError, RecursionError):
        raise RequestError(f"{place} cannot be read: a number is too long, or too much stands in brackets") from None


def _of_rows(rows: list[dict[str, Any]], name: str) -> list[Label]:
    labels = []
    for number, row in enumerate(rows, start=1):
        story = row.get("story", row.get("story_structure", row.get("context", "")))
        question = row.get("question", "")
        answer = row.get("answer", row.get("expected_answer", row.get("target", "")))
        if "input" in row and not question:
            story, question = _asked_last(row["input"])
        if not story or not question or answer in ("", None):
            continue
        clean = tuple(one for each in _sentences(story) if (one := _unnumbered(str(each))))
        labels.append(Label(f"{name}, row {number}", clean, str(question).strip(), str(answer).strip()))
    return labels


def _asked_last(given: object) -> tuple[str, str]:
    """Return the story and the question of a prompt that ends with it, as chat messages or as a text."""
    is_chat = isinstance(given, list) and bool(given) and isinstance(given[-1], dict)
    text = (str(given[-1].get("content", "")) if is_chat else str(given)).rstrip()  # type: ignore[index]
    found = re.fullmatch(rf"(.*[.\s])(Where [^.?]{{,{LONGEST}}}\?)", text, re.DOTALL)
    return (found[1], found[2]) if found else (text, "")


def _sentences(story: object) -> list[str]:
    """Return the sentences of a story; what somebody likes may lack its full stop."""
    if isinstance(story, list):
        return [str(each) for each in story]
    text = re.sub(r"((?:likes|dislikes|loves|hates) the [\w-]+) (?=[A-Z])", r"\1. ", str(story))
    return re.split(r"(?<=[.!?])\s+|\n", text)


def _of_lines(text: str, name: str) -> list[Label]:
    """Read numbered lines, as ToMi has them: each story begins with 1, a question has its answer behind a tab."""
    labels: list[Label] = []
    sentences: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        counted = re.match(r"\s*(\d+)\s+(.*)", line)
        body = counted[2] if counted else line.strip()
        if counted and counted[1] == "1":
            sentences = []
        question, *rest = body.split("\t")
        if rest and question.strip().endswith("?"):
            labels.append(Label(f"{name}, line {number}", tuple(sentences), question.strip(), rest[0].strip()))
        elif body.strip():
            sentences.append(body.strip())
    return labels


def _unnumbered(sentence: str) -> str:
    return re.sub(r"^\s*\d+[.:)]?\s+", "", sentence).strip()
