"""Every kind of JSON has a schema, allows what later versions add, and what is printed is as it says."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

import forbear
from forbear.minds.semantics import SEMANTICS
from tests.cli.calling import forbear as called
from tests.docs.pages import ROOT
from tests.docs.schemas import SCHEMAS, faults, parsed

PRINTED = {
    "forbear-list-1": ["list", "--json"],
    "forbear-like-1": ["like", "film/casablanca", "--show", "2", "--json"],
    "forbear-turn-1": [
        "turn",
        "film/casablanca",
        "--into",
        "needed-alive",
        "--most",
        "1",
        "--limit-seconds",
        "5",
        "--json",
    ],
    "forbear-read-1": [
        "read",
        "film/casablanca",
        "--told",
        "offer(Rick, Ilsa), spare(Ilsa, Rick), ...",
        "--because",
        "conscience",
        "--draws",
        "2",
        "--json",
    ],
    "forbear-ask-1": ["ask", "film/casablanca", "Rick > Ilsa : good(Rick)", "--json"],
    "forbear-test-1": ["test", "film/casablanca", "--json"],
    "forbear-testset-1": ["testset", "--kind", "deception", "--order", "2", "--n", "1", "--scenes"],
    "forbear-knows-1": ["knows", "film/casablanca", "--json"],
    "forbear-diff-1": ["diff", "film/casablanca", "theatre/julius-caesar", "--json"],
    "forbear-recognise-1": ["recognise", "film/casablanca", "--json"],
}
ELSEWHERE = {
    "forbear-run-1",
    "forbear-plan-1",
    "forbear-check-plan-1",
    "forbear-graph-1",
    "forbear-play-1",
    "forbear-cast-1",
    "forbear-labels-1",
    "forbear-fit-1",
}
"""What other tests hold against its schema: test_json.py, test_plan_json.py, and below."""


def test_every_kind_is_tried() -> None:
    assert set(SCHEMAS) == {*PRINTED, *ELSEWHERE}


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_one_and_stands_on_a_page(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert f"schemas/{name}.json" in (ROOT / "docs" / "json.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_key_that_a_later_version_adds_is_passed_over(name: str) -> None:
    assert '"additionalProperties": false' not in json.dumps(SCHEMAS[name])


@pytest.mark.parametrize("name", PRINTED)
def test_what_is_printed_is_as_the_schema_says(name: str) -> None:
    found = parsed(called(*PRINTED[name]).out)
    assert faults(found, name) == []
    named = {part["semantics"] for part in (found if isinstance(found, list) else [found])}
    assert named - {None} == {SEMANTICS}, "which rules its numbers come of"


def test_a_verdict_that_is_tried_is_as_the_schema_says() -> None:
    found = parsed(called("recognise", "film/casablanca", "--held", "--json").out)
    assert faults(found, "forbear-recognise-1") == []
    assert found["held"]


def test_what_a_player_knows_is_as_the_schema_says() -> None:
    play = forbear.play(forbear.load("film/casablanca"), "Ilsa", seed=7)
    seen = [play.view()]
    while not play.is_over:
        play = play.choose(0)
        seen.append(play.view())
    assert [faults(json.loads(json.dumps(view)), "forbear-play-1") for view in seen] == [[]] * len(seen)
    assert len(seen) > 1 and seen[-1]["end"] is not None


def test_a_saved_cast_is_as_the_schema_says() -> None:
    cast = forbear.cast("film/casablanca")
    cast.happened("offer(Rick, Ilsa)", ("Ilsa",))
    cast.hears("Rick", "!good(Ilsa)")
    assert faults(json.loads(json.dumps(cast.save())), "forbear-cast-1") == []


def test_a_wrong_answer_is_told_apart() -> None:
    found = parsed(called("list", "--json").out)
    del found[0]["name"]
    assert faults(found, "forbear-list-1")
    found = parsed(called(*PRINTED["forbear-like-1"]).out)
    found["found"][0]["more"] = 1
    assert faults(found, "forbear-like-1")


def test_the_version_says_which_rules_the_numbers_come_of() -> None:
    assert f", semantics {SEMANTICS} (" in called("--version").out
