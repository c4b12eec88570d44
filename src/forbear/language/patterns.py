"""Checked patterns: what a trope is, every name resolved; frozen, and without any text but what is told.

A pattern is matched moment by moment: each Moment is a step of the story, `by` the role of whoever acts there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal as OneOf

from forbear.records import dataclass, fields, is_dataclass


@dataclass(frozen=True, slots=True)
class RoleName:
    """Whoever plays this role."""

    name: str


@dataclass(frozen=True, slots=True)
class StepName:
    """The step of the story that is this moment; `it`: the one that is looked at."""

    name: str


@dataclass(frozen=True, slots=True)
class KindName:
    """A kind of reason, `chance` or `nothing`."""

    name: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A word of the vocabulary and what it is about."""

    word: str
    about: tuple[RoleName | StepName | KindName | Ask, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, by its name in the table of thresholds where it has one."""

    value: float
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    operator: OneOf["==", "!=", "<", "<=", ">", ">="]
    left: Operand
    right: Operand


@dataclass(frozen=True, slots=True)
class All:
    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Any:
    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Negated:
    part: Condition


@dataclass(frozen=True, slots=True)
class PremisesMet:
    """All premises of the pattern are met, or the one named."""

    name: str | None = None


Operand = Ask | Amount | RoleName | KindName
Condition = Ask | Compared | All | Any | Negated | PremisesMet

ALWAYS = All(())


@dataclass(frozen=True, slots=True)
class MomentPattern:
    """`order`: `then` follows at once, `later` at any time after, `step` is the first."""

    order: OneOf["step", "then", "later"]
    name: str
    by: str
    condition: Condition


@dataclass(frozen=True, slots=True)
class Never:
    """No step strictly between these two fits the condition."""

    first: str
    last: str
    condition: Condition


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that may be so of a match, with the words it is told in (`{role}` for who plays it)."""

    name: str
    text: str
    condition: Condition
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Trope:
    """A pattern. `variants` in order of precedence, `effects` rising, `details` each of a variant."""

    name: str
    title: str
    notes: tuple[str, ...]
    roles: tuple[str, ...]
    moments: tuple[MomentPattern, ...]
    nevers: tuple[Never, ...]
    premises: tuple[Claim, ...]
    beside: tuple[Claim, ...]
    variants: tuple[Claim, ...]
    details: tuple[Claim, ...]
    effects: tuple[Claim, ...]


def parts_within(part: object) -> Iterator[object]:
    """Yield a part of a pattern and all parts inside it, outermost first."""
    yield part
    if isinstance(part, str):
        return
    if isinstance(part, tuple):
        for inner in part:
            yield from parts_within(inner)
    elif is_dataclass(part):
        for field in fields(part):
            yield from parts_within(getattr(part, field.name))


@dataclass(frozen=True, slots=True)
class TropeLibrary:
    """Tropes, and the table of thresholds that they and their questions read."""

    tropes: tuple[Trope, ...]
    thresholds: tuple[tuple[str, float], ...]
