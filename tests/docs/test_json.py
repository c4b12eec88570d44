"""What `forbear run --json` prints is what docs/schemas says, with every option that adds to it."""

from __future__ import annotations

import pytest

from tests.docs.pages import ROOT
from tests.docs.schemas import SCHEMAS, faults, parsed
from tests.docs.shell import Shell, shell_beside

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


@pytest.mark.parametrize("command", RUNS)
def test_what_is_printed_is_as_the_schema_says(shell: Shell, command: str) -> None:
    assert faults(parsed(shell.run(command)), "forbear-run-1") == []


def test_every_key_is_told_on_the_page() -> None:
    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    assert [key for key in SCHEMAS["forbear-run-1"]["properties"] if f"`{key}`" not in page] == []
