"""`forbear run`: what a writer reads and what a program reads."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.calling import GAMBIT, forbear

CASABLANCA = "film/casablanca"


def data(*arguments: str) -> dict:
    called = forbear("run", *arguments, "--json", "--why", "none")
    assert called.code == 0, called.err
    return json.loads(called.out)


def weight(found: dict, path: list[str], fluent: str, value: object = True) -> float:
    rows = [b for b in found["beliefs"] if b["path"] == path and b["fluent"] == fluent and b["value"] == value]
    assert len(rows) == 1
    return rows[0]["weight"]


def test_the_report_is_readable_at_eighty_columns() -> None:
    called = forbear("run", CASABLANCA)
    assert called.code == 0
    assert called.out.strip()
    assert max(len(line) for line in called.out.splitlines()) <= 80


def test_the_report_has_no_colour_codes_where_nobody_would_see_them() -> None:
    assert "\x1b" not in forbear("run", CASABLANCA, "--why", "none").out


def test_the_data_has_what_its_schema_promises() -> None:
    """Figures: tests/vectors/expected.json, straight_depth1 (Alice gives good(Bob) 0.2 before, and 1 - 0.0... after)."""
    found = data(GAMBIT)
    assert found["schema"] == "forbear-run/1"
    assert sum(story["probability"] for story in found["stories"]) == pytest.approx(1.0)
    for story in found["stories"]:
        for event in story["events"]:
            assert {"by", "action", "arguments", "probability"} <= event.keys()
    assert weight(found, ["Alice"], "good(Bob)") == pytest.approx(0.2)
    assert weight(found, ["Alice"], "good(Bob)", False) == pytest.approx(0.8)
    assert weight(found, ["Alice", "Bob"], "mercy(Alice)") == pytest.approx(0.3)
    assert weight(found, ["Alice", "Alice"], "mercy(Alice)") == pytest.approx(0.15)
    assert weight(found, ["Bob"], "shield(Bob)") == 0.0


def test_what_if_changes_a_fact_a_belief_an_amount() -> None:
    """bob_wrong of the vectors: mercy(Alice) = False; the odds of offer, kill are those recorded there."""
    from pathlib import Path

    vectors = json.loads((Path(GAMBIT).parent / "expected.json").read_text(encoding="utf-8"))
    found = data(GAMBIT, "--set", "mercy(Alice) = False")
    recorded = {tuple(map(str, s["events"])): s["probability"] for s in vectors["bob_wrong"]["stories"]}
    killed = sum(p for events, p in recorded.items() if any("kill" in event for event in events))
    assert sum(
        s["probability"] for s in found["stories"] if any(e["action"] == "kill" for e in s["events"])
    ) == pytest.approx(killed, abs=1e-9)
    sure = data(GAMBIT, "--set", "openly believes(Alice, good(Bob) = True)")
    assert weight(sure, ["Alice"], "good(Bob)") == 1.0
    assert data(CASABLANCA, "--set", "likely = 0.9")["stories"] != data(CASABLANCA)["stories"]


def test_after_gives_the_beliefs_there_and_the_odds_from_there() -> None:
    from pathlib import Path

    vectors = json.loads((Path(GAMBIT).parent / "expected.json").read_text(encoding="utf-8"))
    recorded = next(
        row for row in vectors["in_full"]["beliefs"] if [str(e) for e in row["after"]] == ["offer", "spare"]
    )
    settings = ("reason standing(Bob): 5 * belief(Alice, good(Bob))", "reason grief(Alice): if(!alive(Bob)) 6 else 0")
    found = data(GAMBIT, *(word for text in settings for word in ("--set", text)), "--after", "offer, spare")
    assert weight(found, ["Alice"], "mercy(Alice)") == pytest.approx(recorded["belief"]["Alice: mercy"], abs=1e-9)
    assert weight(found, ["Alice", "Bob"], "mercy(Alice)") == pytest.approx(
        recorded["belief"]["Alice>Bob: mercy"], abs=1e-9
    )
    assert sum(story["probability"] for story in found["stories"]) == pytest.approx(1.0)
    assert [event["given"] for event in found["stories"][0]["events"]] == [True, True, False]


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others() -> None:
    one, other = (forbear("run", GAMBIT, "--sample", "40", "--seed", "7", "--why", "none").out for _ in range(2))
    assert one == other
    assert one != forbear("run", GAMBIT, "--sample", "40", "--seed", "8", "--why", "none").out


def test_quiet_answers_in_one_line() -> None:
    called = forbear("run", CASABLANCA, "--quiet")
    assert (called.code, called.out.count("\n")) == (0, 1)


def test_a_case_is_a_variant_of_the_scene() -> None:
    assert (
        forbear("run", CASABLANCA, "--case", "past_caring", "--quiet").out != forbear("run", CASABLANCA, "--quiet").out
    )


def test_depth_is_set_for_every_mind() -> None:
    """straight_depth2 of the vectors: Bob's value of the offer is 8.6397…"""
    found = data(GAMBIT, "--depth", "2")
    values = {option["action"]: option["value"] for option in found["options"]}
    assert values["offer"] == pytest.approx(8.63975518049155, abs=1e-9)


