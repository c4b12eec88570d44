"""What a reason or a cost comes to asks no number how it compares: one tape holds on both sides, and is the engine there."""

from __future__ import annotations

import math
from array import array

import pytest

import forbear
from forbear.minds.tape.plain import PlainForm
from forbear.minds.tape.tape import Proviso
from forbear.minds.tape.traced import Recording, TooClose, Traced
from forbear.stories.numbers import number_named
from tests.stories.sweep.test_table import held_against_the_engine

SCENE = """
entity A : character; entity B : character;
property pain(c : character) : number; property hope() : number; property given() : boolean;
pain(A) = 0; pain(B) = 2; hope() = 1;
believes(A, pain(B) = {0: 0.25, 2: rest});
action give() { consenting: A; observing(c : character): True; effect: given();
  cost(A): if(pain(A) == 0) 1 else 2 * pain(A); }
action keep() { consenting: A; observing(c : character): True; }
reason joy(A): if(given() & (pain(A) > 1 | pain(B) > 3)) 3 - pain(A) else if(given() & !(hope() <= 2)) hope() else 1;
reason pity(A): if(given() & belief(A, pain(B) > hope()) >= 0.5) (belief(A, pain(B) >= hope()) - 0.5) / 0.5 else 0;
turns: A;
outcome gift: given();
mind A { depth: 0; precision: 1.0; }
"""

PAINS, HOPES = [0.0, 0.5, 1.0, 1.5, 4.0], [0.0, 1.0, 1.9, 2.0, 3.0]


def by_hand(pain: float, hope: float) -> float:
    """The odds of giving: A knows their own pain, and gives 0.25 to B's being 0 and 0.75 to its being 2."""
    joy = 3 - pain if pain > 1 else hope if hope > 2 else 1.0
    held = ((0.25, 0.0), (0.75, 2.0))
    more = math.fsum(weight for weight, amount in held if amount > hope)
    as_much = math.fsum(weight for weight, amount in held if amount >= hope)
    pity = (as_much - 0.5) / 0.5 if more >= 0.5 else 0.0
    cost = 1.0 if pain == 0 else 2 * pain
    return 1 / (1 + math.exp(1.0 - (joy + pity - cost)))


def test_one_tape_holds_whichever_way_a_reason_or_a_cost_goes() -> None:
    points = forbear.grid({"pain(A)": PAINS, "hope()": HOPES})
    found = forbear.load(SCENE).sweep(points, ask=("gift",))
    expected = [by_hand(pain, hope) for pain in PAINS for hope in HOPES]
    assert list(found["gift"]) == pytest.approx(expected, abs=1e-12)
    assert found.labour.tapes == 1 and found.labour.by_engine == 0


def test_what_a_mind_gives_a_weight_to_is_the_engines_where_the_weight_itself_is_moved() -> None:
    task = forbear.load(SCENE).task
    some = [number_named(task, name) for name in ("pain(A)", "hope()", "believes(A, pain(B) = 0)")]
    points = [[pain, hope, weight] for pain in (0.0, 2.0) for hope in (0.0, 2.0) for weight in (0.1, 0.5, 0.75)]
    held_against_the_engine(task, some, points, ["gift", "A : pain(B)"])


def test_what_may_fail_where_it_does_not_count_asks() -> None:
    """`1 / pain` is nothing where there is no pain: so the two sides are two tapes."""
    text = SCENE.replace("if(pain(A) == 0) 1 else 2 * pain(A)", "if(pain(A) > 0) 1 / pain(A) else 5")
    found = forbear.load(text).sweep({"pain(A)": [0.0, 1.0, 2.0]}, ask=("gift",))
    assert found.labour.tapes == 2 and found.labour.by_engine == 0


@pytest.mark.parametrize(
    ("relation", "below", "same", "above"),
    [(">", 0, 0, 1), (">=", 0, 1, 1), ("<", 1, 0, 0), ("<=", 1, 1, 0), ("==", 0, 1, 0), ("!=", 1, 0, 1)],
)
def test_a_gate_is_1_where_a_relation_holds(relation: str, below: int, same: int, above: int) -> None:
    trace = Recording()
    x = trace.input("x", 5.0)
    gate = x.gate(relation, 2)  # type: ignore[arg-type]
    tape = trace.tape({"gate": gate})
    assert isinstance(gate, Traced) and gate.value == above and tape.guards == ()
    found, holds = PlainForm(tape).run([array("d", [1.0, 2.0, 3.0])], 3)
    assert [list(column) for column in found] == [[below, same, above]] and all(holds)


def test_a_gate_that_rounding_could_turn_keeps_the_two_apart() -> None:
    trace = Recording()
    x, y = trace.input("x", 5.0), trace.input("y", 0.2)
    gate = (x * y).gate(">", 0.5)
    assert isinstance(gate, Traced) and gate.value == 1
    assert [guard.relation for guard in trace.tape({"gate": gate}).guards] == ["!="]
    with pytest.raises(TooClose):
        (x * y).gate(">=", 1.0)


def test_a_product_that_a_factor_makes_nothing_is_asked_where_the_rest_is_rounded() -> None:
    trace = Recording()
    x, y = trace.input("x", 0.0), trace.input("y", 0.2)
    assert (x * (y + y)).gate(">", 0.0) is False
    assert trace.tape({}).guards == (Proviso(0, "==", 0.0),)
