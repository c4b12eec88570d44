"""`forbear new`: answers piped or from a file, mistakes told with their places, and no file lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.calling import forbear


def test_answers_can_be_piped(tmp_path: Path) -> None:
    called = forbear("new", folder=tmp_path, given="life\nThe cellar\nIlsa\nshe\nRick\nhe\nsome\n")
    assert called.code == 0
    text = (tmp_path / "the-cellar.story").read_text(encoding="utf-8")
    assert "grudge(Ilsa, Rick) = some;" in text
    assert forbear("run", "--quiet", "the-cellar.story", folder=tmp_path).code == 0


def test_a_wrong_piped_answer_ends_it_and_writes_nothing(tmp_path: Path) -> None:
    called = forbear("new", "mine.story", folder=tmp_path, given="\nx\nIlsa\nwomn\n")
    assert called.code == 2
    assert "alice_pronoun" in called.err
    assert list(tmp_path.iterdir()) == []


def test_answers_from_a_file_and_their_mistakes_with_lines(tmp_path: Path) -> None:
    (tmp_path / "good.toml").write_text('alice = "Ilsa"\nshielded = true\n', encoding="utf-8")
    assert forbear("new", "mine.story", "--answers", "good.toml", folder=tmp_path).code == 0
    assert "shielded(Bob);" in (tmp_path / "mine.story").read_text(encoding="utf-8")
    (tmp_path / "bad.toml").write_text('alice = "Ilsa"\ngrudg = "some"\nneed = "much"\n', encoding="utf-8")
    called = forbear("new", "other.story", "--answers", "bad.toml", folder=tmp_path)
    assert called.code == 2
    assert "bad.toml:2: " in called.err and "did you mean 'grudge'" in called.err
    assert "bad.toml:3: " in called.err


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe\x00",
        b"grudge = ",
        b"[" * 5000,
        b"x" * 100_000,
        b'grudge = ["some"]',
        b"grudge = " + b"9" * 4_301,
        b"grudge = nan",
        b"mercy = {a = 1}",
    ],
)
def test_a_bad_answers_file_is_told(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_bytes(content)
    called = forbear("new", "other.story", "--answers", "bad.toml", folder=tmp_path)
    assert called.code == 2
    assert "bad.toml" in called.err
    assert not (tmp_path / "other.story").exists()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('alice = "Ilsa"\ngrudge = ' + "9" * 4_301, "bad.toml:2: a number has at most 400 digits"),
        ("grudge = " + "[" * 5_000 + "]" * 5_000, "bad.toml: it is nested too deeply"),
    ],
    ids=["digits", "nested"],
)
def test_what_answers_cannot_hold_is_told_in_words_for_authors(content: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text(content, encoding="utf-8")
    assert told in forbear("new", "other.story", "--answers", "bad.toml", folder=tmp_path).err


def test_no_file_is_overwritten(tmp_path: Path) -> None:
    mine = tmp_path / "mine.story"
    mine.write_text("precious", encoding="utf-8")
    assert forbear("new", "mine.story", folder=tmp_path).code == 2
    (tmp_path / "a-chance-to-kill.story").write_text("precious too", encoding="utf-8")
    assert forbear("new", folder=tmp_path).code == 2
    assert mine.read_text(encoding="utf-8") == "precious"
    assert (tmp_path / "a-chance-to-kill.story").read_text(encoding="utf-8") == "precious too"


def test_places_that_cannot_be_written_are_told(tmp_path: Path) -> None:
    assert "cannot be written" in forbear("new", "no/such/mine.story", folder=tmp_path).err
    assert forbear("new", "mine.txt", folder=tmp_path).code == 2
