"""What the engine makes of the chances in one scene, as plain values: what `turn` turns, and the table of findings keeps."""

from __future__ import annotations

from forbear.records import dataclass

SPARES, STRIKES, ANOTHER_WAY = "spares", "strikes", "another_way"
"""What the one who could do harm did, when asked; the empty text where they never were."""

Place = tuple[str, str, int]
"""Which chance: who is asked, the victim, and its number among the chances with these two."""


@dataclass(frozen=True, slots=True)
class ChanceFound:
    """One chance as the engine tells it.

    number: among the chances with the same two asked and at risk, from 1. is_told: the likeliest story comes to it; else
    it is told in the likeliest story that does. asked: who could do harm. opener: who gave the chance, by the pattern;
    empty where nobody did. choice: SPARES, STRIKES, ANOTHER_WAY, or empty. asked_lives, victim_lives: in the end.
    variant, effect: by the pattern; variant is empty where none holds. kind: what the choice hangs on, or "nothing" in
    particular; empty where that was not asked. odds: of the deed. features: of its structure. margins: how far each
    condition of a wanted variant is from not being met; None where none was asked after.
    """

    number: int
    is_told: bool
    asked: str
    opener: str
    victim: str
    choice: str
    asked_lives: bool
    victim_lives: bool
    variant: str
    effect: str
    kind: str
    odds: float
    features: tuple[tuple[str, float], ...]
    margins: tuple[float, ...] | None = None

    @property
    def place(self) -> Place:
        """Which chance of the scene it is."""
        return self.asked, self.victim, self.number


@dataclass(frozen=True, slots=True)
class Examined:
    """A scene, or a case of one, as the engine tells it. limit: the limit that was hit, or None."""

    scene: str
    case: str
    chances: tuple[ChanceFound, ...]
    limit: str | None
