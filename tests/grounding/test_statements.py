"""The beginning: initial statements in the order of the file (docs/handbook.md; docs/semantics.md §2)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from forbear.errors import StoryError
from forbear.grounding.ground import ground
from forbear.grounding.task import Declaration, Task
from forbear.language.expressions import (
    TRUE,
    And,
    Arithmetic,
    Cell,
    Conditional,
    Distribution,
    Literal,
)
from forbear.language.problem import READER, Assign, Effect, ForEach, Inform, Joint, Together, When
from forbear.language.values import UNKNOWN, Value
from tests.grounding.handmade import NOTHING, PLACE, C, action, at, awake, coins, count, of, open_, problem, put

ANN, BEA, CAL = Literal("Ann"), Literal("Bea"), Literal("Cal")
HALF = Literal(Fraction(1, 2))


def begun(*statements: Effect) -> Task:
    """Return a task over awake (0–2), at (3–5), coins (6–8), open (9), count (10)."""
    return ground(problem(awake, at, coins, open_, count, initial=statements))


def distribution(*entries: tuple[Value, int | Fraction]) -> Distribution:
    return Distribution(tuple((Literal(value), Literal(weight)) for value, weight in entries))


def sure(*path: str, cell: int, value: Value, openly: bool = False) -> Declaration:
    return Declaration(path, openly, (cell,), ((TRUE, (((Literal(value),), 1.0),)),))


def test_later_statements_read_and_replace_earlier_ones() -> None:
    add = Assign(of(count), Arithmetic("+", of(count), Literal(1)))
    task = begun(put(count, to=5), add, add, put(open_), put(open_, to=False))
    assert task.initial[9:] == (False, 7)


def test_parts_of_a_conjunction_are_carried_out_one_after_the_other() -> None:
    task = begun(Together((put(at, "Ann", to="Inn"), Assign(of(at, "Bea"), of(at, "Ann")))))
    assert task.initial[3:5] == ("Inn", "Inn")


def test_one_statement_reads_before_it_assigns() -> None:
    # forall(c) coins(c) = count() + 1 & …: all read the same count.
    double = ForEach(C, Together((Assign(of(coins, C), of(count)), put(count, to=9))))
    assert begun(put(count, to=1), double).initial[6:] == (1, 1, 1, False, 9)


def test_a_condition_is_read_in_the_state_built_so_far() -> None:
    task = begun(When(((of(open_), put(count, to=1)),), put(count, to=2)), put(open_))
    assert task.initial[10] == 2


def test_a_plain_belief_is_a_declaration_of_one_choice() -> None:
    task = begun(Inform(ANN, put(at, "Bea", to=UNKNOWN)))
    assert task.declarations == (sure("Ann", cell=4, value=UNKNOWN),)
    assert task.initial[4] is UNKNOWN


def test_nested_beliefs_keep_their_path_and_what_one_thinks_one_thinks_is_what_one_thinks() -> None:
    task = begun(Inform(ANN, Inform(BEA, put(open_))), Inform(CAL, Inform(CAL, put(open_))))
    assert task.declarations == (sure("Ann", "Bea", cell=9, value=True), sure("Cal", cell=9, value=True))


def test_the_value_of_a_belief_is_read_when_it_is_declared() -> None:
    task = begun(put(at, "Bea", to="Inn"), Inform(ANN, Assign(of(at, "Cal"), of(at, "Bea"))), put(at, "Bea", to="Sea"))
    assert task.declarations == (sure("Ann", cell=5, value="Inn"),)


def test_a_later_declaration_replaces_an_earlier_one_for_the_same_mind_only() -> None:
    task = begun(
        Inform(ANN, put(open_)),
        Inform(BEA, put(open_)),
        Inform(ANN, put(open_), openly=True),
        Inform(ANN, put(open_, to=False)),
    )
    assert task.declarations == (
        sure("Bea", cell=9, value=True),
        sure("Ann", cell=9, value=True, openly=True),
        sure("Ann", cell=9, value=False),
    )


def test_weights_become_floats_and_what_weighs_nothing_is_left_out() -> None:
    doubt = distribution(("Inn", Fraction(3, 4)), (UNKNOWN, Fraction(1, 4)), ("Sea", 0))
    task = begun(Inform(ANN, Assign(of(at, "Bea"), doubt), openly=True))
    expected = (((Literal("Inn"),), 0.75), ((NOTHING,), 0.25))
    assert task.declarations == (Declaration(("Ann",), True, (4,), ((TRUE, expected),)),)


def test_conditions_of_a_belief_stay_and_are_asked_first_to_last() -> None:
    inner = Conditional(((of(awake, "Ann"), distribution(("Inn", 1))),), distribution(("Sea", 1)))
    value = Conditional(((of(open_), inner),), distribution(("Inn", Fraction(1, 2)), ("Sea", Fraction(1, 2))))
    (declaration,) = begun(Inform(ANN, Assign(of(at, "Bea"), value))).declarations
    inn, sea = (Literal("Inn"),), (Literal("Sea"),)
    conditions = [condition for condition, _ in declaration.alternatives]
    assert conditions == [And((Cell(9), Cell(0))), Cell(9), TRUE]
    assert [choices for _, choices in declaration.alternatives] == [
        ((inn, 1.0),), ((sea, 1.0),), ((inn, 0.5), (sea, 0.5)),
    ]  # fmt: skip


def test_a_joint_declaration_keeps_its_cells_together() -> None:
    together = Joint(
        (
            ((put(open_), put(at, "Bea", to="Inn")), HALF),
            ((put(at, "Bea", to="Sea"), put(open_, to=False)), HALF),
        )
    )
    (declaration,) = begun(Inform(ANN, together)).declarations
    assert declaration.cells == (9, 4)
    ((_, choices),) = declaration.alternatives
    assert choices == (((TRUE, Literal("Inn")), 0.5), ((Literal(False), Literal("Sea")), 0.5))


def test_a_later_declaration_of_one_half_conditions_the_joint() -> None:
    together = Joint((((put(open_), put(count, to=1)), HALF), ((put(open_, to=False), put(count, to=2)), HALF)))
    (declaration,) = begun(Inform(ANN, together), Inform(ANN, put(open_))).declarations
    assert declaration.cells == (9, 10)
    assert declaration.alternatives == ((TRUE, (((TRUE, Literal(1)), 1.0),)),)


def test_a_declaration_that_the_joint_gives_no_weight_takes_its_cell_out() -> None:
    together = Joint((((put(open_), put(count, to=1)), HALF), ((put(open_, to=False), put(count, to=2)), HALF)))
    task = begun(Inform(ANN, together), Inform(ANN, put(count, to=3)))
    assert [each.cells for each in task.declarations] == [(9,), (10,)]


def test_a_distribution_outside_any_mind_is_natures_draw_and_the_state_has_its_first_value() -> None:
    task = begun(Assign(of(at, "Ann"), distribution(("Sea", Fraction(1, 4)), ("Inn", Fraction(3, 4)))))
    assert task.drawn == (((3,), ((("Sea",), 0.25), (("Inn",), 0.75))),)
    assert task.initial[3] == "Sea"


def test_a_fact_stated_later_is_no_longer_drawn() -> None:
    task = begun(
        Assign(of(at, "Ann"), distribution(("Sea", Fraction(1, 2)), ("Inn", Fraction(1, 2)))), put(at, "Ann", to="Inn")
    )
    assert task.drawn == ()
    assert task.initial[3] == "Inn"


def test_reading_what_nature_has_yet_to_draw_is_an_error() -> None:
    draw = Assign(of(count), distribution((1, Fraction(1, 2)), (2, Fraction(1, 2))))
    with pytest.raises(StoryError) as caught:
        begun(draw, Assign(of(coins, "Ann"), of(count)))
    assert [each.code for each in caught.value.diagnostics] == ["E413"]
    assert "count()" in caught.value.diagnostics[0].message


def test_a_statement_that_contradicts_itself_is_an_error() -> None:
    with pytest.raises(StoryError) as caught:
        begun(ForEach(PLACE, put(at, "Ann", to=PLACE)))
    assert [each.code for each in caught.value.diagnostics] == ["E414"]


def test_the_reader_believes_like_any_other_mind() -> None:
    (declaration,) = begun(Inform(Literal(READER), put(open_))).declarations
    assert (declaration.path, declaration.openly) == ((READER,), False)


def test_an_effect_cannot_do_what_only_a_beginning_can() -> None:
    openly = action("openly", effect=Inform(ANN, put(open_), openly=True))
    drawn = action("drawn", effect=Assign(of(open_), distribution((True, Fraction(1, 2)), (False, Fraction(1, 2)))))
    for wrong, code in ((openly, "E411"), (drawn, "E412")):
        with pytest.raises(StoryError) as caught:
            ground(replace(problem(open_), actions=(wrong,)))
        assert [each.code for each in caught.value.diagnostics] == [code]


def test_an_effect_may_tell_somebody_odds() -> None:
    odds = distribution((True, Fraction(1, 2)), (False, Fraction(1, 2)))
    hint = action("hint", effect=Inform(ANN, Inform(BEA, Assign(of(open_), odds))))
    ((effect,),) = (each.effects for each in ground(problem(open_, actions=(hint,))).actions)
    assert (effect.path, effect.cell, effect.value, effect.condition) == (("Ann", "Bea"), 0, odds, TRUE)
