"""Scales drawn at random, and what becomes of chances under them: by tapes what the engine makes of the loaded scene."""

from __future__ import annotations

import random

import pytest

from forbear.api.scene import load
from study import scales as module
from study.examination import SceneStudied, Studied, studied
from study.outcomes import outcomes
from study.scales import drawn_scale, under_scales


def test_drawn_scales_are_sorted_and_the_seed_decides() -> None:
    for seed in range(20):
        settings = {name: float(value) for name, value in (s.split(" = ") for s in drawn_scale(random.Random(seed)))}
        assert settings["slight"] <= settings["some"] <= settings["strong"] <= settings["overwhelming"]
        assert 0.5 < settings["likely"] <= settings["sure"] < 1
    assert drawn_scale(random.Random(3)) == drawn_scale(random.Random(3)) != drawn_scale(random.Random(4))


Told = list[tuple[object, ...]]


def told(one: SceneStudied, wanted: frozenset[tuple[str, str, int]]) -> Told:
    """Return what is scored of the chances that are looked at."""

    def row(chance: Studied) -> tuple[object, ...]:
        found = chance.found
        return found.place, found.choice, found.asked_lives, found.victim_lives, found.variant, found.effect

    return sorted(row(chance) for chance in one.chances if chance.found.place in wanted)


def _by_tapes_as_loaded(name: str, monkeypatch: pytest.MonkeyPatch, many: int, seed: int) -> int:
    """Hold scales by tapes against the scene loaded under each; return how many of them the engine was asked for."""
    randomness = random.Random(seed)
    scales = [drawn_scale(randomness) for _ in range(many)]
    here = [one for one in outcomes() if (one.scene, one.case, one.is_scored) == (name, "", True)]
    wanted = frozenset((one.alice, one.victim, one.chance) for one in here)
    assert wanted
    asked: list[SceneStudied] = []

    def counted(scene: object, *, why: bool) -> SceneStudied:
        asked.append(studied(scene, why=why))  # type: ignore[arg-type]
        return asked[-1]

    monkeypatch.setattr(module, "studied", counted)
    found = under_scales(name, "", scales, wanted)
    for scale, one in zip(scales, found, strict=True):
        assert isinstance(one, SceneStudied)
        assert told(one, wanted) == told(studied(load(name, settings=scale, before=True), why=False), wanted), scale
    return len(asked)


def test_under_random_scales_a_scene_comes_out_by_tapes_as_it_does_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _by_tapes_as_loaded("film/casablanca", monkeypatch, 5, 1) == 0


def test_fewer_scales_than_a_tape_is_worth_are_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _by_tapes_as_loaded("film/casablanca", monkeypatch, 2, 2) == 2


@pytest.mark.nightly
@pytest.mark.parametrize("name", ["anime/trigun", "anime/code-geass", "film/in-bruges", "games/far-cry-3"])
def test_other_scenes_do_so_too(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _by_tapes_as_loaded(name, monkeypatch, 8, 3) < 8


def test_why_a_scale_does_not_do_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = ("likely = 2",)
    (found,) = under_scales("film/casablanca", "", [wrong], frozenset())
    assert not isinstance(found, SceneStudied) and "casablanca" in str(found)