def test_why_names_what_the_choice_hangs_on() -> None:
    """In the vectors' gambit Alice spares Bob for her conscience: without the cost of the deed she would not."""
    called = forbear("run", GAMBIT, "--json")
    spared = next(why for why in json.loads(called.out)["why"] if why["step"] == 1)
    causes = [thing for influence in spared["because"] for thing in influence["without"]]
    assert {"kind": "cost", "action": "kill", "character": "Alice", "of_kind": None} in causes


def test_the_edge_lies_where_the_outcome_turns() -> None:
    """To go costs x and is worth 2: go is likelier than not while x < 2. The edge is at 2."""
    scene = (
        "entity A : character; property gone() : boolean; property toll() : number; toll() = 1;"
        "action go() { effect: gone(); consenting: A; cost(A): toll(); }; action stay() { consenting: A; };"
        "reason r(A): if(gone()) 2 else 0; turns: A; outcome away: gone();"
    )
    called = forbear("run", scene, "--edge", "toll() from 0 to 5", "--json", "--why", "none")
    (crossing,) = json.loads(called.out)["edge"]["crossings"]
    assert crossing["at"] == pytest.approx(2.0, abs=0.01)
    assert (crossing["below"], crossing["above"]) == (["away"], [])
    assert "Nowhere" in forbear("run", scene, "--edge", "toll() from 3 to 5", "--why", "none").out


@pytest.mark.parametrize(
    "asked",
    [("run", "--json", "--quiet"), ("read", "--json", "--quiet"), ("recognise", "--json", "--quiet"),
     ("plan", "--json", "--quiet"), ("plan", "--solution", "--json"), ("test", "--json", "--junit")],
)  # fmt: skip
def test_an_answer_is_asked_for_in_one_form(asked: tuple[str, ...]) -> None:
    called = forbear(asked[0], GAMBIT, *asked[1:])
    assert called.code == 2
    assert "ask for one of them" in called.err


def test_what_asks_for_nothing_is_refused() -> None:
    assert forbear("run", GAMBIT, "--set", " ").code == 2
    assert forbear("run", GAMBIT, "--edge", "mercy(Alice) from 3 to 1").code == 2


def test_the_line_says_where_the_story_was_cut_short() -> None:
    called = forbear("run", GAMBIT, "--quiet", "--limit-seconds", "0.001")
    assert called.code == 3
    assert "as if the story ended after" in called.out or "No story" in called.out


@pytest.mark.parametrize(("encoding", "bar"), [("latin-1", "####"), ("cp1252", "####"), ("utf-8", "████")])
def test_a_terminal_of_any_encoding_is_served(encoding: str, bar: str) -> None:
    command = [
        sys.executable,
        "-c",
        "from forbear.cli.main import main; main()",
        "run",
        GAMBIT,
        "--why",
        "none",
        "--full",
    ]
    environment = {**os.environ, "NO_COLOR": "1", "PYTHONIOENCODING": encoding}
    found = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert found.returncode == 0, found.stderr
    assert bar in found.stdout.decode(encoding)


def test_oddities_of_one_kind_are_told_once_and_counted(tmp_path: Path) -> None:
    """Three reasons carry a kind in a scene (W305): the first is shown, two are counted; check shows all three."""
    file = tmp_path / "own.story"
    reasons = "".join(f"reason r{n}(a : character) as gain: if(here(a)) 1 else 0;\n" for n in range(3))
    file.write_text(
        "entity Ann : character;\nproperty here(c : character) : boolean;\n"
        "action come(a : character) { precondition: !here(a); effect: here(a); consenting: a; };\n"
        f"{reasons}turns: Ann;\n",
        encoding="utf-8",
    )
    told = forbear("run", str(file), "--quiet")
    assert told.code == 0
    assert told.err.count("W305") == 1
    assert "and 2 more like it" in told.err
    assert forbear("check", str(file)).out.count("W305") + forbear("check", str(file)).err.count("W305") == 3
