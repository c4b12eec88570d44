"""What is odd once a scene is spelled out is told, and a near miss is not. Each pair differs in one thing."""

from __future__ import annotations

import pytest

from forbear.api.scene import load

BEGIN = """
entity Ann : character;
entity Bob : character;
property rich(c : character) : number;
property sick(c : character) : boolean;
property glad(c : character) : boolean;
property hider() : character;
reason joy(c : character): if(glad(c)) 1 elseif(sick(c)) 0 - 1 else rich(c);
action sit(a : character) { effect: glad(a); consenting: a; };
action mope(a : character) { effect: !glad(a); consenting: a; };
"""


def told(text: str, codes: tuple[str, ...]) -> list[str]:
    """Return those of the codes that a scene is told of."""
    return [warning.code for warning in load(BEGIN + text).warnings if warning.code in codes]


FLY = "action fly(a : character) { precondition: sick(a) & a == Bob; effect: glad(a) & rich(a) = 9; consenting: a; };"
BUY = "action buy(a : character) { precondition: rich(a) > 3; effect: glad(a) & sick(a); consenting: a; };"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (FLY + "turns: Ann, Bob;", ["W301"]),
        (FLY + "sick(Bob); turns: Ann, Bob;", []),
        (FLY + "believes(Ann, sick(Bob) = True); turns: Ann, Bob;", []),  # Ann reckons with it
        (FLY + "turns: Ann, Bob; case ill { sick(Bob); }", []),  # in a case of the file
        (FLY + "turns: Ann;", ["W301"]),  # only Bob could, and takes no turn
        (BUY + "rich(Ann) = 3; turns: Ann, Ann;", ["W301"]),
        (BUY + "rich(Ann) = 4; turns: Ann, Ann;", []),
        (
            BUY + "action earn(a : character) { effect: rich(a) = rich(a) + 2; consenting: a; }; turns: Ann, Ann, Ann;",
            [],
        ),
        (
            BUY + "action earn(a : character) { effect: rich(a) = rich(a) + 1; consenting: a; }; turns: Ann, Ann, Ann;",
            ["W301"],
        ),
        (BUY + "rich(Ann) = {1: 0.5, 5: 0.5}; turns: Ann;", []),
        (BUY + FLY + "rich(Ann) = 4; script: buy(Ann);", []),  # a script leaves things out
    ],
)
def test_a_deed_that_can_never_be_done(text: str, expected: list[str]) -> None:
    """Of `earn` by 1: two before the third turn make 2, and `buy` asks for more than 3; by 2 they make 4."""
    assert told(text, ("W301",)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("outcome never: glad(Ann) & sick(Ann); turns: Ann;", ["W309"]),
        ("outcome ever: glad(Ann) & sick(Ann); sick(Ann); turns: Ann;", []),
        ("outcome wealth: glad(Ann) & rich(Ann) > 1; turns: Ann;", ["W309"]),
        ("outcome wealth: glad(Ann) & rich(Ann) > 1; rich(Ann) = 2; turns: Ann;", []),
        ("outcome thought: glad(Ann) & believes(Bob, sick(Ann)); turns: Ann;", ["W309"]),
        ("outcome thought: glad(Ann) & believes(Bob, sick(Ann)); turns: Ann; believes(Bob, sick(Ann) = True);", []),
    ],
)
def test_an_outcome_that_can_never_come_up(text: str, expected: list[str]) -> None:
    assert told(text, ("W309",)) == expected


HEAL = "action heal(a : character) { precondition: sick(Bob); effect: !sick(Bob); }; "
INFECT = "action infect(a : character) { precondition: !sick(Bob); effect: sick(Bob); consenting: a; };"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEAL + INFECT + "turns: chance, Ann, chance;", ["W310"]),
        (HEAL + INFECT + "turns: Ann, chance, Ann;", []),
        (HEAL + INFECT + "sick(Bob); turns: chance, Ann, chance;", []),
    ],
)
def test_a_turn_on_which_nothing_can_be_done(text: str, expected: list[str]) -> None:
    assert told(text, ("W310",)) == expected


KILLING = """
import "life-and-death";
entity Ann : character;
entity Bob : character;
entity Cid : character;
turns: Ann, Cid, chance;
outcome lives: alive(Bob);
"""


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ("can_deflect(Cid, Bob);", 1),  # a defence, and no blow can fall
        ("can_deflect(Cid, Bob); exposed(Bob, Ann);", 0),
        ("may_miss(Bob) = likely;", 1),
        ("may_miss(Bob) = likely; exposed(Bob, Ann);", 0),
        ("can_open(Bob, Ann);", 1),  # a chance, and Bob takes no turn
        ("can_open(Ann, Bob);", 0),
        ("grudge(Cid, Ann) = strong;", 0),  # a wish that never comes within reach is who they are
    ],
)
def test_a_fact_for_deeds_that_can_never_come_up(facts: str, expected: int) -> None:
    warnings = load(KILLING + facts).warnings
    assert [warning.code for warning in warnings if warning.code == "W311"] == ["W311"] * expected


