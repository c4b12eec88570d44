"""Causes by responsibility, by odds given by hand: 1 alone, 1/2 with one other that would not do it alone, else 0."""

from __future__ import annotations

from forbear.stories.vocabulary.causes import WEIGHED, responsibility, said_to_hang
from forbear.stories.vocabulary.question import Answer, Question, ToldStory

ODDS: dict[frozenset[str], float] = {
    frozenset(): 0.1,  # the blow is not struck
    frozenset(("fear",)): 0.8,  # without fear it would have been
    frozenset(("conscience",)): 0.3,
    frozenset(("debt",)): 0.2,
    frozenset(("conscience", "debt")): 0.6,  # neither alone, both together
    frozenset(("conscience", "fear")): 0.9,
    frozenset(("debt", "fear")): 0.8,
}


def ask(question: Question) -> Answer:
    if question.word == "cause":
        return Answer("fear")
    if question.word == "attempt":
        return Answer(0.0)
    kinds = frozenset(str(kind) for kind in question.about[2:]) if question.word == WEIGHED else frozenset()
    known = {kind for silenced in ODDS for kind in silenced}
    return Answer(ODDS[kinds & known])


def test_a_kind_alone_with_another_or_not_at_all() -> None:
    assert responsibility(ask, "fear", 1, "Bob") == 1
    assert responsibility(ask, "conscience", 1, "Bob") == 0.5
    assert responsibility(ask, "debt", 1, "Bob") == 0.5
    # with fear silenced it turns, but fear alone turns it: need has no part in that
    assert responsibility(ask, "need", 1, "Bob") == 0


def test_of_several_causes_the_one_that_is_told() -> None:
    telling = ToldStory(("Ann", "Bob"), (), ask)
    question = Question("cause", (1, "Bob"))
    assert said_to_hang(telling, 1, ("conscience",)).ask(question).value == "conscience"
    assert said_to_hang(telling, 1, ("need",)).ask(question).value == "fear"
    assert said_to_hang(telling, 0, ("conscience",)).ask(question).value == "fear"  # it is said of another choice
