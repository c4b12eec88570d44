"""Both roads lead to the same checked problem: what Python builds equals what the text says, and prints as that text."""

from __future__ import annotations

import math
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forbear.errors import StoryError
from forbear.language.building.builder import StoryBuilder
from forbear.language.building.phrases import (
    belief,
    believes,
    exists,
    expects,
    forall,
    hears,
    if_,
    is_a,
    product,
    remember,
    term,
    total,
)
from forbear.language.building.term import Term, node_of
from forbear.language.loader import load_problem
from forbear.language.writing.printer import print_expression

GAMBIT = Path(__file__).resolve().parents[2] / "vectors" / "gambit.story"


def gambit() -> StoryBuilder:
    """Build the vectors' scene."""
    story = StoryBuilder()
    alice, bob = story.character("Alice"), story.character("Bob")
    alive, good, mercy, shield, armed, ally = (
        story.property(name, "c : character", "boolean")
        for name in ("alive", "good", "mercy", "shield", "armed", "ally")
    )
    story.initially(alive(alice), alive(bob), good(bob), mercy(alice))
    story.believes(alice, good(bob) == {True: 0.2, False: 0.8}, openly=True)
    story.believes(alice, mercy(alice) == {True: 0.15, False: 0.85}, openly=True)
    hope = if_(good(bob), {True: 0.9, False: 0.1}, {True: 0.15, False: 0.85})
    story.believes(bob, mercy(alice) == hope, openly=True)
    can_offer = alive(bob) & ~armed(alice)
    story.action("offer", precondition=can_offer, effect=armed(alice), consenting=bob, observing=True, cost={bob: 1})
    story.action("withhold", precondition=can_offer, consenting=bob, observing=True)
    story.action(
        "kill",
        precondition="armed(Alice) & alive(Bob)",
        effect=(armed(alice) == False) & if_(~shield(bob), ~alive(bob)),  # noqa: E712
        consenting="Alice",
        observing=True,
        revealing=alive(bob),
        cost={alice: if_(mercy(alice), 10, 0)},
    )
    story.action(
        "spare",
        precondition=armed(alice) & alive(bob),
        effect=armed(alice) == False,  # noqa: E712
        consenting=alice,
        observing=True,
    )
    after = ~armed(alice) & alive(bob)
    story.action("join", precondition=after, effect=ally(alice), consenting=alice, observing=True)
    story.action("leave", precondition=after, consenting=alice, observing=True)
    story.reason("justice", "Alice", if_(~alive(bob) & ~good(bob), 6, 0))
    story.reason("remorse", "Alice", if_(~alive(bob) & good(bob), -4, 0))
    story.reason("kinship", "Alice", if_(ally(alice), if_(good(bob), 2, -2), 0))
    story.reason("life", "Bob", if_(alive(bob), 10, 0))
    story.reason("company", "Bob", if_(ally(alice), 3, 0))
    story.turns(bob, alice, alice)
    return story


@pytest.mark.skipif(not GAMBIT.is_file(), reason="the vectors' scene is absent")
def test_the_built_scene_equals_the_one_in_the_file() -> None:
    assert gambit().problem() == load_problem(GAMBIT)


def test_a_story_prints_as_the_text_that_makes_it() -> None:
    story = gambit()
    assert load_problem(str(story)) == story.problem()
    assert str(story.problem()) == str(story)


