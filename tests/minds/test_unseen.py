"""What is seen in part, or not at all, on numbers worked by hand from docs/semantics.md §3 and §4."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest

from forbear.minds.budget import Limits
from forbear.stories.unfold import begin, unfold
from tests.minds.told import PEOPLE, Told

THREE = PEOPLE + "entity C : character;"
UNSEEN = "observing(c : character): c == A;"


def sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-x))


HIDING = (
    PEOPLE
    + "type spot; entity Box : spot; entity Drawer : spot; property ring() : spot;"
    + "action hide(s : spot) { effect: ring() = s; consenting: A; cost(A): if(s == Drawer) 1 else 0;"
    + "observing(c : character): c == A; observing(c : character) as hides(A): c == B; };"
    + "action rest() { consenting: A;"
    + UNSEEN
    + "}; reason r(A): 0; turns: A;"
)


def test_all_that_bear_a_name_look_the_same() -> None:
    """B sees that A hides something: not that she rests; the drawer costs 1, so it has σ(-1) of what looks so."""
    told = Told(HIDING)
    assert told.weight("B", "ring()", "Drawer", after="hide(Box)") == pytest.approx(sigmoid(-1))
    assert told.weight("B", "ring()", "Box", after="hide(Drawer)") == pytest.approx(sigmoid(1))
    assert told.surprises("", "hide(Box)")["B"].bits == pytest.approx(
        -math.log2((1 + math.exp(-1)) / (2 + math.exp(-1)))
    )


def test_a_plain_reader_shares_evenly_among_what_looks_the_same() -> None:
    told = Told(HIDING, ("mind B { depth: 0; }",))
    assert told.weight("B", "ring()", "Drawer", after="hide(Box)") == pytest.approx(1 / 2)
    assert told.weight("B", "ring()", "Box", after="rest") == 0.0


def test_a_plain_reader_asks_not_how_many_ways_there_were() -> None:
    """Where x is so A has three deeds that B would not see, else one: not to see one leaves B where they were."""
    told = Told(
        PEOPLE
        + "property x() : boolean; openly believes(B, x() = {True: 0.5, False: 0.5}); openly knows(A, x());"
        + "action rest() { consenting: A; observing(c : character): c == A; };"
        + "action nod() { precondition: x(); consenting: A; observing(c : character): c == A; };"
        + "action wink() { precondition: x(); consenting: A; observing(c : character): c == A; };"
        + "reason r(A): 0; turns: A; mind B { depth: 0; }"
    )
    assert told.weight("B", "x()", after="rest") == pytest.approx(0.5)


DEAL = (
    THREE
    + "property done() : boolean;"
    + "action deal() { effect: done(); consenting: A, B; observing(c : character): c == A | c == B; };"
    + "action pass() { consenting: A; observing(c : character): c == A; };"
    + "reason r(A): 0; turns: A;"
)


def test_who_sees_none_of_a_turn_moves_once_when_it_is_over() -> None:
    """Proposed with ½, agreed to with ½: C gives the deal ¼ in the end, and nothing while it is asked for. B, who is asked,
    knows where they stand; had A passed, B would have seen no asking."""
    told = Told(DEAL)
    assert told.weight("C", "done()", after="deal") == 0.0
    assert told.at("deal").node.beliefs[2] is told.at("").arrived.beliefs[2]
    for after in ("deal, accept", "deal, refuse", "pass"):
        assert told.weight("C", "done()", after=after) == pytest.approx(1 / 4)
    assert told.weight("B", "done()", after="deal, accept") == 1.0
    assert told.weight("B", "done()", after="pass") == 0.0


def test_a_turn_is_over_when_the_last_has_answered() -> None:
    """Three must agree, each with ½: ⅛ in the end, and nothing before the last answer."""
    told = Told(
        THREE
        + "entity D : character; property done() : boolean;"
        + "action deal() { effect: done(); consenting: A, B, D; observing(c : character): c != C; };"
        + "action pass() { consenting: A; observing(c : character): c == A; }; reason r(A): 0; turns: A;"
    )
    assert told.at("deal, accept").node.beliefs[2] is told.at("").arrived.beliefs[2]
    for after in ("deal, accept, accept", "deal, accept, refuse", "deal, refuse", "pass"):
        assert told.weight("C", "done()", after=after) == pytest.approx(1 / 8)


def test_a_plain_reader_shares_evenly_among_whole_turns() -> None:
    """A deal, a deal refused, and a pass look the same."""
    told = Told(DEAL, ("mind C { depth: 0; }",))
    assert told.weight("C", "done()", after="pass") == pytest.approx(1 / 3)


def test_not_to_be_shown_is_evidence() -> None:
    """The door opened is shown to be empty or not only where the prize stands behind it: not to be shown it rules it out."""
    told = Told(
        PEOPLE
        + "property prize() : number; prize() = 1; openly believes(B, prize() = {1: 0.5, 2: 0.25, 3: 0.25});"
        + "action open() { consenting: A; revealing(c : character) if(prize() == 2): prize(); };"
        + "reason r(A): 0; turns: A;"
    )
    assert told.weight("B", "prize()", 2, after="open") == 0.0
    assert told.weight("B", "prize()", 1, after="open") == pytest.approx(2 / 3)


def test_what_is_shown_may_give_an_unseen_deed_away() -> None:
    """B does not see A lay the fire, but smells the smoke; where there is none, there was no fire."""
    told = Told(
        PEOPLE
        + "property fire() : boolean; action lay() { effect: fire(); consenting: A; observing(c : character): c == A;"
        + "revealing(c : character) if(True): fire(); };"
        + "action rest() { consenting: A; observing(c : character): c == A; }; reason r(A): 0; turns: A;"
    )
    assert told.weight("B", "fire()", after="lay") == 1.0
    assert told.weight("B", "fire()", after="rest") == 0.0


def test_chance_is_learned_from_at_every_depth() -> None:
    """A test that is right 9 times in 10."""
    told = Told(
        PEOPLE
        + "property ill() : boolean; property shown() : number; openly believes(B, ill() = {True: 0.5, False: 0.5});"
        + "action plus() { effect: shown() = 1; weight: if(ill()) 9 else 1; };"
        + "action minus() { effect: shown() = 2; weight: if(ill()) 1 else 9; };"
        + "turns: chance; mind B { depth: 0; }"
    )
    assert told.weight("B", "ill()", after="plus") == pytest.approx(0.9)


def test_who_is_on_turn_knows_that_the_story_goes_on() -> None:
    """B gave the end 0.9, and bets at a cost of 1 for 3: e² / (1 + e²). C, who is told nothing, still thinks as before."""
    told = Told(
        THREE
        + "property over() : boolean; property won() : boolean; openly believes(B, over() = {True: 0.9, False: rest});"
        + "openly believes(C, over() = {True: 0.9, False: rest});"
        + "action bet() { effect: won(); consenting: B; cost(B): 1; }; action keep() { consenting: B; };"
        + "reason prize(B): if(won() & !over()) 3 else 0; ends: over(); turns: B;"
    )
    assert told.odds()["bet()"] == pytest.approx(math.exp(2) / (1 + math.exp(2)))
    moment = told.at()
    ended = [
        math.exp(log) for log, world in moment.arrived.beliefs[2].worlds() if world.state[told.task.cell("over()")]
    ]
    assert ended == [pytest.approx(0.9)]


def test_nothing_happens_in_a_world_that_has_ended() -> None:
    """C sees nothing: where it is over nothing was done; where it is not, A acted unseen for sure."""
    told = Told(
        THREE
        + "property over() : boolean; property done() : boolean; openly believes(C, over() = {True: 0.9, False: rest});"
        + "action act() { effect: done(); consenting: A; observing(c : character): c == A; };"
        + "reason r(A): 0; ends: over(); turns: A;"
    )
    assert told.weight("C", "over()", after="act") == pytest.approx(0.9)
    assert told.weight("C", "done()", after="act") == pytest.approx(0.1)


def test_a_menu_is_found_once_more_for_what_reads_ones_own_mind() -> None:
    """A sees that the safe can be emptied, so knows it is open; and may now boast, which asks that A is sure of it."""
    told = Told(
        PEOPLE
        + "property open() : boolean; open(); openly believes(A, open() = {True: 0.5, False: 0.5});"
        + "action take() { precondition: open(); consenting: A; };"
        + "action boast() { precondition: believes(A, open()); consenting: A; };"
        + "action rest() { consenting: A; }; reason r(A): 0; turns: A;"
    )
    assert told.odds().keys() == {"take()", "boast()", "rest()"}


def test_nobody_plans_for_the_unsuspected() -> None:
    """A may take the purse out of B's sight, or not, ½ each. B, who does not reckon with it, thinks that leaving it is worth
    4; were it suspected, 2. Where nothing else is open to A, B reckons with a wait."""
    text = (
        PEOPLE
        + "property gone() : boolean; property left() : boolean;"
        + "action leave() { effect: left(); consenting: B; }; action carry() { consenting: B; };"
        + "action take() { effect: gone(); consenting: A; observing(c : character): c == A; unsuspected; };"
        + "reason ease(B): if(left() & !gone()) 4 else 0; reason r(A): 0; turns: B, A;"
    )
    rest = "action rest() { consenting: A; observing(c : character): c == A; };"
    assert Told(text + rest).values()["leave()"] == pytest.approx(4)
    assert Told(text).values()["leave()"] == pytest.approx(4)
    assert Told((text + rest).replace("unsuspected;", "")).values()["leave()"] == pytest.approx(2)


def test_what_is_not_reckoned_with_takes_nothing_from_what_is_seen() -> None:
    """Only where y is not so may B sneak, which A would not see and does not reckon with: to A a wave is as sure in all
    their worlds, 1 and not 1/2 in those without y, and says nothing of y. So with nature's rain."""
    text = (
        "entity A : character; entity B : character; property x() : boolean; property y() : boolean; reason r(B): 0;"
        "believes(A, y() = {True: 0.1, False: rest}); openly knows(B, y());"
    )
    for seen, unseen, who in (("wave", "sneak", "consenting: B;"), ("rain", "sun", "")):
        deeds = (
            f"action {seen}() {{ effect: x(); {who} }};"
            f"action {unseen}() {{ precondition: !y(); observing(c : character): c == B; unsuspected; {who} }};"
        )
        told = Told(f"{text} {deeds} turns: {'B' if who else 'chance'};")
        assert told.weight("A", "y()", True, seen) == pytest.approx(0.1)


