"""What is kept of the package's files is what they say; where it is not, or lies elsewhere, it is not believed."""

from __future__ import annotations

import pickle
import shutil
from pathlib import Path

import pytest

from forbear.language import kept
from forbear.language.loader import LIBRARY
from forbear.language.parser import parse

DOMAIN = LIBRARY / "life-and-death.story"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copy(DOMAIN, tmp_path)
    monkeypatch.setattr(kept, "PACKAGE", tmp_path.resolve())
    kept.keep()
    return tmp_path.resolve() / DOMAIN.name


def test_what_is_kept_is_what_the_file_says(package: Path) -> None:
    text = package.read_text(encoding="utf-8")
    found = kept.kept(package, text)
    read, _ = parse(text, str(package))
    assert found == read
    assert found is not None and found.file == str(package)
    assert [d.span for d in found.definitions] == [d.span for d in read.definitions]
    assert found.lines == read.lines and found.comments == read.comments


def test_another_text_is_read_anew(package: Path) -> None:
    assert kept.kept(package, package.read_text(encoding="utf-8") + "\n") is None


def test_what_is_torn_is_not_believed(package: Path) -> None:
    beside = package.with_name(package.name + kept.ENDING)
    whole = beside.read_bytes()
    for length in (0, 1, 10, len(whole) // 2, len(whole) - 1):
        beside.write_bytes(whole[:length])
        assert kept.kept(package, package.read_text(encoding="utf-8")) is None


def _never() -> None:
    raise AssertionError("a stranger's file was opened")


class _Poison:
    def __reduce__(self) -> tuple[object, tuple[()]]:
        return (_never, ())


def test_beside_a_strangers_file_nothing_is_opened(tmp_path: Path) -> None:
    file = tmp_path / "scene.story"
    file.write_text("entity A : character;")
    file.with_name("scene.story.read").write_bytes(pickle.dumps(_Poison()))
    assert kept.kept(file, file.read_text()) is None
    link = LIBRARY / ".." / ".." / ".." / ".." / Path(*tmp_path.parts[1:]) / "scene.story"
    assert kept.kept(link, file.read_text()) is None