def test_every_method_writes_what_its_text_says() -> None:
    story = StoryBuilder()
    story.type("place")
    ann, bob = story.character("Ann"), story.character("Bob")
    story.entity("Hall", "place")
    much = story.constant("much", 5)
    story.constant("third", Fraction(1, 3))
    at = story.property("at", "c : character", "place")
    mood = story.property("mood", "c : character", "number")
    good = story.property("good", "c : character", "boolean")
    rain = story.property("rain", "boolean")
    story.action(
        "go",
        "a : character, p : place",
        precondition=at("a") != "p",
        effect=(at("a") == "p") & believes("Bob", mood("a") == {1: 0.5, 0: "rest"}),
        consenting=["a"],
        observing=("c : character", at("c") == at("a")),
        revealing=[at("a"), good("a")],
        revealing_some=(("c : character", good("c"), mood("a")),),
        cost=[("a", "duty", 2 * mood("a")), ("a", None, 1)],
        says="{a} goes to {p}",
    )
    story.action("pour", effect=rain(), weight=0.25)
    story.trigger("dry", precondition=rain() & forall("c : character", lambda c: ~good(c)), effect=~rain())
    story.initially(rain() == {True: 0.5, False: "rest"}, mood(ann) == much)
    story.believes(ann, {good(bob) & (mood(bob) == 1): 0.5, ~good(bob) & (mood(bob) == 0): 0.5})
    story.believes(ann, believes(bob, good(ann)))
    story.utility(None, total("c : character", lambda c: mood(c)) + 1)
    story.utility("Bob", product("c : character", "mood(c) - 1"))
    story.reason("peace", "c : character", 10 * belief("c", good("c")), kind="fondness")
    story.reason("order", "Ann", exists("c : character", lambda c: is_a(c, "character") & good(c)), condition=good(ann))
    story.turns(ann, "chance", "Bob")
    story.ends(rain() | (mood(ann) >= 3))
    story.outcome("well", good(ann))
    story.mind(ann, depth=2, precision="infinite")
    story.tau(1.25)
    story.watch(believes(ann, good(bob)))
    story.reader("go")
    story.role("harm", "b", value=if_(good("b"), 0, 1))
    wet = story.case("wet")
    wet.initially("much = 6", rain())
    story.about(title="T", work="W", medium="film", cite="C", note="N")
    text = """
type place;
entity Ann : character; entity Bob : character; entity Hall : place;
constant much = 5; constant third = 1 / 3;
property at(c : character) : place;
property mood(c : character) : number;
property good(c : character) : boolean;
property rain() : boolean;
action go(a : character, p : place) {
	precondition: at(a) != p;
	effect: at(a) = p & believes(Bob, mood(a) = {1: 0.5, 0: rest});
	consenting: a;
	observing(c : character): at(c) == at(a);
	revealing: at(a), good(a);
	revealing(c : character) if(good(c)): mood(a);
	cost(a) as duty: 2 * mood(a);
	cost(a): 1;
	says: "{a} goes to {p}";
};
action pour() { effect: rain(); weight: 0.25; };
trigger dry() { precondition: rain() & (forall(c : character) !good(c)); effect: !rain(); };
rain() = {True: 0.5, False: rest};
mood(Ann) = much;
believes(Ann, {good(Bob) & mood(Bob) = 1: 0.5, !good(Bob) & mood(Bob) = 0: 0.5});
believes(Ann, believes(Bob, good(Ann)));
utility(): (sum(c : character) mood(c)) + 1;
utility(Bob): product(c : character) (mood(c) - 1);
reason peace(c : character) as fondness: 10 * belief(c, good(c));
reason order(Ann) while(good(Ann)): exists(c : character) (c : character & good(c));
turns: Ann, chance, Bob;
ends: rain() | mood(Ann) >= 3;
outcome well: good(Ann);
mind Ann { depth: 2; precision: infinite; }
tau: 1.25;
watch believes(Ann, good(Bob));
reader sees(go);
trope role harm(b) = if(good(b)) 0 else 1;
case wet { much = 6; rain(); }
title "T"; work "W"; medium "film"; cite "C"; note "N";
"""
    assert story.problem() == load_problem(text)
    assert story.problem(case="wet") == load_problem(text, case="wet")


def test_a_mistake_shows_the_line_that_was_built() -> None:
    story = StoryBuilder()
    story.character("Ann")
    good = story.property("good", "c : character", "boolean")
    story.initially(good("Anne"))
    with pytest.raises(StoryError, match=r"E201 nobody and nothing is called 'Anne'\n  good\(Anne\);"):
        story.problem()


def test_a_string_that_is_no_expression_is_refused_at_once() -> None:
    with pytest.raises(StoryError, match="E102"):
        term("alive(Bob")
    with pytest.raises(StoryError, match="E101"):
        term("True; entity Eve : character")


def test_terms_do_not_pretend_to_be_truth_values() -> None:
    with pytest.raises(TypeError, match="&"):
        bool(term("Ann") == "Bob")


def test_what_is_no_expression_is_refused() -> None:
    with pytest.raises(TypeError):
        term(object())
    with pytest.raises(TypeError):
        forall("c", True)


def test_a_float_is_what_it_prints_as() -> None:
    assert str(term(0.1) + Fraction(1, 4)) == "0.1 + 0.25"
    assert str(term(Fraction(1, 3))) == "1 / 3"


LEAVES = st.sampled_from(["n()", "m()"]).map(term) | st.integers(-9, 9).map(term)
NUMBERS = st.recursive(
    LEAVES,
    lambda inner: st.tuples(st.sampled_from("+-*"), inner, inner).map(lambda parts: _joined(*parts)),
    max_leaves=8,
)


def _joined(operator: str, left: Term, right: Term) -> Term:
    return left + right if operator == "+" else left - right if operator == "-" else left * right


