"""A premise of a pattern at one chance of a story, and how far the readings of a telling leave it open."""

from __future__ import annotations

from forbear.records import dataclass


@dataclass(frozen=True, slots=True)
class Premised:
    """A premise of a pattern at one chance: who plays what, and the steps of its moments."""

    trope: str
    premise: str
    roles: tuple[tuple[str, str], ...]
    steps: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """A premise that a telling leaves open, and in how much of the readings that come to the chance it is met."""

    at: Premised
    share: float
