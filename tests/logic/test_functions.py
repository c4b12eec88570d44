"""The functions of amounts: exact where they can be, one number for whoever computes them, told where there is none."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forbear.api.plans import PlanRequest, plan
from forbear.errors import StoryError
from forbear.grounding.ground import ground
from forbear.language.functions import NoValue, applied, kept
from forbear.language.loader import load_problem
from tests.minds.told import PEOPLE, Told

numbers = st.one_of(st.integers(-1000, 1000), st.fractions(-1000, 1000, max_denominator=1000))


def test_max_min_and_abs_are_exact() -> None:
    third = Fraction(1, 3)
    assert applied("max", (0, third, Fraction(1, 4))) == third
    assert applied("min", (2, third)) == third
    assert applied("abs", (-third,)) == third


@given(numbers.filter(lambda number: number > 0))
def test_a_logarithm_is_the_floats_as_it_prints(number: int | Fraction) -> None:
    assert applied("log", (number,)) == Fraction(repr(math.log(number)))
    assert kept(applied("log", (number,))) == pytest.approx(math.log(number), abs=1e-12)


def test_numbers_too_long_for_a_float_have_a_logarithm() -> None:
    assert float(applied("log", (10**400,))) == pytest.approx(400 * math.log(10))
    assert float(applied("log", (Fraction(1, 10**400),))) == pytest.approx(-400 * math.log(10))


@pytest.mark.parametrize(("name", "value"), [("log", 0), ("log", -2), ("exp", 1000), ("exp", 10**400)])
def test_what_has_no_value_is_told(name: str, value: int) -> None:
    with pytest.raises(NoValue, match=name):
        applied(name, (value,))  # type: ignore[arg-type]


SHARING = (
    PEOPLE
    + "property n() : number;\nn() = 2;\n"
    + "action share() { effect: n() = n() / 3; consenting: A; cost(A): log(n()); };\n"
    + "action keep() { consenting: A; };\n"
    + "reason r(A): exp(n()) - max(n(), 1, abs(0 - n()) / 2);\n"
    + "turns: A, A;\n"
)


def test_reasons_and_costs_are_computed_with_functions() -> None:
    """On the last turn keeping is worth e² - 2, and sharing e^(2/3) - 1 - log 2."""
    told = Told(SHARING.replace("turns: A, A", "turns: A"))
    share, keep = math.exp(2 / 3) - 1 - math.log(2), math.exp(2) - 2
    assert told.values() == pytest.approx({"share()": share, "keep()": keep})


def test_what_is_divided_and_put_into_a_state_is_kept_to_twelve_decimals() -> None:
    """2/3 is 0.666666666667, and a third of that 0.222222222222; both are exact rationals."""
    told = Told(SHARING)
    cell = told.task.cell("n()")
    assert told.at("share(); share()").node.state[cell] == Fraction("0.222222222222")


def test_a_constant_is_as_exact_as_it_is_written() -> None:
    task = ground(load_problem("constant third = 1 / 3; property n() : number; n() = third; entity A : character;"))
    assert task.initial == (Fraction(1, 3),)


@pytest.mark.parametrize(
    ("value", "code", "column"),
    [("1 / (n() - 2)", "E401", 14), ("log(n() - 2)", "E403", 14), ("1 + exp(1000 * n())", "E403", 18)],
)
def test_what_has_no_value_as_the_story_runs_is_told_with_its_place(value: str, code: str, column: int) -> None:
    text = "action a() { consenting: A; }; action b() { consenting: A; }; property n() : number; n() = 2; turns: A;\n"
    told = Told(PEOPLE + text + f"reason r(A): {value};")
    with pytest.raises(StoryError) as caught:
        told.odds()
    (found,) = caught.value.diagnostics
    assert found.code == code
    assert found.span is not None
    assert (found.span.line, found.span.column) == (3, column)
    assert found.source_line == f"reason r(A): {value};"


def test_an_initial_statement_without_a_value_is_a_mistake() -> None:
    with pytest.raises(StoryError, match="E403"):
        ground(load_problem("property n() : number; property m() : number; n() = log(m());"))


PLANNED = """
entity Ann : character;
property gold() : number;
property shown() : number;
gold() = 1;
action earn() { effect: gold() = gold() * 2; consenting: Ann; };
action show() { precondition: log(gold()) >= 2; effect: shown() = max(shown(), min(log(gold()), 3)); consenting: Ann; };
utility(): if(abs(shown()) > 2) 1 else 0;
utility(Ann): exp(shown());
"""


def test_plans_compute_with_functions() -> None:
    """log 8 > 2 > log 4: to earn three times, then to show, is the shortest way."""
    task = ground(load_problem(PLANNED))
    found: Any = next(iter(plan(PlanRequest(source=PLANNED))))
    assert [task.actions[step.action].name for step in found.steps] == ["earn"] * 3 + ["show"]


def test_a_plan_that_meets_no_value_says_so() -> None:
    with pytest.raises(StoryError, match="E403"):
        list(plan(PlanRequest(source=PLANNED.replace("gold() = 1;", "").replace("log(gold()) >= 2", "shown() == 0"))))
