"""Numbers are read in one way, and every number that cannot be worked with is refused with a reason."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forbear.figures import LARGEST, NoFigure, is_usable, read_figure


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", 3), ("-0.5", Fraction(-1, 2)), (".25", Fraction(1, 4)), ("2.", 2), ("1e3", 1_000), ("0e-9", 0),
        ("9.16e-05", Fraction(916, 10_000_000)), ("-1E+2", -100), (" 7 ", 7), ("1e15", LARGEST), ("0" * 399 + "1", 1),
    ],
)  # fmt: skip
def test_a_number_is_what_is_written(text: str, value: Fraction) -> None:
    assert read_figure(text) == value
    assert type(read_figure(text)) is (int if Fraction(value).denominator == 1 else Fraction)


@pytest.mark.parametrize(
    ("text", "is_number"),
    [
        ("", False), (".", False), ("-", False), ("e5", False), ("inf", False), ("NaN", False), ("1_000", False),
        ("0x10", False), ("1e", False), ("1 2", False), ("٣", False), ("1e16", True), ("1e308", True), ("1e99999", True),
        ("1e-99999", True), ("9" * 4_301, True), ("0." + "0" * 400 + "1", True), ("1" + "e" + "9" * 20, False),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_refused(text: str, is_number: bool) -> None:
    with pytest.raises(NoFigure) as refused:
        read_figure(text)
    assert refused.value.is_number == is_number


@given(st.floats(min_value=-1e15, max_value=1e15))
def test_every_float_that_python_prints_can_be_put_back(value: float) -> None:
    assert float(read_figure(repr(value))) == value


def test_what_is_usable() -> None:
    for good in (0, -1, 1e15, Fraction(1, 3), 5e-324):
        assert is_usable(good)
    for bad in (True, None, "1", math.inf, -math.inf, math.nan, 10**400, 1e16, Fraction(1, 3**5_000)):
        assert not is_usable(bad)
