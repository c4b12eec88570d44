"""Draws by Hamiltonian paths that turn back by themselves, along exact gradients: NUTS.

Hoffman & Gelman 2014, *The No-U-Turn Sampler*, by the package blackjax on JAX. Each number is drawn on a scale without
ends: the logit of where it stands between two, the logarithm of how far it is from one; the density is that of the
number itself.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from forbear.errors import LimitReached
from forbear.fitting.model import Model

_WARM: Final = 500
"""So many steps set the size of a step and the scale of each number, and are not kept."""

_FAR: Final = 1e100
"""What stands for a height without end, so that a path turns."""


class Stretched:
    """Numbers on a scale without ends: there and back, with the logarithm of how the density changes."""

    def __init__(self, bounds: Sequence[tuple[float | None, float | None]]) -> None:
        self._bounds = tuple(bounds)

    def out(self, values: Sequence[float]) -> list[float]:
        """Return where numbers stand on the scale. They lie between their ends."""
        found = []
        for value, (low, high) in zip(values, self._bounds, strict=True):
            if low is None and high is None:
                found.append(value)
            elif high is None:
                found.append(math.log(max(value - low, 1e-12)))  # type: ignore[operator]
            elif low is None:
                found.append(-math.log(max(high - value, 1e-12)))
            else:
                share = min(max((value - low) / (high - low), 1e-9), 1 - 1e-9)
                found.append(math.log(share) - math.log1p(-share))
        return found

    def back(self, places: Sequence[float]) -> tuple[list[float], list[float], list[float], list[float]]:
        """Return the numbers, how fast each changes along the scale, the logarithm of that, and how fast the logarithm does."""
        rows = [self._back(place, low, high) for place, (low, high) in zip(places, self._bounds, strict=True)]
        values, rates, logs, turns = ([row[at] for row in rows] for at in range(4))
        return values, rates, logs, turns

    def _back(self, place: float, low: float | None, high: float | None) -> tuple[float, float, float, float]:
        if low is None and high is None:
            return place, 1.0, 0.0, 0.0
        if high is None:
            up = math.exp(min(place, 700.0))
            return low + up, up, place, 1.0  # type: ignore[operator]
        if low is None:
            down = math.exp(min(-place, 700.0))
            return high - down, down, -place, -1.0
        wide = high - low
        share = (
            1 / (1 + math.exp(-place))
            if place >= 0
            else math.exp(max(place, -700.0)) / (1 + math.exp(max(place, -700.0)))
        )
        rate = max(wide * share * (1 - share), 1e-300)
        return low + wide * share, rate, math.log(rate), 1 - 2 * share


def paths(held: Model, best: Sequence[float], draws: int, seed: int) -> Iterator[list[float]]:
    """Yield so many draws of the free numbers, beginning near `best`. The same seed gives the same draws. Raises
    LimitReached."""
    import blackjax
    import jax
    import numpy as np

    scale = Stretched(held.bounds)
    ended: list[LimitReached] = []

    def height(places: Any) -> tuple[Any, Any]:
        if ended or not all(map(math.isfinite, places)):
            return np.float64(-_FAR), np.zeros(len(best))
        values, rates, logs, turns = scale.back([float(place) for place in places])
        try:
            value, slopes = held.climb(values)
        except LimitReached as reached:  # what runs the path cannot carry it
            ended.append(reached)
            return np.float64(-_FAR), np.zeros(len(best))
        if not math.isfinite(value):
            return np.float64(-_FAR), np.zeros(len(best))
        steep = [slope * rate + turn for slope, rate, turn in zip(slopes, rates, turns, strict=True)]
        return np.float64(value + math.fsum(logs)), np.array(steep)

    with _in_doubles(jax):
        density = _density(height, len(best))
        key, warming = jax.random.split(jax.random.key(seed))
        adapted = blackjax.window_adaptation(blackjax.nuts, density)
        (state, parameters), _ = adapted.run(warming, jax.numpy.array(scale.out(best)), num_steps=_WARM)
        _still(ended)
        step = jax.jit(blackjax.nuts(density, **parameters).step)
        for one in jax.random.split(key, draws):
            state, _ = step(one, state)
            place = [float(each) for each in np.asarray(state.position)]
            _still(ended)
            yield scale.back(place)[0]


def _still(ended: list[LimitReached]) -> None:
    if ended:
        raise ended[0]


def _density(height: Callable[[Any], tuple[Any, Any]], count: int) -> Any:
    """Return a logarithm of a density as JAX takes one, from a function of a point that returns it with its slopes."""
    import jax
    import numpy as np

    shapes = jax.ShapeDtypeStruct((), np.float64), jax.ShapeDtypeStruct((count,), np.float64)

    def both(point: Any) -> Any:
        return jax.pure_callback(lambda given: height(np.asarray(given)), shapes, point)

    density = jax.custom_vjp(lambda point: both(point)[0])
    density.defvjp(both, lambda slopes, weight: (weight * slopes,))
    return density


@contextmanager
def _in_doubles(jax: Any) -> Iterator[None]:
    """Let JAX reckon in doubles, in all threads: its own `enable_x64` is of one, and what is called back runs in another."""
    was = jax.config.jax_enable_x64
    jax.config.update("jax_enable_x64", True)
    try:
        yield
    finally:
        jax.config.update("jax_enable_x64", was)
