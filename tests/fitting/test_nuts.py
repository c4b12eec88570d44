"""Draws along gradients: against sums by hand, and on scales without ends."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forbear.api.scene import load
from forbear.errors import LimitReached
from forbear.fitting.model import model
from forbear.fitting.nuts import Stretched
from forbear.fitting.posterior import drawn
from tests.fitting.by_hand import ONE, Sums

ENDS = st.sampled_from([(None, None), (0.0, None), (None, 2.0), (0.0, 1.0), (-3.0, 5.0)])


@given(ends=ENDS, place=st.floats(-8, 8))
def test_a_number_comes_back_from_its_scale(ends: tuple[float | None, float | None], place: float) -> None:
    scale = Stretched([ends])
    (value,), (rate,), (log,), (turn,) = scale.back([place])
    assert scale.out([value])[0] == pytest.approx(place, abs=1e-5)
    assert (ends[0] is None or value > ends[0]) and (ends[1] is None or value < ends[1])
    step = 1e-5
    above, below = scale.back([place + step]), scale.back([place - step])
    assert rate == pytest.approx((above[0][0] - below[0][0]) / (2 * step), rel=1e-4, abs=1e-7)
    assert log == pytest.approx(math.log(rate))
    assert turn == pytest.approx((above[2][0] - below[2][0]) / (2 * step), abs=1e-4)


@pytest.mark.nightly
def test_draws_along_gradients_are_those_of_bayes_rule() -> None:
    """As for the walkers: 30 of 40 at a logit."""
    pytest.importorskip("blackjax")
    held = model(load(ONE), "precision(A)", [{"choice": "take", "count": 30}, {"choice": "leave", "count": 10}])
    first, again = (drawn(held, held.fit(), 2_000, seed=1, by="nuts") for _ in range(2))
    assert first == again
    found, sums = first["precision(A)"], Sums(30, 10)
    assert found.effective > 300
    assert found.mean == pytest.approx(sums.mean, abs=4 * sums.spread / math.sqrt(found.effective))
    assert found.deviation == pytest.approx(sums.spread, rel=0.15)


@pytest.mark.nightly
def test_a_limit_ends_draws_along_gradients(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("blackjax")
    held = model(load(ONE), "precision(A)", [{"choice": "take", "count": 30}, {"choice": "leave", "count": 10}])
    fit, climb, left = held.fit(), held.climb, [300]

    def limited(values: list[float]) -> tuple[float, list[float]]:
        left[0] -= 1
        if left[0] < 0:
            raise LimitReached("seconds", 1, "--limit-seconds")
        return climb(values)

    monkeypatch.setattr(held, "climb", limited)
    with pytest.raises(LimitReached):
        drawn(held, fit, 500, by="nuts")
