"""A plan with its reasons: each step with what everyone who consents to it has in mind.

A reason holds the steps *after* the one it explains; that step is its first, and is not repeated.
"""

from __future__ import annotations

from forbear.records import dataclass


@dataclass(frozen=True, slots=True)
class PlanReason:
    """What a character (by name) means to happen after a step that they consent to."""

    who: str
    rest: tuple[PlanStep, ...]


@dataclass(frozen=True, slots=True)
class PlanStep:
    """A ground action (its number in the task) with the reasons of those who consent.

    The owner of the plan that the step stands in needs none: the rest of that plan is theirs.
    """

    action: int
    reasons: tuple[PlanReason, ...] = ()

    def reason_of(self, who: str) -> PlanReason | None:
        """Return a character's reason, if one is given."""
        return next((reason for reason in self.reasons if reason.who == who), None)
