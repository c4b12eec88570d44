"""A scene that may begin in thousands of ways: a limit ends it in time, whatever is asked of it."""

from __future__ import annotations

import time

import pytest

from forbear import LimitReached, Limits, Text, load

COINS = 14
SCENE = "\n".join((
    "entity Ann : character; entity Bob : character; property done() : boolean;",
    *(f"property p{i}() : boolean; p{i}() = {{True: 0.5, False: rest}};" for i in range(COINS)),
    "action give() { consenting: Ann; effect: done(); }; action keep() { consenting: Ann; };",
    "reason hope(Ann): if(done()) 1 else 0; turns: Ann, Bob; outcome given: done();",
))  # fmt: skip


def test_what_is_believed_at_thousands_of_beginnings_is_within_the_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forbear.minds.budget.time.monotonic", time.process_time)  # a busy machine takes no longer
    begun = time.process_time()
    run = load(Text(SCENE, "coins.story")).run(limits=Limits(seconds=0.5, stories=100_000))
    assert run.record.limit is not None and run.record.limit.limit == "seconds"
    assert str(run)
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("question", ["who knows p0()", "Ann : p1()", "choice give", "why would give"])
def test_a_question_that_a_limit_ends_before_anything_is_found_says_so(question: str) -> None:
    with pytest.raises(LimitReached, match="nodes"):
        load(Text(SCENE, "coins.story")).ask(question, limits=Limits(nodes=50))
