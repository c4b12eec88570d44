"""What an event teaches those who see it, on numbers worked by hand from docs/semantics.md §4."""

from __future__ import annotations

import math

import pytest

from tests.minds.told import PEOPLE, Told


def sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-x))


BOX = (
    PEOPLE
    + "property full() : boolean; full();"
    + "action empty() { precondition: full(); effect: !full(); consenting: A; observing(c : character): c == A; };"
    + "action leave() { precondition: full(); consenting: A; observing(c : character): c == A; };"
    + "action take() { consenting: B; }; action pass() { consenting: B; };"
    + "reason r(A): 0; reason s(B): 0; turns: A, B;"
)


def test_an_unseen_deed_is_suspected() -> None:
    """A empties the box or leaves it, with the same odds as nothing comes of either, and B sees neither: B gives ½ to
    each. A knows, and knows that B does not."""
    told = Told(BOX)
    assert told.weight("B", "full()", after="empty") == pytest.approx(0.5)
    assert told.weight("A", "full()", after="empty") == 0.0
    assert told.weight("A>B", "full()", after="empty") == pytest.approx(0.5)
    assert told.surprises("", "empty()").keys() == {"A"}


def test_a_choice_is_evidence_about_who_made_it() -> None:
    """A kind A hits with σ(-3), another with ½. Prior ¼ kind. After a hit: .25σ(-3) / (.25σ(-3) + .75·.5)."""
    told = Told(
        PEOPLE
        + "property kind(c : character) : boolean; kind(A); believes(B, kind(A) = {True: 0.25, False: 0.75});"
        + "action hit() { consenting: A; cost(A): if(kind(A)) 3 else 0; }; action hold() { consenting: A; };"
        + "reason r(A): 0; turns: A;"
    )
    kind = 0.25 * sigmoid(-3)
    assert told.weight("B", "kind(A)", after="hit") == pytest.approx(kind / (kind + 0.75 * 0.5))
    bits = -math.log2(kind + 0.75 * 0.5)
    assert told.surprises("", "hit()")["B"].bits == pytest.approx(bits)


def test_a_plain_reader_asks_nothing_of_why() -> None:
    """At depth 0 the deed teaches nothing, and surprises as little: both worlds allow it."""
    told = Told(
        PEOPLE
        + "property kind(c : character) : boolean; kind(A); believes(B, kind(A) = {True: 0.25, False: 0.75});"
        + "action hit() { consenting: A; cost(A): if(kind(A)) 3 else 0; }; action hold() { consenting: A; };"
        + "reason r(A): 0; mind B { depth: 0; } turns: A;"
    )
    assert told.weight("B", "kind(A)", after="hit") == pytest.approx(0.25)
    assert told.surprises("", "hit()")["B"].bits == 0.0


def test_what_an_event_reveals_tells_the_worlds_apart() -> None:
    """A shot that the shield stops: whoever sees it stand knows of the shield. At depth 1 A's own choice, to shoot or
    not, is even in both worlds, so Z = ½·P(shield)."""
    told = Told(
        PEOPLE
        + "property shielded() : boolean; property standing() : boolean; shielded(); standing();"
        + "openly believes(B, shielded() = {True: 0.2, False: 0.8}); openly believes(A, shielded() = {True: 0.2, False: 0.8});"
        + "action shoot() { consenting: A; effect: if(!shielded()) !standing(); revealing: standing(); };"
        + "action hold() { consenting: A; };"
        + "reason r(A): 0; turns: A;"
    )
    assert told.weight("B", "shielded()", after="shoot") == 1.0
    assert told.surprises("", "shoot()")["B"].bits == pytest.approx(-math.log2(0.5 * 0.2))


def test_some_see_more_than_others() -> None:
    """Both see the box opened; only B looks inside."""
    told = Told(
        "entity A : character; entity B : character; entity C : character;"
        "property full() : boolean; full();"
        "openly believes(B, full() = {True: 0.5, False: 0.5}); openly believes(C, full() = {True: 0.5, False: 0.5});"
        "action open() { consenting: A; revealing(c : character) if(c == B): full(); }; turns: A; reason r(A): 0;"
    )
    assert told.weight("B", "full()", after="open") == 1.0
    assert told.weight("C", "full()", after="open") == 0.5
    assert told.weight("C>B", "full()", after="open") == 0.5


