"""Putting a world right until a condition holds, each kind of atom worked by hand from docs/semantics.md §4, *Correcting*.

The condition stands as it would in a file; f, g are places, p, q numbers, a, b truth values, `c` a place of two values.
"""

from __future__ import annotations

from forbear.language.expressions import And, Arithmetic, Cell, Comparison, Expression, Literal, Not, Or
from forbear.language.values import UNKNOWN, Value
from forbear.logic import folding
from forbear.logic.clauses import Atom, clauses_of
from forbear.logic.correction import corrected, disappointed, doubted, untellable
from forbear.logic.evaluation import evaluate

F, G, P, Q, A, B, C = (Cell(number) for number in range(7))
PLACES = ("Hill", "Lake", "Mill", UNKNOWN)
DOMAINS: tuple[tuple[Value, ...] | None, ...] = (
    PLACES,
    PLACES,
    None,
    None,
    (False, True),
    (False, True),
    ("East", "West", UNKNOWN),
)


class Flat:
    """A world that is a row of values."""

    def __init__(self, *values: Value) -> None:
        self._values = values

    def value(self, fluent: int) -> Value:
        return self._values[fluent]

    def holds(self, atom: Atom) -> bool:
        def read(path: object, fluent: int) -> Value:
            return self._values[fluent]

        return folding.compare(atom.operator, evaluate(atom.left, read), evaluate(atom.right, read))


def world(**changed: Value) -> Flat:
    values: dict[str, Value] = {"f": "Hill", "g": "Lake", "p": 0, "q": 5, "a": False, "b": False, "c": "East"}
    values.update(changed)
    return Flat(*values.values())


def seen(condition: Expression, there: Flat, actual: Flat) -> dict[int, Value]:
    return dict(
        corrected(clauses_of(condition, DOMAINS.__getitem__, is_spelled=False), there, actual, DOMAINS.__getitem__)
    )


def told(condition: Expression, there: Flat) -> dict[int, Value]:
    return dict(
        corrected(clauses_of(condition, DOMAINS.__getitem__, is_spelled=False), there, None, DOMAINS.__getitem__)
    )


def base(condition: Expression, there: Flat, actual: Flat) -> dict[int, Value]:
    return dict(doubted(clauses_of(condition, DOMAINS.__getitem__), there, actual))


def _is(left: Expression, right: Expression | Value) -> Expression:
    return Comparison("==", left, right if isinstance(right, (Cell, Arithmetic)) else Literal(right))  # type: ignore[arg-type]


SUM = Comparison(">", Arithmetic("+", P, Q), Literal(4))


def test_what_holds_needs_nothing() -> None:
    assert seen(_is(F, "Hill"), world(), world()) == {}
    assert told(_is(F, "Hill"), world()) == {}


def test_a_fluent_takes_the_value_that_it_is_compared_with() -> None:
    assert seen(_is(F, "Mill"), world(), world(f="Mill")) == {0: "Mill"}
    assert told(_is(F, "Mill"), world()) == {0: "Mill"}


def test_a_truth_value_is_set() -> None:
    assert seen(And((A, Not(B))), world(b=True), world(a=True)) == {4: True, 5: False}
    assert told(And((A, Not(B))), world(b=True)) == {4: True, 5: False}


def test_another_fluent_is_read_in_fact_for_an_event_and_in_the_world_for_what_is_told() -> None:
    """In fact both are at the Mill; in the world f is on the Hill and g at the Lake. Seen: both are put right. Told that
    they are the same, f is where g is taken to be."""
    assert seen(_is(F, G), world(), world(f="Mill", g="Mill")) == {0: "Mill", 1: "Mill"}
    assert seen(_is(F, G), world(g="Mill"), world(f="Mill", g="Mill")) == {0: "Mill"}
    assert told(_is(F, G), world()) == {0: "Lake"}


def test_two_numbers_that_are_compared_are_both_put_right() -> None:
    """p = q = 3 in fact, 0 and 5 in the world: with p alone put right they would still differ."""
    assert seen(_is(P, Q), world(), world(p=3, q=3)) == {2: 3, 3: 3}


def test_a_sum_puts_right_every_fluent_that_it_reads() -> None:
    """3 + 3 > 4 in fact; in the world 0 + 0 is not."""
    assert seen(SUM, world(q=0), world(p=3, q=3)) == {2: 3, 3: 3}


def test_a_bound_sets_the_amount_to_what_it_is() -> None:
    assert seen(Comparison(">=", P, Literal(2)), world(), world(p=7)) == {2: 7}


