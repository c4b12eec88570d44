"""`forbear play` and `forbear run --move` as a user types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.calling import forbear


def test_a_part_is_played_to_its_end() -> None:
    found = forbear("play", "film/casablanca", "--as", "Ilsa", "--seed", "7", given="spare\njoin\n")
    assert found.code == 0
    assert "You are Ilsa." in found.out
    assert "What they thought of you, move by move" in found.out
    assert found.out == forbear("play", "film/casablanca", "--as", "Ilsa", "--seed", "7", given="2\n1\n").out


def test_before_the_end_nothing_is_told_that_the_character_does_not_know() -> None:
    """Ilsa does not know that she has scruples: that she has them is told at the end."""
    found = forbear("play", "film/casablanca", "--as", "Ilsa", "--seed", "7", given="spare\n")
    assert "What you did not know" not in found.out
    assert "You leave off here." in found.out


def test_a_play_is_kept_and_taken_up(tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    first = forbear(
        "play", "film/casablanca", "--as", "Ilsa", "--seed", "7", "--save", str(kept), given="spare\nquit\n"
    )
    assert first.code == 0
    assert json.loads(kept.read_text(encoding="utf-8"))["choices"] == ["spare(Ilsa, Rick)"]
    later = forbear("play", "--resume", str(kept), given="join\n")
    assert "The end" in later.out
    assert len(json.loads(kept.read_text(encoding="utf-8"))["choices"]) == 2


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"schema": "forbear-play/1"}', "[" * 100_000, "\0"])
def test_a_file_that_is_no_save_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "kept.json").write_text(text, encoding="utf-8")
    found = forbear("play", "--resume", "kept.json", folder=tmp_path)
    assert found.code == 2
    assert found.err.startswith("error: ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["play"], "name the SCENE"),
        (["play", "film/casablanca"], "one of Rick, Ilsa"),
        (["play", "film/casablanca", "--as", "Sam"], "nobody is called 'Sam'"),
        (["play", "film/casablnca", "--as", "Ilsa"], "did you mean 'film/casablanca'"),
        (["play", "--resume", "none.json"], "cannot be read"),
        (["play", "--resume", "none.json", "--as", "Ilsa"], "takes role"),
        (["run", "film/casablanca", "--move", "mercy(Isa) = 1"], "did you mean mercy(Ilsa)"),
        (["run", "film/casablanca", "--move", "mercy(Ilsa)"], "cannot read"),
        (["run", "film/casablanca", "--move", "tau = nan"], "cannot read"),
        (["run", "film/casablanca", "--move", "depth(Ilsa) = 1.5"], "whole number"),
    ],
)
def test_a_request_that_cannot_be_met_says_why(tmp_path: Path, arguments: list[str], said: str) -> None:
    found = forbear(*arguments, folder=tmp_path)
    assert found.code == 2
    assert said in found.err


def test_a_moved_number_is_what_setting_it_would_be() -> None:
    moved = forbear("run", "film/casablanca", "--move", "mercy(Ilsa) = 2", "--quiet")
    assert moved.code == 0
    assert moved.out == forbear("run", "film/casablanca", "--set", "mercy(Ilsa) = 2", "--quiet").out
