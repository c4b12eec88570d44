"""Choosing among values, as operations: shares by precision, and the best where that is infinite."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from forbear.minds.tape.recorder import Recorder
from forbear.minds.tape.relations import TooClose

_TIE = 5e-10
"""Two values this close (in utility) are a tie for a mind of infinite precision, whatever their size."""

_NO_TIE = 2e-6
"""Two values this far from each other, in proportion to a power of two above their size, are none."""


def shared(
    recorder: Recorder, values: Sequence[int], precision: int, base: int
) -> tuple[list[int], list[int], int, int]:
    """Return the operations of precision · (value − base), of their exponentials, of one over their sum, and of it."""
    apart = [recorder.multiply(precision, recorder.subtract(value, values[base])) for value in values]
    odds = [recorder.constant(1.0) if place == base else recorder.exponential(x) for place, x in enumerate(apart)]
    whole = recorder.total([odds[base], *odds[:base], *odds[base + 1 :]])
    return apart, odds, recorder.reciprocal(whole), whole


def careful(recorder: Recorder, apart: int, whole: int) -> Callable[[], int]:
    """Return what makes the operation of a share's logarithm without the share's underflow."""
    return lambda: recorder.subtract(apart, recorder.logarithm(whole))


def best(recorder: Recorder, values: Sequence[int], worths: Sequence[float]) -> tuple[float, ...]:
    """Return log π for a mind of infinite precision: the best, ties shared. What is nearly a tie is too close.

    worths: what the values are in the run. Raises TooClose.
    """
    most = max(worths)
    chosen = [worth >= most - _TIE for worth in worths]
    far = _NO_TIE * 2.0 ** math.frexp(max(1.0, abs(most)))[1]
    base = values[chosen.index(True)]
    for worth, value, is_tied in zip(worths, values, chosen, strict=True):
        apart = recorder.subtract(value, base)
        if not is_tied and worth - most > -far:
            raise TooClose
        if recorder.value(apart) is None:
            if is_tied:
                recorder.guard(apart, ">", -_TIE)
                recorder.guard(apart, "<", _TIE)
            else:
                recorder.guard(apart, "<", -far)
    return tuple(-math.log(sum(chosen)) if is_best else -math.inf for is_best in chosen)
