"""What `forbear run --json` prints is what docs/schemas says, with every option that adds to it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.docs.pages import ROOT
from tests.docs.shell import Shell, shell_beside

SCHEMA = json.loads((ROOT / "docs" / "schemas" / "forbear-run-1.json").read_text(encoding="utf-8"))
PAGE = (ROOT / "docs" / "handbook.md").read_text(encoding="utf-8")

RUNS = [
    "forbear run boat.story --json",
    "forbear run boat.story --json --why none --after lend",
    "forbear run boat.story --json --why full --edge 'honest(Ben)'",
    "forbear run boat.story --json --sample 20 --seed 3",
    "forbear run boat.story --json --limit-nodes 1",
    "forbear run boat.story --json --limit-stories 1",
    "forbear run storm.story --json",
    "forbear run variants.story --json --case wicked --set 'some = 2'",
    "forbear run film/casablanca --json",
]


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    folder = tmp_path_factory.mktemp("page")
    return shell_beside(folder, PAGE)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("command", RUNS)
def test_what_is_printed_is_as_the_schema_says(shell: Shell, command: str) -> None:
    printed = shell.run(command)
    found, _ = json.JSONDecoder(parse_constant=_no_constant).raw_decode(printed[printed.index("{") :])
    errors = list(Draft202012Validator(SCHEMA).iter_errors(found))
    assert not errors, [(error.json_path, error.message) for error in errors[:3]]
    assert found.keys() <= SCHEMA["properties"].keys(), "a new key is told in the schema"


def _no_constant(name: str) -> Any:
    raise AssertionError(f"{name} is no JSON")


def test_every_key_is_told_on_the_page() -> None:
    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    assert [key for key in SCHEMA["properties"] if f"`{key}`" not in page] == []
