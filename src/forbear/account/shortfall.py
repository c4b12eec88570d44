"""Why there is no story to tell: what kind of failure it is, in lines and as data."""

from __future__ import annotations

from typing import Literal as OneOf

from forbear.account.lines import Line, paragraph
from forbear.account.plain import Data
from forbear.records import dataclass

Kind = OneOf["unreachable", "unexplained", "unlikely", "avoided", "limit", "interrupted"]
"""unreachable: not even if everybody wished it. unexplained: some step never has a reason for somebody who takes it.
unlikely: some step is less likely than was asked for. avoided: only by what was to be avoided. limit, interrupted: it
is not known."""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Why no story was found. `sentences` say it; `certain`: it was shown, and is no guess within limits.

    `step` (from 0), `action` and `who`: where the nearest story fails, and for whom, where that is known.
    """

    kind: Kind
    sentences: tuple[str, ...]
    certain: bool
    story: tuple[str, ...] = ()
    step: int | None = None
    action: str | None = None
    who: str | None = None

    def lines(self) -> list[Line]:
        """Return the reasons in lines."""
        return [row for sentence in self.sentences for row in paragraph(sentence, "", hanging="  ")]

    def brief(self) -> str:
        """Return the failure in one line."""
        if self.kind == "unexplained" and self.who is not None:
            return f"No story: {self.who} has no reason for {self.action}."
        return self.sentences[0]

    def as_data(self) -> Data:
        """Return the failure as JSON-ready data."""
        return {
            "kind": self.kind,
            "certain": self.certain,
            "told": list(self.sentences),
            "story": list(self.story),
            "step": self.step,
            "action": self.action,
            "who": self.who,
        }

    def __str__(self) -> str:
        return "\n".join(self.sentences)
