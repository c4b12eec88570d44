"""Scales drawn at random."""

from __future__ import annotations

import random

from study.scales import drawn_scale


def test_drawn_scales_are_sorted_and_the_seed_decides() -> None:
    for seed in range(20):
        settings = {name: float(value) for name, value in (s.split(" = ") for s in drawn_scale(random.Random(seed)))}
        assert settings["slight"] <= settings["some"] <= settings["strong"] <= settings["overwhelming"]
        assert 0.5 < settings["likely"] <= settings["sure"] < 1
    assert drawn_scale(random.Random(3)) == drawn_scale(random.Random(3)) != drawn_scale(random.Random(4))
