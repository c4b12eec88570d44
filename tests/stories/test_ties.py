"""Of several that tie, the same one is told however their amounts are rounded."""

from __future__ import annotations

import itertools

from forbear.language.ties import SAME, largest
from forbear.stories.vocabulary.causes import hung_on
from forbear.stories.vocabulary.question import Answer, Question


def test_the_first_of_those_that_tie_is_the_largest() -> None:
    assert largest("abc", {"a": 1.0, "b": 1.0 + SAME / 2, "c": 0.5}.__getitem__) == "a"
    assert largest("abc", {"a": 1.0, "b": 1.0 + 2 * SAME, "c": 0.5}.__getitem__) == "b"


def test_a_choice_that_hangs_on_two_kinds_alike_hangs_on_the_first_however_they_are_rounded() -> None:
    """A deed at 0.1 that was not done; without either kind it would be done at 0.9, give or take a rounding."""
    for need, fear in itertools.permutations((0.9, 0.9 + 1e-13)):
        odds: dict[tuple[str, ...], float] = {("need",): need, ("fear",): fear, ("gain",): 0.05}

        def ask(question: Question, odds: dict[tuple[str, ...], float] = odds) -> Answer:
            kinds = tuple(str(part) for part in question.about[2:])
            return Answer({"would": 0.1, "attempt": 0.0}[question.word] if not kinds else odds[kinds])

        found = hung_on(ask, ("need", "fear", "gain"), 1, "Bob")
        assert found.value == "need"
        assert [detail.kind for detail in found.details] == ["need", "fear", "gain"]
