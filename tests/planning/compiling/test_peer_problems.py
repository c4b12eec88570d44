"""The peer's problem files, read in place: sizes after compilation against what it recorded, and its corner cases."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from forbear.errors import StoryError
from forbear.grounding.ground import ground
from forbear.language.problem import Problem
from forbear.language.values import UNKNOWN
from forbear.planning.compiling.compiled import CompiledTask, compiled

PEER = Path(__file__).resolve().parents[3] / ".." / "shared" / "peers" / "sabre"
RECORD = PEER / "cases" / "benchmarks-expected.json"
CASES = PEER / "cases" / "expected.json"
CRASHES = ("numeric_range_crash", "one_entity_crash", "shadowed_variable", "trigger_infinite", "unknown_utility")
"""Where the peer itself fails; these must work here (a trigger loop is found by whoever runs it)."""

pytestmark = pytest.mark.skipif(not RECORD.exists(), reason="the peer's record is not beside this project")


def recorded() -> dict[str, dict[str, int]]:
    if not RECORD.exists():
        return {}
    benchmarks: dict[str, dict[str, Any]] = json.loads(RECORD.read_text())["benchmarks"]
    return {each["problem"]: each["compiled"] for each in benchmarks.values()}


def cases() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(CASES.read_text())["cases"] if CASES.exists() else {}
    return found


@cache
def load(path: Path) -> Problem:
    loader = pytest.importorskip("forbear.language.loader")
    problem: Problem = loader.load_problem(path)
    return problem


def compile_case(name: str) -> CompiledTask:
    return compiled(ground(load(PEER / "cases" / f"{name}.txt")))


def initial(name: str) -> dict[str, object]:
    task = compile_case(name)
    return {task.name(number): value for number, value in enumerate(task.initial)}


@pytest.mark.parametrize("file", sorted(recorded()))
def test_compiled_sizes_are_the_recorded_ones(file: str) -> None:
    problem = load(PEER / "problems" / file)
    task = compiled(ground(problem))
    assert {
        "characters": len(task.task.characters),
        "entities": len(problem.entities),
        "fluents": len(task.fluents),
        "actions": len(task.actions),
        "triggers": len(task.triggers),
    } == recorded()[file]


@pytest.mark.parametrize(
    "name", sorted(name for name, case in cases().items() if not case["runs"][0].get("error") or name in CRASHES)
)
def test_corner_cases_compile(name: str) -> None:
    # The one action of constant_arithmetic needs 1 + 1 to be 3: it is gone here, and with it all that changes.
    assert bool(compile_case(name).actions) == (name != "constant_arithmetic")


def test_the_contradiction_the_peer_reports_is_reported() -> None:
    with pytest.raises(StoryError) as caught:
        compile_case("contradictory_effect")
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "E410"
    assert "at(A) becomes both P and Q" in diagnostic.message
    assert diagnostic.span is not None
    assert (diagnostic.span.line, diagnostic.source_line.strip()) == (9, "effect: at(a) = P & at(b) = Q;")


def test_initial_statements_have_the_order_of_the_file() -> None:
    # The case's own action tests these values, and the peer finds it possible at once.
    values = initial("initial_order")
    assert values["at(A)"] == "P"
    assert values["at(B)"] == "Q"
    assert values["n()"] == 2
    assert values["believes(A, at(B))"] == "P"
    assert values["believes(B, at(B))"] == "Q"
    assert values["believes(B, believes(A, at(B)))"] == "Q"
    assert values["believes(A, believes(B, at(B)))"] == "P"


def test_the_treasure_has_four_fluents() -> None:
    # sabre-semantics §2.6 names the count; what Hawkins thinks of Silver's belief never changes for any condition.
    task = compiled(ground(load(PEER / "problems" / "treasure.txt")))
    assert [task.name(number) for number in range(4)] == [
        "at(Hawkins)",
        "at(Silver)",
        "at(Treasure)",
        "believes(Silver, at(Treasure))",
    ]
    assert task.initial == ("Port", "Port", "Buried", UNKNOWN)