def test_whether_one_sees_is_read_before_the_event() -> None:
    """A leaves the room in which B is: B saw it, though afterwards they are apart."""
    told = Told(
        PEOPLE
        + "type room; entity Hall : room; entity Yard : room; property at(c : character) : room; at(A) = Hall; at(B) = Hall;"
        + "action leave() { effect: at(A) = Yard; consenting: A; observing(c : character): at(c) == at(A); };"
        + "reason r(A): 0; turns: A;"
    )
    assert told.weight("B", "at(A)", "Yard", after="leave") == 1.0


FIRST_STAGE = (
    PEOPLE
    + "property kind(c : character) : boolean; kind(A); believes(B, kind(A) = {True: 0.25, False: 0.75});"
    + "action hit() { consenting: A; }; action hold() { consenting: A; cost(A): 1; };"
    + "reason r(A): if(kind(A)) 0 else 0; mind A { precision: infinite; } turns: A;"
)


def test_the_first_stage_of_surprise_asks_no_more_why() -> None:
    """To hold costs 1, so an infinitely precise A never holds, in any world: Z = 0. Dropping P alone, both worlds allow it:
    B's weights stay as they were. A cannot hold by chance either, so the event is taken as given through `follow`."""
    told = Told(FIRST_STAGE)
    found = told.surprises("", "hold()")["B"]
    assert (found.stage, found.bits) == (1, math.inf)
    assert told.weight("B", "kind(A)", after="hold") == pytest.approx(0.25)


def test_the_second_stage_drops_that_one_would_have_seen_it() -> None:
    """B is sure to be blind and unsure whether the lamp burns, and yet sees A enter, by the lamp's light. In no world would
    B have seen it; the worlds where A could enter and the lamp burns remain."""
    told = Told(
        PEOPLE
        + "property blind() : boolean; property lamp() : boolean; lamp();"
        + "believes(B, blind() = True); believes(B, lamp() = {True: 0.3, False: 0.7});"
        + "property in(c : character) : boolean;"
        + "action enter() { effect: in(A); consenting: A; revealing: lamp(); "
        + "observing(c : character): c == A | !blind(); };"
        + "reason r(A): 0; turns: A;"
    )
    found = told.surprises("", "enter()")["B"]
    assert (found.stage, found.bits) == (2, math.inf)
    assert told.weight("B", "lamp()", after="enter") == 1.0
    assert told.weight("B", "in(A)", after="enter") == 1.0
    assert told.weight("B", "blind()", after="enter") == 1.0


def test_the_third_stage_corrects_every_world_and_keeps_what_agrees() -> None:
    """B is sure that the door is locked (so nobody could enter), unsure whether the lamp burns; A enters, which shows the
    lamp burning. No world allows the event: the door is corrected, and the worlds with the lamp burning remain."""
    told = Told(
        PEOPLE
        + "property locked() : boolean; property lamp() : boolean; lamp();"
        + "believes(B, locked() = True); believes(B, lamp() = {True: 0.3, False: 0.7});"
        + "property in(c : character) : boolean;"
        + "action enter() { precondition: !locked(); effect: in(A); consenting: A; revealing: lamp(); };"
        + "reason r(A): 0; turns: A;"
    )
    found = told.surprises("", "enter()")["B"]
    assert (found.stage, found.bits) == (3, math.inf)
    assert told.weight("B", "lamp()", after="enter") == 1.0
    assert told.weight("B", "in(A)", after="enter") == 1.0
    assert told.weight("B", "locked()", after="enter") == 0.0


