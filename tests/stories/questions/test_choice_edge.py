"""How far what a choice hung on could move before it turns, against amounts worked out by hand."""

from __future__ import annotations

import pytest

from forbear.api.limits import Limits
from forbear.api.runs import Run
from forbear.api.scene import load
from forbear.language.loader import Text
from forbear.minds.reference import ReferenceEngine
from forbear.stories.numbers import numbers
from forbear.stories.questions.choice_edge import HALVINGS, ChoiceEdge
from forbear.stories.questions.replay import Replay

SCENE = """
type thing;
entity Ann : character;
entity Chest : thing;
property full(x : thing) : boolean;
property taken(x : thing) : boolean;
property worth(c : character) : number;
worth(Ann) = 4;
full(Chest);
believes(Ann, full(Chest) = {True: 0.8, False: 0.2});
action take(a : character, x : thing) { precondition: !taken(x); effect: taken(x); consenting: a; cost(a): 1; };
action leave(a : character, x : thing) { precondition: !taken(x); consenting: a; };
reason gain(a : character): if(taken(Chest) & full(Chest)) worth(a) else 0;
turns: Ann;
"""


def edges_of(text: str, after: str = "", limits: Limits | None = None) -> dict[str, ChoiceEdge]:
    run: Run = load(Text(text, "chest.story")).run(after, limits=limits)
    return {edge.number: edge for edge in run.choice_edges(run.why())}


def test_an_amount_turns_the_choice_where_what_is_expected_of_it_pays_the_cost_no_more() -> None:
    # 0.8 x worth = 1 at worth = 1.25; the way from 4 to 0 is halved six times.
    edge = edges_of(SCENE)["worth(Ann)"]
    assert (edge.step, edge.now, edge.silenced) == (0, 4.0, 0.0)
    assert abs(edge.at - 1.25) <= 4 / 2**HALVINGS
    assert not edge.is_extreme


def test_a_credence_turns_it_where_the_odds_pay_the_cost_no_more() -> None:
    # (1 - p) x 4 = 1 at p = 0.75, p the weight on the chest's being empty.
    edge = edges_of(SCENE)["believes(Ann, full(Chest) = False)"]
    assert (edge.now, edge.silenced) == (0.2, 1.0)
    assert abs(edge.at - 0.75) <= 0.8 / 2**HALVINGS


def test_a_reason_and_the_one_fact_that_it_looks_at_are_told_once() -> None:
    assert set(edges_of(SCENE)) == {"worth(Ann)", "believes(Ann, full(Chest) = False)"}


def test_an_edge_at_the_very_end_says_so() -> None:
    # 0.8 x worth > 0.01 down to worth = 0.0125: nearer to nothing than a 64th of 4.
    assert edges_of(SCENE.replace("cost(a): 1", "cost(a): 0.01"))["worth(Ann)"].is_extreme


def test_a_choice_that_was_not_the_likeliest_has_none() -> None:
    assert edges_of(SCENE, after="leave") == {}


def test_a_choice_that_nothing_turns_has_none() -> None:
    assert edges_of(SCENE.replace("cost(a): 1", "cost(a): 0")) == {}


def test_a_limit_leaves_out_what_was_not_finished() -> None:
    run = load(Text(SCENE, "chest.story")).run()
    whys = run.why()
    assert Run(run.record, Limits(nodes=1)).choice_edges(whys) == ()


@pytest.mark.parametrize("name", ["film/casablanca", "film/in-bruges"])
def test_edges_by_tapes_are_those_of_the_engine_asked_at_every_halving(name: str) -> None:
    run = load(name).run()
    story, found = run.stories[0], run.choice_edges(run.why())
    assert found
    replay = Replay(story, ReferenceEngine)
    known = {number.name: number for number in numbers(story.beginning.engine.task)}
    for edge in found:
        stays, turns = edge.now, edge.silenced
        for _ in range(HALVINGS):
            middle = (stays + turns) / 2
            choice = replay.within(known[edge.number].task_at(middle)).choices.get(edge.step)
            stays, turns = (middle, turns) if choice is not None and choice.is_likeliest else (stays, middle)
        assert edge.at == pytest.approx((stays + turns) / 2)