DUEL = """
import "life-and-death";
entity Ann : character;
entity Bob : character;
entity Cid : character;
can_open(Bob, Ann);
turns: Bob, Ann, Bob;
outcome lives: alive(Bob);
"""


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        ("following(Bob, Ann) = strong;", 1),  # and Ann has nothing to decide
        ("following(Bob, Ann) = strong; undecided(Ann, Bob);", 0),
        ("following(Cid, Ann) = strong;", 0),  # of one who takes no turn it is who they are
        ("pride(Bob) = strong;", 0),
        ("pride(Ann) = strong;", 1),  # she has no ground to give
        ("reliance(Bob, Ann) = strong; chivalry(Ann) = some; torment(Ann, Bob) = some;", 0),
        ("backlash(Ann, Cid) = strong;", 1),  # she cannot strike at him
        ("case more { undecided(Ann, Bob); } following(Bob, Ann) = strong;", 0),
    ],
)
def test_an_amount_that_nothing_touches(wishes: str, expected: int) -> None:
    warnings = load(DUEL + wishes).warnings
    assert [warning.code for warning in warnings if warning.code == "W318"] == ["W318"] * expected


HIDE = "action hide(a : character) { effect: hider() = a; consenting: a; observing(c : character): c == a; };"
ACCUSE = (
    "action accuse(a : character, b : character) "
    "{ precondition: hider() == b & a != b; effect: glad(a) & !glad(b); consenting: a; };"
)
TRY = (
    "action accuse(a : character, b : character) "
    "{ precondition: a != b; effect: (if(hider() == b) glad(a)) & (if(hider() == b) !glad(b)); consenting: a; };"
)
SURE = ACCUSE.replace("hider() == b &", "hider() == b & believes(a, hider() == b) &")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HIDE + ACCUSE + "turns: Ann, Bob;", ["W312"]),
        (HIDE + TRY + "turns: Ann, Bob;", []),
        (HIDE + SURE + "turns: Ann, Bob;", []),  # who does it knows
        (HIDE.replace("observing(c : character): c == a;", "") + ACCUSE + "turns: Ann, Bob;", []),
        (HIDE + ACCUSE + "turns: Ann;", []),  # nobody else hides
        (ACCUSE + "hider() = Bob; openly believes(Ann, hider() = {Bob: 0.5, Ann: 0.5}); turns: Ann;", ["W312"]),
        (ACCUSE + "hider() = Bob; openly believes(Ann, hider() = Bob); turns: Ann;", []),
        (ACCUSE + "hider() = Bob; openly believes(Bob, hider() = Ann); turns: Ann;", []),
        (ACCUSE + "hider() = {Ann: 0.5, Bob: 0.5}; turns: Ann;", ["W312"]),
    ],
)
def test_a_precondition_that_tells_its_doer_what_they_may_not_know(text: str, expected: list[str]) -> None:
    assert told(text, ("W312",)) == expected


RUN = "action run(a : character) { effect: !glad(a) & rich(a) = 0; consenting: a; cost(a): if(sick(a)) 12 else 0; };"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (RUN + "sick(Ann); openly believes(Ann, sick(Ann) = False); turns: Ann;", ["W313"]),
        (RUN + "openly believes(Ann, sick(Ann) = {True: 0.5, False: 0.5}); turns: Ann;", ["W313"]),
        (RUN + "sick(Ann); openly believes(Bob, sick(Ann) = False); turns: Ann;", []),  # Bob's doubt is not Ann's
        (RUN + "sick(Ann); openly believes(Ann, sick(Bob) = True); turns: Ann;", []),
        (
            RUN.replace("sick(a)", "sick(Bob)") + "openly believes(Ann, sick(Bob) = True); turns: Ann;",
            [],
        ),  # as believed
        (
            RUN.replace("cost(a)", "cost(a) as conscience")
            + "sick(Ann); openly believes(Ann, sick(Ann) = False); turns: Ann;",
            [],
        ),
    ],
)
def test_a_cost_that_reads_what_its_doer_does_not_know(text: str, expected: list[str]) -> None:
    assert told(text, ("W313",)) == expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("effect: glad(a); consenting: a;", ["W317"]),
        ("effect: glad(a) & rich(a) = 1; consenting: a;", []),
        ("effect: glad(a); consenting: a; cost(a): 1;", []),
        ("effect: glad(a); consenting: a; observing(c : character): c == a;", []),
        ("effect: glad(a); consenting: a; revealing: sick(a);", []),
        ("effect: glad(a);", []),  # nature's, not Ann's
        ("precondition: sick(a); effect: glad(a); consenting: a;", []),
    ],
)
def test_two_deeds_that_differ_in_nothing(more: str, expected: list[str]) -> None:
    assert told(f"action rest(a : character) {{ {more} }}; turns: Ann, chance;", ("W317",)) == expected
