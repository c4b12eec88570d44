"""What a pattern asks of a told story, and what it is answered: values that know nothing of any engine.

A Question is a word of the vocabulary (`language/vocabulary.py`) with what it is about: step numbers from 0, names of
characters, kinds of reasons, further Questions. `answer` is always a number or a word: a truth is 1 or 0.
"""

from __future__ import annotations

from collections.abc import Callable

from forbear.records import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """`expects(0, 1, Bob)`."""

    word: str
    about: tuple[Subject, ...]

    def __str__(self) -> str:
        return f"{self.word}({', '.join(str(subject) for subject in self.about)})"


Subject = int | str | Question
"""The number of a step, a name or a kind, or a further question."""


@dataclass(frozen=True, slots=True)
class Detail:
    """One of the numbers behind an answer: what it is the number of, in words of the scene, and its kind."""

    name: str
    kind: str | None
    amount: float


@dataclass(frozen=True, slots=True)
class Answer:
    """A number, or a word such as a kind; None where it could not be worked out. `why` says so, in that case."""

    value: float | str | None
    details: tuple[Detail, ...] = ()
    why: str | None = None

    @property
    def number(self) -> float:
        """The value as a number: 0 for a word, and for what could not be worked out."""
        return 0.0 if self.value is None or isinstance(self.value, str) else self.value


@dataclass(frozen=True, slots=True)
class Happened:
    """One step of a told story as a recogniser sees it. `by`: who chose, a character or `chance`; `is_open`: it is a
    turn that the story stops before."""

    number: int
    by: str
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class ToldStory:
    """A told story: who could play a role, what happened in order, and whoever answers questions about it."""

    people: tuple[str, ...]
    happened: tuple[Happened, ...]
    ask: Callable[[Question], Answer]