def test_news_to_two_who_each_took_the_other_to_be_as_wrong() -> None:
    """A and B are openly sure that x is not so, and hear together that it is: each puts right a world in which the other is
    about to put theirs right, without end; asked no deeper than need be."""
    told = Told(
        "entity A : character; entity B : character; property x() : boolean; x(); reason r(A): 0; turns: A;"
        "openly believes(A, x() = False); openly believes(B, x() = False);"
        "action news() { effect: hears(A, x()) & hears(B, x()); consenting: A; };"
    )
    for path in ("A", "B", "A>B", "B>A", "A>B>A"):
        assert told.weight(path, "x()", True, "news") == 1.0


def test_nothing_matches_nothing() -> None:
    """B thinks that whatever A does is seen. A, who can do so after all, acts unseen: B's worlds stay as they were."""
    told = Told(
        PEOPLE
        + "property cloaked() : boolean; property done() : boolean; cloaked(); believes(B, cloaked() = False);"
        + "believes(B, done() = {True: 0.3, False: 0.7});"
        + "action act() { effect: done(); consenting: A; observing(c : character): c == A | !cloaked(); };"
        + "reason r(A): 0; turns: A;"
    )
    assert told.weight("B", "done()", after="act") == pytest.approx(0.3)


def test_right_wherever_one_stands() -> None:
    """Nature has thrown the coin, and the banker has looked: in each world of the guest's the banker is sure."""
    told = Told(
        PEOPLE
        + "property coin() : boolean; coin() = {True: 0.5, False: rest}; openly knows(A, coin());"
        + "action bet() { consenting: B; }; reason r(B): 0; turns: B;"
    )
    for _, root in told.engine.roots():
        assert [w.state for _, w in root.beliefs[0].worlds()] == [root.state]
        assert len(root.beliefs[1].worlds()) == 2
        for _, world in root.beliefs[1].worlds():
            assert [w.state for _, w in world.beliefs[0].worlds()] == [world.state]


