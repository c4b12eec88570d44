"""Whose mind a report speaks of: motives as each one sees them, what one thinks another knows, and several values.

Every number is written in the scene it comes from.
"""

from __future__ import annotations

import pytest

from forbear.account import report
from forbear.account.lines import text_of
from forbear.api.recognition import recognise
from forbear.api.runs import Run
from forbear.api.scene import load
from forbear.language.loader import Text

COIN = """
entity Ann : character; entity Bob : character;
property gold() : boolean; property sold() : boolean; property kept() : boolean;
{believed}
action sell(a : character) {{ precondition: a == Ann & !sold() & !kept(); effect: sold(); consenting: a; }};
action keep(a : character) {{ precondition: a == Ann & !sold() & !kept(); effect: kept(); consenting: a; }};
reason riches(Ann): if(sold() & gold()) 6 else 0;
reason cow(Ann): if(sold()) 0 - 1 else 0;
turns: Ann;
"""

ACE = """
entity Ann : character; entity Bob : character;
property ace(c : character) : boolean; property bet() : boolean;
ace(Ann);
{believed}
action go(b : character) {{ precondition: b == Bob & !bet(); effect: bet(); consenting: b; }};
action rest(b : character) {{ precondition: b == Bob & !bet(); effect: !bet(); consenting: b; }};
reason r(Bob): if(bet()) 1 else 0;
turns: Bob;
says ace(c): "{{c}} has the ace";
"""

DOORS = """
type door;
entity Pat : character;
entity D1 : door; entity D2 : door; entity D3 : door; entity D4 : door; entity D5 : door;
property prize() : door; property t() : number;
prize() = {prize};
believes(Pat, prize() = {{D1: 0.01, D2: 0.02, D3: 0.27, D4: 0.7}});
action stay(p : character) {{ effect: t() = 1; consenting: p; }};
reason r(Pat): if(t() == 1) 1 else 0;
turns: Pat;
"""


def run(text: str, **filled: str) -> Run:
    return load(Text(text.format(**filled))).run()


def told(found: Run, *sections: str) -> str:
    return "\n".join(text_of(line) for line in found.lines(*sections))


def test_a_motive_that_rests_on_a_false_belief_is_listed_as_its_owner_sees_it() -> None:
    """The coin is brass; Ann sells for the 6 of gold that she takes it for."""
    found = run(COIN, believed="believes(Ann, gold() = True);")
    assert "riches: up to 6 to gain, as Ann sees it; in truth nothing" in told(found, "wants")
    riches, cow = found.as_data("wants")["wants"]
    assert (riches["truly"], riches["seen"], riches["is_mistaken"]) == ([0.0, 0.0], [0.0, 6.0], True)
    assert (cow["truly"], cow["seen"], cow["is_mistaken"]) == ([-1.0, 0.0], [-1.0, 0.0], False)


def test_a_motive_of_somebody_who_is_unsure_is_no_mistake() -> None:
    found = run(COIN, believed="believes(Ann, gold() = {True: 0.5, False: 0.5});")
    assert "riches: up to 6 to gain\n" in told(found, "wants") + "\n"


def test_a_motive_that_is_as_it_is_seen_says_no_more() -> None:
    found = run(COIN, believed="gold();")
    assert "riches: up to 6 to gain\n" in told(found, "wants") + "\n"
    found = run(COIN, believed="")
    assert "riches" not in told(found, "wants")


def test_bob_thinks_ann_knows_and_does_not_himself() -> None:
    """What Bob is unsure of, Ann knows in each of his worlds."""
    found = run(ACE, believed="openly believes(Bob, ace(Ann) = {True: 0.5, False: 0.5});")
    assert "Bob thinks Ann knows whether Ann has the ace, and does not know it themself" in told(
        found, "beliefs"
    ).replace("\n    ", " ")
    (knows,) = {
        b["knows"]
        for b in found.as_data("beliefs")["beliefs"]
        if b["path"] == ["Bob", "Ann"] and b["fluent"] == "ace(Ann)"
    }
    assert knows == 1


