"""The points of a sweep: columns of amounts, or the product of some axes, which is never written out as a whole."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Protocol

from forbear.errors import RequestError

if TYPE_CHECKING:
    from forbear.stories.numbers import SceneNumber  # slow to load, and not wanted by who only works points out


class Points(Protocol):
    """Points by number, from 0."""

    names: tuple[str, ...]
    count: int

    def block(self, start: int, stop: int) -> list[array[float]]:
        """Return the points from `start` up to `stop`, a column for each name."""


class PointList:
    """Points as columns of equal length."""

    def __init__(self, columns: Mapping[str, Iterable[float]]) -> None:
        """Raises RequestError where there is none, where lengths differ, or where something is no number."""
        self._columns = {name: _column(name, column) for name, column in columns.items()}
        lengths = {name: len(column) for name, column in self._columns.items()}
        if not lengths:
            raise RequestError("no number is moved", "name one, with what it is to be")
        if len(set(lengths.values())) > 1:
            told = ", ".join(f"{name} has {length}" for name, length in lengths.items())
            hint = "give columns of one length, a point in each row; forbear.grid makes all that go together"
            raise RequestError(f"the columns are not of one length: {told}", hint)
        self.names = tuple(lengths)
        self.count = next(iter(lengths.values()))

    def block(self, start: int, stop: int) -> list[array[float]]:
        """Return the points from `start` up to `stop`, a column for each name."""
        return [column[start:stop] for column in self._columns.values()]


class Grid:
    """All that go together of some axes; the last moves fastest. It is as a mapping of columns, and can be larger than the
    memory."""

    def __init__(self, axes: Mapping[str, Iterable[float]]) -> None:
        """Raises RequestError where there is none, where one is empty, or where something is no number."""
        self.axes = {name: _column(name, axis) for name, axis in axes.items()}
        if not self.axes:
            raise RequestError("no number is moved", "name one, with what it is to be")
        self.names = tuple(self.axes)
        self.count = math.prod(len(axis) for axis in self.axes.values())

    def __repr__(self) -> str:
        sizes = " × ".join(f"{len(axis)} of {name}" for name, axis in self.axes.items())
        return f"<Grid: {sizes}, {self.count} points>"

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __getitem__(self, name: str) -> array[float]:
        return self.block(0, self.count)[self.names.index(name)]

    def block(self, start: int, stop: int) -> list[array[float]]:
        """Return the points from `start` up to `stop`, a column for each name."""
        found = []
        each = self.count
        for axis in self.axes.values():
            each //= len(axis)
            column = array("d")
            point = start
            while point < stop:
                place, offset = divmod(point, each)
                run = min(each - offset, stop - point)
                column.extend([axis[place % len(axis)]] * run)
                point += run
            found.append(column)
        return found


def _column(name: str, amounts: Iterable[float]) -> array[float]:
    try:
        column = _of_floats(amounts)
        if column is None:
            column = array("d", amounts)
    except (TypeError, ValueError):
        raise RequestError(f"what {name} is to be is not all numbers", "give a sequence of numbers") from None
    if not column:
        raise RequestError(f"{name} is to be nothing", "give at least one number")
    if math.isnan(sum(column)):  # also of infinities, which are numbers
        for place, amount in enumerate(column):
            if math.isnan(amount):
                raise RequestError(f"{name} is not a number at point {place}", "leave out what is missing (NaN)")
    return column


def _of_floats(amounts: object) -> array[float] | None:
    """Return the column that lies in memory as floats in a row, as numpy has it; None where it does not."""
    try:
        view = memoryview(amounts)  # type: ignore[arg-type] # what is no buffer says so
    except (TypeError, ValueError):
        return None
    if view.format != "d" or view.ndim != 1 or not view.c_contiguous:
        return None
    column = array("d")
    column.frombytes(view.cast("B"))
    return column


def checked(number: SceneNumber, column: array[float]) -> None:
    """Raise RequestError where a number cannot be something that it is to be."""
    least, most = min(column), max(column)
    wrong = least if least < number.least else most if most > number.most else None
    if wrong is None and number.whole:
        wrong = next((amount for amount in column if amount != round(amount)), None)
    if wrong is None and math.isinf(most if most > 0 else least) and not number.name.startswith("precision("):
        wrong = most if math.isinf(most) else least
    if wrong is None and number.check_between is not None and least < most:
        number.check_between(least, most)
    if wrong is not None:
        kind = "a whole number" if number.whole else "a number"
        bounds = f"from {number.least:g}" if number.least > -math.inf else ""
        bounds += f" to {number.most:g}" if number.most < math.inf else " on" if bounds else ""
        raise RequestError(f"{number.name} cannot be {wrong:g}", f"it is {kind} {bounds}".rstrip())
