"""Normal forms say the same as the conditions they were made from."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from forbear.language.expressions import (
    FALSE,
    TRUE,
    And,
    Arithmetic,
    Cell,
    Comparison,
    Conditional,
    Expression,
    Literal,
    Not,
    Or,
)
from forbear.language.values import UNKNOWN, Value
from forbear.logic import folding
from forbear.logic.cells import Path
from forbear.logic.clauses import ALWAYS, NEVER, Atom, Dnf, branches_of, clauses_of
from forbear.logic.evaluation import evaluate

BOOLEAN = (False, True)
PLACES = ("Inn", "Sea", UNKNOWN)
DOMAINS: tuple[tuple[Value, ...] | None, ...] = (BOOLEAN, BOOLEAN, PLACES, ("Sea", "Wood", UNKNOWN), None, None)
SAMPLES: tuple[tuple[Value, ...], ...] = (BOOLEAN, BOOLEAN, PLACES, ("Sea", "Wood", UNKNOWN), (0, 2), (-1, 2))
STATES = tuple(itertools.product(*SAMPLES))
N = Cell(4)


def domain(cell: int) -> tuple[Value, ...] | None:
    return DOMAINS[cell]


def holds(condition: Dnf, state: tuple[Value, ...]) -> bool:
    def read(path: Path, cell: int) -> Value:
        return state[cell]

    return any(
        all(folding.compare(a.operator, evaluate(a.left, read), evaluate(a.right, read)) for a in clause)
        for clause in condition
    )


OPERATORS = st.sampled_from(["==", "!=", "<", "<=", ">", ">="])
numbers = st.recursive(
    st.sampled_from([Literal(0), Literal(1), Literal(2), N, Cell(5)]),
    lambda inner: st.builds(Arithmetic, st.sampled_from(["+", "-", "*"]), inner, inner),
    max_leaves=4,
)
places = st.sampled_from([Literal("Inn"), Literal("Sea"), Literal("Wood"), Literal(UNKNOWN), Cell(2), Cell(3)])
atoms = st.one_of(
    st.sampled_from([TRUE, FALSE, Cell(0), Cell(1)]),
    st.builds(Comparison, OPERATORS, numbers, numbers),
    st.builds(Comparison, st.sampled_from(["==", "!="]), places, places),
    st.builds(Comparison, st.sampled_from(["==", "!="]), st.sampled_from([Cell(0), TRUE]), st.sampled_from([Cell(1)])),
)


def _larger(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    pairs = st.tuples(inner, inner)
    choice = st.builds(lambda test, value, other: Conditional(((test, value),), other), inner, inner, inner)
    return st.one_of(
        st.builds(And, pairs),
        st.builds(Or, pairs),
        st.builds(Not, inner),
        choice,
        st.builds(Comparison, st.sampled_from(["==", "!="]), inner, inner),
    )


conditions = st.recursive(atoms, _larger, max_leaves=5)


@settings(deadline=None)
@given(conditions)
def test_a_normal_form_holds_in_the_same_states(condition: Expression) -> None:
    # Numbers are known here, and only numbers are put in order: of what has no order neither `x > y` nor its
    # negation holds, and then no case need apply.
    clauses = clauses_of(condition, domain)

    def read(state: tuple[Value, ...]) -> bool:
        return evaluate(condition, lambda path, cell: state[cell]) is True

    assert [holds(clauses, state) for state in STATES] == [read(state) for state in STATES]


@settings(deadline=None)
@given(conditions, st.sampled_from([1, 2]))
def test_the_cases_of_a_value_exclude_each_other_and_leave_none_out(condition: Expression, number: int) -> None:
    value = Arithmetic("+", Conditional(((condition, N),), Literal(number)), Literal(1))
    cases = [(clauses_of(test, domain), leaf) for test, leaf in branches_of(value, domain)]
    for state in STATES[::3]:

        def read(path: Path, cell: int, state: tuple[Value, ...] = state) -> Value:
            return state[cell]

        (leaf,) = [leaf for test, leaf in cases if holds(test, state)]
        assert evaluate(leaf, read) == evaluate(value, read)


def test_of_an_unknown_number_neither_a_bound_nor_its_denial_holds() -> None:
    # sabre-semantics §2.2: negations are pushed inward first.
    bound = Comparison(">", N, Literal(0))
    unknown = (True, True, "Inn", "Sea", UNKNOWN, 0)
    assert not holds(clauses_of(bound, domain), unknown)
    assert not holds(clauses_of(Not(bound), domain), unknown)


def test_a_clause_that_cannot_hold_is_left_out() -> None:
    assert clauses_of(And((Cell(0), Not(Cell(0)))), domain) == NEVER
    assert clauses_of(And((at(2, "Inn"), at(2, "Sea"))), domain) == NEVER
    assert clauses_of(And((Comparison(">", N, Literal(3)), Comparison("<", N, Literal(3)))), domain) == NEVER


def test_an_atom_that_another_implies_is_left_out() -> None:
    assert clauses_of(And((Comparison("!=", Cell(2), Literal("Sea")), at(2, "Inn"))), domain) == (
        (Atom(Cell(2), "==", Literal("Inn")),),
    )
    assert clauses_of(And((Comparison(">", N, Literal(1)), Comparison(">=", N, Literal(1)))), domain) == (
        (Atom(N, ">", Literal(1)),),
    )
    assert clauses_of(And((Comparison(">", N, Literal(1)), Comparison("!=", N, Literal(0)))), domain) == (
        (Atom(N, ">", Literal(1)),),
    )


def test_two_bounds_that_settle_nothing_are_both_kept() -> None:
    # sabre-semantics §9.11: n > 1 & n < 5, and n >= 2 & n != 5, overflow the peer's stack.
    for first, second in ((">", "<"), (">=", "!=")):
        (clause,) = clauses_of(And((Comparison(first, N, Literal(1)), Comparison(second, N, Literal(5)))), domain)  # type: ignore[arg-type]
        assert len(clause) == 2


def test_a_product_is_not_divided() -> None:
    # sabre-semantics §2.2 [quirk]: n * n >= 0 is false in the peer where n is 0.
    square = clauses_of(Comparison(">=", Arithmetic("*", N, N), Literal(0)), domain)
    assert holds(square, (True, True, "Inn", "Sea", 0, 0))


def test_a_value_of_no_matching_type_is_never_met() -> None:
    assert clauses_of(at(2, "Wood"), domain) == NEVER
    assert clauses_of(Comparison("!=", Cell(2), Literal("Wood")), domain) == ALWAYS


def test_two_places_are_equal_value_by_value() -> None:
    assert clauses_of(Comparison("==", Cell(2), Cell(3)), domain) == (
        (Atom(Cell(2), "==", Literal("Sea")), Atom(Cell(3), "==", Literal("Sea"))),
        (Atom(Cell(2), "==", Literal(UNKNOWN)), Atom(Cell(3), "==", Literal(UNKNOWN))),
    )


def at(cell: int, place: str) -> Comparison:
    return Comparison("==", Cell(cell), Literal(place))
