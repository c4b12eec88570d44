"""Forbear runs from a zip on the path, where no file of its own can be opened: scenes, domains, tropes, findings and tables
are read all the same. And from a plain folder, with nothing installed, as Ren'Py's `game/python-packages` is one."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from forbear.language.reading.tables import packed_tables
from forbear.made import PACKAGE, TABLES
from tests.anywhere.packages import PACKAGES, command_says, installed_says, says, sources


@pytest.mark.parametrize(
    "arguments",
    [
        ["run", "film/casablanca", "--quiet"],
        ["list", "film"],
        ["show", "film/troy"],
        ["recognise", "film/city-slickers"],
    ],
    ids=" ".join,
)
def test_a_command_says_from_a_zip_what_it_says_installed(packed: Path, tmp_path: Path, arguments: list[str]) -> None:
    assert command_says(packed, arguments, tmp_path) == installed_says(arguments, tmp_path)


def test_every_file_that_comes_along_is_found_in_a_zip(packed: Path, tmp_path: Path) -> None:
    """The scenes and tropes counted in the zip, by its table of contents and by the package."""
    program = """
import forbear
from forbear.catalogue.findings import findings
from forbear.catalogue.index import scene_names
from forbear.catalogue.questionnaire import questionnaire
from forbear.tropes.shelf import library
from forbear.language.reading.tables import _GRAMMAR
from forbear import resources
print(json.dumps([
    forbear.__file__, dir(forbear), scene_names(), sorted(findings()), bool(library().tropes),
    bool(questionnaire("life-and-death").prompts), resources.is_packed(_GRAMMAR),
]))
"""
    file, public, names, found, has_tropes, has_questions, is_packed = json.loads(says(packed, program, tmp_path))
    assert file.startswith(str(packed)) and has_tropes and has_questions and is_packed
    with zipfile.ZipFile(packed) as archive:
        start, end = "forbear/catalogue/scenes/", ".story"
        inside = sorted(
            n[len(start) : -len(end)] for n in archive.namelist() if n.startswith(start) and n.endswith(end)
        )
        stub = archive.read("forbear/__init__.pyi").decode()
    assert names == inside and set(found) <= set(inside)
    assert "load" in public and all(f"import {name} as {name}" in stub for name in public)


def test_the_same_is_found_on_record_from_a_zip(packed: Path, tmp_path: Path) -> None:
    from forbear.catalogue.findings import findings

    program = "from forbear.catalogue.findings import findings; print(json.dumps(sorted(findings())))"
    assert json.loads(says(packed, program, tmp_path)) == sorted(findings())


def test_a_name_that_is_nowhere_is_told_from_a_zip_with_what_is_near(packed: Path, tmp_path: Path) -> None:
    program = """
from pathlib import Path
from forbear.catalogue.index import find
from forbear.errors import RequestError, StoryError
from forbear.language.loader import load_problem
for ask in (lambda: find("film/casablnca"), lambda: load_problem('import "life-and-deth"; entity a : b;')):
    try:
        ask()
    except (RequestError, StoryError) as error:
        print(error)
"""
    said = says(packed, program, tmp_path)
    assert "did you mean 'film/casablanca'?" in said and "did you mean 'life-and-death'?" in said


def test_the_tables_in_a_zip_are_used(packed: Path, tmp_path: Path) -> None:
    """With the made package in the zip too, lark is not loaded; without it, it is, and the story is the same."""
    made = tmp_path / "made.zip"
    shutil.copy(packed, made)
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr(f"{PACKAGE}/__init__.py", "")
        archive.writestr(f"{PACKAGE}/{TABLES}", packed_tables())
    program = """
import forbear
scene = forbear.load("film/casablanca")
print(json.dumps(["lark" in sys.modules, sorted(scene.run().outcomes.items())]))
"""
    without, with_tables = (json.loads(says(where, program, tmp_path)) for where in (packed, made))
    assert without[0] and not with_tables[0]
    assert without[1] == with_tables[1] != []


def test_a_plain_folder_will_do(tmp_path: Path) -> None:
    folder = tmp_path / "game" / "python-packages"
    for package in PACKAGES:
        for name, path in sources(package).items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, folder / name)
    arguments = ["run", "film/casablanca", "--quiet"]
    assert command_says(folder, arguments, tmp_path) == installed_says(arguments, tmp_path)
