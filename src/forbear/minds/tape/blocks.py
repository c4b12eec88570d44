"""A tape by numpy, in blocks of points small enough that what is in use stays in the processor's cache."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import Any

import numpy as np

from forbear.minds.tape.forms import Columns, Kind
from forbear.minds.tape.layout import Check, Give, Layout, Work, laid_out
from forbear.minds.tape.tape import UNARY, Tape

_CACHE = 1 << 20
"""Bytes that the places of a block should fit into."""

_LEAST, _MOST = 256, 2_048
"""Points in a block."""

_RELATIONS = {">": np.greater, ">=": np.greater_equal, "<": np.less, "<=": np.less_equal, "==": np.equal}

_Array = Any
_Call = tuple[Callable[..., object], tuple[_Array, ...]]


def _larger(one: _Array, other: _Array, to: _Array) -> None:
    np.maximum(one, other, out=to)


def _step(number: _Array, to: _Array) -> None:
    np.greater(number, 0.0, out=to, casting="unsafe")


_UFUNCS: dict[str, Callable[..., object]] = {
    "+": np.add,
    "-": np.subtract,
    "*": np.multiply,
    "/": np.divide,
    "max": _larger,
    "exp": np.exp,
    "log": np.log,
    "step": _step,
}


class BlockForm:
    """A tape by numpy."""

    name: Kind = "numpy"

    def __init__(self, tape: Tape) -> None:
        self._layout = laid_out(tape)
        self._outputs = len(tape.outputs)
        size = _CACHE // (8 * max(1, self._layout.places))
        self._size = max(_LEAST, min(_MOST, 1 << max(size, 1).bit_length() - 1))
        self._block = _Block(self._layout, self._outputs, self._size)

    def run(self, columns: Columns, points: int) -> tuple[list[array[float]], bytearray]:
        """Return the outputs, and for each point whether the guards hold."""
        inputs = [np.frombuffer(column, dtype=np.float64) for column in columns]
        results = [array("d", bytes(8 * points)) for _ in range(self._outputs)]
        outputs = [np.frombuffer(column, dtype=np.float64) for column in results]
        holds = bytearray(points)
        held = np.frombuffer(holds, dtype=np.bool_)
        with np.errstate(all="ignore"):
            for start in range(0, points, self._size):
                count = min(self._size, points - start)
                self._block.work_out(inputs, outputs, held, start, count)
        return results, holds


class _Block:
    """The arrays of one block, and the calls that fill them: always as long, so that a point has the same bytes."""

    def __init__(self, layout: Layout, outputs: int, size: int) -> None:
        table = np.ones((layout.inputs + layout.places, size))
        constants = [np.array(value) for value in layout.constants]
        first = layout.inputs + len(constants)
        self._inputs = [table[place] for place in range(layout.inputs)]
        places = [*self._inputs, *constants, *(table[place] for place in range(first, layout.places))]
        self._outputs = [np.zeros(size) for _ in range(outputs)]
        self._holds = np.ones(size, dtype=np.bool_)
        answer = np.ones(size, dtype=np.bool_)
        spare = np.empty(size)
        self._calls: list[_Call] = []
        for step in layout.steps:
            match step:
                case Work(code, left, _, to) if code in UNARY:
                    self._calls.append((_UFUNCS[code], (places[left], places[to])))
                case Work(code, left, right, to):
                    self._calls.append((_UFUNCS[code], (places[left], places[right], places[to])))
                case Check(at, "!=", limit):
                    self._calls.append((np.absolute, (places[at], spare)))
                    self._calls.append((np.greater, (spare, np.array(limit), answer)))
                    self._calls.append((np.logical_and, (self._holds, answer, self._holds)))
                case Check(at, relation, limit):
                    self._calls.append((_RELATIONS[relation], (places[at], np.array(limit), answer)))
                    self._calls.append((np.logical_and, (self._holds, answer, self._holds)))
                case Give(at, output):
                    self._calls.append((np.copyto, (self._outputs[output], places[at])))

    def work_out(self, inputs: list[_Array], outputs: list[_Array], holds: _Array, start: int, count: int) -> None:
        """Work out the points from `start` on, at most as many as there is room for."""
        for place, column in zip(self._inputs, inputs, strict=True):
            place[:count] = column[start : start + count]
            place[count:] = column[start + count - 1]
        self._holds.fill(True)
        for call, arguments in self._calls:
            call(*arguments)
        for column, found in zip(outputs, self._outputs, strict=True):
            column[start : start + count] = found[:count]
        holds[start : start + count] = self._holds[:count]


def as_numpy(column: array[float]) -> _Array:
    """Return a column of floats as numpy has it, without a copy."""
    return np.frombuffer(column, dtype=np.float64)
