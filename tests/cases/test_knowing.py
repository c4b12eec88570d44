"""Small situations with an answer that is known: who knows what, after what they saw and were told. At every depth alike,
since nobody in them chooses."""

from __future__ import annotations

from typing import Any

import pytest

from forbear.language.values import show
from tests.minds.told import Told

DEPTHS = (0, 1, 2)


def held(told: Told, path: str, fluent: str, after: str) -> dict[str, Any]:
    """Return what the last mind on a path takes a fluent to be, with its weights."""
    odds = told.at(after).odds(tuple(path.split(">")))[told.task.cell(fluent)]
    return {show(value): pytest.approx(weight) for value, weight in odds.items()}


def minds(depth: int, *names: str) -> str:
    return "".join(f"mind {name} {{ depth: {depth}; }}\n" for name in names)


LIE = """
type box; entity Jar : box; entity Tin : box; entity Bin : box;
entity Ida : character; entity Leo : character; entity Mo : character;
property out(c : character) : number; property left() : number; property gem() : box; property done() : boolean;
gem() = Jar;
action go(c : character) { precondition: out(c) == 0; effect: left() = left() + 1 & out(c) = left() + 1; };
action move(c : character, b : box) {
    precondition: out(c) == 0 & gem() != b; effect: gem() = b; observing(o : character): out(o) == 0;
};
action claim(c : character, b : box) {
    precondition: forall(o : character) out(o) > 0;
    effect: done() & (forall(o : character) (if(out(o) < out(c)) believes(o, gem() = b)));
};
turns: chance, chance, chance, chance, chance, chance;
outcome told: done();
"""
TOLD = "move(Ida, Tin), go(Ida), move(Leo, Bin), go(Leo), go(Mo), claim(Leo, Tin)"


@pytest.mark.parametrize("depth", DEPTHS)
def test_a_lie_told_aloud_takes_in_those_who_left_before_and_the_others_know_it(depth: int) -> None:
    """Leo moved the gem once Ida was out, and says it is where she left it. Mo was there to the end."""
    told = Told(LIE + minds(depth, "Ida", "Leo", "Mo"))
    assert held(told, "Ida", "gem()", TOLD) == {"Tin": 1.0}
    assert held(told, "Leo", "gem()", TOLD) == held(told, "Mo", "gem()", TOLD) == {"Bin": 1.0}
    assert held(told, "Mo>Ida", "gem()", TOLD) == held(told, "Leo>Ida", "gem()", TOLD) == {"Tin": 1.0}
    assert held(told, "Leo>Mo", "gem()", TOLD) == {"Bin": 1.0}


NUMBERS = """
entity Ann : character; entity Bo : character;
property n(c : character) : number; property asked() : number;
n(Ann) = 3; n(Bo) = 4;
openly believes(Ann, n(Bo) = if(n(Ann) == 1) {0: 0.5, 2: 0.5} elseif(n(Ann) == 3) {2: 0.5, 4: 0.5}
    elseif(n(Ann) == 5) {4: 0.5, 6: 0.5} else 6);
openly believes(Bo, n(Ann) = if(n(Bo) == 0) 1 elseif(n(Bo) == 2) {1: 0.5, 3: 0.5} elseif(n(Bo) == 4) {3: 0.5, 5: 0.5}
    else {5: 0.5, 7: 0.5});
action no(a : character, b : character) {
    precondition: a != b & (forall(k : digit) !believes(a, n(b) == value(k)));
    effect: asked() = asked() + 1;
};
type digit; entity D0 : digit; entity D1 : digit; entity D2 : digit; entity D3 : digit; entity D4 : digit;
entity D5 : digit; entity D6 : digit; entity D7 : digit;
property value(d : digit) : number;
value(D1) = 1; value(D2) = 2; value(D3) = 3; value(D4) = 4; value(D5) = 5; value(D6) = 6; value(D7) = 7;
turns: chance, chance, chance;
outcome asked: asked() > 0;
"""


@pytest.mark.parametrize("depth", DEPTHS)
def test_two_numbers_in_a_row(depth: int) -> None:
    """3 and 4, each sees the other's; from 0 to 7. Ann does not know, so hers is not 7; nor does Bo, so his is neither 0 nor 6;
    nor does Ann, so hers is neither 1 (with his 2) nor 5 (with his 4): now Bo knows that it is 3."""
    told = Told(NUMBERS + minds(depth, "Ann", "Bo"))
    assert held(told, "Bo", "n(Ann)", "no(Ann, Bo), no(Bo, Ann)") == {"3": 0.5, "5": 0.5}
    assert held(told, "Bo", "n(Ann)", "no(Ann, Bo), no(Bo, Ann), no(Ann, Bo)") == {"3": 1.0}


FIVE = "".join(f"entity K{k} : character;\n" for k in range(1, 6)) + (
    "property muddy(c : character) : boolean; property begun() : boolean; property asked(c : character) : boolean;\n"
    "muddy(K1); muddy(K2); muddy(K3);\n"
    + "".join(f"openly believes(K{k}, muddy(K{k}) = {{True: 0.5, False: rest}});\n" for k in range(1, 6))
    + """action father() { precondition: !begun() & (exists(c : character) muddy(c)); effect: begun(); };
action no(c : character) { precondition: begun() & !believes(c, muddy(c)) & !believes(c, !muddy(c)); effect: asked(c); };
action yes(c : character) { precondition: begun() & (believes(c, muddy(c)) | believes(c, !muddy(c))); effect: asked(c); };
turns: chance, chance, chance, chance; outcome all: forall(c : character) asked(c);
"""
)