LETTER = (
    THREE
    + "property alive(c : character) : boolean; alive(B); believes(A, alive(B) = False);"
    + "action letter() { effect: hears(A, alive(B)); observing(c : character): c == A; };"
    + "action none() { observing(c : character): False; }; turns: chance;"
)


def test_who_knew_knew() -> None:
    """A took B for dead, and B for knowing it. Told that B lives, A takes B to have known so all along. C heard nothing."""
    told = Told(LETTER)
    assert told.weight("A>B", "alive(B)") == 0.0
    assert told.weight("A", "alive(B)", after="letter") == 1.0
    assert told.weight("A>B", "alive(B)", after="letter") == 1.0


def test_not_to_be_told_is_evidence() -> None:
    """A letter comes only where B lives, and A would hear so."""
    told = Told(
        PEOPLE
        + "property alive(c : character) : boolean; alive(A); alive(B); openly believes(A, alive(B) = {True: 0.5, False: 0.5});"
        + "action post() { effect: if(alive(B)) hears(A, alive(B)); observing(c : character): False; }; turns: chance;",
        ("alive(B) = False",),
    )
    assert told.weight("A", "alive(B)", after="post") == 0.0


def test_a_degree_is_kept_to_twelve_decimals() -> None:
    told = Told(
        PEOPLE
        + "property x() : boolean; property kept() : number; openly believes(B, x() = {True: 1/3, False: rest});"
        + "action look() { effect: remember kept() = belief(B, x()); consenting: A; }; reason r(A): 0; turns: A;"
    )
    assert told.at("look").node.state[told.task.cell("kept()")] == Fraction(333_333_333_333, 10**12)


