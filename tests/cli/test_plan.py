"""`forbear plan`: what a writer reads, what a program reads, and how it fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.calling import GAMBIT, forbear

THEFT = """
type place;
entity Tom : character; entity Ann : character;
entity Home : place; entity Market : place;
property at(c : character) : place;
property has(c : character) : boolean;
at(Tom) = Home; at(Ann) = Market; has(Ann);
action walk(c : character, to : place) {
	precondition: at(c) != to; effect: at(c) = to; consenting: c; observing(o : character): True;
};
action steal(c : character, from : character) {
	precondition: c != from & at(c) == at(from) & has(from); effect: has(c) & !has(from); consenting: c;
};
utility(): if(has(Tom)) 1 else 0;
utility(Tom): if(has(Tom)) 1 else 0;
utility(Ann): if(has(Ann)) 1 else 0;
"""


@pytest.fixture
def theft(tmp_path: Path) -> str:
    file = tmp_path / "theft.story"
    file.write_text(THEFT)
    return str(file)


def data(*arguments: str, code: int = 0) -> dict:
    called = forbear("plan", *arguments, "--json")
    assert called.code == code, called
    return json.loads(called.out)


def test_a_story_is_told_step_by_step(theft: str) -> None:
    called = forbear("plan", theft)
    assert called.code == 0
    lines = called.out.splitlines()
    assert [line for line in lines if line[:3].strip(" .").isdigit()] == [
        " 1. Tom: walk(Tom, Market)",
        " 2. Tom: steal(Tom, Ann)",
    ]
    assert max(map(len, lines)) <= 80


def test_quiet_is_one_line_with_the_actions(theft: str) -> None:
    assert forbear("plan", theft, "--quiet").out == "walk(Tom, Market) steal(Tom, Ann)\n"


def test_the_data_has_what_its_schema_promises(theft: str) -> None:
    found = data(theft)
    assert found["schema"] == "forbear-plan/1"
    assert (found["model"], found["failure"], found["limit"], found["interrupted"]) == ("explained", None, None, False)
    (story,) = found["stories"]
    assert [(step["by"], step["action"], step["arguments"]) for step in story["steps"]] == [
        (["Tom"], "walk", ["Tom", "Market"]),
        (["Tom"], "steal", ["Tom", "Ann"]),
    ]
    assert (story["length"], story["utility"]) == (2, 1)
    assert {"whose": "Ann", "before": 1, "after": 0} in story["worth"]


def test_a_formula_over_the_end_is_a_goal(theft: str) -> None:
    found = data(theft, "--goal", "has(Tom) & at(Ann) == Market")
    assert [step["action"] for step in found["stories"][0]["steps"]] == ["walk", "steal"]


def test_the_peers_short_forms_are_the_same_limits(theft: str) -> None:
    found = data(theft, "-atl", "7", "-ctl", "4", "-el", "1")
    assert {"author": 7, "character": 4, "depth": 1}.items() <= found["limits"].items()
    assert found == data(theft, "--author-limit", "7", "--character-limit", "4", "--depth", "1")


def test_the_reasons_are_told_beneath_the_steps(theft: str) -> None:
    out = forbear("plan", theft).out
    assert "Tom has in mind (1, against 0 as things stand):\n      - Tom: steal(Tom, Ann)" in out
    assert "Tom goes on with that plan, and is done." in out
    assert "goes on" not in forbear("plan", theft, "--full").out


def test_a_solution_is_read_back_by_check(theft: str, tmp_path: Path) -> None:
    (tmp_path / "found.txt").write_text(forbear("plan", theft, "--solution").out)
    assert forbear("check", theft, "--plan", str(tmp_path / "found.txt")).code == 0


def test_stories_and_all_that_can_come_about_are_written_as_graphs(theft: str, tmp_path: Path) -> None:
    """From home Tom walks to the market or steals at once if he is there; nobody else gains by any step: 3 places."""
    networkx = pytest.importorskip("networkx")
    files = [str(tmp_path / name) for name in ("story.json", "all.graphml")]
    called = forbear("plan", theft, "--quiet", "--export", files[0], "--graph", files[1])
    assert called.code == 0, called
    story = networkx.node_link_graph(json.loads(Path(files[0]).read_text()), edges="edges")
    assert [data["action"] for *_, data in story.edges(data=True)] == ["walk", "steal"]
    graph = networkx.read_graphml(files[1])
    assert {data["label"] for *_, data in graph.edges(data=True)} >= {"walk(Tom, Market)", "steal(Tom, Ann)"}
    assert any(data["is_goal"] for _, data in graph.nodes(data=True))
    assert graph.graph["complete"] is True


def test_a_graph_of_a_scene_has_the_odds_of_every_step(tmp_path: Path) -> None:
    networkx = pytest.importorskip("networkx")
    file = str(tmp_path / "gambit.json")
    assert forbear("plan", GAMBIT, "--goal", "alive(Bob)", "--quiet", "--graph", file).code == 0
    graph = networkx.node_link_graph(json.loads(Path(file).read_text()), edges="edges")
    for node, data in graph.nodes(data=True):
        odds = [edge["probability"] for *_, edge in graph.out_edges(node, data=True)]
        assert data["is_end"] == (not odds)
        assert not odds or sum(odds) == pytest.approx(1.0)


def test_a_graph_too_large_is_cut_and_says_so(tmp_path: Path, theft: str) -> None:
    file = str(tmp_path / "all.json")
    called = forbear("plan", theft, "--quiet", "--graph", file, "--limit-places", "2")
    assert called.code == 3
    assert "--limit-places" in called.err
    assert json.loads(Path(file).read_text())["graph"]["complete"] is False


def test_a_goal_already_reached_is_told(theft: str) -> None:
    called = forbear("plan", theft, "--goal", "has(Ann)")
    assert called.code == 2
    assert "already" in called.err


def test_a_scene_with_doubt_is_planned_by_likelihood() -> None:
    """Odds of offer, kill in straight_depth1 of the vectors."""
    recorded = json.loads((Path(GAMBIT).parent / "expected.json").read_text())["straight_depth1"]["stories"]
    odds = next(story["probability"] for story in recorded if "kill" in story["events"])
    found = data(GAMBIT, "--goal", "!alive(Bob)")
    assert found["model"] == "likely"
    assert found["stories"][0]["probability"] == pytest.approx(odds, abs=1e-9)


def test_no_story_is_an_answer_with_its_reason_and_a_code_of_its_own(theft: str) -> None:
    called = forbear("plan", GAMBIT, "--goal", "!alive(Bob)", "--at-least", "0.9")
    assert called.code == 1
    assert "90 %" in called.out
    assert "Alice" in called.out


def test_a_trope_is_a_goal() -> None:
    """Of the stories of Casablanca's scene one is played straight; in another Rick was wrong, and is struck at."""
    straight = data("film/casablanca", "--trope", "kill_me_now:played_straight")
    (story,) = straight["stories"]
    assert "spare" in [event["action"] for event in story["events"]]
    assert story["recognised"]["verdicts"][0]["variant"]["name"] == "played_straight"
    called = forbear("plan", "film/casablanca", "--trope", "Kill Me Now, or Forever Stay Your Hand: Bob was wrong")
    assert called.code == 0
    assert "Ilsa strikes at Rick" in called.out
    assert forbear("plan", "film/casablanca", "--trope", "kill_me_now:nosuch").code == 2
    assert forbear("plan", "film/casablanca", "--trope", "enemy_mine", "--quiet").code == 1


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (("--goal", "has(Tim)"), "Tom"),
        (("--trope", "kill_me_now"), "scenes"),
        (("--goal", "has(Tom) &"), "--goal"),
        (("--goal", "nosuch"), "nosuch"),
        (("--goal", ""), "--goal"),
        (("--goal", "has(Tom); entity X : character"), "';'"),
        (("--avoid", "stael"), "steal"),
        (("--avoid", "has(Tm)"), "Tom"),
        (("--cost", "walk"), "walk=3"),
        (("--cost", "wolk=3"), "walk"),
        (("--strategy", "nosuch"), "best-first"),
        (("--heuristic", "nosuch"), "hmax"),
        (("--at-least", "0.5"), "scenes"),
        (("--at-least", "1.5"), "1.5"),
        (("--all", "--best", "2"), "--best"),
        (("--author-limit", "0"), "0"),
    ],
)
def test_a_bad_request_gets_a_message_and_exit_code_two(theft: str, arguments: tuple[str, ...], wanted: str) -> None:
    called = forbear("plan", theft, *arguments)
    assert called.code == 2, called
    assert wanted in called.err + called.out