@pytest.mark.parametrize("depth", DEPTHS)
def test_asked_one_after_the_other_the_last_who_is_muddy_knows(depth: int) -> None:
    """K1 does not know: one of the others is muddy. K2 does not: one of K3 to K5 is, and K3 sees no mud there.
    Since K3 knows, K4 and K5 are clean, and know it."""
    told = Told(FIVE + minds(depth, "K1", "K2", "K3", "K4", "K5"))
    assert held(told, "K3", "muddy(K3)", "father, no(K1)") == {"True": 0.5, "False": 0.5}
    assert held(told, "K3", "muddy(K3)", "father, no(K1), no(K2)") == {"True": 1.0}
    assert held(told, "K4", "muddy(K4)", "father, no(K1), no(K2), yes(K3)") == {"False": 1.0}


SECRET = """
entity Bob : character; entity Kay : character; entity Tip : character;
property runs() : boolean; property told() : boolean; runs();
action tell() { effect: told() & hears(Bob, runs()); observing(c : character): c != Kay; };
turns: chance; outcome told: told();
"""


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("before", ["False", "{True: 0.5, False: rest}"])
def test_who_hears_that_she_runs_it_thinks_that_she_knows(before: str, depth: int) -> None:
    """Sure of the contrary, or in doubt: what is news to Bob was none to Kay; and Tip, who told him, knows that he
    thinks so."""
    told = Told(SECRET + f"openly believes(Bob, runs() = {before});" + minds(depth, "Bob", "Kay", "Tip"))
    for path in ("Bob", "Bob>Kay", "Tip>Bob", "Tip>Bob>Kay"):
        assert held(told, path, "runs()", "tell") == {"True": 1.0}, path


ALIVE = """
entity Ann : character; entity Rob : character;
property alive(c : character) : boolean; property read() : boolean; alive(Ann); alive(Rob);
believes(Ann, alive(Rob) = False);
action letter() { effect: read() & WORD; observing(c : character): c == Ann; };
turns: chance; outcome read: read();
"""


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize(
    ("word", "knows"), [("hears(Ann, alive(Rob))", "True"), ("believes(Ann, alive(Rob) = True)", "False")]
)
def test_who_hears_that_he_lives_thinks_that_he_knows_it(word: str, knows: str, depth: int) -> None:
    """`believes` sets what she thinks of it and nothing else: it leaves him thinking himself dead."""
    told = Told(ALIVE.replace("WORD", word) + minds(depth, "Ann", "Rob"))
    assert held(told, "Ann", "alive(Rob)", "letter") == {"True": 1.0}
    assert held(told, "Ann>Rob", "alive(Rob)", "letter") == {knows: 1.0}


DOOR = """
entity Abe : character; entity Bel : character; entity Cor : character;
property broken() : boolean; property breaker() : character;
action smash(c : character) {
    precondition: c != Cor & !broken(); effect: broken() & breaker() = c; observing(o : character): o == Bel;
};
action pass() { observing(o : character): False; };
action look() { revealing(c : character) if(c == Cor): broken(); };
turns: chance, chance; outcome broken: broken();
reader sees(all);
"""


@pytest.mark.parametrize("depth", DEPTHS)
def test_who_finds_a_door_broken_does_not_know_by_whom(depth: int) -> None:
    """Nature chose one of two hands, or neither, or a look, alike; what Cor sees takes away all but the hands."""
    told = Told(DOOR + minds(depth, "Abe", "Bel", "Cor"))
    after = "smash(Abe), look"
    assert held(told, "Cor", "broken()", after) == {"True": 1.0}
    assert held(told, "Cor", "breaker()", after) == {"Abe": 0.5, "Bel": 0.5}
    assert held(told, "Bel>Cor", "breaker()", after) == {"Abe": 0.5, "Bel": 0.5}
    assert held(told, "reader", "breaker()", after) == {"Abe": 1.0}


SWITCH = """
entity Ada : character;
property p() : boolean; property q() : boolean; property n() : number; property rang() : boolean; p();
believes(Ada, p() = {True: 0.5, False: rest}); believes(Ada, q() = False);
action throw() { precondition: n() == 0; effect: n() = 1 & (if(p()) q()); };
action ring() { precondition: n() == 1 & !believes(Ada, !q()); effect: rang(); };
turns: chance, chance; outcome rang: rang();
"""


def test_a_condition_in_doubt_leaves_its_effect_in_doubt() -> None:
    told = Told(SWITCH)
    assert held(told, "Ada", "q()", "throw") == {"True": 0.5, "False": 0.5}
    assert told.odds("throw") == {"ring()": 1.0}, "she is no longer sure that it is off"


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("before", ["False", "{True: 0.5, False: rest}"])
def test_who_is_shown_that_she_runs_it_thinks_that_she_knows(before: str, depth: int) -> None:
    """Shown what he was sure was not so (the fourth stage of surprise), or was in doubt of: who knew, knew."""
    shown = SECRET.replace("& hears(Bob, runs());", "; revealing: runs();")
    told = Told(shown + f"openly believes(Bob, runs() = {before});" + minds(depth, "Bob", "Kay", "Tip"))
    for path in ("Bob", "Bob>Kay", "Tip>Bob", "Tip>Bob>Kay"):
        assert held(told, path, "runs()", "tell") == {"True": 1.0}, path