TRUST = (
    "entity Ali : character; entity Bea : character; property stage() : number; property hoped() : number;"
    "property shared() : boolean; constant theta = 1;"
    "action trust() { precondition: stage() == 0; effect: stage() = 1 & remember hoped() = expects(Ali, shared()); consenting: Ali; };"
    "action go() { precondition: stage() == 0; effect: stage() = 9; consenting: Ali; };"
    "action share() { precondition: stage() == 1; effect: stage() = 2 & shared(); consenting: Bea; };"
    "action take() { precondition: stage() == 1; effect: stage() = 3; consenting: Bea; };"
    "reason money(Ali): if(stage() == 2) 2 elseif(stage() == 3) 0 else 1;"
    "reason money(Bea): if(stage() == 2) 2 elseif(stage() == 3) 4 else 1;"
    "reason guilt(Bea): if(stage() == 3) 0 - (theta * 2 * hoped()) else 0;"
    "turns: Ali, Bea; mind Bea { precision: infinite; depth: DEPTH; } mind Ali { depth: DEPTH; }"
)


@pytest.mark.parametrize("depth", [0, 1, 2, 3])
@pytest.mark.parametrize("theta", [0.5, 1.5, 2.5, 4])
def test_she_shares_if_guilt_times_what_was_hoped_is_over_one(depth: int, theta: float) -> None:
    """To take is worth 4 - 2θα to Bea, to share 2: she shares iff θα > 1, α being what Ali hoped when trusting."""
    told = Told(TRUST.replace("DEPTH", str(depth)), (f"theta = {theta}",))
    moment = told.at("trust")
    hoped = float(moment.node.state[told.task.cell("hoped()")])  # type: ignore[arg-type]
    assert 0 <= hoped <= 1
    assert told.odds("trust")["share()"] == (1.0 if theta * hoped > 1 else 0.5 if theta * hoped == 1 else 0.0)


def test_at_depth_0_all_that_is_open_is_as_likely() -> None:
    told = Told(TRUST.replace("DEPTH", "0"))
    assert told.at("trust").node.state[told.task.cell("hoped()")] == Fraction(1, 2)


DOORS = (
    "type door; entity Host : character; entity Pat : character; entity D1 : door; entity D2 : door; entity D3 : door;"
    "property prize() : door; property opened() : door; constant shy_prize = 0; constant shy_pick = 0;"
    "prize() = D1; openly believes(Pat, prize() = {D1: 1/3, D2: 1/3, D3: rest});"
    "action open(d : door) { effect: opened() = d; consenting: Host; revealing(c : character) if(prize() == d): prize();"
    "cost(Host): (if(prize() == d) shy_prize else 0) + (if(d == D1) shy_pick else 0); };"
    "reason r(Host): 0; mind Host { precision: infinite; } turns: Host;"
)


@pytest.mark.parametrize(("prize", "pick", "other"), [(0, 0, 1 / 2), (10, 10, 2 / 3), (0, 10, 1 / 2), (10, 0, 1 / 2)])
def test_what_the_host_shies_away_from(prize: int, pick: int, other: float) -> None:
    """Pat has picked D1; D2 is opened, and there is no prize. The host may open any door he does not shy away from.

    Random: 1/3·1/3 each for D1 and D3. Both: D2 with ½ if it is D1, 1 if D3. Pick: ½ and ½. Prize: ½ and ½.
    """
    told = Told(DOORS, (f"shy_prize = {prize}", f"shy_pick = {pick}"))
    assert told.weight("Pat", "prize()", "D3", after="open(D2)") == pytest.approx(other)


SCRIPT = (
    THREE
    + "property ball() : number; property at(c : character) : boolean; at(A); at(B); at(C); ball() = 1;"
    + "action leave(c : character) { precondition: at(c); effect: !at(c); consenting: c; };"
    + "action move(c : character) { effect: ball() = 2; consenting: c; cost(c): 9; observing(o : character): at(o);"
    + "observing(o : character) as stirs(): o == C; };"
    + "action stay(c : character) { consenting: c; }; "
)


