"""Guards against asking every condition: whatever holds is among those found, in the same order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from forbear.language.expressions import Cell, Literal
from forbear.language.values import UNKNOWN
from forbear.logic.clauses import Atom, Dnf
from forbear.planning.compiling.guards import Guards
from forbear.planning.conditions import holds

VALUES = st.sampled_from((True, False, 0, 1, "Ann", UNKNOWN))
ATOMS = st.builds(
    lambda cell, operator, value: Atom(Cell(cell), operator, Literal(value)),
    st.integers(0, 2),
    st.sampled_from(("==", "!=", "<")),
    VALUES,
)
CONDITIONS = st.lists(st.lists(ATOMS, max_size=3).map(tuple), max_size=2).map(tuple)


@given(st.lists(CONDITIONS, max_size=6), st.tuples(VALUES, VALUES, VALUES))
def test_a_condition_that_holds_is_found(conditions: list[Dnf], state: tuple[object, ...]) -> None:
    found = Guards(conditions).open(state.__getitem__)  # type: ignore[arg-type]
    holding = [place for place, each in enumerate(conditions) if holds(each, state)]  # type: ignore[arg-type]
    assert [place for place in found if holds(conditions[place], state)] == holding  # type: ignore[arg-type]


def test_what_cannot_hold_is_not_asked() -> None:
    conditions = [((Atom(Cell(0), "==", Literal(value)),),) for value in ("Ann", "Bob", "Cid")]
    assert Guards(conditions).open(("Bob",).__getitem__) == [1]
    assert Guards([*conditions, ((),)]).open(("Dan",).__getitem__) == [3]