def test_bob_thinks_ann_has_no_idea() -> None:
    """In none of his worlds is she sure: 50 % on average, as before, and not the same."""
    half = "{True: 0.5, False: 0.5}"
    found = run(
        ACE, believed=f"openly believes(Bob, ace(Ann) = {half}); believes(Bob, believes(Ann, ace(Ann) = {half}));"
    )
    assert "Bob thinks Ann does not know whether Ann has the ace" in told(found, "beliefs")
    weights = {
        (b["value"], b["weight"], b["knows"])
        for b in found.as_data("beliefs")["beliefs"]
        if b["path"] == ["Bob", "Ann"] and b["fluent"] == "ace(Ann)"
    }
    assert weights == {(True, 0.5, 0.0), (False, 0.5, 0.0)}


def test_of_one_mind_nothing_is_known_about_knowing() -> None:
    found = run(ACE, believed="openly believes(Bob, ace(Ann) = {True: 0.5, False: 0.5});")
    assert all("knows" not in b for b in found.as_data("beliefs")["beliefs"] if len(b["path"]) == 1)


def test_the_true_value_and_all_above_five_percent_are_shown_and_the_rest_counted() -> None:
    found = told(run(DOORS, prize="D1"), "beliefs")
    assert "prize() = D4" in found and "prize() = D3" in found
    assert "prize() = D1" in found and "1 % (it is so)" in found
    assert "prize() = D2" not in found and "one other value" in found
    found = told(run(DOORS, prize="D4"), "beliefs")
    assert "2 other values" in found and "3 %" in found


HIDDEN_ACE = (
    ACE.replace("consenting: b; }};", "consenting: b; observing(c : character): c == b; }};")
    + 'says Bob: "the butler", he; says Ann: "Ann Lee", she;'
)


def test_people_go_by_their_pronoun_and_by_what_they_are_called() -> None:
    """Bob goes unseen, and his scene says that he is «the butler», he."""
    found = run(HIDDEN_ACE, believed="openly believes(Bob, ace(Ann) = {True: 0.5, False: 0.5});")
    assert "The butler thinks Ann Lee knows whether Ann Lee has the ace, and does not know it himself" in " ".join(
        told(found, "beliefs").split()
    )
    assert "Seen by the butler only." in told(found, "story")


def test_what_a_story_is_called_is_left_out_where_its_domain_binds_nothing_to_call_it_by() -> None:
    """Of cards nobody asks whom they harm; `recognise`, which is asked, says what to bind. One role bound is a wish."""
    found = run(ACE, believed="")
    assert told(found, "tropes") == ""
    assert found.as_data("tropes")["tropes"]["unbound"] == ["harm"]
    assert "The domain does not bind harm(…)" in "\n".join(text_of(line) for line in recognise(found).lines())
    half = run(ACE + "trope role worth(c : character) = if(ace(c)) 1 else 0;", believed="")
    assert "The domain does not bind harm(…)" in told(half, "tropes")


@pytest.mark.parametrize(
    ("believed", "is_told"),
    [("believes(Bob, ace(Ann) = False);", False), ("believes(Bob, believes(Ann, ace(Ann) = False));", True)],
)
def test_who_is_wrong_of_a_fact_is_not_told_to_misread_whoever_is_right(believed: str, *, is_told: bool) -> None:
    """Ann has the ace and knows it. Bob takes her to think otherwise: since he thinks so himself, or of her alone."""
    sections = report.page(run(ACE, believed=believed).inquiry(), ("learned",))
    page = " ".join(" ".join(text_of(line) for part in sections for line in part).split())
    assert ("Bob: it is not so that Ann has the ace, wrongly (100 %)." in page) is not is_told
    assert ("Bob thinks that Ann holds it 0 % likely that Ann has the ace; Ann holds it 100 %." in page) is is_told
