"""Long games: the village of the examples played to its end, and thousands of events with saves, edits, comings and goings."""

from __future__ import annotations

import importlib.util
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import forbear
from forbear.minds.memory import resident_megabytes

FOLDER = Path(__file__).parents[3] / "examples" / "village"
VILLAGE = (FOLDER / "village.story").read_text(encoding="utf-8")


def game() -> Any:
    spec = importlib.util.spec_from_file_location("village_play", FOLDER / "play.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


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
        [sys.executable, str(FOLDER / "play.py")], input="13\n?\n99\n\n", capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0 and "The stranger talks of the weather." in done.stdout
    assert "What they think of you now:" in done.stdout


def _hidden(event: str, rng: random.Random) -> bool:
    return rng.random() < 1 / 3 and not event.startswith(("search", "accuse"))


def soaked(count: int, saved_every: int) -> None:
    """Let events happen in two casts alike, one of which is saved, edited and taken up again and again."""
    casts = [forbear.cast(VILLAGE), forbear.cast(VILLAGE)]
    rng, text, before = random.Random(5), VILLAGE, None
    is_there = False
    for number in range(1, count + 1):
        who = rng.choice(casts[0].people)
        event = rng.choice(casts[0].options(who))["event"]
        seen_by = () if _hidden(event, rng) else None
        for cast in casts:
            cast.happened(event, by=who, seen_by=seen_by)
        if number % saved_every == 0:
            text = f"// edit {number}\n" + text
            gone: list[str] = []
            casts[1] = forbear.restore(json.loads(json.dumps(casts[1].save())), text, gone=gone)
            assert gone == []
            for name in ("Ada", "Bero", "Cleo"):
                for formula in ("honest(You) == 4", "thief(Cleo)"):
                    one, other = (cast.believes(name, formula) for cast in casts)
                    assert one == pytest.approx(other, abs=1e-9)
        if number % (3 * saved_every) == 0:
            for cast in casts:
                if is_there:
                    cast.remove("Ned" + str(number - 3 * saved_every))
                else:
                    cast.add("Ned" + str(number), f"lives_here(Ned{number})")
            is_there = not is_there
        if number % saved_every == 0:
            for cast in casts:
                cast.set("coins(You) = 3 & !housed(You) & !searched(Ada) & !searched(Cleo) & !held(Ada) & !held(Cleo)")
        if number == count // 4:
            before = resident_megabytes()
    after = resident_megabytes()
    assert before is None or after is None or after - before < 20


def test_forty_events_with_saves_and_edits_drift_nowhere() -> None:
    soaked(40, 10)


@pytest.mark.nightly
@pytest.mark.timeout(7_200)
def test_ten_thousand_events_with_saves_and_edits_drift_nowhere_and_memory_is_flat() -> None:
    soaked(10_000, 250)
