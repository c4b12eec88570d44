"""Long games: the village of the examples played to its end, and thousands of events with saves, edits, comings and goings."""

from __future__ import annotations

import gc
import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from forbear.minds.node import Node
from tests.anywhere.pyodide import module_of

FOLDER = Path(__file__).parents[3] / "examples" / "village"


def game() -> Any:
    return module_of(FOLDER / "play.py")


def test_the_village_is_played_through_and_goes_on_from_a_save_as_if_it_had_not_been_left() -> None:
    module, rng = game(), random.Random(3)
    village = module.begin(seed=3)
    while village.turn < module.TURNS:
        if village.turn == 10:
            village = module.restored(village.save())
        village.act(rng.choice(village.menu())[0])
    uninterrupted, rng = module.begin(seed=3), random.Random(3)
    while uninterrupted.turn < module.TURNS:
        uninterrupted.act(rng.choice(uninterrupted.menu())[0])
    assert village.trust() == pytest.approx(uninterrupted.trust(), abs=1e-9)
    assert [taken["event"] for taken in village.cast.remembers("Ada")] == [
        taken["event"] for taken in uninterrupted.cast.remembers("Ada")
    ]


def test_the_village_is_played_in_the_terminal() -> None:
    done = subprocess.run(
        [sys.executable, str(FOLDER / "play.py")],
        input="13\n?\n99\nsave\n3\n\n",
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0 and "The stranger talks of the weather." in done.stdout
    assert "What they think of you now:" in done.stdout
    assert done.stdout.startswith("You are a stranger.") and "from 1 to 14" in done.stdout
    assert "begin with --save FILE" in done.stdout and "Bero thinks you honest" in done.stdout


def bench(name: str) -> Any:
    return module_of(FOLDER.parents[1] / "bench" / f"{name}.py")


def test_events_with_saves_and_edits_drift_nowhere() -> None:
    """Two casts live through the same, one of which is asked, the other saved, edited and taken up: not a bit differs."""
    soak = bench("soak").Soak(most_worlds=16, seed=5)
    for number in range(1, 41):
        soak.live(number)
        if number % 5 == 0:
            soak.ask(0.05)
        if number % 8 == 0:
            soak.leave(number)
        if number % 16 == 0:
            soak.come_and_go(number)
    assert soak.drift == 0
    assert json.dumps(soak.casts[0].save()["beliefs"]) == json.dumps(soak.casts[1].save()["beliefs"])
    assert soak.casts[0].merged > 0, "nothing had to be bounded"
    assert len(soak.casts[0].save()["nodes"]) <= 2 * 16


@pytest.mark.nightly
@pytest.mark.timeout(14_400)
def test_ten_thousand_events_drift_nowhere(record_property: Callable[[str, object], None]) -> None:
    found = bench("soak").soaked(events=10_000, answers=1_000, most_worlds=64, seed=5)
    record_property("a soak", found)
    assert found["drift"] == 0


def test_a_game_that_is_left_and_taken_up_leaves_no_minds_behind_even_without_a_collector() -> None:
    soak = bench("soak").Soak(most_worlds=16, seed=5)
    gc.collect()
    gc.disable()
    try:
        for number in range(1, 13):
            soak.live(number)
            if number % 3 == 0:
                soak.leave(number)
                soak.come_and_go(number)
                soak.casts[1].why("Ada", soak.casts[1].options("Ada")[0]["event"])
        made = sum(isinstance(each, Node) for each in gc.get_objects())
        gc.collect()
        assert made == sum(isinstance(each, Node) for each in gc.get_objects())
    finally:
        gc.enable()