def test_a_script_is_seen_and_not_read_for_reasons() -> None:
    """Who sees the ball moved knows; who is away takes it that nothing happened, and so does everybody think of them."""
    told = Told(SCRIPT + "script: leave(A), move(B); turns: A; reason r(A): 0;")
    after = "leave(A), move(B)"
    assert told.weight("A", "ball()", 1, after=after) == 1.0
    assert told.weight("B", "ball()", 2, after=after) == 1.0
    assert told.weight("B>A", "ball()", 1, after=after) == 1.0
    assert told.stories().keys() == {("leave(A)", "move(B)", "stay(A)"), ("leave(A)", "move(B)", "move(A)")}


def test_a_part_of_a_script_is_taken_in_too() -> None:
    """C hears it stir, and takes the scripted deed in with L = 1. B sees nothing and is told that A is good, which 30 %
    were for: after it all are, for B, and for B in C's mind, who saw it done."""
    told = Told(SCRIPT + "script: leave(C), move(B); turns: A; reason r(A): 0;")
    after = "leave(C), move(B)"
    assert told.weight("C", "ball()", 2, after=after) == 1.0
    assert told.weight("A>C", "ball()", 2, after=after) == 1.0
    heard = Told(
        THREE
        + "property good(c : character) : boolean; good(A); openly believes(B, good(A) = {True: 0.3, False: rest});"
        + "action tell() { effect: hears(B, good(A)); consenting: A; observing(o : character): o == C; };"
        + "action stay(c : character) { consenting: c; }; script: tell(); turns: A; reason r(A): 0;"
    )
    assert heard.weight("B", "good(A)") == 0.3
    assert heard.weight("B", "good(A)", after="tell") == 1.0
    assert heard.weight("C>B", "good(A)", after="tell") == 1.0


def test_what_is_given_without_a_chance_is_set_to_have_happened() -> None:
    """An infinitely precise A never takes the worse deed. Given, it stands at 0, and what follows has its odds."""
    told = Told(
        PEOPLE
        + "property x() : boolean; action good() { effect: x(); consenting: A; }; action bad() { consenting: A; };"
        + "action yes() { consenting: B; }; action no() { consenting: B; };"
        + "reason r(A): if(x()) 1 else 0; reason s(B): 0; turns: A, B; mind A { precision: infinite; }"
    )
    assert told.odds("") == {"good()": 1.0, "bad()": 0.0}
    assert told.odds("bad") == {"yes()": 0.5, "no()": 0.5}
    assert told.weight("B", "x()", after="bad") == 0.0


def test_nature_may_be_given_what_she_has_no_weight_for() -> None:
    told = Told(
        PEOPLE
        + "property s() : number; action never() { effect: s() = 1; weight: 0; }; action always() { effect: s() = 2; };"
        + "turns: chance;"
    )
    assert told.odds("") == {"always()": 1.0}
    assert told.weight("A", "s()", 1, after="never") == 1.0


def test_where_nature_has_no_weight_for_anything_she_waits_unseen() -> None:
    told = Told(PEOPLE + "action never() { weight: 0; }; turns: chance;")
    assert told.stories() == {("wait",): 1.0}
    assert told.at().seen_by(told.at().options[0].event) == ()


HIDDEN = (
    "entity A : character; entity B : character; entity W : character; property did(c : character) : number;"
    + "".join(
        f"action do{n}(c : character) {{ precondition: c != W; effect: did(c) = (3 * did(c)) + {n}; consenting: c;"
        f"observing(o : character): o == c; cost(c): {n} / 2; }};"
        for n in range(3)
    )
    + "reason r(c : character): if(did(A) == did(B)) 1 else 0; turns: A, B, A, B;"
)


@pytest.mark.parametrize(("depth", "nodes"), [(1, 547), (3, 3154)])
def test_equal_beliefs_are_one_object(depth: int, nodes: int) -> None:
    """Two who do not see each other, three deeds each, four turns: 3⁴ worlds of whoever watches them. How many nodes that
    takes was counted by another program, which also makes those in which the last deed has moved minds that nobody cares
    for."""
    told = Told(HIDDEN, tuple(f"mind {name} {{ depth: {depth}; }}" for name in "ABW"))
    story = told.unfolded_first()
    assert len(story.end.node.beliefs[2].worlds()) == 81
    assert told.engine.interner.count <= nodes


def test_a_limit_says_what_there_is_too_much_of() -> None:
    told = Told(HIDDEN, limits=Limits(nodes=200))
    found = unfold(begin(told.engine), most=1_000)
    assert found.limit is not None
    assert str(found.limit).startswith("too many things may have been done unseen: the limit on nodes (200)")
    assert "--limit-nodes" in str(found.limit)
