"""What is decided about a told story by tests of it, remembered: stories whose tests come out alike are decided alike.

Readings of a telling differ in numbers, and a pattern asks of numbers only how they compare. So the tests made for one story,
with their outcomes, are a path of a decision tree that serves every other story of the same steps and people (a binary decision
tree; Breiman et al. 1984, §2): following it takes the tests alone, and not the pattern.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import partial
from typing import Generic, TypeVar

from forbear.language.ties import is_less, is_same
from forbear.records import dataclass
from forbear.stories.vocabulary.question import Answer, Question, ToldStory

_COMPARING: Mapping[str, Callable[[float, float], bool]] = {
    "==": is_same,
    "!=": lambda one, other: not is_same(one, other),
    "<": is_less,
    "<=": lambda one, other: not is_less(other, one),
    ">": lambda one, other: is_less(other, one),
    ">=": lambda one, other: not is_less(one, other),
}
"""Comparisons of numbers, which tell a tie from a difference as everything else does."""

Value = float | str | None
"""An answer's: a number or a word; None where it could not be worked out."""

Outcome = bool | None
"""Met or failed; None: untold."""

Found = TypeVar("Found")
Sort = TypeVar("Sort", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Test:
    """Two sides held against each other, each the answer to a question, a number or a word; without an operator, whether the
    left side is true. is_likelihood: it is asked whether a probability is more or less than something."""

    left: Question | float | str
    operator: str | None = None
    right: Question | float | str | None = None
    is_likelihood: bool = False

    def of(self, left: Value, right: Value) -> Outcome:
        """Return what comes out for what the sides are."""
        if self.operator is None:
            return None if left is None else bool(left)
        if left is None or right is None:
            return None
        if isinstance(left, str) or isinstance(right, str):
            return (left == right) == (self.operator == "==")
        if self.is_likelihood and 0 < left < 1 and is_same(left, right):
            return None  # nothing tips it either way
        return _COMPARING[self.operator](left, right)

    def outcome(self, ask: Callable[[Question], Answer]) -> Outcome:
        """Return what comes out in a story that is asked."""
        left = ask(self.left).value if isinstance(self.left, Question) else self.left
        right = ask(self.right).value if isinstance(self.right, Question) else self.right
        return self.of(left, right)


@dataclass(frozen=True, slots=True)
class WatchedStory(ToldStory):
    """A told story whose tests are noted as they are made, each with its outcome."""

    noted: Callable[[Test, Outcome], None]


def outcome_in(telling: ToldStory, test: Test) -> Outcome:
    """Return what comes out of a test in a story, and let it be noted where it is watched."""
    return noted_in(telling, test, test.outcome(telling.ask))


def noted_in(telling: ToldStory, test: Test, outcome: Outcome) -> Outcome:
    """Return what came out of a test in a story, and let it be noted where it is watched."""
    if isinstance(telling, WatchedStory):
        telling.noted(test, outcome)
    return outcome


@dataclass(frozen=True, slots=True)
class _Decided(Generic[Found]):
    found: Found


@dataclass(frozen=True, slots=True)
class _Tested(Generic[Found]):
    test: Test
    after: dict[Outcome, _Tested[Found] | _Decided[Found]]


class Decisions(Generic[Found]):
    """What something that goes by tests alone comes to in told stories of the same steps and people."""

    def __init__(self, decide: Callable[[ToldStory], Found]) -> None:
        self._decide = decide
        self._first: dict[Outcome, _Tested[Found] | _Decided[Found]] = {}

    def of(self, telling: ToldStory) -> Found:
        """Return what is decided about a story. Raises what deciding raises."""
        after, outcome = self._first, None
        while (at := after.get(outcome)) is not None:
            if isinstance(at, _Decided):
                return at.found
            after, outcome = at.after, at.test.outcome(telling.ask)
        return self._learned(telling)

    def _learned(self, telling: ToldStory) -> Found:
        path: dict[Test, Outcome] = {}
        found = self._decide(WatchedStory(telling.people, telling.happened, telling.ask, path.__setitem__))
        after, outcome = self._first, None
        for test, came_out in path.items():
            at = after.setdefault(outcome, _Tested(test, {}))
            assert isinstance(at, _Tested) and at.test == test, "what is decided goes by more than tests"
            after, outcome = at.after, came_out
        after[outcome] = _Decided(found)
        return found


class SortedDecisions(Generic[Sort, Found]):
    """The same of stories of several sorts: the stories of one sort have the same steps and people."""

    def __init__(self, decide: Callable[[Sort, ToldStory], Found]) -> None:
        self._decide = decide
        self._sorts: dict[Sort, Decisions[Found]] = {}

    def of(self, sort: Sort, telling: ToldStory) -> Found:
        """Return what is decided about a story of a sort. Raises what deciding raises."""
        decisions = self._sorts.get(sort)
        if decisions is None:
            decisions = self._sorts[sort] = Decisions(partial(self._decide, sort))
        return decisions.of(telling)
