"""Altered tasks: one thing changed, all else as it was."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from forbear.errors import RequestError
from forbear.grounding.ground import ground
from forbear.grounding.task import Declaration, Task
from forbear.grounding.what_if import (
    with_belief,
    with_chance_result,
    with_drawn,
    with_initial,
    without_cost,
    without_reason,
)
from forbear.language.expressions import TRUE, Distribution, Literal
from forbear.language.problem import Assign, Cost, Inform, Joint, Reason
from tests.grounding.handmade import A, C, action, at, awake, coins, count, of, open_, problem, put

ANN = Literal("Ann")


def scene() -> Task:
    """Nature draws open() and count() together; Ann has odds of where Bea is; waving costs 1 and, in fear, 2."""
    drawn = Joint(
        tuple(
            ((put(open_, to=is_open), put(count, to=number)), Literal(Fraction(weight, 10)))
            for is_open, number, weight in ((True, 1, 2), (True, 2, 6), (False, 3, 2))
        )
    )
    odds = Distribution(((Literal("Inn"), Literal(Fraction(1, 4))), (Literal("Sea"), Literal(Fraction(3, 4)))))
    wave = replace(
        action("wave", A, by=(A,), effect=put(awake, A)),
        costs=(Cost(A, None, Literal(1)), Cost(A, "fear", Literal(2))),
    )
    return ground(
        replace(
            problem(
                awake,
                at,
                open_,
                count,
                coins,
                actions=(wave, action("rain"), action("shine")),
                initial=(drawn, Inform(ANN, Assign(of(at, "Bea"), odds))),
            ),
            reasons=(Reason("rest", C, None, None, of(coins, C)),),
        )
    )


def test_another_fact_stops_natures_draw_of_it_and_no_other() -> None:
    task = with_initial(scene(), scene().cell("open()"), False)
    assert task.initial[6:8] == (False, 1)
    assert task.drawn == (((7,), (((1,), 0.2), ((2,), 0.6), ((3,), 0.2))),)


def test_another_belief_stands_in_the_place_of_the_old_one() -> None:
    task = with_belief(scene(), ("Ann",), 4, (("Inn", 1.0), ("Sea", 0.0)))
    assert task.declarations == (Declaration(("Ann",), False, (4,), ((TRUE, (((Literal("Inn"),), 1.0),)),)),)


def test_a_belief_at_another_path_is_added() -> None:
    task = with_belief(scene(), ("Bea", "Ann"), 4, (("Inn", 1.0),))
    assert [each.path for each in task.declarations] == [("Ann",), ("Bea", "Ann")]


def test_a_reason_is_silenced_for_one_character() -> None:
    assert [each.character for each in without_reason(scene(), "rest", "Bea").reasons] == ["Ann", "Cal"]
    with pytest.raises(RequestError, match="no reason called grief"):
        without_reason(scene(), "grief", "Bea")


def test_a_cost_is_silenced_for_one_character_and_kind() -> None:
    task = without_cost(scene(), "wave", "Bea", "fear")
    assert [[cost.kind for cost in each.costs] for each in task.actions[:3]] == [[None, "fear"], [None], [None, "fear"]]


def test_what_nature_drew_can_be_settled_without_anyone_being_told() -> None:
    # Of open() = True, count() is 1 with 0.2 / 0.8 and 2 with 0.6 / 0.8; all keep the odds they had.
    task = with_drawn(scene(), 6, True)
    ((cells, draws),) = task.drawn
    assert cells == (6, 7)
    assert [values for values, _ in draws] == [(True, 1), (True, 2)]
    assert [weight for _, weight in draws] == pytest.approx([0.25, 0.75])
    odds = tuple(
        ((Literal(is_open), Literal(number)), weight)
        for is_open, number, weight in ((True, 1, 0.2), (True, 2, 0.6), (False, 3, 0.2))
    )
    kept = tuple(Declaration((name,), True, (6, 7), ((TRUE, odds),)) for name in ("Ann", "Bea", "Cal"))
    assert task.declarations == (*scene().declarations, *kept)


def test_nature_cannot_have_drawn_what_she_never_draws() -> None:
    with pytest.raises(RequestError, match="nature does not draw 7"):
        with_drawn(scene(), 7, 7)
    with pytest.raises(RequestError, match="nature does not draw"):
        with_drawn(scene(), 0, True)


def test_a_chance_can_be_settled_by_taking_the_weight_from_the_others() -> None:
    task = with_chance_result(scene(), 3, (3, 4))
    assert [each.weight for each in task.actions] == [Literal(1)] * 4 + [Literal(0)]


def test_numbers_of_fluents_and_actions_stay() -> None:
    task = with_drawn(with_initial(scene(), 0, True), 7, 3)
    assert task.fluents == scene().fluents
    assert [str(each) for each in task.actions] == [str(each) for each in scene().actions]
