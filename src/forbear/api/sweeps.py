"""A scene asked the same at many settings of its numbers."""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from importlib.util import find_spec
from typing import Any

from forbear.api.runs import DEFAULT_LIMITS
from forbear.errors import RequestError
from forbear.extras import require
from forbear.grounding.task import Task
from forbear.minds.budget import Limits
from forbear.minds.interface import Engine
from forbear.minds.reference import ReferenceEngine
from forbear.minds.tape.door import Forms
from forbear.minds.tape.forms import Kind as Kind
from forbear.minds.tape.gradient import with_gradient
from forbear.minds.tape.tape import Tape
from forbear.minds.tape.traced import TooClose
from forbear.stories.numbers import SceneNumber
from forbear.stories.sweep.asked import answers, asked
from forbear.stories.sweep.points import Grid, PointList, Points, checked
from forbear.stories.sweep.table import Labour, Table
from forbear.stories.sweep.tracing import traced

BLOCK = 1 << 14
"""Points that are worked out together."""

MOST_POINTS = 50_000_000
"""More are not kept in memory."""

SweepProgress = Callable[[int, int], None]
"""Told (points done, points in all)."""


class Sweep(Mapping[str, Any]):
    """What came out: a column for each answer, by name, one entry a point. numpy arrays where numpy is installed, else
    arrays of floats. over: the points, as columns. labour: how they were worked out."""

    def __init__(self, over: Points, columns: dict[str, array[float]], labour: Labour) -> None:
        self._over = over
        self._columns = columns
        self.labour = labour

    def __repr__(self) -> str:
        return f"<Sweep of {self._over.count} points: {', '.join(self._columns)}>"

    def __getitem__(self, name: str) -> Any:
        return _shown(self._columns[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)

    @property
    def over(self) -> dict[str, Any]:
        """The points, a column for each number that was moved."""
        columns = self._over.block(0, self._over.count)
        return {name: _shown(column) for name, column in zip(self._over.names, columns, strict=True)}

    def as_frame(self) -> Any:
        """Return points and answers as a pandas DataFrame. Raises RequestError where pandas is not installed."""
        require("pandas")
        import pandas

        return pandas.DataFrame({**self.over, **dict(self.items())})

    def as_dataset(self) -> Any:
        """Return points and answers as an xarray Dataset: of a grid with a dimension for each axis, else along `point`.

        Raises RequestError where xarray is not installed.
        """
        require("xarray")
        import xarray

        if isinstance(self._over, Grid):
            axes = {name: _shown(axis) for name, axis in self._over.axes.items()}
            shape = [len(axis) for axis in axes.values()]
            answers = {name: (list(axes), column.reshape(shape)) for name, column in self.items()}
            return xarray.Dataset(answers, coords=axes)
        points = {name: ("point", column) for name, column in self.over.items()}
        return xarray.Dataset({name: ("point", column) for name, column in self.items()}, coords=points)


class BareTape:
    """A tape of a scene, begun at one setting of some of its numbers; it holds for all points that break no guard."""

    def __init__(self, tape: Tape) -> None:
        self.tape = tape
        self._forms = Forms(tape)

    def __repr__(self) -> str:
        return f"<Tape: {len(self.tape.operations)} operations, {len(self.tape.guards)} guards>"

    @property
    def inputs(self) -> tuple[str, ...]:
        """The numbers that it takes."""
        return self.tape.inputs

    @property
    def outputs(self) -> tuple[str, ...]:
        """The answers that it gives."""
        return tuple(name for name, _ in self.tape.outputs)

    def gradient(self) -> BareTape:
        """Return the tape that also gives the derivative of each answer by each number, called `d A / d N`."""
        return BareTape(with_gradient(self.tape))

    def evaluate(
        self, points: Mapping[str, Iterable[float]] | Grid, by: Kind | None = None
    ) -> tuple[dict[str, Any], Any]:
        """Return the answers at some points, by name, and for each point whether the guards hold there (1 or 0)."""
        given = _points(points)
        missing = [name for name in self.inputs if name not in given.names]
        if missing or len(given.names) > len(self.inputs):
            raise RequestError("the points are of other numbers", f"the tape takes {', '.join(self.inputs)}")
        columns = dict(zip(given.names, given.block(0, given.count), strict=True))
        found, holds = self._forms.form(given.count, by).run([columns[name] for name in self.inputs], given.count)
        return {name: _shown(column) for name, column in zip(self.outputs, found, strict=True)}, holds


def grid(axes: Mapping[str, Iterable[float]] | None = None, /, **more: Iterable[float]) -> Grid:
    """Return all points that some amounts make together: `grid({"mercy(Ilsa)": xs}, hope=ys)`. The last axis moves
    fastest."""
    return Grid({**(axes or {}), **more})


def sweep(
    task: Task,
    number: Callable[[str], SceneNumber],
    over: Mapping[str, Iterable[float]] | Grid,
    ask: Iterable[str],
    *,
    after: str = "",
    at: int | None = None,
    by: Kind | None = None,
    limits: Limits | None = None,
    on_progress: SweepProgress | None = None,
) -> Sweep:
    """Ask a scene the same at many settings of its numbers; number: finds one by its name. See `Scene.sweep`."""
    points = _points(over)
    if points.count > MOST_POINTS:
        hint = "work fewer out at a time, or stream them into a file: forbear sweep … --out FILE"
        raise RequestError(f"{points.count:,} points do not fit into memory".replace(",", " "), hint)
    table = table_of(task, number, points, ask, after=after, at=at, by=by, limits=limits)
    columns = {name: array("d") for name in table.columns}
    for start in range(0, points.count, BLOCK):
        stop = min(start + BLOCK, points.count)
        for column, found in zip(
            columns.values(), table.work_out(points.block(start, stop), stop - start), strict=True
        ):
            column.extend(found)
        if on_progress is not None:
            on_progress(stop, points.count)
    return Sweep(points, columns, table.labour)


def table_of(
    task: Task,
    number: Callable[[str], SceneNumber],
    points: Points,
    ask: Iterable[str],
    *,
    after: str = "",
    at: int | None = None,
    by: Kind | None = None,
    limits: Limits | None = None,
) -> Table:
    """Return the table of tapes for what is asked of a scene. Raises RequestError for what there is not to move or ask."""
    numbers = tuple(number(name) for name in points.names)
    if isinstance(points, Grid):
        for one, axis in zip(numbers, points.axes.values(), strict=True):
            checked(one, axis)
    else:
        for one, column in zip(numbers, points.block(0, points.count), strict=True):
            checked(one, column)
    asks = asked([ask] if isinstance(ask, str) else list(ask), task, after)
    columns = [name for ask in asks for name in ask.columns(task)]
    return Table(task, numbers, columns, partial(answers, asks=asks, after=after, at=at), _engine_of(limits), by=by)


def tape(
    task: Task,
    number: Callable[[str], SceneNumber],
    inputs: Iterable[str],
    outputs: Iterable[str],
    *,
    after: str = "",
    at: int | None = None,
    limits: Limits | None = None,
) -> BareTape:
    """Return a scene's tape, begun where its numbers are. See `Scene.tape`."""
    numbers = [number(name) for name in ([inputs] if isinstance(inputs, str) else inputs)]
    amounts = []
    for one in numbers:
        if one.whole:
            raise RequestError(f"{one.name} cannot be the input of one tape", "sweep it: each makes tapes of its own")
        amounts.append((one.low + one.high) / 2 if one.now is None or math.isinf(one.now) else one.now)
    asks = asked([outputs] if isinstance(outputs, str) else list(outputs), task, after)
    answer = partial(answers, asks=asks, after=after, at=at)
    try:
        return BareTape(traced(task, numbers, amounts, answer, _engine_of(limits)))
    except TooClose:
        raise RequestError(
            "no tape begins where these numbers are: it would hang on a tie, or on a weight of nothing", "sweep them"
        ) from None


def _points(over: Mapping[str, Iterable[float]] | Grid) -> Points:
    return over if isinstance(over, Grid) else PointList(over)


def _engine_of(limits: Limits | None) -> Callable[[Task], Engine]:
    return lambda task: ReferenceEngine(task, limits or DEFAULT_LIMITS)


def _shown(column: array[float]) -> Any:
    """Return a column as numpy has it, where numpy is installed."""
    if find_spec("numpy") is None:
        return column
    from forbear.minds.tape.blocks import as_numpy

    return as_numpy(column)
