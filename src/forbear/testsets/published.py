"""Published test sets, read and checked: each label against what follows from its story, step by step.

Read are the plain sentences of ToMi, Hi-ToM and their like (a line an event, then a question with its answer, or JSON with
`story`, `question`, `answer`), and rows of JSON or CSV that hold the like. A sentence that is not understood makes the story
undecided where it could matter, and is told.
"""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

from forbear.errors import RequestError
from forbear.files import read
from forbear.minds.semantics import SEMANTICS
from forbear.records import dataclass, field
from forbear.testsets.chains import followed
from forbear.testsets.doings import SOMEWHERE, Doing, Opened

MOST_TOLD = 20
"""So many disagreements are told; the data has them all."""


LARGEST = 64_000_000
"""Bytes of a file."""

LONGEST = 2_000
"""Signs of a sentence or a question: what is longer is not understood."""


@dataclass(frozen=True, slots=True)
class Label:
    """A story with a question and the answer that its set gives. place: where it stands in the file."""

    place: str
    sentences: tuple[str, ...]
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A label that does not follow: what does, and how."""

    label: Label
    answer: str
    derivation: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckedLabels:
    """What came of a set: how many labels follow, which do not, and which could not be decided, with the reason."""

    file: str
    agreeing: int = 0
    disagreements: tuple[Disagreement, ...] = ()
    undecided: tuple[tuple[Label, str], ...] = field(default=())

    def lines(self) -> list[str]:
        """Return the account, a line each."""
        found = []
        for one in self.disagreements[:MOST_TOLD]:
            found += [
                f"{one.label.place}: {one.label.question}",
                f"  labelled {one.label.answer}, follows {one.answer}",
            ]
            found += [f"    {told}" for told in one.derivation]
        if len(self.disagreements) > MOST_TOLD:
            found.append(f"… and {len(self.disagreements) - MOST_TOLD} more")
        for label, reason in self.undecided[:5]:
            found.append(f"{label.place}: undecided: {reason}")
        whole = self.agreeing + len(self.disagreements) + len(self.undecided)
        found.append(
            f"{self.file}: of {whole} labels {self.agreeing} follow, {len(self.disagreements)} do not, "
            f"{len(self.undecided)} could not be decided"
        )
        return found

    def as_data(self) -> dict[str, Any]:
        """Return it as JSON-ready data."""
        return {
            "schema": "forbear-labels/1",
            "semantics": SEMANTICS,
            "file": self.file,
            "agreeing": self.agreeing,
            "disagreements": [
                {
                    "place": one.label.place,
                    "question": one.label.question,
                    "labelled": one.label.answer,
                    "follows": one.answer,
                    "derivation": list(one.derivation),
                }
                for one in self.disagreements
            ],
            "undecided": [
                {"place": label.place, "question": label.question, "why": why} for label, why in self.undecided
            ],
        }


class NotUnderstood(Exception):
    """A sentence or a question is in words that are not known."""


def checked_file(file: Path, *, sees_things: bool = False) -> CheckedLabels:
    """Return what came of checking a file's labels. Raises RequestError where it cannot be read.

    sees_things: whoever comes into a room sees where the things in it are.
    """
    try:
        data = read(file, LARGEST)
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise RequestError(f"{file} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise RequestError(f"{file} is not text in UTF-8", "save it as UTF-8") from None
    if len(data) > LARGEST:
        raise RequestError(f"{file} is larger than {LARGEST // 1_000_000} MB", "check it in parts")
    labels = labels_in(text, file.name)
    if not labels:
        raise RequestError(
            f"{file} has no stories with questions that are understood", "docs/testset.md has the formats"
        )
    return checked(labels, file.name, sees_things=sees_things)


def checked(labels: list[Label], file: str, *, sees_things: bool = False) -> CheckedLabels:
    """Return what came of checking some labels."""
    agreeing, wrong, undecided = 0, [], []
    for label in labels:
        try:
            answer, derivation = decided(label, sees_things=sees_things)
        except NotUnderstood as reason:
            undecided.append((label, str(reason)))
            continue
        if _plain(answer) == _plain(label.answer):
            agreeing += 1
        else:
            wrong.append(Disagreement(label, answer, tuple(derivation)))
    return CheckedLabels(file, agreeing, tuple(wrong), tuple(undecided))


# Formats


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


# What they say

_NAME = r"([A-Z][\w'-]*)"
_THING = r"(?:the |a |an |his |her |their )?([\w -]+?)"

_SENTENCES: tuple[tuple[str, str], ...] = (
    (r"(.+?) (?:entered|came into|walked into) (?:the )?([\w -]+)", "enter"),
    (rf"{_NAME} (?:exited|left|went out of) (?:the )?([\w -]+)", "leave"),
    (
        rf"{_NAME} (?:secretly )?(?:moved|put|placed) {_THING} (?:to|into|in|inside) (?:the )?([\w -]+?)(?:, which is.*)?",
        "move",
    ),
    (
        rf"{_NAME} (?:privately told|whispered to|told) {_NAME} (?:privately )?that {_THING} is (?:now )?(?:in|inside) (?:the )?([\w -]+?)(?: now)?",
        "tell",
    ),
    (rf"{_NAME} publicly claimed that {_THING} is (?:now )?(?:in|inside) (?:the )?([\w -]+?)(?: now)?", "claim"),
    (r"[Tt]he ([\w -]+?) (?:is|was) (?:in|inside) (?:the )?([\w -]+)", "lies"),
    (rf"{_NAME} (?:is|was) in (?:the )?([\w -]+)", "enter"),
)

_IDLE = re.compile(
    r"made no movements|stayed in|(?:likes|dislikes|loves|hates|saw|lost|thinks|feels|yawns|hums|noticed) ",
    re.IGNORECASE,
)


def decided(label: Label, *, sees_things: bool = False) -> tuple[str, list[str]]:
    """Return the answer that follows from a story, and how it comes about. Raises NotUnderstood."""
    thing, chain, manner = question_of(label.question)
    begun, story = _story_of(label.sentences, thing, sees_things)
    if thing not in begun.things:
        raise NotUnderstood(f"nothing says where the {thing} is")
    for name in chain:
        if name not in begun.rooms:
            raise NotUnderstood(f"nobody is called {name} in the story")
    if manner == "beginning":
        first = next((doing.where for doing in story if doing.verb in ("find", "move")), SOMEWHERE)
        return first, [f"The {thing} is first in the {first}."]
    worlds, taken = followed(begun, story, chain)
    lines = []
    for doing, happened in zip(story, taken, strict=True):
        if doing.what != thing or (doing.verb == "move" and not doing.who):
            continue
        blind = next((place for place, is_taken in enumerate(happened) if not is_taken), None)
        told = "all take it in" if blind is None else f"{chain[blind - 1]} does not take it in"
        lines.append(f"{_put(doing)}: {told}")
    return worlds[-1].things[thing], lines


def _put(doing: Doing) -> str:
    match doing.verb:
        case "move":
            return f"{doing.who} moves it to the {doing.where}"
        case "find":
            return f"it is seen in the {doing.where}"
        case "tell":
            return f"{doing.who} tells {doing.to}: the {doing.where}"
    return f"{doing.who} says aloud: the {doing.where}"


def question_of(text: str) -> tuple[str, tuple[str, ...], str]:
    """Return the thing, the minds and the manner (`now` or `beginning`) of a question. Raises NotUnderstood."""
    if len(text) > LONGEST:
        raise NotUnderstood(f"the question has more than {LONGEST:,} signs")
    plain = text.strip().rstrip("?").strip()
    plain = re.sub(r"^In which (?:container|place|room) ", "Where ", plain)
    found = re.fullmatch(r"Where was (?:the )?([\w -]+?) (?:at|in) the beginning", plain)
    if found:
        return found[1], (), "beginning"
    found = re.fullmatch(r"Where is (?:the )?([\w -]+?)(?: really)?", plain)
    if found:
        return found[1], (), "now"
    found = re.fullmatch(rf"Where (?:will|does|would) {_NAME} (?:look for|search for) (?:the )?([\w -]+)", plain)
    if found:
        return found[2], (found[1],), "now"
    found = re.fullmatch(r"Where does (.+?) (?:really )?thinks? (.+)", plain)
    if not found:
        raise NotUnderstood(f"the question is not understood: {text}")
    chain, rest = [found[1]], re.sub(r"^that ", "", found[2])
    while True:
        inner = re.fullmatch(rf"{_NAME} (?:really )?thinks? (?:that )?(.+)", rest)
        if inner:
            chain.append(inner[1])
            rest = inner[2]
            continue
        inner = re.fullmatch(
            rf"{_NAME} (?:searches|will search|would search|looks|will look|would look) for (?:the )?([\w -]+)", rest
        )
        if inner:
            chain.append(inner[1])
            return inner[2], _once(chain), "now"
        inner = re.fullmatch(r"(?:the )?([\w -]+?) is", rest)
        if inner:
            return inner[1], _once(chain), "now"
        raise NotUnderstood(f"the question is not understood: {text}")


def _once(chain: list[str]) -> tuple[str, ...]:
    """Return a chain in which nobody stands behind themself: what one thinks that one thinks is what one thinks."""
    return tuple(name for place, name in enumerate(chain) if place == 0 or name != chain[place - 1])


def _story_of(sentences: tuple[str, ...], thing: str, sees_things: bool) -> tuple[Opened, list[Doing]]:
    rooms: dict[str, str] = {}
    lies: dict[str, str] = {}
    """In which room a container stands."""
    here: dict[str, str] = {}
    story: list[Doing] = []
    last_room, at = SOMEWHERE, SOMEWHERE
    for sentence in sentences:
        if len(sentence) > LONGEST:
            raise NotUnderstood(f"a sentence has more than {LONGEST:,} signs")
        text = sentence.strip().rstrip(".!").strip()
        verb, parts = _parsed(text)
        match verb, parts:
            case "enter", [names, room]:
                last_room = room
                for name in re.split(r",? and |, ", names):
                    rooms.setdefault(name, SOMEWHERE)
                    if here.get(name):
                        story.append(Doing("leave", name))
                    here[name] = room
                    story.append(Doing("enter", name, where=room))
                    if sees_things and at and lies.get(at) == room:
                        story.append(Doing("find", SOMEWHERE, thing, at, room))
            case "leave", [name, _]:
                rooms.setdefault(name, SOMEWHERE)
                here[name] = SOMEWHERE
                story.append(Doing("leave", name))
            case "move", [name, what, where]:
                if name not in rooms:
                    raise NotUnderstood(f"{name} has not come in yet: {sentence}")
                if what == thing:
                    lies.setdefault(where, here.get(name, last_room))
                    at = where
                    story.append(Doing("move", name, what, where))
            case "tell", [name, to, what, where]:
                rooms.setdefault(name, SOMEWHERE)
                rooms.setdefault(to, SOMEWHERE)
                if what == thing:
                    story.append(Doing("tell", name, what, where, to))
            case "claim", [name, what, where]:
                rooms.setdefault(name, SOMEWHERE)
                if what == thing:
                    story.append(Doing("claim", name, what, where))
            case "lies", [what, where]:
                if what == thing:
                    at = where
                    lies.setdefault(where, last_room)
                    story.append(Doing("find", SOMEWHERE, what, where, lies[where]))
                else:
                    lies[what] = where
            case "idle", _:
                continue
            case _:
                raise NotUnderstood(f"the sentence is not understood: {sentence}")
    known = {thing: SOMEWHERE} if at or any(doing.what == thing for doing in story) else {}
    return Opened(known, rooms), _settled(story)


def _settled(story: list[Doing]) -> list[Doing]:
    """Return the events with what is found first also being so: in truth a thing lies where it is said to lie."""
    found: list[Doing] = []
    is_placed = False
    for doing in story:
        if doing.verb == "find" and not is_placed:
            found.append(Doing("move", SOMEWHERE, doing.what, doing.where))
        is_placed = is_placed or doing.verb in ("find", "move")
        found.append(doing)
    return found


def _parsed(text: str) -> tuple[str, list[str]]:
    for pattern, verb in _SENTENCES:
        found = re.fullmatch(pattern, text)
        if found:
            return verb, [part.strip() for part in found.groups()]
    return ("idle", []) if _IDLE.search(text) else ("unknown", [])


def _plain(answer: str) -> str:
    return re.sub(r"^(?:in )?(?:the )?", "", answer.strip().rstrip(".").lower()).replace("_", " ")
