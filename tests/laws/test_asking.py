"""What is asked of a cast, and when it is saved and taken up, changes nothing: all it says later is the same to the
last bit."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import forbear
from tests.minds.live.test_bounding import VILLAGE, WHISPERS

STORIES = {"village": (VILLAGE, "thief(Cleo)"), "whispers": (WHISPERS, "odd(Cid)")}

Deed = tuple[int, int, bool, bool]
"""Who acts and which of what is open to them, by place; whether nobody sees it, and whether all know that they had a turn."""

DEEDS = st.tuples(st.integers(0, 9), st.integers(0, 99), st.booleans(), st.booleans())

Answers = list[object]


def done(cast: forbear.Cast, deed: Deed) -> None:
    who, option, is_unseen, is_known = deed
    name = cast.people[who % len(cast.people)]
    options = cast.options(name)
    event = options[option % len(options)]["event"]
    cast.happened(event, by=name, seen_by=() if is_unseen else None, turn_known=is_known)


def asked(cast: forbear.Cast, number: int, formula: str) -> forbear.Cast:
    """The cast after one of many things that change nothing."""
    people = cast.people
    who, other = people[number % len(people)], people[number // 7 % len(people)]
    row = [(), (other,), (who, other), (other, who, other)][number // 3 % 4]
    match number % 10:
        case 0:
            return forbear.restore(json.loads(json.dumps(cast.save())), f"// edited\n{TEXTS[formula]}")
        case 1:
            return pickle.loads(pickle.dumps(cast))
        case 2 | 3:
            cast.odds(who, row)
        case 4:
            cast.odds(who, row, within=0.005)
        case 5:
            cast.expects(who, formula, row[:1])
        case 6:
            cast.decide(who, (), depth=2)
        case 7:
            cast.why(who, cast.options(who)[-1]["event"])
        case 8:
            refused: list[Callable[[], object]] = [
                lambda: cast.happened("nothing(Nobody)"),
                lambda: cast.hears(who, "1 == 2 & "),
                lambda: cast.set(f"!believes(Nobody, {formula})"),
            ]
            with pytest.raises(forbear.ForbearError):
                refused[number // 10 % 3]()
        case _:
            cast.believes(who, formula, other)
            cast.doubts(other)
    return cast


TEXTS = {formula: text for text, formula in STORIES.values()}


def told(cast: forbear.Cast) -> str:
    """All that it is, and what everybody would do, digit by digit."""
    return json.dumps([cast.save(), [cast.odds(name, cast.people[:1]).as_data() for name in cast.people]])


@pytest.mark.parametrize("story", STORIES)
@settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.lists(st.tuples(DEEDS, st.lists(st.integers(0, 999), max_size=2)), min_size=2, max_size=7))
def test_asking_and_leaving_change_nothing_to_the_last_bit(story: str, course: list[tuple[Deed, list[int]]]) -> None:
    text, formula = STORIES[story]
    silent, one_asked = (forbear.cast(text, most_worlds=8) for _ in range(2))
    for deed, questions in course:
        done(silent, deed)
        done(one_asked, deed)
        for number in questions:
            one_asked = asked(one_asked, number, formula)
    assert told(silent) == told(one_asked)
