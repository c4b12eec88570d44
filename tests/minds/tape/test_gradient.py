"""Derivatives against central differences."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import assume, given

from forbear.language.amounts import most
from forbear.minds.tape.gradient import derivative, with_gradient
from forbear.minds.tape.plain import PlainForm
from forbear.minds.tape.traced import Recording, TooClose
from tests.minds.tape.programs import Program, inputs, programs, recorded

STEP = 1e-5


@given(programs, inputs)
def test_derivatives_equal_central_differences(program: Program, point: list[float]) -> None:
    try:
        tape, _ = recorded(program, point)
    except TooClose:
        assume(False)
    longer = with_gradient(tape)
    found, holds = PlainForm(longer).run([array("d", [x]) for x in point], 1)
    assert holds[0]
    slopes = {name: column[0] for (name, _), column in zip(longer.outputs, found, strict=True)}
    form = PlainForm(tape)
    for place, name in enumerate(tape.inputs):
        near = [array("d", [x, x, x]) for x in point]
        near[place] = array("d", [point[place] - STEP, point[place], point[place] + STEP])
        values, near_holds = form.run(near, 3)
        if not all(near_holds):
            continue  # a guard is broken so near: there is an edge
        for (output, _), column in zip(tape.outputs, values, strict=True):
            slope = (column[2] - column[0]) / (2 * STEP)
            if abs(column[2] - 2 * column[1] + column[0]) > 1e-7:
                continue  # the larger of two changes so near: there is a bend
            assert slopes[derivative(output, name)] == pytest.approx(slope, rel=1e-6, abs=1e-6)


def test_the_derivative_of_a_product_is_worked_by_hand() -> None:
    # z = x² y / (1 + x): dz/dx = (x² y + 2 x y) / (1 + x)² = (4·3 + 2·2·3) / 9 = 8/3, dz/dy = x² / (1 + x) = 4/3
    trace = Recording()
    x, y = trace.input("x", 2.0), trace.input("y", 3.0)
    tape = with_gradient(trace.tape({"z": x * x * y / (1 + x)}))
    found, _ = PlainForm(tape).run([array("d", [2.0]), array("d", [3.0])], 1)
    assert [column[0] for column in found] == pytest.approx([4.0, 8 / 3, 4 / 3])
    assert [name for name, _ in tape.outputs] == ["z", "d z / d x", "d z / d y"]


def test_the_derivative_of_the_larger_is_that_of_whichever_it_is() -> None:
    # z = max(x y, 3 x): at (2, 4) it is x y, so dz/dx = 4, dz/dy = 2; at (2, 1) it is 3 x, so 3 and 0
    trace = Recording()
    x, y = trace.input("x", 2.0), trace.input("y", 4.0)
    tape = with_gradient(trace.tape({"z": most((x * y, 3 * x))}))
    assert not tape.guards
    found, _ = PlainForm(tape).run([array("d", [2.0, 2.0]), array("d", [4.0, 1.0])], 2)
    assert [list(column) for column in found] == [[8.0, 6.0], [4.0, 3.0], [2.0, 0.0]]
