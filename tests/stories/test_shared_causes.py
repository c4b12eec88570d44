"""Responsibility (Chockler & Halpern 2004): of the kinds that a choice is for, and of what somebody expects."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forbear.stories.vocabulary.causes import WEIGHED, hung_on, responsibilities, responsibility
from forbear.stories.vocabulary.question import Answer, Question
from forbear.stories.vocabulary.responsibility import responsibility_of

KINDS = ("conscience", "need", "fear")

Odds = dict[frozenset[str], float]


def asking(odds: Odds, done: bool = False):  # type: ignore[no-untyped-def]
    """Return who answers by odds of the deed without each set of kinds."""

    def ask(question: Question) -> Answer:
        if question.word == "attempt":
            return Answer(float(done))
        if question.word == "without":
            return Answer(odds[frozenset(question.about[1:-1]) & frozenset(KINDS)])  # type: ignore[arg-type]
        kinds = frozenset(question.about[2:]) if question.word == WEIGHED else frozenset()
        return Answer(odds[kinds & frozenset(KINDS)])  # type: ignore[arg-type]

    return ask


def table(**odds: float) -> Odds:
    """Return odds by the first letters of what is silenced: `cn` without conscience and need; `_` as it is."""
    letters = {kind[0]: kind for kind in KINDS}
    return {frozenset(letters[one] for one in name if one != "_"): amount for name, amount in odds.items()}


RESTRAINED = table(_=0.02, c=0.1, n=0.2, f=0.02, cn=0.98, cf=0.1, nf=0.2)
"""Conscience and need each hold back; fear has no part in it."""


def test_where_two_would_each_have_done_each_has_a_half() -> None:
    """Without conscience 10 %, without need 20 %: neither turns it alone. Without both 98 %: k = 1, so 1 / (1 + 1)."""
    ask = asking(RESTRAINED)
    found = {one.kind: (one.share, one.other, one.odds) for one in responsibilities(ask, KINDS, 1, "Bob")}
    assert found == {"conscience": (0.5, "need", 0.98), "need": (0.5, "conscience", 0.98)}
    assert hung_on(ask, KINDS, 1, "Bob").value in found


def test_what_turns_it_alone_has_all_and_what_only_goes_with_it_none() -> None:
    """Without fear it turns (70 %). Conscience turns it only together with fear, which does it alone: that is no cause
    of it."""
    ask = asking(table(_=0.02, c=0.1, n=0.02, f=0.7, cn=0.1, cf=0.9, nf=0.7))
    assert [(one.kind, one.share) for one in responsibilities(ask, KINDS, 1, "Bob")] == [("fear", 1.0)]


odds = st.integers(0, 20).map(lambda n: n / 20)


@given(st.tuples(*(odds for _ in range(7))), st.booleans())
def test_all_causes_at_once_are_those_asked_for_one_by_one(drawn: tuple[float, ...], done: bool) -> None:
    sets = [frozenset(some) for size in range(3) for some in combinations(KINDS, size)]
    ask = asking(dict(zip(sets, drawn, strict=True)), done)
    found = {one.kind: one.share for one in responsibilities(ask, KINDS, 1, "Bob")}
    for kind in KINDS:
        moves = abs(ask(Question(WEIGHED, (1, "Bob", kind))).number - drawn[0]) > 1e-9
        one = responsibility(ask, kind, 1, "Bob")
        assert found.get(kind, 0.0) == (one if moves or one == 1 else 0.0)


EXPECTED = Question("expects", (0, 1, "Bob"))


@pytest.mark.parametrize(
    ("odds_without", "share", "beside"),
    [
        (RESTRAINED, 0.5, "need"),
        (table(_=0.02, c=0.5, n=0.2, f=0.02, cn=0.98, cf=0.1, nf=0.2), 1.0, None),  # exactly even counts as over
        (table(_=0.02, c=0.1, n=0.6, f=0.02, cn=0.98, cf=0.1, nf=0.6), 0.0, None),  # need does it alone
        (table(_=0.02, c=0.1, n=0.2, f=0.02, cn=0.4, cf=0.1, nf=0.2), 0.0, None),  # it takes more than two
        (table(_=0.8, c=0.3, n=0.8, f=0.8, cn=0.3, cf=0.3, nf=0.8), 1.0, None),  # what is expected, and would not be
    ],
)
def test_what_somebody_expects_rests_on_a_kind(odds_without: Odds, share: float, beside: str | None) -> None:
    found = responsibility_of(asking(odds_without), KINDS, "Ann", ("conscience",), EXPECTED)
    assert found.value == share
    assert [(d.kind, d.amount) for d in found.details] == ([] if beside is None else [(beside, 0.98)])