def test_the_fourth_stage_sets_what_was_shown() -> None:
    """B is sure that the door is locked and the lamp out; A enters, and the lamp is seen to burn. Every world stays, the
    door is corrected to what it was, and the lamp to what was seen."""
    told = Told(
        PEOPLE
        + "property locked() : boolean; property lamp() : boolean; property wet() : boolean; lamp();"
        + "believes(B, locked() = True); believes(B, lamp() = False); believes(B, wet() = {True: 0.4, False: 0.6});"
        + "property in(c : character) : boolean;"
        + "action enter() { precondition: !locked(); effect: in(A); consenting: A; revealing: lamp(); };"
        + "reason r(A): 0; turns: A;"
    )
    assert told.surprises("", "enter()")["B"].stage == 4
    for fluent, weight in {"locked()": 0.0, "lamp()": 1.0, "in(A)": 1.0, "wet()": 0.4}.items():
        assert told.weight("B", fluent, after="enter") == pytest.approx(weight)


def test_the_fourth_stage_leaves_those_right_who_were() -> None:
    """B is sure that the lamp is out, and is shown that it burns. A, whom he took to be right about it, knew all along."""
    told = Told(
        PEOPLE
        + "property lamp() : boolean; property lit() : boolean; lamp(); openly believes(B, lamp() = False);"
        + "action show() { effect: lit(); revealing: lamp(); }; turns: chance;"
    )
    assert told.surprises("", "show()")["B"].stage == 4
    assert told.weight("B>A", "lamp()") == 0.0
    assert told.weight("B>A", "lamp()", after="show") == 1.0


def test_nobody_acts_in_a_world_where_the_story_has_ended() -> None:
    """In B's world where it is over A could not have acted: seeing A act, B knows that it is not over."""
    told = Told(
        PEOPLE
        + "property over() : boolean; believes(B, over() = {True: 0.9, False: 0.1});"
        + "action act() { consenting: A; }; reason r(A): 0; turns: A; ends: over();"
    )
    assert told.weight("B", "over()", after="act") == 0.0
    assert told.surprises("", "act()")["B"].bits == pytest.approx(-math.log2(0.1))


def test_telling_gives_a_mind_the_odds_independently_of_the_rest() -> None:
    """B is told ¾ for x, whatever B thought; y stays at ½ and independent; C, who hears it, knows what B was told."""
    told = Told(
        "entity A : character; entity B : character; entity C : character;"
        "property x() : boolean; property y() : boolean; openly believes(B, {x() = True & y() = True: 0.5, x() = False & y() = False: 0.5});"
        "action tell() { effect: believes(B, x() = {True: 0.75, False: 0.25}); consenting: A; }; reason r(A): 0; turns: A;"
    )
    assert told.weight("B", "x()", after="tell") == pytest.approx(0.75)
    assert told.weight("B", "y()", after="tell") == pytest.approx(0.5)
    worlds = told.at("tell").node.beliefs[1].worlds()
    assert sorted(round(math.exp(log), 12) for log, _ in worlds) == [0.125, 0.125, 0.375, 0.375]
    assert told.weight("C>B", "x()", after="tell") == pytest.approx(0.75)


def test_one_may_be_told_what_another_believes() -> None:
    """B is told that C is sure of x; what C thinks does not change."""
    told = Told(
        "entity A : character; entity B : character; entity C : character; property x() : boolean;"
        "action lie() { effect: believes(B, believes(C, x())); consenting: A; observing(c : character): c == A; };"
        "reason r(A): 0; turns: A;"
    )
    assert told.weight("B>C", "x()", after="lie") == 1.0
    assert told.weight("C", "x()", after="lie") == 0.0
    assert told.weight("B", "x()", after="lie") == 0.0


def test_chance_takes_events_by_weight_in_every_mind() -> None:
    """Heads weighs 3 where the coin is loaded and 1 otherwise, tails 1. B gives it ½ that it is loaded; it is.

    True odds: ¾. Seen at depth 1, heads teaches by Bayes: ½·¾ / (½·¾ + ½·½) = 3/5."""
    told = Told(
        PEOPLE
        + "property loaded() : boolean; property up() : boolean; loaded(); believes(B, loaded() = {True: 0.5, False: 0.5});"
        + "action heads() { effect: up(); weight: if(loaded()) 3 else 1; }; action tails() { weight: 1; };"
        + "reason r(A): 0; turns: chance;"
    )
    assert told.odds() == pytest.approx({"heads()": 0.75, "tails()": 0.25})
    assert told.weight("B", "loaded()", after="heads") == pytest.approx(0.6)


