"""How well one set of answers agrees with another: confusion, accuracy, and accuracy balanced over the classes.

Several answers may count as right; a case belongs to the class of its first right answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable

from forbear.records import dataclass


@dataclass(frozen=True, slots=True)
class Case:
    """One thing asked: the answers that are right, the first reading first, and the answer given."""

    name: Hashable
    right: tuple[str, ...]
    given: str

    @property
    def is_right(self) -> bool:
        """Say whether the answer given counts as right."""
        return self.given in self.right


@dataclass(frozen=True, slots=True)
class Score:
    """How well the cases were answered.

    confusion: how often a case of a class (the first) was answered so (the second); an answer that counts as right
    stands under the class itself. accuracy: the share answered right. balanced: the mean over the classes of the share
    of each that was answered right (0.5 for one who always says the same of two classes), None where nothing was asked.
    """

    cases: tuple[Case, ...]

    @property
    def confusion(self) -> tuple[tuple[tuple[str, str], int], ...]:
        """Return the counts by (class, answer), in order."""
        counts = Counter((case.right[0], case.right[0] if case.is_right else case.given) for case in self.cases)
        return tuple(sorted(counts.items()))

    @property
    def right(self) -> int:
        """Return how many were answered right."""
        return sum(case.is_right for case in self.cases)

    @property
    def accuracy(self) -> float | None:
        """Return the share answered right."""
        return self.right / len(self.cases) if self.cases else None

    @property
    def balanced(self) -> float | None:
        """Return the mean over the classes of the share answered right."""
        shares: dict[str, list[bool]] = {}
        for case in self.cases:
            shares.setdefault(case.right[0], []).append(case.is_right)
        return sum(sum(found) / len(found) for found in shares.values()) / len(shares) if shares else None


@dataclass(frozen=True, slots=True)
class Asked:
    """One question about one example. group: examples of one group may not teach each other (one scene's chances)."""

    name: Hashable
    group: str
    right: tuple[str, ...]
