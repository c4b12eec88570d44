"""How things are told: the closest telling counts, places are filled in, and what nothing is said of stays as written."""

from __future__ import annotations

import pytest

from forbear.account.naming import Naming
from forbear.grounding.ground import ground
from forbear.language.loader import load_problem
from forbear.language.wording import Called, fill

SCENE = """
entity Ann : character;
entity Bob : character;
constant high = 3;
property good(c : character) : boolean;
property wild(c : character) : boolean;
property mood(c : character) : number;
property holds(c : character) : entity;
action give(a : character, b : character) {
	precondition: a != b;
	effect: good(a) & mood(b) = high & holds(a) = b;
	consenting: a;
	says: "{a} gives {b} {a.their} word, as is {a's} way with {b.them}";
};
reason peace(c : character): mood(c);
reason joy(c : character): mood(c);
turns: Ann;
outcome all_well: good(Ann);
outcome well: good(Ann);
says Ann: "Ann Lee", she;
says good(c): "{c} is good";
says good(Bob): "Bob is as good as gold";
says good(c) = False: "{c} is wicked";
says wild(c): "{c} is wild";
says mood(c): "{c} has {value} spirits";
says mood(c) = 0: "{c} has no spirits";
says holds(c): "{c} holds {value}";
says reason peace(c): "{c.their} peace";
says outcome well: "all ends well";
"""


@pytest.fixture(scope="module")
def naming() -> Naming:
    problem = load_problem(SCENE)
    return Naming(problem, ground(problem))


def test_places_are_filled_with_names_and_pronouns() -> None:
    names = {"a": Called("Ann", "she"), "b": Called("Bob")}
    assert fill("{a} gives {a.their} {b's} {b.them} {b.themself} {c}", names) == "Ann gives her Bob's them themself {c}"


@pytest.mark.parametrize(
    ("fluent", "value", "told", "supposed"),
    [
        ("good(Ann)", True, "Ann Lee is good", "it were so that Ann Lee is good"),
        ("good(Ann)", False, "Ann Lee is wicked", "it were so that Ann Lee is wicked"),
        ("good(Bob)", True, "Bob is as good as gold", "it were so that Bob is as good as gold"),
        ("good(Bob)", False, "Bob is wicked", "it were so that Bob is wicked"),
        ("wild(Bob)", False, "it is not so that Bob is wild", "it were not so that Bob is wild"),
        ("mood(Ann)", 0, "Ann Lee has no spirits", "it were so that Ann Lee has no spirits"),
        ("mood(Ann)", 3, "Ann Lee has high spirits", "it were so that Ann Lee has high spirits"),
        ("mood(Ann)", 2, "Ann Lee has 2 spirits", "it were so that Ann Lee has 2 spirits"),
        ("holds(Bob)", "Ann", "Bob holds Ann Lee", "it were so that Bob holds Ann Lee"),
    ],
)
def test_the_closest_telling_counts(naming: Naming, fluent: str, value: object, told: str, supposed: str) -> None:
    cell = [naming.fluent(place) for place in range(8)].index(fluent)
    assert naming.fact(cell, value) == told  # type: ignore[arg-type]
    assert naming.supposed(cell, value) == supposed  # type: ignore[arg-type]


def test_what_nothing_is_said_of_stays_as_written() -> None:
    problem = load_problem(SCENE[: SCENE.index("says Ann")])
    bare = Naming(problem, ground(problem))
    cell = [bare.fluent(place) for place in range(8)].index("good(Ann)")
    assert bare.fact(cell, True) == "good(Ann)"
    assert bare.fact(cell, False) == "not good(Ann)"
    assert bare.supposed(cell, False) == "good(Ann) were not so"
    assert bare.outcome("all_well") == "all well"


def test_reasons_outcomes_and_deeds_are_told(naming: Naming) -> None:
    assert naming.reason("peace", "Ann") == "her peace"
    assert naming.reason("peace", "Bob") == "their peace"
    assert naming.reason("joy", "Ann") is None
    assert naming.outcome("well") == "all ends well"
    assert naming.deed(0) == "Ann Lee gives Bob her word, as is Ann Lee's way with them"
    assert naming.mind(("Ann", "Bob")) == "Ann Lee thinks Bob thinks"