def test_what_nature_draws_at_the_beginning_is_believed_so_by_all_who_are_told_nothing() -> None:
    """Two beginnings, ¼ and ¾; A is told nothing and so gives ¼, and A thinks B does; B is told."""
    told = Told(
        PEOPLE
        + "property coin() : boolean; coin() = {True: 0.25, False: 0.75}; believes(B, coin() = True);"
        + "action call() { precondition: coin(); consenting: A; }; action wink() { precondition: !coin(); consenting: A; };"
        + "reason r(A): 0; turns: B, A;"
    )
    assert told.stories() == pytest.approx({("wait", "call()"): 0.25, ("wait", "wink()"): 0.75})
    begun = [story.beginning for story in told.unfolded()]
    for moment in begun:
        cell = told.task.cell("coin()")
        assert moment.odds(("A",))[cell][True] == pytest.approx(0.25)
        assert moment.odds(("A", "B"))[cell][True] == pytest.approx(0.25)
        assert moment.odds(("B",))[cell] == {True: 1.0}


def test_triggers_run_in_what_is_so_and_in_what_is_believed() -> None:
    """The ice cracks where it is thin: in A's mind (½ thin) it may have, in truth it has not. A does not look."""
    told = Told(
        PEOPLE
        + "property thin() : boolean; property on(c : character) : boolean; property cracked() : boolean;"
        + "believes(A, thin() = {True: 0.5, False: 0.5});"
        + "action step() { effect: on(A); consenting: A; };"
        + "trigger crack(c : character) { precondition: on(c) & thin() & !cracked(); effect: cracked(); };"
        + "reason r(A): 0; turns: A;"
    )
    assert told.weight("A", "cracked()", after="step") == pytest.approx(0.5)
    assert not told.at("step").node.state[told.task.cell("cracked()")]


def test_seeing_something_tells_that_one_could_see_it() -> None:
    """B gives it ½ that there is light; without light B would not have seen A nod."""
    told = Told(
        PEOPLE
        + "property light() : boolean; light(); believes(B, light() = {True: 0.5, False: 0.5});"
        + "action nod() { consenting: A; observing(c : character): light(); }; reason r(A): 0; turns: A;"
    )
    assert told.weight("B", "light()", after="nod") == 1.0
    assert told.surprises("", "nod()")["B"].bits == pytest.approx(1.0)


def test_in_what_is_left_of_ones_worlds_ones_own_belief_is_the_new_one() -> None:
    """B is sure that it is dark, and sees A bow all the same (stage 2: no world allows it, all agree with what was shown).
    In B's worlds B has seen it: their own belief there is the very belief they now have."""
    told = Told(
        PEOPLE
        + "property light() : boolean; property bowed() : boolean; light(); believes(B, light() = False);"
        + "action bow() { effect: bowed(); consenting: A; observing(c : character): light(); }; reason r(A): 0; turns: A;"
    )
    assert told.surprises("", "bow()")["B"].stage == 2
    belief = told.at("bow").node.beliefs[1]
    assert all(world.beliefs[1] is belief for _, world in belief.worlds())
    assert told.weight("B", "bowed()", after="bow") == 1.0


def test_a_trigger_that_reads_a_mind_fires_where_that_mind_is_so() -> None:
    """B wrongly thinks that A believes the ice thin. A steps on it: in B's mind A flees, in truth A does not."""
    told = Told(
        PEOPLE
        + "property thin() : boolean; property on(c : character) : boolean; property fled(c : character) : boolean;"
        + "believes(B, believes(A, thin()));"
        + "action step() { effect: on(A); consenting: A; };"
        + "trigger panic(c : character) { precondition: on(c) & !fled(c) & believes(c, thin()); effect: fled(c); };"
        + "reason r(A): 0; turns: A;"
    )
    assert told.weight("B", "fled(A)", after="step") == 1.0
    assert told.weight("A", "fled(A)", after="step") == 0.0
    assert not told.at("step").node.state[told.task.cell("fled(A)")]
