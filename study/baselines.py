"""What Forbear has to beat: answers that need no minds at all.

Each learns from the other examples only: never from the one asked about, nor from another chance of the same scene.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from study.scores import Asked, Case


def commonest(asked: Sequence[Asked]) -> tuple[Case, ...]:
    """Answer what is commonest among the others; of several alike, the first in the order of the alphabet."""
    cases = []
    for question in asked:
        others = [other.right[0] for other in asked if other.group != question.group]
        cases.append(Case(question.name, question.right, _most(others)))
    return tuple(cases)


def nearest(asked: Sequence[Asked], distance: Callable[[str, str], float]) -> tuple[Case, ...]:
    """Answer as the nearest other example came out; of several as near, what is commonest among them.

    distance: between two groups.
    """
    cases = []
    for question in asked:
        others = [(distance(question.group, other.group), other) for other in asked if other.group != question.group]
        closest = min((far for far, _ in others), default=0.0)
        cases.append(
            Case(question.name, question.right, _most([o.right[0] for far, o in others if far <= closest + 1e-12]))
        )
    return tuple(cases)


def _most(answers: list[str]) -> str:
    counts = Counter(answers)
    return min(counts, key=lambda answer: (-counts[answer], answer), default="")
