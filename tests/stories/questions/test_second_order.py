"""What somebody takes another to believe: each number is worked by hand beside its test."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given, settings

from forbear.api.runs import Run
from forbear.api.scene import load
from forbear.errors import ForbearError
from forbear.grounding.ground import ground
from forbear.language.loader import Text, load_problem
from forbear.minds.inform import assured
from forbear.minds.reference import ReferenceEngine
from forbear.stories.moment import Moment
from forbear.stories.questions.consequence import consequence
from forbear.stories.questions.second_order import second_order, told_by
from forbear.stories.questions.why import chosen_steps
from forbear.stories.story import Story
from forbear.stories.unfold import begin, unfold
from tests.laws.scenes import Sketch
from tests.laws.scenes import sketches as scenes


def told(text: str) -> Story:
    run: Run = load(Text(text)).run()
    assert run.record.told is not None
    return run.record.told


def share(lead: float) -> float:
    """Return how likely the first of two is that leads by so much."""
    return 1 / (1 + math.exp(-lead))


GATE = """
entity Ann : character; entity Bob : character;
property gold() : boolean; property open_gate() : boolean; property gone() : boolean;
gold();
openly believes(Bob, gold() = {True: 0.8, False: 0.2});
action unlock() { effect: open_gate(); consenting: Ann; cost(Ann): 1; says: "Ann unlocks the gate"; };
action leave_it() { consenting: Ann; says: "Ann leaves it locked"; };
action go() { precondition: open_gate(); effect: gone(); consenting: Bob; says: "Bob goes through"; };
action stay() { consenting: Bob; says: "Bob stays"; };
reason peace(Ann): if(gone()) 4 else 0;
reason riches(Bob): if(gone()) (if(gold()) 6 else -6) else 0;
turns: Ann, Bob;
says Ann: "Ann", she; says Bob: "Bob", he;
says gold(): "there is gold"; says gold() = False: "there is no gold"; says reason peace(c): "peace";
"""


def test_a_choice_hangs_on_what_another_is_taken_to_believe() -> None:
    """To Bob going is worth 0.8 x 6 - 0.2 x 6 = 3.6: he goes with 97 %, and Ann gains 2.9. Sure that there is none he goes with
    e^-6, and unlocking costs her 1 for as good as nothing; sure of the gold he goes with 99.8 %."""
    story = told(GATE)
    found = second_order(story, 0)
    assert found is not None
    assert (found.other, found.value, found.hangs_on_doubt, found.without, found.turns) == (
        "Bob",
        True,
        False,
        False,
        True,
    )
    assert found.weight == pytest.approx(0.8)
    assert found.probability == pytest.approx(share(4 * share(-6) - 1))
    assert second_order(story, 1) is None


def test_what_leaves_the_choice_as_it_is_is_no_such_belief() -> None:
    """Where there is no gold he loses nothing by going: he goes with a half at least, and 4 x 1/2 is over 1. Of the lead of 2.9
    there is then 1 left, more than a fifth."""
    assert second_order(told(GATE.replace("else -6", "else 0")), 0) is None


FAME = """
entity Ann : character; entity Bob : character;
property brave(c : character) : boolean; property stood() : boolean;
brave(Ann);
openly believes(Bob, brave(Ann) = {True: %s, False: rest});
action stand() { effect: stood(); consenting: Ann; revealing: brave(Ann); cost(Ann): 1; says: "Ann stands up"; };
action sit() { consenting: Ann; says: "Ann sits"; };
reason fame(Ann): 6 * belief(Bob, brave(Ann));
turns: Ann;
says Ann: "Ann", she; says Bob: "Bob", he;
says brave(c): "{c} is brave"; says brave(c) = False: "{c} is a coward"; says reason fame(c): "fame";
"""


def test_a_choice_hangs_on_an_error_that_it_would_mend() -> None:
    """Bob gives it 0.2, and would see: 6 x 0.8 - 1 = 3.8. Sure that she is brave he has nothing to learn: -1. Sure that she is
    not he is told so, and learns that she is: 6 - 1."""
    found = second_order(told(FAME % 0.2), 0)
    assert found is not None
    assert (found.value, found.without, found.hangs_on_doubt, found.turns) == (False, True, False, True)
    assert found.weight == pytest.approx(0.8)
    assert found.probability == pytest.approx(share(-1))


SHOWN = FAME.replace("revealing: brave(Ann); cost(Ann): 1", "cost(Ann): if(brave(Ann)) 0 else 8")


def test_a_choice_hangs_on_the_others_doubt_where_it_would_turn_were_they_sure_of_anything() -> None:
    """A coward would have to pay 8 for at most 6 by standing: standing shows Bob that she is brave. Sure that she is, or sure
    that she is not, he would learn nothing by it, and it would be worth as much as to sit, a half each."""
    found = second_order(told(SHOWN % 0.2), 0)
    assert found is not None
    assert (found.value, found.hangs_on_doubt, found.turns) == (False, True, True)
    assert found.weight == pytest.approx(0.8)
    assert found.probability == pytest.approx(0.5)


def test_it_counts_on_what_the_other_is_taken_to_hold_likeliest_of_what_it_can_stand_on() -> None:
    """At 0.9 standing gains 0.6 for 1, and she sits, as she would were he sure that she is brave. Were he sure that she is not,
    there would be 6 to gain for 1."""
    found = second_order(told(FAME % 0.9), 0)
    assert found is not None
    assert (found.value, found.hangs_on_doubt, found.without, found.turns) == (True, False, False, True)
    assert found.weight == pytest.approx(0.9)
    assert found.probability == pytest.approx(share(-5))


STAND = """
entity Ann : character; entity Bob : character;
property brave(c : character) : boolean; property help() : boolean; property stood() : boolean;
brave(Ann); help();
openly believes(Bob, brave(Ann) = {True: 0.5, False: 0.5});
openly believes(Ann, help() = if(brave(Ann)) {True: 0.9, False: rest} else {True: 0.1, False: rest});
action stand() { effect: stood(); consenting: Ann; cost(Ann): %s; says: "Ann stands up"; };
action sit() { consenting: Ann; says: "Ann sits"; };
reason fame(Ann): if(stood()) 3 else 0;
turns: Ann;
says Ann: "Ann", she; says Bob: "Bob", he;
says brave(c): "{c} is brave"; says brave(c) = False: "{c} is a coward";
says help(): "help is near"; says help() = False: "no help is near";
"""


def test_a_deed_tells_by_what_its_doer_believes() -> None:
    """Brave she counts on help with 0.9, and standing is worth 3 - 0.1 x 4 = 2.6, else 3 - 0.9 x 4 = -0.6: it is likelier of
    the brave. Were both to give it a half, both would stand as soon."""
    story = told(STAND % "if(help()) 0 else 4")
    brave = _cell(story, "brave(Ann)")
    found = told_by(story.steps[0], "Bob", brave, True)
    assert found is not None
    assert (found.cell, found.value) == (_cell(story, "help()"), True)
    assert (found.then, found.otherwise) == (pytest.approx(0.9), pytest.approx(0.1))
    against = told_by(story.steps[0], "Bob", brave, False)
    assert against is not None and (against.value, against.then) == (True, pytest.approx(0.9))


def test_a_deed_that_tells_by_what_its_doer_is_tells_by_no_belief() -> None:
    """It costs whoever is no brave soul 4, help or no help: what they believe of it says nothing."""
    story = told(STAND % "if(brave(Ann)) 0 else 4")
    assert told_by(story.steps[0], "Bob", _cell(story, "brave(Ann)"), True) is None


def _cell(story: Story, name: str) -> int:
    return next(cell for cell, fluent in enumerate(story.beginning.engine.task.fluents) if str(fluent) == name)


def test_a_later_deed_of_anothers_is_expected_for_what_is_done() -> None:
    """Bob goes through with 97 % once it is open, and cannot else; that is worth 4 to Ann."""
    story = told(GATE)
    instead = next(one.event for one in story.steps[0].before.options if one.event != story.steps[0].event)
    found = consequence(story, 0, instead)
    assert found is not None
    assert found.event == story.steps[1].event
    assert (found.probability, found.otherwise) == (pytest.approx(share(3.6)), 0.0)


def test_a_later_deed_that_is_nothing_to_the_chooser_is_not_what_it_is_done_for() -> None:
    text = GATE.replace("if(gone()) 4 else 0", "if(open_gate()) 4 else 0")
    story = told(text)
    instead = next(one.event for one in story.steps[0].before.options if one.event != story.steps[0].event)
    assert consequence(story, 0, instead) is None


@settings(max_examples=15)
@given(scenes())
def test_a_second_order_belief_that_is_said_to_turn_a_choice_does(sketch: Sketch) -> None:
    """With the other sure of what is named, something else is as likely or likelier; and nothing else of the node has changed:
    what is so, what the chooser thinks of it, and what others think."""
    try:
        task = ground(load_problem(sketch.text()))
    except ForbearError:
        assume(False)
        return
    for story in unfold(begin(ReferenceEngine(task)), most=50).stories[:3]:
        for number in chosen_steps(story):
            found = second_order(story, number)
            if found is None:
                continue
            step = story.steps[number]
            moment = step.before.begun
            places = tuple(task.characters.index(name) for name in (found.character, found.other))
            node = assured(moment.node, places, found.cell, found.without, moment.engine.interner)
            altered = Moment(moment.engine, node, moment.step)
            assert altered.odds((found.character, found.other))[found.cell] == {found.without: pytest.approx(1)}
            assert node.state == moment.node.state
            assert altered.odds((found.other,)) == moment.odds((found.other,))
            for before, after in zip(moment.odds((found.character,)), altered.odds((found.character,)), strict=True):
                assert after == pytest.approx(before)
            odds = {option.event: option.probability for option in altered.options}
            chosen = odds.pop(step.event)
            assert chosen == pytest.approx(found.probability)
            assert found.turns is (chosen <= max(odds.values()) + 1e-9)
            assert chosen < step.option.probability
