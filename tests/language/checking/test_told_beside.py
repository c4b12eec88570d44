"""What is told stands beside the story, in a file of its own: it is joined, bounded like an import, and its mistakes have
its own places."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from forbear.errors import RequestError, StoryError
from forbear.language.loader import Text, load
from forbear.language.tale import TaleEvent

STORY = """
entity Ann : character;
entity Bob : character;
property out(c : character) : boolean;
action push(a : character, b : character) { precondition: a != b; effect: out(b); consenting: a; };
action leave(a : character) { effect: out(a); consenting: a; };
reason stay(c : character): if(out(c)) 0 else 1;
turns: Ann, Bob;
outcome ann_out: out(Ann);
case calm { reason stay(Ann): 2; }
"""


def pair(folder: Path, told: str, story: str = STORY) -> Path:
    """Write a story with what is told of it; return the story's file."""
    path = folder / "game.story"
    path.write_text(story, encoding="utf-8")
    (folder / "game.told").write_text(told, encoding="utf-8")
    return path


def test_what_is_told_beside_a_story_is_as_if_it_stood_in_it(tmp_path: Path) -> None:
    told = "told: push(Ann, Bob), ...;\ntold outcomes not ann_out;\n"
    beside = load(pair(tmp_path, told)).problem
    (tmp_path / "whole.story").write_text(STORY + told, encoding="utf-8")
    assert beside.tale == load(tmp_path / "whole.story").problem.tale
    assert beside.tale is not None
    assert beside.tale.events == (TaleEvent("deed", None, "push", ("Ann", "Bob")), None)
    assert str(beside.tale) == "told: push(Ann, Bob), ...; told outcomes not ann_out"


def test_a_case_tells_its_own_beside_the_story_or_nothing(tmp_path: Path) -> None:
    path = pair(tmp_path, "told: leave(Ann), ...;\ncase calm { told: push(Ann, Bob); }\n")
    assert str(load(path).problem.tale) == "told: leave(Ann), ..."
    assert str(load(path, case="calm").problem.tale) == "told: push(Ann, Bob)"
    other = load(pair(tmp_path, "told: leave(Ann), ...;"), case="calm").problem
    assert other.tale is None
    assert other.is_told


def test_what_the_file_tells_is_not_held_against_the_turns_of_a_case_that_tells_its_own(tmp_path: Path) -> None:
    story = STORY + "case short { turns: Bob; }\n"
    path = pair(tmp_path, "told: leave(Ann), push(Bob, Ann);\ncase short { told: push(Bob, Ann); }\n", story)
    assert str(load(path, case="short").problem.tale) == "told: push(Bob, Ann)"


def test_a_gap_alone_tells_nothing(tmp_path: Path) -> None:
    assert load(pair(tmp_path, "told: ...;\n")).problem.tale is None


def test_mistakes_in_it_have_its_place(tmp_path: Path) -> None:
    told = (
        'cite "p. 3";\nalive(Ann);\ntold: pull(Ann, Bob), ...;\ncase angry { told: leave(Ann); }\ntold outcomes won;\n'
    )
    with pytest.raises(StoryError) as raised:
        load(pair(tmp_path, told))
    found = [(Path(d.span.file).name, d.span.line, d.code) for d in raised.value.diagnostics if d.span is not None]
    assert found == [
        ("game.told", 2, "E336"),
        ("game.told", 3, "E328"),
        ("game.told", 4, "E337"),
        ("game.told", 5, "E333"),
    ]
    assert all(d.source_line for d in raised.value.diagnostics)


def test_it_is_read_with_its_story_and_not_alone(tmp_path: Path) -> None:
    path = pair(tmp_path, "told: leave(Ann), ...;")
    with pytest.raises(RequestError, match=r"read with the story beside it"):
        load(path.with_suffix(".told"))


