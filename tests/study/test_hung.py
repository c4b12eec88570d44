"""How far a choice is for each kind of thing. She lets it be; a kind turns that where the blow is even or likelier without it.

Expected by hand, of odds as small tables: responsibility is 1 / (1 + how many others must be silenced with it).
"""

from __future__ import annotations

import pytest

from forbear.stories.vocabulary.question import Answer, Question, ToldStory
from study.hung import shares_of

SPARED = 0.002


def told(cause: str | None, without: dict[tuple[str, ...], float]) -> ToldStory:
    """Return a story in which she lets it be at step 1, with the odds of the blow once nothing of these kinds weighs."""

    def ask(question: Question) -> Answer:
        if question.word == "cause":
            return Answer(cause)
        kinds = tuple(sorted(map(str, question.about[2:])))
        return Answer({"would": SPARED, "attempt": 0.0, "weighed": without.get(kinds, SPARED)}[question.word])

    return ToldStory(("Ann", "Ben"), (), ask)


@pytest.mark.parametrize(
    ("without", "shares"),
    [
        (
            {("conscience",): 0.9, ("conscience", "need"): 0.95},
            {"conscience": 1.0},
        ),  # enough alone: no half for the need
        (
            {("conscience",): 0.1, ("need",): 0.01, ("conscience", "need"): 0.9},
            {"conscience": 0.5, "need": 0.5},
        ),  # either would have done, the larger of the two no more than the other
        ({("conscience",): 0.1, ("need",): 0.01, ("conscience", "need"): 0.3}, {"nothing": 1.0}),  # it takes a third
    ],
)
def test_a_choice_is_for_each_kind_as_far_as_its_responsibility(
    without: dict[tuple[str, ...], float], shares: dict[str, float]
) -> None:
    assert shares_of(told("conscience", without), 1, "Ben") == shares


@pytest.mark.parametrize(("cause", "name"), [("chance", "chance"), ("nothing", "nothing"), (None, "nothing")])
def test_chance_and_nothing_are_answers_too(cause: str | None, name: str) -> None:
    assert shares_of(told(cause, {}), 1, "Ben") == {name: 1.0}
