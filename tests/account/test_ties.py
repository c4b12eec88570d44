"""What is equally likely is told as a tie, and stories that come to the same are told together.

In THREE all ways cost and bring Ann nothing, so each has a third of the odds; two of them win.
"""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forbear.account.lines import text_of
from forbear.api.runs import Run
from forbear.api.scene import load
from forbear.language.loader import Text
from forbear.language.ties import SAME, is_less, is_same, ranked
from forbear.stories.vocabulary.causes import turns

THREE = """
entity Ann : character;
property won() : boolean; property way() : number;
action low(a : character) { precondition: way() == 0; effect: won() & way() = 1; consenting: a; };
action high(a : character) { precondition: way() == 0; effect: won() & way() = 2; consenting: a; };
action away(a : character) { precondition: way() == 0; effect: way() = 3; consenting: a; };
reason r(Ann): if(way() > 5) 1 else 0;
way() = 0;
turns: Ann;
outcome won: won();
says outcome won: "Ann wins";
"""

COIN = """
entity Ann : character;
property heads() : boolean; property said() : number;
heads(); said() = 0;
openly believes(Ann, heads() = {True: 0.5, False: 0.5});
action ask(a : character) { precondition: said() == 0; effect: said() = 1; consenting: a; };
action up(a : character) { precondition: said() == 0; effect: said() = 2; consenting: a; };
action down(a : character) { precondition: said() == 0; effect: said() = 3; consenting: a; };
reason r(Ann): if(said() == 1) 1.5 else if(said() == 2 & heads() | said() == 3 & !heads()) 2 else 0;
turns: Ann;
"""


def run(text: str) -> Run:
    return load(Text(text)).run()


def told(found: Run, *sections: str) -> str:
    return "\n".join(text_of(line) for line in found.lines(*sections))


def test_what_is_equally_likely_is_a_tie_and_the_first_written_is_told() -> None:
    found = run(THREE)
    assert found.as_data("ways")["tied"] == 2
    assert "What is likeliest to happen (33 %): a tie, 2 others are as likely" in told(found, "story")
    names = [event["action"] for story in found.as_data("stories")["stories"] for event in story["events"]]
    assert names == ["low", "high", "away"]


def test_stories_that_come_to_the_same_are_told_together() -> None:
    first, second = run(THREE).as_data("ways")["ways"]
    assert (first["probability"], second["probability"]) == pytest.approx((2 / 3, 1 / 3))
    assert (first["outcomes"], first["stories"]) == (["won"], [0, 1])
    assert (second["outcomes"], second["stories"]) == ([], [2])
    assert "67 %  Ann wins: Ann: low(Ann); or 1 more such." in told(run(THREE), "ways")


def test_where_nothing_tells_endings_apart_every_story_is_its_own() -> None:
    bare = THREE.replace("outcome won: won();", "").replace('says outcome won: "Ann wins";', "")
    assert [way["stories"] for way in run(bare).as_data("ways")["ways"]] == [[0], [1], [2]]
    assert told(run(bare), "ways") == ""


def test_to_be_sure_either_way_is_one_cause() -> None:
    """In doubt Ann asks (1.5 over 1 for a guess); sure of heads, or of tails, she says so (2)."""
    found = run(COIN)
    assert "if Ann were sure, either way, whether heads()" in " ".join(told(found, "why").split())
    assert "were sure that" not in told(found, "why")
    (why,) = found.as_data("why")["why"]
    assert {
        influence["without"][0]["value"] for influence in why["because"] if influence["without"][0]["kind"] == "belief"
    } == {True, False}


def test_a_last_bit_turns_nothing() -> None:
    under = 0.49999999999999994
    assert under < 0.5 and not is_less(under, 0.5) and is_same(under, 0.5)
    assert not turns(0.9, under, True) and turns(0.9, 0.4, True)
    assert not turns(under, under, True)


@given(st.lists(st.floats(0, 1), max_size=8))
def test_ranking_keeps_all_and_no_larger_amount_stands_behind(amounts: list[float]) -> None:
    found = ranked(amounts, lambda amount: amount, lambda amount: amount)
    assert sorted(found) == sorted(amounts)
    assert all(later <= one + SAME for one, later in itertools.pairwise(found))