@given(NUMBERS, NUMBERS)
@settings(max_examples=60, deadline=None)
def test_a_built_expression_means_what_its_text_means(left: Term, right: Term) -> None:
    comparison = (left < right) | ~(left == right)
    assert node_of(str(comparison)) == comparison.node
    assert print_expression(node_of(str(comparison))) == str(comparison)


UNSEEN = """entity A : character;
entity B : character;
entity C : character;

property x() : boolean;
property n(c : character) : number;

x() = {True: 0.5, False: rest};
openly knows(A, x());

action do(a : character) {
	effect: (if(x()) hears(B, x() & !believes(C, x()))) & remember n(a) = expects(B, x()) & remember n(B) = belief(C, x());
	consenting: a;
	observing(c : character): c == a;
	observing(c : character) as stirs(a): c == C;
	unsuspected;
	may fail: x();
	revealing(c : character) if(c == B): x();
};

action try(a : character) {
	precondition: x();
	consenting: a;
	may fail;
};

script: do(A);
turns: B, script;
"""


def test_what_is_hidden_heard_and_remembered_is_built_as_it_is_written() -> None:
    story = StoryBuilder()
    for name in "ABC":
        story.character(name)
    x = story.property("x", "boolean")
    n = story.property("n", "c : character", "number")
    story.initially(x() == {True: 0.5, False: "rest"})
    story.knows("A", x())
    story.action(
        "do",
        "a : character",
        effect=if_(x(), hears("B", x() & ~believes("C", x())))
        & remember(n("a"), expects("B", x()))
        & remember(n("B"), belief("C", x())),
        consenting="a",
        observing="c == a",
        observing_as=(("c : character", "stirs(a)", "c == C"),),
        unsuspected=True,
        may_fail=x(),
        revealing_some=(("c : character", "c == B", x()),),
    )
    story.action("try", "a : character", precondition=x(), consenting="a", may_fail=True)
    story.script("do(A)")
    story.turns("B", "script")
    assert story.problem() == load_problem(UNSEEN)
    assert str(load_problem(str(story))) == str(story)


def test_a_script_is_made_of_events() -> None:
    with pytest.raises(TypeError, match="with its arguments"):
        StoryBuilder().script("x == y")
    with pytest.raises(TypeError, match="written like an event"):
        StoryBuilder().action("do", observing_as=(("c : character", "stirs", "True"),))


def test_ranges_and_levels_are_built_as_they_are_written() -> None:
    story = StoryBuilder()
    story.constant("most", 3)
    story.range("offer", 0, "most")
    story.character("Ann")
    story.property("offered", "offer")
    story.action("propose", "o : offer", effect="offered() = o", consenting="Ann")
    story.reason("gain", "Ann", "offered()")
    story.initially("offered() = uniform(offer)")
    story.turns("Ann")
    story.tau("strict")
    story.lapse(0.02)
    story.level0("uniform")
    story.mind("Ann", lapse=0.1, level0="best(Ann)")
    assert "type offer = 0..most;" in str(story)
    assert "mind Ann { lapse: 0.1; level0: best(Ann); }" in str(story)
    problem = story.problem()
    assert problem.values("offer") == (0, 1, 2, 3)
    assert (problem.lapse, problem.level0.rule, problem.tau) == (0.02, "uniform", math.inf)


def test_what_is_typical_exact_and_told_is_built_as_it_is_written() -> None:
    story = StoryBuilder()
    story.character("Ann")
    kind = story.property("kind", "c : character", "number")
    story.action("push", "a : character", consenting="a", effect=kind("a") == 3)
    story.typically("kind", "c : character", value={6: 0.5, 1: 0.5})
    story.initially(kind("Ann") == 1, exactly=True)
    story.believes("Ann", kind("Ann") == 6, exactly=True)
    story.reason("rest", "Ann", kind("Ann"), exactly=True)
    story.turns("Ann", "Ann")
    story.outcome("done", kind("Ann") == 3)
    story.told("push(Ann)", ..., because="fear", outcomes=("done",))
    text = str(story)
    for line in (
        "typically kind(c : character) = {6: 0.5, 1: 0.5};",
        "exactly kind(Ann) = 1;",
        "exactly believes(Ann, kind(Ann) = 6);",
        "exactly reason rest(Ann): kind(Ann);",
        "told: push(Ann), ...;\ntold because fear;\ntold outcomes done;",
    ):
        assert line in text
    problem = story.problem()
    assert str(problem.tale) == "told: push(Ann), ...; told because fear; told outcomes done"
    assert problem.vague == ()
