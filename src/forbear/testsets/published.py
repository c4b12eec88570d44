"""Published test sets, checked: each label against what follows from its story, step by step."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from forbear.errors import RequestError
from forbear.files import read
from forbear.minds.semantics import SEMANTICS
from forbear.records import dataclass
from forbear.testsets.labels import Label, labels_in
from forbear.testsets.sentences import NotUnderstood, decided

MOST_UNDECIDED = 5
MOST_TOLD = 20
"""So many disagreements are told; the data has them all."""

LARGEST = 64_000_000
"""Bytes of a file."""


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
    undecided: tuple[tuple[Label, str], ...] = ()

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
        for label, reason in self.undecided[:MOST_UNDECIDED]:
            found.append(f"{label.place}: undecided: {reason}")
        if len(self.undecided) > MOST_UNDECIDED:
            found.append(f"… and {len(self.undecided) - MOST_UNDECIDED} more undecided")
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


def _plain(answer: str) -> str:
    return re.sub(r"^(?:in )?(?:the )?", "", answer.strip().rstrip(".").lower()).replace("_", " ")
