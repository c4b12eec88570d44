"""What is looked up is what is gone through: long sums of which one part counts, and the weights of a fluent's values."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from forbear.api.scene import load
from forbear.language.expressions import Arithmetic, Cell, Comparison, Conditional, Degree, Expression, Literal
from forbear.language.values import UNKNOWN, Value
from forbear.logic.folding import compute, total
from forbear.minds.budget import Budget, Limits
from forbear.minds.node import MANY, Interner, Node
from forbear.minds.reading import Reader
from forbear.minds.selection import FEWEST, selection

VALUES = st.one_of(st.integers(-3, 12), st.just(UNKNOWN))


def part(cell: int, value: int, counted: Expression, turned: bool) -> Expression:
    if turned:
        return Conditional(((Comparison("!=", Cell(cell), Literal(value)), Literal(0)),), counted)
    return Conditional(((Comparison("==", Cell(cell), Literal(value)), counted),), Literal(0))


@given(
    st.lists(st.tuples(st.integers(-3, 12), st.integers(-5, 5), st.booleans()), min_size=FEWEST, max_size=12),
    VALUES,
    VALUES,
)
def test_a_sum_of_which_one_part_counts_is_the_sum(
    told: list[tuple[int, int, bool]], first: Value, second: Value
) -> None:
    """The same sum by hand, part by part; equal values of the cell, told twice, make it none that is looked up."""
    parts = [part(0, value, Arithmetic("*", Cell(1), Literal(amount), None), turned) for value, amount, turned in told]
    whole = total("+", list(parts))
    picked = selection(whole)
    assert (picked is not None) == (len({value for value, _, _ in told}) == len(told))
    expected: Value = 0
    for value, amount, _ in told:
        expected = compute("+", expected, compute("*", second, amount) if first == value else 0)
    node = Node(0, (first, second), ())
    assert Reader(()).reading(whole)(node.state, node) == expected


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 9)), min_size=1, max_size=3 * MANY), st.integers(-1, 6))
def test_the_weight_of_a_value_is_that_of_the_worlds_that_have_it(told: list[tuple[int, int]], wanted: int) -> None:
    interner = Interner(Budget(Limits()))
    whole = sum(weight for _, weight in told)
    worlds = [
        (math.log(weight / whole), interner.node((value, number), ())) for number, (value, weight) in enumerate(told)
    ]
    belief = interner.belief("told", 0, lambda own: worlds)
    node = Node(-1, (), (belief,))
    read = Reader(("A",)).reading(Degree(Literal("A"), Comparison("==", Cell(0), Literal(wanted))))
    by_hand = math.fsum(weight / whole for value, weight in told if value == wanted)
    assert math.isclose(float(read((), node)), by_hand, abs_tol=1e-12)  # type: ignore[arg-type]


DOOR = """
entity A : character; entity B : character; property n() : number; property x() : number;
n() = {1: 0.25, 2: 0.25, 3: rest}; openly knows(A, n());
action low() { precondition: n() < 3; effect: x() = 1; consenting: A; };
action high() { precondition: n() > 1; effect: x() = 2; consenting: A; };
turns: A;
"""


def test_a_deed_that_was_reckoned_with_is_one_to_who_saw_it_whatever_else_is_so() -> None:
    """B is right about nobody's n(), so what B makes of `high` is the same belief where it is 2 and where it is 3: both
    choose among what is open by a coin, 1/2 where n() = 2 and 1 where it is 3, so 3 has 2 · 1 / (1 · 1/2 + 2 · 1) = 0.8."""
    run = load(DOOR).run("high")
    minds = {story.end.node.beliefs[1] for story in run.record.given}
    assert len(run.record.given) == 2
    assert len(minds) == 1
    assert math.isclose(run.belief("B", "n()")[3], 0.8)
