"""A condition whose ways meet where it turns is a maximum: the same at every point, and asked by no tape."""

from __future__ import annotations

import math
import random

import pytest

import forbear
from forbear.language.expressions import Arithmetic, Cell, Comparison, Conditional, Expression, Literal
from forbear.minds.amount_reading import AmountReader
from forbear.minds.bends import bent

A, B, C = Cell(0), Cell(1), Cell(2)


def minus(one: Expression, other: Expression) -> Expression:
    return Arithmetic("-", one, other)


def times(one: Expression, other: Expression) -> Expression:
    return Arithmetic("*", one, other)


def read(expression: Expression, state: tuple[int, ...]) -> object:
    return AmountReader({}).reading(expression)(state, None)  # type: ignore[arg-type]


@pytest.mark.parametrize("operator", ["<", "<=", ">", ">="])
@pytest.mark.parametrize(
    ("value", "otherwise"),
    [
        (minus(A, B), minus(B, A)),  # |a - b|
        (A, B),  # the larger, or the smaller
        (minus(A, B), Literal(0)),  # as far as it is more
        (times(C, minus(A, B)), Literal(0)),
        (Literal(0), times(minus(B, A), C)),
        (times(C, minus(A, B)), times(C, minus(B, A))),
        (Arithmetic("+", C, times(Literal(3), A)), Arithmetic("+", times(B, Literal(3)), C)),
        (Arithmetic("/", A, Literal(2)), Arithmetic("/", B, Literal(2))),
    ],
)
def test_what_bends_comes_to_what_the_condition_does(operator: str, value: Expression, otherwise: Expression) -> None:
    test = Comparison(operator, A, B)  # type: ignore[arg-type]
    found = bent(test, value, otherwise)
    assert found is not None
    plain = Conditional(((test, value),), otherwise)
    draw = random.Random(7)
    for _ in range(200):
        state = tuple(draw.randint(-3, 3) for _ in range(3))
        assert read(found, state) == read(plain, state), state


@pytest.mark.parametrize(
    ("test", "value", "otherwise"),
    [
        (Comparison(">=", A, B), Literal(1), Literal(0)),  # a step
        (Comparison(">=", A, B), A, minus(B, Literal(1))),  # apart by 1 where it turns
        (Comparison(">=", A, Literal(2)), minus(A, Literal(3)), Literal(0)),
        (Comparison("==", A, B), A, B),  # is the same anyhow, but turns nowhere
        (Comparison(">=", A, B), times(A, C), times(B, A)),
        (Comparison(">=", A, B), minus(A, C), Literal(0)),
    ],
)
def test_what_jumps_does_not_bend(test: Expression, value: Expression, otherwise: Expression) -> None:
    assert bent(test, value, otherwise) is None


DOUBT = """
entity A : character; entity B : character;
property kind(c : character) : boolean; property wish() : number; property asked() : boolean;
wish() = 2; believes(A, kind(B) = {True: 0.5, False: 0.5});
action ask() { consenting: A; observing(c : character): True; effect: asked(); }
action pass_by() { consenting: A; observing(c : character): True; }
reason curiosity(A): wish() * (if(belief(A, kind(B)) >= 0.5) belief(A, kind(B)) - 0.5 else 0.5 - belief(A, kind(B)));
reason answer(A): if(asked()) wish() else 0;
turns: A;
outcome asks: asked();
mind A { depth: 0; precision: 1.0; }
"""


def test_a_tape_holds_where_a_mind_is_in_doubt_and_on_both_sides() -> None:
    """Asking is worth the wish more, whatever A holds of B: so it is as likely everywhere."""
    points = forbear.grid({"believes(A, kind(B) = True)": [0.25, 0.5, 0.75], "wish()": [0.0, 1.0, 2.0]})
    found = forbear.load(DOUBT).sweep(points, ask=("asks",))
    expected = [1 / (1 + math.exp(-wish)) for _ in range(3) for wish in (0.0, 1.0, 2.0)]
    assert list(found["asks"]) == pytest.approx(expected, abs=1e-12)
    assert found.labour.tapes == 1 and found.labour.by_engine == 0
