"""Sums on a tape: multiples of one result are added up before anything is worked out."""

from __future__ import annotations

import pytest

from forbear.language import amounts
from forbear.minds.tape.plain import PlainForm
from forbear.minds.tape.traced import Recording


def test_multiples_of_one_result_are_one_operation_whatever_their_number() -> None:
    for count in (3, 300):
        recording = Recording()
        x, y = recording.input("x", 2.0), recording.input("y", 5.0)
        # x + x + … (count times) + 1·y + 2·y + 3·y + 4 + (x − x)
        parts = [x] * count + [y * factor for factor in (1, 2, 3)] + [4.0, x, x * -1]
        tape = recording.tape({"sum": amounts.total(parts)})  # type: ignore[arg-type]
        assert len(tape.operations) <= 2 + 3 + 4  # inputs, constants, two products and two sums
        (found,), holds = PlainForm(tape).run([[2.0, -1.5], [5.0, 0.25]], 2)  # type: ignore[list-item]
        assert holds == b"\x01\x01"
        assert list(found) == pytest.approx([count * x + 6 * y + 4 for x, y in ((2, 5), (-1.5, 0.25))], abs=1e-9)


def test_a_sum_of_different_results_is_as_long_as_they_are_many() -> None:
    recording = Recording()
    inputs = [recording.input(f"x{place}", float(place)) for place in range(5)]
    tape = recording.tape({"sum": amounts.total(inputs)})  # type: ignore[arg-type]
    assert [code for code, _, _ in tape.operations] == ["input"] * 5 + ["+"] * 4
