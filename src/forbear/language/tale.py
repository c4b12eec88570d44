"""What is told of a scene: events that happened, on what a choice hung, and what came of it (docs/reading.md)."""

from __future__ import annotations

from typing import Literal as OneOf

from forbear.errors import Span
from forbear.language.expressions import Expression
from forbear.language.values import Value, show
from forbear.records import dataclass, field


@dataclass(frozen=True, slots=True)
class TaleEvent:
    """Something that the telling says happened: a deed, with all who consent to it; that somebody waited; or that somebody
    refused a deed. by: who waits or refuses; else None."""

    kind: OneOf["deed", "wait", "refuse"]
    by: str | None
    name: str
    arguments: tuple[Value, ...]

    def __str__(self) -> str:
        deed = f"{self.name}({', '.join(show(value) for value in self.arguments)})"
        if self.kind == "deed":
            return deed
        return f"wait({self.by})" if self.kind == "wait" else f"refuse({self.by}, {deed})"


@dataclass(frozen=True, slots=True)
class ToldBelief:
    """What a told choice is said to hang on: that its chooser gave a formula at least this weight, from a half to 1.
    text: as it is written."""

    character: str
    formula: Expression
    least: float
    text: str

    def __str__(self) -> str:
        return self.text


TaleCause = str | ToldBelief
"""A kind of thing, or a belief of whoever chose."""


@dataclass(frozen=True, slots=True)
class Tale:
    """What is told of a scene, once: events in order, None for any events between; on what the last told choice is said to
    hang, one or the other where several are named; and which outcomes came about, or did not. spans: where each event is
    told."""

    events: tuple[TaleEvent | None, ...] = (None,)
    because: tuple[TaleCause, ...] = ()
    outcomes: tuple[tuple[str, bool], ...] = ()
    because_span: Span | None = field(default=None, compare=False, repr=False)
    spans: tuple[Span | None, ...] = field(default=(), compare=False, repr=False)
    outcomes_span: Span | None = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        parts = ["told: " + ", ".join("..." if event is None else str(event) for event in self.events)]
        parts += [f"told because {self.hung}"] if self.because else []
        named = ", ".join(name if is_so else f"not {name}" for name, is_so in self.outcomes)
        parts += [f"told outcomes {named}"] if named else []
        return "; ".join(parts)

    @property
    def hung(self) -> str:
        """What the last told choice is said to hang on, as it is written."""
        return " or ".join(map(str, self.because))

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is told."""
        return not self.outcomes and all(event is None for event in self.events)
