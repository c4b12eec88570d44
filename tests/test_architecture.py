"""The layers hold, importing costs nothing, the public names are those that are listed, and no file grows too long."""

from __future__ import annotations

import ast
import importlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import forbear
from forbear.language.vocabulary import WORDS
from forbear.tropes import shelf
from forbear.variants.chances import ANOTHER_WAY

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "src" / "forbear"
HEAVY = ("numpy", "starlette", "fastapi", "uvicorn", "lark", "rich", "click", "networkx", "jsonschema")

OF_THE_WHOLE = {
    "anywhere",
    "browser",
    "cases",
    "docs",
    "editors",
    "exercises",
    "faults",
    "fuzz",
    "golden",
    "laws",
    "peers",
    "release",
    "study",
    "typing",
    "website",
}
"""Folders of tests that look at all rooms together, at scenes and situations with a known answer, or at what stands
beside: the study, the site, releases, the editors."""

STUB = SOURCES / "__init__.pyi"


def test_the_contracts_hold() -> None:
    found = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stdout


def test_a_new_folder_without_a_place_and_a_step_upwards_are_told(tmp_path: Path) -> None:
    """That the contracts catch anything at all: a copy with two breaches."""
    package = tmp_path / "src" / "forbear"
    shutil.copytree(SOURCES, package, ignore=shutil.ignore_patterns("__pycache__", "scenes", "static"))
    shutil.copy(ROOT / ".importlinter", tmp_path)
    (package / "utils").mkdir()
    (package / "utils" / "__init__.py").write_text("")
    node = package / "minds" / "node.py"
    node.write_text(node.read_text(encoding="utf-8") + "\nimport forbear.stories.story  # noqa\n", encoding="utf-8")
    found = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "src"), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 1
    assert "forbear.utils" in found.stdout
    assert "forbear.stories" in found.stdout and "BROKEN" in found.stdout


def _loaded_by(code: str) -> list[str]:
    probe = f"import sys, json; {code}; print('LOADED', json.dumps(sorted(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True, cwd=ROOT)
    loaded = json.loads(found.stdout.split("LOADED ")[1])
    assert "lark" not in loaded, "the grammar's tables are of another grammar, or not made: pip install -e ."
    return [name for name in HEAVY if name in loaded]


def test_import_forbear_loads_nothing_heavy() -> None:
    assert _loaded_by("import forbear, forbear.api") == []


def test_forbear_version_loads_the_command_line_library_alone() -> None:
    assert _loaded_by("from forbear.cli.main import run_command; run_command(['--version'])") == ["click"]


def test_a_run_in_a_pipe_loads_no_numbers_no_web_and_no_colours() -> None:
    code = "from forbear.cli.main import run_command; run_command(['run', 'film/casablanca', '--quiet'])"
    assert _loaded_by(code) == ["click"]


def test_the_public_names_are_those_of_the_stub_and_all_load() -> None:
    """The stub is read here as a type checker reads it, and by the package line by line: both find the same."""
    said = ast.parse(STUB.read_text(encoding="utf-8")).body
    named = {
        str(alias.asname): str(node.module) for node in said if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    assert len(said) == len(named) <= 60
    assert all(isinstance(node, ast.ImportFrom) and len(node.names) == 1 for node in said)
    public: Any = forbear
    assert public.__all__ == sorted(named) == dir(public)
    for name, module in named.items():
        assert getattr(forbear, name) is getattr(importlib.import_module(module), name)
        assert getattr(forbear, name).__doc__, f"{name} says nothing of itself"
    with pytest.raises(AttributeError):
        _ = public.nothing_of_the_kind


def test_the_architecture_names_what_is_there() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    there = [f"/{path.relative_to(ROOT)}" for path in ROOT.glob("*.*")]
    there += [f"/{path.relative_to(ROOT)}/" for path in (ROOT / "editors").glob("*/")]
    for room in ("src", "study", "tests", "docs", "bench", "examples", "website", "release"):
        there += [
            f"/{path.relative_to(ROOT)}{'/' * path.is_dir()}" for path in (ROOT / room, *(ROOT / room).rglob("*"))
        ]
    named = {name.removeprefix("../") for name in re.findall(r"`([\w./-]+(?:/|\.(?:py|pyi|md|lark|json)))`", page)}
    assert len(named) > 50
    assert sorted(name for name in named if not any(path.endswith(f"/{name}") for path in there)) == []


def test_the_architecture_has_the_layers_in_their_order() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rows = page.partition("| folder | what it is |")[2].partition("\n\n")[0].splitlines()[2:]
    told = [
        [name.removesuffix("/").removesuffix(".py") for name in re.findall(r"`([^`]+)`", row.split("|")[1])]
        for row in rows
    ]
    contract = (ROOT / ".importlinter").read_text(encoding="utf-8").partition("layers =\n")[2].partition("\n\n")[0]
    assert told == [[name.strip() for name in layer.split("|")] for layer in contract.splitlines()]


def test_no_file_is_longer_than_five_hundred_lines() -> None:
    long = {
        str(path.relative_to(ROOT)): count
        for path in SOURCES.rglob("*.*")
        if path.suffix in (".py", ".c", ".h") and (count := len(path.read_text(encoding="utf-8").splitlines())) > 500
    }
    assert long == {}


def test_the_tests_have_the_rooms_of_the_sources() -> None:
    """A folder of tests is named like the room that it tests, or looks at the whole; and no room is without."""
    tested = {str(path.parent.relative_to(ROOT / "tests")) for path in (ROOT / "tests").rglob("test_*.py")} - {"."}
    rooms = {str(path.parent.relative_to(SOURCES)) for path in SOURCES.rglob("__init__.py")} - {"."}
    assert tested - rooms == OF_THE_WHOLE
    assert {room for room in rooms if "/" not in room} <= {folder.split("/")[0] for folder in tested}


def test_no_source_names_a_trope_or_a_variant() -> None:
    """Which pattern is meant is an argument; the command line alone has one that is meant where none is named."""
    library = shelf.library().tropes
    names = {name for trope in library for name in (trope.name, *(v.name for v in trope.variants)) if "_" in name}
    assert {"kill_me_now", "bob_was_wrong"} <= names
    names -= {*WORDS, ANOTHER_WAY}  # a variant may be called by what the vocabulary asks, or by what was chosen
    found = {
        (str(path.relative_to(SOURCES)), name)
        for path in SOURCES.rglob("*.py")
        for name in names & set(re.findall(r"\w+", path.read_text(encoding="utf-8")))
    }
    assert {(file, name) for file, name in found if not file.startswith("cli/")} == set()
    assert {name for _, name in found} <= {"kill_me_now"}


def test_every_module_says_what_it_is() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in SOURCES.rglob("*.py")
        if not path.read_text(encoding="utf-8").lstrip().startswith('"""')
    ]
    assert silent == []
