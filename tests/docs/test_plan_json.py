"""What planning prints and writes as JSON is what docs/schemas says, whatever comes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from forbear.minds.semantics import SEMANTICS
from tests.docs.pages import ROOT
from tests.docs.schemas import SCHEMAS, faults, parsed
from tests.docs.shell import Shell, shell_beside

PAGE = (ROOT / "docs" / "planning.md").read_text(encoding="utf-8")

PLANS = [
    "forbear plan coin.story --json",
    "forbear plan coin.story --best 2 --author-limit 4 --character-limit 3 --json",
    "forbear plan coin.story --cost walk=3 --avoid tell --author-limit 4 --character-limit 3 --json",
    "forbear plan coin.story --set 'utility(Bea): 0' --author-limit 4 --character-limit 3 --json",
    "forbear plan coin.story --goal 3 --author-limit 3 --character-limit 3 --json --set 'utility():"
    " (if(has_coin(Tom)) 2 else 0) + if(has_coin(Ann)) 1 else 0'",
    "forbear plan coin.story --goal 'has_coin(Ann) & has_coin(Tom)' --author-limit 2 --character-limit 2 --json",
    "forbear plan coin.story --goal 'has_coin(Ann) & has_coin(Tom)' --limit-nodes 1 --json",
    "forbear plan film/casablanca --goal she_comes_round --best 2 --json",
    "forbear plan film/casablanca --goal '!alive(Rick)' --at-least 0.1 --json",
    "forbear plan film/casablanca --trope kill_me_now:bob_was_wrong --json",
]
CHECKS = [
    "forbear check coin.story --plan story.txt --json",
    "forbear check coin.story --plan good.txt --json",
    "forbear check coin.story --plan cannot.txt --json",
]
GRAPHS = [
    "forbear plan coin.story --quiet --export out.json",
    "forbear plan coin.story --quiet --author-limit 3 --character-limit 3 --graph out.json",
    "forbear plan film/casablanca --goal she_comes_round --best 2 --quiet --export out.json",
    "forbear plan film/casablanca --goal she_comes_round --quiet --graph out.json",
]


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    folder = tmp_path_factory.mktemp("page")
    (folder / "good.txt").write_text("tell(Bea, Tom, Ann, Market)\nwalk(Tom, Home, Market)\nsteal(Tom, Ann)\n", "utf-8")
    (folder / "cannot.txt").write_text("steal(Tom, Ann)\n", "utf-8")
    return shell_beside(folder, PAGE)


@pytest.mark.parametrize("command", PLANS)
def test_a_plan_is_as_the_schema_says(shell: Shell, command: str) -> None:
    found = parsed(shell.run(command))
    assert faults(found, "forbear-plan-1") == []
    assert found["semantics"] == (SEMANTICS if found["model"] == "likely" else None)


def test_the_plans_that_are_tried_come_out_in_every_way(shell: Shell) -> None:
    """Else a part of the schema would never be looked at."""
    found = [parsed(shell.run(command)) for command in PLANS]
    assert {data["failure"]["kind"] for data in found if data["failure"]} >= {"unreachable", "unexplained", "unlikely"}
    assert any(data["best"] for data in found)
    assert any(data["limit"] for data in found)
    assert any(len(data["stories"]) > 1 and data["stories"][1].get("distance") for data in found)


@pytest.mark.parametrize("command", CHECKS)
def test_a_verdict_is_as_the_schema_says(shell: Shell, command: str) -> None:
    assert faults(parsed(shell.run(command)), "forbear-check-plan-1") == []


@pytest.mark.parametrize("command", GRAPHS)
def test_a_graph_is_as_the_schema_says(shell: Shell, command: str) -> None:
    shell.run(command)
    written = Path(shell.folder / "out.json").read_text(encoding="utf-8")
    found = parsed(written)
    assert faults(found, "forbear-graph-1") == []
    assert found["graph"].get("semantics") == (SEMANTICS if "film/" in command else None)
    assert {"n0"} <= {edge["source"] for edge in found["edges"]} <= {node["id"] for node in found["nodes"]}


@pytest.mark.parametrize("name", ["forbear-plan-1", "forbear-check-plan-1", "forbear-graph-1"])
def test_every_key_is_told_on_the_page(name: str) -> None:
    assert [key for key in SCHEMAS[name]["properties"] if f"`{key}`" not in PAGE] == []
    assert f"schemas/{name}.json" in PAGE


def test_a_wrong_plan_is_told_apart(shell: Shell) -> None:
    """The schema says something: a story without its utility, or a reason of nobody's, is none."""
    found = parsed(shell.run(PLANS[0]))
    del found["stories"][0]["utility"]
    assert faults(found, "forbear-plan-1")
    found = parsed(shell.run(PLANS[0]))
    del found["stories"][0]["steps"][0]["reasons"][0]["who"]
    assert faults(found, "forbear-plan-1")
