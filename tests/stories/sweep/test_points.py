"""Columns of points, from whatever holds them."""

from __future__ import annotations

import math
from array import array

import pytest

from forbear.errors import RequestError
from forbear.stories.sweep.points import PointList


def test_a_column_is_the_same_from_whatever_holds_it() -> None:
    np = pytest.importorskip("numpy")
    row = np.array([0.5, 9.0, 1.5, 9.0, 2.0])
    held = ([0.5, 1.5, 2.0], (0.5, 1.5, 2.0), array("d", [0.5, 1.5, 2.0]), row[[0, 2, 4]], row[::2])
    narrow = np.array([0.5, 1.5, 2.0], dtype=np.float32)
    for column in (*held, narrow, iter([0.5, 1.5, 2.0])):
        assert PointList({"tau": column}).block(0, 3) == [array("d", [0.5, 1.5, 2.0])]


def test_what_lies_in_memory_as_floats_is_copied() -> None:
    column = array("d", [1.0, 2.0])
    points = PointList({"tau": column})
    column[0] = 7.0
    assert points.block(0, 2) == [array("d", [1.0, 2.0])]


def test_infinities_of_both_signs_are_numbers_and_what_is_none_is_told_by_its_place() -> None:
    assert PointList({"tau": [math.inf, -math.inf]}).count == 2
    with pytest.raises(RequestError, match="tau is not a number at point 2"):
        PointList({"tau": array("d", [math.inf, -math.inf, math.nan])})