def laid(path: Path, what: str) -> None:
    """Lay something at a path that is none of its folder's files."""
    outside = path.parent.parent / f"outside{path.suffix}"
    match what:
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "device":
            path.symlink_to("/dev/zero")
        case "nothing":
            path.symlink_to(path.parent / "nowhere")
        case "circle":
            path.symlink_to(path)
        case "outside":
            outside.write_text("told: leave(Ann);", "utf-8")
            path.symlink_to(outside)


NO_FILES = {
    "folder": "it is a folder",
    "pipe": "it is not a plain file",
    "device": "it is a link that leads out of the folder",
    "nothing": "it is a link that leads to nothing",
    "circle": "it is a link that leads to nothing",
    "outside": "it is a link that leads out of the folder",
}
posix = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and devices as POSIX has them")


@posix
@pytest.mark.parametrize("what", NO_FILES)
def test_what_is_no_file_beside_a_story_is_told_with_its_path(tmp_path: Path, what: str) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    path = pair(inside, "")
    path.with_suffix(".told").unlink()
    laid(path.with_suffix(".told"), what)
    for source in (path, Text(STORY, "game.story", inside)):
        with pytest.raises(StoryError) as raised:
            load(source)
        [found] = raised.value.diagnostics
        assert (found.code, found.message) == (
            "E112",
            f"cannot read the file: {path.with_suffix('.told')}: {NO_FILES[what]}",
        )


@posix
@pytest.mark.parametrize("what", NO_FILES)
@pytest.mark.parametrize("name", ["domain.txt", "life-and-death"])
def test_what_is_no_file_is_told_with_its_path_where_it_is_imported(tmp_path: Path, name: str, what: str) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    path = inside / (name if "." in name else f"{name}.story")
    laid(path, what)
    with pytest.raises(StoryError) as raised:
        load(Text(f'import "{name}";\n{STORY}', "game.story", inside))
    [found] = raised.value.diagnostics
    assert (found.code, found.message) == ("E112", f"cannot read the file: {path}: {NO_FILES[what]}")
    assert found.span is not None and (found.span.line, found.span.column) == (1, 1)


@posix
def test_a_link_within_the_folder_is_one_of_its_files(tmp_path: Path) -> None:
    path = pair(tmp_path, "")
    (tmp_path / "game.told").rename(tmp_path / "kept.txt")
    (tmp_path / "kept.txt").write_text("told: leave(Ann);", "utf-8")
    (tmp_path / "game.told").symlink_to("kept.txt")
    assert load(path).problem.tale is not None


def test_a_text_that_is_being_edited_is_told_of_too(tmp_path: Path) -> None:
    pair(tmp_path, "told: leave(Ann), ...;")
    assert load(Text(STORY, "game.story", tmp_path)).problem.tale is not None
    assert load(Text(STORY, "other.story", tmp_path)).problem.tale is None
    assert load(Text(STORY, "game.story", None)).problem.tale is None


def test_what_is_typical_gives_way_to_a_scene_and_not_to_its_domain(tmp_path: Path) -> None:
    domain = """
    constant low = 1;
    constant high = 6;
    property kind(c : character) : number;
    typically kind(c : character) = {low: 0.3, high: rest};
    forall(c : character) kind(c) = 9;
    """
    scene = 'import "people"; entity Ann : character; entity Bob : character; kind(Ann) = low; exactly kind(Bob) = low;'
    (tmp_path / "people.story").write_text(domain, encoding="utf-8")
    (tmp_path / "scene.story").write_text(scene + " turns: Ann, Bob;", encoding="utf-8")
    problem = load(tmp_path / "scene.story").problem
    from forbear.grounding.ground import ground

    task = ground(problem)
    assert [task.initial[task.cell(f"kind({name})")] for name in ("Ann", "Bob")] == [1, 1]
    assert len(problem.vague) == 1  # what is said exactly is not moved
    bare = load(Text('import "people"; entity Ann : character; turns: Ann;', "bare.story", tmp_path)).problem
    task = ground(bare)
    assert task.initial[task.cell("kind(Ann)")] == 6  # the likeliest of the spread, and not the domain's own line
    assert [spread.statement for spread in bare.spreads] == [1]
