"""What a choice weighed, term by term: the terms come to the difference that the choice was made by, and each bears on it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings

from forbear.account.reasons import because, told_terms
from forbear.account.sections.hinges import edges_found, first_cause, first_whys, turned_text
from forbear.api.runs import Run
from forbear.api.scene import load
from forbear.errors import ForbearError
from forbear.grounding.ground import ground
from forbear.grounding.task import Task
from forbear.language.loader import Text, load_problem
from forbear.minds.reference import ReferenceEngine
from forbear.stories.questions.choice_edge import HALVINGS
from forbear.stories.questions.knockout import OtherFact, SilencedCost, SilencedReason
from forbear.stories.questions.replay import Replay, ReplayedChoice
from forbear.stories.questions.weighing import weighing
from forbear.stories.questions.why import chosen_steps
from forbear.stories.story import Story
from forbear.stories.unfold import begin, unfold
from tests.laws.scenes import Sketch
from tests.laws.scenes import sketches as scenes


def told(run: Run) -> Story:
    assert run.record.told is not None
    return run.record.told


def run(text: str) -> Run:
    return load(Text(text)).run()


def sentence(made: Run, number: int) -> str:
    return because(weighing(told(made), number), made.inquiry().naming)


@settings(max_examples=12)
@given(scenes())
def test_the_terms_come_to_the_difference_that_the_choice_was_made_by(sketch: Sketch) -> None:
    try:
        task = ground(load_problem(sketch.text()))
    except ForbearError:
        assume(False)
        return
    for story in unfold(begin(ReferenceEngine(task)), most=50).stories[:3]:
        for number in chosen_steps(story):
            found = weighing(story, number)
            values = {option.event: option.value or 0.0 for option in story.steps[number].before.options}
            difference = values[story.steps[number].event] - values[found.instead]
            assert found.difference == pytest.approx(difference, abs=1e-9)
            assert all(0 <= term.share <= 1 for term in found.terms)


LOAN = """
entity Ann : character; entity Bob : character;
property lent() : boolean; property kept() : boolean; property honest() : boolean;
honest();
openly believes(Ann, honest() = {True: 0.75, False: 0.25});
action lend(a : character) { precondition: !lent(); effect: lent(); consenting: Ann; cost(Ann): 1; says: "Ann lends it"; };
action refuse() { consenting: Ann; says: "Ann refuses"; };
action keep() { precondition: lent(); effect: kept(); consenting: Bob; cost(Bob) as conscience: if(honest()) 40 else 0; says: "Bob keeps it"; };
action give() { consenting: Bob; says: "Bob gives it back"; };
reason thanks(Ann): if(lent() & !kept()) 8 else 0;
reason goods(Ann): if(kept()) -6 else 0;
reason gain(Bob): if(kept()) 20 else 0;
turns: Ann, Bob;
says reason thanks(c): "being thanked"; says reason goods(c): "what is hers";
says honest(): "Bob is honest"; says honest() = False: "Bob is a rogue";
says Ann: "Ann", she;
"""
"""An honest Bob keeps it with e^-20, a rogue with 1 - e^-20. Lending is worth 8 * 3/4 of thanks, -6 * 1/4 of goods, and costs
1: 3.5 in all. Were he sure to keep it, it would be worth -7, were he sure not to, 7."""


def test_what_was_weighed_is_worked_by_hand() -> None:
    found = weighing(told(run(LOAN)), 0)
    by_ground = {
        term.ground.name if isinstance(term.ground, SilencedReason) else term.ground.action: term
        for term in found.terms
        if isinstance(term.ground, (SilencedReason, SilencedCost))
    }
    assert {name: round(term.difference, 6) for name, term in by_ground.items()} == {
        "thanks": 6.0,
        "goods": -1.5,
        "lend": -1.0,
    }
    assert [(name, round(term.share, 6)) for name, term in by_ground.items()] == [
        ("thanks", 0.75),
        ("goods", 0.25),
        ("lend", 1.0),
    ]
    assert found.difference == pytest.approx(3.5)
    assert found.taken_for_so is not None and found.taken_for_so[1:] == (True, pytest.approx(0.75))
    assert found.counted_on is not None and found.counted_on.probability == pytest.approx(0.75)


def test_why_is_told_with_what_told_against_it_and_what_was_counted_on() -> None:
    made = run(LOAN)
    assert sentence(made, 0) == (
        "because Ann cares about being thanked (8; 75 % of it to gain), although she cares about what is hers (6; 25 % of it to lose). "
        "She counts on it that Bob is honest (75 %)."
    )
    assert sentence(made, 1) == "because to keep has its price for Bob (40), although Bob cares about gain (20)."


def test_nothing_is_counted_on_where_nothing_else_would_make_it_worse() -> None:
    """With thanks alone in it for Ann, and no price, lending can only gain."""
    text = LOAN.replace("cost(Ann): 1; ", "").replace("-6", "0").replace('says reason goods(c): "what is hers"; ', "")
    found = weighing(told(run(text)), 0)
    assert found.taken_for_so is None and found.counted_on is None


ODDS = """
entity Ann : character;
property said() : number;
action yes() { precondition: said() == 0; effect: said() = 1; consenting: Ann; says: "Ann says yes"; };
action no() { precondition: said() == 0; effect: said() = 2; consenting: Ann; says: "Ann says no"; };
reason safety(Ann): if(said() == 1) %s else 0;
reason pride(Ann): if(said() == 2) 3 else 0;
turns: Ann;
says reason safety(c): "being safe"; says reason pride(c): "her pride";
"""


def test_what_was_done_against_the_odds_is_told_so() -> None:
    made = load(Text(ODDS % 1)).run(after="yes")
    assert sentence(made, 0) == (
        "against the odds, which are for this: Ann says no. For it: Ann cares about being safe (1). "
        "Against it, and weightier: Ann cares about her pride (3)."
    )


def test_a_toss_up_is_told_so() -> None:
    assert sentence(run(ODDS % 3), 0).startswith("a toss-up with this: Ann says ")


def lead(made: Run, task: Task, step: int) -> ReplayedChoice | None:
    return Replay(told(made), made.engine_of).within(task).choices.get(step)


SCENES = ("film/casablanca", "film/force-awakens")


@pytest.mark.parametrize("scene", SCENES)
def test_what_told_most_for_a_choice_holds_it_up(scene: str) -> None:
    """Without it the choice leads by less. What told against it may have told others who the chooser is, and is not asked."""
    made = load(scene).run()
    task = told(made).beginning.engine.task
    for number in chosen_steps(told(made)):
        (first, *_) = (term for term in told_terms(weighing(told(made), number)) if term.difference > 0)
        assert first.ground is not None
        now, without = lead(made, task, number), lead(made, first.ground.apply(task), number)
        assert now is not None and (without is None or without.lead < now.lead)


@pytest.mark.parametrize("scene", SCENES)
def test_what_is_told_to_turn_a_choice_turns_it_to_what_is_told(scene: str) -> None:
    """Also at its edge, so little beyond it as the halving leaves open; and not so little before it."""
    made = load(scene).run()
    asked = made.inquiry()
    task, naming = told(made).beginning.engine.task, asked.naming
    edges = asked.once(edges_found)
    found = asked.once(first_whys)
    assert found
    for one in found:
        cause = first_cause(one, asked)
        altered = task
        for thing in cause.without:
            altered = thing.apply(altered)
        after = lead(made, altered, one.step)
        assert after is not None and not after.is_likeliest and after.instead is not None
        assert naming.event(after.instead) in turned_text(one, asked)
        edge = edges.get(one.step)
        if edge is not None and isinstance(edge.thing, OtherFact) and not edge.is_extreme:
            width = Fraction(abs(edge.silenced - edge.now) / 2**HALVINGS).limit_denominator(1000)
            toward = 1 if edge.silenced > edge.now else -1
            for side, stays in ((-1, True), (1, False)):
                amount = Fraction(edge.at).limit_denominator(1000) + side * toward * width
                moved = lead(made, OtherFact(edge.thing.cell, amount).apply(task), one.step)
                assert moved is not None and moved.is_likeliest is stays