def test_amounts_and_sums_cannot_be_told() -> None:
    condition = clauses_of(Or((SUM, And((A, Comparison("<", P, Q))), _is(P, 3))), DOMAINS.__getitem__, is_spelled=False)
    assert {atom.operator for atom in untellable(condition)} == {">", "<"}
    assert told(SUM, world(q=0)) == {}
    assert told(Or((SUM, A)), world(q=0)) == {4: True}


def test_a_difference_sets_the_one_other_value() -> None:
    """c is East or West. f may be in two other places: seen, it is where it is; told, nobody knows where."""
    assert told(Comparison("!=", C, Literal("East")), world()) == {6: "West"}
    assert seen(Comparison("!=", C, Literal("East")), world(), world(c="West")) == {6: "West"}
    assert seen(Comparison("!=", F, Literal("Hill")), world(), world(f="Mill")) == {0: "Mill"}
    assert told(Comparison("!=", F, Literal("Hill")), world()) == {0: UNKNOWN}


def test_the_clause_that_needs_fewest_changes_is_made_to_hold_the_first_of_equals() -> None:
    """`a & b | f == Mill`: two changes or one. `a | b`: one each, so the first."""
    assert told(Or((And((A, B)), _is(F, "Mill"))), world()) == {0: "Mill"}
    assert told(Or((And((A, B)), _is(F, "Mill"))), world(a=True)) == {5: True}
    assert told(Or((A, B)), world()) == {4: True}


def test_of_an_event_the_clauses_that_held_in_fact_count() -> None:
    assert seen(Or((A, B)), world(), world(b=True)) == {5: True}
    assert seen(Or((And((A, B)), _is(F, "Mill"))), world(), world(a=True, b=True)) == {4: True, 5: True}
    assert seen(Or((And((A, B)), _is(F, "Mill"))), world(), world(a=True, b=True, f="Mill")) == {0: "Mill"}


def test_what_is_true_in_the_world_is_left_alone() -> None:
    """f and g are the same in the world, though not where they are in fact: only a was wrong with it."""
    assert seen(And((_is(F, G), A)), world(g="Hill"), world(f="Mill", g="Mill", a=True)) == {4: True}


def test_an_atom_that_reads_what_another_one_sets_is_put_right_after_it() -> None:
    """g is set to the Mill, and then f to where g is."""
    assert told(And((_is(F, G), _is(G, "Mill"))), world()) == {0: "Mill", 1: "Mill"}


def test_where_no_clause_held_in_fact_the_event_is_taken_as_told() -> None:
    assert seen(_is(F, "Mill"), world(), world()) == {0: "Mill"}


def vain(condition: Expression, there: Flat, actual: Flat) -> dict[int, Value]:
    found = clauses_of(condition, DOMAINS.__getitem__, is_spelled=False)
    return dict(disappointed(found, there, actual, DOMAINS.__getitem__))


def test_who_is_in_doubt_sees_by_a_failure_what_is_left() -> None:
    """c is East or West, f one of three places: of two the other is left, of three nobody knows which."""
    not_east, not_hill = Comparison("!=", C, Literal("East")), Comparison("!=", F, Literal("Hill"))
    assert vain(not_east, world(c=UNKNOWN), world(c="West")) == {6: "West"}
    assert vain(not_hill, world(f=UNKNOWN), world(f="Mill")) == {}
    # Who takes it for what it is not is put right as before, and who is right has nothing to learn.
    assert vain(not_east, world(c="East"), world(c="West")) == {6: "West"}
    assert vain(not_east, world(c="West"), world(c="West")) == {}
    assert vain(not_east, world(c=UNKNOWN), world(c=UNKNOWN)) == {}


def test_who_knows_that_it_fails_learns_nothing_of_what_is_in_doubt() -> None:
    """It fails by a, as they know, whatever c is; where they do not know of a, they learn of both."""
    both = Or((Comparison("!=", C, Literal("East")), A))
    assert vain(both, world(a=True, c=UNKNOWN), world(a=True, c="West")) == {}
    assert vain(both, world(c=UNKNOWN), world(a=True, c="West")) == {4: True, 6: "West"}


def test_the_base_language_sets_what_was_so_and_doubts_the_rest() -> None:
    """`==` takes the actual value, every other comparison `?`; of every clause that held, not of one."""
    actual = world(f="Mill", p=7, q=7, a=True, b=True)
    assert base(_is(F, "Mill"), world(), actual) == {0: "Mill"}
    assert base(Comparison("!=", F, Literal("Hill")), world(), actual) == {0: UNKNOWN}
    assert base(Comparison(">=", P, Literal(2)), world(), actual) == {2: UNKNOWN}
    assert base(_is(P, Q), world(), actual) == {2: 7, 3: 7}
    assert base(Or((A, B)), world(), actual) == {4: True, 5: True}
    assert base(_is(F, "Mill"), world(f="Mill"), actual) == {}
