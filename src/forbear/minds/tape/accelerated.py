"""A tape by JAX, in double precision: on whatever accelerator JAX finds, else on the processor."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import Any

import jax
import numpy as np
from jax import numpy as jnp

from forbear.minds.tape.forms import Columns, Kind
from forbear.minds.tape.layout import Check, Give, Layout, Work, laid_out
from forbear.minds.tape.tape import UNARY, Tape

_PIECE = 200
"""So many steps are compiled together: what XLA takes for a program grows faster than the program."""

_SIZE = 1 << 14
"""Points in a block: always as many, so that one compilation does and a point has the same bytes."""

_RELATIONS: dict[str, Callable[[Any, float], Any]] = {
    ">": lambda value, limit: value > limit,
    ">=": lambda value, limit: value >= limit,
    "<": lambda value, limit: value < limit,
    "<=": lambda value, limit: value <= limit,
    "==": lambda value, limit: value == limit,
    "!=": lambda value, limit: abs(value) > limit,
}


class JaxForm:
    """A tape by JAX."""

    name: Kind = "jax"

    def __init__(self, tape: Tape) -> None:
        self._layout = laid_out(tape)
        self._outputs = len(tape.outputs)
        steps = self._layout.steps
        self._pieces = [_piece(self._layout, start) for start in range(0, len(steps), _PIECE)]

    def run(self, columns: Columns, points: int) -> tuple[list[array[float]], bytearray]:
        """Return the outputs, and for each point whether the guards hold."""
        inputs = [np.frombuffer(column, dtype=np.float64) for column in columns]
        results = [array("d", bytes(8 * points)) for _ in range(self._outputs)]
        outputs = [np.frombuffer(column, dtype=np.float64) for column in results]
        holds = bytearray(points)
        held = np.frombuffer(holds, dtype=np.bool_)
        with jax.enable_x64(True):
            for start in range(0, points, _SIZE):
                count = min(_SIZE, points - start)
                block = [np.pad(column[start : start + count], (0, _SIZE - count), mode="edge") for column in inputs]
                found, answer = self._block([jnp.asarray(column) for column in block])
                for column, values in zip(outputs, found, strict=True):
                    column[start : start + count] = np.asarray(values)[:count]
                held[start : start + count] = np.asarray(answer)[:count]
        return results, holds

    def _block(self, inputs: list[Any]) -> tuple[list[Any], Any]:
        zero = jnp.zeros(_SIZE)
        kept: dict[int, Any] = dict(enumerate(inputs))
        outputs: dict[int, Any] = {}
        holds = jnp.ones(_SIZE, dtype=bool)
        for reads, piece in self._pieces:
            found, given, holds = piece([kept[place] for place in reads], holds)
            kept.update(found)
            outputs.update(given)
        return [jnp.broadcast_to(outputs[number], zero.shape) for number in range(self._outputs)], holds


def _piece(layout: Layout, start: int) -> tuple[list[int], Callable[..., tuple[dict[int, Any], dict[int, Any], Any]]]:
    """Return the places that some steps read, and the function of what is there: what they write, the outputs among it,
    and whether the guards hold."""
    steps = layout.steps[start : start + _PIECE]
    first = layout.inputs
    constants = {first + number: value for number, value in enumerate(layout.constants)}
    reads: dict[int, None] = {}
    written: set[int] = set(constants)
    for step in steps:
        used = (step.at,) if not isinstance(step, Work) else _read(step)
        reads.update(dict.fromkeys(place for place in used if place not in written))
        if isinstance(step, Work):
            written.add(step.to)

    def piece(given: list[Any], holds: Any) -> tuple[dict[int, Any], dict[int, Any], Any]:
        places: dict[int, Any] = {**constants, **dict(zip(reads, given, strict=True))}
        outputs: dict[int, Any] = {}
        for step in steps:
            match step:
                case Work("exp", left, _, to):
                    places[to] = jnp.exp(places[left])
                case Work("log", left, _, to):
                    places[to] = jnp.log(places[left])
                case Work("step", left, _, to):
                    places[to] = jnp.where(places[left] > 0, 1.0, 0.0)
                case Work(code, left, right, to):
                    one, other = places[left], places[right]
                    match code:
                        case "+":
                            places[to] = one + other
                        case "-":
                            places[to] = one - other
                        case "*":
                            places[to] = one * other
                        case "max":
                            places[to] = jnp.maximum(one, other)
                        case _:
                            places[to] = one / other
                case Check(at, relation, limit):
                    holds = holds & _RELATIONS[relation](places[at], limit)
                case Give(at, output):
                    outputs[output] = places[at]
        return {place: places[place] for place in written if place not in constants}, outputs, holds

    return list(reads), jax.jit(piece)


def _read(step: Work) -> tuple[int, ...]:
    return (step.left,) if step.code in UNARY else (step.left, step.right)
