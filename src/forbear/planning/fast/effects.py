"""Effects of one happening, those with one condition together, so that it is looked at once."""

from __future__ import annotations

from forbear.language.expressions import Expression
from forbear.language.values import Value
from forbear.planning.fast.encoding import WORLD, CodedEffect, Encoding, Masks

Change = tuple[int, int, tuple[tuple[int, Value], ...]]
"""Bits cleared, bits put, numbers assigned."""


class JointEffects:
    """Effects that apply together: on fluents that bits tell (`clear`, `put`), or on one number, which takes `value`."""

    def __init__(self, effect: CodedEffect, mask: int) -> None:
        self.is_world: bool = effect.whose == WORLD
        self.when: Masks = effect.when
        self.is_always: bool = (0, 0) in effect.when
        self.fluent: int = -1 if effect.put else effect.fluent
        self.value: Expression = effect.value
        self.clear: int = mask if effect.put else 0
        self.put: int = effect.put

    def apply(self, bits: int) -> bool:
        """Say whether the condition holds."""
        if self.is_always:
            return True
        for care, want in self.when:
            if bits & care == want:
                return True
        return False

    def add(self, effect: CodedEffect, mask: int) -> None:
        """Count one more effect of the same condition; of several on one fluent the last counts."""
        self.clear |= mask
        self.put = self.put & ~mask | effect.put

    def takes(self, effect: CodedEffect) -> bool:
        """Say whether an effect is of the same kind and condition."""
        return (
            bool(effect.put)
            and self.fluent < 0
            and self.is_world == (effect.whose == WORLD)
            and self.when == effect.when
        )


def together(effects: tuple[CodedEffect, ...], encoding: Encoding) -> list[JointEffects]:
    """Return effects so put together that the last on a fluent is the last still."""
    found: list[JointEffects] = []
    for effect in effects:
        mask = encoding.fluent_mask[effect.fluent]
        place = len(found) - 1
        while place >= 0 and not found[place].takes(effect) and not found[place].clear & mask:
            place -= 1
        if place >= 0 and found[place].takes(effect):
            found[place].add(effect, mask)
        else:
            found.append(JointEffects(effect, mask))
    return found


def sure_change(effects: list[JointEffects]) -> Change | None:
    """Return the change that effects make whatever is so, where there is but one such."""
    if not effects:
        return (0, 0, ())
    if len(effects) == 1 and effects[0].is_always and effects[0].fluent < 0:
        return (effects[0].clear, effects[0].put, ())
    return None
