"""The pivot: the step at which the probability of an outcome moved most (docs/semantics.md §7)."""

from __future__ import annotations

import itertools

from forbear.records import dataclass
from forbear.stories.questions.expectation import of_outcome
from forbear.stories.story import Story


@dataclass(frozen=True, slots=True)
class Course:
    """How likely an outcome was at the beginning and after each step; `pivot` is the number of the step (from 0) that
    moved it most, None where none did."""

    outcome: str
    probabilities: tuple[float, ...]
    pivot: int | None


def course(story: Story, outcome: str) -> Course:
    """Return the course of a declared outcome along a story. Raises KeyError for an outcome not declared."""
    expectation = of_outcome(outcome)
    moments = (story.beginning, *(step.after for step in story.steps))
    chances = tuple(expectation.of(moment) for moment in moments)
    moves = [abs(after - before) for before, after in itertools.pairwise(chances)]
    largest = max(moves, default=0.0)
    return Course(outcome, chances, moves.index(largest) if largest > 0 else None)
