"""Every input that was ever found to break something stays a seed, and is tried with every change."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS, first_save, save, tried

CORPUS = Path(__file__).with_name("corpus")
SEEDS = sorted(path for path in CORPUS.rglob("*") if path.is_file())


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: f"{seed.parent.name}/{seed.name}")
@pytest.mark.timeout(60)
def test_a_seed_is_met_or_refused(seed: Path) -> None:
    tried(seed.parent.name, seed.read_bytes())


def test_every_target_has_seeds() -> None:
    assert {seed.parent.name for seed in SEEDS} == set(TARGETS)


def test_the_save_that_is_torn_apart_can_be_taken_up_as_it_is() -> None:
    save(first_save())
