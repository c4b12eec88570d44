"""memo's models at the sizes that it prints (docs/from-memo.md has them small)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from forbear.api.scene import load
from forbear.minds.budget import Limits

PAGE = (Path(__file__).parents[2] / "docs" / "from-memo.md").read_text(encoding="utf-8")


def scene_of(name: str) -> str:
    found = re.search(rf"```story {name}\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    return found[1]


@pytest.mark.nightly
def test_lemons_with_a_hundred_and_one_bids_and_qualities() -> None:
    """Bidding b buys the b + 1 qualities up to b, worth 0.75 b on average: (b + 1) · (0.75 b - b) / 101."""
    scene = load(scene_of("lemons.story").replace("0..10;", "0..100;"))
    assert dict(scene.ask("choice offer(0)").numbers) == {"choice offer(0)": 1.0}
    found = dict(scene.ask("value offer(40)").numbers)["value offer(40)"]
    assert found == pytest.approx(41 * (0.75 * 40 - 40) / 101, abs=1e-9)


@pytest.mark.nightly
@pytest.mark.parametrize("most", [100, 10_000])
def test_scalar_implicature_with_ten_thousand_people(most: int) -> None:
    scene = load(scene_of("people.story"), settings=(f"most = {most}",))
    held = dict(scene.ask("Listener : nice()", after="some", limits=Limits(seconds=600)).weights)
    assert held[50] == pytest.approx(1 / (most - 1 + 1 / (most + 1)), rel=1e-9)
    assert held[most] == pytest.approx(held[50] / (most + 1), rel=1e-9)
