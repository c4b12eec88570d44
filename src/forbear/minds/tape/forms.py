"""What evaluates a tape, whatever it is made of.

Points are columns of floats, one for each input, of equal length; results are columns of floats, one for each output,
and a byte for each point: 0 where a guard is broken there, and the results of the point are not to be used.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Literal as OneOf
from typing import Protocol

Columns = Sequence["array[float]"]

Kind = OneOf["python", "numpy", "native", "jax"]


class Form(Protocol):
    """A tape in a form that can be evaluated. A point has the same bytes whatever other points are asked for."""

    name: Kind

    def run(self, columns: Columns, points: int) -> tuple[list[array[float]], bytearray]:
        """Return the outputs, and for each point whether the guards hold."""
