"""A plan with its reasons: each step with what everyone who consents to it has in mind.

A reason holds the steps *after* the one it explains; that step is its first, and is not repeated.
"""

from __future__ import annotations

from forbear.language.values import Value
from forbear.records import dataclass


@dataclass(frozen=True, slots=True)
class Supposition:
    """That a fluent (its number in the task) which somebody has in doubt turns out to have a value."""

    cell: int
    value: Value


@dataclass(frozen=True, slots=True)
class PlanReason:
    """What a character (by name) means to happen after a step that they consent to.

    `supposing`: of a plan that finds something out, what they hope to find; the plan is told for that case.
    """

    who: str
    rest: tuple[PlanStep, ...]
    supposing: Supposition | None = None


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


def find_out(step: PlanStep) -> bool:
    """Say whether some reason of a step, or one within it, finds something out."""
    return any(reason.supposing is not None or any(find_out(later) for later in reason.rest) for reason in step.reasons)
