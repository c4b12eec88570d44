"""What the engine makes of one scene, as plain values: what the check compares, and what the table of findings keeps."""

from __future__ import annotations

from forbear.records import dataclass

SPARES, STRIKES, ANOTHER_WAY = "spares", "strikes", "another_way"
"""What the one who could strike did, when asked; the empty text where they never were."""


@dataclass(frozen=True, slots=True)
class Knocked:
    """One thing knocked out of a choice. kinds: of the reason or cost; "belief", "fact" or "chance" for the others.
    whose: the character. told: in words. size: in utility, how much it spoke for or against, None where that is no
    amount. turned: whether the choice turned over without it."""

    kinds: tuple[str, ...]
    whose: str
    told: str
    size: float | None
    probability: float
    turned: bool


@dataclass(frozen=True, slots=True)
class ChanceFound:
    """One chance as the engine tells it.

    number: among the chances with the same two in the roles of Alice and the victim, from 1. is_told: the likeliest
    story comes to it; else it is told in the likeliest story that does. choice: SPARES, STRIKES,
    ANOTHER_WAY, or empty. variant, effect: by the trope's table; variant is empty where none holds. kind: what the
    choice hangs on, or "nothing" in particular; empty where that was not asked. plain: what adding up amounts without minds would have chosen. odds: of
    the deed. knocked: what moved the choice when it was knocked out, one thing at a time. features: of its structure. margins: how far each condition of a wanted variant is from
    not being met; None where none was asked after.
    """

    number: int
    is_told: bool
    alice: str
    bob: str
    victim: str
    choice: str
    alice_lives: bool
    victim_lives: bool
    variant: str
    effect: str
    kind: str
    plain: str
    odds: float
    knocked: tuple[Knocked, ...]
    features: tuple[tuple[str, float], ...]
    margins: tuple[float, ...] | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What must stay for the verdict to hold: the choice and the variant."""
        return self.choice, self.variant


@dataclass(frozen=True, slots=True)
class Examined:
    """A scene, or a case of one, as the engine tells it. limit: the limit that was hit, or None."""

    scene: str
    case: str
    chances: tuple[ChanceFound, ...]
    limit: str | None
    seconds: float

    def chance(self, alice: str, victim: str, number: int) -> ChanceFound | None:
        """Return the chance with these two in these roles, by its number; None where the story does not come to it."""
        for found in self.chances:
            if (found.alice, found.victim, found.number) == (alice, victim, number):
                return found
        return None
