"""The folder is all there is: every way out of it is tried."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from forbear.studio.failures import Refused
from forbear.studio.folder import DEEPEST, LARGEST, Folder

STORY = "entity Ann : character;\n"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "secret.story").write_text("secret", encoding="utf-8")
    return Folder(inside)


def code(refused: pytest.ExceptionInfo[Refused]) -> str:
    return str(refused.value.data["error"]["code"])


OUTSIDE = [
    "../secret.story",
    "..",
    "../inside/../secret.story",
    "/etc/passwd",
    "/etc/passwd.story",
    "a/../../secret.story",
    "./a.story",
    ".hidden.story",
    "a//b.story",
    "a/b/c/d/e.story",
    "a\\..\\secret.story",
    "a\0.story",
    "a\n.story",
    "",
    " ",
    ".story",
    "con:.story",
    "~/a.story",
    "%2e%2e/secret.story",
    "a.py",
    "a.story.sh",
    "x" * 400 + ".story",
]


@pytest.mark.parametrize("name", OUTSIDE)
def test_no_name_leads_outside(folder: Folder, name: str) -> None:
    with pytest.raises(Refused) as refused:
        folder.load(name)
    assert code(refused) == "refused"
    with pytest.raises(Refused) as refused:
        folder.save(name, STORY, None)
    assert code(refused) == "refused"
    assert list(folder.path.iterdir()) == []


def test_a_link_is_not_followed(folder: Folder, tmp_path: Path) -> None:
    (folder.path / "link.story").symlink_to(tmp_path / "secret.story")
    (folder.path / "away").symlink_to(tmp_path)
    for name in ("link.story", "away/secret.story"):
        with pytest.raises(Refused) as refused:
            folder.load(name)
        assert code(refused) == "refused"
    assert folder.listed()["files"] == []


def test_saving_over_a_link_does_not_write_what_it_points_to(folder: Folder, tmp_path: Path) -> None:
    (folder.path / "link.story").symlink_to(tmp_path / "secret.story")
    with pytest.raises(Refused):
        folder.save("link.story", "overwritten", None)
    assert (tmp_path / "secret.story").read_text(encoding="utf-8") == "secret"


def test_saving_into_a_linked_folder_is_refused(folder: Folder, tmp_path: Path) -> None:
    (folder.path / "away").symlink_to(tmp_path)
    with pytest.raises(Refused):
        folder.save("away/new.story", STORY, None)
    assert not (tmp_path / "new.story").exists()


def test_no_pipe_or_device_is_read(folder: Folder) -> None:
    os.mkfifo(folder.path / "pipe.story")
    (folder.path / "folder.story").mkdir()
    for name in ("pipe.story", "folder.story"):
        with pytest.raises(Refused) as refused:
            folder.load(name)
        assert code(refused) == "refused"


def test_a_file_is_saved_and_loaded(folder: Folder) -> None:
    (folder.path / "my").mkdir()
    saved = folder.save("my/duel at dawn.story", "été;\n", None)
    assert folder.load("my/duel at dawn.story") == saved
    assert [file["name"] for file in folder.listed()["files"]] == ["my/duel at dawn.story"]


def test_a_version_that_nobody_saw_is_not_overwritten(folder: Folder) -> None:
    first = folder.save("a.story", "one;\n", None)
    (folder.path / "a.story").write_text("two;\n", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        folder.save("a.story", "three;\n", first.version)
    assert code(refused) == "conflict"
    current = refused.value.data["error"]["current"]
    assert folder.load("a.story").text == "two;\n"
    assert folder.save("a.story", "three;\n", current).text == "three;\n"


def test_a_new_file_takes_nobodys_place(folder: Folder) -> None:
    folder.save("a.story", "one;\n", None)
    with pytest.raises(Refused) as refused:
        folder.save("a.story", "two;\n", None)
    assert code(refused) == "conflict"
    assert folder.load("a.story").text == "one;\n"


def test_a_file_that_is_gone_is_a_conflict(folder: Folder) -> None:
    first = folder.save("a.story", "one;\n", None)
    (folder.path / "a.story").unlink()
    with pytest.raises(Refused) as refused:
        folder.save("a.story", "two;\n", first.version)
    assert code(refused) == "conflict"
    assert refused.value.data["error"]["current"] is None


def test_nothing_is_left_behind_by_a_save_that_fails(folder: Folder) -> None:
    folder.save("a.story", "one;\n", None)
    with pytest.raises(Refused):
        folder.save("a.story", "two;\n", None)
    assert [path.name for path in folder.path.iterdir()] == ["a.story"]


def test_a_file_keeps_its_permissions(folder: Folder) -> None:
    first = folder.save("a.story", "one;\n", None)
    (folder.path / "a.story").chmod(0o600)
    folder.save("a.story", "two;\n", first.version)
    assert (folder.path / "a.story").stat().st_mode & 0o777 == 0o600


def test_sizes_are_bounded(folder: Folder) -> None:
    with pytest.raises(Refused) as refused:
        folder.save("a.story", "x" * (LARGEST + 1), None)
    assert code(refused) == "too-large"
    (folder.path / "a.story").write_text("x" * (LARGEST + 1), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        folder.load("a.story")
    assert code(refused) == "too-large"


def test_what_is_no_text_is_told(folder: Folder) -> None:
    (folder.path / "a.story").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Refused) as refused:
        folder.load("a.story")
    assert code(refused) == "request"


def test_deep_folders_are_not_searched(folder: Folder) -> None:
    deep = folder.path.joinpath(*["d"] * (DEEPEST + 1))
    deep.mkdir(parents=True)
    (deep / "a.story").write_text(STORY, encoding="utf-8")
    assert folder.listed() == {"folder": "inside", "files": [], "more": False}
