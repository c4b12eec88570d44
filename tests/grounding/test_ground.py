"""Grounding: what there is, what can be done, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forbear.errors import LimitReached, StoryError
from forbear.grounding.ground import ground
from forbear.grounding.limits import GroundLimits
from forbear.grounding.task import GroundReason, GroundReveal, Task
from forbear.language.expressions import (
    FALSE,
    TRUE,
    And,
    Arithmetic,
    Cell,
    Comparison,
    Expression,
    Literal,
    Not,
    Or,
    Property,
    Quantified,
    TypeTest,
    Variable,
)
from forbear.language.problem import (
    Cost,
    Entity,
    ForEach,
    Observing,
    Outcome,
    Reason,
    Revealing,
    Together,
    Trigger,
    Type,
    When,
)
from forbear.language.values import UNKNOWN
from tests.grounding.handmade import (
    ENTITIES,
    NOTHING,
    PLACE,
    A,
    B,
    C,
    action,
    at,
    awake,
    coins,
    count,
    of,
    open_,
    problem,
    put,
)


def names(things: tuple[object, ...]) -> list[str]:
    return [str(each) for each in things]


def condition(expression: Expression) -> Expression:
    """Return what an expression over `open()`, cell 0, and `count()`, cell 1, is ground to."""
    return replace_outcome(expression).outcomes[0][1]


def replace_outcome(expression: Expression) -> Task:
    return ground(replace(problem(open_, count, awake), outcomes=(Outcome("it", expression),)))


def test_every_fluent_stands_once_for_each_way_to_fill_its_parameters() -> None:
    task = ground(problem(awake, open_, at))
    assert names(task.fluents) == [
        "awake(Ann)", "awake(Bea)", "awake(Cal)", "open()", "at(Ann)", "at(Bea)", "at(Cal)",
    ]  # fmt: skip


def test_a_fluent_knows_its_values_and_begins_with_its_default() -> None:
    task = ground(problem(open_, at, count))
    assert task.fluents[0].values == (False, True)
    assert task.fluents[1].values == ("Inn", "Sea", UNKNOWN)
    assert task.fluents[4].values is None
    assert task.initial == (False, UNKNOWN, UNKNOWN, UNKNOWN, 0)


def test_a_parameter_that_occurs_twice_means_the_same_value() -> None:
    itself = Property("loves", (C, C), "boolean")
    assert names(ground(problem(itself)).fluents) == ["loves(Ann, Ann)", "loves(Bea, Bea)", "loves(Cal, Cal)"]


def test_fixed_parameters_stay_fixed() -> None:
    fixed = Property("rate", (Literal(2), Literal("Ann"), Literal(True)), "number")
    assert names(ground(problem(fixed)).fluents) == ["rate(2, Ann, True)"]


def test_what_is_false_whatever_the_state_is_not_ground() -> None:
    wave = action("wave", A, B, when=And((Comparison("!=", A, B), of(awake, A))), effect=put(awake, B), by=(A,))
    task = ground(problem(awake, actions=(wave,)))
    assert names(task.actions) == [
        "wave(Ann, Bea)", "wave(Ann, Cal)", "wave(Bea, Ann)", "wave(Bea, Cal)", "wave(Cal, Ann)", "wave(Cal, Bea)",
    ]  # fmt: skip
    assert task.actions[0].precondition == Cell(0)
    assert task.actions[0].consenting == ("Ann",)


def test_what_is_false_only_in_this_state_is_ground() -> None:
    knock = action("knock", when=of(open_))
    assert names(ground(problem(open_, actions=(knock,))).actions) == ["knock()"]


def test_everybody_sees_what_says_nothing_of_being_seen() -> None:
    task = ground(problem(open_, actions=(action("knock"),)))
    assert task.actions[0].observing == (TRUE, TRUE, TRUE)


def test_an_observer_may_have_the_name_of_a_parameter() -> None:
    # In the peer this fails (sabre-semantics §9.13). Inside the condition `a` is the observer.
    hide = replace(action("hide", A, effect=put(awake, A)), observing=Observing(A, of(awake, A)))
    task = ground(problem(awake, actions=(hide,)))
    assert [each.observing for each in task.actions] == [(Cell(0), Cell(1), Cell(2))] * 3


def test_a_quantified_variable_hides_a_parameter_of_its_name() -> None:
    watch = action("watch", A, when=Quantified("exists", A, of(awake, A)))
    task = ground(problem(awake, actions=(watch,)))
    assert [each.precondition for each in task.actions] == [Or((Cell(0), Cell(1), Cell(2)))] * 3


def test_constants_are_computed_also_where_an_event_has_no_variables() -> None:
    # 1 + 1 == 3 is false; the peer takes it for true in such an event (sabre-semantics §2.2).
    wrong = action("wrong", when=Comparison("==", Arithmetic("+", Literal(1), Literal(1)), Literal(3)))
    right = action("right", when=Comparison("==", Arithmetic("+", Literal(1), Literal(1)), Literal(2)))
    assert names(ground(problem(open_, actions=(wrong, right))).actions) == ["right()"]


@pytest.mark.parametrize(
    ("kind", "nothing"), [("forall", TRUE), ("exists", FALSE), ("sum", Literal(0)), ("product", Literal(1))]
)
def test_over_no_values_a_binder_gives_its_neutral_element(kind: str, nothing: Literal) -> None:
    empty = Variable("g", "ghost")
    body = of(count) if kind in ("sum", "product") else of(open_)
    task = ground(
        replace(
            problem(open_, count, types=(*problem().types, Type("ghost", ("entity",)))),
            outcomes=(Outcome("it", Quantified(kind, empty, body)),),  # type: ignore[arg-type]
        )
    )
    assert task.outcomes[0][1] == nothing


def test_a_sum_over_thousands_is_no_deeper_than_a_tree() -> None:
    many = tuple(Entity(f"N{number}", ("character",)) for number in range(3000))
    whole = replace(problem(coins, entities=many), outcomes=(Outcome("it", Quantified("sum", C, of(coins, C))),))
    total = ground(whole).outcomes[0][1]
    depth = 0
    while isinstance(total, Arithmetic):
        depth, total = depth + 1, total.left
    assert depth == 12  # 2^11 < 3000 <= 2^12


def test_negations_are_pushed_inward_and_never_crash() -> None:
    # sabre-semantics §9.13: `!(...)` around what simplifies to a negation.
    assert condition(Not(And((TRUE, Not(of(open_)))))) == Cell(0)
    assert condition(Not(Comparison(">", of(count), Literal(1)))) == Comparison("<=", Cell(1), Literal(1))


def test_nothing_has_an_order_with_the_unknown_but_itself() -> None:
    assert condition(Comparison(">", of(count), NOTHING)) == FALSE
    assert condition(Comparison(">=", of(count), NOTHING)) == Comparison("==", Cell(1), NOTHING)
    assert condition(Comparison(">=", NOTHING, NOTHING)) == TRUE


def test_true_is_not_one() -> None:
    assert condition(Comparison("==", Literal(True), Literal(1))) == FALSE
    assert Literal(True) != Literal(1)
    assert len({Literal(0), Literal(False)}) == 2


def test_type_tests_are_decided() -> None:
    walk = action("walk", Variable("x", "entity"), when=TypeTest(Variable("x", "entity"), "place"))
    assert names(ground(problem(open_, actions=(walk,))).actions) == ["walk(Inn)", "walk(Sea)"]


def test_two_bounds_on_one_number_are_kept() -> None:
    # sabre-semantics §9.11: the peer's stack overflows.
    both = And((Comparison(">", of(count), Literal(1)), Comparison("<", of(count), Literal(5))))
    task = ground(problem(count, actions=(action("go", when=both),)))
    assert task.actions[0].precondition == And(
        (Comparison(">", Cell(0), Literal(1)), Comparison("<", Cell(0), Literal(5)))
    )


def test_one_entity_is_enough() -> None:
    # sabre-semantics §9.13: fewer than two entities crash the peer.
    task = ground(problem(awake, actions=(action("wake", A, effect=put(awake, A)),), entities=ENTITIES[:1]))
    assert names(task.actions) == ["wake(Ann)"]


def test_an_else_branch_denies_what_came_before() -> None:
    effect = When(((of(open_), put(count, to=1)), (of(awake, "Ann"), put(count, to=2))), put(count, to=3))
    task = ground(problem(open_, awake, count, actions=(action("go", effect=effect),)))
    assert [(each.value, each.condition) for each in task.actions[0].effects] == [
        (Literal(1), Cell(0)),
        (Literal(2), And((Not(Cell(0)), Cell(1)))),
        (Literal(3), And((Not(Cell(0)), Not(Cell(1))))),
    ]


def test_an_effect_that_contradicts_itself_for_equal_parameters_is_an_error_with_advice() -> None:
    split = action("split", A, B, effect=Together((put(at, A, to="Inn"), put(at, B, to="Sea"))))
    with pytest.raises(StoryError) as caught:
        ground(problem(at, actions=(split,)))
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "E410"
    assert "split(Ann, Ann)" in diagnostic.message
    assert "at(Ann) becomes both Inn and Sea" in diagnostic.message
    assert diagnostic.hint == "add `a != b` to the precondition"


def test_the_precondition_may_rule_the_contradiction_out() -> None:
    effect = Together((put(at, A, to="Inn"), put(at, B, to="Sea")))
    split = action("split", A, B, when=Comparison("!=", A, B), effect=effect)
    assert len(ground(problem(at, actions=(split,))).actions) == 6


def test_the_same_value_twice_and_a_condition_are_no_contradiction() -> None:
    twice = action("twice", effect=Together((put(count, to=1), put(count, to=1))))
    perhaps = action("perhaps", effect=Together((put(count, to=1), When(((of(open_), put(count, to=2)),), None))))
    assert len(ground(problem(open_, count, actions=(twice, perhaps))).actions) == 2


def test_all_contradictions_of_a_file_come_at_once_and_each_event_once() -> None:
    effect = ForEach(PLACE, Together((put(at, A, to=PLACE),)))
    first, second = action("first", A, effect=effect), action("second", A, effect=effect)
    third = Trigger("third", (A,), TRUE, effect)
    with pytest.raises(StoryError) as caught:
        ground(problem(at, actions=(first, second), triggers=(third,)))
    assert [each.message.split("(")[0] for each in caught.value.diagnostics] == [
        "the effect of first", "the effect of second", "the effect of third",
    ]  # fmt: skip


def test_costs_reveals_weights_and_words_are_ground_with_the_action() -> None:
    pay = replace(
        action("pay", A, by=(A,)),
        costs=(Cost(A, "need", of(coins, A)),),
        weight=Literal(3),
        says="{a} pays",
        revealing=(Revealing((of(coins, A),), C, Comparison("!=", C, A)), Revealing((of(open_),))),
    )
    task = ground(problem(coins, open_, actions=(pay,)))
    first = task.actions[0]
    assert [(each.character, each.kind, each.amount) for each in first.costs] == [("Ann", "need", Cell(0))]
    assert first.weight == Literal(3)
    assert first.says == "Ann pays"
    assert first.reveals == (
        GroundReveal("Bea", TRUE, (0,), if_seen=False),
        GroundReveal("Cal", TRUE, (0,), if_seen=False),
        GroundReveal("Ann", TRUE, (3,)),
        GroundReveal("Bea", TRUE, (3,)),
        GroundReveal("Cal", TRUE, (3,)),
    )


def test_a_reason_for_one_replaces_the_same_reason_for_all() -> None:
    reasons = (
        Reason("rest", C, None, None, of(coins, C)),
        Reason("rest", Literal("Bea"), "need", None, Literal(7)),
    )
    task = ground(replace(problem(coins), reasons=reasons))
    assert task.reasons == (
        GroundReason("rest", "Ann", None, None, Cell(0)),
        GroundReason("rest", "Cal", None, None, Cell(2)),
        GroundReason("rest", "Bea", "need", None, Literal(7)),
    )


@pytest.mark.parametrize("parameters", [4, 6])
def test_too_many_actions_are_refused_before_they_are_made(parameters: int) -> None:
    """To make them would take hours: four parameters of 200 people are 1.6 billion actions, six are 64 million millions."""
    many = tuple(Entity(f"N{number}", ("character",)) for number in range(200))
    crowd = action("crowd", *(Variable(f"x{place}", "character") for place in range(parameters)))
    with pytest.raises(LimitReached, match="ground actions") as caught:
        ground(problem(open_, actions=(crowd,), entities=many))
    assert caught.value.raise_with == "--limit-actions"


def test_parameters_that_the_precondition_ties_together_are_not_multiplied_out() -> None:
    many = tuple(Entity(f"N{number}", ("character",)) for number in range(200))
    same = action("same", A, B, C, when=And((Comparison("==", A, B), Comparison("==", B, C))))
    assert len(ground(problem(open_, actions=(same,), entities=many)).actions) == 200


def test_too_many_fluents_and_too_many_terms_are_refused() -> None:
    wide = Property("wide", (A, B, C), "boolean")
    with pytest.raises(LimitReached, match="ground fluents"):
        ground(problem(wide), limits=GroundLimits(fluents=26))
    deep = action("deep", when=Quantified("forall", A, Quantified("exists", B, Quantified("exists", C, of(open_)))))
    with pytest.raises(LimitReached, match="ground terms"):
        ground(problem(open_, actions=(deep,)), limits=GroundLimits(instances=38))  # 3 + 9 + 27 = 39


@given(st.permutations(range(3)), st.permutations(range(5)))
def test_the_order_of_declarations_changes_no_ground_thing(events: list[int], people: list[int]) -> None:
    wave = action("wave", A, B, when=Comparison("!=", A, B), effect=put(awake, B))
    walk = action("walk", A, PLACE, when=of(awake, A), effect=put(at, A, to=PLACE))
    wake = action("wake", A, effect=put(awake, A))
    actions = (wave, walk, wake)
    plain = ground(problem(awake, at, actions=actions))
    mixed = ground(
        problem(
            at,
            awake,
            actions=tuple(actions[place] for place in events),
            entities=tuple(ENTITIES[place] for place in people),
        )
    )
    assert sorted(names(plain.fluents)) == sorted(names(mixed.fluents))
    assert sorted(names(plain.actions)) == sorted(names(mixed.actions))
