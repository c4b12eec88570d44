"""Every input that was ever found to break something stays a seed, and is tried with every change."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from forbear import Text
from forbear.editing.files import check
from tests.fuzz.made import made
from tests.fuzz.targets import TARGETS, first_save, save, tried
from tests.fuzz.torn import bases

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


@pytest.mark.parametrize("name", bases())
def test_the_small_stories_that_inputs_are_made_of_are_in_order(name: str) -> None:
    assert not [found for found in check(Text(bases()[name], f"{name}.story")) if found.severity == "error"]


@pytest.mark.parametrize("name", TARGETS)
def test_the_same_seed_makes_the_same_inputs(name: str) -> None:
    first, second = ([made(name, random.Random(seed)) for seed in range(5)] for _ in range(2))
    assert first == second
    assert len(set(first)) > 1
